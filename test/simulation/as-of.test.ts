import { describe, expect, test } from 'vitest'
import type { Policy } from '../../src/domain/policy.ts'
import type { MirroredTicket, Order } from '../../src/domain/ticket.ts'
import { DAY } from '../../src/lib/clock.ts'
import { approximations, ticketAsOf } from '../../src/simulation/as-of.ts'
import { agent, customer, NOW, ticketWith } from '../domain/conversation.ts'
import { policy } from '../pipeline/prompt-set.ts'

const order = (more: Partial<Order>): Order => ({
  ...{ name: '#1', state: 'unfulfilled', createdAt: NOW - 10 * DAY, total: '20', currency: 'EUR' },
  ...{ items: [], tracking: ['T1'] },
  ...more,
})

const mirrored = (orders: Order[], more: Partial<MirroredTicket> = {}): MirroredTicket => {
  const {
    customerTags: _c,
    spent: _s,
    stores: _t,
    ...facts
  } = ticketWith([
    customer(120),
    agent(100, { failedAt: NOW - DAY, sendingError: 'bounced' }),
    customer(10),
  ])
  return {
    ...facts,
    ...{ complete: true, isKnown: true, gone: false, wakes: 3 },
    record: { customerTags: [], spent: null, stores: [] },
    orders,
    ...more,
  }
}

const AT = NOW - 3 * DAY
const judged = (policies: Policy[]) => ({
  ...{ policies, isOptedOut: false },
  never: { tags: ['vip'], customers: ['*@example.com'] },
})
const dates = (more: Partial<NonNullable<Order['dates']>>) => ({
  dates: { shippedAt: null, cancelledAt: null, refundedAt: null, ...more },
})

describe('a ticket as of a moment', () => {
  test('has no word, failure, closing or trash of later', () => {
    const now = mirrored([], { closedAt: NOW - DAY, trashedAt: NOW - DAY, status: 'closed' })
    const then = ticketAsOf(now, AT)
    expect(then.messages).toHaveLength(2)
    expect(then.messages[1]).toMatchObject({ failedAt: null, sendingError: null })
    expect(then).toMatchObject({
      status: 'open',
      closedAt: null,
      trashedAt: null,
      messagesCount: 2,
    })
    expect(ticketAsOf(now, NOW)).toMatchObject({ status: 'closed', trashedAt: NOW - DAY })
  })

  test.each<[string, Partial<Order>, string | null]>([
    ['ordered later', { createdAt: AT + 1 }, null],
    ['ordered at that moment', { createdAt: AT }, 'unfulfilled'],
    ['shipped later', { state: 'fulfilled', ...dates({ shippedAt: AT + 1 }) }, 'unfulfilled'],
    ['shipped before', { state: 'fulfilled', ...dates({ shippedAt: AT }) }, 'fulfilled'],
    [
      'shipped before, cancelled later',
      { state: 'cancelled', ...dates({ shippedAt: AT, cancelledAt: AT + 1 }) },
      'fulfilled',
    ],
    ['cancelled before', { state: 'cancelled', ...dates({ cancelledAt: AT }) }, 'cancelled'],
    ['refunded later', { state: 'refunded', ...dates({ refundedAt: AT + 1 }) }, 'unfulfilled'],
    ['shipped nobody knows when', { state: 'fulfilled' }, 'fulfilled'],
  ])('knows an order %s as it was', (_, facts, state) => {
    const [then] = ticketAsOf(mirrored([order(facts)]), AT).orders ?? []
    expect(then?.state ?? null).toBe(state)
    expect(then?.dates).toBeUndefined()
  })

  test('has the tracking number only once it is shipped', () => {
    const shipped = mirrored([order({ state: 'fulfilled', ...dates({ shippedAt: AT }) })])
    expect(ticketAsOf(shipped, AT).orders?.[0]?.tracking).toEqual(['T1'])
    expect(ticketAsOf(shipped, AT - 1).orders?.[0]?.tracking).toEqual([])
  })

  test('names what is only known as of today, where it took part', () => {
    const ticket = mirrored([order({ state: 'fulfilled' })], {
      tags: ['vip'],
      record: { customerTags: ['VIP'], spent: 30, stores: [] },
    })
    expect(approximations(ticket, judged([policy()]), AT)).toEqual(['order state'])
    const compares = policy({ match: { tags: ['a'], any: [{ customerTags: ['VIP'] }] } })
    expect(approximations(ticket, judged([compares]), AT)).toEqual([
      'tags',
      'customer tags',
      'order state',
    ])
    expect(approximations(mirrored([]), judged([compares]), AT)).toEqual([])
  })

  test.each<[string, string[], string[], string[]]>([
    ['relance-never', ['Relance-Never'], [], ['tags']],
    ['a tag of shop.md', ['vip'], [], ['tags']],
    ['a customer’s tag of shop.md', [], ['VIP'], ['customer tags']],
    ['no tag, but an address', ['red'], ['blue'], []],
  ])('names the tags where %s stopped it', (_, tags, customerTags, names) => {
    const ticket = mirrored([], { tags, record: { customerTags, spent: null, stores: [] } })
    const stopped = { ...judged([policy()]), isOptedOut: true }
    expect(approximations(ticket, stopped, AT)).toEqual(names)
    expect(approximations(ticket, judged([policy()]), AT)).toEqual([])
  })
})

describe('the list of what was said', () => {
  const ticket = mirrored([])

  test('is one and the same while nobody says anything', () => {
    const now = ticketAsOf(ticket, NOW).messages
    expect(ticketAsOf(ticket, NOW + DAY).messages).toBe(now)
    expect(ticketAsOf(ticket, AT).messages).not.toBe(now)
  })

  test('tells a failure only from its moment on', () => {
    const [, before] = ticketAsOf(ticket, AT).messages
    const [, after] = ticketAsOf(ticket, NOW).messages
    expect([before?.failedAt, before?.sendingError]).toEqual([null, null])
    expect([after?.failedAt, after?.sendingError]).toEqual([NOW - DAY, 'bounced'])
  })
})
