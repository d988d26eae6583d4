/** Says what needs a person, in a line each, and knows what was said today already. */
import { type Instant, iso } from '../lib/clock.ts'
import { dayAt, zoned } from './business-time.ts'
import { type Stop, sayStop } from './stops.ts'

export type Notice = { cause: string; text: string }

export type NoticeFacts = {
  now: Instant
  /** The shop's zone: its days and its morning count. */
  timezone: string
  /** Drafts that wait for a person, what was set aside, what could not be delivered, what we owe. */
  counts: { waiting: number; parked: number; failed: number; weOwe: number }
  /** Null without a budget. */
  budget: { spentUsd: number; capUsd: number } | null
  isLate: boolean
  lastPassEndedAt: Instant | null
  /** What stops posts; a person’s own pause is not told to him. */
  stops: Stop[]
  /** Policies that ask first after mistakes. */
  lowered: string[]
}

/** `told`: cause → the day it was told last. Each cause at most once a day. */
export const noticesFor = (facts: NoticeFacts, told: Record<string, string>): Notice[] => {
  const day = dayOf(facts)
  return [
    ...digest(facts),
    ...budget(facts),
    ...latePass(facts),
    ...stopped(facts),
    ...lowered(facts),
  ].filter(({ cause }) => told[cause] !== day)
}

/** `2026-11-24`, by the shop's clock. */
export const dayOf = ({ now, timezone }: Pick<NoticeFacts, 'now' | 'timezone'>) =>
  dayAt(now, timezone)

/** Told in the morning; whoever starts the service later in the day looks into the inbox anyway. */
const DIGEST = { from: 8 * 60 + 30, to: 12 * 60 }
const SHARES = [100, 75, 50]

const digest = ({ now, timezone, counts }: NoticeFacts): Notice[] => {
  const { hour, minute } = zoned(now, timezone)
  const minutes = hour * 60 + minute
  const parts = [
    say(counts.waiting, 'draft waits for you', 'drafts wait for you'),
    say(counts.parked, 'conversation is set aside', 'conversations are set aside'),
    say(counts.failed, 'message could not be delivered', 'messages could not be delivered'),
    say(counts.weOwe, 'answer is owed by us', 'answers are owed by us'),
  ].filter((part) => part !== null)
  return minutes >= DIGEST.from && minutes < DIGEST.to && parts.length > 0
    ? [{ cause: 'digest', text: `${parts.join(', ')}.` }]
    : []
}

/** Only the highest mark that was reached. */
const budget = ({ budget }: NoticeFacts): Notice[] => {
  if (budget === null) return []
  const { spentUsd, capUsd } = budget
  const share = SHARES.find((percent) => spentUsd * 100 >= capUsd * percent)
  if (share === undefined) return []
  const spent = `$${spentUsd.toFixed(2)} of $${capUsd.toFixed(2)} for models are spent today`
  const text = share === 100 ? `${spent}: nothing more is judged until tomorrow.` : `${spent}.`
  return [{ cause: `budget_${share}`, text }]
}

const latePass = ({ isLate, lastPassEndedAt }: NoticeFacts): Notice[] => {
  if (!isLate) return []
  const since = lastPassEndedAt === null ? 'the start' : iso(lastPassEndedAt)
  return [
    {
      cause: 'late_pass',
      text: `No pass was completed since ${since}; the log of the service says why.`,
    },
  ]
}

const stopped = ({ stops }: NoticeFacts): Notice[] =>
  stops
    .filter(({ kind }) => kind !== 'paused')
    .map((stop) => ({ cause: stop.kind, text: sayStop(stop) }))

const lowered = ({ lowered }: NoticeFacts): Notice[] =>
  lowered.map((policy) => ({ cause: `lowered_${policy}`, text: sayLowered(policy) }))

/** For the pages too. */
export const sayLowered = (policy: string) =>
  `The policy ${policy} asks first: two of its messages were mistakes. Resume to let it send by itself again.`

const say = (count: number, one: string, many: string) =>
  count === 0 ? null : `${count} ${count === 1 ? one : many}`
