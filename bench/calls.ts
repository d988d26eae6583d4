/** Counts what Relance costs its helpdesk and its machine: `npm run bench`, with `--json` one document. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setImmediate } from 'node:timers/promises'
import { type Calls, type Desk, openDesk, openShop, type Shop, type Size, say } from './workshop.ts'

const IMPORTED = 1_500
const CROWD = 10_000
const SENDS = 40
/** One feed read serves all sends so long, s: a little less than the 5 s in which a post must follow it. */
const FEED_SERVES = 4.5
/** So far back the first import reads. */
const IMPORT_DAYS = 30

const FEEDS = ['GET /api/tickets', 'GET /api/messages']
const ONCE_A_DAY = ['GET /api/users/0', 'GET /api/account/settings']
const DETAIL = 'GET /api/tickets/{id}'

/** A number with the bound it must keep; null: it is only shown. */
type Measure = { name: string; value: number; atMost: number | null; details: object }

const main = async () => {
  const measures = [...(await measureCalls()), await measureCpu()]
  const broken = measures.filter(({ value, atMost }) => !isKept({ value, atMost }))
  if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify({ measures })}\n`)
  else for (const measure of measures) process.stdout.write(`${sayMeasure(measure)}\n`)
  process.exitCode = broken.length === 0 ? 0 : 1
}

/** A number that could not be measured keeps no bound. */
const isKept = ({ value, atMost }: Pick<Measure, 'value' | 'atMost'>) =>
  atMost === null || value <= atMost

const measureCalls = async (): Promise<Measure[]> => {
  say(`importing ${IMPORTED} tickets`)
  const desk = await openDesk(IMPORTED)
  const shop = await openShop(desk, { BACKLOG: 'include', FOLLOWUP_MODE: 'approval' })
  const size = await desk.size(IMPORT_DAYS)
  await desk.takeCalls()
  try {
    const report = await shop.pass()
    const judged = sum(Object.values(report.decided))
    const imported = importOf(await desk.takeCalls(), size, judged)
    say('a pass with nothing new')
    await shop.pass()
    const steady = steadyOf(await desk.takeCalls())
    say(`sending ${SENDS} follow-ups`)
    return [imported, steady, ...(await measureSends(desk, shop))]
  } finally {
    await shop.close()
    await desk.close()
  }
}

/** Beside the feeds, one detail read per judged ticket is allowed, and users and settings once a day. */
const importOf = (calls: Calls, size: Size, judged: number): Measure => {
  const pages = Math.ceil(size.tickets / 100) + Math.ceil(size.messages / 100)
  const read = sum(Object.values(calls)) - (calls[DETAIL] ?? 0)
  return {
    name: 'import: calls per page of the feeds',
    value: read / pages,
    atMost: 1.1,
    details: { ...size, pages, calls: read, judged, detail_reads: calls[DETAIL] ?? 0 },
  }
}

const steadyOf = (calls: Calls): Measure => ({
  name: 'steady pass with nothing new: calls',
  value: sum(Object.values(calls)),
  atMost: 2,
  details: calls,
})

const measureSends = async (desk: Desk, shop: Shop): Promise<Measure[]> => {
  const waiting = await shop.services.listDecisions({
    status: ['pending'],
    verdict: ['follow_up'],
    limit: SENDS,
    cursor: null,
  })
  for (const { id } of waiting.data) await shop.services.approve(id, { by: 'bench' })
  const began = performance.now()
  await shop.sendDue()
  const seconds = (performance.now() - began) / 1000
  const calls = await desk.takeCalls()
  const sends = calls['POST /api/tickets/{id}/messages'] ?? 0
  const shared = sum([...FEEDS, ...ONCE_A_DAY].map((route) => calls[route] ?? 0))
  return [
    {
      name: 'send: calls beside the shared feed read',
      value: (sum(Object.values(calls)) - shared) / sends,
      atMost: 4,
      details: { sends, seconds: round(seconds), calls },
    },
    {
      name: 'sends: shared feed reads',
      value: calls['GET /api/messages'] ?? 0,
      atMost: 1 + Math.floor(seconds / FEED_SERVES),
      details: { seconds: round(seconds) },
    },
  ]
}

const measureCpu = async (): Promise<Measure> => {
  say(`a pass over ${CROWD} tickets`)
  const desk = await openDesk(CROWD)
  const shop = await openShop(desk, { FOLLOWUP_MODE: 'shadow' })
  try {
    const first = await loadOf(shop.pass)
    const again = await loadOf(shop.pass)
    return {
      name: 'own CPU per ticket, ms',
      value: first.cpu_ms / CROWD,
      atMost: null,
      details: { tickets: CROWD, first_pass: first, steady_pass: again },
    }
  } finally {
    await shop.close()
    await desk.close()
  }
}

/** Processor time of this process, user and system, and the longest time in which it heard nothing else. */
const loadOf = async (work: () => Promise<unknown>) => {
  const deaf = monitorEventLoopDelay({ resolution: 5 })
  deaf.enable()
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  await setImmediate()
  deaf.disable()
  return { cpu_ms: round((user + system) / 1000), longest_deaf_ms: round(deaf.max / 1e6) }
}

const sayMeasure = ({ name, value, atMost, details }: Measure) => {
  const bound =
    atMost === null ? '' : ` (at most ${atMost}: ${isKept({ value, atMost }) ? 'kept' : 'BROKEN'})`
  return `${name}: ${round(value)}${bound}\n  ${JSON.stringify(details)}`
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)

const round = (number: number) => Math.round(number * 1000) / 1000

await main()
