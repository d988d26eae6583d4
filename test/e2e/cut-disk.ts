/** A disk that keeps only what was synced: plays recorded calls, and shows what a power cut would leave of the files. */
import { basename, dirname } from 'node:path'
import type { Random } from '../../src/lib/random.ts'
import type { Call } from './system-calls.ts'

type Change = { kind: 'write'; at: number; data: Buffer } | { kind: 'truncate'; size: number }
/** One file, whatever its name: what is on the disk, and what waits to be. */
type File = { synced: Buffer; waiting: Change[]; end: number }
/** Which file bears which name. */
type Folder = Map<string, File>

export type Image = Map<string, Buffer>

export type CutDisk = {
  play: (call: Call) => void
  /** Whether this call makes something durable. */
  isSyncPoint: (call: Call) => boolean
  /** Only what was synced. */
  strict: () => Image
  /** What was synced, some of what was not, in any order, and the last of it torn. */
  lucky: (random: Random) => Image
}

const SECTOR = 512

/** Of the files of one folder. */
export const createCutDisk = (folder: string): CutDisk => {
  let durable: Folder = new Map()
  /** The folder after each change of names since it was synced, oldest first; the last is the present. */
  let names: Folder[] = [durable]
  const present = () => names.at(-1) ?? durable
  const isHere = (path: string) => dirname(path) === folder
  const rename = (change: (next: Folder) => void) => {
    const next = new Map(present())
    change(next)
    names.push(next)
  }
  const change = (path: string, make: (file: File) => Change) => {
    const file = present().get(basename(path))
    if (file === undefined) throw new Error(`${path} was written before it was made`)
    const made = make(file)
    file.waiting.push(made)
    if (made.kind === 'write') file.end = made.at + made.data.length
  }
  const playHere = (call: Exclude<Call, { kind: 'send' }>) => {
    const name = basename(call.path)
    switch (call.kind) {
      case 'open':
        if (call.creates && !present().has(name)) rename((next) => next.set(name, emptyFile()))
        if (call.truncates) change(call.path, () => ({ kind: 'truncate', size: 0 }))
        return
      case 'write':
        return change(call.path, ({ end }) => ({ ...call, kind: 'write', at: call.at ?? end }))
      case 'truncate':
        return change(call.path, () => ({ kind: 'truncate', size: call.size }))
      case 'unlink':
        return rename((next) => next.delete(name))
      case 'rename':
        return rename((next) => {
          const file = next.get(name)
          next.delete(name)
          if (file !== undefined) next.set(basename(call.to), file)
        })
      case 'sync':
        return settle(present().get(name))
    }
  }
  return {
    play: (call) => {
      if (call.kind === 'send') return
      if (call.kind === 'sync' && call.path === folder) {
        durable = present()
        names = [durable]
      } else if (isHere(call.path)) playHere(call)
    },
    isSyncPoint: (call) => call.kind === 'sync' && (call.path === folder || isHere(call.path)),
    strict: () => imageOf(durable, ({ synced }) => synced),
    lucky: (random) =>
      imageOf(names[random.between(0, names.length - 1)] ?? durable, (file) =>
        withSome(file, random),
      ),
  }
}

const emptyFile = (): File => ({ synced: Buffer.alloc(0), waiting: [], end: 0 })

const settle = (file: File | undefined) => {
  if (file === undefined) return
  file.synced = file.waiting.reduce(apply, file.synced)
  file.waiting = []
}

const imageOf = (folder: Folder, show: (file: File) => Buffer): Image =>
  new Map([...folder].map(([name, file]) => [name, show(file)]))

const withSome = ({ synced, waiting }: File, random: Random): Buffer => {
  const some = waiting.filter(() => random.next() < 0.5)
  return some.reduce(
    (content, made, place) => apply(content, place === some.length - 1 ? torn(made, random) : made),
    synced,
  )
}

/** Only its first sectors arrived. */
const torn = (made: Change, random: Random): Change => {
  if (made.kind === 'truncate') return made
  const sectors = Math.ceil(made.data.length / SECTOR)
  return { ...made, data: made.data.subarray(0, random.between(0, sectors) * SECTOR) }
}

const apply = (content: Buffer, made: Change): Buffer => {
  if (made.kind === 'truncate')
    return made.size <= content.length
      ? content.subarray(0, made.size)
      : Buffer.concat([content, Buffer.alloc(made.size - content.length)])
  const length = Math.max(content.length, made.at + made.data.length)
  const next = Buffer.alloc(length)
  content.copy(next)
  made.data.copy(next, made.at)
  return next
}
