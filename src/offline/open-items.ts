/** Walks through a conversation turn by turn and keeps what is open after the last one. */

import { findAbsence } from '../domain/away.ts'
import { dayIn, dayOf } from '../domain/dates.ts'
import type { ItemKind, Owner } from '../domain/ledger.ts'
import { type Sentence, sentencesOf } from '../domain/sentences.ts'
import type { Message } from '../domain/ticket.ts'
import { memo } from '../lib/memo.ts'
import { isPartlyAnswered, stillMissing } from './asked-things.ts'
import type { Conversation, Turn } from './conversation.ts'
import { type CustomerTurn, readCustomerTurn } from './customer-turn.ts'
import { says } from './lexicon/says.ts'
import { type Promised, readShopTurn, type Said, type ShopTurn } from './shop-turn.ts'

export type Open = {
  owner: Owner
  kind: ItemKind
  sentence: Sentence
  /** `2026-11-27`, or null. */
  due: string | null
  strength: number
}

export type Standing = {
  open: Open[]
  /** The words that closed the conversation: a customer's thanks, a note that settles it. */
  closedBy: Sentence | null
}

/** What is open after the last turn of the shop. */
export const openItemsOf = memo(({ turns, notes, automatic }: Conversation): Standing => {
  const said = turns.reduce((state, turn, place) => afterTurn(state, turn, place === 0), NOTHING)
  const absence = absenceIn(automatic, turns.findLast((turn) => !turn.fromShop)?.messages.at(-1))
  const state = absence === null ? said : { ...said, away: [...said.away, absence] }
  const settling = settlingNote(turns, notes.flatMap(sentencesOf))
  if (settling !== null) return { open: [], closedBy: settling }
  return { open: itemsIn(state), closedBy: state.customer?.closes ?? null }
})

type State = {
  asked: Said[]
  fixes: Said[]
  promised: Promised[]
  thirdParty: Said[]
  answered: Sentence | null
  /** Taken in by the shop with no more than a thank-you, although it needs an answer. */
  unanswered: Sentence | null
  deferred: { sentence: Sentence; day: string | null } | null
  away: { sentence: Sentence; day: string }[]
  /** The customer's latest turn. */
  customer: CustomerTurn | null
}

const NOTHING: State = {
  asked: [],
  fixes: [],
  promised: [],
  thirdParty: [],
  answered: null,
  unanswered: null,
  deferred: null,
  away: [],
  customer: null,
}

const afterTurn = (state: State, turn: Turn, isFirst: boolean): State =>
  turn.fromShop ? afterShop(state, readShopTurn(turn)) : afterCustomer(state, turn, isFirst)

const afterShop = (state: State, shop: ShopTurn): State => {
  const { customer } = state
  const hasSubstance = shop.answered !== null || shop.settles
  const asked = shop.asked.length > 0 ? shop.asked : shop.settles ? [] : state.asked
  const isBareReceipt = !hasSubstance && shop.promised.length + shop.thirdParty.length === 0
  return {
    ...state,
    asked,
    fixes: hasSubstance ? shop.fixes : [...state.fixes, ...shop.fixes],
    promised: hasSubstance ? shop.promised : [...state.promised, ...shop.promised],
    thirdParty: [...state.thirdParty, ...shop.thirdParty],
    answered: customer?.closes ? null : (shop.answered ?? state.answered),
    unanswered: isBareReceipt && customer?.wantsAnswer && asked.length === 0 ? shop.receipt : null,
  }
}

/** The words a conversation begins with close it only when they are nothing but thanks. */
const afterCustomer = (state: State, turn: Turn, isFirst: boolean): State => {
  const read = readCustomerTurn(turn, state.asked.length > 0)
  const customer = isFirst && !read.onlyThanks ? { ...read, closes: null } : read
  return {
    ...state,
    asked: stillAsked(state.asked, customer),
    fixes: customer.defers ? state.fixes : [],
    promised: customer.closes
      ? state.promised.filter((promise) => promise.isAnswer)
      : state.promised,
    answered: null,
    unanswered: null,
    deferred: customer.defers,
    away: customer.away ? [...state.away, customer.away] : state.away,
    customer,
  }
}

/** An answer closes what was asked, unless it is put off, a question back, or only a part. */
const stillAsked = (asked: Said[], customer: CustomerTurn) => {
  if (customer.closes !== null) return []
  if (customer.defers !== null || customer.asksBack || customer.onlyAway) return asked
  const sentences = asked.map((each) => each.sentence)
  if (!isPartlyAnswered(sentences, customer)) return []
  const missing = new Set(stillMissing(sentences, customer))
  return asked.filter((each) => missing.has(each.sentence))
}

/** His mailbox says until when he is away; the latest notice counts, unless he wrote after it. */
const absenceIn = (
  automatic: Message[],
  lastWord: Message | undefined,
): State['away'][number] | null => {
  const found = findAbsence(automatic, lastWord?.at ?? 0, 'UTC')
  const notice = automatic.find((message) => message.id === found?.messageId)
  const [sentence] = notice === undefined ? [] : sentencesOf(notice)
  return sentence === undefined || found?.day == null ? null : { sentence, day: found.day }
}

/** A note newer than what it settles. */
const settlingNote = (turns: Turn[], notes: Sentence[]) => {
  const since = turns.findLast((turn) => !turn.fromShop)?.messages.at(-1)
  return (
    notes.findLast(
      (note) =>
        says(note, 'settled') &&
        !note.isQuestion &&
        (since === undefined || note.message.at >= since.at),
    ) ?? null
  )
}

const itemsIn = (state: State): Open[] => {
  const customerItems = [
    ...state.asked.map((each) => shopWords('customer', 'asked', each, deadlineIn(each.sentence))),
    ...state.fixes.map((each) => shopWords('customer', 'fix', each, null)),
  ]
  const offers =
    state.answered !== null && customerItems.length + state.promised.length === 0
      ? [shopWords('customer', 'offer', { sentence: state.answered, strength: 0.6 }, null)]
      : []
  const receipts =
    state.unanswered === null
      ? []
      : [shopWords('shop', 'promise', { sentence: state.unanswered, strength: 0.55 }, null)]
  return [
    ...customerItems,
    ...offers,
    ...state.promised.map((each) => shopWords('shop', 'promise', each, dayNamed(each.sentence))),
    ...receipts,
    ...state.thirdParty.map((each) =>
      shopWords('third_party', 'promise', each, dayNamed(each.sentence)),
    ),
    ...customerPromises(state),
  ]
}

const shopWords = (owner: Owner, kind: ItemKind, said: Said, due: string | null): Open => ({
  owner,
  kind,
  sentence: said.sentence,
  due,
  strength: said.strength,
})

const dayNamed = (sentence: Sentence) => dayIn(sentence.folded, sentence.message.at)

/** A day in a question is a deadline only when it says so: "would Friday suit you?" names none. */
const deadlineIn = (sentence: Sentence) =>
  says(sentence, 'deadline') && !sentence.isQuestion ? dayNamed(sentence) : null

const customerPromises = ({ deferred, away }: State): Open[] => {
  const promise = (sentence: Sentence, due: string | null): Open => ({
    owner: 'customer',
    kind: 'promise',
    sentence,
    due,
    strength: 0.8,
  })
  return [
    ...(deferred === null ? [] : [promise(deferred.sentence, deferred.day)]),
    ...away
      .filter(({ sentence }) => sentence !== deferred?.sentence)
      .map(({ sentence, day }) => promise(sentence, day)),
  ]
}

/** Its day is not over yet; days are UTC days. */
export const isAhead = (open: Open, now: number) => open.due !== null && open.due >= dayOf(now)
