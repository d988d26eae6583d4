/** Records what a process asks of the system: its writes, syncs and sends, in their order. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

export type Call =
  | { kind: 'open'; path: string; creates: boolean; truncates: boolean }
  /** `at` null: where the last one ended. */
  | { kind: 'write'; path: string; at: number | null; data: Buffer }
  | { kind: 'truncate'; path: string; size: number }
  | { kind: 'unlink'; path: string }
  | { kind: 'rename'; path: string; to: string }
  | { kind: 'sync'; path: string }
  /** Bytes that left over the network. */
  | { kind: 'send'; data: Buffer }

const TRACED = [
  'open,openat,creat,write,writev,pwrite64,pwritev,pwritev2,sendto,sendmsg,fsync,fdatasync,sync_file_range',
  'ftruncate,truncate,fallocate,unlink,unlinkat,rename,renameat,renameat2',
].join(',')

/** What stands before the command. Throws when this machine cannot record. */
export const recorder = (file: string): string[] => {
  const found = spawnSync('strace', ['--version'], { encoding: 'utf8' })
  if (found.status !== 0)
    throw new Error('strace is missing, and without it no power can be cut: apt-get install strace')
  // -xx: every byte as it is; -yy: of which file or connection.
  return ['strace', '-f', '--seccomp-bpf', '-yy', '-xx', '-s', '10000000', '-o', file].concat([
    '-e',
    `trace=${TRACED}`,
  ])
}

export const readCalls = (file: string): Call[] => {
  const begun = new Map<string, string>()
  return readFileSync(file, 'latin1')
    .split('\n')
    .flatMap((line) => {
      const whole = complete(line, begun)
      return whole === null ? [] : (toCall(whole) ?? [])
    })
}

/** A call that another thread's interrupted stands on two lines; it counts when it ended. */
const complete = (line: string, begun: Map<string, string>): string | null => {
  const [, thread = '', said = ''] = /^(\d+) +(.*)$/s.exec(line) ?? []
  const isBegun = said.endsWith(' <unfinished ...>')
  if (isBegun) {
    begun.set(thread, said.slice(0, -' <unfinished ...>'.length))
    return null
  }
  const [, rest] = /^<\.\.\. \w+ resumed>(.*)$/s.exec(said) ?? []
  return rest === undefined ? said : `${begun.get(thread) ?? ''}${rest}`
}

const toCall = (said: string): Call | null => {
  const [, name = '', args = '', result = ''] = /^(\w+)\((.*)\)\s+= (-?\w+)/s.exec(said) ?? []
  if (name === '' || result.startsWith('-')) return null
  const strings = [...args.matchAll(/"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?/g)]
  if (strings.some(([, , cut]) => cut !== undefined)) throw new Error('strace cut a string off')
  const bytes = strings.map(([, hex = '']) => Buffer.from(hex.replaceAll('\\x', ''), 'hex'))
  const [path = '', to = ''] = bytes.map((text) => text.toString())
  const handle = /^\d+<([^>]*)>/.exec(args)?.[1] ?? ''
  const numbers = args.split(', ').map((part) => Number(part))
  if (/^(open|openat|creat)$/.test(name))
    return {
      kind: 'open',
      path,
      creates: /O_CREAT/.test(args) || name === 'creat',
      truncates: /O_TRUNC/.test(args) || name === 'creat',
    }
  if (/^unlink/.test(name)) return { kind: 'unlink', path }
  if (/^rename/.test(name)) return { kind: 'rename', path, to }
  const data = Buffer.concat(bytes).subarray(0, Number(result) || 0)
  if (/^(TCP|TCPv6|UNIX):/.test(handle)) return { kind: 'send', data }
  const file = fileOf(handle)
  return file === null ? null : toFileCall(name, file, data, numbers)
}

const fileOf = (handle: string) =>
  handle.startsWith('\\x') ? Buffer.from(handle.replaceAll('\\x', ''), 'hex').toString() : null

const toFileCall = (name: string, path: string, data: Buffer, numbers: number[]): Call | null => {
  switch (name) {
    case 'write':
    case 'writev':
      return { kind: 'write', path, at: null, data }
    case 'pwrite64':
      return { kind: 'write', path, at: numbers.at(-1) ?? 0, data }
    case 'ftruncate':
      return { kind: 'truncate', path, size: numbers.at(-1) ?? 0 }
    case 'fsync':
    case 'fdatasync':
      return { kind: 'sync', path }
    default:
      return null
  }
}
