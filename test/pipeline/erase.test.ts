import { expect, test } from 'vitest'
import { createErase } from '../../src/pipeline/erase.ts'
import { fixedClock } from '../lib/fixed-clock.ts'
import { decision, message, open, tempFile, ticket } from '../store/setup.ts'

const HIS = 'jo@kunde.example'
const NOTHING = { removed: 0, left: 0 }

const shop = async (file = ':memory:') => {
  const opened = open(file)
  const clock = fixedClock('2026-11-24T09:00:00Z')
  await opened.store.mirror.saveTickets([ticket()])
  await opened.store.mirror.saveMessages([message({ id: 12 })])
  await opened.store.decisions.add(decision())
  const asked: number[][] = []
  const erase = createErase({
    store: opened.store,
    clock,
    simulations: async (_, { ticketIds }) => {
      asked.push(ticketIds)
      return NOTHING
    },
  })
  return { ...opened, clock, erase, asked }
}

test('a customer is erased once, and again that is said', async () => {
  const { erase, asked, store } = await shop()
  expect(await erase(' JO@kunde.example', 'cli')).toEqual({
    kind: 'erased',
    tickets: 1,
    messages: 1,
    decisions: 1,
    promptVersions: 0,
    simulations: NOTHING,
    isFlushed: true,
  })
  expect(asked).toEqual([[501]])
  expect(await store.mirror.find(501)).toBeNull()
  expect(await erase(HIS, 'cli')).toEqual({ kind: 'already_erased' })
})

test('whom nobody knows is not erased, and nothing is kept of the question', async () => {
  const { erase, store } = await shop()
  expect(await erase('jo@kunde.example.org', 'cli')).toEqual({ kind: 'unknown_customer' })
  expect(await store.erasures.known()).toBeNull()
  expect(await store.mirror.find(501)).not.toBeNull()
})

test('while a message to him is on its way nothing is erased; a claim that ran out holds nothing up', async () => {
  const { erase, sql, store, clock } = await shop()
  const lease = (leaseUntil: number) =>
    sql.db.update(sql.t.decisions).set({ status: 'sending', leaseUntil })
  await lease(clock.wall() + 90_000_000)
  expect(await erase(HIS, 'cli')).toEqual({ kind: 'busy' })
  expect(await store.mirror.find(501)).not.toBeNull()
  await lease(clock.wall() - 1)
  expect(await erase(HIS, 'cli')).toMatchObject({ kind: 'erased' })
})

test('a reader that does not end is said: the last bytes leave the log at the next call', async () => {
  const { erase, sql } = await shop(tempFile())
  const reader = sql.openSnapshot()
  expect(await reader.db.select().from(sql.t.tickets)).toHaveLength(1)
  expect(await erase(HIS, 'cli')).toMatchObject({ kind: 'erased', isFlushed: false })
  expect(await reader.db.select().from(sql.t.tickets)).toHaveLength(1)
  reader.close()
  expect(await erase(HIS, 'cli')).toEqual({ kind: 'already_erased' })
})
