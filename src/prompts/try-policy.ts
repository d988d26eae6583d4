/** Makes a prompt set in which another policy is tried out: one by its name, one in a file, or one plain sentence. */
import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { byPriority, type Policy, type Step } from '../domain/policy.ts'
import type { PromptSet } from '../domain/ports.ts'
import { DAY, HOUR } from '../lib/clock.ts'
import { ConfigError, PromptError } from '../lib/errors.ts'
import { sha256 } from '../lib/hash.ts'
import { findConflicts } from './across.ts'
import { readFile } from './file-kind.ts'
import { sayProblem } from './mistakes.ts'
import { didYouMean } from './nearest.ts'
import { policyFile } from './policy-file.ts'

/** Throws `ConfigError` or `PromptError` when there is no such policy or its file is broken. */
export const tryPolicy = (
  set: PromptSet,
  wanted: string,
  { mayReadFiles }: { mayReadFiles: boolean },
): PromptSet => {
  const known = set.policies.find(({ name }) => name === wanted)
  if (known !== undefined) return { ...set, policies: [known] }
  if (mayReadFiles && existsSync(wanted)) return withFile(set, wanted)
  if (/\s/.test(wanted.trim())) return { ...set, policies: [ofSentence(set, wanted.trim())] }
  const names = set.policies.map(({ name }) => name)
  throw new ConfigError([
    `--policy: "${wanted}" is neither a policy nor a file${didYouMean(wanted, names)}; write one of ${names.join(', ')}, the path of a policy file, or a sentence in quotes`,
  ])
}

/** Beside the others; in the place of the one that has its name. */
const withFile = (set: PromptSet, path: string): PromptSet => {
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '')
  const file = `policies/${basename(path)}`
  const reading = readFile(policyFile, { file, text, hash: sha256(text) })
  if (reading.kind === 'broken')
    throw new PromptError(reading.problems.map((problem) => sayProblem({ ...problem, file: path })))
  const { good } = reading
  const others = set.policies.filter(({ name }) => name !== good.value.name)
  const conflicts = findConflicts(
    [...others.map(asGood), { ...good, file: path }],
    set.personas.map(({ key }) => key),
  )
  if (conflicts.length > 0) throw new PromptError(conflicts.map(sayProblem))
  return { ...set, policies: [...others, good.value].sort(byPriority) }
}

const asGood = (value: Policy) => ({
  file: `policies/${value.name}.md`,
  value,
  lineOf: () => 1,
  warnings: [],
})

/** It stands alone: for every conversation, with the sentence as the only guidance and its own time where it names one. */
const ofSentence = ({ policies }: PromptSet, sentence: string): Policy => {
  const [like] = policies
  const steps = [stepOf(sentence)]
  return {
    name: 'sentence',
    priority: 0,
    match: {},
    about: null,
    followUpOn: ['asked'],
    steps,
    mode: 'approval',
    persona: policies.at(-1)?.persona ?? like?.persona ?? null,
    minConfidence: 0.8,
    sendBetween: { kind: 'team_hours' },
    wording: 'free',
    expires: 14 * DAY,
    closeAfter: null,
    tag: null,
    guidance: sentence,
    hash: sha256(sentence),
    reachHash: sha256(JSON.stringify(steps)),
  }
}

/** "after 2 days", "after 36 hours", "after 4 business days"; else three business days. */
const stepOf = (sentence: string): Step => {
  const found = /\bafter\s+(\d{1,3})\s+(business\s+days?|days?|hours?)\b/i.exec(sentence)
  const [, count = '3', unit = 'business days'] = found ?? []
  const rest = { goal: null, mode: null, afterText: `${count} ${unit.toLowerCase()}` }
  if (/^business/i.test(unit))
    return { ...rest, after: { kind: 'business_days', days: Number(count) } }
  const ms = Number(count) * (/^hour/i.test(unit) ? HOUR : DAY)
  return { ...rest, after: { kind: 'duration', ms } }
}
