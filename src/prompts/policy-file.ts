/** Reads `policies/NAME.md`: when a follow-up is allowed. */
import { z } from 'zod'
import type { Match, Policy, Step } from '../domain/policy.ts'
import { DAY } from '../lib/clock.ts'
import { sha256 } from '../lib/hash.ts'
import { type FileKind, nameOf } from './file-kind.ts'
import {
  anyOf,
  duration,
  durationOrNever,
  keys,
  language,
  mode,
  must,
  oneOf,
  sendWindow,
  spent,
  stepTime,
  text,
  worded,
} from './values.ts'

const words = anyOf(text)

const ORDER_STATES = [
  'unfulfilled',
  'partial',
  'fulfilled',
  'cancelled',
  'refunded',
  'none',
] as const

const matchKeys: z.ZodType<Match> = z.lazy(() =>
  keys({
    channel: words.optional(),
    tags: words.optional(),
    customer_tags: words.optional(),
    order: anyOf(oneOf(ORDER_STATES)).optional(),
    language: anyOf(language).optional(),
    team: words.optional(),
    store: words.optional(),
    field: z.record(z.string(), words, must('fields with their values')).optional(),
    spent: spent.optional(),
    any: z
      .array(matchKeys, must('a list of conditions such as [{ tags: [a] }, { tags: [b] }]'))
      .min(1, { error: 'is an empty list; name at least one condition or remove the line' })
      .optional(),
    not: matchKeys.optional(),
  }).transform(({ customer_tags, ...rest }) =>
    given<Match>({ ...rest, customerTags: customer_tags }),
  ),
)

/** A condition that was not written is absent, not undefined. */
const given = <T extends object>(all: { [Key in keyof T]: T[Key] | undefined }): T =>
  // What is left is T: only undefined values were dropped, and T's keys are all optional.
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as T

const stepKeys = keys({ after: stepTime, goal: text.optional(), mode: mode.optional() })

const STEPS = 'a list of at most five steps such as - { after: 3 business days }'

const policyKeys = keys({
  priority: z.int(must('a whole number')).default(0),
  match: matchKeys.default({}),
  about: text.optional(),
  follow_up_on: anyOf(oneOf(['asked', 'offer', 'fix'])).default(['asked']),
  steps: z
    .array(stepKeys, must(STEPS))
    .min(1, { error: `must be ${STEPS}` })
    .max(5, { error: `must be ${STEPS}` }),
  mode: mode.default('approval'),
  persona: worded.optional(),
  min_confidence: z
    .number(must('a number from 0 to 1'))
    .refine((value) => value >= 0 && value <= 1, { error: 'must be a number from 0 to 1' })
    .default(0.8),
  send_between: sendWindow.default({ kind: 'team_hours' }),
  wording: oneOf(['free', 'slots']).default('free'),
  expires: duration.default(14 * DAY),
  close_after: durationOrNever.default(null),
  tag: text.optional(),
})

type PolicyKeys = z.infer<typeof policyKeys>

export const policyFile: FileKind<PolicyKeys, Policy> = {
  schema: policyKeys,
  build: (policy, { file, hash }, body) => {
    const steps = policy.steps.map(toStep)
    const about = policy.about ?? null
    return {
      name: nameOf(file),
      priority: policy.priority,
      match: policy.match,
      about,
      followUpOn: policy.follow_up_on,
      steps,
      mode: policy.mode,
      persona: policy.persona ?? null,
      minConfidence: policy.min_confidence,
      sendBetween: policy.send_between,
      wording: policy.wording,
      expires: policy.expires,
      closeAfter: policy.close_after,
      tag: policy.tag === undefined || policy.tag === 'none' ? null : policy.tag,
      guidance: body,
      hash,
      reachHash: sha256(canonical({ match: policy.match, steps, about })),
    }
  },
  sleeping: () => [],
}

const toStep = ({ after, goal, mode }: z.infer<typeof stepKeys>): Step => ({
  ...after,
  goal: goal ?? null,
  mode: mode ?? null,
})

/** The same data gives the same text, in whatever order its keys were written. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
