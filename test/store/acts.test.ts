import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { statusesBefore } from '../../src/domain/follow-up.ts'
import { HOUR } from '../../src/lib/clock.ts'
import type { ApprovalAct } from '../../src/store/acts.ts'
import type { Store } from '../../src/store/store.ts'
import { claimAt, commitment, decision, NOW, open, tempFile } from './setup.ts'

const approvalAct = (facts: Partial<ApprovalAct> = {}): ApprovalAct => ({
  approval: {
    id: 'a-1',
    decisionId: 'd-1',
    by: 'mara',
    at: NOW,
    bytesHash: 'bytes',
    edited: false,
    accepted: ['numbers'],
  },
  version: 1,
  from: 'pending',
  post: 'reply',
  externalId: 'relance:1:r:occasion-1',
  text: 'Hallo Jo, magst du uns noch das Foto schicken?',
  findings: [],
  leavesAt: () => ({ sendAt: NOW + 9_000, releaseAt: NOW + 10_000 }),
  ...facts,
})

const withDecision = async (facts: Parameters<typeof decision>[0] = {}) => {
  const { store } = open()
  await store.decisions.add(decision(facts))
  return store
}

const throwsBusy = (act: () => unknown) => {
  try {
    act()
    return false
  } catch (error) {
    return String(error).includes('database is locked')
  }
}

const acts = async (store: Store) => (await store.events.ofDecision('d-1')).map(({ act }) => act)

describe('an approval', () => {
  test('is a row that says who, when and which bytes, written with the status', async () => {
    const store = await withDecision({ statusReason: 'below the confidence' })
    const text = 'Salut Jo, il nous manque encore la photo.'
    const act = approvalAct({ text })
    const edited = { ...act.approval, edited: true }
    expect(await store.acts.approve({ ...act, approval: edited })).toBe(true)
    expect(await store.acts.approval('a-1')).toEqual(edited)
    expect(await store.decisions.find('d-1')).toMatchObject({
      status: 'scheduled',
      version: 2,
      approvalId: 'a-1',
      sendAt: NOW + 9_000,
      releaseAt: NOW + 10_000,
      statusReason: null,
      draft: { text },
    })
    expect(await acts(store)).toEqual(['decided_follow_up', 'approved_edited'])
  })

  test.each([
    ['as the person saw it', {}, true],
    ['of a version that changed meanwhile', { version: 2 }, false],
    ['from a status it no longer has', { from: 'noted' as const }, false],
  ])('holds for the decision %s', async (_, facts, holds) => {
    const store = await withDecision()
    expect(await store.acts.approve(approvalAct(facts))).toBe(holds)
    expect((await store.decisions.find('d-1'))?.status).toBe(holds ? 'scheduled' : 'pending')
    expect((await store.acts.approval('a-1')) !== null).toBe(holds)
    expect(await acts(store)).toHaveLength(holds ? 2 : 1)
  })

  test('asks for the end of its undo window when nothing else can be written any more', async () => {
    const file = tempFile()
    const { store } = open(file)
    await store.decisions.add(decision())
    const other = new Database(file, { timeout: 0 })
    let isAlone = false
    const leavesAt = () => {
      isAlone = throwsBusy(() => other.exec('BEGIN IMMEDIATE'))
      return { sendAt: NOW + 9_000, releaseAt: NOW + 10_000 }
    }
    expect(await store.acts.approve(approvalAct({ leavesAt }))).toBe(true)
    other.close()
    expect(isAlone).toBe(true)
  })

  test('given twice at once counts once', async () => {
    const store = await withDecision()
    const second = approvalAct()
    const answers = await Promise.all([
      store.acts.approve(approvalAct()),
      store.acts.approve({ ...second, approval: { ...second.approval, id: 'a-2' } }),
    ])
    expect(answers).toEqual([true, false])
    expect((await store.decisions.find('d-1'))?.approvalId).toBe('a-1')
    expect(await store.acts.approval('a-2')).toBeNull()
  })
})

describe('an undo', () => {
  test('takes the approval away and lets the draft wait again', async () => {
    const store = await withDecision()
    await store.acts.approve(approvalAct())
    expect(await store.acts.undo('d-1', 'mara', NOW + 5_000)).toBe(true)
    expect(await store.decisions.find('d-1')).toMatchObject({
      status: 'pending',
      version: 3,
      approvalId: null,
      asksForPerson: 'stopped by mara',
      sendAt: null,
      releaseAt: null,
    })
    expect(await store.acts.approval('a-1')).toBeNull()
    expect(await acts(store)).toEqual(['decided_follow_up', 'approved', 'undone'])
  })

  test('breaks a claim that is about to post, also after a second approval', async () => {
    const store = await withDecision()
    await store.acts.approve(approvalAct())
    const claim = await store.deliveries.claim('d-1', claimAt(NOW + 10_000))
    expect(claim).toEqual({ fence: 1 })
    await store.acts.undo('d-1', 'mara', NOW)
    const mine = commitment({ autonomous: false, fence: claim?.fence ?? -1 })
    expect(await store.deliveries.commit(mine)).toMatchObject({ kind: 'refused' })
    const again = approvalAct({ version: 3 })
    await store.acts.approve({ ...again, approval: { ...again.approval, id: 'a-2' } })
    expect(await store.deliveries.commit(mine)).toMatchObject({ kind: 'refused' })
    expect(await store.deliveries.find('relance:1:r:occasion-1')).toBeNull()
  })

  test('comes too late once the post is under way', async () => {
    const store = await withDecision()
    await store.acts.approve(approvalAct())
    await store.deliveries.claim('d-1', claimAt(NOW + 10_000))
    await store.deliveries.commit(commitment({ autonomous: false }))
    expect(await store.acts.undo('d-1', 'mara', NOW)).toBe(false)
    expect((await store.decisions.find('d-1'))?.status).toBe('sending')
    expect(await store.acts.approval('a-1')).not.toBeNull()
  })
})

describe('a rejection', () => {
  const rejection = { decisionId: 'd-1', by: 'mara', at: NOW, reason: 'hat schon telefoniert' }

  test.each([
    ['pending', true],
    ['noted', true],
    ['no_action', true],
    ['scheduled', true],
    ['parked', true],
    ['failed', true],
    ['sending', false],
    ['unknown', false],
    ['sent', false],
    ['delivered', false],
    ['cancelled', false],
    ['rejected', false],
  ] as const)('of one that is %s: %s', async (status, holds) => {
    const store = await withDecision({ status })
    expect(await store.acts.reject(rejection, statusesBefore('rejected'))).toBe(holds)
    expect((await store.decisions.find('d-1'))?.status).toBe(holds ? 'rejected' : status)
    expect(await acts(store)).toEqual(
      holds ? ['decided_follow_up', 'rejected'] : ['decided_follow_up'],
    )
  })

  test('keeps who and why, and breaks a claim that is about to post', async () => {
    const { store, sql } = open()
    await store.decisions.add(decision({ status: 'scheduled' }))
    await store.deliveries.claim('d-1', claimAt(NOW))
    await store.acts.reject(rejection, ['scheduled'])
    expect(await sql.db.select().from(sql.t.rejections)).toEqual([rejection])
    expect(await store.deliveries.commit(commitment({ now: NOW + HOUR }))).toMatchObject({
      kind: 'refused',
    })
  })
})

describe('an unclear post', () => {
  const post = (store: Store, externalId: string, kind: 'reply' | 'note') =>
    store.deliveries.adopt({
      externalId,
      decisionId: 'd-1',
      ticketId: 501,
      kind,
      textHash: 'bytes',
      attempts: 1,
      startedAt: NOW,
      startedNow: NOW,
      feedReadAt: NOW,
      ticketReadAt: NOW,
    })

  test('that is said to stand there is that one, not the note before it', async () => {
    const store = await withDecision({ status: 'parked' })
    const { externalId } = decision()
    await post(store, 'relance:1:n:before', 'note')
    await post(store, externalId, 'reply')
    await store.acts.resolve({
      decisionId: 'd-1',
      as: 'there',
      by: 'mara',
      at: NOW,
      from: 'parked',
      to: 'sent',
      version: 1,
      reason: null,
      delivery: { postedAt: NOW, note: 'mara saw it' },
    })
    expect(await store.deliveries.find(externalId)).toMatchObject({ note: 'mara saw it' })
    expect(await store.deliveries.find('relance:1:n:before')).toMatchObject({
      postedAt: null,
      note: null,
    })
  })

  test.each([
    [true, false],
    [false, true],
  ])('set aside, tried %s: a rejection ends it %s', async (isTried, holds) => {
    const store = await withDecision({ status: 'parked' })
    if (isTried) await post(store, decision().externalId, 'reply')
    const rejection = { decisionId: 'd-1', by: 'mara', at: NOW, reason: null }
    expect(await store.acts.reject(rejection, statusesBefore('rejected'))).toBe(holds)
    expect((await store.decisions.find('d-1'))?.status).toBe(holds ? 'rejected' : 'parked')
  })
})

describe('a postponement', () => {
  const until = NOW + 24 * HOUR
  const postponed = { until, by: 'mara', at: NOW }

  test.each([
    ['pending', 'reply', { until, sendAt: null }],
    ['scheduled', 'reply', { until, sendAt: until }],
    ['scheduled', 'note', { until, sendAt: until }],
    ['scheduled', 'notice', null],
  ] as const)('of what is %s as a %s', async (status, post, set) => {
    const store = await withDecision({ status, post, until: null, sendAt: null })
    expect(await store.acts.postpone('d-1', status, postponed)).toBe(set !== null)
    expect(await store.decisions.find('d-1')).toMatchObject(set ?? { until: null, sendAt: null })
    expect(await acts(store)).toHaveLength(set === null ? 1 : 2)
  })

  test('outlives an undo', async () => {
    const store = await withDecision({ status: 'scheduled' })
    await store.acts.postpone('d-1', 'scheduled', postponed)
    await store.acts.undo('d-1', 'mara', NOW)
    expect(await store.decisions.find('d-1')).toMatchObject({ status: 'pending', until })
  })
})
