import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../src/lib/clock.ts'
import { message, NOW, open, ticket, wakesOf } from './setup.ts'

const OURS = 'relance:1:r:abcdefghijklmnopqrstuvwxy'

describe('tickets in the mirror', () => {
  test('a ticket comes back as the feed told it', async () => {
    const { store } = open()
    const { orders, customerTags, spent, stores, customerTimezone, answerable, ...more } = ticket()
    const { survey, ...facts } = more
    await store.mirror.saveTickets([ticket()])
    const known = {
      orders: null,
      record: null,
      isKnown: false,
      complete: false,
      gone: false,
      wakes: 0,
    }
    expect(await store.mirror.find(501)).toEqual({ ...facts, ...known })
  })

  test.each([
    ['an older read', NOW - 3 * DAY - 1, [], 'closed'],
    ['the same read again', NOW - 3 * DAY, [], 'closed'],
    ['a newer read', NOW - 3 * DAY + 1, [501], 'open'],
  ])('%s changes the ticket only if it is newer', async (_, updatedAt, changed, status) => {
    const { store } = open()
    await store.mirror.saveTickets([ticket()])
    const again = ticket({ updatedAt, status: 'open' })
    expect(await store.mirror.saveTickets([again])).toEqual(changed)
    expect((await store.mirror.find(501))?.status).toBe(status)
  })

  test('of the same version the feed tells the fields that a detail read left out', async () => {
    const { store } = open()
    await store.mirror.saveTickets([ticket({ fields: { 31: 'Order' } })])
    await store.mirror.saveTickets([ticket({ updatedAt: NOW, fields: null })])
    expect((await store.mirror.find(501))?.fields).toEqual({ 31: 'Order' })
    const fed = ticket({ updatedAt: NOW, fields: { 31: 'Returns' } })
    expect(await store.mirror.saveTickets([fed])).toEqual([501])
    expect(await store.mirror.saveTickets([fed])).toEqual([])
    expect((await store.mirror.find(501))?.fields).toEqual({ 31: 'Returns' })
  })

  test('reads that arrive in any order end with the newest', async () => {
    const versions = [1, 2, 3, 4, 5, 6]
    const anyOrder = fc.shuffledSubarray(versions, { minLength: versions.length })
    await fc.assert(
      fc.asyncProperty(anyOrder, async (order) => {
        const { store, close } = open()
        for (const version of order)
          await store.mirror.saveTickets([
            ticket({ subject: `version ${version}`, updatedAt: NOW + version }),
          ])
        const kept = await store.mirror.find(501)
        close()
        return kept?.subject === 'version 6'
      }),
      { numRuns: 25 },
    )
  })

  test('a detail read, which lacks the count, keeps the count of the feed', async () => {
    const { store } = open()
    await store.mirror.saveTickets([ticket({ messagesCount: 5 })])
    await store.mirror.saveTickets([ticket({ messagesCount: null, updatedAt: NOW })])
    expect((await store.mirror.find(501))?.messagesCount).toBe(5)
  })

  test('tickets and messages beyond one batch are all kept and all told', async () => {
    const { store } = open()
    const ids = Array.from({ length: 450 }, (_, i) => 1000 + i)
    expect(await store.mirror.saveTickets(ids.map((id) => ticket({ id })))).toEqual(ids)
    const { touched } = await store.mirror.saveMessages(
      ids.map((id) => message({ id: id * 10, ticketId: id })),
    )
    expect(touched).toEqual(ids)
    for (const id of [1000, 1199, 1200, 1449])
      expect((await store.mirror.find(id))?.messages.map((m) => m.id)).toEqual([id * 10])
    const newer = ids.map((id) => ticket({ id, updatedAt: id % 2 === 0 ? NOW : NOW - 3 * DAY }))
    expect(await store.mirror.saveTickets(newer)).toEqual(ids.filter((id) => id % 2 === 0))
  })

  test('a merged ticket is gone and is looked at once more', async () => {
    const { store } = open()
    await store.mirror.saveTickets([ticket()])
    const stop = { lookAt: null, stoppedBy: 'no_policy' }
    await store.screening.saveScreening(501, await wakesOf(store, 501), stop)
    await store.mirror.markGone(501)
    expect((await store.mirror.find(501))?.gone).toBe(true)
    expect(await store.screening.lookAt(501)).toBe(0)
  })

  test('a ticket nobody has read is not there', async () => {
    const { store } = open()
    expect(await store.mirror.find(501)).toBeNull()
    expect(await store.mirror.messagesOf(501)).toEqual([])
  })
})

describe('the orders of a customer', () => {
  test('are unknown until a detail read tells them, and outlive the feed', async () => {
    const { store } = open()
    await store.mirror.saveTickets([ticket()])
    const orders = [
      {
        name: '#1042',
        state: 'fulfilled' as const,
        createdAt: NOW - 9 * DAY,
        total: '49.00',
        currency: 'EUR',
        items: [{ title: 'Tasse', quantity: 2 }],
        tracking: ['HL3711'],
      },
    ]
    const record = { customerTags: ['VIP'], spent: 812.4, stores: ['42'] }
    await store.mirror.saveDetail(501, orders, { ...record, updatedAt: ticket().updatedAt })
    expect(await store.mirror.find(501)).toMatchObject({ orders, record, isKnown: true })
    await store.mirror.saveTickets([ticket({ updatedAt: NOW })])
    expect(await store.mirror.find(501)).toMatchObject({ orders, record, isKnown: false })
  })

  test.each([
    ['as old as the row', 0, true],
    ['newer', 1, true],
    ['older', -1, false],
  ])('are kept from a read only when it is not older than the row: %s', async (_, by, isKept) => {
    const { store } = open()
    await store.mirror.saveTickets([ticket({ updatedAt: NOW })])
    const record = { customerTags: ['VIP'], spent: null, stores: [] }
    await store.mirror.saveDetail(501, [], { ...record, updatedAt: NOW + by })
    expect(await store.mirror.find(501)).toMatchObject(
      isKept
        ? { orders: [], record, isKnown: true }
        : { orders: null, record: null, isKnown: false },
    )
  })
})

test('a customer’s zone is kept when a later read of his ticket does not tell it', async () => {
  const { store } = open()
  await store.mirror.saveTickets([ticket()])
  const told = { customerTags: [], spent: null, stores: [], updatedAt: ticket().updatedAt }
  await store.mirror.saveDetail(501, [], { ...told, customerTimezone: 'Asia/Tokyo' })
  await store.mirror.saveDetail(501, [], { ...told, customerTimezone: null })
  expect((await store.mirror.find(501))?.record?.customerTimezone).toBe('Asia/Tokyo')
})

describe('who spoke last', () => {
  const reading = { anchorId: 11, anchorAt: NOW - DAY, silent: true, complete: true }

  /** A ticket and its message, both worked out. */
  const withReading = async () => {
    const { store } = open()
    await store.mirror.saveTickets([ticket(), ticket({ id: 502 })])
    await store.mirror.saveMessages([message({ id: 11 })])
    for (const id of [501, 502])
      await store.mirror.saveReading(id, await wakesOf(store, id), reading)
    return store
  }

  test('is to be worked out for what is new, and once', async () => {
    const { store } = open()
    await store.mirror.saveTickets([ticket(), ticket({ id: 502 })])
    expect(await store.mirror.dirty()).toEqual([501, 502])
    expect(await store.mirror.saveReading(501, await wakesOf(store, 501), reading)).toBe(true)
    expect(await store.mirror.dirty()).toEqual([502])
    expect((await store.mirror.find(501))?.complete).toBe(true)
  })

  test.each([
    ['a message that was known', [message({ id: 11 })], []],
    ['a message that changed', [message({ id: 11, text: 'Ups, doch kein Sprung.' })], [501]],
    ['a new message', [message({ id: 12 })], [501]],
  ])('is worked out again after %s, or not', async (_, messages, dirty) => {
    const store = await withReading()
    await store.mirror.saveMessages(messages)
    expect(await store.mirror.dirty()).toEqual(dirty)
  })

  test('is not kept when the conversation changed while it was worked out', async () => {
    const store = await withReading()
    const wakes = await wakesOf(store, 501)
    await store.mirror.saveMessages([message({ id: 12, fromAgent: true })])
    expect(await store.mirror.saveReading(501, wakes, { ...reading, anchorId: 99 })).toBe(false)
    expect(await store.mirror.dirty()).toEqual([501])
  })

  test('a message that arrived before its ticket counts when the ticket comes', async () => {
    const { store } = open()
    await store.mirror.saveMessages([message({ id: 11 })])
    expect(await store.mirror.dirty()).toEqual([])
    await store.mirror.saveTickets([ticket()])
    expect(await store.mirror.dirty()).toEqual([501])
  })
})

describe('a message that detail reads lack', () => {
  const START = NOW - DAY

  /** Two messages of a customer and one of ours, all known; nothing to work out. */
  const withConversation = async () => {
    const { store } = open()
    await store.mirror.saveTickets([ticket()])
    await store.mirror.saveMessages([
      message({ id: 11 }),
      message({ id: 12 }),
      message({ id: 15, fromAgent: true, externalId: OURS }),
      message({ id: 21, ticketId: 502 }),
    ])
    const reading = { anchorId: 12, anchorAt: NOW, silent: false, complete: true }
    await store.mirror.saveReading(501, await wakesOf(store, 501), reading)
    return store
  }

  const left = async (store: Awaited<ReturnType<typeof withConversation>>) =>
    (await store.mirror.messagesOf(501)).map((m) => m.id)

  test.each([
    ['a moment less than a quarter of an hour', 15 * MINUTE - 1, [11, 12, 15], []],
    ['a quarter of an hour', 15 * MINUTE, [11, 15], [501]],
  ])('for %s is deleted or not', async (_, later, ids, dirty) => {
    const store = await withConversation()
    await store.mirror.noteMissing(501, [11, 15], START)
    await store.mirror.noteMissing(501, [11, 15], START + later)
    expect(await left(store)).toEqual(ids)
    expect(await store.mirror.dirty()).toEqual(dirty)
  })

  test('stays when one of the reads showed it', async () => {
    const store = await withConversation()
    await store.mirror.noteMissing(501, [11, 15], START)
    await store.mirror.noteMissing(501, [11, 12, 15], START + 10 * MINUTE)
    await store.mirror.noteMissing(501, [11, 15], START + 20 * MINUTE)
    expect(await left(store)).toEqual([11, 12, 15])
  })

  test('stays for ever when it is ours, and leaves other tickets alone', async () => {
    const store = await withConversation()
    await store.mirror.noteMissing(501, [], START)
    await store.mirror.noteMissing(501, [], START + DAY)
    expect(await left(store)).toEqual([15])
    expect((await store.mirror.messagesOf(502)).map((m) => m.id)).toEqual([21])
  })
})

describe('messages in the mirror', () => {
  test('a conversation comes back by time and id, whatever order it arrived in', async () => {
    const { store } = open()
    await store.mirror.saveMessages([
      message({ id: 14, at: NOW - DAY }),
      message({ id: 13, at: NOW - 2 * DAY }),
      message({ id: 11, at: NOW - DAY }),
    ])
    expect((await store.mirror.messagesOf(501)).map((m) => m.id)).toEqual([13, 11, 14])
    expect((await store.mirror.newestMessage())?.id).toBe(14)
  })

  test('a message keeps its microseconds', async () => {
    const { store } = open()
    const at = NOW + 0.137
    await store.mirror.saveMessages([message({ id: 11, at })])
    expect((await store.mirror.message(11))?.at).toBe(at)
  })

  test('only what changed touches its ticket', async () => {
    const { store } = open()
    const sent = message({ id: 12, ticketId: 502, fromAgent: true })
    await store.mirror.saveMessages([message({ id: 11 }), sent])
    expect(await store.mirror.saveMessages([message({ id: 11 }), sent])).toEqual({
      touched: [],
      unmarked: [],
    })
    const { touched } = await store.mirror.saveMessages([
      message({ id: 11 }),
      { ...sent, sentAt: NOW },
    ])
    expect(touched).toEqual([502])
    expect((await store.mirror.message(12))?.sentAt).toBe(NOW)
  })

  test('headers the feed told outlive a detail read without them, and give way to new ones', async () => {
    const { store } = open()
    const headers = { 'auto-submitted': 'auto-replied' }
    await store.mirror.saveMessages([message({ id: 11, headers })])
    await store.mirror.saveMessages([message({ id: 11, headers: {} })])
    expect((await store.mirror.message(11))?.headers).toEqual(headers)
    await store.mirror.saveMessages([message({ id: 11, headers: { precedence: 'bulk' } })])
    expect((await store.mirror.message(11))?.headers).toEqual({ precedence: 'bulk' })
  })

  test.each([
    ['lost', null],
    ['replaced', '<CAF=abc@mail.example>'],
  ])('a mark of ours that was %s is kept and reported', async (_, externalId) => {
    const { store } = open()
    await store.mirror.saveMessages([message({ id: 15, fromAgent: true, externalId: OURS })])
    const { unmarked } = await store.mirror.saveMessages([
      message({ id: 15, fromAgent: true, externalId }),
    ])
    expect(unmarked).toEqual([15])
    expect((await store.mirror.message(15))?.externalId).toBe(OURS)
  })

  // Seed 6948 of the histories: a process died between the ledger and the mirror.
  test('a post that only the ledger knows by its number is ours, and its mark is reported as lost', async () => {
    const { store } = open()
    const at = 1000 * DAY
    await store.deliveries.adopt({
      externalId: OURS,
      decisionId: 'd1',
      ticketId: 1001,
      kind: 'reply',
      textHash: '',
      attempts: 1,
      startedAt: at,
      startedNow: at,
      feedReadAt: at,
      ticketReadAt: at,
      messageId: 15,
      postedAt: at,
    })
    const read = [15, 16].map((id) => message({ id, at, fromAgent: true, externalId: null }))
    expect((await store.mirror.saveMessages(read)).unmarked).toEqual([15])
    expect((await store.mirror.message(15))?.externalId).toBe(OURS)
    expect((await store.mirror.message(16))?.externalId).toBeNull()
  })

  test('a foreign external id that changes is nobody’s mark', async () => {
    const { store } = open()
    await store.mirror.saveMessages([message({ id: 15, externalId: '<a@mail.example>' })])
    const { unmarked } = await store.mirror.saveMessages([message({ id: 15, externalId: null })])
    expect(unmarked).toEqual([])
    expect((await store.mirror.message(15))?.externalId).toBeNull()
  })
})

describe('the other tickets of a customer', () => {
  const withTickets = async () => {
    const { store } = open()
    await store.mirror.saveTickets([
      ticket({ id: 501 }),
      ticket({ id: 502 }),
      ticket({ id: 503, customer: { id: 91, email: 'jo@kunde.example', name: 'Jo Brandt' } }),
      ticket({ id: 504, customer: null }),
    ])
    await store.mirror.saveMessages([
      message({ id: 21, ticketId: 501, at: NOW }),
      message({ id: 22, ticketId: 502, at: NOW - HOUR }),
      message({ id: 23, ticketId: 502, at: NOW - 9 * DAY }),
      message({ id: 24, ticketId: 503, at: NOW }),
      message({ id: 25, ticketId: 504, at: NOW }),
    ])
    return store
  }

  test('are those of the same record, never of the same name, with their whole conversation', async () => {
    const store = await withTickets()
    const siblings = await store.mirror.siblings(90, 501, NOW - DAY)
    expect(siblings.map((one) => [one.id, one.messages.map((m) => m.id)])).toEqual([
      [502, [23, 22]],
    ])
  })

  test.each([
    ['a moment before its newest message', NOW - HOUR - 1, [502]],
    ['the moment of its newest message', NOW - HOUR, []],
  ])('count when something was said since %s', async (_, since, ids) => {
    const store = await withTickets()
    expect((await store.mirror.siblings(90, 501, since)).map((one) => one.id)).toEqual(ids)
  })
})
