import { describe, expect, test } from 'vitest'
import { DAY } from '../../src/lib/clock.ts'
import { chooseTickets, thinOut } from '../../src/simulation/choose.ts'
import { ticketWith } from '../domain/conversation.ts'
import { openPastStore } from './past-world.ts'

const AT = Date.parse('2026-11-02T09:00:00Z')

const filled = async () => {
  const store = openPastStore()
  await store.mirror.saveTickets(
    Array.from({ length: 400 }, (_, n) =>
      ticketWith([], {
        ...{
          id: n + 1,
          channel: n % 4 === 0 ? 'chat' : 'email',
          language: n % 10 === 0 ? 'fr' : 'en',
        },
        ...{ updatedAt: AT - (n % 4) * 7 * DAY, messagesCount: 1 },
        customer: { id: Math.floor(n / 2) + 1, email: null, name: null },
      }),
    ),
  )
  return store
}

describe('whose past is replayed', () => {
  test('all of them without a limit, each customer once with all his tickets', async () => {
    const chosen = await chooseTickets(await filled(), null)
    expect(chosen).toMatchObject({ tickets: 400, of: 400 })
    expect(chosen.units).toHaveLength(200)
    expect(chosen.units.every(({ ticketIds }) => ticketIds.length === 2)).toBe(true)
  })

  test('a sample that keeps the share of each stratum to within one ticket, and is the same again', async () => {
    const store = await filled()
    const chosen = await chooseTickets(store, 100)
    expect(chosen.tickets).toBe(100)
    expect(chosen.strata.length).toBeGreaterThan(5)
    for (const { tickets, of } of chosen.strata) expect(Math.abs(tickets - of / 4)).toBeLessThan(1)
    expect(await chooseTickets(store, 100)).toEqual(chosen)
  })

  test('is thinned out by customers where money is short', async () => {
    const store = await filled()
    const chosen = await chooseTickets(store, null)
    const thin = await thinOut(store, chosen, 0.25)
    expect(thin.units).toHaveLength(50)
    expect(thin.tickets).toBe(100)
    expect((await thinOut(store, chosen, 0.0001)).units).toHaveLength(1)
  })

  test('keeps the shares of the strata when thinned out, and counts them anew', async () => {
    const store = openPastStore()
    await store.mirror.saveTickets(
      Array.from({ length: 400 }, (_, n) =>
        ticketWith([], {
          ...{ id: n + 1, channel: n % 40 === 0 ? 'chat' : 'email', language: 'en' },
          ...{ updatedAt: AT, messagesCount: 1, customer: { id: n + 1, email: null, name: null } },
        }),
      ),
    )
    const thin = await thinOut(store, await chooseTickets(store, null), 0.2)
    expect(thin.strata).toEqual([
      { name: '2026-11-02 chat en', tickets: 2, of: 10 },
      { name: '2026-11-02 email en', tickets: 78, of: 390 },
    ])
    expect(thin.tickets).toBe(80)
  })
})
