/** A prompts directory of its own for each test, good as it stands, with the files the test is about. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach } from 'vitest'
import { createPromptFiles } from '../../src/prompts/files.ts'

/** Path below the directory → text; null: no such file. */
export type Files = Record<string, string | Buffer | null>

export const SIMPLE: Files = {
  'policies/plain.md': '---\nsteps: [{ after: 48h }]\n---\nAsk for what is missing.\n',
  'personas/lea.md': '---\nname: Léa\n---\nCourte et gentille.\n',
  'system/decide.md': 'Judge.\n',
  'system/draft.md': 'Write.\n',
}

const made: string[] = []

afterEach(() => {
  for (const dir of made.splice(0)) rmSync(dir, { recursive: true, force: true })
})

export const change = (dir: string, files: Files) => {
  for (const [file, text] of Object.entries(files)) {
    const path = join(dir, file)
    mkdirSync(dirname(path), { recursive: true })
    if (text === null) rmSync(path, { force: true })
    else writeFileSync(path, text)
  }
}

export const folder = (files: Files = {}) => {
  const dir = mkdtempSync(join(tmpdir(), 'relance-prompts-'))
  made.push(dir)
  change(dir, { ...SIMPLE, ...files })
  return dir
}

export const load = (files: Files = {}) => createPromptFiles({ dir: folder(files) }).load()

/** The lines of the error with which the first reading ends. */
export const mistakes = async (files: Files): Promise<string[]> => {
  const error = await load(files).then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof Error) || !('lines' in error)) throw new Error('nothing was refused')
  return error.lines as string[]
}

/** A file with these keys and a few words below them. */
export const keysOnly = (yaml: string) => `---\n${yaml}\n---\nWords.\n`
