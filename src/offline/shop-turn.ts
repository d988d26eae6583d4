/** Reads what the shop asked, advised, promised or did in one turn. */

import type { Sentence } from '../domain/sentences.ts'
import type { Turn } from './conversation.ts'
import { positionOf, says } from './lexicon/says.ts'

/** One thing the shop said that somebody may still have to act on. `strength` is 0 to 1. */
export type Said = { sentence: Sentence; strength: number }

export type Promised = Said & {
  /** We come back with an answer; otherwise we do something. */
  isAnswer: boolean
  /** Goes on whatever the customer answers. */
  isUnderWay: boolean
}

export type ShopTurn = {
  /** Without any other question, also what happens "once we have your photo". */
  asked: Said[]
  fixes: Said[]
  promised: Promised[]
  thirdParty: Said[]
  /** What it answered or proposed, the proposal first; null when it said nothing but courtesies. */
  answered: Sentence | null
  /** The shop did it, or takes its question back. */
  settles: boolean
  /** Its polite words, "thank you for the photo"; null when it has none or says goodbye. */
  receipt: Sentence | null
}

export const readShopTurn = (turn: Turn): ShopTurn => {
  const reading: Reading = {
    asked: [],
    conditions: [],
    fixes: [],
    promised: [],
    thirdParty: [],
    answered: null,
    settles: false,
    receipt: null,
  }
  for (const message of turn.messages) {
    const sentences = turn.sentences.filter((sentence) => sentence.message === message)
    const acts = sentences.map((sentence, index) => ({
      sentence: withWhatItPointsTo(sentence, sentences[index - 1]),
      ...actOf(sentence, sentences[index + 1]),
    }))
    forgetWhatThisMessageOvertakes(reading, acts)
    for (const act of acts) take(reading, act)
  }
  return weigh(reading, turn)
}

type Reading = ShopTurn & { conditions: Said[] }

/** A promise beside a question waits for the answer, unless its work goes on anyway. */
const weigh = ({ conditions, ...reading }: Reading, turn: Turn): ShopTurn => {
  const asked = reading.asked.length > 0 ? reading.asked : conditions
  return {
    ...reading,
    asked,
    promised: reading.promised.filter((promise) => asked.length === 0 || promise.isUnderWay),
    receipt: turn.sentences.some(saysGoodbye) ? null : reading.receipt,
  }
}

/** "Would that work for you?" means nothing without the sentence before it. */
const withWhatItPointsTo = (sentence: Sentence, before: Sentence | undefined): Sentence => {
  const points = says(sentence, 'tell_result') || isShortPointer(sentence)
  if (!points || before === undefined || before.isQuestion) return sentence
  if (isSmallTalk(before) || says(before, 'withdrawn', 'courtesy')) return sentence
  const { message } = sentence
  const raw = message.text.slice(before.start, sentence.start + sentence.raw.length)
  return raw.length > LONGEST_QUOTE ? sentence : { ...sentence, raw, start: before.start }
}

/** "Which of them?", "Please confirm." */
const isShortPointer = (sentence: Sentence) => {
  const words = sentence.folded.split(' ').length
  return sentence.isQuestion
    ? words <= 8 && POINTS_BACK.test(sentence.folded)
    : words <= 4 && says(sentence, 'ask')
}

const POINTS_BACK =
  /\b(?:that|this|it|these|them|one|cela|ca|ceci|celui|celle|das|dies|damit|eso|esto|asi|questo|questa|cosi|quello|quella|dit|dat|deze|die)\b/

const LONGEST_QUOTE = 300

type ActKind =
  | 'asked'
  | 'condition'
  | 'fix'
  | 'answer_promise'
  | 'act_promise'
  | 'third_party'
  | 'done'
  | 'withdrawn'
  | 'proposal'
  | 'statement'
  | 'courtesy'
  | 'small_talk'

type Act = { kind: ActKind; strength: number }

const actOf = (sentence: Sentence, next: Sentence | undefined): Act =>
  unasked(sentence) ?? asking(sentence, next) ?? telling(sentence)

/** Sentences that sound like a question or a request and are none. */
const unasked = (sentence: Sentence): Act | null => {
  if (!sentence.isQuestion && says(sentence, 'withdrawn')) return act('withdrawn')
  const courtesy = positionOf(sentence, 'courtesy')
  if (courtesy !== null) return asksAfter(sentence, courtesy) ? null : act('courtesy')
  if (says(sentence, 'tell_result')) return act('asked', sentence.isQuestion ? 0.85 : 0.8)
  const noAsk = positionOf(sentence, 'no_ask')
  return noAsk === null || asksFrom(sentence, noAsk) ? null : telling(sentence)
}

/** "Glad to help further, could you …?" asks after all. */
const asksAfter = (sentence: Sentence, position: number) =>
  sentence.isQuestion && asksFrom(sentence, position)

/** "Please have a look and tell us …": the second half asks. */
const asksFrom = ({ folded }: Sentence, position: number) =>
  says({ folded: folded.slice(position + 1) }, 'ask')

const asking = (sentence: Sentence, next: Sentence | undefined): Act | null => {
  if (sentence.isQuestion) {
    if (isRhetorical(sentence, next)) return act('statement')
    return act('asked', says(sentence, 'ask') ? 0.9 : 0.75)
  }
  if (says(sentence, 'own_condition')) return null
  if (says(sentence, 'ask')) return act('asked', 0.85)
  return says(sentence, 'condition') ? act('condition', 0.75) : null
}

/** A question in quotation marks is the customer's; one the shop answers itself asks nothing. */
const isRhetorical = (sentence: Sentence, next: Sentence | undefined) =>
  /^["'“„«]/.test(sentence.raw) ||
  /^(?:because|weil|denn|parce qu|porque|perche|omdat|want)\b/.test(next?.folded ?? '')

const telling = (sentence: Sentence): Act => {
  if (says(sentence, 'fix')) return act('fix')
  if (isReserve(sentence)) return act('proposal')
  if (says(sentence, 'will_answer')) return act('answer_promise')
  if (says(sentence, 'will_act')) return act('act_promise')
  if (says(sentence, 'third_party')) return act('third_party')
  if (says(sentence, 'done')) return act('done')
  if (says(sentence, 'proposal')) return act('proposal')
  return isSmallTalk(sentence) ? act('small_talk') : act('statement')
}

/** "If you like, we will …" is an offer, not a promise. */
const isReserve = (sentence: Sentence) =>
  /\b(?:if you(?:'d| would)? (?:like|prefer|want|wish)|si vous (?:le )?(?:souhaitez|preferez|voulez)|si tu (?:veux|preferes)|wenn (?:sie|du) (?:mochten|mochtest|wunschen|wollen|willst)|falls gewunscht|si (?:lo )?(?:desea|deseas|prefiere|prefieres|quiere|quieres)|se (?:lo )?(?:desidera|desideri|preferisce|preferisci|vuole|vuoi)|als (?:u|je) (?:dat |liever )?(?:wilt|wil|wenst|wenst u))\b/.test(
    sentence.folded,
  )

const isSmallTalk = (sentence: Sentence) => {
  const words = sentence.folded.split(' ').length
  if (words <= 3) return true
  return (
    says(sentence, 'small_talk') &&
    !/\b(?:but|however|unfortunately|aber|leider|mais|malheureusement|pero|desgraciadamente|sin embargo|purtroppo|tuttavia|helaas|maar|echter)\b/.test(
      sentence.folded,
    )
  )
}

const saysGoodbye = ({ folded }: Sentence) =>
  /\b(?:good ?bye|bye|au revoir|tschuss|auf wiedersehen|adios|hasta luego|arrivederci|tot ziens)\b/.test(
    folded,
  )

const act = (kind: ActKind, strength = 0.85): Act => ({ kind, strength })

type ReadAct = Act & { sentence: Sentence }

const SUBSTANCE: ActKind[] = ['asked', 'condition', 'fix', 'done', 'proposal', 'statement']

/** A later message answers the promise before it; done without asking, it answers the question too. */
const forgetWhatThisMessageOvertakes = (reading: Reading, acts: ReadAct[]) => {
  const kinds = new Set(acts.map((each) => each.kind))
  if (kinds.has('done') && !kinds.has('asked')) forgetQuestions(reading)
  if (['fix', 'done', 'proposal', 'statement'].some((kind) => kinds.has(kind as ActKind))) {
    reading.promised = []
  }
}

const forgetQuestions = (reading: Reading) => {
  reading.asked = []
  reading.conditions = []
}

const take = (reading: Reading, { kind, sentence, strength }: ReadAct) => {
  if (kind === 'withdrawn') {
    forgetQuestions(reading)
    reading.settles = true
  }
  if (kind === 'done') reading.settles = true
  if (kind === 'asked') reading.asked.push({ sentence, strength })
  if (kind === 'condition') reading.conditions.push({ sentence, strength })
  if (kind === 'fix') reading.fixes.push({ sentence, strength })
  if (kind === 'third_party') reading.thirdParty.push({ sentence, strength })
  if (kind === 'answer_promise' || kind === 'act_promise') {
    reading.promised.push({
      sentence,
      strength,
      isAnswer: kind === 'answer_promise',
      isUnderWay: says(sentence, 'under_way'),
    })
  }
  if (SUBSTANCE.includes(kind) && (reading.answered === null || kind === 'proposal')) {
    reading.answered = sentence
  }
  if (kind === 'small_talk' && says(sentence, 'small_talk')) reading.receipt ??= sentence
}
