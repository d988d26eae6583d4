/** Reads, checks and writes single prompt files: a save is whole or not at all, and never over what somebody else wrote. */
import { randomUUID } from 'node:crypto'
import {
  link,
  mkdir,
  open,
  readFile as readBytes,
  realpath,
  rename,
  rm,
  stat,
} from 'node:fs/promises'
import { dirname, join } from 'node:path'
import {
  fileOf,
  isPromptName,
  type PromptCheck,
  type PromptDisk,
  type PromptName,
  type PromptText,
  type PromptWriting,
  type StartedFrom,
} from '../domain/prompt-editing.ts'
import { sayError } from '../lib/errors.ts'
import { checkText } from './check-text.ts'
import { hashOf, readDisk } from './disk.ts'
import { nameOf } from './file-kind.ts'

/** `dir`: `PROMPTS_DIR`. Names that are none throw: whoever asks has looked at them. */
export const createPromptDisk = ({ dir }: { dir: string }): PromptDisk => {
  const read = async (name: PromptName): Promise<PromptText | null> => {
    const file = safeFileOf(name)
    try {
      const bytes = await readBytes(join(dir, file))
      return { file, text: new TextDecoder().decode(bytes), hash: hashOf(bytes) }
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }

  const writeNow = async (
    name: PromptName,
    text: string,
    from: StartedFrom,
    keep: (before: PromptText) => Promise<void>,
  ): Promise<PromptWriting> => {
    const before = await read(name)
    if (from !== 'anything' && from !== (before?.hash ?? null))
      return { kind: 'changed', now: before }
    if (before !== null) await keep(before)
    const bytes = Buffer.from(asWritten(text, before), 'utf8')
    const path = join(dir, safeFileOf(name))
    try {
      if (!(await replace(path, bytes, before?.hash ?? null)))
        return { kind: 'changed', now: await read(name) }
    } catch (error) {
      return { kind: 'unwritable', why: sayError(error) }
    }
    return { kind: 'written', before, now: await written(name, bytes) }
  }

  let last: Promise<unknown> = Promise.resolve()
  return {
    list: () => list(dir),
    read,
    check: async (name, text): Promise<PromptCheck> =>
      checkText(await readDisk(dir), { file: safeFileOf(name), text, hash: hashOf(text) }),
    // One after the other: two people who started from the same text must not both be first.
    write: (...what) => {
      const mine = last.then(() => writeNow(...what))
      last = mine.catch(() => {})
      return mine
    },
  }
}

const safeFileOf = (name: PromptName) => {
  if (!isPromptName(name.name)) throw new Error(`"${name.name}" is no name of a prompt file`)
  return fileOf(name)
}

const list = async (dir: string): Promise<PromptName[]> => {
  const disk = await readDisk(dir)
  const named = (kind: 'personas' | 'policies') =>
    (disk?.[kind] ?? []).map(({ file }) => ({ kind, name: nameOf(file) }))
  const all = [...named('personas'), ...named('policies'), { kind: 'shop', name: 'shop' } as const]
  return all.filter(({ name }) => isPromptName(name))
}

/** Browsers send CRLF; the file keeps the line ends it has, and ends with one. */
const asWritten = (text: string, before: PromptText | null) => {
  const plain = text.replace(/\r\n?/g, '\n').replace(/\n*$/, '\n')
  return before?.text.includes('\r\n') === true ? plain.replaceAll('\n', '\r\n') : plain
}

const written = async (name: PromptName, bytes: Buffer): Promise<PromptText> => ({
  file: fileOf(name),
  text: bytes.toString('utf8'),
  hash: hashOf(bytes),
})

/**
 * A file beside it takes its place in one step, so that readers see the old text or the new one. Where the path is a
 * link, the file it leads to is replaced. False: it is no longer the file it was.
 */
const replace = async (path: string, bytes: Buffer, expected: string | null): Promise<boolean> => {
  await mkdir(dirname(path), { recursive: true })
  const target = expected === null ? path : await realpath(path)
  const fresh = join(dirname(target), `.${randomUUID()}.tmp`)
  try {
    await writeThrough(fresh, bytes, expected === null ? 0o644 : (await stat(target)).mode)
    if (expected === null) return await takeFree(fresh, target)
    if (hashOf(await readBytes(target)) !== expected) return false
    await rename(fresh, target)
    return true
  } finally {
    await rm(fresh, { force: true })
  }
}

/** Fails where somebody was quicker, which a rename does not. */
const takeFree = async (fresh: string, target: string) => {
  try {
    await link(fresh, target)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

const writeThrough = async (path: string, bytes: Buffer, mode: number) => {
  const file = await open(path, 'wx', mode & 0o777)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

const isMissing = (error: unknown) =>
  error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR'].includes(String(error.code))
