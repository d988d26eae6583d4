/** Writes the note that answers a command: at most once, known by its mark, with the ticket left as it was found. */
import { NOBODYS } from '../domain/decision.ts'
import type { Helpdesk } from '../domain/ports.ts'
import type { PostResult } from '../domain/post-result.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { Clock } from '../lib/clock.ts'
import { sha256 } from '../lib/hash.ts'
import type { Log } from '../lib/log.ts'
import type { Store } from '../store/store.ts'
import { toHtml } from './compose.ts'
import { leaveAsFound, stateAfter } from './leave.ts'
import { whoAmI } from './readings.ts'
import { stopOfAllPosts } from './stops.ts'
import { ingestTicket } from './sync.ts'

export type AnswerDeps = {
  store: Store
  helpdesk: Helpdesk
  clock: Clock
  log: Log
  /** As long as a post may take to show on its ticket, ms. */
  unknownWait: number
}

export type Answer = { ticketId: number; externalId: string; text: string }

/** A ticket read and the POST must leave without waiting in between. */
const CALLS_OF_AN_ANSWER = 2

/** True: it is settled, written or given up. False: the next pass tries again. */
export const postAnswer = async (deps: AnswerDeps, answer: Answer): Promise<boolean> => {
  const { store, helpdesk, clock, log } = deps
  if ((await stopOfAllPosts(store)) !== null) return false
  await helpdesk.whenFree(CALLS_OF_AN_ANSWER)
  const askedAt = clock.wall()
  const reading = await helpdesk.ticket(answer.ticketId, 'delivery')
  if (reading.kind === 'gone') return true
  const ticket = await ingestTicket(deps, reading.ticket)
  const there = ticket.messages.find((m) => m.externalId === answer.externalId)
  if (there !== undefined) {
    await keepPosted(deps, answer, there)
    return true
  }
  const me = await whoAmI(deps)
  if ((await stopOfAllPosts(store)) !== null) return false
  if (!(await store.commands.beginAnswer(postRow(deps, answer, ticket, askedAt))))
    return isGivenUp(deps, answer)
  const { text, ...where } = answer
  const result = await helpdesk.note({
    ...where,
    sender: me,
    mentions: [],
    text,
    html: toHtml(text),
  })
  if (result.kind !== 'accepted') log.warn({ ticket: answer.ticketId }, sayEnd(result))
  return settleAnswer(deps, answer, result)
}

const postRow = (
  { clock }: AnswerDeps,
  { ticketId, externalId, text }: Answer,
  ticket: Ticket,
  askedAt: number,
) => ({
  externalId,
  decisionId: NOBODYS,
  ticketId,
  customerId: ticket.customer?.id ?? null,
  textHash: sha256(text),
  startedAt: clock.wall(),
  startedNow: clock.now(),
  feedReadAt: askedAt,
  ticketReadAt: askedAt,
  foundAssigneeId: ticket.assignee?.id ?? null,
  assigneeOpen: true,
  ...stateAfter('keep', ticket),
})

/** Tried before, and not to be seen: it may still show; later nobody repeats it, since twice is worse than never. */
const isGivenUp = async ({ store, clock, unknownWait, log }: AnswerDeps, answer: Answer) => {
  const row = await store.deliveries.find(answer.externalId)
  if (row !== null && row.messageId === null && clock.wall() < row.startedAt + unknownWait)
    return false
  if (row?.messageId === null)
    log.warn({ ticket: answer.ticketId }, 'an answer to a command was not seen again: given up')
  return true
}

const settleAnswer = async (
  deps: AnswerDeps,
  answer: Answer,
  result: PostResult,
): Promise<boolean> => {
  const { store, clock } = deps
  switch (result.kind) {
    case 'accepted':
      await store.mirror.saveMessages([{ ...result.message, externalId: answer.externalId }])
      await keepPosted(deps, answer, result.message)
      return true
    case 'unclear':
      return false
    case 'not_allowed':
      await store.state.set('posting_held', { reason: result.why, since: clock.now() })
      await store.deliveries.update(answer.externalId, { attempts: 0 })
      return false
    case 'not_sent':
    case 'later':
      await store.deliveries.update(answer.externalId, { attempts: 0 })
      return false
    case 'gone':
    case 'rejected':
      await store.deliveries.update(answer.externalId, { attempts: 0 })
      return true
  }
}

const keepPosted = async (
  deps: AnswerDeps,
  answer: Answer,
  message: { id: number; at: number },
) => {
  await deps.store.deliveries.update(answer.externalId, {
    messageId: message.id,
    postedAt: message.at,
  })
  await leaveAsFound(deps, answer.externalId)
}

const sayEnd = (result: Exclude<PostResult, { kind: 'accepted' }>) =>
  `the answer to a command was not written: ${'why' in result ? result.why : result.kind}`
