import { describe, expect, test } from 'vitest'
import { GorgiasError, type GorgiasErrorCode } from '../../src/lib/errors.ts'
import { reportHtml } from '../../src/simulation/report-html.ts'
import { openPastStore, simulatePast } from './past-world.ts'

const SANDBOX = { count: 12, days: 60, seed: 5 }

const failing = (code: GorgiasErrorCode, failures: number) => {
  let reads = 0
  const surveysPage = async () => {
    reads += 1
    if (reads > failures) return { items: [], next: null }
    const status = code === 'forbidden' ? 403 : 502
    throw new GorgiasError({
      ...{ code, where: 'GET /api/satisfaction-surveys', status, requestId: 'r1' },
      ...{ retriable: false, remedy: '' },
    })
  }
  return { lie: () => ({ surveysPage }), reads: () => reads }
}

describe('satisfaction scores', () => {
  test('are read again after an error, so that one of them loses nothing', async () => {
    const { lie, reads } = failing('server', 1)
    const past = await simulatePast({ sandbox: SANDBOX, lie })
    expect(reads()).toBe(2)
    expect((await past.report()).scoresUnread).toBeNull()
  })

  test('that could not be read are named in the report, and read at the next start', async () => {
    const store = openPastStore()
    const first = await simulatePast({
      ...{ sandbox: SANDBOX, store },
      lie: failing('server', 99).lie,
    })
    const report = await first.report()
    expect(report.scoresUnread).toBe('server')
    expect(reportHtml(report, [])).toContain('Satisfaction scores could not be read (server)')
    const again = await simulatePast({ sandbox: SANDBOX, store })
    expect((await again.report()).scoresUnread).toBeNull()
  })

  test('that the account refuses are asked for once', async () => {
    const store = openPastStore()
    const { lie, reads } = failing('forbidden', 99)
    await simulatePast({ sandbox: SANDBOX, store, lie })
    const past = await simulatePast({ sandbox: SANDBOX, store, lie })
    expect(reads()).toBe(1)
    expect((await past.report()).scoresUnread).toBe('this account does not allow it')
  })
})
