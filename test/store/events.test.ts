import { describe, expect, test } from 'vitest'
import { sha256 } from '../../src/lib/hash.ts'
import { decision, NOW, open } from './setup.ts'

type Opened = ReturnType<typeof open>

/** The last event that each seal covers whose rows are no longer as they were. */
const brokenSeals = async ({ sql: { db, t } }: Opened) => {
  const rows = await db.select().from(t.events).orderBy(t.events.id)
  const broken: number[] = []
  let before = { throughEvent: 0, hash: '' }
  for (const seal of await db.select().from(t.seals).orderBy(t.seals.throughEvent)) {
    const sealed = rows.filter(({ id }) => id > before.throughEvent && id <= seal.throughEvent)
    const text = [before.hash, ...sealed.map((row) => JSON.stringify(row))].join('\n')
    if (sha256(text) !== seal.hash) broken.push(seal.throughEvent)
    before = seal
  }
  return broken
}

/** Three passes: three events, none, two. */
const withPasses = async () => {
  const opened = open()
  const { events } = opened.store
  for (const act of ['paused', 'resumed', 'activated'])
    await events.add({ at: NOW, act, by: 'mara' })
  await events.seal(NOW)
  await events.seal(NOW + 1)
  await opened.store.decisions.add(decision())
  await events.add({ at: NOW, act: 'paused', by: 'mara', hash: 'h' })
  await events.seal(NOW + 2)
  return opened
}

describe('the seals', () => {
  test('cover all events, and a pass without any adds none', async () => {
    const opened = await withPasses()
    const seals = await opened.sql.db.select().from(opened.sql.t.seals)
    expect(seals.map(({ throughEvent, at }) => [throughEvent, at])).toEqual([
      [3, NOW],
      [5, NOW + 2],
    ])
    expect(await brokenSeals(opened)).toEqual([])
  })

  test.each([
    ['a changed event', "update events set by = 'nobody' where id = 2", [3]],
    ['a moved moment', 'update events set at = at + 1 where id = 5', [5]],
    ['an event taken out', 'delete from events where id = 4', [5]],
    ['the first event taken out', 'delete from events where id = 1', [3]],
    ['a seal made anew', "update seals set hash = 'forged' where through_event = 3", [3, 5]],
    ['a seal taken out', 'delete from seals where through_event = 3', [5]],
  ])('%s breaks the chain', async (_, forgery, broken) => {
    const opened = await withPasses()
    opened.sql.db.run(forgery)
    expect(await brokenSeals(opened)).toEqual(broken)
  })

  test('number their events on even where the newest was taken out before', async () => {
    const opened = await withPasses()
    opened.sql.db.run('delete from events where id = 5')
    await opened.store.events.add({ at: NOW, act: 'resumed', by: 'mara' })
    await opened.store.events.seal(NOW + 3)
    expect(await brokenSeals(opened)).toEqual([5])
  })
})

test('an audit line tells act, time and person, oldest first, of one decision', async () => {
  const { store } = open()
  await store.decisions.add(decision())
  await store.events.add({ at: NOW, act: 'approved', by: 'mara', decisionId: 'd-1' })
  await store.events.add({ at: NOW, act: 'approved', by: 'mara', decisionId: 'd-2' })
  expect(await store.events.ofDecision('d-1')).toEqual([
    { at: decision().createdAt, act: 'decided_follow_up', by: 'offline', decisionId: 'd-1' },
    { at: NOW, act: 'approved', by: 'mara', decisionId: 'd-1' },
  ])
})
