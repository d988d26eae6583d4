import { describe, expect, test } from 'vitest'
import { DAY } from '../../src/lib/clock.ts'
import { createRandom } from '../../src/lib/random.ts'
import { generateTickets } from '../../src/sandbox/generate.ts'
import { createSandbox } from '../../src/sandbox/sandbox.ts'

const NOW = Date.parse('2026-11-24T09:00:00Z')
const made = (days: number) =>
  generateTickets({ count: 600, days, random: createRandom(3), now: NOW })

describe('the truth about generated silences', () => {
  test('is borne out by what follows: who comes back alone does, and nobody else', () => {
    const { tickets, truths } = made(60)
    const known = tickets.flatMap((ticket) =>
      (truths.get(ticket.number) ?? []).map((truth) => ({ ticket, truth })),
    )
    expect(known.length).toBeGreaterThan(200)
    for (const { ticket, truth } of known) {
      const word = ticket.messages[truth.place]
      const next = ticket.messages[truth.place + 1]
      expect(word?.from).toBe('agent')
      expect(truth.needed).toBe(truth.owes && truth.returns_alone_at === null)
      const isOver = truth.returns_alone_at !== null && Date.parse(truth.returns_alone_at) < NOW
      expect(next?.from === 'customer').toBe(isOver)
      if (isOver) expect(next?.at).toBe(truth.returns_alone_at)
    }
    const shares = known.filter(({ truth }) => truth.needed).length / known.length
    expect(shares).toBeGreaterThan(0.3)
    expect(shares).toBeLessThan(0.8)
  })

  test('is not told where there is no room for a sequel', () => {
    expect(made(20).truths.size).toBe(0)
  })

  test('is told outside the API, by the ids of its messages', async () => {
    const sandbox = createSandbox({ count: 100, days: 60, limit: 0, clock: NOW })
    const { data } = await (await sandbox.app.request('/sandbox/truth')).json()
    expect(data.length).toBeGreaterThan(20)
    const [first] = data
    const answer = await sandbox.app.request(`/api/tickets/${first.ticket_id}`, {
      headers: { authorization: 'Basic bWU6a2V5' },
    })
    const { messages } = await answer.json()
    const word = messages.find(({ id }: { id: number }) => id === first.anchor_message_id)
    expect(word.from_agent).toBe(true)
    expect(Date.parse(word.created_datetime)).toBeGreaterThan(NOW - 80 * DAY)
    expect(JSON.stringify(messages)).not.toContain('returns_alone')
  })
})
