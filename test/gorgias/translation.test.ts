import { describe, expect, test } from 'vitest'
import type { Message, Ticket } from '../../src/domain/ticket.ts'
import {
  compactTicket,
  detailTicket,
  helpdeskAnswering,
  json,
  list,
  message,
  person,
} from './answers.ts'

const readMessage = async (changes: object): Promise<Message | undefined> => {
  const { helpdesk } = helpdeskAnswering([json(list([message(changes)]))])
  return (await helpdesk.messagesPage(null)).items[0]
}

const readTicket = async (changes: object): Promise<Ticket> => {
  const { helpdesk } = helpdeskAnswering([json(detailTicket(changes))])
  const reading = await helpdesk.ticket(153006867)
  if (reading.kind === 'gone') throw new Error('gone')
  return reading.ticket
}

const withCustomer = (changes: object) => ({
  customer: { ...detailTicket().customer, ...changes },
})

describe('a message', () => {
  test('is translated field by field', async () => {
    expect(
      await readMessage({
        headers: { 'Auto-Submitted': 'auto-replied', 'X-Loop': ['a', 'b'], Precedence: null },
        attachments: [{ name: 'photo.jpg', url: 'https://x/1' }, { url: 'https://x/2' }, {}],
        failed_datetime: '2026-11-20T14:17:24.000000+00:00',
        last_sending_error: { error: 'Email was not delivered' },
        external_id: 'relance:1:r:abc',
        rule_id: 44,
      }),
    ).toEqual({
      id: 218665490,
      ticketId: 153006867,
      at: Date.parse('2026-11-20T14:17:14.835Z') + 0.123,
      fromAgent: false,
      public: true,
      channel: 'email',
      via: 'email',
      sender: { id: 400746613, email: 'ann@example.com', name: 'Ann Perrin' },
      receiver: null,
      subject: 'Where is my order?',
      text: 'Hello, where is my order #1042?',
      externalId: 'relance:1:r:abc',
      ruleId: 44,
      integrationId: 10421,
      source: {
        type: 'email',
        from: { name: 'Ann Perrin', address: 'ann@example.com' },
        to: [{ name: 'Shop Support', address: 'support@shop.example' }],
      },
      headers: {
        'auto-submitted': 'auto-replied',
        'x-loop': 'a, b',
        'message-id': '<CAF-1@mail.example.com>',
      },
      attachments: ['photo.jpg', 'unnamed', 'unnamed'],
      sentAt: expect.closeTo(Date.parse('2026-11-20T14:17:14.835Z') + 0.123, 3),
      failedAt: Date.parse('2026-11-20T14:17:24Z'),
      sendingError: 'Email was not delivered',
    })
  })

  test.each([
    ['stripped text first', {}, 'Hello, where is my order #1042?'],
    [
      'then body text',
      { stripped_text: null, body_text: 'Où est ma commande ?' },
      'Où est ma commande ?',
    ],
    ['blank counts as none', { stripped_text: ' \n', body_text: 'Wo bleibt es?' }, 'Wo bleibt es?'],
    [
      'then the text of the HTML',
      {
        stripped_text: null,
        body_text: '',
        body_html: '<p>¿Dónde está?</p><img src="x"><blockquote>Hola, gracias</blockquote>',
      },
      '¿Dónde está?',
    ],
    [
      'and nothing when there is nothing',
      { stripped_text: null, body_text: null, body_html: null },
      '',
    ],
  ])('takes %s', async (_, changes, words) => {
    expect(await readMessage(changes)).toMatchObject({ text: words })
  })

  test.each([
    ['an internal note by channel', { channel: 'internal-note', public: true }, false],
    ['an internal note by source', { source: { type: 'internal-note' } }, false],
    ['what says it is not public', { public: false }, false],
    ['what does not say', { public: null }, true],
  ])('%s: public %s', async (_, changes, isPublic) => {
    expect(await readMessage(changes)).toMatchObject({ public: isPublic })
  })

  test('survives a null sender, absent fields, unknown kinds and other types than promised', async () => {
    expect(
      await readMessage({
        sender: null,
        headers: undefined,
        intents: undefined,
        subject: '',
        via: 'telepathy',
        channel: 'tiktok-shop',
        source: { type: 'hologram', from: null, to: 'nobody' },
        attachments: 'none',
        rule_id: undefined,
        external_id: 4711,
        created_datetime: '2026-11-20T14:17:14.835123',
        brand_new_field: { deep: true },
      }),
    ).toMatchObject({
      sender: null,
      headers: {},
      subject: null,
      via: 'telepathy',
      channel: 'tiktok-shop',
      source: { type: 'hologram', from: null, to: [] },
      attachments: [],
      ruleId: null,
      externalId: '4711',
      at: Date.parse('2026-11-20T14:17:14.835Z') + 0.123,
    })
  })

  test('one that does not say who wrote it counts as the customer’s', async () => {
    expect(await readMessage({ from_agent: null })).toMatchObject({ fromAgent: false })
  })

  test.each([
    [{ name: null, firstname: '', lastname: '' }, null],
    [{ name: '', firstname: 'Jürgen', lastname: 'Groß' }, 'Jürgen Groß'],
    [{ name: null, firstname: 'Lucía', lastname: '' }, 'Lucía'],
  ])('a sender of %j is called %s', async (names, name) => {
    expect(await readMessage({ sender: person(names) })).toMatchObject({ sender: { name } })
  })
})

describe('a ticket', () => {
  test('is translated from the feed', async () => {
    const { helpdesk } = helpdeskAnswering([
      json(list([compactTicket({ snooze_datetime: '2026-12-01T09:00:00' })])),
    ])
    expect((await helpdesk.ticketsPage(null)).items[0]).toEqual({
      id: 153006867,
      subject: 'Where is my order?',
      channel: 'email',
      status: 'closed',
      language: 'en',
      customer: { id: 400746613, email: 'ann@example.com', name: 'Ann Perrin' },
      assignee: { id: 400746608, email: 'maya@shop.example', name: 'Maya' },
      team: null,
      tags: ['pre-sale'],
      fields: {},
      spam: false,
      trashedAt: null,
      snoozedUntil: Date.parse('2026-12-01T09:00:00Z'),
      createdAt: Date.parse('2026-11-20T14:17:14.700Z') + 0.001,
      updatedAt: expect.closeTo(Date.parse('2026-11-20T15:02:11Z') + 0.321, 3),
      closedAt: expect.closeTo(Date.parse('2026-11-20T15:02:10.999Z') + 0.999, 3),
      messagesCount: 2,
    })
  })

  test('survives nulls, empty texts and unknown kinds', async () => {
    const { helpdesk } = helpdeskAnswering([
      json(
        list([
          compactTicket({
            subject: '',
            customer: null,
            assignee_user: null,
            tags: null,
            status: 'parked',
            priority: 'galactic',
            spam: undefined,
            created_datetime: undefined,
            closed_datetime: 'never',
          }),
        ]),
      ),
    ])
    expect((await helpdesk.ticketsPage(null)).items[0]).toMatchObject({
      subject: null,
      customer: null,
      assignee: null,
      tags: [],
      status: 'parked',
      spam: false,
      createdAt: expect.closeTo(Date.parse('2026-11-20T15:02:11Z') + 0.321, 3),
      closedAt: null,
    })
  })

  test('its team and its own fields are told, where the answer names them', async () => {
    const custom_fields = {
      31: { id: 31, value: 'Order::Damaged::Glass' },
      32: { id: 32, value: 4 },
      33: { id: 33, value: false },
      34: { id: 34, value: null },
      35: { id: 35, value: '' },
      36: { id: 36, value: ['a'] },
      37: 'junk',
    }
    const assignee_team = { id: 9, name: 'Returns', decoration: {} }
    expect(await readTicket({ custom_fields, assignee_team })).toMatchObject({
      team: 'Returns',
      fields: { 31: 'Order::Damaged::Glass', 32: '4', 33: 'false' },
    })
    expect(await readTicket({ custom_fields: undefined, assignee_team: {} })).toMatchObject({
      team: null,
      fields: null,
    })
  })

  test.each([
    ['Europe/Paris', 'Europe/Paris'],
    ['Mars/Olympus', null],
    ['', null],
    [null, null],
  ])('a customer in the zone %j is in %j', async (timezone, zone) => {
    expect(await readTicket(withCustomer({ timezone }))).toMatchObject({ customerTimezone: zone })
  })

  test('says which channels may be answered, where the helpdesk says it', async () => {
    const reply_options = {
      email: { answerable: true },
      whatsapp: { answerable: false, reason: 'window_closed' },
      phone: {},
      sms: null,
    }
    expect((await readTicket({ reply_options })).answerable).toEqual({
      email: true,
      whatsapp: false,
    })
    expect((await readTicket({ reply_options: null })).answerable).toEqual({})
  })
})

describe('orders and customer tags', () => {
  const shopify = (orders: object[], tags: string | null = null) =>
    withCustomer({
      integrations: {
        42: { __integration_type__: 'shopify', customer: { tags, currency: 'EUR' }, orders },
        43: { __integration_type__: 'recharge', orders: [{ name: '#9' }] },
        44: null,
      },
    })
  const spending = (total_spent: string) => ({
    __integration_type__: 'shopify',
    customer: { tags: '', total_spent },
    orders: [],
  })
  const order = (changes: object = {}) => ({
    id: 5001,
    name: '#1042',
    created_at: '2026-11-18T10:02:11+01:00',
    financial_status: 'paid',
    fulfillment_status: null,
    line_items: [{ title: 'Mug', quantity: 2, sku: 'M-1' }],
    fulfillments: [],
    cancelled_at: null,
    total_price: '39.00',
    ...changes,
  })

  test('a Shopify order is translated', async () => {
    const fulfillments = [{ tracking_number: '1Z999', tracking_numbers: ['1Z999', '1Z998'] }]
    expect(
      (await readTicket(shopify([order({ fulfillments, fulfillment_status: 'fulfilled' })])))
        .orders,
    ).toEqual([
      {
        name: '#1042',
        state: 'fulfilled',
        createdAt: Date.parse('2026-11-18T09:02:11Z'),
        total: '39.00',
        currency: 'EUR',
        items: [{ title: 'Mug', quantity: 2 }],
        tracking: ['1Z999', '1Z998'],
      },
    ])
  })

  test.each([
    [{}, 'unfulfilled'],
    [{ fulfillment_status: 'partial' }, 'partial'],
    [{ fulfillment_status: 'fulfilled' }, 'fulfilled'],
    [{ fulfillment_status: 'restocked' }, 'cancelled'],
    [{ fulfillment_status: 'teleported' }, 'unfulfilled'],
    [{ fulfillment_status: 'teleported', fulfillments: [{}] }, 'partial'],
    [{ fulfillment_status: 'fulfilled', financial_status: 'refunded' }, 'refunded'],
    [{ fulfillment_status: 'fulfilled', financial_status: 'partially_refunded' }, 'fulfilled'],
    [{ financial_status: 'refunded', cancelled_at: '2026-11-19T10:00:00Z' }, 'cancelled'],
  ])('Shopify %j is %s', async (changes, state) => {
    expect((await readTicket(shopify([order(changes)]))).orders).toMatchObject([{ state }])
  })

  test.each([
    [{ status: 'awaiting_fulfillment' }, 'unfulfilled'],
    [{ status: 'partially_fulfilled' }, 'partial'],
    [{ status: 'completed' }, 'fulfilled'],
    [{ status: 'canceled' }, 'cancelled'],
    [{ status: 'completed', external_payment_status: 'REFUNDED' }, 'refunded'],
    [{ status: 'something new' }, 'unfulfilled'],
  ])('a store’s %j is %s', async (changes, state) => {
    const orders = [{ number: 1043, total_amount: 12.5, currency: 'USD', ...changes }]
    const ecommerce_data = { 'acme.example': { store: {}, shopper: {}, orders } }
    expect((await readTicket(withCustomer({ ecommerce_data }))).orders).toMatchObject([
      { name: '1043', state, total: '12.5', currency: 'USD', createdAt: null },
    ])
  })

  test('both sources together name an order once, Shopify’s word first, the newest first', async () => {
    const older = order({ name: '#1001', created_at: '2026-10-01T10:00:00Z' })
    const { integrations } = shopify([older, order()]).customer as { integrations: object }
    const ecommerce_data = {
      1: { orders: [{ name: '#1042', status: 'completed' }, { name: null }, 'junk'] },
    }
    const { orders } = await readTicket(withCustomer({ integrations, ecommerce_data }))
    expect(orders.map(({ name, state }) => [name, state])).toEqual([
      ['#1042', 'unfulfilled'],
      ['#1001', 'unfulfilled'],
    ])
  })

  test('tags come from the comma-separated text, each once', async () => {
    const { integrations } = shopify([], 'VIP, newsletter,, VIP').customer as {
      integrations: object
    }
    const ecommerce_data = { 1: { shopper: { tags: ['wholesale', 'VIP'] }, orders: null } }
    const ticket = await readTicket(withCustomer({ integrations, ecommerce_data }))
    expect(ticket.customerTags).toEqual(['VIP', 'newsletter', 'wholesale'])
  })

  test.each([
    ['Shopify’s count', { integrations: { 42: spending('812.40') } }, 812.4],
    ['two shops together', { integrations: { 42: spending('80'), 43: spending('20.5') } }, 100.5],
    [
      'a store’s count',
      { ecommerce_data: { 1: { shopper: { total_spent: 12 }, orders: [] } } },
      12,
    ],
    [
      'Shopify’s word before the same shop’s again',
      {
        integrations: { 42: spending('50') },
        ecommerce_data: { 1: { shopper: { total_spent: 9 } } },
      },
      50,
    ],
    ['nothing anybody can read', { integrations: { 42: spending('much') } }, null],
    ['no shop at all', {}, null],
  ])('what a customer spent: %s', async (_, customer, spent) => {
    expect((await readTicket(withCustomer(customer))).spent).toBe(spent)
  })

  test('the shops that know a customer are told by their ids, keys and names', async () => {
    const customer = {
      integrations: { 42: spending('1'), 43: { __integration_type__: 'recharge' } },
      ecommerce_data: { 'acme.example': { store: { name: 'Acme', url: null }, orders: [] } },
    }
    expect((await readTicket(withCustomer(customer))).stores).toEqual([
      '42',
      'acme.example',
      'Acme',
    ])
  })

  test('a ticket without a customer has neither', async () => {
    expect(await readTicket({ customer: null })).toMatchObject({
      orders: [],
      customerTags: [],
      spent: null,
      stores: [],
      customer: { name: 'Ann Perrin' },
    })
  })
})
