import { describe, expect, test } from 'vitest'
import { DAY } from '../../src/lib/clock.ts'
import { CONVERSATIONS, defaultTickets } from '../../src/sandbox/conversations/all.ts'
import { ENGLISH_ASKED } from '../../src/sandbox/conversations/english-asked.ts'
import { generateTickets } from '../../src/sandbox/generate.ts'
import { createRandom } from '../../src/sandbox/random.ts'
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
  test('are many, in four languages, and each has its own customer', () => {
    expect(file.tickets.length).toBeGreaterThanOrEqual(32)
    expect(new Set(file.tickets.map(({ language }) => language))).toEqual(
      new Set(['en', 'fr', 'de', 'es']),
    )
    expect(new Set(file.tickets.map(({ customer }) => customer.email)).size).toBe(
      file.tickets.length,
    )
  })

  test('hold at least 18 whose customer owes an answer for long enough', () => {
    expect(asksAndWaits.length).toBeGreaterThanOrEqual(18)
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
