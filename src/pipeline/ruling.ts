/** Has one silence judged and reads the verdict from the ledger; what is surely closed never reaches a model. */
import type { ItemKind, Judgement } from '../domain/ledger.ts'
import type { Mask } from '../domain/masking.ts'
import type { Usage } from '../domain/ports.ts'
import type { Ticket } from '../domain/ticket.ts'
import { findTopic } from '../domain/topics.ts'
import { type Ruling, ruleOn } from '../domain/verdict.ts'
import type { Instant } from '../lib/clock.ts'
import { surelyClosed } from '../offline/surely-closed.ts'
import { createJudge, FREE, type Mind, type NoAnswer } from './judge.ts'

export type Question = {
  ticket: Ticket
  now: Instant
  followUpOn: ItemKind[]
  instruction: string
  description: string
  mask: Mask
}

export type Ruled = {
  kind: 'ruled'
  judgement: Judgement
  ruling: Ruling
  usage: Usage
  /** Closed beyond doubt, or for people alone: no model was or would be asked. */
  isSurelyClosed: boolean
}

export const createRuling = (mind: Mind) => {
  const judge = createJudge(mind)
  return async ({ followUpOn, ...question }: Question): Promise<Ruled | NoAnswer> => {
    const { ticket, now } = question
    const closed = forPeople(ticket) ?? surelyClosed({ messages: ticket.messages, now })
    const judged =
      closed === null
        ? await judge({
            ...question,
            objections: (judgement) => disagreement(judgement, followUpOn, now),
          })
        : { kind: 'judged' as const, judgement: closed, usage: FREE }
    if (judged.kind !== 'judged') return judged
    const { judgement, usage } = judged
    const ruling = ruleOn(judgement, followUpOn, now)
    return { kind: 'ruled', judgement, ruling, usage, isSurelyClosed: closed !== null }
  }
}

/** What no machine answers is recognised by code and goes to people, whatever a model would say. */
const forPeople = ({ messages }: Ticket): Judgement | null => {
  const found = findTopic(messages)
  return found === null
    ? null
    : {
        open_items: [],
        evidence: [{ message_id: found.messageId, quote: found.quote }],
        verdict: 'hand_over',
        until: null,
        reason: `${found.why}: “${found.quote}”`,
        confidence: 1,
      }
}

/** The verdict a judge states must be the one its ledger leads to. */
const disagreement = (judgement: Judgement, followUpOn: ItemKind[], now: Instant) => {
  const { verdict } = ruleOn(judgement, followUpOn, now)
  return verdict === judgement.verdict
    ? []
    : [`your open_items lead to ${verdict}, but you answered ${judgement.verdict}`]
}
