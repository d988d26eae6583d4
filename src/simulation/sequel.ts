/** Reads what really happened after a silent moment: who came back, who was chased, what became of the order. */
import { answersWithin } from '../domain/silence.ts'
import { byTime, type Message, type MirroredTicket } from '../domain/ticket.ts'
import { isCustomerWord, isWord } from '../domain/words.ts'
import type { Instant } from '../lib/clock.ts'

const SEQUELS = [
  'came_back',
  'came_back_late',
  'new_ticket',
  'agent_chased',
  'agent_went_on',
  'order_changed',
  'nothing',
  'too_early',
] as const

export type SequelKind = (typeof SEQUELS)[number]

export type Sequel = {
  kind: SequelKind
  /** Ms from the moment to what happened; null where nothing did. */
  after: number | null
  messageId: number | null
  /** What the agent wrote by hand, or the customer when he came back. */
  words: string | null
  /** After a chase: ms until the customer answered it; null: he did not in time. */
  answeredAfter: number | null
  /** Of the satisfaction survey, given after the moment. */
  score: number | null
  /** A refund or a cancellation after the moment, whatever else happened. */
  orderEnd: 'refunded' | 'cancelled' | null
}

export type SequelFacts = {
  ticket: MirroredTicket
  /** The same customer's other tickets. */
  others: MirroredTicket[]
  at: Instant
  /** Where the past ends. */
  until: Instant
  /** Score of the ticket's survey, and when it was given. */
  survey: { score: number; at: Instant } | null
  /** Does this word of an agent ask the customer again? */
  asksAgain: (word: Message) => boolean
}

/** The first thing that happened counts. */
export const readSequel = (facts: SequelFacts): Sequel => {
  const { ticket, at, until, survey } = facts
  const base = {
    score: survey !== null && survey.at > at && survey.at <= until ? survey.score : null,
    orderEnd: orderEndOf(ticket, at, until)?.how ?? null,
    answeredAfter: null,
  }
  const first = eventsAfter(facts)[0]
  const window = answersWithin(ticket.channel)
  if (first === undefined) {
    const kind = until - at < window ? 'too_early' : 'nothing'
    return { ...base, kind, after: null, messageId: null, words: null }
  }
  const after = first.at - at
  const told = {
    ...base,
    after,
    messageId: first.word?.id ?? null,
    words: first.word?.text ?? null,
  }
  // What came later than any answer would is not the sequel of this moment.
  if (after > window && (first.kind === 'new_ticket' || first.kind === 'order_changed'))
    return { ...told, kind: 'nothing', after: null, messageId: null, words: null }
  if (first.kind === 'came_back')
    return { ...told, kind: after > window ? 'came_back_late' : 'came_back' }
  if (first.kind !== 'agent') return { ...told, kind: first.kind }
  if (!facts.asksAgain(first.word)) return { ...told, kind: 'agent_went_on' }
  return { ...told, kind: 'agent_chased', answeredAfter: answeredAfter(ticket, first.word, until) }
}

type Event =
  | { kind: 'came_back' | 'agent'; at: Instant; word: Message }
  | { kind: 'new_ticket'; at: Instant; word: Message }
  | { kind: 'order_changed'; at: Instant; word: null }

const eventsAfter = ({ ticket, others, at, until }: SequelFacts): Event[] => {
  const next = [...ticket.messages]
    .sort(byTime)
    .find((message) => isWord(message) && message.at > at && message.at <= until)
  const opened = others.flatMap((other): Event[] => {
    const word = other.messages.find(isCustomerWord)
    const isNew = other.createdAt > at && !other.spam && word !== undefined && word.at <= until
    return isNew ? [{ kind: 'new_ticket', at: word.at, word }] : []
  })
  const ended = orderEndOf(ticket, at, until)
  return [
    ...(next
      ? [
          {
            kind: next.fromAgent ? ('agent' as const) : ('came_back' as const),
            at: next.at,
            word: next,
          },
        ]
      : []),
    ...opened,
    ...(ended ? [{ kind: 'order_changed' as const, at: ended.at, word: null }] : []),
  ].sort((a, b) => a.at - b.at)
}

const orderEndOf = ({ orders }: MirroredTicket, at: Instant, until: Instant) => {
  const ends = (orders ?? []).flatMap(({ dates }) => [
    { how: 'cancelled' as const, at: dates?.cancelledAt ?? null },
    { how: 'refunded' as const, at: dates?.refundedAt ?? null },
  ])
  return (
    ends
      .flatMap((end) =>
        end.at !== null && end.at > at && end.at <= until ? [{ ...end, at: end.at }] : [],
      )
      .sort((a, b) => a.at - b.at)[0] ?? null
  )
}

const answeredAfter = (ticket: MirroredTicket, chase: Message, until: Instant) => {
  const answer = ticket.messages.find(
    (message) => isCustomerWord(message) && byTime(message, chase) > 0 && message.at <= until,
  )
  const after = answer === undefined ? null : answer.at - chase.at
  return after !== null && after <= answersWithin(ticket.channel) ? after : null
}
