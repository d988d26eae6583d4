/** Holds a draft against the rules of what may leave. */
import type { Draft } from '../domain/decision.ts'
import type { Finding } from '../domain/finding.ts'
import type { Persona, Policy } from '../domain/policy.ts'
import type { PromptSet } from '../domain/ports.ts'
import { findShippedVoice } from '../domain/shipped-voice.ts'
import type { Ticket } from '../domain/ticket.ts'
import { doubtsAbout } from '../guardrails/alone.ts'
import type { DraftContext } from '../guardrails/inspection.ts'
import { inspectDraft } from '../guardrails/rules.ts'
import type { Instant } from '../lib/clock.ts'
import { earlierFollowUps } from './draft.ts'

export type Guarded = {
  ticket: Pick<Ticket, 'messages' | 'orders' | 'customer'>
  policy: Policy
  persona: Persona
  language: string | null
  /** When it would leave; a day counted from today is another one tomorrow. */
  now?: Instant
}

export type Guard = ReturnType<typeof createGuard>

/**
 * `secrets`: keys and tokens of this installation, which no draft may hold. `refusesShipped`: on a real helpdesk
 * nothing leaves in the words of the example personas.
 */
export const createGuard =
  (secrets: string[], { refusesShipped }: { refusesShipped: boolean }) =>
  (draft: Draft, guarded: Guarded, prompts: PromptSet): Finding[] => [
    ...inspectDraft(draft, { ...contextOf(guarded, prompts), secrets }).map(withoutSecret),
    ...(refusesShipped ? findShippedVoice(draft.text, guarded.persona) : []),
  ]

/** Why a draft without findings still may not leave without a person; empty: it may (DESIGN 5, the positive check). */
export const whyNotAlone = (draft: Draft, guarded: Guarded, prompts: PromptSet): string[] => {
  const doubts = doubtsAbout(draft, contextOf(guarded, prompts))
  return [...new Set(doubts.map(({ why }) => why))].slice(0, MOST_REASONS)
}

const MOST_REASONS = 3

const contextOf = (
  { ticket, policy, persona, language, now }: Guarded,
  prompts: PromptSet,
): DraftContext => ({
  now: now ?? null,
  messages: ticket.messages,
  orders: ticket.orders,
  persona,
  customerLanguage: language,
  customerName: ticket.customer?.name ?? null,
  promptTexts: [prompts.decide.text, prompts.draft.text, policy.guidance, persona.style],
  earlierFollowUps: earlierFollowUps(ticket),
  secrets: [],
  shopWords: prompts.shop.about,
})

/** A finding is stored and shown: it must not carry what it found. */
const withoutSecret = (finding: Finding): Finding =>
  finding.rule === 'secrets' ? { ...finding, excerpt: '[secret]' } : finding
