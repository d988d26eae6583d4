/** A person settles what is unclear or set aside: it stands there, send it once more, or leave it. */
import { randomUUID } from 'node:crypto'
import type { ActResult } from '../domain/acts.ts'
import type { Standing } from '../domain/decision.ts'
import { statusAfter } from '../domain/follow-up.ts'
import { isOurs, postOf } from '../domain/marker.ts'
import type { PromptFiles } from '../domain/ports.ts'
import { DROPPED, type Resolution, SETTLED } from '../domain/resolution.ts'
import type { Message, Ticket } from '../domain/ticket.ts'
import { MINUTE } from '../lib/clock.ts'
import { sayError } from '../lib/errors.ts'
import type { DeliveryRow } from '../store/store.ts'
import { conflict, reread, sayHowItMovedOn } from './approve.ts'
import { bytesHash } from './compose.ts'
import { type SettleDeps, settleFound } from './settle.ts'
import { ingestTicket } from './sync.ts'

export type ResolveDeps = SettleDeps & {
  promptFiles: PromptFiles
  /** Quiet time before an unclear post is judged, ms. */
  unknownWait: number
  /** Something may be due: the sender should look. */
  onApproved: () => void
}

export const createResolve =
  (deps: ResolveDeps) =>
  async (id: string, resolution: Resolution): Promise<ActResult> => {
    const decision = await deps.store.decisions.find(id)
    if (decision === null) return { kind: 'not_found' }
    if (!isOpen(decision))
      return conflict(deps.store, id, `it is ${decision.status}: nothing is unclear`)
    if (resolution.as === 'drop') return drop(deps, decision, resolution.by)
    const row = await deps.store.deliveries.find(decision.externalId)
    // What bears this mark may be the note of an earlier judgement.
    if (row === null || row.decisionId !== decision.id)
      return { kind: 'refused', why: 'it was never posted; it can only be dropped', decision }
    const ticket = await readTicket(deps, decision)
    if (typeof ticket === 'string') return conflict(deps.store, id, ticket)
    const message = findPost(decision, row, ticket, resolution.as)
    if (message !== null) return stands(deps, decision, message, resolution)
    return resolution.as === 'there'
      ? standsUnseen(deps, decision, row, resolution.by)
      : sendAgain(deps, decision, row, ticket, resolution.by)
  }

const isOpen = ({ status }: Standing) => status === 'unknown' || status === 'parked'

/** Nothing is read for it: whatever stands on the ticket stays there. */
const drop = async (deps: ResolveDeps, decision: Standing, by: string) => {
  const done = await deps.store.acts.resolve({
    ...actOf(deps, decision, by),
    as: 'drop',
    to: 'cancelled',
    reason: DROPPED,
  })
  return done ? settled(deps, decision) : outrun(deps, decision)
}

/** A text: why it could not be read, or what became of it. */
const readTicket = async (deps: ResolveDeps, decision: Standing): Promise<Ticket | string> => {
  try {
    const reading = await deps.helpdesk.ticket(decision.ticketId, 'delivery')
    if (reading.kind === 'found') return await ingestTicket(deps, reading.ticket)
    await deps.store.mirror.markGone(decision.ticketId)
    return 'the ticket was merged or deleted; it can only be dropped'
  } catch (error) {
    return `the ticket could not be read, so nobody can tell: ${sayError(error)}`
  }
}

/**
 * By its mark. Only where a person says that it stands there, and the helpdesk dropped the mark, by the words that a
 * program of ours may have written since: he has seen it, we only look for its number. Of several, the first that is
 * nobody's yet; each of them is a post of ours, and read as an agent's word for as long as it has no mark.
 */
const findPost = (
  decision: Standing,
  row: DeliveryRow,
  { messages }: Ticket,
  as: Resolution['as'],
): Message | null => {
  const marked = messages.find((m) => m.externalId === decision.externalId)
  if (marked !== undefined || as !== 'there') return marked ?? null
  const words = bare(decision.draft?.text ?? '')
  if (words === '') return null
  const alike = messages.find(
    (m) =>
      m.fromAgent &&
      m.public &&
      m.via === 'api' &&
      !isOurs(m.externalId) &&
      m.at >= row.startedNow - MINUTE &&
      bare(m.text) === words,
  )
  return alike ?? null
}

const bare = (text: string) => text.replace(/\s+/g, ' ').trim()

/** It was there all the time, whatever he wanted done: nothing more is sent. */
const stands = async (
  deps: ResolveDeps,
  decision: Standing,
  message: Message,
  { as, by }: Resolution,
) => {
  const { store, clock } = deps
  await settleFound(deps, decision, message)
  // The mirror knows our post by its mark from now on, as after an answer that named it.
  await store.mirror.saveMessages([{ ...message, externalId: decision.externalId }])
  await store.acts.noteResolution({ decisionId: decision.id, as, by, at: clock.now() })
  return settled(deps, decision)
}

const standsUnseen = async (
  deps: ResolveDeps,
  decision: Standing,
  row: DeliveryRow,
  by: string,
) => {
  const done = await deps.store.acts.resolve({
    ...actOf(deps, decision, by),
    as: 'there',
    to: statusAfter(decision.post),
    reason: `${by} saw it on the ticket`,
    delivery: { postedAt: row.startedNow, note: `${by} saw it on the ticket` },
  })
  return done ? settled(deps, decision) : outrun(deps, decision)
}

/** His word is an approval of the same text; it goes through the whole protocol, which reads the ticket once more. */
const sendAgain = async (
  deps: ResolveDeps,
  decision: Standing,
  row: DeliveryRow,
  ticket: Ticket,
  by: string,
): Promise<ActResult> => {
  const { store, clock, unknownWait } = deps
  if (decision.draft === null && decision.post === 'reply')
    return { kind: 'refused', why: 'it has no text to send; it can only be dropped', decision }
  const moved = await sayHowItMovedOn(deps.promptFiles, ticket, decision)
  if (moved !== null)
    return conflict(deps.store, decision.id, `${moved}; it can only be dropped, or it is there`)
  const at = clock.now()
  const draft = decision.draft ?? { subject: '', text: decision.id }
  const done = await store.acts.resolve({
    ...actOf(deps, decision, by),
    as: 'send',
    to: 'scheduled',
    reason: null,
    approval: {
      id: randomUUID(),
      decisionId: decision.id,
      by,
      at,
      bytesHash: bytesHash(ticket.customer, draft),
      edited: false,
      accepted: [],
    },
    sendAt: at,
    // The attempt before may still land until then.
    releaseAt: Math.max(clock.wall(), row.startedAt + unknownWait),
  })
  if (!done) return outrun(deps, decision)
  deps.onApproved()
  return settled(deps, decision)
}

const actOf = ({ clock }: ResolveDeps, { id, status, version }: Standing, by: string) => ({
  decisionId: id,
  from: status,
  version,
  by,
  at: clock.now(),
})

/** The note that told the team about it has done its work. */
const settled = async (deps: ResolveDeps, decision: Standing): Promise<ActResult> => {
  const { store, clock, helpdesk } = deps
  const { externalId } = postOf(helpdesk.account, decision, 'alert')
  for (const note of await store.decisions.ofTicket(decision.ticketId))
    if (note.externalId === externalId && isWaiting(note))
      await store.decisions.move(note.id, {
        from: note.status,
        to: 'cancelled',
        by: 'relance',
        at: clock.now(),
        act: 'cancelled',
        reason: SETTLED,
      })
  await store.screening.wakeTicket(decision.ticketId)
  return reread(store, decision.id)
}

const isWaiting = ({ status, post }: Standing) =>
  post === 'alert' && (status === 'scheduled' || status === 'noted' || status === 'pending')

const outrun = (deps: ResolveDeps, { id }: Standing) =>
  conflict(deps.store, id, 'somebody else was first')
