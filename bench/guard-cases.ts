/** Gives the drafts of the corpora to the guards as a running shop would. */
import { readFileSync } from 'node:fs'
import type { Draft } from '../src/domain/decision.ts'
import type { Message, Order } from '../src/domain/ticket.ts'
import type { DraftContext } from '../src/guardrails/inspection.ts'
import { message } from '../test/domain/conversation.ts'
import type { GoodDraft } from './drafts/shape.ts'

/** What a good and a bad draft have in common. */
export type GuardCase = GoodDraft

export const draftOf = ({ draft, language }: GuardCase): Draft => ({
  subject: '',
  text: draft,
  language,
})

export const contextOf = (given: GuardCase): DraftContext => ({
  messages: given.messages.map(messageOf),
  orders: given.order === null ? [] : [orderOf(given.order)],
  persona: {
    name: given.persona.name,
    key: 'bench',
    languages: [],
    signature: given.persona.signature,
    maxWords: given.persona.max_words,
    neverSay: [],
    mayLink: given.persona.may_link,
    disclosure: '',
    style: [
      '## Sounds like us',
      ...given.persona.examples.map((example) => `> ${example.replaceAll('\n', '\n> ')}`),
    ].join('\n\n'),
    hash: '',
  },
  customerLanguage: given.language,
  customerName: given.messages.find(({ from }) => from === 'customer')?.author ?? null,
  promptTexts: PROMPTS,
  earlierFollowUps: [],
  secrets: [SECRET],
  shopWords: '',
  now: Date.parse(given.now),
})

/** The instructions that ship with Relance, as a running shop has them. */
const PROMPTS = ['decide', 'draft'].map((name) =>
  readFileSync(new URL(`../prompts/system/${name}.md`, import.meta.url), 'utf8'),
)

const SECRET = 'relance-bench-admin-token'

const messageOf = (
  { from, author, text, at }: GuardCase['messages'][number],
  place: number,
): Message =>
  message({
    id: place + 1,
    at: Date.parse(at),
    fromAgent: from !== 'customer',
    public: from !== 'note',
    channel: from === 'note' ? 'internal-note' : 'email',
    sender: { id: from === 'customer' ? 1 : 2, email: null, name: author },
    subject: null,
    text,
  })

const orderOf = (order: NonNullable<GuardCase['order']>): Order => ({
  name: order.id,
  state: order.state,
  createdAt: null,
  total: order.total,
  currency: order.currency,
  items: order.items,
  tracking: order.tracking === null ? [] : [order.tracking],
})
