/** Says what a text would be as a prompt file, beside the other files as they are on disk. */
import type { Persona, Policy, Shop } from '../domain/policy.ts'
import type { PromptProblem } from '../domain/ports.ts'
import type { PromptCheck } from '../domain/prompt-editing.ts'
import { findConflicts, findShortSteps } from './across.ts'
import type { Disk } from './disk.ts'
import {
  type FileReading,
  type GoodFile,
  nameOf,
  type PromptSource,
  readFile,
} from './file-kind.ts'
import { personaFile } from './persona-file.ts'
import { policyFile } from './policy-file.ts'
import { shopFile } from './shop-file.ts'

/** `disk` null: there are no files yet. Only mistakes this text brings count: what is broken elsewhere is not its fault. */
export const checkText = (disk: Disk | null, source: PromptSource): PromptCheck => {
  const { file, text } = source
  if (text.trim() === '') return broken([{ file, line: 1, message: 'is empty; write it' }])
  const withoutMark = { ...source, text: text.replace(/^\uFEFF/, '') }
  const reading = readAs(withoutMark)
  if (reading.kind === 'broken') return broken(reading.problems)
  const { good } = reading
  const before = policiesOn(disk)
  const after = withOwn(before, good)
  const keys = (disk?.personas ?? []).map(({ file }) => nameOf(file))
  const known = new Set(findConflicts(before, keys).map(sayWhat))
  const brought = findConflicts(after, withOwnKey(keys, good)).filter(
    (problem) => !known.has(sayWhat(problem)),
  )
  if (brought.length > 0) return broken(brought)
  return {
    kind: 'good',
    value: good.value,
    warnings: [
      ...good.warnings,
      ...shortStepsOf(disk, reading, after).filter((one) => one.file === file),
    ],
  }
}

type Read = { kind: 'good'; good: GoodFile<Persona | Policy | Shop> }

const broken = (problems: PromptProblem[]): PromptCheck => ({ kind: 'broken', problems })

const readAs = (source: PromptSource): FileReading<Persona | Policy | Shop> => {
  if (source.file === 'shop.md') return readFile(shopFile, source)
  return source.file.startsWith('personas/')
    ? readFile(personaFile, source)
    : readFile(policyFile, source)
}

/** Lines move while one types: a mistake is known again by its file and words. */
const sayWhat = ({ file, message }: PromptProblem) =>
  `${file} ${message.replace(/(\.md):\d+/g, '$1')}`

const policiesOn = (disk: Disk | null): GoodFile<Policy>[] =>
  (disk?.policies ?? [])
    .filter(({ trouble }) => trouble === null)
    .map((source) => readFile(policyFile, source))
    .flatMap((reading) => (reading.kind === 'good' ? [reading.good] : []))

/** It takes the place of its file. */
const withOwn = (policies: GoodFile<Policy>[], own: Read['good']): GoodFile<Policy>[] =>
  own.file.startsWith('policies/')
    ? // What was read as a policy is one.
      [...policies.filter(({ file }) => file !== own.file), own as GoodFile<Policy>]
    : policies

const withOwnKey = (keys: string[], { file }: Read['good']): string[] =>
  file.startsWith('personas/') && !keys.includes(nameOf(file)) ? [...keys, nameOf(file)] : keys

const shortStepsOf = (disk: Disk | null, own: Read, policies: GoodFile<Policy>[]) => {
  const shop =
    own.good.file === 'shop.md'
      ? own
      : readFile(shopFile, disk?.shop ?? { file: 'shop.md', text: '', hash: '' })
  // The shop of another reading is of that kind by its file name.
  return shop.kind === 'good' ? findShortSteps(policies, shop.good.value as Shop) : []
}
