/** One helpdesk, one database, and programs that are killed on it until enough of them have died. */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Instant } from '../../src/lib/clock.ts'
import { createRandom, type Random } from '../../src/lib/random.ts'
import { type ChaosDesk, FAULTS, openDesk, type Sent } from './helpdesk.ts'
import {
  countDone,
  countSending,
  countUnsettled,
  type End,
  readEnds,
  readLatched,
} from './ledger.ts'
import { awaitMoment, chooseMoment } from './moments.ts'
import { databaseIn, environment, PROGRAM, type Running, startProgram } from './program.ts'

export type LaneOptions = {
  seed: number
  model: { url: string }
  kills: Kills
}

/** What all lanes share. */
export type Kills = {
  /** False: none is left. */
  take: () => boolean
  /** The process ended before its moment. */
  giveBack: () => void
}

export type Lane = {
  tickets: number[]
  /** When the customer's word stood on the ticket. */
  answers: Map<number, Instant>
  outbox: Sent[]
  ends: End[]
  counts: Counts
  /** Why the harness resumed, a line each. */
  released: string[]
  /** Rules of production that were broken. */
  violations: string[]
}

const NOTHING = {
  runs: 0,
  kills: 0,
  /** Kills that left a post under way. */
  midPost: 0,
  /** Rounds with two processes on the database. */
  pairs: 0,
  restored: 0,
  deleted: 0,
}
export type Counts = typeof NOTHING

/** So many due tickets wait when a process starts, and while it runs. */
const SUPPLY = 10
const ANSWERING = 0.05
/** Most of those who answer do so while their ticket is read, judged and posted on. */
const ANSWERS_WITHIN = 6000
const PAIRS = 0.2
const LOSSES = 0.04
const SUPPLY_EVERY = 100

/** Without faults, until nothing may leave any more; what is left after so long stays. */
const QUIET_TIME = 60_000

type Stage = Lane & { folder: string; desk: ChaosDesk; env: Record<string, string>; random: Random }

export const liveLane = async ({ seed, model, kills }: LaneOptions): Promise<Lane> => {
  const folder = mkdtempSync(join(tmpdir(), 'relance-chaos-'))
  const desk = await openDesk(PROGRAM, seed)
  const stage: Stage = { ...blank(), folder, desk, random: createRandom(seed), env: {} }
  stage.env = environment(folder, desk, model)
  try {
    await desk.setFaults(FAULTS)
    const supply = keepSupplied(stage)
    while (kills.take()) await liveRound(stage, kills)
    await supply.end()
    await desk.setFaults({})
    await comeToRest(stage)
    stage.outbox = await desk.outbox()
    stage.ends = readEnds(databaseIn(folder))
    return stage
  } finally {
    await desk.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

const blank = (): Lane => ({
  tickets: [],
  answers: new Map(),
  outbox: [],
  ends: [],
  counts: { ...NOTHING },
  released: [],
  violations: [],
})

/** New tickets come as fast as old ones are done; some of their customers answer at a moment of their own. */
const keepSupplied = (stage: Stage) => {
  const { desk, random, tickets, answers } = stage
  const writing = new Set<Promise<void>>()
  let isOver = false
  const answerLater = (ticket: number) => {
    const wait = random.between(0, ANSWERS_WITHIN)
    const written = new Promise((resolve) => setTimeout(resolve, wait)).then(async () => {
      answers.set(ticket, await desk.customerWrites(ticket))
    })
    writing.add(written)
  }
  const fill = async () => {
    const open = tickets.length - countDone(databaseIn(stage.folder))
    for (let n = open; n < SUPPLY; n += 1) {
      const ticket = await desk.addTicket()
      tickets.push(ticket)
      if (random.next() < ANSWERING) answerLater(ticket)
    }
  }
  const working = (async () => {
    while (!isOver) {
      await fill()
      await new Promise((resolve) => setTimeout(resolve, SUPPLY_EVERY))
    }
  })()
  return {
    end: async () => {
      isOver = true
      await working
      await Promise.all(writing)
    },
  }
}

const COMMANDS = ['serve', 'serve', 'serve', 'run'] as const

/** One process or two; each of them is killed at a moment of its own. */
const liveRound = async (stage: Stage, kills: Kills) => {
  const { random, counts, env } = stage
  loseDatabase(stage)
  const latched = readLatched(databaseIn(stage.folder))
  const isPair = random.next() < PAIRS && kills.take()
  if (isPair) counts.pairs += 1
  const commands = isPair ? [random.pick(COMMANDS), 'serve' as const] : [random.pick(COMMANDS)]
  await Promise.all(
    commands.map(async (command) => {
      const running = startProgram(latched.length > 0 ? 'serve' : command, env)
      counts.runs += 1
      await release(stage, running)
      if (!(await killAtRandom(stage, running))) kills.giveBack()
    }),
  )
}

/** False: it had ended by itself. */
const killAtRandom = async (stage: Stage, running: Running): Promise<boolean> => {
  const { folder, random, counts } = stage
  await awaitMoment(folder, chooseMoment(random), running.over)
  if (!(await running.end('SIGKILL'))) return false
  counts.kills += 1
  if (countSending(databaseIn(folder)) > 0) counts.midPost += 1
  return true
}

/** What only a person ends, the harness ends as a person would: through the API. */
const release = async (stage: Stage, { url }: Running) => {
  const latched = readLatched(databaseIn(stage.folder))
  const inbox = latched.length > 0 ? await url : null
  if (inbox === null) return
  const answer = await fetch(`${inbox}/api/v1/pause`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ paused: false }),
  })
  if (!answer.ok) throw new Error(`PUT /pause: ${answer.status} ${await answer.text()}`)
  for (const { key, reason } of latched)
    (key === 'violated' ? stage.violations : stage.released).push(`${key}: ${reason}`)
}

const FILES = ['', '-wal', '-shm'] as const

/** Between two lives, now and then: a copy is taken, the database is put back to it, or it is gone. */
const loseDatabase = ({ folder, random, counts }: Stage) => {
  const database = databaseIn(folder)
  if (!existsSync(database)) return
  const copy = join(folder, 'copy')
  const share = random.next()
  if (share < LOSSES) {
    for (const end of FILES) rmSync(`${database}${end}`, { force: true })
    if (existsSync(copy) && random.next() < 0.5) {
      copyAll(join(copy, 'relance.db'), database)
      counts.restored += 1
    } else counts.deleted += 1
  } else if (share < 3 * LOSSES) {
    rmSync(copy, { recursive: true, force: true })
    mkdirSync(copy)
    copyAll(database, join(copy, 'relance.db'))
  }
}

/** Database and log; what readers share is made anew. */
const copyAll = (from: string, to: string) => {
  for (const end of ['', '-wal'])
    if (existsSync(`${from}${end}`)) copyFileSync(`${from}${end}`, `${to}${end}`)
}

/** A last life without faults and without a death, until nothing is under way, unclear or about to leave. */
const comeToRest = async (stage: Stage) => {
  const database = databaseIn(stage.folder)
  const running = startProgram('serve', stage.env)
  const latest = Date.now() + QUIET_TIME
  let restful = 0
  while (restful < RESTFUL_LOOKS && Date.now() < latest) {
    await release(stage, running)
    await new Promise((resolve) => setTimeout(resolve, REST_LOOK))
    const isDone = countUnsettled(database) === 0 && knows(stage)
    restful = isDone ? restful + 1 : 0
  }
  await running.end('SIGTERM')
}

/** Longer than two passes: what a pass would still find is found. */
const REST_LOOK = 500
const RESTFUL_LOOKS = 4

/** Every ticket whose customer is still silent was decided upon. */
const knows = ({ folder, tickets, answers }: Stage) => {
  const known = new Set(readEnds(databaseIn(folder)).map(({ ticketId }) => ticketId))
  return tickets.every((ticket) => known.has(ticket) || answers.has(ticket))
}
