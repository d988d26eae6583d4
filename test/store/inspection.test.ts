import { describe, expect, test } from 'vitest'
import { violationsOf } from '../../src/domain/invariants.ts'
import { DAY, HOUR } from '../../src/lib/clock.ts'
import type { Store } from '../../src/store/store.ts'
import { claimAt, commitment, decision, NOW, open, tempFile } from './setup.ts'

test('rows are looked at as they all were at one moment, whatever is written meanwhile', async () => {
  const file = tempFile()
  const [mine, other] = [open(file).store, open(file).store]
  await mine.decisions.add(decision({ status: 'scheduled', mode: 'autonomous' }))
  await mine.deliveries.claim('d-1', claimAt(NOW))
  await mine.deliveries.commit(commitment())
  const looking = mine.inspection.rows(NOW - 1)
  await other.deliveries.end('d-1', 'sending', 1, {
    to: 'sent',
    act: 'sent',
    at: NOW,
    delivery: { messageId: 15, postedAt: NOW },
  })
  const rows = await looking
  expect(violationsOf(rows)).toEqual([])
  expect(rows.decisions).toMatchObject([{ status: 'sending' }])
  expect(rows.deliveries).toMatchObject([{ messageId: null }])
  expect((await mine.inspection.rows(NOW - 1)).decisions).toMatchObject([{ status: 'sent' }])
})

// Seed 1241 of the histories: its draft was approved, and everything stopped.
test('a note tried once more for a person is still his after its decision goes by another mark', async () => {
  const { store } = open()
  const note = { post: 'note' as const, externalId: NOTE }
  await store.decisions.add(decision({ ...note, status: 'scheduled' }))
  for (const fence of [1, 2, 3]) {
    await store.deliveries.claim('d-1', claimAt(NOW))
    await store.deliveries.commit(
      commitment({ externalId: NOTE, kind: 'note', autonomous: false, fence, notesPerDay: 9 }),
    )
    if (fence < 3)
      await store.deliveries.end('d-1', 'sending', fence, {
        to: 'scheduled',
        act: 'later',
        at: NOW,
      })
  }
  await store.acts.noteResolution({ decisionId: 'd-1', as: 'send', by: 'mara', at: NOW })
  await store.decisions.move('d-1', {
    from: 'sending',
    to: 'scheduled',
    by: 'mara',
    at: NOW,
    act: 'approved',
    set: { post: 'reply', externalId: 'relance:1:r:occasion-1' },
  })
  const rows = await store.inspection.rows(NOW - 1)
  expect(rows.deliveries).toMatchObject([{ externalId: NOTE, attempts: 3 }])
  expect(violationsOf(rows)).toEqual([])
})

// Seed 3349 of the histories: a clock was set back, a person paused, and a note of before stopped everything.
describe('of a post and a stop', () => {
  const post = async (store: Store, now: number) => {
    await store.decisions.add(decision({ status: 'scheduled', mode: 'autonomous' }))
    await store.deliveries.claim('d-1', claimAt(NOW))
    expect(await store.deliveries.commit(commitment({ now }))).toMatchObject({ kind: 'committed' })
  }
  const STOPS = [
    ['paused', 'paused', 'nothing_leaves_while_stopped'],
    ['autonomous_paused', 'breaker_tripped', 'nothing_autonomous_leaves_while_stopped'],
  ] as const

  test.each(STOPS)(
    '%s: the one written first was first, whatever the clock said',
    async (key, act) => {
      const { store } = open()
      await post(store, NOW)
      const since = NOW - 2 * HOUR
      await store.state.set(key, { reason: 'a reason', since }, { at: since, act, by: 'mara' })
      const rows = await store.inspection.rows(NOW - DAY)
      expect(rows.deliveries).toMatchObject([{ committedBy: expect.any(Number) }])
      expect(violationsOf(rows)).toEqual([])
    },
  )

  test.each(STOPS)('%s: what is committed after it is found, too', async (key, act, broken) => {
    const { store } = open()
    const fact = { reason: 'a reason', since: NOW }
    await store.state.set(key, fact, { at: NOW, act, by: 'mara' })
    // As if the statement that commits did not ask.
    await store.state.clear(key)
    await post(store, NOW - 2 * HOUR)
    await store.state.set(key, fact)
    const found = violationsOf(await store.inspection.rows(NOW - DAY))
    expect(found.map(({ invariant }) => invariant)).toEqual([broken])
  })
})

const NOTE = 'relance:1:n:occasion-1'
