import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { drawCharts } from '../../src/simulation/charts.ts'
import { type Force, openFolder } from '../../src/simulation/folder.ts'
import { eachCase } from '../../src/simulation/found.ts'
import { reportCsv } from '../../src/simulation/report-csv.ts'
import { reportHtml } from '../../src/simulation/report-html.ts'
import { reportJson } from '../../src/simulation/report-json.ts'
import { createPassLock } from '../../src/store/sqlite.ts'
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
  return { report: await past.report(), cases: () => eachCase(past.store) }
}

const whole = async (pieces: AsyncIterable<string>) => {
  let text = ''
  for await (const piece of pieces) text += piece
  return text
}

describe('the report', () => {
  test('is one page without scripts or anything from elsewhere, and escapes what people wrote', async () => {
    const { report } = await made()
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

  test('leads from each ticket it names to the helpdesk, where it is a real one', async () => {
    const { report } = await made()
    const real = reportHtml({ ...report, account: 'acme.gorgias.com' }, [])
    const [example] = report.examples
    expect(real).toContain(
      `ticket <a href="https://acme.gorgias.com/app/ticket/${example?.ticketId}">${example?.ticketId}</a>`,
    )
    expect(reportHtml({ ...report, account: 'localhost:3999' }, [])).not.toContain('<a ')
    expect(reportHtml({ ...report, account: '"><b>.gorgias.com' }, [])).not.toContain('"><b>.g')
  }, 30_000)

  test('is the same as JSON, whoever ran it and whenever', async () => {
    const { report, cases } = await made()
    const first = JSON.parse(await whole(reportJson(report, RUN, cases())))
    const other = { ...RUN, starts: 7, helpdeskCalls: 1 }
    const second = JSON.parse(await whole(reportJson(report, other, cases())))
    expect(first.run.starts).toBe(1)
    expect({ ...second, run: null }).toEqual({ ...first, run: null })
    expect(first).toMatchObject({
      funnel: { tickets: { of: 2 }, judged: { follow_up: 1 } },
      scores: { rules: [{ rule: 'Relance', follow_ups: 1 }, {}, {}] },
    })
    expect(JSON.stringify(first.cases)).not.toMatch(/[a-z][A-Z][a-z]+":/)
  })

  test('is a table whose cells no spreadsheet takes for a formula', async () => {
    const { cases } = await made()
    const csv = await whole(reportCsv(cases()))
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
  /** As one start opens it and ends. */
  const open = (dir: string, settings: object, force: Force) => {
    const folder = openFolder(dir, settings, force, (database) => createPassLock(database)())
    folder.unlock()
    return folder
  }
  const FILES = { json: ['{', '}'], html: ['<p>'], csv: ['id'] }

  test('is begun, gone on with, and refused once it is finished, unless forced', async () => {
    const dir = place()
    const first = open(dir, { limit: 1 }, false)
    expect(first.isResumed).toBe(false)
    writeFileSync(first.database, 'kept')
    expect(open(dir, { limit: 1 }, false).isResumed).toBe(true)
    expect(readFileSync(first.database, 'utf8')).toBe('kept')
    await first.finish(FILES)
    expect(() => open(dir, { limit: 1 }, false)).toThrow(/finished report; add --force/)
    expect(open(dir, { limit: 1 }, true).isResumed).toBe(false)
    expect([existsSync(first.database), existsSync(join(dir, 'report.json'))]).toEqual([
      false,
      false,
    ])
  })

  test('of other settings is refused while it is unfinished', () => {
    const dir = place()
    open(dir, { limit: 1 }, false)
    expect(() => open(dir, { limit: 2 }, false)).toThrow(/other settings/)
    expect(open(dir, { limit: 2 }, true).isResumed).toBe(false)
  })

  test('of another process that works in it is not touched, even by force', () => {
    const dir = place()
    const { database } = open(dir, { limit: 1 }, false)
    writeFileSync(database, 'kept')
    const unlock = createPassLock(database)()
    expect(() => open(dir, { limit: 1 }, true)).toThrow(/another simulation works in/)
    expect(readFileSync(database, 'utf8')).toBe('kept')
    unlock?.()
    expect(open(dir, { limit: 1 }, true).isResumed).toBe(false)
    expect([existsSync(database), existsSync(`${database}.lock`)]).toEqual([false, true])
  })

  test('that the inbox began is gone on with, or begun anew where its settings are others', () => {
    const dir = place()
    mkdirSync(dir)
    writeFileSync(join(dir, 'state.json'), '{}')
    expect(open(dir, { limit: 1 }, 'stale').isResumed).toBe(false)
    expect(open(dir, { limit: 1 }, 'stale').isResumed).toBe(true)
    expect(open(dir, { limit: 2 }, 'stale').isResumed).toBe(false)
    expect(existsSync(join(dir, 'state.json'))).toBe(true)
  })

  test('that holds something else is never touched', () => {
    const dir = join(place(), '..')
    writeFileSync(join(dir, 'thesis.txt'), 'mine')
    expect(() => open(dir, {}, true)).toThrow(/not empty/)
    expect(readFileSync(join(dir, 'thesis.txt'), 'utf8')).toBe('mine')
  })
})
