/** What is written down about one ticket, for its whole story. */
import { and, asc, eq, inArray, or } from 'drizzle-orm'
import type { Act } from '../domain/acts.ts'
import { NOBODYS } from '../domain/decision.ts'
import type { DeliveryRow } from './deliveries.ts'
import { readActs } from './events.ts'
import type { Sql } from './sqlite.ts'

/** What a person said when he did something; only its own moment ties it to the act. */
export type Said = { decisionId: string; at: number; words: string }

export const createStoryStore = ({ db, t }: Sql) => {
  const decisionsOf = (ticketId: number) =>
    db.select({ id: t.decisions.id }).from(t.decisions).where(eq(t.decisions.ticketId, ticketId))
  return {
    /** Also those of the ticket itself, in order. */
    acts: async (ticketId: number): Promise<Act[]> =>
      readActs(
        { db, t },
        or(eq(t.events.ticketId, ticketId), inArray(t.events.decisionId, decisionsOf(ticketId))),
      ),

    /** Also what answered a command, which no decision brought. */
    deliveries: async (ticketId: number): Promise<DeliveryRow[]> =>
      db
        .select()
        .from(t.deliveries)
        .where(
          or(
            inArray(t.deliveries.decisionId, decisionsOf(ticketId)),
            and(eq(t.deliveries.decisionId, NOBODYS), eq(t.deliveries.ticketId, ticketId)),
          ),
        )
        .orderBy(asc(t.deliveries.startedNow)),

    /** Reasons of rejections and wishes for another draft. */
    said: async (ticketId: number): Promise<Said[]> => {
      const reasons = await db
        .select()
        .from(t.rejections)
        .where(inArray(t.rejections.decisionId, decisionsOf(ticketId)))
      const wishes = await db
        .select()
        .from(t.redrafts)
        .where(inArray(t.redrafts.decisionId, decisionsOf(ticketId)))
      return [
        ...reasons.map(({ decisionId, at, reason }) => ({ decisionId, at, words: reason ?? '' })),
        ...wishes.map(({ decisionId, at, instruction }) => ({
          ...{ decisionId, at },
          words: instruction,
        })),
      ]
    },
  }
}
