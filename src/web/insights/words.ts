/** Says the figures of the insights in plain language. */
import type { AnswerBin, Avoided } from '../../domain/figures.ts'
import { sayDuration } from '../../lib/duration.ts'

export const NOT_ENOUGH = 'not enough data'

export const BIN_WORDS: Record<AnswerBin, string> = {
  '1h': 'within an hour',
  '4h': 'within 4 hours',
  '1d': 'within a day',
  '2d': 'within 2 days',
  '3d': 'within 3 days',
  '5d': 'within 5 days',
  '10d': 'later',
}

export const AVOIDED_WORDS: Record<Avoided, string> = {
  no_follow_up: 'nothing was open',
  we_owe: 'the next word was ours',
  hand_over: 'it needed a person',
  wait: 'a day was named that had not come',
  rejected: 'a person rejected the draft',
}

export const sayShare = (share: number | null) =>
  share === null ? NOT_ENOUGH : `${Math.round(share * 100)} %`

export const sayUsd = (usd: number) => `$${usd.toFixed(2)}`

export const sayMedian = (ms: number | null) => (ms === null ? '–' : sayDuration(ms))

/** `Mon 23 Nov`; the day is one of the shop's, whatever zone this machine is in. */
export const sayDay = (day: string) => DAY_WORDS.format(new Date(`${day}T12:00:00Z`))

const DAY_WORDS = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
})
