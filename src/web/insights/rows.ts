/** The main table of the insights, line by line. */
import type { Insights, Stretch } from '../../domain/insights.ts'
import { type Instant, iso } from '../../lib/clock.ts'
import { BIN_WORDS, NOT_ENOUGH, sayMedian, sayShare, sayUsd } from './words.ts'

export const mainRows = ({ now, earlier, cost, span, before }: Insights): string[][] => {
  const dayOf = (at: Instant) => iso(at).slice(0, 10)
  const [from, until] = [dayOf(span.from), dayOf(Math.max(before.from, before.to - 1))]
  const usd = (days: Insights['cost']) => sayUsd(days.reduce((sum, day) => sum + day.usd, 0))
  return [
    ...LINES.map(([name, say]) => [name, say(now), say(earlier)]),
    [
      'model cost, whole account, UTC days',
      usd(cost.filter(({ day }) => day >= from)),
      usd(cost.filter(({ day }) => day < from && day <= until)),
    ],
  ]
}

type Line = [string, (stretch: Stretch) => string]

const LINES: Line[] = [
  ['follow-ups sent', ({ sent }) => String(sent)],
  ['could not be delivered', ({ undelivered }) => String(undelivered)],
  ['answers after them so far', ({ answered }) => String(answered)],
  ['share answered so far', ({ answeredShare }) => sayShare(answeredShare)],
  ['answers after an agent wrote again', ({ answeredAfterAgent }) => String(answeredAfterAgent)],
  ['no answer', ({ silent }) => String(silent)],
  ['still open', ({ open }) => String(open)],
  [
    'half of the answers came',
    ({ medianAnswer }) => (medianAnswer === null ? NOT_ENOUGH : BIN_WORDS[medianAnswer]),
  ],
  ['sent unedited, of those a person approved', ({ uneditedShare }) => sayShare(uneditedShare)],
  ['approved as they were', ({ hands }) => String(hands.unedited)],
  ['edited', ({ hands }) => String(hands.edited)],
  ['written anew on a wish', ({ hands }) => String(hands.redrafted)],
  ['sent without a person', ({ hands }) => String(hands.by_itself)],
  ['mistakes', ({ mistakes }) => String(sum(mistakes))],
  [
    'messages of an always rule avoided',
    ({ avoided }) => (avoided === null ? '–' : String(sum(avoided))),
  ],
  ['promises of ours that became late', ({ debts }) => (debts === null ? '–' : String(debts.late))],
  ['of those answered', ({ debts }) => (debts === null ? '–' : String(debts.answered))],
  ['of those still open', ({ debts }) => (debts === null ? '–' : String(debts.open))],
  ['from late to our word, in the middle', ({ debts }) => sayMedian(debts?.medianMs ?? null)],
  ['calls to the helpdesk, whole account', ({ helpdeskCalls }) => String(helpdeskCalls)],
]

const sum = (counts: Record<string, number>) => Object.values(counts).reduce((a, b) => a + b, 0)
