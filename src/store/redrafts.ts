/** Drafts that were written anew on a person's word, and what they said before. */
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Redraft } from '../domain/acts.ts'
import type { Draft, Status, Tokens } from '../domain/decision.ts'
import type { Finding } from '../domain/finding.ts'
import { record } from './events.ts'
import type { Sql } from './sqlite.ts'

export type RedraftAct = Redraft & {
  decisionId: string
  from: Status
  draft: Draft
  findings: Finding[]
  promptHashes: Record<string, string>
  tokens: Tokens
  /** Null: nobody knows. */
  costUsd: number | null
}

export const createRedraftStore = (sql: Sql) => ({ keep: keep(sql), ofDecision: ofDecision(sql) })

/** False: the decision was no longer as the person saw it. */
const keep =
  ({ t, atomically }: Sql) =>
  async ({
    decisionId,
    from,
    draft,
    findings,
    promptHashes,
    tokens,
    costUsd,
    ...act
  }: RedraftAct) => {
    const d = t.decisions
    const done = await atomically((tx) => [
      tx
        .update(d)
        .set({
          version: sql`${d.version} + 1`,
          draftSubject: draft.subject,
          draftText: draft.text,
          draftLanguage: draft.language,
          findings,
          promptHashes,
          tokensInput: sql`${d.tokensInput} + ${tokens.input}`,
          tokensCached: sql`${d.tokensCached} + ${tokens.cached}`,
          tokensOutput: sql`${d.tokensOutput} + ${tokens.output}`,
          costUsd: costUsd === null ? null : sql`${d.costUsd} + ${costUsd}`,
        })
        .where(and(eq(d.id, decisionId), eq(d.status, from), eq(d.version, act.version)))
        .returning({ id: d.id }),
      tx.insert(t.redrafts).values({ ...act, decisionId }),
      record(tx, { at: act.at, act: 'redrafted', by: act.by, decisionId }),
    ])
    return done !== null
  }

/** What it said before, the oldest first. */
const ofDecision =
  ({ db, t }: Sql) =>
  async (decisionId: string): Promise<Redraft[]> =>
    db
      .select({
        by: t.redrafts.by,
        at: t.redrafts.at,
        version: t.redrafts.version,
        subject: t.redrafts.subject,
        text: t.redrafts.text,
        instruction: t.redrafts.instruction,
      })
      .from(t.redrafts)
      .where(eq(t.redrafts.decisionId, decisionId))
      .orderBy(asc(t.redrafts.id))
