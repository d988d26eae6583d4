/** What only shows when all prompt files are read together. */
import type { Policy, Shop, Step } from '../domain/policy.ts'
import type { PromptProblem } from '../domain/ports.ts'
import { DAY } from '../lib/clock.ts'
import { sayDuration } from '../lib/duration.ts'
import type { GoodFile } from './file-kind.ts'
import { didYouMean } from './nearest.ts'
import { sayList } from './values.ts'

/** Mistakes that keep the files from being used together. `personaKeys`: all that may be asked for. */
export const findConflicts = (
  policies: GoodFile<Policy>[],
  personaKeys: string[],
): PromptProblem[] => [
  ...policies.flatMap((policy) => findPersonaMistake(policy, personaKeys)),
  ...policies.flatMap((policy, index) =>
    policies.slice(0, index).flatMap((earlier) => findTie(policy, earlier)),
  ),
]

/** Later steps that have to wait for `contact_gap` anyway. */
export const findShortSteps = (policies: GoodFile<Policy>[], shop: Shop): PromptProblem[] =>
  policies.flatMap(({ file, value, lineOf }) =>
    value.steps.flatMap((step, index) =>
      index === 0 || atLeast(step) >= shop.contactGap
        ? []
        : {
            file,
            line: lineOf(['steps', index, 'after']),
            message: `step ${index + 1} is due after ${step.afterText}, but contact_gap lets it leave after ${sayDuration(shop.contactGap)} only; make "after" at least as long`,
          },
    ),
  )

const findPersonaMistake = (
  { file, value: { persona }, lineOf }: GoodFile<Policy>,
  known: string[],
): PromptProblem[] => {
  const problem = (message: string, ...key: string[]) => [
    { file, line: lineOf(['persona', ...key]), message },
  ]
  if (known.length === 0) return []
  if (persona !== null)
    return (
      typeof persona === 'string' ? [['', persona] as const] : Object.entries(persona)
    ).flatMap(([key, name]) =>
      known.includes(name)
        ? []
        : problem(
            `"persona" is "${name}", but there is no file personas/${name}.md${didYouMean(name, known)}`,
            key,
          ),
    )
  return known.length === 1 || known.includes('default')
    ? []
    : problem(
        `names no persona and none is called "default"; add "persona: ${known[0]}" (there are ${sayList(known)})`,
      )
}

const findTie = (later: GoodFile<Policy>, earlier: GoodFile<Policy>): PromptProblem[] => {
  const { priority } = later.value
  if (priority !== earlier.value.priority || !canMeet(later.value, earlier.value)) return []
  const other = `${earlier.file}:${earlier.lineOf(['priority'])}`
  const message = `priority ${priority} is also that of ${other}, and both can match one ticket; give one of them another "priority"`
  return [{ file: later.file, line: later.lineOf(['priority']), message }]
}

/** A ticket has one channel, one team, one order it is about, and its customer's last message one language. */
const canMeet = ({ match: a }: Policy, { match: b }: Policy) =>
  (['channel', 'language', 'team', 'order'] as const).every((key) => share(a[key], b[key]))

const share = (a: string[] | undefined, b: string[] | undefined) => {
  if (a === undefined || b === undefined) return true
  const names = new Set(a.map((name) => name.toLowerCase()))
  return b.some((name) => names.has(name.toLowerCase()))
}

/** Business days last at least as long as days. */
const atLeast = ({ after }: Step) => (after.kind === 'duration' ? after.ms : after.days * DAY)
