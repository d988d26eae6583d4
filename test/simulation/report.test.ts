import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { drawCharts } from '../../src/simulation/charts.ts'
import { openFolder } from '../../src/simulation/folder.ts'
import { reportCsv } from '../../src/simulation/report-csv.ts'
import { reportHtml } from '../../src/simulation/report-html.ts'
import { reportJson } from '../../src/simulation/report-json.ts'
import { ASKED, fileOf, type Said, ticket } from '../pipeline/tickets.ts'
import { simulatePast } from './past-world.ts'

const D = 24
const EVIL = '=cmd|"<script>alert(1)</script>", <img src=https://evil.example/x>'
const SAID: Said[] = [
  ['customer', 'Hello, the bowl I ordered arrived broken.', 31 * D],
  ['agent', `Sorry. ${ASKED}`, 30 * D],
  ['customer', `Here it is. ${EVIL}`, 25 * D],
]

const RUN = {
  ...{ startedAt: 1.8e12, endedAt: 1.8e12, starts: 1, helpdeskCalls: 9 },
  ...{ modelAnswers: 0, rememberedAnswers: 0, paidUsd: 0 },
}

const made = async () => {
  const past = await simulatePast({
    sandbox: { tickets: fileOf([ticket(1, SAID, { subject: EVIL }), ticket(2)]) },
  })
  return past.report()
}

describe('the report', () => {
  test('is one page without scripts or anything from elsewhere, and escapes what people wrote', async () => {
    const report = await made()
    const html = reportHtml(report, await drawCharts(report))
    expect(html).not.toMatch(
      /<script|<img|<link|<iframe|@import|url\((?!#)|<[a-z][^>]*\s(src|http-equiv)=/i,
    )
    expect(html.match(/<svg /g)).toHaveLength(5)
    expect(html).toContain('&lt;script&gt;')
    // Each drawing has its figures beside it.
    for (const title of ['From silence to follow-up', 'Model cost per week'])
      expect(html).toContain(title)
    expect(html.match(/The same as a table/g)).toHaveLength(5)
    // Loading what draws takes its time on a busy machine.
  }, 30_000)

  test('is the same as JSON, whoever ran it and whenever', async () => {
    const report = await made()
    const first = JSON.parse(reportJson(report, RUN))
    const second = JSON.parse(reportJson(report, { ...RUN, starts: 7, helpdeskCalls: 1 }))
    expect(first.run.starts).toBe(1)
    expect({ ...second, run: null }).toEqual({ ...first, run: null })
    expect(first).toMatchObject({
      funnel: { tickets: { of: 2 }, judged: { follow_up: 1 } },
      scores: { rules: [{ rule: 'Relance', follow_ups: 1 }, {}, {}] },
    })
    expect(JSON.stringify(first.cases)).not.toMatch(/[a-z][A-Z][a-z]+":/)
  })

  test('is a table whose cells no spreadsheet takes for a formula', async () => {
    const csv = reportCsv(await made())
    const [head = '', ...lines] = csv.trim().split('\r\n')
    expect(head.split(',').slice(0, 3)).toEqual(['id', 'ticket_id', 'channel'])
    expect(lines.length).toBeGreaterThan(0)
    expect(csv).not.toMatch(/(^|,)"?[=+@]/m)
  })
})

describe('the folder', () => {
  const place = () => {
    const folder = mkdtempSync(join(tmpdir(), 'relance-folder-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    return join(folder, 'report')
  }
  const FILES = { json: '{}', html: '<p>', csv: 'id' }

  test('is begun, gone on with, and refused once it is finished, unless forced', () => {
    const dir = place()
    const first = openFolder(dir, { limit: 1 }, false)
    expect(first.isResumed).toBe(false)
    writeFileSync(first.database, 'kept')
    expect(openFolder(dir, { limit: 1 }, false).isResumed).toBe(true)
    expect(readFileSync(first.database, 'utf8')).toBe('kept')
    first.finish(FILES)
    expect(() => openFolder(dir, { limit: 1 }, false)).toThrow(/finished report; add --force/)
    expect(openFolder(dir, { limit: 1 }, true).isResumed).toBe(false)
    expect([existsSync(first.database), existsSync(join(dir, 'report.json'))]).toEqual([
      false,
      false,
    ])
  })

  test('of other settings is refused while it is unfinished', () => {
    const dir = place()
    openFolder(dir, { limit: 1 }, false)
    expect(() => openFolder(dir, { limit: 2 }, false)).toThrow(/other settings/)
    expect(openFolder(dir, { limit: 2 }, true).isResumed).toBe(false)
  })

  test('that holds something else is never touched', () => {
    const dir = join(place(), '..')
    writeFileSync(join(dir, 'thesis.txt'), 'mine')
    expect(() => openFolder(dir, {}, true)).toThrow(/not empty/)
    expect(readFileSync(join(dir, 'thesis.txt'), 'utf8')).toBe('mine')
  })
})
