/** Writes a report as JSON: names in the style of the API, moments as dates, nothing that depends on when it was run. */
import { isoOrNull } from '../lib/clock.ts'
import type { PastCase } from './case.ts'
import { verdictOf } from './difference.ts'
import type { Report } from './report.ts'

/** How this run went; the only part that two runs of the same settings may differ in. */
export type Run = {
  startedAt: number
  endedAt: number
  starts: number
  helpdeskCalls: number
  modelAnswers: number
  rememberedAnswers: number
  paidUsd: number | null
}

/** In pieces: `cases` come with their words, one after the other, and stand on a line each. */
export async function* reportJson(
  { cases: _, ...report }: Report,
  run: Run,
  cases: AsyncIterable<PastCase>,
): AsyncGenerator<string> {
  yield JSON.stringify(toApi(report), null, 1).replace(/\n\}$/, ',\n "cases": [')
  let between = '\n  '
  for await (const one of cases) {
    yield `${between}${JSON.stringify(caseJson(one))}`
    between = ',\n  '
  }
  yield `\n ],\n "run": ${JSON.stringify(toApi(run))}\n}\n`
}

/** One row of the list of cases, as JSON and CSV show it. */
export const caseJson = (one: PastCase) => {
  const decision = one.end.kind === 'judged' ? one.end.decision : null
  return {
    id: one.id,
    ticket_id: one.ticketId,
    channel: one.channel,
    language: one.language,
    silent_since: isoOrNull(one.silentSince),
    at: isoOrNull(one.at),
    silent_hours: Math.round(one.silentFor / 36_000) / 100,
    result: verdictOf(one),
    why: one.end.kind === 'unreadable' ? one.end.why : (decision?.reason ?? null),
    policy: decision?.policy ?? null,
    step: decision?.step ?? null,
    confidence: decision?.confidence ?? null,
    draft: decision?.draft?.text ?? null,
    findings: decision?.findings.map(({ rule }) => rule) ?? [],
    asks_for_person: decision?.asksForPerson ?? null,
    needed: one.label.needed,
    proof: one.label.proof,
    sequel: one.sequel.kind,
    sequel_after_hours:
      one.sequel.after === null ? null : Math.round(one.sequel.after / 36_000) / 100,
    answered_chase_after_hours:
      one.sequel.answeredAfter === null
        ? null
        : Math.round(one.sequel.answeredAfter / 36_000) / 100,
    satisfaction: one.sequel.score,
    order_end: one.sequel.orderEnd,
    approximate: one.approximate,
    cost_usd: decision?.usage.costUsd ?? null,
  }
}

const MOMENTS = new Set(['from', 'until', 'at', 'startedAt', 'endedAt'])

const toApi = (value: unknown, key = ''): unknown => {
  if (typeof value === 'number' && MOMENTS.has(key) && value > 1e11) return isoOrNull(value)
  if (Array.isArray(value)) return value.map((one) => toApi(one))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [snake(name), toApi(part, name)]),
  )
}

/** Names of ours are camel case; reasons with spaces are left as they are. */
const snake = (name: string) =>
  /^[a-z]+([A-Z][a-z0-9]*)+$/.test(name)
    ? name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    : name
