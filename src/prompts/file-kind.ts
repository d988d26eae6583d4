/** What every kind of prompt file has in common: keys that are checked, words below, a hash. */
import type { z } from 'zod'
import type { PromptProblem } from '../domain/ports.ts'
import { type FrontMatter, type KeyPath, readFrontMatter } from './front-matter.ts'
import { explainIssues, sayPath } from './mistakes.ts'

export type PromptSource = {
  /** Path below the prompts directory: `policies/vip.md`. */
  file: string
  /** Without byte order mark. */
  text: string
  /** sha256 of the file's bytes. */
  hash: string
}

export type GoodFile<T> = {
  file: string
  value: T
  lineOf: FrontMatter['lineOf']
  warnings: PromptProblem[]
}

export type FileReading<T> =
  | { kind: 'good'; good: GoodFile<T> }
  | { kind: 'broken'; problems: PromptProblem[] }

export type FileKind<Keys, T> = {
  schema: z.ZodType<Keys>
  build: (keys: Keys, source: PromptSource, body: string) => T
  /** Keys that are set to something else than their default, but do nothing yet. */
  sleeping: (keys: Keys) => KeyPath[]
}

export const readFile = <Keys, T>(
  { schema, build, sleeping }: FileKind<Keys, T>,
  source: PromptSource,
): FileReading<T> => {
  const { file } = source
  const reading = readFrontMatter(file, source.text)
  if (reading.kind === 'unreadable') return { kind: 'broken', problems: reading.problems }
  const { front, problems } = reading
  const parsed = schema.safeParse(front.keys)
  if (!parsed.success) {
    const mistakes = explainIssues(file, front, parsed.error.issues)
    return { kind: 'broken', problems: [...problems, ...mistakes] }
  }
  if (problems.length > 0) return { kind: 'broken', problems }
  const warnings = sleeping(parsed.data).map((path) => ({
    file,
    line: front.lineOf(path),
    message: `"${sayPath(path)}" is read but does nothing yet`,
  }))
  const value = build(parsed.data, source, front.body)
  return { kind: 'good', good: { file, value, lineOf: front.lineOf, warnings } }
}

/** `policies/vip.md` → `vip`. */
export const nameOf = (file: string) => file.replace(/^.*\//, '').replace(/\.md$/, '')
