/** Judges that need no judgement: what a native snooze rule does, and what one keyword does. */
import { byTime } from '../domain/ticket.ts'
import { isCustomerWord } from '../domain/words.ts'
import type { LabelledCase } from './evaluate-cases.ts'
import { type Figures, figuresOf, type Scored } from './evaluate-figures.ts'

export type Baselines = { always_follow_up: Figures; customer_said_thanks: Figures }

export const baselinesOf = (cases: LabelledCase[], isOptionalNeeded: boolean): Baselines => ({
  always_follow_up: figuresOf(
    cases.map((one) => decided(one, true)),
    isOptionalNeeded,
  ),
  customer_said_thanks: figuresOf(
    cases.map((one) => decided(one, !saidThanks(one))),
    isOptionalNeeded,
  ),
})

const decided = ({ id, label, language, axes }: LabelledCase, follows: boolean): Scored => ({
  ...{ id, label, language, axes, confidence: null },
  verdict: follows ? 'follow_up' : 'no_follow_up',
})

/** In his last words. */
const saidThanks = ({ ticket }: LabelledCase) => {
  const last = [...ticket.messages].sort(byTime).findLast(isCustomerWord)
  return last !== undefined && THANKS.test(last.text)
}

const THANKS =
  /\b(?:thanks?|thank you|thx|cheers|merci|dank[e]?|vielen dank|bedankt|dank je|gracias|grazie)\b/i
