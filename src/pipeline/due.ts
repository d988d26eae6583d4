/** A silence that may be judged now, with everything the steps of its decision share. */
import { createMask, type Mask } from '../domain/masking.ts'
import { type Persona, type Policy, wordedFor } from '../domain/policy.ts'
import type { PromptSet } from '../domain/ports.ts'
import type { Message, Ticket } from '../domain/ticket.ts'
import { describeTicket } from './context.ts'
import type { Facts } from './facts.ts'
import type { Situation } from './situation.ts'

export type Due = {
  ticket: Ticket
  facts: Facts
  shownOnly: 'backlog' | 'too_late' | null
}

/** Everything the steps of one decision share. */
export type Work = Due & {
  anchor: Message
  policy: Policy
  persona: Persona
  step: NonNullable<Facts['step']>
  language: string
  mask: Mask
  description: string
}

export const prepare = (due: Due, situation: Situation): Work => {
  const { facts, ticket } = due
  const { policy, step } = facts
  const anchor = facts.silence.anchor
  if (policy === null || step === null || anchor === null)
    throw new Error(`ticket ${ticket.id} passed the gates without policy, step or anchor`)
  const mask = createMask()
  const language = facts.language ?? 'en'
  return {
    ...due,
    anchor,
    policy,
    step,
    mask,
    language,
    persona: personaOf(policy, situation.prompts, { language, channel: anchor.channel }),
    description: describeTicket(ticket, {
      language: facts.language,
      now: situation.now,
      silentSince: anchor.at,
      mask,
      steps: policy.steps,
    }),
  }
}

/** The policy's own, else the only one, else `default`; prompt files were checked for it. */
const personaOf = (
  policy: Policy,
  { personas }: PromptSet,
  { language, channel }: { language: string; channel: string },
): Persona => {
  const [only] = personas
  const wanted =
    policy.persona === null
      ? personas.length === 1
        ? only?.key
        : 'default'
      : wordedFor(policy.persona, language, channel)
  const persona = personas.find(({ key }) => key === wanted)
  if (persona === undefined)
    throw new Error(`policy ${policy.name} has no persona: name one with "persona:"`)
  return persona
}
