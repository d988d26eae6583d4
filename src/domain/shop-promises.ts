/** Recognises what the shop promised in its last words, dated or not, without a model. */
import type { Instant } from '../lib/clock.ts'
import { memo } from '../lib/memo.ts'
import { wallAsUtc } from './business-time.ts'
import { dayIn } from './dates.ts'
import { AFTER_THE_CUSTOMER, ASKS, COURTESIES, MEANWHILE, PROMISES } from './promise-words.ts'
import { fold, type Sentence, sentencesOf } from './sentences.ts'
import { byTime, type Message } from './ticket.ts'
import { isWord } from './words.ts'

export type ShopPromise = {
  messageId: number
  quote: string
  madeAt: Instant
  /** `2026-11-27`, by the shop's clock; null: no day was named. */
  day: string | null
}

/**
 * Promises that nothing public of the shop's has answered yet. They stand in its latest turn; a turn of courtesies
 * alone does not hide the one before it. Those that wait for the customer are his to move on.
 */
export const findPromises = (messages: Message[], timezone: string): ShopPromise[] => {
  const turn = lastTurnOfSubstance(messages.filter(isWord).sort(byTime))
  // A later message of the turn that says something answers what was promised before it.
  const last = turn.findLast((message) => !isCourtesy(message))
  return last === undefined
    ? []
    : promisesIn(last).map(({ raw, folded }) => ({
        messageId: last.id,
        quote: raw,
        madeAt: last.at,
        day: dayIn(folded, wallAsUtc(last.at, timezone)),
      }))
}

const promisesIn = memo((message: Message): Sentence[] => {
  const sentences = sentencesOf(message)
  const asks = sentences.some(isAsking)
  return sentences.filter(
    (sentence) => isPromise(sentence) && (!asks || MEANWHILE_SAID.test(sentence.folded)),
  )
})

const isPromise = ({ folded, isQuestion }: Sentence) =>
  !isQuestion && PROMISE.test(folded) && !HIS_FIRST.test(folded)

const isAsking = ({ folded, isQuestion }: Sentence) =>
  !COURTESY.test(folded) && (isQuestion || ASK.test(folded))

const lastTurnOfSubstance = (words: Message[]): Message[] => {
  let turn: Message[] = []
  for (const message of [...words].reverse()) {
    if (message.fromAgent) turn = [message, ...turn]
    else if (turn.length > 0 && !turn.every(isCourtesy)) return turn
    else if (!isCourtesy(message)) return []
    else turn = []
  }
  return turn
}

/** A thank-you that neither promises nor asks nor names a number. */
const isCourtesy = memo(({ text, fromAgent }: Message) => {
  if (text.length > LONGEST_COURTESY) return false
  const folded = fold(text)
  return (
    COURTESY.test(folded) &&
    !PROMISE.test(folded) &&
    !/\d/.test(text) &&
    (fromAgent || !text.includes('?'))
  )
})

const LONGEST_COURTESY = 120

const within = (sources: string) => new RegExp(`(?<![a-z0-9])(?:${sources})(?![a-z0-9])`)
const PROMISE = within(PROMISES.join('|'))
const HIS_FIRST = within(AFTER_THE_CUSTOMER.join('|'))
const ASK = within(ASKS.join('|'))
const MEANWHILE_SAID = within(MEANWHILE)
const COURTESY = within(COURTESIES)
