/** Puts the open point into the shop's own voice. */

import type { Draft } from '../domain/decision.ts'
import { draftSchema, type OpenItem } from '../domain/ledger.ts'
import type { Mask } from '../domain/masking.ts'
import { type Persona, type Step, wordedFor } from '../domain/policy.ts'
import type { Usage } from '../domain/ports.ts'
import type { Message, Ticket } from '../domain/ticket.ts'
import { isOurReply } from '../domain/words.ts'
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
}

export const createDraft =
  (mind: Mind) =>
  async (request: DraftRequest): Promise<Drafted | NoAnswer> => {
    const written = mind.kind === 'offline' ? writeByRules(request) : await ask(mind, request)
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
    earlier: earlierFollowUps(request.ticket),
  })
  return { kind: 'written', text, language, usage: FREE }
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

const replySubject = ({ ticket, anchor }: DraftRequest) => {
  const subject = (anchor.subject ?? ticket.subject ?? '').trim()
  return /^re\s*:/i.test(subject) ? subject : `Re: ${subject}`.trim()
}

/** Put in before the guards look: nothing is appended afterwards. */
const sign = (text: string, language: string, { persona, anchor }: DraftRequest) => {
  const signature = wordedFor(persona.signature, language, anchor.channel).trim()
  return [text.trim(), signature].filter(Boolean).join('\n\n')
}
