/** Does what an agent told us: the acts a person has in the inbox, with his name. */
import type { ActResult, Approval } from '../domain/acts.ts'
import type { Command } from '../domain/command.ts'
import type { Standing } from '../domain/decision.ts'
import { blocking } from '../domain/finding.ts'
import type { Instant } from '../lib/clock.ts'
import type { Store } from '../store/store.ts'

export type PersonsActs = {
  approve: (id: string, approval: Approval) => Promise<ActResult>
  postpone: (id: string, to: { until: Instant; by: string }) => Promise<ActResult>
  reject: (id: string, rejection: { by: string; reason?: string }) => Promise<ActResult>
}

export type ObeyDeps = PersonsActs & { store: Store }

export type Order = {
  command: Exclude<Command, { kind: 'never' | 'why' }>
  decision: Standing
  /** As it was when the command was taken. */
  version: number
  by: string
  at: Instant
  /** When our note took down the draft; null: no note shows it. */
  shownAt: Instant | null
  /** We were interrupted while obeying it: it may have been done. */
  isResumed: boolean
}

/** Null: it is done; else why it could not be. */
export const obey = async (deps: ObeyDeps, order: Order): Promise<string | null> => {
  const { command, decision } = order
  if (order.isResumed && (await wasDone(deps.store, order))) return null
  if (command.kind === 'send' && decision.draft === null)
    return 'there is no draft here; answer the customer yourself'
  if (command.kind === 'send' && command.text === null && (await isUnseen(deps.store, order)))
    return 'the draft changed since our note; look in the inbox'
  const result = await act(deps, order)
  switch (result.kind) {
    case 'done':
      return null
    case 'not_found':
      return 'it is no longer there'
    case 'blocked':
      return sayBlocked(result.findings)
    case 'conflict':
    case 'refused':
      return result.why
  }
}

/** The same moment however late it is read: told twice, it changes nothing. */
const act = (deps: ObeyDeps, { command, decision, version, by, at }: Order): Promise<ActResult> => {
  switch (command.kind) {
    case 'send':
      return deps.approve(decision.id, {
        by,
        version,
        atOnce: true,
        ...(command.text === null ? {} : { text: command.text }),
      })
    case 'later':
      return deps.postpone(decision.id, { until: at + command.wait, by })
    case 'done':
      return deps.reject(decision.id, { by, reason: 'done, as told in Gorgias' })
  }
}

/** He read what our note said, and the draft says something else now. */
const isUnseen = async (store: Store, { decision, shownAt }: Order) =>
  shownAt !== null &&
  (await store.events.ofDecision(decision.id)).some(
    ({ act, at }) => CHANGES_TEXT.has(act) && at > shownAt,
  )

const CHANGES_TEXT = new Set(['redrafted', 'approved_edited'])

const ACTS: Record<Order['command']['kind'], string[]> = {
  send: ['approved', 'approved_edited'],
  later: ['postponed'],
  done: ['rejected'],
}

const wasDone = async (store: Store, { command, decision, by, at }: Order) =>
  (await store.events.ofDecision(decision.id)).some(
    (event) => ACTS[command.kind].includes(event.act) && event.by === by && event.at >= at,
  )

const sayBlocked = (findings: Parameters<typeof blocking>[0]) => {
  const stops = blocking(findings).map(({ rule, excerpt, why }) => `${rule}: “${excerpt}”: ${why}`)
  return `${stops.join('; ')}. Write /send with your own text, or accept it in the inbox`
}
