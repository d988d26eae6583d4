/** The words a draft may lean on: whose they are, and where they stand. */
import { approvedSentences } from '../domain/approved-sentences.ts'
import { isOurs } from '../domain/marker.ts'
import type { Persona } from '../domain/policy.ts'
import type { Message, Order } from '../domain/ticket.ts'
import { type Instant, iso } from '../lib/clock.ts'
import { memo } from '../lib/memo.ts'
import type { DraftContext } from './inspection.ts'
import { foldText, readFolded } from './reading.ts'
import { type DraftSentence, sentencesIn } from './sentences.ts'

/**
 * `shop`: said in public by the shop's side on this ticket, never by us. `customer`: his own public words.
 * `order`: order data and the days of messages. `persona`: signature, disclosure, what `shop.md` says.
 */
export type Voice = 'shop' | 'customer' | 'order' | 'persona'

export type SourceText = {
  voice: Voice
  /** Null for what stands in no message. */
  messageId: number | null
  text: string
  folded: string
  /** When it was said. */
  at: Instant | null
}

/** All that may prove a claim, the strongest first. Internal notes prove nothing to a customer. */
export const sourceTexts = memo((context: DraftContext): SourceText[] => readSources(context))

/** What the shop's side said in public on this ticket. */
export const agentWords = (context: DraftContext): string[] =>
  sourceTexts(context).flatMap(({ voice, text }) => (voice === 'shop' ? [text] : []))

/** What the shop's side said in public and the persona says, text by text, each in its sentences. */
export const shopTexts = (context: DraftContext): DraftSentence[][] =>
  sourceTexts(context)
    .filter(({ voice }) => voice === 'shop' || voice === 'persona')
    .map(sentencesOf)

const sentencesOf = memo(({ text }: SourceText) => sentencesIn(readFolded(text), text))

/** All that may prove a number. */
export const conversationWords = (context: DraftContext): string[] =>
  sourceTexts(context).map(({ text }) => text)

/** All of it folded, one text. */
export const foldedWords = (context: DraftContext, ...voices: Voice[]): string => {
  const joined = joinedWords(context)
  const key = voices.join()
  const words = joined.get(key) ?? joinWords(context, voices)
  joined.set(key, words)
  return words
}

/** By the voices asked for. */
const joinedWords = memo((_: DraftContext) => new Map<string, string>())

const joinWords = (context: DraftContext, voices: Voice[]) =>
  sourceTexts(context)
    .filter(({ voice }) => voices.length === 0 || voices.includes(voice))
    .map(({ folded }) => folded)
    .join('\n')

/** Signature and disclosure in every wording: put in by code, so not the model's words. */
export const personaWords = ({ signature, disclosure }: Persona): string[] =>
  [signature, disclosure]
    .flatMap((worded) => (typeof worded === 'string' ? [worded] : Object.values(worded)))
    .filter((words) => words.trim() !== '')

/** Lines that begin with `>` in the persona's file, but those under a heading that says never. */
export const sampleQuotes = ({ style }: Persona): string => {
  let meantToBeUsed = true
  const quotes: string[] = []
  for (const line of style.split('\n')) {
    if (line.startsWith('#')) meantToBeUsed = !/never|jamais|nie|nunca|\bmai\b|nooit/i.test(line)
    else if (meantToBeUsed && line.trimStart().startsWith('>')) quotes.push(line)
  }
  return quotes.join('\n')
}

/** A longer message is a pasted log; what stands further down proves nothing, and a person decides. */
const READ_CHARACTERS = 20_000

const readSources = (context: DraftContext): SourceText[] => {
  const spoken = context.messages.filter((message) => message.public && !isOurs(message.externalId))
  return [
    ...spoken.filter(({ fromAgent }) => fromAgent).flatMap(said),
    ...context.orders.flatMap(wordsOfOrder).map((text) => source('order', text)),
    ...ofTheShop(context),
    ...spoken.map(({ at }) => source('order', dayOf(at))),
    ...spoken.filter(({ fromAgent }) => !fromAgent).flatMap(said),
  ].filter(({ text }) => text.trim() !== '')
}

/** A subject is the customer's: he wrote it first, and answers carry it on. */
const said = memo(({ id, at, text, subject, fromAgent }: Message): SourceText[] => {
  const voice = fromAgent ? 'shop' : 'customer'
  return [
    { ...source(voice, text.slice(0, READ_CHARACTERS)), messageId: id, at },
    { ...source('customer', subject ?? ''), messageId: id, at },
  ]
})

/** What holds for every ticket is read once for a persona and one text of `shop.md`. */
const ofTheShop = ({ persona, shopWords }: DraftContext): SourceText[] => {
  const byShop = shopSources(persona)
  const read = byShop.get(shopWords) ?? [source('persona', shopWords), ...ofThePersona(persona)]
  byShop.set(shopWords, read)
  return read
}

const shopSources = memo((_: Persona) => new Map<string, SourceText[]>())

const ofThePersona = (persona: Persona): SourceText[] =>
  [...personaWords(persona), ...approvedSentences(persona).map(({ text }) => text)].map((text) =>
    source('persona', text),
  )

const source = (voice: Voice, text: string): SourceText => ({
  voice,
  text,
  folded: foldText(text),
  messageId: null,
  at: null,
})

const wordsOfOrder = (order: Order) => [
  order.name,
  order.createdAt === null ? '' : dayOf(order.createdAt),
  `${order.total ?? ''} ${order.currency ?? ''}`,
  ...order.items.flatMap(({ title, quantity }) => [title, String(quantity)]),
  ...order.tracking,
]

const dayOf = (at: number) => (Number.isFinite(at) ? iso(at).slice(0, 10) : '')
