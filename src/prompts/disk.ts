/** Finds the prompt files on disk and reads their bytes. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sayError } from '../lib/errors.ts'
import type { PromptSource } from './file-kind.ts'

/** A file as it is now: its text, or why it has none. */
export type DiskFile = PromptSource & { trouble: string | null }

export type Disk = {
  shop: DiskFile
  policies: DiskFile[]
  personas: DiskFile[]
  decide: DiskFile
  draft: DiskFile
}

/** Null when the directory is not there. */
export const readDisk = async (dir: string): Promise<Disk | null> => {
  const names = await list(dir)
  if (names === null) return null
  const [shop, policies, personas, decide, draft] = await Promise.all([
    names.includes('shop.md') ? read(dir, 'shop.md') : NO_SHOP_FILE,
    readFolder(dir, 'policies'),
    readFolder(dir, 'personas'),
    read(dir, 'system/decide.md'),
    read(dir, 'system/draft.md'),
  ])
  return { shop, policies, personas, decide, draft }
}

/** Hex SHA-256 of a file's bytes. */
export const hashOf = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex')

/** Every key of `shop.md` is optional, and so is the file. */
const NO_SHOP_FILE: DiskFile = { file: 'shop.md', text: '', hash: hashOf(''), trouble: null }

/** Null when there is no such folder. */
const list = async (folder: string) => {
  try {
    return await readdir(folder)
  } catch {
    return null
  }
}

const readFolder = async (dir: string, folder: string) => {
  const names = (await list(join(dir, folder))) ?? []
  const files = names.filter((name) => name.endsWith('.md') && !name.startsWith('.')).sort()
  return Promise.all(files.map((name) => read(dir, `${folder}/${name}`)))
}

const read = async (dir: string, file: string): Promise<DiskFile> => {
  try {
    const bytes = await readFile(join(dir, file))
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const trouble = text.trim() === '' ? 'is empty; write it, or delete the file' : null
    return { file, text, hash: hashOf(bytes), trouble }
  } catch (error) {
    const trouble = sayTrouble(error)
    return { file, text: '', hash: hashOf(trouble), trouble }
  }
}

const sayTrouble = (error: unknown) => {
  if (error instanceof TypeError) return 'is not UTF-8 text; save it as UTF-8'
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
    ? 'is missing; copy it from the prompts that come with Relance'
    : `cannot be read: ${sayError(error)}`
}
