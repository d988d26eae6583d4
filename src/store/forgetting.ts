/** Deletes whatever is kept of a ticket: conversation, decisions and their texts, what people did to them. */
import { inArray } from 'drizzle-orm'
import { NOBODYS } from '../domain/decision.ts'
import type { Db, Sql, Write } from './sqlite.ts'

/**
 * Goes into one list of statements. Posts stay as marks without customer and words: caps and counts go on, and our
 * message on the ticket is still known as ours. The audit stays; it never held words.
 */
export const forgetTickets = (tx: Db, t: Sql['t'], ticketIds: number[]): Write[] => {
  const hisDecisions = tx
    .select({ id: t.decisions.id })
    .from(t.decisions)
    .where(inArray(t.decisions.ticketId, ticketIds))
  const ofDecision = [t.approvals, t.rejections, t.resolutions, t.feedback, t.redrafts].map(
    (table) => tx.delete(table).where(inArray(table.decisionId, hisDecisions)),
  )
  const ofTicket = [
    t.messages,
    t.traces,
    t.commands,
    t.aboutAnswers,
    t.simulationAnswers,
    t.debts,
    t.ruleWrites,
    t.decisions,
  ].map((table) => tx.delete(table).where(inArray(table.ticketId, ticketIds)))
  return [
    tx
      .insert(t.erasedTickets)
      .values(ticketIds.map((ticketId) => ({ ticketId })))
      .onConflictDoNothing(),
    ...ofDecision,
    ...ofTicket,
    tx.delete(t.tickets).where(inArray(t.tickets.id, ticketIds)),
    tx
      .update(t.deliveries)
      .set({ ...NOTHING_LEFT, decisionId: NOBODYS, customerId: null, textHash: '', note: null })
      .where(inArray(t.deliveries.ticketId, ticketIds)),
  ]
}

/** Nothing is put right on a ticket nobody may look at any more. */
const NOTHING_LEFT = {
  leaveStatus: null,
  leaveSnoozedUntil: null,
  foundAssigneeId: null,
  assigneeOpen: false,
  tag: null,
  closeAt: null,
  underReview: false,
}
