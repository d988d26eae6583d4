/** Holds a draft against the rules of what may leave. */
import type { Draft } from '../domain/decision.ts'
import type { Finding } from '../domain/finding.ts'
import type { Persona, Policy } from '../domain/policy.ts'
import type { PromptSet } from '../domain/ports.ts'
import { findShippedVoice } from '../domain/shipped-voice.ts'
import type { Ticket } from '../domain/ticket.ts'
import { inspectDraft } from '../guardrails/rules.ts'
import { earlierFollowUps } from './draft.ts'

export type Guarded = {
  ticket: Pick<Ticket, 'messages' | 'orders'>
  policy: Policy
  persona: Persona
  language: string | null
}

export type Guard = ReturnType<typeof createGuard>

/**
 * `secrets`: keys and tokens of this installation, which no draft may hold. `refusesShipped`: on a real helpdesk
 * nothing leaves in the words of the example personas.
 */
export const createGuard =
  (secrets: string[], { refusesShipped }: { refusesShipped: boolean }) =>
  (draft: Draft, { ticket, policy, persona, language }: Guarded, prompts: PromptSet): Finding[] => [
    ...inspectDraft(draft, {
      messages: ticket.messages,
      orders: ticket.orders,
      persona,
      customerLanguage: language,
      promptTexts: [prompts.decide.text, prompts.draft.text, policy.guidance, persona.style],
      earlierFollowUps: earlierFollowUps(ticket),
      secrets,
      shopWords: prompts.shop.about,
    }).map(withoutSecret),
    ...(refusesShipped ? findShippedVoice(draft.text, persona) : []),
  ]

/** A finding is stored and shown: it must not carry what it found. */
const withoutSecret = (finding: Finding): Finding =>
  finding.rule === 'secrets' ? { ...finding, excerpt: '[secret]' } : finding
