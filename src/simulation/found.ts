/** Reads back what a replay found: the figures of all cases at once, their words only a few at a time. */
import type { Store } from '../store/store.ts'
import type { PastCase, PastDecision, PastUnit } from './case.ts'
import { isPromisedByCustomer } from './findings.ts'

/** Customers read at a time. */
const BATCH = 100

/** Everything but words: ten thousand conversations' words do not fit into memory. */
export const readFound = async (store: Store): Promise<PastUnit> => {
  const all: PastUnit = { cases: [], short: 0, answeredByDay: [], skipped: {}, tickets: 0 }
  for await (const unit of eachUnit(store)) {
    for (const one of unit.cases) all.cases.push(withoutWords(one))
    all.short += unit.short
    all.tickets += unit.tickets
    for (const [day, n] of unit.answeredByDay.entries())
      all.answeredByDay[day] = (all.answeredByDay[day] ?? 0) + n
    for (const [why, n] of Object.entries(unit.skipped))
      all.skipped[why] = (all.skipped[why] ?? 0) + n
  }
  return all
}

/** With every word, one after the other, in the order in which `readFound` lists them. */
export async function* eachCase(store: Store): AsyncGenerator<PastCase> {
  for await (const { cases } of eachUnit(store)) yield* cases
}

/** The case with its words. */
export const withWords = async (store: Store, one: PastCase): Promise<PastCase> => {
  const unit = (await store.simulation.unit(one.customer)) as PastUnit | null
  return unit?.cases.find(({ id }) => id === one.id) ?? one
}

async function* eachUnit(store: Store): AsyncGenerator<PastUnit> {
  for (let last = ''; ; ) {
    const batch = await store.simulation.unitsAfter(last, BATCH)
    // A unit's row was written from a `PastUnit`.
    for (const { body } of batch) yield body as PastUnit
    const end = batch.at(-1)
    if (end === undefined) return
    last = end.key
  }
}

const withoutWords = (one: PastCase): PastCase => ({
  ...one,
  subject: null,
  sequel: { ...one.sequel, words: null },
  end: one.end.kind === 'judged' ? { kind: 'judged', decision: barely(one.end.decision) } : one.end,
})

/** What a customer promised is a figure of its own (`closedOnPromiseIn`); the rest is counted. */
const barely = (decision: PastDecision): PastDecision => ({
  ...decision,
  reason: '',
  evidence: [],
  openItems: decision.openItems.filter(isPromisedByCustomer),
  draft: decision.draft && { ...decision.draft, text: '' },
  findings: decision.findings.map((finding) => ({ ...finding, excerpt: '', why: '' })),
})
