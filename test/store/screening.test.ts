import { describe, expect, test } from 'vitest'
import { DAY, HOUR } from '../../src/lib/clock.ts'
import type { Store } from '../../src/store/store.ts'
import { message, NOW, open, ticket, wakesOf } from './setup.ts'

type Silent = { id: number; anchorAt: number; silent?: boolean; customerId?: number | null }

/** Tickets of one customer, silent unless said otherwise, that screening put aside. */
const withSilences = async (...silences: Silent[]) => {
  const { store } = open()
  for (const { id, anchorAt, silent = true, customerId = 90 } of silences) {
    const customer = customerId === null ? null : { id: customerId, email: null, name: null }
    await store.mirror.saveTickets([ticket({ id, customer })])
    const reading = { anchorId: id * 10, anchorAt, silent, complete: true }
    await store.mirror.saveReading(id, await wakesOf(store, id), reading)
    await putAside(store, id, { lookAt: null, stoppedBy: null })
  }
  return store
}

/** A look that nobody disturbed. */
const putAside = async (
  store: Store,
  id: number,
  screening: { lookAt: number | null; stoppedBy: string | null },
) => store.screening.saveScreening(id, await wakesOf(store, id), screening)

const idsToLook = async (store: Store) => (await store.screening.toLook(NOW)).map(({ id }) => id)

describe('what screening looks at', () => {
  test.each([
    ['its moment is a little later', NOW + 1, []],
    ['its moment is now', NOW, [501]],
    ['its moment has passed', NOW - DAY, [501]],
    ['nothing happens until it changes', null, []],
  ])('a ticket whose look is so: %s', async (_, lookAt, ids) => {
    const store = await withSilences({ id: 501, anchorAt: NOW - DAY })
    await putAside(store, 501, { lookAt, stoppedBy: null })
    expect(await idsToLook(store)).toEqual(ids)
  })

  test('the oldest silence comes first', async () => {
    const store = await withSilences(
      { id: 501, anchorAt: NOW - HOUR },
      { id: 502, anchorAt: NOW - 3 * DAY },
      { id: 503, anchorAt: NOW - DAY },
    )
    await store.screening.wakeAll()
    expect(await idsToLook(store)).toEqual([502, 503, 501])
  })

  test('a new reading of a conversation wakes its ticket, silent or not', async () => {
    const store = await withSilences({ id: 501, anchorAt: NOW - DAY })
    const reading = { anchorId: 77, anchorAt: NOW - HOUR, silent: false, complete: true }
    await store.mirror.saveReading(501, await wakesOf(store, 501), reading)
    expect(await store.screening.toLook(NOW)).toEqual([{ id: 501, silent: false, complete: true }])
    expect((await store.mirror.find(501))?.complete).toBe(true)
  })

  test('a change of the rules wakes every silence and nothing else', async () => {
    const store = await withSilences(
      { id: 501, anchorAt: NOW - DAY },
      { id: 502, anchorAt: NOW - DAY, silent: false },
    )
    await store.screening.wakeAll()
    expect(await idsToLook(store)).toEqual([501])
  })

  test('one ticket can be woken alone', async () => {
    const store = await withSilences(
      { id: 501, anchorAt: NOW - DAY },
      { id: 502, anchorAt: NOW - DAY },
    )
    await store.screening.wakeTicket(502)
    expect(await idsToLook(store)).toEqual([502])
  })

  test('a change wakes the silent tickets of that customer, and of nobody else', async () => {
    const store = await withSilences(
      { id: 501, anchorAt: NOW - 4 * DAY },
      { id: 502, anchorAt: NOW - 3 * DAY },
      { id: 503, anchorAt: NOW - 2 * DAY, silent: false },
      { id: 504, anchorAt: NOW - DAY, customerId: 91 },
      { id: 505, anchorAt: NOW - DAY, customerId: null },
    )
    await store.screening.wakeSiblings([503])
    expect(await idsToLook(store)).toEqual([501, 502])
  })

  test('tickets without a customer are no siblings of each other', async () => {
    const store = await withSilences(
      { id: 501, anchorAt: NOW - DAY, customerId: null },
      { id: 502, anchorAt: NOW - DAY, customerId: null },
    )
    await store.screening.wakeSiblings([501])
    expect(await idsToLook(store)).toEqual([])
  })

  test('more changes than one batch holds wake all their customers', async () => {
    const silences = Array.from({ length: 450 }, (_, i) => ({
      id: 1000 + i,
      anchorAt: NOW - DAY,
      customerId: 5000 + i,
    }))
    const store = await withSilences(...silences)
    await store.screening.wakeSiblings(silences.map(({ id }) => id))
    expect(await idsToLook(store)).toHaveLength(450)
  })
})

describe('a look that is under way', () => {
  const disturbances: [string, (store: Store) => Promise<unknown>][] = [
    ['the ticket is woken', (store) => store.screening.wakeTicket(501)],
    ['all are woken', (store) => store.screening.wakeAll()],
    ['another ticket of the customer changes', (store) => store.screening.wakeSiblings([502])],
    ['the ticket is merged', (store) => store.mirror.markGone(501)],
    ['a newer read changes it', (s) => s.mirror.saveTickets([ticket({ updatedAt: NOW })])],
    ['somebody writes', (s) => s.mirror.saveMessages([message({ id: 31 })])],
  ]

  test.each(disturbances)('does not count when %s meanwhile', async (_, disturb) => {
    const store = await withSilences({ id: 501, anchorAt: NOW - DAY }, { id: 502, anchorAt: NOW })
    const wakes = await wakesOf(store, 501)
    await disturb(store)
    await store.screening.saveScreening(501, wakes, { lookAt: null, stoppedBy: 'no_policy' })
    expect(await idsToLook(store)).toContain(501)
    expect(await store.screening.countStopped()).toEqual({})
  })

  test('counts when nothing happened meanwhile', async () => {
    const store = await withSilences({ id: 501, anchorAt: NOW - DAY })
    await store.screening.wakeTicket(501)
    await putAside(store, 501, { lookAt: null, stoppedBy: 'no_policy' })
    expect(await idsToLook(store)).toEqual([])
    expect(await store.screening.countStopped()).toEqual({ no_policy: 1 })
  })
})

test('silences are counted by the gate that stopped them; answered tickets are not', async () => {
  const store = await withSilences(
    { id: 501, anchorAt: NOW - 3 * DAY },
    { id: 502, anchorAt: NOW - DAY },
    { id: 503, anchorAt: NOW - 2 * DAY, silent: false },
    { id: 504, anchorAt: NOW - DAY },
    { id: 505, anchorAt: NOW - DAY },
  )
  for (const id of [501, 502, 503])
    await putAside(store, id, { lookAt: null, stoppedBy: 'backlog' })
  await putAside(store, 504, { lookAt: null, stoppedBy: 'snoozed' })
  expect(await store.screening.countStopped()).toEqual({ backlog: 2, snoozed: 1 })
  expect(await store.screening.countSilent()).toBe(4)
})

test('tries are counted for one input and begin anew with the next', async () => {
  const store = await withSilences({ id: 501, anchorAt: NOW - DAY })
  expect(await store.screening.tries(501, 'before')).toBe(0)
  await store.screening.saveTries(501, 'before', 2)
  expect(await store.screening.tries(501, 'before')).toBe(2)
  expect(await store.screening.tries(501, 'after a new word')).toBe(0)
})
