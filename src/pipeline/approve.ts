/** A person's acts on a decision: approve, undo, reject. */
import { randomUUID } from 'node:crypto'
import type { ActResult, Approval } from '../domain/acts.ts'
import type { Draft, Standing } from '../domain/decision.ts'
import { blocking, type Finding, isAcceptable, softenForPerson } from '../domain/finding.ts'
import { isApprovable, statusesBefore } from '../domain/follow-up.ts'
import { type Held, whyNoLonger } from '../domain/hold.ts'
import { type PostKind, postOf } from '../domain/marker.ts'
import type { PromptFiles } from '../domain/ports.ts'
import { isOnlyNote, ONLY_NOTE } from '../domain/reply-window.ts'
import { findSilence } from '../domain/silence.ts'
import type { MirroredTicket } from '../domain/ticket.ts'
import type { Clock, Instant } from '../lib/clock.ts'
import { sha256 } from '../lib/hash.ts'
import type { Store } from '../store/store.ts'
import { bytesHash } from './compose.ts'
import type { Guard } from './guard.ts'

export type ApproveDeps = {
  store: Store
  clock: Clock
  guard: Guard
  promptFiles: PromptFiles
  /** Undo window after an approval, ms. */
  undo: number
  /** Something may be due: the sender should look. */
  onApproved: () => void
  account: string
}

export const createApprove =
  (deps: ApproveDeps) =>
  async (id: string, approval: Approval): Promise<ActResult> => {
    const { store } = deps
    const decision = await store.decisions.find(id)
    if (decision === null) return { kind: 'not_found' }
    const why = await whyNot(deps, decision, approval)
    if (why !== null) return why
    if (decision.draft === null) return approveNote(deps, decision, approval)
    return approveReply(deps, decision, decision.draft, approval)
  }

const approveReply = async (
  deps: ApproveDeps,
  decision: Standing,
  draft: Draft,
  approval: Approval,
): Promise<ActResult> => {
  const text = approval.text ?? draft.text
  const isEdited = text !== draft.text
  const findings = isEdited ? await inspect(deps, decision, text) : decision.findings
  if (findings === null)
    return { kind: 'conflict', why: 'its policy or its persona is no longer there', decision }
  const open = blocking(findings).filter(
    (finding) => !(isAcceptable(finding) && approval.accept?.includes(finding.rule)),
  )
  if (open.length > 0) return { kind: 'blocked', findings: open, decision }
  const ticket = await deps.store.mirror.find(decision.ticketId)
  const kind = mustBeNote(ticket, decision, deps.clock.now()) ? 'note' : 'reply'
  if (kind === 'note' && decision.status === 'noted')
    return { kind: 'conflict', why: ONLY_NOTE, decision }
  const bytes = bytesHash(ticket?.customer ?? null, { subject: draft.subject, text })
  return keepApproval(deps, decision, approval, {
    ...postOf(deps.account, decision, kind),
    text,
    isEdited,
    findings,
    bytes,
  })
}

/** The channel takes no message any more: approving writes the draft as a note for the team. */
const mustBeNote = (ticket: MirroredTicket | null, decision: Standing, now: Instant) => {
  const anchor = ticket?.messages.find(({ id }) => id === decision.anchorMessageId)
  return anchor !== undefined && isOnlyNote(anchor.channel, ticket?.messages ?? [], now)
}

/** What the shop owes, or a person must see: approving it writes the note. */
const approveNote = (deps: ApproveDeps, decision: Standing, approval: Approval) =>
  keepApproval(deps, decision, approval, {
    ...postOf(deps.account, decision, 'alert'),
    text: null,
    isEdited: false,
    findings: decision.findings,
    bytes: sha256(decision.id),
  })

type Approved = {
  post: PostKind
  externalId: string
  text: string | null
  isEdited: boolean
  findings: Finding[]
  bytes: string
}

const keepApproval = async (
  { store, clock, undo, onApproved }: ApproveDeps,
  decision: Standing,
  { by, accept = [], atOnce = false }: Approval,
  { bytes, isEdited, ...approved }: Approved,
): Promise<ActResult> => {
  const done = await store.acts.approve({
    ...approved,
    approval: {
      id: randomUUID(),
      decisionId: decision.id,
      by,
      at: clock.now(),
      bytesHash: bytes,
      edited: isEdited,
      accepted: accept,
    },
    version: decision.version,
    from: decision.status,
    leavesAt: () => ({
      sendAt: Math.max(clock.now() + undo, atOnce ? 0 : (decision.until ?? 0)),
      releaseAt: clock.wall() + undo,
    }),
  })
  if (!done) return conflict(store, decision.id, 'somebody else was first')
  onApproved()
  return reread(store, decision.id)
}

/** Takes an approval back while it has not left. An autonomous reply can be stopped the same way. */
export const createUndo =
  ({ store, clock }: Pick<ApproveDeps, 'store' | 'clock'>) =>
  async (id: string, by: string): Promise<ActResult> => {
    const decision = await store.decisions.find(id)
    if (decision === null) return { kind: 'not_found' }
    const done = await store.acts.undo(id, by, clock.now())
    return done
      ? reread(store, id)
      : conflict(store, id, `it is ${decision.status} and cannot be undone`)
  }

export const createReject =
  ({ store, clock }: Pick<ApproveDeps, 'store' | 'clock'>) =>
  async (id: string, rejection: { by: string; reason?: string }): Promise<ActResult> => {
    const decision = await store.decisions.find(id)
    if (decision === null) return { kind: 'not_found' }
    const row = {
      decisionId: id,
      by: rejection.by,
      at: clock.now(),
      reason: rejection.reason ?? null,
    }
    const done = await store.acts.reject(row, statusesBefore('rejected'))
    return done ? reread(store, id) : conflict(store, id, whyNotRejected(decision))
  }

const whyNotRejected = ({ status, delivery }: Standing) =>
  status === 'parked' && delivery !== null
    ? 'its post may stand on the ticket: settle it by a resolution (there, send or drop)'
    : `it is ${status} already`

const whyNot = async (
  deps: ApproveDeps,
  decision: Standing,
  approval: Approval,
): Promise<ActResult | null> => {
  if (approval.version !== undefined && approval.version !== decision.version)
    return { kind: 'conflict', why: 'the draft changed since you looked at it', decision }
  if (approval.text !== undefined && approval.text.trim() === '')
    return { kind: 'refused', why: 'the text is empty; write what should be sent', decision }
  if (!isApprovable(decision))
    return { kind: 'conflict', why: `it is ${decision.status} and cannot be approved`, decision }
  const moved = await howItMovedOn(deps, decision)
  return moved === null ? null : { kind: 'conflict', why: moved, decision }
}

/** As far as the mirror knows; delivery reads again. */
export const howItMovedOn = async (
  { store, promptFiles }: Pick<ApproveDeps, 'store' | 'promptFiles'>,
  decision: Standing,
): Promise<string | null> => {
  const ticket = await store.mirror.find(decision.ticketId)
  if (ticket === null) return 'the ticket is no longer there'
  return sayHowItMovedOn(promptFiles, { ...ticket, ...ticket.record }, decision)
}

/** What happened on this ticket since it was judged, for the person who acts on it; null: nothing. */
export const sayHowItMovedOn = async (
  promptFiles: PromptFiles,
  ticket: Held['ticket'] & Pick<Held, 'messages'>,
  decision: Standing,
): Promise<string | null> => {
  const { never } = (await promptFiles.load()).shop
  const { messages } = ticket
  const why = whyNoLonger({ ticket, messages, silence: findSilence(messages), never }, decision)
  return why === null ? null : (MOVED_ON[why] ?? why)
}

const MOVED_ON: Record<string, string> = {
  gone: 'the ticket was merged or deleted',
  spam: 'somebody marked the ticket as spam',
  trashed: 'somebody deleted the ticket',
  opted_out: 'somebody stopped follow-ups on this ticket',
  agent_answered: 'an agent wrote meanwhile',
  customer_answered: 'the customer wrote meanwhile',
  note_by_person: 'somebody left a note on the ticket meanwhile',
}

/** Null: the prompt files it was written by are gone. */
const inspect = async (
  { store, guard, promptFiles }: ApproveDeps,
  decision: Standing,
  text: string,
): Promise<Finding[] | null> => {
  const prompts = await promptFiles.load()
  const policy = prompts.policies.find(({ name }) => name === decision.policy)
  const persona = prompts.personas.find(({ key }) => key === decision.persona)
  const known = await store.mirror.find(decision.ticketId)
  if (policy === undefined || persona === undefined || decision.draft === null) return null
  const draft = { ...decision.draft, text }
  const language = decision.draft.language
  const ticket = {
    messages: known?.messages ?? [],
    orders: known?.orders ?? [],
    customer: known?.customer ?? null,
  }
  return softenForPerson(guard(draft, { ticket, policy, persona, language }, prompts))
}

/** With the decision as it is now. */
export const conflict = async (store: Store, id: string, why: string): Promise<ActResult> => {
  const decision = await store.decisions.find(id)
  return decision === null ? { kind: 'not_found' } : { kind: 'conflict', why, decision }
}

export const reread = async (store: Store, id: string): Promise<ActResult> => {
  const decision = await store.decisions.find(id)
  return decision === null ? { kind: 'not_found' } : { kind: 'done', decision }
}
