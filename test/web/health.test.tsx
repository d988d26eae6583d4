import { describe, expect, it } from 'vitest'
import type { Stop } from '../../src/domain/stops.ts'
import { MINUTE } from '../../src/lib/clock.ts'
import type { Status } from '../../src/services.ts'
import { Health } from '../../src/web/inbox/health.tsx'
import { NOW } from './examples.ts'
import { memoryServices } from './memory-services.ts'

const show = async (facts: Partial<Status>) =>
  String(
    <Health status={{ ...(await memoryServices([]).status()), ...facts }} now={NOW} who={WHO} />,
  )

const WHO = { name: 'noor', role: 'approver', session: null } as const

const stopped = (stop: Pick<Stop, 'kind'> & Partial<Stop>): Partial<Status> => ({
  pause: {
    paused: true,
    autonomousPaused: true,
    reason: null,
    since: NOW,
    stops: [{ reason: 'of this', since: NOW, until: null, ...stop }],
  },
})

describe('what stops posts', () => {
  it.each<Stop['kind']>(['paused', 'violated', 'posting_held', 'autonomous_paused'])(
    '%s is said with its reason and the button that ends it',
    async (kind) => {
      const html = await show(stopped({ kind }))
      expect(html).toContain('of this')
      expect(html).toContain('action="/pause"')
      expect(html).toContain('>Resume<')
    },
  )

  it('reading only says until when, and nobody can end it early', async () => {
    const html = await show(stopped({ kind: 'quarantine', until: NOW + 30 * MINUTE }))
    expect(html).toContain('Reading only until 09:30 UTC')
    expect(html).not.toContain('Resume<')
  })

  it('a hold leads to what is not sure to be sent', async () => {
    expect(await show(stopped({ kind: 'hold' }))).toContain('href="/?section=unsure"')
  })
})

describe('the rest of the health', () => {
  it('a spent budget says when it goes on, and only then', async () => {
    expect(await show({ spentTodayUsd: 5.01, budgetUsd: 5 })).toContain('goes on at midnight UTC')
    expect(await show({ spentTodayUsd: 4.99, budgetUsd: 5 })).not.toContain('budget')
    expect(await show({ spentTodayUsd: 500, budgetUsd: null })).not.toContain('budget')
  })

  it('a late pass has its button', async () => {
    expect(await show({ isLate: true, lastPass: null })).toContain('action="/passes"')
  })

  it('an import shows how far it is', async () => {
    const html = await show({ importing: { feed: 'tickets', rows: 1200, estimate: 4000 } })
    expect(html).toContain('1,200 of about 4,000 tickets')
    expect(html).toContain('<progress id="importing" value="1200" max="4000">')
  })

  it('nothing is said where nothing is amiss', async () => {
    expect(await show({ isSandbox: false })).toBe('')
  })
})
