/**
 * Measures a simulation. First its waiting: the product's own client, limiter, model adapter and replay on a clock that
 * jumps over every wait, against a helpdesk of 40 calls in 20 s and a model that takes a second. Then its own CPU and
 * memory: the built program in a process of its own, without a limit, judged by rules.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createHelpdesk } from '../src/gorgias/helpdesk.ts'
import { type Clock, DAY, SECOND } from '../src/lib/clock.ts'
import { silentLog } from '../src/lib/log.ts'
import { createLanguageModel } from '../src/llm/model.ts'
import { createPromptFiles } from '../src/prompts/files.ts'
import { createSandbox } from '../src/sandbox/sandbox.ts'
import { simulate } from '../src/simulation/simulate.ts'
import { openStore } from '../src/store/store.ts'
import { SETTINGS } from '../test/pipeline/world.ts'
import { asksForPhoto } from '../test/stand-ins/asking.ts'
import { openDesk, ROOT, say } from './workshop.ts'

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '10000' },
    concurrency: { type: 'string', default: '8' },
    latency: { type: 'string', default: '1000' },
  },
})
const count = Number(values.count)
const concurrency = Number(values.concurrency)
const latency = Number(values.latency)

const BAR = { wall: 1.05, rss: 150, cpu: 20 }
const BUCKET = { size: 40, drain: 20 * SECOND }

/** Time that only passes while everybody waits: nobody runs and no answer is under way. */
const createJumpingClock = (start: number) => {
  let ms = 0
  let busy = 0
  let isOver = false
  const sleepers: { at: number; wake: () => void }[] = []
  const clock: Clock = {
    now: () => start + ms,
    wall: () => start + ms,
    monotonic: () => ms,
    follow: () => {},
    sleep: (wait, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve()
        const sleeper = { at: ms + Math.max(0, wait), wake: resolve }
        sleepers.push(sleeper)
        signal?.addEventListener('abort', () => {
          const place = sleepers.indexOf(sleeper)
          if (place >= 0) sleepers.splice(place, 1)
          resolve()
        })
      }),
  }
  /** Several turns without anything to do: also what reads a body in small steps has come to its end. */
  const QUIET_TURNS = 5
  let quiet = 0
  const turn = () => {
    if (isOver) return
    quiet = busy > 0 ? 0 : quiet + 1
    if (quiet >= QUIET_TURNS && sleepers.length > 0) {
      sleepers.sort((a, b) => a.at - b.at)
      const next = sleepers.shift()
      ms = Math.max(ms, next?.at ?? 0)
      next?.wake()
      quiet = 0
    }
    setImmediate(turn)
  }
  setImmediate(turn)
  return {
    clock,
    during: async <T>(work: () => Promise<T>): Promise<T> => {
      busy += 1
      try {
        return await work()
      } finally {
        busy -= 1
      }
    },
    stop: () => {
      isOver = true
    },
  }
}

type Jumping = ReturnType<typeof createJumpingClock>

/** Gorgias' bucket in front of the sandbox, on the same clock. */
const createDoor = (
  { clock, during }: Jumping,
  answer: (url: string, init?: RequestInit) => Promise<Response>,
) => {
  const counts = { calls: 0, refused: 0, details: 0, feeds: 0 }
  let level = 0
  let at = clock.monotonic()
  const send: typeof fetch = async (input, init) => {
    const now = clock.monotonic()
    level = Math.max(0, level - ((now - at) * BUCKET.size) / BUCKET.drain)
    at = now
    counts.calls += 1
    if (level + 1 > BUCKET.size + 0.001) {
      counts.refused += 1
      return new Response('{}', { status: 429, headers: { 'Retry-after': '1' } })
    }
    level += 1
    const url = String(input)
    if (/\/tickets\/\d+/.test(url)) counts.details += 1
    if (/\/(tickets|messages)\?/.test(url)) counts.feeds += 1
    const got = await during(async () => {
      const said = await answer(url, init)
      return { status: said.status, headers: new Headers(said.headers), body: await said.text() }
    })
    got.headers.set('X-Gorgias-Account-Api-Call-Limit', `${Math.ceil(level)}/${BUCKET.size}`)
    return new Response(got.body, { status: got.status, headers: got.headers })
  }
  return { send, counts }
}

/** The Responses API, a second after the question. */
const createSlowModel = ({ clock }: Jumping) => {
  const counts = { calls: 0 }
  const send: typeof fetch = async (_, init) => {
    counts.calls += 1
    const asked = JSON.parse(String(init?.body)) as {
      input: { content: string }[]
      text: { format: { name: string } }
    }
    await clock.sleep(latency)
    const said =
      asked.text.format.name === 'draft'
        ? { text: 'Could you send us the photo, please?', language: 'en' }
        : asksForPhoto(asked.input[0]?.content ?? '')
    const content = [{ type: 'output_text', text: JSON.stringify(said) }]
    return Response.json({
      status: 'completed',
      output: [{ type: 'message', content }],
      usage: { input_tokens: 3000, output_tokens: 120 },
    })
  }
  return { send, counts }
}

const NOW = '2026-11-24T10:00:00Z'

const measureWaiting = async () => {
  const jumping = createJumpingClock(Date.parse(NOW))
  const { clock } = jumping
  const sandbox = createSandbox({ limit: 0, clock: Date.parse(NOW), count, days: 60 })
  const door = createDoor(jumping, async (url, init) => sandbox.app.request(url, init))
  const slow = createSlowModel(jumping)
  const { store } = openStore(':memory:')
  const mind = createLanguageModel({
    ...{ provider: 'openai', apiKey: 'bench', concurrency, clock, fetch: slow.send },
    spending: { reserve: async () => 'bench', settle: async () => {} },
  })
  const prompts = await createPromptFiles({ dir: join(ROOT, 'prompts'), log: silentLog }).load()
  const cpu = process.cpuUsage()
  const ended = await simulate(
    {
      ...{ store, clock, log: silentLog, prompts, settings: SETTINGS, secrets: [], concurrency },
      helpdesk: createHelpdesk({
        ...{ origin: 'http://127.0.0.1:1', account: 'bench', email: 'a@b.example' },
        ...{ apiKey: 'bench', share: 1, clock, fetch: door.send },
      }),
      mind: { kind: 'model', model: mind },
      ...{ batching: null, priceOf: () => 0, onProgress: () => {}, isStopping: () => false },
    },
    { from: null, to: null, limit: null, maxUsd: null },
  )
  jumping.stop()
  if (ended.kind !== 'finished') throw new Error(`stopped: ${ended.why}`)
  const { tickets, messages } = ended.frame.mirror
  const ideal = Math.ceil(tickets / 100) + Math.ceil(messages / 100) + door.counts.details
  const helpdesk = ((ideal - BUCKET.size) * BUCKET.drain) / BUCKET.size
  const model = (slow.counts.calls * latency) / concurrency
  const wall = clock.monotonic()
  const used = process.cpuUsage(cpu)
  store.close()
  return {
    tickets,
    calls: door.counts.calls,
    ideal_calls: ideal,
    calls_per_ideal: round(door.counts.calls / ideal),
    refused_429: door.counts.refused,
    model_calls: slow.counts.calls,
    helpdesk_limit_s: round(helpdesk / SECOND),
    model_limit_s: round(model / SECOND),
    wall_s: round(wall / SECOND),
    wall_per_ideal: round(wall / Math.max(helpdesk, model)),
    cpu_with_sandbox_s: round((used.user + used.system) / 1e6),
  }
}

/** Tells at its end what the process used; loaded into it, and no part of the product. */
const METER = `process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  require('node:fs').writeFileSync(process.env.METER, JSON.stringify({ userCPUTime, systemCPUTime, maxRSS }))
})`

const measureProcess = async (origin: string, flags: string[]) => {
  const dir = mkdtempSync(join(tmpdir(), 'relance-bench-'))
  writeFileSync(join(dir, 'meter.cjs'), METER)
  const began = performance.now()
  const child = spawn(
    process.execPath,
    ['--require', join(dir, 'meter.cjs'), join(ROOT, 'bin', 'relance.js'), 'simulate', ...flags],
    {
      stdio: 'ignore',
      cwd: dir,
      env: {
        ...{ PATH: process.env.PATH, METER: join(dir, 'meter.json'), HELPDESK_SHARE: '1' },
        ...{ GORGIAS_BASE_URL: origin, GORGIAS_EMAIL: 'a@b.example', GORGIAS_API_KEY: 'bench' },
        ...{ LLM_PROVIDER: 'offline', DATABASE_URL: `file:${join(dir, 'bench.db')}` },
        PROMPTS_DIR: join(ROOT, 'prompts'),
      },
    },
  )
  const code = await new Promise((ended) => child.once('exit', ended))
  if (code !== 0) throw new Error(`relance simulate ended with ${code}`)
  const used = JSON.parse(readFileSync(join(dir, 'meter.json'), 'utf8')) as Record<string, number>
  rmSync(dir, { recursive: true, force: true })
  return {
    cpu_s: round(((used.userCPUTime ?? 0) + (used.systemCPUTime ?? 0)) / 1e6),
    rss_mb: Math.round((used.maxRSS ?? 0) / 1024),
    seconds: round((performance.now() - began) / SECOND),
  }
}

const round = (value: number) => Math.round(value * 1000) / 1000

say(
  `waiting: ${count} tickets, model ${latency} ms, ${concurrency} at a time, on a clock that jumps`,
)
const waiting = await measureWaiting()
say('cpu and memory: the built program beside a sandbox of its own')
const desk = await openDesk(count)
const past = (days: number) => new Date(Date.now() - days * DAY).toISOString()
// The same command with nothing to read: what a loaded installation takes.
const idle = await measureProcess(desk.origin, ['--from', past(0.01), '--to', past(-1)])
const whole = await measureProcess(desk.origin, ['--from', past(60), '--to', past(0)])
await desk.close()

const over = whole.rss_mb - idle.rss_mb
const bars = {
  wall: waiting.wall_per_ideal <= BAR.wall,
  self_made_429: waiting.refused_429 === 0,
  rss: over <= BAR.rss,
  cpu: whole.cpu_s <= BAR.cpu,
}
process.stdout.write(
  `${JSON.stringify({ waiting, process: whole, idle, rss_over_idle_mb: over, bar: BAR, passes: bars }, null, 1)}\n`,
)
process.exit(Object.values(bars).every(Boolean) ? 0 : 1)
