import { describe, expect, test } from 'vitest'
import {
  envIn,
  relance,
  type SandboxProcess,
  startSandbox,
  startServe,
  tempFolder,
  towards,
  until,
  writePrompts,
} from '../e2e/harness.ts'

/** The dearest send there is: the ticket was closed before, and a tag is put. */
const POLICY = `---
follow_up_on: [asked, offer, fix]
steps:
  - { after: 24h }
mode: approval
send_between: always
tag: relance
---
Remind a customer when we wait for something from him.
`

const FEEDS = ['GET /api/tickets', 'GET /api/messages']
/** Asked for at most once a day. */
const DAILY = ['GET /api/users/0', 'GET /api/account/settings']
const DETAIL = 'GET /api/tickets/{id}'
const POST = 'POST /api/tickets/{id}/messages'

/** One feed read serves all posts so long, s. */
const FEED_SERVES = 4.5

const startDesk = async (count: number, backlog: 'ignore' | 'include') => {
  const folder = tempFolder()
  const sandbox = await startSandbox({ flags: ['--count', String(count), '--days', '25'] })
  const env = envIn(folder, {
    ...towards(sandbox),
    LLM_PROVIDER: 'offline',
    FOLLOWUP_MODE: 'approval',
    BACKLOG: backlog,
    HELPDESK_SHARE: '1',
    UNDO_WINDOW: '0s',
    POLL_INTERVAL: '1d',
    PROMPTS_DIR: writePrompts(folder, { policies: { 'everything-else': POLICY } }),
  })
  return { sandbox, env }
}

/** Rows of a feed of the last 30 days, which the first import reads. */
const countRows = async ({ url }: SandboxProcess, feed: string, time: string) => {
  let rows = 0
  let cursor = ''
  for (;;) {
    const answer = await fetch(`${url}/api/${feed}?limit=100&order_by=${time}:desc${cursor}`, {
      headers: { authorization: `Basic ${btoa('test@shop.example:key')}` },
    })
    const page = (await answer.json()) as {
      data: Record<string, string>[]
      meta: { next_cursor: string | null }
    }
    const since = Date.now() - 30 * 24 * 60 * 60 * 1000
    rows += page.data.filter((row) => Date.parse(`${row[time]}`) >= since).length
    if (page.meta.next_cursor === null) return rows
    cursor = `&cursor=${encodeURIComponent(page.meta.next_cursor)}`
  }
}

const sum = (counts: Record<string, number>, routes = Object.keys(counts)) =>
  routes.reduce((total, route) => total + (counts[route] ?? 0), 0)

describe('calls to the helpdesk', () => {
  test('an import reads each page of both feeds once and no ticket twice; with nothing new, a pass reads two pages', async () => {
    const { sandbox, env } = await startDesk(300, 'ignore')
    const tickets = await countRows(sandbox, 'tickets', 'updated_datetime')
    const messages = await countRows(sandbox, 'messages', 'created_datetime')
    const pages = Math.ceil(tickets / 100) + Math.ceil(messages / 100)
    await sandbox.forgetCalls()
    const { json } = await relance(['run', '--json'], env)
    const report = json<{ decided: Record<string, number>; helpdesk_calls: number }>()
    const { counts, data } = await sandbox.calls()
    const read = data.map(({ path }) => path).filter((path) => /^\/api\/tickets\/\d+$/.test(path))
    expect(tickets).toBe(300)
    expect(sum(counts, FEEDS)).toBe(pages)
    expect(sum(counts) - (counts[DETAIL] ?? 0)).toBeLessThanOrEqual(1.1 * pages)
    expect(sum(report.decided)).toBeGreaterThan(0)
    // A candidate that its own read stops is not judged.
    expect(read.length).toBeGreaterThanOrEqual(sum(report.decided))
    expect(read).toEqual([...new Set(read)])
    expect(counts[DETAIL]).toBe(read.length)
    expect(report.helpdesk_calls).toBe(sum(counts))

    await sandbox.forgetCalls()
    const again = await relance(['run', '--json'], env)
    expect(again.json().helpdesk_calls).toBe(2)
    expect((await sandbox.calls()).counts).toEqual({
      'GET /api/tickets': 1,
      'GET /api/messages': 1,
    })
  })

  test('a send is at most four calls beside the shared read of the feed', async () => {
    const { sandbox, env } = await startDesk(60, 'include')
    await relance(['run', '--json'], env)
    const serving = await startServe(env)
    await serving.logged(/pass complete/)
    const { body } = await serving.api<{ data: { id: string; findings: object[] }[] }>(
      'GET',
      '/decisions?status=pending&verdict=follow_up&limit=100',
    )
    // A draft with a finding waits for an edit, which is another matter.
    const drafts = body.data.filter(({ findings }) => findings.length === 0).slice(0, 12)
    expect(drafts).toHaveLength(12)
    await sandbox.forgetCalls()
    const began = performance.now()
    for (const { id } of drafts) await serving.api('POST', `/decisions/${id}/approval`, {})
    const counts = await until(async () => {
      const seen = (await sandbox.calls()).counts
      return seen['POST /api/tickets/{id}/tags'] === 12 && seen
    })
    const seconds = (performance.now() - began) / 1000
    await serving.stop()
    expect(counts[POST]).toBe(12)
    expect(counts[DETAIL]).toBe(12)
    expect(counts['PUT /api/tickets/{id}'] ?? 0).toBeLessThanOrEqual(12)
    expect(sum(counts, FEEDS)).toBeLessThanOrEqual(1 + Math.floor(seconds / FEED_SERVES))
    expect(sum(counts) - sum(counts, [...FEEDS, ...DAILY])).toBeLessThanOrEqual(4 * 12)
  })
})
