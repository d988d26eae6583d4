import { describe, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../src/lib/clock.ts'
import type { Commitment } from '../../src/store/commitment.ts'
import type { DeliveryRow, Store } from '../../src/store/store.ts'
import { claimAt, commitment, decision, NOW, open, tempFile } from './setup.ts'

const MARK = 'relance:1:r:occasion-1'

const withScheduled = async () => {
  const { store } = open()
  await store.decisions.add(decision({ status: 'scheduled' }))
  return store
}

const withClaimed = async () => {
  const store = await withScheduled()
  await store.deliveries.claim('d-1', claimAt(NOW))
  return store
}

const withApproved = async () => {
  const { store } = open()
  await store.decisions.add(decision())
  await store.decisions.move('d-1', {
    from: 'pending',
    to: 'scheduled',
    by: 'mara',
    at: NOW,
    act: 'approved',
    set: { approvalId: 'a-1' },
  })
  return store
}

const withSending = async (facts: Partial<Commitment> = {}) => {
  const store = await withClaimed()
  await store.deliveries.commit(commitment(facts))
  return store
}

/** An earlier post of ours, to another customer unless said otherwise. */
const earlier = (store: Store, facts: Partial<DeliveryRow> = {}) =>
  store.deliveries.adopt({
    externalId: 'relance:1:r:earlier',
    decisionId: 'd-0',
    ticketId: 400,
    customerId: 80,
    kind: 'reply',
    autonomous: true,
    textHash: '',
    attempts: 1,
    startedAt: NOW,
    startedNow: NOW - 1,
    feedReadAt: NOW,
    ticketReadAt: NOW,
    ...facts,
  })

const statusOf = async (store: Store) => (await store.decisions.find('d-1'))?.status
const actsOf = async (store: Store) => (await store.events.ofDecision('d-1')).map(({ act }) => act)

describe('a claim', () => {
  test('of two processes on one file is won by one', async () => {
    const file = tempFile()
    const [mine, other] = [open(file).store, open(file).store]
    await mine.decisions.add(decision({ status: 'scheduled' }))
    const claims = await Promise.all([
      mine.deliveries.claim('d-1', claimAt(NOW, 'host:1:1')),
      other.deliveries.claim('d-1', claimAt(NOW, 'host:2:1')),
    ])
    expect(claims.filter((claim) => claim !== null)).toEqual([{ fence: 1 }])
    expect(await other.deliveries.leaseOwners()).toHaveLength(1)
  })

  test.each([
    ['a moment before the lease ends', NOW + 89_999, [], null],
    ['when the lease has ended', NOW + 90_000, [], { fence: 2 }],
    ['when its owner is dead', NOW + 1, ['host:1:1'], { fence: 2 }],
    ['when somebody else is dead', NOW + 1, ['host:9:9'], null],
  ])('of what another holds, %s', async (_, wall, gone, claim) => {
    const store = await withClaimed()
    expect(await store.deliveries.claim('d-1', claimAt(wall, 'host:2:1', gone))).toEqual(claim)
  })

  test.each(['pending', 'sending', 'sent', 'cancelled', 'unknown'] as const)(
    'of one that is %s is refused',
    async (status) => {
      const { store } = open()
      await store.decisions.add(decision({ status }))
      expect(await store.deliveries.claim('d-1', claimAt(NOW))).toBeNull()
    },
  )

  test('that is given back leaves the moment of the next try, and is free from then on', async () => {
    const store = await withClaimed()
    await store.deliveries.postpone('d-1', 1, {
      reason: 'outside the hours',
      sendAt: NOW + HOUR,
      releaseAt: null,
    })
    expect(await store.decisions.find('d-1')).toMatchObject({
      status: 'scheduled',
      statusReason: 'outside the hours',
      sendAt: NOW + HOUR,
    })
    const claim = (wall: number) => store.deliveries.claim('d-1', claimAt(wall, 'host:2:1'))
    expect(await claim(NOW + HOUR - 1)).toBeNull()
    expect(await claim(NOW + HOUR)).toEqual({ fence: 2 })
  })

  test('that was lost gives nothing back', async () => {
    const store = await withClaimed()
    await store.deliveries.claim('d-1', claimAt(NOW + DAY, 'host:2:1'))
    await store.deliveries.postpone('d-1', 1, { reason: 'too slow', releaseAt: NOW })
    expect((await store.decisions.find('d-1'))?.statusReason).toBeNull()
    expect(await store.deliveries.leaseOwners()).toEqual(['host:2:1'])
  })
})

describe('a commitment', () => {
  test('makes the post possible: sending, one attempt, an act in the audit', async () => {
    const store = await withClaimed()
    const facts = { leaveStatus: 'closed', leaveSnoozedUntil: NOW + DAY, tag: 'relance' }
    expect(await store.deliveries.commit(commitment(facts))).toEqual({
      kind: 'committed',
      attempts: 1,
    })
    expect(await statusOf(store)).toBe('sending')
    expect(await store.deliveries.find(MARK)).toMatchObject({
      decisionId: 'd-1',
      ticketId: 501,
      customerId: 90,
      autonomous: true,
      textHash: 'bytes',
      attempts: 1,
      startedAt: NOW,
      messageId: null,
      ...facts,
    })
    expect(await actsOf(store)).toEqual(['decided_follow_up', 'sending'])
  })

  /** What is refused is not written. */
  const tryToCommit = async (store: Store, facts: Partial<Commitment>) => {
    const { kind } = await store.deliveries.commit(commitment(facts))
    const isWritten = (await store.deliveries.find(MARK)) !== null
    expect(isWritten).toBe(kind === 'committed')
    expect(await statusOf(store)).toBe(kind === 'committed' ? 'sending' : 'scheduled')
    return kind === 'committed'
  }

  const refusalOf = async (store: Store, facts: Partial<Commitment> = {}) => {
    const committed = await store.deliveries.commit(commitment(facts))
    return committed.kind === 'refused' ? committed.by : null
  }

  test.each([
    ['with the fence of the claim', { fence: 1 }, true],
    ['with a fence that was lost', { fence: 0 }, false],
    ['a moment before the lease ends', { wall: NOW + 89_999 }, true],
    ['when the lease has ended', { wall: NOW + 90_000 }, false],
  ])('%s', async (_, facts, holds) => {
    expect(await tryToCommit(await withClaimed(), facts)).toBe(holds)
  })

  test.each([
    ['paused', 'approved', false],
    ['paused', 'autonomous', false],
    ['posting_held', 'approved', false],
    ['posting_held', 'autonomous', false],
    ['hold', 'approved', false],
    ['violated', 'approved', false],
    ['autonomous_paused', 'approved', true],
    ['autonomous_paused', 'autonomous', false],
  ] as const)('while %s, of an %s reply: %s', async (key, kind, holds) => {
    const store = await withClaimed()
    await store.state.set(key, { reason: 'a person pressed it', since: NOW })
    const facts = { autonomous: kind === 'autonomous' }
    expect(await tryToCommit(store, facts)).toBe(holds)
    await store.state.clear(key)
    if (!holds) expect(await tryToCommit(store, facts)).toBe(true)
  })

  test.each([
    ['one below the cap of an hour', [{}], true],
    ['at the cap of an hour', [{}, {}], false],
    ['at the cap, the older one an hour ago', [{}, { startedNow: NOW - HOUR }], true],
    ['at the cap, the older one just within the hour', [{}, { startedNow: NOW - HOUR + 1 }], false],
    ['at the cap, one of them approved by a person', [{}, { autonomous: false }], true],
    ['at the cap, one of them never left', [{}, { attempts: 0 }], true],
  ])('%s (2)', async (_, posts: Partial<DeliveryRow>[], holds) => {
    const store = await withClaimed()
    for (const [n, post] of posts.entries())
      await earlier(store, { externalId: `relance:1:r:earlier-${n}`, ...post })
    expect(await tryToCommit(store, {})).toBe(holds)
  })

  test.each([
    ['one below the cap of a day', 2, {}, true],
    ['at the cap of a day', 3, {}, false],
    ['at the cap, the oldest a day ago', 3, { startedNow: NOW - DAY }, true],
    ['at the cap, the oldest just within the day', 3, { startedNow: NOW - DAY + 1 }, false],
  ])('%s (3)', async (_, count, oldest, holds) => {
    const store = await withClaimed()
    for (let n = 0; n < count; n += 1)
      await earlier(store, {
        externalId: `relance:1:r:earlier-${n}`,
        startedNow: NOW - 2 * HOUR,
        ...(n === 0 ? oldest : {}),
      })
    expect(await tryToCommit(store, {})).toBe(holds)
  })

  /** What another decision of this occasion tried, and a person dropped. */
  const dropped = (store: Store, startedAt: number) =>
    earlier(store, { externalId: MARK, startedAt, startedNow: startedAt })

  test.each([
    ['a moment before its quiet time is over', NOW - 15 * MINUTE + 1, 'occasion_unsettled'],
    ['when its quiet time is over', NOW - 15 * MINUTE, null],
  ])('of what was dropped before, %s: %o', async (_, startedAt, by) => {
    const store = await withClaimed()
    await dropped(store, startedAt)
    expect(await refusalOf(store)).toBe(by)
  })

  test.each([
    ['note', 'occasion_spent'],
    ['alert', 'occasion_spent'],
    ['notice', null],
  ] as const)('of a %s whose occasion another decision has noted: %o', async (kind, by) => {
    const store = await withClaimed()
    await store.decisions.add(decision({ id: 'd-2', status: 'noted' }))
    expect(await refusalOf(store, { kind })).toBe(by)
  })

  test('of a reply a person approved is bound by no cap', async () => {
    const store = await withClaimed()
    for (let n = 0; n < 5; n += 1) await earlier(store, { externalId: `relance:1:r:earlier-${n}` })
    expect(await tryToCommit(store, { autonomous: false })).toBe(true)
  })

  test.each([
    [
      'this customer, just within the gap',
      { customerId: 90, startedNow: NOW - 3 * DAY + 1 },
      false,
    ],
    ['this customer, a gap ago', { customerId: 90, startedNow: NOW - 3 * DAY }, true],
    ['this customer, but it never left', { customerId: 90, attempts: 0 }, true],
    ['another customer', { customerId: 91 }, true],
    ['nobody known', { customerId: null }, true],
  ])('after a post of ours to %s', async (_, post, holds) => {
    const store = await withClaimed()
    await earlier(store, post)
    expect(await tryToCommit(store, { autonomous: false })).toBe(holds)
  })

  test.each([
    ['sending', false],
    ['unknown', false],
    ['parked', false],
    ['sent', false],
    ['delivered', false],
    ['failed', true],
    ['cancelled', true],
    ['pending', true],
  ] as const)('while another decision about this occasion is %s', async (status, holds) => {
    const store = await withClaimed()
    await store.decisions.add(decision({ id: 'twin', status, createdAt: NOW - DAY }))
    expect(await tryToCommit(store, {})).toBe(holds)
  })

  test('is of the occasion the decision is about now, and of no other', async () => {
    const store = await withClaimed()
    const act = { by: 'relance', at: NOW, act: 'note_outdated' }
    await store.decisions.move('d-1', { ...act, from: 'scheduled', to: 'noted' })
    await store.decisions.move('d-1', {
      ...act,
      from: 'noted',
      to: 'scheduled',
      set: { externalId: 'relance:1:s:since-then', post: 'notice' },
    })
    expect(await tryToCommit(store, {})).toBe(false)
  })

  test.each([
    ['note', 'one below', ['note'], true],
    ['note', 'at', ['note', 'alert'], false],
    ['alert', 'at', ['note', 'alert'], false],
    ['alert', 'at, but for replies and notices', ['note', 'reply', 'notice', 'reply'], true],
    ['notice', 'at', ['note', 'alert'], true],
    ['reply', 'at', ['note', 'alert'], true],
  ] as const)('of a %s, %s the cap of notes a day (2)', async (kind, _, kinds, holds) => {
    const store = await withClaimed()
    for (const [n, earlierKind] of kinds.entries())
      await earlier(store, {
        externalId: `relance:1:x:earlier-${n}`,
        kind: earlierKind,
        autonomous: false,
      })
    expect(await tryToCommit(store, { kind, autonomous: false })).toBe(holds)
  })

  test.each([
    ['the oldest a day ago', { startedNow: NOW - DAY }, true],
    ['the oldest just within the day', { startedNow: NOW - DAY + 1 }, false],
    ['one that never left', { attempts: 0 }, true],
  ])('of a note, at the cap of a day, with %s', async (_, post, holds) => {
    const store = await withClaimed()
    const facts = { kind: 'note' as const, autonomous: false }
    await earlier(store, { ...facts, externalId: 'relance:1:n:earlier-1' })
    await earlier(store, { ...facts, externalId: 'relance:1:n:earlier-2', ...post })
    expect(await tryToCommit(store, facts)).toBe(holds)
  })

  test.each([
    ['note', 'reply', true],
    ['alert', 'reply', true],
    ['notice', 'reply', true],
    ['reply', 'note', true],
    ['reply', 'alert', true],
    ['reply', 'reply', false],
  ] as const)('of a %s, after a %s to this customer within the gap', async (kind, post, holds) => {
    const store = await withClaimed()
    await earlier(store, { customerId: 90, kind: post, autonomous: false })
    expect(await tryToCommit(store, { kind, autonomous: false })).toBe(holds)
  })

  test.each([
    ['note', true],
    ['alert', true],
    ['notice', false],
    ['reply', false],
  ] as const)('of a %s puts its ticket under review: %s', async (kind, isReviewed) => {
    const store = await withClaimed()
    await store.deliveries.commit(commitment({ kind, autonomous: false }))
    expect(await store.deliveries.find(MARK)).toMatchObject({ kind, underReview: isReviewed })
  })

  test('while a decision about another occasion is unsettled holds', async () => {
    const store = await withClaimed()
    await store.decisions.add(
      decision({
        id: 'other',
        ticketId: 502,
        status: 'unknown',
        externalId: 'relance:1:r:other',
      }),
    )
    expect(await tryToCommit(store, {})).toBe(true)
  })

  test('of an occasion whose message is known is refused, whatever became of the message', async () => {
    const store = await withClaimed()
    await earlier(store, { externalId: MARK, decisionId: 'd-0', messageId: 77, customerId: 91 })
    expect(await refusalOf(store)).toBe('occasion_spent')
    expect(await statusOf(store)).toBe('scheduled')
  })

  test.each([
    ['fence_lost', { fence: 0 }],
    ['lease_over', { wall: NOW + 90_000 }],
    ['moved_on', { externalId: 'relance:1:r:another' }],
    ['contact_gap', { customerId: 92 }],
    ['max_per_hour', { maxPerHour: 0 }],
    ['max_per_day', { maxPerDay: 0 }],
    ['notes_per_day', { kind: 'note' as const, autonomous: false, notesPerDay: 0 }],
  ])('refused says why: %s', async (refusal, facts) => {
    const store = await withClaimed()
    await earlier(store, { customerId: 92, autonomous: false })
    expect(await refusalOf(store, facts)).toBe(refusal)
  })

  test.each(['paused', 'posting_held', 'hold', 'violated', 'autonomous_paused'] as const)(
    'refused says why: %s',
    async (key) => {
      const store = await withClaimed()
      await store.state.set(key, { reason: 'because', since: NOW })
      expect(await refusalOf(store)).toBe(key)
    },
  )

  test('refused says why: a quarantine', async () => {
    const store = await withClaimed()
    await store.state.set('quarantine', { reason: 'because', since: NOW, until: NOW + 1 })
    expect(await refusalOf(store)).toBe('quarantine')
  })

  test('refused says why: another decision about this occasion', async () => {
    const store = await withClaimed()
    await store.decisions.add(decision({ id: 'twin', status: 'unknown', createdAt: NOW - DAY }))
    expect(await refusalOf(store)).toBe('occasion_unsettled')
  })

  test('an earlier attempt of this very occasion is no other contact', async () => {
    const store = await withSending()
    await store.deliveries.end('d-1', 'sending', 1, { to: 'unknown', act: 'unclear', at: NOW })
    await store.deliveries.update(MARK, { absentAt: NOW + 1 })
    await store.deliveries.end('d-1', 'unknown', null, { to: 'scheduled', act: 'absent', at: NOW })
    const claim = await store.deliveries.claim('d-1', claimAt(NOW))
    const again = commitment({ fence: claim?.fence ?? -1, now: NOW + HOUR })
    expect(await store.deliveries.commit(again)).toEqual({ kind: 'committed', attempts: 2 })
    expect((await store.deliveries.find(MARK))?.absentAt).toBeNull()
  })
})

describe('how a delivery ends', () => {
  const sent = {
    to: 'sent',
    act: 'sent',
    at: NOW,
    delivery: { messageId: 15, postedAt: NOW + 0.25 },
  } as const

  test('status, post and audit are written together, and the claim is over', async () => {
    const store = await withSending()
    expect(await store.deliveries.end('d-1', 'sending', 1, sent)).toBe(true)
    expect(await store.decisions.find('d-1')).toMatchObject({
      status: 'sent',
      delivery: { messageId: 15, postedAt: NOW + 0.25, attempts: 1 },
    })
    expect(await store.deliveries.leaseOwners()).toEqual([])
    expect(await actsOf(store)).toEqual(['decided_follow_up', 'sending', 'sent'])
  })

  test.each([
    ['with a fence that was lost', 'sending', 0],
    ['from a status it no longer has', 'scheduled', 1],
  ] as const)('nothing is written %s', async (_, from, fence) => {
    const store = await withSending()
    expect(await store.deliveries.end('d-1', from, fence, sent)).toBe(false)
    expect(await statusOf(store)).toBe('sending')
    expect((await store.deliveries.find(MARK))?.messageId).toBeNull()
    expect(await actsOf(store)).toEqual(['decided_follow_up', 'sending'])
  })

  test('nothing is written of a decision that moved since it was looked at', async () => {
    const store = await withSending()
    expect(await store.deliveries.end('d-1', 'sending', null, { ...sent, version: 1 })).toBe(false)
    expect(await statusOf(store)).toBe('sending')
    expect(await store.deliveries.end('d-1', 'sending', null, { ...sent, version: 2 })).toBe(true)
  })

  test('a look that began before another attempt says nothing of it', async () => {
    const store = await withSending()
    const row = { externalId: MARK, attempts: 1, startedAt: NOW }
    for (const other of [{ attempts: 2 }, { startedAt: NOW - 1 }])
      expect(await store.deliveries.noteAbsent({ ...row, ...other }, NOW)).toBe(false)
    expect((await store.deliveries.find(MARK))?.absentAt).toBeNull()
    expect(await store.deliveries.noteAbsent(row, NOW)).toBe(true)
    expect((await store.deliveries.find(MARK))?.absentAt).toBe(NOW)
  })

  test('what never left this machine spends no attempt, no cap and no contact', async () => {
    const store = await withSending()
    await store.deliveries.end('d-1', 'sending', 1, {
      to: 'scheduled',
      act: 'not_sent',
      at: NOW,
      uncount: true,
      releaseAt: NOW + 15_000,
    })
    expect(await store.decisions.find('d-1')).toMatchObject({
      status: 'scheduled',
      releaseAt: NOW + 15_000,
      delivery: { attempts: 0 },
    })
    expect(await store.deliveries.autonomousSince(NOW - HOUR)).toEqual([])
    expect(await store.deliveries.lastTo(90)).toBeNull()
    const claim = await store.deliveries.claim('d-1', claimAt(NOW + 15_000))
    const again = commitment({ fence: claim?.fence ?? -1 })
    expect(await store.deliveries.commit(again)).toEqual({ kind: 'committed', attempts: 1 })
  })

  test('for a person is not autonomous any more, whatever was approved before', async () => {
    const store = await withApproved()
    const why = 'what was approved is not what would leave'
    await store.deliveries.end('d-1', 'scheduled', null, {
      to: 'pending',
      act: 'asked_person',
      at: NOW,
      asksForPerson: why,
    })
    expect(await store.decisions.find('d-1')).toMatchObject({
      status: 'pending',
      approvalId: null,
      asksForPerson: why,
    })
  })

  test('in any other way leaves the approval as it is', async () => {
    const store = await withApproved()
    await store.deliveries.end('d-1', 'scheduled', null, { to: 'cancelled', act: 'x', at: NOW })
    expect((await store.decisions.find('d-1'))?.approvalId).toBe('a-1')
  })

  test('belongs to its own occasion, not to an earlier one the decision found', async () => {
    const store = await withSending()
    await earlier(store, { externalId: 'relance:1:r:found', decisionId: 'd-1', attempts: 2 })
    await store.deliveries.end('d-1', 'sending', 1, { ...sent, uncount: true })
    expect(await store.deliveries.find(MARK)).toMatchObject({ messageId: 15, attempts: 0 })
    expect(await store.deliveries.find('relance:1:r:found')).toMatchObject({
      messageId: null,
      attempts: 2,
    })
    expect((await store.decisions.find('d-1'))?.delivery?.externalId).toBe(MARK)
  })
})

describe('what a process left behind', () => {
  test.each([
    ['its lease has ended', NOW + 90_000, [], [{ id: 'd-1', fence: 1 }]],
    ['its process is dead', NOW + 1, ['host:1:1'], [{ id: 'd-1', fence: 1 }]],
    ['it is still at it', NOW + 1, [], []],
  ])('in sending is abandoned when %s', async (_, wall, gone, abandoned) => {
    const store = await withSending()
    expect(await store.deliveries.abandoned(wall, gone)).toEqual(abandoned)
  })

  test('before the commitment is free as soon as its process is known to be dead', async () => {
    const store = await withClaimed()
    await store.deliveries.freeLeases(['host:9:9'])
    expect(await store.deliveries.leaseOwners()).toEqual(['host:1:1'])
    await store.deliveries.freeLeases([])
    expect(await store.deliveries.leaseOwners()).toEqual(['host:1:1'])
    await store.deliveries.freeLeases(['host:1:1'])
    expect(await store.deliveries.leaseOwners()).toEqual([])
    expect(await store.decisions.dueToSend(NOW, NOW)).toEqual([{ id: 'd-1' }])
  })

  test('after the commitment keeps its lease: the post may have landed', async () => {
    const store = await withSending()
    await store.deliveries.freeLeases(['host:1:1'])
    expect(await store.deliveries.leaseOwners()).toEqual(['host:1:1'])
  })

  test('before the commitment is not abandoned, only free', async () => {
    const store = await withClaimed()
    expect(await store.deliveries.abandoned(NOW + DAY, [])).toEqual([])
  })

  test('a post found by its mark is adopted, and moves to the decision that found it', async () => {
    const store = await withScheduled()
    await earlier(store, { externalId: MARK, decisionId: 'lost', messageId: 15, attempts: 2 })
    await earlier(store, { externalId: MARK, decisionId: 'd-1' })
    expect(await store.deliveries.find(MARK)).toMatchObject({
      decisionId: 'd-1',
      messageId: 15,
      attempts: 2,
    })
  })

  test('a note found by its mark waits for the team again, whatever became of it before', async () => {
    const store = await withScheduled()
    const note = { externalId: MARK, kind: 'note' as const }
    await earlier(store, { ...note, messageId: 15, underReview: false, tag: null })
    await earlier(store, { ...note, decisionId: 'd-1', underReview: true, tag: 'relance-review' })
    expect(await store.deliveries.find(MARK)).toMatchObject({
      decisionId: 'd-1',
      messageId: 15,
      underReview: true,
      tag: 'relance-review',
    })
    await earlier(store, { externalId: MARK, decisionId: 'd-2' })
    expect(await store.deliveries.find(MARK)).toMatchObject({ tag: 'relance-review' })
  })

  test('a ticket under review is told with the status of its note and whether the tag is on it', async () => {
    const { store } = open()
    await store.decisions.add(decision({ status: 'noted' }))
    const rows: [string, Partial<DeliveryRow>][] = [
      ['tagged', { messageId: 1, underReview: true }],
      ['to-tag', { messageId: 2, underReview: true, tag: 'relance-review' }],
      ['on its way', { messageId: null, underReview: true }],
      ['settled', { messageId: 3, underReview: false }],
    ]
    for (const [externalId, row] of rows)
      await earlier(store, { externalId, decisionId: 'd-1', kind: 'note', ticketId: 501, ...row })
    const found = await store.deliveries.underReview()
    expect(found.map(({ externalId, isPut }) => [externalId, Boolean(isPut)]).sort()).toEqual([
      ['on its way', false],
      ['tagged', true],
      ['to-tag', false],
    ])
    expect(found[0]).toMatchObject({ status: 'noted', ticketId: 501 })
  })

  test('a ticket that is not yet as it was found, or lacks its tag, is unfinished', async () => {
    const { store } = open()
    const rows: [string, Partial<DeliveryRow>][] = [
      ['to-close', { messageId: 1, leaveStatus: 'closed' }],
      ['to-tag', { messageId: 2, tag: 'relance' }],
      ['done', { messageId: 3 }],
      ['not-posted', { messageId: null, leaveStatus: 'closed', tag: 'relance' }],
    ]
    for (const [externalId, row] of rows) await earlier(store, { externalId, ...row })
    const unfinished = await store.deliveries.unfinished()
    expect(unfinished.map((row) => row.externalId)).toEqual(['to-close', 'to-tag'])
  })
})

describe('what caps and gaps count from', () => {
  test('the oldest reply that the helpdesk has neither confirmed nor failed', async () => {
    const { store } = open()
    const rows: [string, Partial<DeliveryRow>][] = [
      ['long-ago', { postedAt: NOW - 2 * HOUR }],
      ['edge', { postedAt: NOW - HOUR }],
      ['delivered', { postedAt: NOW - HOUR + 1, deliveredAt: NOW }],
      ['failed', { postedAt: NOW - HOUR + 2, failedAt: NOW }],
      ['recent', { postedAt: NOW - 10 }],
      ['note', { postedAt: NOW - HOUR + 3, kind: 'note' }],
    ]
    for (const [externalId, row] of rows) await earlier(store, { externalId, ...row })
    expect(await store.deliveries.oldestUnconfirmed(NOW - HOUR)).toBe(NOW - HOUR)
    expect(await store.deliveries.oldestUnconfirmed(NOW - HOUR + 1)).toBe(NOW - 10)
    expect(await store.deliveries.oldestUnconfirmed(NOW)).toBeNull()
  })

  test('the newest reply to this customer besides the one in hand', async () => {
    const { store } = open()
    await earlier(store, { externalId: 'a', customerId: 90, startedNow: NOW - DAY })
    await earlier(store, { externalId: 'b', customerId: 90, startedNow: NOW - HOUR })
    await earlier(store, { externalId: 'c', customerId: 91, startedNow: NOW })
    await earlier(store, { externalId: 'n', customerId: 90, startedNow: NOW, kind: 'note' })
    expect(await store.deliveries.lastTo(90)).toBe(NOW - HOUR)
    expect(await store.deliveries.lastTo(90, 'b')).toBe(NOW - DAY)
    expect(await store.deliveries.lastTo(92)).toBeNull()
  })

  test('the autonomous replies of a time, oldest first', async () => {
    const { store } = open()
    await earlier(store, { externalId: 'a', startedNow: NOW - 1 })
    await earlier(store, { externalId: 'b', startedNow: NOW - HOUR + 1 })
    await earlier(store, { externalId: 'c', startedNow: NOW - HOUR })
    await earlier(store, { externalId: 'd', autonomous: false })
    expect(await store.deliveries.autonomousSince(NOW - HOUR)).toEqual([NOW - HOUR + 1, NOW - 1])
  })

  test('the notes of a time, oldest first; neither replies nor notices', async () => {
    const { store } = open()
    const rows: [string, Partial<DeliveryRow>][] = [
      ['a', { kind: 'alert', startedNow: NOW - 1 }],
      ['b', { kind: 'note', startedNow: NOW - HOUR + 1 }],
      ['c', { kind: 'note', startedNow: NOW - HOUR }],
      ['d', { kind: 'reply' }],
      ['e', { kind: 'notice' }],
      ['f', { kind: 'note', attempts: 0 }],
    ]
    for (const [externalId, row] of rows) await earlier(store, { externalId, ...row })
    expect(await store.deliveries.notesSince(NOW - HOUR)).toEqual([NOW - HOUR + 1, NOW - 1])
  })
})
