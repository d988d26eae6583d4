import { describe, expect, test } from 'vitest'
import type { DecisionQuery } from '../../src/domain/acts.ts'
import { IN_PROGRESS } from '../../src/domain/follow-up.ts'
import { DAY, HOUR } from '../../src/lib/clock.ts'
import type { Store } from '../../src/store/store.ts'
import { claimAt, decision, NOW, open } from './setup.ts'

const acts = async (store: Store, id: string) =>
  (await store.events.ofDecision(id)).map(({ act }) => act)

describe('a decision', () => {
  test('comes back as it was decided, with its act in the audit', async () => {
    const { store } = open()
    const decided = decision({
      until: NOW + DAY,
      findings: [
        { rule: 'numbers', severity: 'block', excerpt: '12', start: 3, end: 5, why: 'not there' },
      ],
      costUsd: 0.0123,
      tokens: { input: 1200, cached: 900, output: 80 },
      createdAt: NOW + 0.137,
    })
    await store.decisions.add(decided)
    expect(await store.decisions.find('d-1')).toEqual({ ...decided, approvalId: null })
    expect(await store.events.ofDecision('d-1')).toEqual([
      { at: NOW + 0.137, act: 'decided_follow_up', by: 'offline', decisionId: 'd-1' },
    ])
  })

  test('without a draft has none, and an unknown id has nothing', async () => {
    const { store } = open()
    await store.decisions.add(decision({ draft: null, verdict: 'we_owe' }))
    expect((await store.decisions.find('d-1'))?.draft).toBeNull()
    expect(await store.decisions.find('d-2')).toBeNull()
  })

  test('takes the place of a waiting one of the same ticket, and of no other', async () => {
    const { store } = open()
    await store.decisions.add(decision({ id: 'waits', status: 'waiting', createdAt: NOW - DAY }))
    await store.decisions.add(decision({ id: 'open', createdAt: NOW - HOUR }))
    await store.decisions.add(decision({ id: 'other', ticketId: 502, status: 'waiting' }))
    await store.decisions.add(decision({ id: 'new', status: 'waiting', createdAt: NOW }))
    const statuses = await Promise.all(
      ['waits', 'open', 'other', 'new'].map(async (id) => (await store.decisions.find(id))?.status),
    )
    expect(statuses).toEqual(['no_action', 'pending', 'waiting', 'waiting'])
    expect((await store.decisions.find('waits'))?.version).toBe(2)
  })
})

describe('a move', () => {
  const toScheduled = { from: 'pending', to: 'scheduled', by: 'relance', at: NOW } as const

  test('changes the status, the version and the audit together', async () => {
    const { store } = open()
    await store.decisions.add(decision())
    const moved = await store.decisions.move('d-1', {
      ...toScheduled,
      act: 'routed_again',
      reason: 'the mode was raised',
      set: { mode: 'autonomous', releaseAt: NOW + 500 },
    })
    expect(moved).toMatchObject({
      status: 'scheduled',
      version: 2,
      statusReason: 'the mode was raised',
      mode: 'autonomous',
      releaseAt: NOW + 500,
    })
    expect(await acts(store, 'd-1')).toEqual(['decided_follow_up', 'routed_again'])
  })

  test.each([
    ['from where it stands', {}, 'scheduled'],
    ['from where it no longer stands', { from: 'noted' as const }, null],
    ['of the version that was seen', { version: 1 }, 'scheduled'],
    ['of a version that is gone', { version: 2 }, null],
  ])('%s is guarded', async (_, facts, status) => {
    const { store } = open()
    await store.decisions.add(decision())
    const moved = await store.decisions.move('d-1', { ...toScheduled, act: 'moved', ...facts })
    expect(moved?.status ?? null).toBe(status)
    expect(await acts(store, 'd-1')).toEqual(
      status === null ? ['decided_follow_up'] : ['decided_follow_up', 'moved'],
    )
    expect((await store.decisions.find('d-1'))?.version).toBe(status === null ? 1 : 2)
  })

  test('that is not in the table of moves is a mistake of ours', async () => {
    const { store } = open()
    await store.decisions.add(decision({ status: 'cancelled' }))
    const move = { ...toScheduled, from: 'cancelled' as const, act: 'moved' }
    await expect(store.decisions.move('d-1', move)).rejects.toThrow(
      'a decision that is cancelled never becomes scheduled',
    )
  })

  test('without a reason keeps the one that stands', async () => {
    const { store } = open()
    await store.decisions.add(decision({ statusReason: 'asked for a person' }))
    const moved = await store.decisions.move('d-1', { ...toScheduled, act: 'moved' })
    expect(moved?.statusReason).toBe('asked for a person')
  })
})

describe('the list', () => {
  const all: DecisionQuery = { limit: 10, cursor: null }
  const named = (n: number) => `d-${String(n).padStart(2, '0')}`

  /** Every third shares its moment with the one before. */
  const withDecisions = async (count: number) => {
    const { store } = open()
    for (let n = 0; n < count; n += 1)
      await store.decisions.add(
        decision({
          id: named(n),
          ticketId: 600 + n,
          status: n % 2 === 0 ? 'pending' : 'no_action',
          verdict: n % 5 === 0 ? 'we_owe' : 'follow_up',
          policy: n % 3 === 0 ? 'vip' : 'everything-else',
          createdAt: NOW - DAY + (n - (n % 3 === 0 ? 1 : 0)) * 1000,
        }),
      )
    return store
  }

  const walk = async (store: Store, query: DecisionQuery, between = async () => {}) => {
    const pages: string[][] = []
    let cursor: string | null = null
    do {
      const page = await store.decisions.list({ ...query, cursor })
      pages.push(page.data.map(({ id }) => id))
      cursor = page.nextCursor
      await between()
    } while (cursor !== null)
    return pages
  }

  test('goes from the newest to the oldest, each once, also where moments are equal', async () => {
    const store = await withDecisions(25)
    const pages = await walk(store, all)
    expect(pages.map((page) => page.length)).toEqual([10, 10, 5])
    expect(pages.flat()).toEqual(Array.from({ length: 25 }, (_, n) => named(24 - n)))
  })

  test('stays the same behind a cursor while newer ones are added', async () => {
    const store = await withDecisions(25)
    let added = 0
    const pages = await walk(store, { ...all, limit: 7 }, async () => {
      added += 1
      await store.decisions.add(decision({ id: `new-${added}`, createdAt: NOW + added }))
    })
    expect(pages.flat()).toEqual(Array.from({ length: 25 }, (_, n) => named(24 - n)))
  })

  test.each([
    [10, null],
    [11, 'a cursor'],
  ])('of %i rows at 10 a page has %s after the first page', async (count, more) => {
    const store = await withDecisions(count)
    const { data, nextCursor } = await store.decisions.list(all)
    expect(data).toHaveLength(10)
    expect(nextCursor === null ? null : 'a cursor').toBe(more)
  })

  test.each([
    ['status', { status: ['pending'] }, (n: number) => n % 2 === 0],
    ['several statuses', { status: ['pending', 'no_action'] }, () => true],
    ['verdict', { verdict: ['we_owe'] }, (n: number) => n % 5 === 0],
    ['ticket', { ticketId: 607 }, (n: number) => n === 7],
    ['policy', { policy: 'vip' }, (n: number) => n % 3 === 0],
    ['all together', { status: ['pending'], policy: 'vip' }, (n: number) => n % 6 === 0],
    ['a status nobody has', { status: ['parked'] }, () => false],
  ])('is narrowed by %s on every page', async (_, filter, holds) => {
    const store = await withDecisions(25)
    const pages = await walk(store, { ...all, ...filter, limit: 4 })
    const wanted = Array.from({ length: 25 }, (_, n) => 24 - n).filter(holds)
    expect(pages.flat()).toEqual(wanted.map(named))
  })

  test.each(['', 'nonsense', Buffer.from('["a","b"]').toString('base64url')])(
    'is at its end behind a cursor that is none: %j',
    async (cursor) => {
      const store = await withDecisions(3)
      expect(await store.decisions.list({ ...all, cursor })).toEqual({ data: [], nextCursor: null })
    },
  )
})

describe('what is due to be sent', () => {
  test.each([
    ['at once', { sendAt: null, releaseAt: null }, true],
    ['at a moment of the helpdesk that has come', { sendAt: NOW }, true],
    ['at a moment of the helpdesk that has not', { sendAt: NOW + 1 }, false],
    ['at a moment of this machine that has come', { releaseAt: NOW + HOUR }, true],
    ['at a moment of this machine that has not', { releaseAt: NOW + HOUR + 1 }, false],
    ['but is not scheduled', { status: 'pending' as const }, false],
  ])('%s', async (_, facts, isDue) => {
    const { store } = open()
    await store.decisions.add(decision({ status: 'scheduled', ...facts }))
    const due = await store.decisions.dueToSend(NOW, NOW + HOUR)
    expect(due).toEqual(isDue ? [{ id: 'd-1' }] : [])
  })

  test.each([
    ['a moment before the lease ends', NOW + 89_999, []],
    ['when the lease has ended', NOW + 90_000, [{ id: 'd-1' }]],
  ])('and claimed by another process waits until %s', async (_, wall, due) => {
    const { store } = open()
    await store.decisions.add(decision({ status: 'scheduled' }))
    await store.deliveries.claim('d-1', claimAt(NOW))
    expect(await store.decisions.dueToSend(NOW, wall)).toEqual(due)
  })

  test('is told with all its moments, so that a sender knows how long to sleep', async () => {
    const { store } = open()
    await store.decisions.add(
      decision({ status: 'scheduled', sendAt: NOW + 1, releaseAt: NOW + 2 }),
    )
    await store.decisions.add(decision({ id: 'd-2', ticketId: 502 }))
    await store.deliveries.claim('d-1', claimAt(NOW + 2))
    expect(await store.decisions.nextScheduled()).toEqual([
      { sendAt: NOW + 1, releaseAt: NOW + 2, leaseUntil: NOW + 90_002 },
    ])
  })

  test('leaves in the order it was decided', async () => {
    const { store } = open()
    await store.decisions.add(decision({ id: 'b', status: 'scheduled', createdAt: NOW }))
    await store.decisions.add(
      decision({ id: 'a', ticketId: 502, status: 'scheduled', createdAt: NOW - 1 }),
    )
    expect(await store.decisions.dueToSend(NOW, NOW)).toEqual([{ id: 'a' }, { id: 'b' }])
  })
})

describe('decisions seen from elsewhere', () => {
  test('a customer is occupied by a follow-up that may still leave, on any ticket', async () => {
    const { store } = open()
    await store.decisions.add(decision({ id: 'open', ticketId: 502 }))
    await store.decisions.add(decision({ id: 'over', ticketId: 503, status: 'rejected' }))
    await store.decisions.add(decision({ id: 'foreign', ticketId: 504, customerId: 91 }))
    await store.decisions.add(decision({ id: 'ours', ticketId: 505, verdict: 'we_owe' }))
    const found = await store.decisions.followUpsOf(90, IN_PROGRESS)
    expect(found).toEqual([
      { id: 'open', ticketId: 502, step: 1, anchorMessageId: 12, status: 'pending' },
    ])
  })

  test('a ticket tells its decisions newest first, a status its decisions oldest first', async () => {
    const { store } = open()
    await store.decisions.add(decision({ id: 'a', createdAt: NOW - DAY }))
    await store.decisions.add(decision({ id: 'b', createdAt: NOW }))
    expect((await store.decisions.ofTicket(501)).map(({ id }) => id)).toEqual(['b', 'a'])
    expect((await store.decisions.withStatus(['pending'])).map(({ id }) => id)).toEqual(['a', 'b'])
  })

  test('what waits for a person waits since it was made, or since the moment it was put off to', async () => {
    const { store } = open()
    await store.decisions.add(decision({ id: 'draft', createdAt: NOW }))
    await store.decisions.add(decision({ id: 'note', status: 'noted', createdAt: NOW }))
    await store.decisions.add(decision({ id: 'put off', createdAt: NOW, until: NOW + DAY }))
    await store.decisions.add(decision({ id: 'left', status: 'sent', createdAt: NOW }))
    const waiting = async (before: number) =>
      (await store.decisions.waitingSince(before)).map(({ id }) => id)
    expect(await waiting(NOW - 1)).toEqual([])
    expect(await waiting(NOW)).toEqual(['draft', 'note'])
    expect(await waiting(NOW + DAY)).toEqual(['draft', 'note', 'put off'])
  })

  test('statuses are counted, and so is the backlog that is shown', async () => {
    const { store } = open()
    const shown = { status: 'no_action' as const, verdict: 'follow_up' as const }
    await store.decisions.add(decision({ id: 'a', ...shown, reason: 'backlog: das Foto fehlt' }))
    await store.decisions.add(
      decision({ id: 'b', ticketId: 502, ...shown, reason: 'too_late: das Foto fehlt' }),
    )
    await store.decisions.add(decision({ id: 'c', ticketId: 503, reason: 'backlog: approved' }))
    expect(await store.decisions.countByStatus()).toEqual({ no_action: 2, pending: 1 })
    expect(await store.decisions.countShownBacklog()).toBe(1)
  })

  test('an outcome is kept once: the first one stands', async () => {
    const { store } = open()
    await store.decisions.add(decision({ status: 'delivered' }))
    await store.decisions.saveOutcome('d-1', { outcome: 'replied', at: NOW, crossed: false })
    await store.decisions.saveOutcome('d-1', { outcome: 'silent', at: NOW + DAY, crossed: false })
    expect((await store.decisions.find('d-1'))?.outcome).toBe('replied')
    expect(await acts(store, 'd-1')).toEqual(['decided_follow_up', 'outcome_replied'])
  })

  test.each([
    ['sent', null, true],
    ['sent', 'replied', true],
    ['sent', 'silent', false, NOW - HOUR],
    ['delivered', null, true],
    ['delivered', 'replied', false],
    ['failed', null, false],
    ['pending', null, false],
  ] as const)(
    'one that is %s with outcome %s is watched: %s',
    async (status, outcome, isWatched, postedAt: number = NOW - HOUR + 1) => {
      const { store } = open()
      await store.decisions.add(decision({ status, outcome }))
      await store.deliveries.adopt({
        externalId: decision().externalId,
        decisionId: 'd-1',
        ticketId: 501,
        kind: 'reply',
        textHash: '',
        attempts: 1,
        startedAt: NOW,
        startedNow: NOW,
        feedReadAt: NOW,
        ticketReadAt: NOW,
        postedAt,
      })
      const watched = await store.decisions.withoutSequel(NOW - HOUR)
      expect(watched.map(({ id }) => id)).toEqual(isWatched ? ['d-1'] : [])
    },
  )
})
