/** Writes a decision down, with everything it was made from. */
import { randomUUID } from 'node:crypto'
import type { Decision, Inside } from '../domain/decision.ts'
import type { Verdict } from '../domain/ledger.ts'
import { markerOf } from '../domain/marker.ts'
import type { Persona, Policy } from '../domain/policy.ts'
import type { PromptSet, Usage } from '../domain/ports.ts'
import { sendMoment } from '../domain/send-window.ts'
import type { Order } from '../domain/ticket.ts'
import { firstOverdue } from '../domain/we-owe.ts'
import type { Clock } from '../lib/clock.ts'
import { sha256 } from '../lib/hash.ts'
import type { Store } from '../store/store.ts'
import type { Work } from './due.ts'
import { FREE, type Mind } from './judge.ts'
import type { Situation } from './situation.ts'

export type KeepDeps = {
  store: Store
  mind: Mind
  account: string
  clock: Clock
  /** How long an autonomous reply waits for a person's second thought, ms of this machine. */
  undo: number
}

/** What was found and where it goes. */
export type Kept = Pick<
  Decision & Inside,
  | 'reason'
  | 'confidence'
  | 'until'
  | 'evidence'
  | 'openItems'
  | 'draft'
  | 'findings'
  | 'mode'
  | 'status'
  | 'statusReason'
  | 'asksForPerson'
  | 'post'
> & { verdict: Verdict; usage: Usage | null }

export const keepDecision = async (
  deps: KeepDeps,
  work: Work,
  situation: Situation,
  { usage, ...kept }: Kept,
): Promise<{ kind: 'decided'; decision: Decision }> => {
  const { ticket, anchor, policy, persona, step } = work
  const isScheduled = kept.status === 'scheduled'
  const decision = {
    ...kept,
    id: randomUUID(),
    ticketId: ticket.id,
    customerId: ticket.customer?.id ?? null,
    version: 1,
    anchorMessageId: anchor.id,
    silentSince: anchor.at,
    policy: policy.name,
    persona: kept.draft === null ? null : persona.key,
    step: step.number,
    sendAt: isScheduled ? leavesAt(deps, work, situation, kept) : null,
    releaseAt: null,
    delivery: null,
    outcome: null,
    crossed: false,
    provider: providerOf(deps.mind, usage),
    model: usage?.model ?? '',
    promptHashes: hashesOf(situation.prompts, policy, persona),
    inputHash: work.facts.inputHash,
    orderHash: hashOrders(ticket.orders),
    ticketStatus: ticket.status,
    externalId: markerOf({
      account: deps.account,
      ticketId: ticket.id,
      anchorMessageId: anchor.id,
      step: step.number,
      kind: kept.post,
    }),
    tokens: usage?.tokens ?? { input: 0, cached: 0, output: 0 },
    costUsd: usage === null ? null : usage.costUsd,
    createdAt: situation.now,
  }
  const isReply = isScheduled && kept.post === 'reply'
  await deps.store.decisions.add(
    decision,
    isReply ? () => deps.clock.wall() + deps.undo : undefined,
  )
  await deps.store.screening.saveScreening(ticket.id, work.facts.wakes, {
    lookAt: decision.until,
    stoppedBy: work.shownOnly,
  })
  return { kind: 'decided', decision }
}

/** What is surely closed is judged by rules, whoever judges the rest. */
const providerOf = (mind: Mind, usage: Usage | null) =>
  mind.kind === 'offline' || usage?.model === FREE.model ? 'offline' : mind.model.provider

/** A reply keeps to the hours and can be undone; a note leaves at once, or when what we owe is overdue. */
const leavesAt = (
  deps: KeepDeps,
  { policy, ticket }: Work,
  { now, calendar }: Situation,
  { post, verdict, openItems }: Pick<Kept, 'post' | 'verdict' | 'openItems'>,
) => {
  if (post === 'reply')
    return sendMoment(now + deps.undo, policy.sendBetween, calendar, ticket.customerTimezone)
  const overdue = verdict === 'we_owe' ? firstOverdue(openItems, ticket.messages, calendar) : null
  return overdue !== null && overdue > now ? overdue : null
}

/** Order facts a draft may lean on: when they change, it is stale. */
export const hashOrders = (orders: Order[]) =>
  sha256(JSON.stringify([...orders].sort((a, b) => a.name.localeCompare(b.name))))

/** Of every file a decision is made from. */
export const hashesOf = ({ shop, decide, draft }: PromptSet, policy: Policy, persona: Persona) => ({
  shop: shop.hash,
  [`policies/${policy.name}`]: policy.hash,
  [`personas/${persona.key}`]: persona.hash,
  'system/decide': decide.hash,
  'system/draft': draft.hash,
})
