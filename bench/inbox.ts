/** Measures how fast the inbox answers with 1,000 and with 1,000,000 stored decisions: `npm run bench:inbox`. */
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { SECTIONS } from '../src/web/inbox/sections.ts'
import { fillDatabase } from './many-decisions.ts'
import { type Serving, serveOn } from './serving.ts'
import { say } from './workshop.ts'

const FEW = 1_000
const MANY = 1_000_000
const REQUESTS = 300
const ROUNDS = 3
const WARM_UP = 30
/** Ms at a million, and how many times its value at a thousand. */
const AT_MOST = 50
const GROWTH_AT_MOST = 1.5
/** Below so many ms a ratio only measures the noise of the machine. */
const NOISE = 5

const PATHS = [
  '/',
  ...SECTIONS.map(({ key }) => `/?section=${key}`),
  '/parts/top',
  '/parts/queue?section=needs',
  '/insights',
  '/insights?policy=pre-sale',
  '/api/v1/insights',
  '/api/v1/decisions?limit=30',
  '/api/v1/decisions?limit=30&status=pending,sent,delivered',
  '/api/v1/decisions?limit=30&verdict=we_owe',
]

type Times = { p50: number; p99: number }

const main = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'relance-bench-'))
  const servings: Serving[] = []
  try {
    for (const count of [FEW, MANY])
      servings.push(await prepare(join(folder, `${count}.db`), count))
    const rows = await measure(servings.map(({ url }) => url))
    if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify({ rows })}\n`)
    else process.stdout.write(`${[HEAD, ...rows.map(sayRow)].join('\n')}\n`)
    process.exitCode = rows.every(isKept) ? 0 : 1
  } finally {
    for (const serving of servings) await serving.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

const prepare = async (file: string, count: number): Promise<Serving> => {
  // Serving once leaves decisions of the sandbox, of which the others are copies.
  await (await serveOn(file)).close()
  say(`storing ${count.toLocaleString('en')} decisions`)
  say(`stored in ${fillDatabase(file, count).toFixed(0)} s`)
  return serveOn(file)
}

type Row = { path: string; few: Times; many: Times }

const isKept = ({ few, many }: Row) =>
  many.p99 < AT_MOST && (many.p99 <= GROWTH_AT_MOST * few.p99 || many.p99 - few.p99 < NOISE)

const HEAD = `       ${FEW} p50     p99 ${MANY} p50  p99  (ms)`

const sayRow = (row: Row) =>
  [
    isKept(row) ? 'kept  ' : 'BROKEN',
    ...[row.few.p50, row.few.p99, row.many.p50, row.many.p99].map((ms) =>
      ms.toFixed(1).padStart(7),
    ),
    ` ${row.path}`,
  ].join(' ')

/**
 * The two are asked in turn, so that whatever else the machine does disturbs both alike; of several rounds the least
 * disturbed counts.
 */
const measure = async (urls: string[]): Promise<Row[]> => {
  const agent = new Agent({ keepAlive: true, maxSockets: 2 })
  const rows: Row[] = []
  for (const path of PATHS) {
    say(`asking ${path}`)
    for (let n = 0; n < WARM_UP; n++) for (const url of urls) await get(agent, url + path)
    const rounds: Times[][] = []
    for (let n = 0; n < ROUNDS; n++) rounds.push(await askInTurn(agent, urls, path))
    const [few, many] = urls.map((_, place) =>
      leastDisturbed(rounds.flatMap((one) => one[place] ?? [])),
    )
    if (few !== undefined && many !== undefined) rows.push({ path, few, many })
  }
  agent.destroy()
  return rows
}

const leastDisturbed = (rounds: Times[]) => rounds.toSorted((a, b) => a.p99 - b.p99)[0]

const askInTurn = async (agent: Agent, urls: string[], path: string): Promise<Times[]> => {
  const times: number[][] = urls.map(() => [])
  for (let n = 0; n < REQUESTS; n++)
    for (const [place, url] of urls.entries()) {
      const began = performance.now()
      await get(agent, url + path)
      times[place]?.push(performance.now() - began)
    }
  return times.map(summary)
}

const summary = (times: number[]): Times => {
  const sorted = times.toSorted((a, b) => a - b)
  return { p50: at(sorted, 0.5), p99: at(sorted, 0.99) }
}

const at = (sorted: number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN

const get = (agent: Agent, url: string) =>
  new Promise<void>((resolve, reject) => {
    request(url, { agent }, (response) => {
      response.resume()
      response.on('end', () =>
        response.statusCode === 200
          ? resolve()
          : reject(new Error(`${url}: ${response.statusCode}`)),
      )
    })
      .on('error', reject)
      .end()
  })

await main()
