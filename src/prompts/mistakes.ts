/** Turns what is wrong in a prompt file into lines a person can act on: file, line, what, and what to write. */
import type { z } from 'zod'
import type { PromptProblem } from '../domain/ports.ts'
import type { FrontMatter, KeyPath } from './front-matter.ts'
import { didYouMean } from './nearest.ts'

/** `policies/vip.md:4: unknown key "stpes"; did you mean "steps"?` */
export const sayProblem = ({ file, line, message }: PromptProblem) => `${file}:${line}: ${message}`

/** One problem per mistake; several unknown keys are several mistakes. */
export const explainIssues = (
  file: string,
  front: FrontMatter,
  issues: z.core.$ZodIssue[],
): PromptProblem[] =>
  issues
    .flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => ({
            file,
            line: front.lineOf([...issue.path, key]),
            message: sayUnknownKey(key, issue.path, issue.message.split(', ')),
          }))
        : [{ file, line: front.lineOf(issue.path), message: sayIssue(front, issue) }],
    )
    .sort((a, b) => a.line - b.line)

/** `match.order`, `steps[2].after`: list items are counted from 1. */
export const sayPath = (path: KeyPath) =>
  path
    .map((part) => (typeof part === 'number' ? `[${part + 1}]` : `.${String(part)}`))
    .join('')
    .slice(1)

const sayUnknownKey = (key: string, path: KeyPath, known: string[]) => {
  const place = path.length === 0 ? '' : ` in "${sayPath(path)}"`
  const hint = didYouMean(key, known) || `; known here: ${known.join(', ')}`
  return `unknown key "${key}"${place}${hint}`
}

const sayIssue = ({ keys }: FrontMatter, { path, message }: z.core.$ZodIssue) =>
  valueAt(keys, path) === null
    ? `"${sayPath(path)}" has no value; write one or remove the line`
    : `"${sayPath(path)}" ${message}`

const valueAt = (keys: unknown, path: KeyPath): unknown =>
  path.reduce<unknown>(
    (value, part) =>
      typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined,
    keys,
  )
