import { describe, expect, test } from 'vitest'
import { DAY } from '../../src/lib/clock.ts'
import { createRandom } from '../../src/lib/random.ts'
import { CONVERSATIONS, defaultTickets } from '../../src/sandbox/conversations/all.ts'
import { ENGLISH_ASKED } from '../../src/sandbox/conversations/english-asked.ts'
import { generateTickets } from '../../src/sandbox/generate.ts'
import { type Answer, connect, NOW } from './client.ts'

const file = defaultTickets(NOW)

const asksAndWaits = file.tickets.filter((ticket) => {
  const last = ticket.messages.at(-1)
  const age = (NOW - Date.parse(last?.at ?? '')) / DAY
  return (
    last?.from === 'agent' &&
    last.text.includes('?') &&
    age > 6 &&
    age < 25 &&
    !ticket.spam &&
    ticket.status !== 'snoozed' &&
    ticket.messages.some(({ from, headers }) => from === 'customer' && !headers)
  )
})

describe('the written conversations', () => {
  test('are many, in six languages, and each has its own customer', () => {
    expect(file.tickets.length).toBeGreaterThanOrEqual(80)
    expect(new Set(file.tickets.map(({ language }) => language))).toEqual(
      new Set(['en', 'fr', 'de', 'es', 'it', 'nl']),
    )
    expect(new Set(file.tickets.map(({ customer }) => customer.email)).size).toBe(
      file.tickets.length,
    )
  })

  test('hold at least 25 whose customer owes an answer for long enough', () => {
    expect(asksAndWaits.length).toBeGreaterThanOrEqual(25)
    for (const language of ['en', 'fr', 'de', 'es'])
      expect(
        asksAndWaits.filter((ticket) => ticket.language === language).length,
      ).toBeGreaterThanOrEqual(4)
    expect(asksAndWaits.filter(({ answers }) => answers).length).toBeGreaterThanOrEqual(5)
  })

  test('use reserved domains only', () => {
    const domains = JSON.stringify(file).match(/@[a-z0-9.-]+/g) ?? []
    expect(domains.filter((domain) => !/(^@|\.)example(\.(com|net|org))?$/.test(domain))).toEqual(
      [],
    )
  })

  test('tell their turns in order', () => {
    for (const { messages } of file.tickets) {
      const times = messages.map(({ at }) => at)
      expect(times).toEqual([...times].sort())
    }
  })

  test('keep the numbers of those that were there first', () => {
    expect(
      [0, 9, 44].map((place) => [file.tickets[place]?.number, file.tickets[place]?.subject]),
    ).toEqual([
      [82_750_001, 'Chipped bowl in my order #4127'],
      [82_750_010, 'Assiettes ébréchées, commande #4133'],
      [82_750_045, 'Rank your shop first TODAY'],
    ])
  })

  test('come in many ways, and some are long', () => {
    const channels = new Set(file.tickets.map(({ channel }) => channel))
    for (const channel of ['email', 'chat', 'contact_form', 'whatsapp', 'instagram-direct-message'])
      expect(channels).toContain(channel)
    expect(file.tickets.filter(({ messages }) => messages.length > 30).length).toBeGreaterThan(1)
  })

  test('show teams, stores, custom fields, attachments and what good customers spent', async () => {
    const { get } = connect()
    const find = async (subject: string) => {
      const { data } = (await get('/api/tickets?limit=100')).body
      const { id } = data.find((ticket: { subject: string }) => ticket.subject === subject)
      return (await get(`/api/tickets/${id}?relationships=custom_fields`)).body
    }
    const vip = await find('Delivery of #4206')
    expect(vip.assignee_team).toMatchObject({ name: 'Orders' })
    expect(vip.custom_fields).toEqual({ 319614: { id: 319614, value: 'Order::Status' } })
    expect(vip.customer.integrations[126640]).toMatchObject({
      customer: { tags: 'VIP', total_spent: '2310.50' },
      orders: [{ fulfillment_status: null }],
    })
    const british = await find('Order #UK-318 marked as delivered')
    expect(Object.keys(british.customer.integrations)).toEqual(['126642'])
    const damaged = await find('Handle broken off, #4169')
    expect(damaged.messages[2].attachments).toMatchObject([{ name: 'cup.jpg' }])
  })

  test('are served, each with its conversation', async () => {
    const { get } = connect()
    const { data } = (await get('/api/tickets?limit=100')).body
    expect(data).toHaveLength(CONVERSATIONS.length)
    const first = data.find(
      (ticket: { subject: string }) => ticket.subject === ENGLISH_ASKED[0]?.subject,
    )
    expect((await get(`/api/tickets/${first.id}`)).body.messages).toHaveLength(2)
  })
})

describe('generated tickets', () => {
  const made = (seed: number) =>
    generateTickets({ count: 400, days: 20, random: createRandom(seed), now: NOW })
  const { tickets } = made(3)

  test('are as many as asked for, each with its own customer and number', () => {
    expect(tickets).toHaveLength(400)
    expect(new Set(tickets.map(({ number }) => number)).size).toBe(400)
    expect(new Set(tickets.map(({ customer }) => customer.email)).size).toBe(400)
  })

  test('end within the days, and both sides speak last', () => {
    const last = tickets.map(({ messages }) => messages.at(-1))
    for (const message of last) {
      const age = (NOW - Date.parse(message?.at ?? '')) / DAY
      expect(age).toBeGreaterThanOrEqual(0)
      expect(age).toBeLessThan(20.1)
    }
    const byCustomer = last.filter((message) => message?.from === 'customer').length
    expect(byCustomer).toBeGreaterThan(40)
    expect(byCustomer).toBeLessThan(200)
  })

  test('are the same for the same seed and others for another', () => {
    expect(made(3)).toEqual(made(3))
    expect(made(4)).not.toEqual(made(3))
  })

  test('carry no name of the written customers', () => {
    const written = /Priya|Raman|Daniel|Krüger|Camille|Roussel|Herrero|#4127|#4088/g
    expect(JSON.stringify(tickets).match(written)).toBeNull()
  })

  test('thousands are served page by page, each once', async () => {
    const { get } = connect({ count: 3000, days: 60 })
    const seen = new Set<number>()
    for (let cursor: string | null = ''; cursor !== null; ) {
      const more = cursor && `&cursor=${encodeURIComponent(cursor)}`
      const { body }: Answer = await get(`/api/tickets?limit=100${more}`)
      for (const { id } of body.data) seen.add(id)
      cursor = body.meta.next_cursor
    }
    expect(seen.size).toBe(3000)
  })
})
