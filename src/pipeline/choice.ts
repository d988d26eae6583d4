/** Works out which policies a ticket may fall under, as far as the mirror and earlier answers tell. */
import { orderStateOf } from '../domain/order-spoken-of.ts'
import type { Policy, Shop } from '../domain/policy.ts'
import { type ChoiceFacts, mayApply } from '../domain/policy-choice.ts'
import type { PromptSet } from '../domain/ports.ts'
import type { MirroredTicket } from '../domain/ticket.ts'
import { isNoteByPerson, isWord } from '../domain/words.ts'
import { sha256 } from '../lib/hash.ts'
import type { Store } from '../store/store.ts'
import type { Directory } from './directory.ts'
import type { Settings, Situation } from './situation.ts'

export type Choice = {
  /** Highest priority first; one at most once it is settled. */
  policies: Policy[]
  /** Neither a detail read nor the names of fields and stores could tell more. */
  isSure: boolean
  /** Whose sentence must be judged before one of them applies, highest priority first. */
  asks: Policy[]
  /** Under this the answer is kept. */
  aboutHash: string
  /** The one that applies; while it is not settled, the one that did when the ticket was last read in detail. */
  policy: Policy | null
}

/** By whom and under which words a sentence was judged. */
type Asked = { prompts: PromptSet; settings: Pick<Settings, 'judge'> }

export const chooseFor = async (
  ticket: MirroredTicket,
  language: string | null,
  situation: Asked & Pick<Situation, 'directory'>,
  store: Store,
): Promise<Choice> => {
  const { prompts } = situation
  const told = factsOf(ticket, language, situation.directory)
  const shown = ticket.isKnown
    ? told
    : { ...told, record: null, fields: ticket.fields && told.fields }
  const { policies, isSure } = mayApply(prompts.policies, shown)
  if (isSure) return { ...(await settle(policies, ticket, situation, store)), isSure }
  const last =
    ticket.record === null
      ? null
      : await settle(mayApply(prompts.policies, told).policies, ticket, situation, store)
  return { policies, isSure, asks: [], aboutHash: '', policy: last?.policy ?? null }
}

/** What of a conversation decides: words, notes by people, order states. */
export const inputOf = ({ messages, orders }: Pick<MirroredTicket, 'messages' | 'orders'>) => [
  messages.filter((m) => isWord(m) || isNoteByPerson(m)).map((m) => [m.id, m.text]),
  orders?.map((order) => [order.name, order.state]).sort() ?? null,
]

/** Sentences are judged once; a policy without one is true anyway. */
const settle = async (
  policies: Policy[],
  ticket: MirroredTicket,
  { prompts: { shop }, settings: { judge } }: Asked,
  store: Store,
): Promise<Omit<Choice, 'isSure'>> => {
  const asks = policies.filter(({ about }) => about !== null)
  const aboutHash = hashAbout(asks, ticket, shop, judge)
  const answer = asks.length === 0 ? null : await store.policies.about(aboutHash)
  if (asks.length > 0 && answer === null) return { policies, asks, aboutHash, policy: null }
  const policy = trueOne(policies, answer?.policy ?? null)
  return { policies: policy === null ? [] : [policy], asks: [], aboutHash, policy }
}

/** `name`: whose sentence is true. */
export const trueOne = (policies: Policy[], name: string | null): Policy | null =>
  policies.find((policy) => policy.name === name) ??
  policies.find(({ about }) => about === null) ??
  null

/** All that the question shows. */
const hashAbout = (asks: Policy[], ticket: MirroredTicket, shop: Shop, judge: string) =>
  sha256(
    JSON.stringify([
      ticket.id,
      inputOf(ticket),
      asks.map(({ name, about }) => [name, about]),
      shop.hash,
      judge,
    ]),
  )

/** Everything a ticket and its last detail read told. */
const factsOf = (
  ticket: MirroredTicket,
  language: string | null,
  directory: Directory,
): ChoiceFacts => ({
  channel: ticket.channel,
  tags: ticket.tags,
  team: ticket.team,
  language,
  fields: directory.fields && labelled(ticket.fields ?? {}, directory.fields),
  record: ticket.record && {
    ...ticket.record,
    stores: directory.stores && named(ticket.record.stores, directory.stores),
    order: orderStateOf(ticket.orders ?? [], ticket.subject, ticket.messages),
  },
})

const named = (ids: string[], names: Record<string, string[]>) =>
  ids.flatMap((id) => [id, ...(names[id] ?? [])])

const labelled = (values: Record<string, string>, labels: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(values).flatMap(([id, value]) => {
      const label = labels[id]
      return label === undefined ? [] : [[label, value]]
    }),
  )
