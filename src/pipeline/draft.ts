/** Puts the open point into the shop's own voice. */

import { approvedSentences, composeApproved, orderSlots } from '../domain/approved-sentences.ts'
import type { Draft } from '../domain/decision.ts'
import { draftSchema, type OpenItem } from '../domain/ledger.ts'
import type { Mask } from '../domain/masking.ts'
import { type Persona, type Policy, type Step, wordedFor } from '../domain/policy.ts'
import type { Usage } from '../domain/ports.ts'
import type { Message, Ticket } from '../domain/ticket.ts'
import { isOurReply } from '../domain/words.ts'
import { firstNameOf } from '../offline/first-name.ts'
import { writeOffline } from '../offline/write.ts'
import { describeTask } from './context.ts'
import { FREE, type Mind, type NoAnswer, withoutAnswer } from './judge.ts'

export type Drafted = {
  kind: 'drafted'
  draft: Draft
  /** With the persona's disclosure, for a reply that leaves without a person; null: it has none. */
  disclosed: Draft | null
  usage: Usage
}

export type DraftRequest = {
  ticket: Ticket
  persona: Persona
  policy: Pick<Policy, 'wording'>
  step: { number: number; step: Step }
  /** What the customer owes, the most important first. */
  items: OpenItem[]
  language: string
  anchor: Message
  instruction: string
  description: string
  mask: Mask
  /** It may leave without a person. */
  isAutonomous: boolean
  /** Wordings that are not wanted again; only the offline writer needs them beside the ticket. */
  avoid?: string[]
}

export const createDraft =
  (mind: Mind) =>
  async (request: DraftRequest): Promise<Drafted | NoAnswer> => {
    const written = await write(mind, request)
    if (written.kind !== 'written') return written
    const { language, usage } = written
    const subject = replySubject(request)
    const text = sign(written.text, language, request)
    const disclosure = request.isAutonomous
      ? disclosureOf(request.persona, language, request.anchor.channel)
      : ''
    return {
      kind: 'drafted',
      draft: { subject, text, language },
      disclosed: disclosure === '' ? null : { subject, text: `${text}\n\n${disclosure}`, language },
      usage,
    }
  }

/** What the customer owes, as far as this policy follows up on it. */
export const owedItems = (
  items: OpenItem[],
  { followUpOn }: Pick<Policy, 'followUpOn'>,
): OpenItem[] =>
  items.filter(({ owner, kind }) => owner === 'customer' && followUpOn.includes(kind))

const write = (mind: Mind, request: DraftRequest) => {
  if (request.policy.wording === 'slots') return writeBySlots(request)
  return mind.kind === 'offline' ? writeByRules(request) : ask(mind, request)
}

type Written = { kind: 'written'; text: string; language: string; usage: Usage }

const writeByRules = (request: DraftRequest): Written => {
  const [openItem] = request.items
  if (openItem === undefined) throw new Error('a follow-up without an open item is never drafted')
  const { text, language } = writeOffline({
    openItem,
    allOpen: request.items,
    language: request.language,
    customerName: request.ticket.customer?.name ?? null,
    step: request.step.number,
    goal: request.step.step.goal,
    earlier: [...earlierFollowUps(request.ticket), ...(request.avoid ?? [])],
  })
  return { kind: 'written', text, language, usage: FREE }
}

/** Approved sentences and verified facts alone: no model is asked, so none can be led astray. */
const writeBySlots = (request: DraftRequest): Written | NoAnswer => {
  const { persona, language, ticket, items, step } = request
  const [openItem] = items
  const firstName = firstNameOf(ticket.customer?.name ?? null)
  const text =
    openItem === undefined || openItem.kind === 'promise'
      ? null
      : composeApproved(approvedSentences(persona), {
          language,
          kind: openItem.kind,
          slots: {
            ...orderSlots(ticket.orders),
            ...(firstName === null ? {} : { first_name: firstName }),
            quote: openItem.quote,
          },
          turn: step.number,
        })
  return text === null
    ? {
        kind: 'parked',
        why: `${persona.name} has no approved sentence in "${language}" for this (${openItem?.kind ?? 'nothing open'})`,
        usage: FREE,
      }
    : { kind: 'written', text, language, usage: FREE }
}

const ask = async (
  { model }: Extract<Mind, { kind: 'model' }>,
  request: DraftRequest,
): Promise<Written | NoAnswer> => {
  const task = describeTask(
    request.items.map((item) => ({
      ...item,
      what: request.mask.hide(item.what),
      quote: request.mask.hide(item.quote),
    })),
    {
      goal: request.step.step.goal,
      language: request.language,
      maxWords: request.persona.maxWords,
    },
  )
  const answer = await model.ask({
    purpose: 'draft',
    instruction: request.instruction,
    ticket: `${request.description}\n${task}`,
    schema: draftSchema,
    schemaName: 'draft',
  })
  if (answer.kind !== 'answered') return withoutAnswer(answer)
  const { text, language } = answer.value
  return { kind: 'written', text: request.mask.restore(text), language, usage: answer.usage }
}

/** What a reply says of itself when no person approved it; empty: nothing. */
export const disclosureOf = (persona: Persona, language: string, channel: string) =>
  wordedFor(persona.disclosure, language, channel).trim()

/** What of ours the customer already got on this ticket. */
export const earlierFollowUps = (ticket: Pick<Ticket, 'messages'>) =>
  ticket.messages.filter(isOurReply).map((message) => message.text)

/** `Re: AW: Re[2]:` as mail programs pile it up; a chat has no subject, and gets none. */
const REPLY_MARKS = /^(\s*(re|aw|antw|sv)(\[\d+\])?\s*:)+/i

const replySubject = ({ ticket, anchor }: DraftRequest) => {
  const subject = (anchor.subject ?? ticket.subject ?? '').replace(REPLY_MARKS, '').trim()
  return subject === '' ? '' : `Re: ${subject}`
}

/** Put in before the guards look: nothing is appended afterwards. */
const sign = (text: string, language: string, { persona, anchor }: DraftRequest) => {
  const signature = wordedFor(persona.signature, language, anchor.channel).trim()
  return [text.trim(), signature].filter(Boolean).join('\n\n')
}
