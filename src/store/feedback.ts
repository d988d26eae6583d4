/** What people think of single decisions, and how many were mistakes. */
import { and, eq, gt, inArray, isNotNull, sql } from 'drizzle-orm'
import type { Feedback } from '../domain/feedback.ts'
import type { Instant } from '../lib/clock.ts'
import { record } from './events.ts'
import type { Sql } from './sqlite.ts'

export const createFeedbackStore = ({ db, t, together }: Sql) => ({
  /** The latest word about a decision replaces an earlier one. */
  give: async (feedback: Feedback) => {
    const { decisionId, wrong, by, at } = feedback
    await together((tx) => [
      tx
        .insert(t.feedback)
        .values(feedback)
        .onConflictDoUpdate({ target: t.feedback.decisionId, set: feedback }),
      record(tx, { at, act: `feedback_${wrong ?? 'right'}`, by, decisionId }),
    ])
  },

  /** How many sent follow-ups of this policy were said to be mistakes after this moment. */
  mistakesSince: async (policy: string, since: Instant): Promise<number> =>
    (
      await db
        .select({ n: sql<number>`count(*)` })
        .from(t.feedback)
        .where(
          and(
            eq(t.feedback.policy, policy),
            eq(t.feedback.sent, true),
            isNotNull(t.feedback.wrong),
            gt(t.feedback.at, since),
          ),
        )
    )[0]?.n ?? 0,

  /** What was said of these decisions, by decision. */
  of: async (decisionIds: string[]): Promise<Map<string, Feedback>> => {
    const rows = await db
      .select()
      .from(t.feedback)
      .where(inArray(t.feedback.decisionId, decisionIds))
    return new Map(rows.map((row) => [row.decisionId, row]))
  },
})
