/** Reads what one turn of the customer means for what was asked of him. */

import { dayIn } from '../domain/dates.ts'
import type { Sentence } from '../domain/sentences.ts'
import type { Turn } from './conversation.ts'
import { says } from './lexicon/says.ts'

export type CustomerTurn = {
  /** He thanks or says goodbye and wants nothing more: the words that say so. */
  closes: Sentence | null
  /** He puts his answer off. */
  defers: { sentence: Sentence; day: string | null } | null
  /** Every sentence of it thanks or says goodbye. */
  onlyThanks: boolean
  /** He says no more than that he is away. */
  onlyAway: boolean
  /** He is not there until that day. */
  away: { sentence: Sentence; day: string } | null
  /** He only asks back and gives no number in passing. */
  asksBack: boolean
  /** He asks, or hands in what we asked for: the next step is ours. */
  wantsAnswer: boolean
  sentences: Sentence[]
  hasAttachment: boolean
}

export const readCustomerTurn = (turn: Turn, wasAsked: boolean): CustomerTurn => {
  const { sentences } = turn
  const told = sentences.filter((sentence) => !isGreeting(sentence))
  const hasAttachment = turn.messages.some((message) => message.attachments.length > 0)
  const defers = deferralIn(told)
  const away = awayIn(told)
  const closes = closingIn(told, { wasAsked, defers: defers !== null })
  const putsOff = closes !== null || defers !== null || away !== null
  return {
    closes,
    defers,
    away,
    onlyThanks: told.length > 0 && told.every(isThanks),
    onlyAway: away !== null && told.every((each) => says(each, 'away') || isThanks(each)),
    asksBack: asksBack(told),
    wantsAnswer:
      !putsOff &&
      (hasAttachment || !told.every(isThanks)) &&
      (wasAsked || told.some((each) => each.isQuestion || says(each, 'unhappy'))),
    sentences,
    hasAttachment,
  }
}

const asksBack = (told: Sentence[]) =>
  told.some((each) => each.isQuestion) &&
  told.every((each) => (each.isQuestion || isThanks(each)) && !/\d{3}/.test(each.folded))

const isGreeting = (sentence: Sentence) =>
  says(sentence, 'small_talk') && !says(sentence, 'thanks', 'closing') && isShort(sentence, 5)

const isShort = (sentence: Sentence, words: number) => sentence.folded.split(' ').length <= words

/** Every part of it thanks, agrees or says goodbye; nothing is handed in and nothing wished for. */
const isThanks = (sentence: Sentence) =>
  !sentence.isQuestion &&
  says(sentence, 'thanks', 'closing') &&
  !/\d|\b(?:please|bitte|svp|s'il (?:vous|te) plait|por favor|per favore|per cortesia|a(?:lsje|lstu)blieft)\b/.test(
    sentence.folded,
  ) &&
  sentence.folded
    .split(/[,;:–!.]| - /)
    .every((part) => !part.trim().includes(' ') || says({ folded: part.trim() }, ...POLITE))

const POLITE = ['thanks', 'closing', 'small_talk'] as const

const deferralIn = (sentences: Sentence[]) => {
  const found = sentences.find(
    (each) => !each.isQuestion && says(each, 'deferral') && !says(each, 'handing_in'),
  )
  return found === undefined
    ? null
    : { sentence: found, day: dayIn(found.folded, found.message.at) }
}

const awayIn = (sentences: Sentence[]) => {
  for (const sentence of sentences) {
    const day = says(sentence, 'away') ? dayIn(sentence.folded, sentence.message.at) : null
    if (day !== null) return { sentence, day }
  }
  return null
}

/** After a question a mere "great" in front of an answer closes nothing; a goodbye does. */
const closingIn = (sentences: Sentence[], had: { wasAsked: boolean; defers: boolean }) => {
  const givenUp = sentences.find((each) => !each.isQuestion && says(each, 'gives_up'))
  if (givenUp !== undefined) return givenUp
  if (had.defers) return null
  if (sentences.some((each) => each.isQuestion || says(each, 'unhappy'))) return null
  const goodbye = sentences.find((each) => says(each, 'closing'))
  if (goodbye !== undefined) return goodbye
  const thanks = sentences.find((each) => says(each, 'thanks'))
  if (thanks === undefined) return null
  return !had.wasAsked || sentences.every(isThanks) ? thanks : null
}
