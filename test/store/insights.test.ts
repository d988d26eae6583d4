import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { Figure } from '../../src/domain/figures.ts'
import { DAY, HOUR, MINUTE } from '../../src/lib/clock.ts'
import { createSpending } from '../../src/store/spending.ts'
import type { Store } from '../../src/store/store.ts'
import { claimAt, commitment, decision, NOW, open } from './setup.ts'

const WEEK = { from: NOW - 2 * DAY, to: NOW + 5 * DAY }

const counts = async (store: Store, name: Figure['name'], whose = {}) =>
  Object.fromEntries(
    (await store.insights.figures(WEEK.from, WEEK.to, whose))
      .filter((one) => one.name === name)
      .map(({ detail, policy, step, n }) => [`${detail} ${policy} ${step}`, n]),
  )

/** A reply of this decision that was accepted at a moment. */
const delivery = (id: string, postedAt: number | null) => ({
  externalId: `mark-${id}`,
  decisionId: id,
  ticketId: 501,
  customerId: 90,
  kind: 'reply' as const,
  textHash: '',
  attempts: 1,
  startedAt: NOW,
  startedNow: NOW,
  feedReadAt: NOW,
  ticketReadAt: NOW,
  postedAt,
})

const add = (store: Store, id: string, facts: Parameters<typeof decision>[0] = {}) =>
  store.decisions.add(
    decision({ id, externalId: `mark-${id}`, anchorMessageId: 100 + id.length, ...facts }),
  )

const sent = async (store: Store, id: string, facts = {}, postedAt: number | null = NOW) => {
  await add(store, id, { status: 'sent', ...facts })
  await store.deliveries.adopt(delivery(id, postedAt))
}

describe('what left', () => {
  test('is counted once, when its moment is known, by plan, step and whose words they were', async () => {
    const { store } = open()
    await add(store, 'd-1', { status: 'scheduled', externalId: 'relance:1:r:occasion-1' })
    await store.deliveries.claim('d-1', claimAt(NOW))
    expect((await store.deliveries.commit(commitment())).kind).toBe('committed')
    expect(await counts(store, 'sent')).toEqual({})
    const ending = { to: 'sent', act: 'sent', at: NOW, delivery: { postedAt: NOW } } as const
    await store.deliveries.end('d-1', 'sending', 1, ending)
    await store.deliveries.update('relance:1:r:occasion-1', { postedAt: NOW, deliveredAt: NOW })
    expect(await counts(store, 'sent')).toEqual({ 'by_itself everything-else 1': 1 })
  })

  test('by a person is unedited, edited, or written anew on his wish', async () => {
    const { store, sql } = open()
    await add(store, 'plain', { status: 'sent' })
    await add(store, 'edited', { status: 'sent', step: 2 })
    await add(store, 'wished', { status: 'sent', policy: 'returns' })
    const { approvals, redrafts } = sql.t
    const act = { by: 'mara', at: NOW }
    await sql.db.insert(approvals).values([
      { ...act, id: 'a', decisionId: 'plain', bytesHash: '', edited: false, accepted: [] },
      { ...act, id: 'b', decisionId: 'edited', bytesHash: '', edited: true, accepted: [] },
      { ...act, id: 'c', decisionId: 'wished', bytesHash: '', edited: false, accepted: [] },
    ])
    await sql.db.insert(redrafts).values({
      ...act,
      ...{ decisionId: 'wished', version: 1, subject: '', text: '', instruction: 'shorter' },
    })
    for (const id of ['plain', 'edited', 'wished']) await store.deliveries.adopt(delivery(id, NOW))
    expect(await counts(store, 'sent')).toEqual({
      'unedited everything-else 1': 1,
      'edited everything-else 2': 1,
      'redrafted returns 1': 1,
    })
    expect(await counts(store, 'sent', { policy: 'returns' })).toEqual({ 'redrafted returns 1': 1 })
    expect(await counts(store, 'sent', { persona: 'nobody' })).toEqual({})
  })

  test('notes, posts of other databases and unknown posts are no follow-ups that left', async () => {
    const { store } = open()
    await add(store, 'note', { status: 'noted', post: 'note' })
    await store.deliveries.adopt({ ...delivery('note', NOW), kind: 'note' })
    await sent(store, 'unknown', { status: 'unknown' }, null)
    await store.deliveries.adopt({ ...delivery('foreign', NOW), decisionId: '' })
    expect(await counts(store, 'sent')).toEqual({})
  })
})

describe('what came of it', () => {
  const answers: [string, number, string][] = [
    ['after exactly an hour', HOUR, '1h'],
    ['a moment later', HOUR + 1, '4h'],
    ['after five days', 5 * DAY, '5d'],
    ['after nine days', 9 * DAY, '10d'],
  ]
  test.each(answers)('an answer %s has its place', async (_, after, bin) => {
    const { store } = open()
    await sent(store, 'd')
    await store.decisions.saveOutcome('d', { outcome: 'replied', at: NOW + after, crossed: false })
    expect(await counts(store, 'answer')).toEqual({ [`${bin} everything-else 1`]: 1 })
  })

  test('belongs to the moment the follow-up left, and is counted once', async () => {
    const { store } = open()
    await sent(store, 'd')
    const silent = { outcome: 'silent', at: NOW + 20 * DAY, crossed: false } as const
    await store.decisions.saveOutcome('d', silent)
    await store.decisions.saveOutcome('d', { ...silent, outcome: 'replied' })
    expect(await counts(store, 'outcome')).toEqual({ 'silent everything-else 1': 1 })
    expect(await counts(store, 'answer')).toEqual({})
  })

  test('a delivery that failed later is told', async () => {
    const { store } = open()
    await sent(store, 'd')
    await store.deliveries.update('mark-d', { failedAt: NOW + HOUR })
    await store.deliveries.update('mark-d', { failedAt: NOW + 2 * HOUR })
    expect(await counts(store, 'undelivered')).toEqual({ ' everything-else 1': 1 })
  })

  test('a person who changes his mind about a mistake is counted with his last word', async () => {
    const { store } = open()
    await sent(store, 'd')
    const word = { decisionId: 'd', policy: 'everything-else', sent: true, by: 'mara', at: NOW }
    await store.feedback.give({ ...word, wrong: 'text' })
    await store.feedback.give({ ...word, wrong: 'time', at: NOW + DAY })
    const figures = await counts(store, 'mistake')
    expect(figures['text everything-else 1']).toBe(0)
    expect(figures['time everything-else 1']).toBe(1)
    await store.feedback.give({ ...word, sent: false, wrong: 'time' })
    expect((await counts(store, 'mistake'))['time everything-else 1']).toBe(0)
  })
})

describe('the account as a whole', () => {
  test('calls of passes are counted, those of a failed pass are not known', async () => {
    const { store } = open()
    const report = { helpdeskCalls: 7 } as Parameters<Store['passes']['end']>[1]['report'] & object
    for (const id of ['a', 'b']) {
      await store.passes.begin(id, NOW)
      await store.passes.end(id, { endedAt: NOW + MINUTE, report })
    }
    await store.passes.end('c', { endedAt: NOW, error: 'no' })
    const [calls] = await store.insights.figures(WEEK.from, WEEK.to, { policy: 'any' })
    expect([calls?.name, calls?.n]).toEqual(['calls', 14])
    expect((await store.passes.lastEnded())?.report.helpdeskCalls).toBe(7)
  })

  test('a day costs what was booked and then settled', async () => {
    const { store, sql } = open()
    let wall = NOW
    const clock = {
      now: () => wall,
      wall: () => wall,
      monotonic: () => 0,
      sleep: async () => {},
      follow: () => {},
    }
    const spending = createSpending(sql, { dailyBudgetUsd: 5, clock })
    const [first, second] = [await spending.reserve(1), await spending.reserve(2)]
    await spending.settle(first ?? '', 0.25)
    wall = NOW + DAY
    await spending.reserve(0.5)
    expect(second).not.toBeNull()
    expect(await store.insights.spentBetween('2026-11-24', '2026-11-30')).toEqual([
      { day: '2026-11-24', usd: 2.25 },
      { day: '2026-11-25', usd: 0.5 },
    ])
    expect(await store.insights.spentBetween('2026-11-26', '2026-11-30')).toEqual([])
  })
})

describe('late promises', () => {
  test('one a silence, from the moment it is overdue; what is only shown is none', async () => {
    const { store } = open()
    const owed = { verdict: 'we_owe', draft: null, anchorMessageId: 12 } as const
    await add(store, 'first', { ...owed, sendAt: NOW + HOUR })
    await add(store, 'again', owed)
    await add(store, 'shown', { ...owed, anchorMessageId: 13, reason: 'backlog: due before' })
    expect(await store.insights.debts(WEEK.from, WEEK.to)).toEqual([
      { at: NOW + HOUR, ended: null, endedAt: null },
    ])
    await store.insights.endDebt({ ticketId: 501, anchorMessageId: 12 }, IN_TIME)
    expect(await store.insights.debts(WEEK.from, WEEK.to)).toEqual([])
  })

  const IN_TIME = { ended: 'in_time', endedAt: NOW } as const
})

test('what is erased leaves its counts and nothing of the ticket', async () => {
  const { store, sql } = open()
  await sent(store, 'd')
  await add(store, 'owed', { verdict: 'we_owe', anchorMessageId: 12 })
  await sql.db.delete(sql.t.decisions).where(eq(sql.t.decisions.ticketId, 501))
  expect(await sql.db.select().from(sql.t.debts)).toEqual([])
  expect(await sql.db.select().from(sql.t.ruleWrites)).toEqual([])
  expect(await counts(store, 'sent')).toEqual({ 'unedited everything-else 1': 1 })
})
