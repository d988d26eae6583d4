import { describe, expect, test } from 'vitest'
import { API_USER, connect, fileWith, reply } from './client.ts'

const BASICS = [
  'id uri external_id language status priority channel via from_agent spam subject summary meta',
  'assignee_user assignee_team tags is_unread created_datetime opened_datetime updated_datetime',
  'last_received_message_datetime last_message_datetime closed_datetime snooze_datetime',
  'trashed_datetime customer',
].flatMap((line) => line.split(' '))

const COMPACT = [
  ...BASICS,
  ...'excerpt integrations messages_count last_sent_message_not_delivered custom_fields'.split(' '),
].sort()

const DETAIL = [
  ...BASICS,
  ...'events imported requester assignee_user_id assignee_team_id messages'.split(' '),
  ...'processed_datetime satisfaction_survey reply_options'.split(' '),
].sort()

const EMBEDDED = [
  'id uri message_id ticket_id external_id public channel via source sender receiver subject',
  'auth_customer_identity integration_id intents rule_id from_agent body_text body_html',
  'stripped_text stripped_html stripped_signature attachments actions imported meta',
  'created_datetime processed_datetime sent_datetime failed_datetime opened_datetime',
  'last_sending_error is_retriable',
]
  .flatMap((line) => line.split(' '))
  .sort()

const ALONE = [...EMBEDDED, 'headers', 'macros', 'deleted_datetime'].sort()

const keys = (object: object) => Object.keys(object).sort()

describe('the shapes of answers', () => {
  const { get, post, put } = connect({
    tickets: fileWith({
      customer: { name: 'Mona Reiter', email: 'mona@example.com', tags: ['VIP'] },
      order: {
        id: '#7001',
        state: 'shipped',
        items: [{ name: 'Teapot', price: 42.5 }],
        total: 42.5,
        currency: 'EUR',
        tracking: 'TR7001',
      },
      tags: ['damaged'],
    }),
  })

  test('a listed ticket has the compact keys and no conversation', async () => {
    const { body } = await get('/api/tickets')
    expect(keys(body)).toEqual(['data', 'meta', 'object', 'uri'])
    expect(body.object).toBe('list')
    expect(body.uri).toBe('/api/tickets?')
    expect(body.meta).toEqual({ prev_cursor: null, next_cursor: null, total_resources: null })
    const [ticket] = body.data
    expect(keys(ticket)).toEqual(COMPACT)
    expect(keys(ticket.customer)).toEqual(['email', 'firstname', 'id', 'lastname', 'meta', 'name'])
    expect(keys(ticket.assignee_user)).toContain('bio')
    expect(ticket.tags).toEqual([{ id: expect.any(Number), name: 'damaged', decoration: {} }])
    expect(ticket.messages_count).toBe(2)
    expect(ticket.excerpt).toBe('Could you send a photo?')
  })

  test('a ticket by itself has the detail keys and lacks what only lists have', async () => {
    const { body } = await get('/api/tickets/1001/')
    expect(keys(body)).toEqual(DETAIL)
    expect(keys(body.customer)).toEqual(
      'channels customer data ecommerce_data email external_data external_id firstname id integrations lastname meta name note'.split(
        ' ',
      ),
    )
    expect(body.requester).toEqual(body.customer)
    expect(body.reply_options).toEqual({
      email: { answerable: true },
      'internal-note': { answerable: true },
    })
    expect(keys(body.messages[0])).toEqual(EMBEDDED)
  })

  test('custom fields appear in a detail only when asked for', async () => {
    const { body } = await get('/api/tickets/1001?relationships=custom_fields')
    expect(keys(body)).toEqual([...DETAIL, 'custom_fields'].sort())
  })

  test('a PUT answers the detail with custom fields and a shorter customer', async () => {
    const { status, body } = await put('/api/tickets/1001', { is_unread: false })
    expect(status).toBe(200)
    expect(keys(body)).toEqual([...DETAIL, 'custom_fields'].sort())
    expect(keys(body.customer)).not.toContain('external_data')
  })

  test('messages by themselves also have headers, macros and deleted_datetime', async () => {
    const { body } = await get('/api/messages?limit=1')
    expect(keys(body.data[0])).toEqual(ALONE)
    const [{ id, ticket_id }] = body.data
    const alone = await get(`/api/tickets/${ticket_id}/messages/${id}`)
    expect(alone.body).toEqual(body.data[0])
    const posted = await post('/api/tickets/1001/messages', reply('mona@example.com'))
    expect(keys(posted.body)).toEqual(ALONE)
  })

  test('times have six digits and an offset', async () => {
    const { body } = await get('/api/tickets')
    expect(body.data[0].created_datetime).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00$/)
  })

  test('orders stand under the customer in the shape of Shopify', async () => {
    const { body } = await get('/api/tickets/1001')
    const [shop] = Object.values(body.customer.integrations) as [Record<string, never>]
    expect(shop).toMatchObject({
      __integration_type__: 'shopify',
      customer: { tags: 'VIP', orders_count: 7, currency: 'EUR' },
      orders: [
        {
          name: '#7001',
          financial_status: 'paid',
          fulfillment_status: 'fulfilled',
          cancelled_at: null,
          total_price: '42.50',
          line_items: [{ title: 'Teapot', quantity: 1 }],
          fulfillments: [{ tracking_numbers: ['TR7001'] }],
        },
      ],
    })
  })

  test('the old list of a ticket counts its pages, oldest message first', async () => {
    const { body } = await get('/api/tickets/1001/messages?limit=1')
    expect(body.data[0].body_text).toBe('My teapot is cracked.')
    expect(body.uri).toBe('/api/tickets/1001/messages?limit=1')
    expect(body.meta).toMatchObject({
      page: 1,
      per_page: 1,
      current_page: '/api/tickets/1001/messages/?page=1',
    })
    expect(body.meta.nb_pages).toBe(body.meta.item_count)
  })

  test('the caller is user 0, and a user names his role and an absolute uri', async () => {
    const { body } = await get('/api/users/0')
    expect(keys(body)).toEqual(
      'active bio client_id country created_datetime deactivated_datetime email external_id firstname has_2fa_enabled has_password id language lastname meta name role timezone updated_datetime uri'.split(
        ' ',
      ),
    )
    expect(body).toMatchObject({ id: API_USER, role: { name: 'admin' } })
    expect(body.uri).toMatch(new RegExp(`^http.*/api/users/${API_USER}/$`))
  })

  test('a caller whose e-mail is a known user is that user', async () => {
    const { call } = connect()
    const login = Buffer.from('tomas.rey@hearth-linen.example:key').toString('base64')
    const { body } = await call('GET', '/api/users/0', undefined, `Basic ${login}`)
    expect(body.name).toBe('Tomás Rey')
  })

  test('the shop is open all day, every day', async () => {
    const { body } = await get('/api/account/settings?type=business-hours')
    expect(body.data).toEqual([
      {
        id: expect.any(Number),
        type: 'business-hours',
        data: {
          timezone: 'UTC',
          business_hours: [{ days: '1,2,3,4,5,6,7', from_time: '00:00', to_time: '24:00' }],
        },
      },
    ])
    expect((await get('/api/account')).body.settings).toEqual(
      (await get('/api/account/settings')).body.data,
    )
  })

  test('the mailbox is listed with its address', async () => {
    const { body } = await get('/api/integrations?type=email')
    expect(body.data).toHaveLength(1)
    expect(body.data[0].meta.address).toBe('support@hearth-linen.example')
  })

  test('every answer has the house headers, errors too', async () => {
    for (const path of ['/api/tickets', '/api/tickets/9', '/api/nothing', '/api/tickets?a=b']) {
      const { headers } = await get(path)
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f]{32}$/)
      expect(headers.get('x-sandbox-now')).toMatch(/^\d{4}-.*Z$/)
      expect(headers.get('x-gorgias-account-api-call-limit')).toMatch(/^\d+\/\d+$/)
    }
  })
})
