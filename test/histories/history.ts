/** One seed, one history: six tickets, twenty-four hours, a pass every ten minutes, two processes, and all that befalls them. */
import type { Status } from '../../src/domain/decision.ts'
import { HOUR, MINUTE } from '../../src/lib/clock.ts'
import { createDesk, type Desk } from './desk.ts'
import { createHost, type Host } from './host.ts'
import { END_INVARIANTS } from './invariants/end.ts'
import type { Evidence, Invariant } from './invariants/evidence.ts'
import { committedOf } from './invariants/evidence.ts'
import { LANDED_INVARIANTS } from './invariants/landed.ts'
import { MOVE_INVARIANTS } from './invariants/moves.ts'
import { POST_INVARIANTS } from './invariants/posts.ts'
import { FAILURE_INVARIANTS, PRODUCTION_INVARIANTS } from './invariants/rows.ts'
import { createLedger, endSnooze, type Process, type Violation } from './ledger.ts'
import { standIn } from './machine.ts'
import { createMind } from './mind.ts'
import { createNetwork } from './network.ts'
import { createPeople } from './people.ts'
import { drawPlan, type Mishap, type Plan } from './plan.ts'
import { type Random, randomOf } from './random.ts'
import { takeMoves } from './recorder.ts'
import { type Runner, startRunner } from './runner.ts'
import { createMode, furnish, promptsOf, schedule, settingsOf, UNKNOWN_WAIT } from './stage.ts'
import type { Strike } from './strikes.ts'
import { createTime } from './time.ts'
import { createTrace } from './trace.ts'
import { createWeather } from './weather.ts'
import { createWire, type Untruth } from './wire.ts'

export type History = {
  seed: number
  /** The same for the same seed and the same code. */
  hash: string
  violations: Violation[]
  /** The last events, newest last; all of them when asked for. */
  trace: string[]
  posts: number
  events: number
  faults: Record<string, number>
}

/** `everything`: keeps every event instead of the last. */
export const runHistory = async (
  seed: number,
  { everything = false }: { everything?: boolean } = {},
): Promise<History> => {
  const random = randomOf(seed)
  const plan = drawPlan(random.fork('plan'))
  const leave = standIn(random.fork('machine'))
  try {
    return await live(seed, random, plan, everything)
  } finally {
    leave()
  }
}

const live = async (
  seed: number,
  random: Random,
  plan: Plan,
  everything: boolean,
): Promise<History> => {
  const time = createTime(plan.began)
  const ledger = createLedger()
  const tracing = createTrace(() => time.now() - plan.began, everything)
  const { trace } = tracing
  const note = (fault: string) => ledger.faults.set(fault, (ledger.faults.get(fault) ?? 0) + 1)
  const desk = createDesk(time, random.fork('desk'), plan.habits)
  furnish(desk, plan)
  const hosts = [
    createHost(0, time.now),
    ...(plan.isTwoInstallations ? [createHost(1, time.now)] : []),
  ]
  const hostOf = (disk: number): Host => hosts[disk] ?? (hosts[0] as Host)
  const evidence: Evidence = {
    now: time.now,
    plan,
    desk,
    ledger,
    raw: (disk) => hostOf(disk).disk.raw(),
    wall: (disk) => time.now() + hostOf(disk).clockAhead(),
    unknownWait: UNKNOWN_WAIT,
  }
  const hold = <On>(invariants: Invariant<On>[], on: On) => {
    for (const { name, breaks } of invariants) {
      const how = breaks(on, evidence)
      if (how === null) continue
      trace(`VIOLATION ${name}: ${how}`)
      ledger.violations.push({ invariant: name, what: how, at: time.now() })
    }
  }

  const prompts = promptsOf(plan)
  const mode = createMode(prompts, plan, { ledger, now: time.now, trace })
  const weather = createWeather({
    time,
    random: random.fork('weather'),
    desk,
    climate: plan.climate,
    note,
  })
  const meddling = random.fork('meddling')
  let people: ReturnType<typeof createPeople> | null = null
  let isQuiet = false
  const fetchFor = createNetwork({
    time,
    random: random.fork('network'),
    wire: createWire(desk, { now: time.now, pageSize: plan.pageSize, timezone: plan.zone }),
    weather,
    ledger,
    trace,
    onPost: (post) => {
      checkMoves()
      post.isAutonomous = committedOf(evidence, post)?.approval === null
      hold(POST_INVARIANTS, post)
      for (const one of runners) if (one.name === post.by.name) one.postLeft()
    },
    onLanded: (post) => {
      // Put to sleep while the post was under way, a ticket is woken by it.
      if (post.isReply && desk.habits.reopens) endSnooze(ledger, post.ticketId, time.now())
      hold(LANDED_INVARIANTS, post)
    },
    onUntruth: (asked, untruth) => hide(desk, time.now(), asked.path, untruth),
    onRead: (by) => {
      const ticketId = isQuiet || plan.meddling === 0 ? null : claimedBy(evidence, by)
      if (ticketId !== null && meddling.chance(plan.meddling)) people?.meddle(ticketId)
    },
  })

  const runners: Runner[] = []
  const alive = () => runners.filter((runner) => runner.isAlive())
  let pids = 100
  const start = (place: number, firstPass: number) => {
    pids += 1
    const host = hostOf(plan.isTwoInstallations ? place : 0)
    trace(`start ${pids} on host ${host.disk.nr}`)
    const mind = random.fork(`mind ${pids}`)
    const runner = startRunner({
      time,
      random: random.fork(`runner ${pids}`),
      host,
      settings: settingsOf(plan),
      promptFiles: { load: async () => prompts },
      fetchFor,
      mindFor: (sleep) => ({
        kind: 'model',
        model: createMind({
          random: mind,
          trouble: () => (isQuiet ? 0 : plan.modelTrouble),
          sleep,
          note,
        }),
      }),
      weave: plan.weave,
      pid: pids,
      firstPass,
      onStrike: (struck, strike) => befall(struck, strike),
      onFailure: (error) => hold(FAILURE_INVARIANTS, error),
      trace,
    })
    runners[place] = runner
    return runner
  }
  const restart = (place: number, ms: number) => {
    const old = runners[place]
    old?.kill()
    time.after(ms, null, () => {
      if (runners[place] === old) start(place, 1000)
    })
  }
  const placesOn = (host: Host) =>
    runners.flatMap((runner, place) => (runner.disk === host.disk.nr ? [place] : []))

  const befall = (struck: Runner, strike: Strike) => {
    const place = runners.findIndex(({ name }) => name === struck.name)
    const host = hostOf(struck.disk)
    trace(`${strike.kind} strikes ${struck.pid}`)
    note(strike.kind)
    if (strike.kind === 'pause') struck.standStill(strike.lasts)
    if (strike.kind === 'disk_full') host.fillDisk(strike.lasts)
    if (strike.kind === 'kill') restart(place, strike.lasts)
    if (strike.kind === 'power_cut') {
      checkMoves()
      for (const one of placesOn(host)) restart(one, strike.lasts)
      host.disk.cutPower()
    }
  }

  const mishap = ({ kind, by }: Mishap, copy: { content: Buffer; at: number } | null) => {
    const host = hosts[0] as Host
    trace(`mishap ${kind}`)
    note(kind)
    if (kind === 'clock_jump') return host.jumpClock(by)
    checkMoves()
    for (const place of placesOn(host)) restart(place, 5000 + 20_000 * place)
    const copyOf = kind === 'older_copy' && copy !== null ? copy.at : plan.began
    ledger.restored.push({ disk: 0, at: time.now(), copyOf })
    if (kind === 'older_copy' && copy !== null) host.disk.restore(copy.content)
    else host.disk.lose()
  }

  function checkMoves(): boolean {
    let hasMoved = false
    for (const host of hosts) {
      if (!host.disk.hasChanged()) continue
      const running = time.running()
      for (const move of takeMoves(host.disk.raw())) {
        hasMoved = true
        const isTriedAgain = TRIED.has(move.was) || ledger.resent.has(move.decision)
        if (move.became === 'scheduled' && !isTriedAgain)
          ledger.scheduled.set(move.decision, time.now())
        trace(
          `${move.decision.slice(-4)} ${move.was} > ${move.became} ${move.post} ${move.reason ?? ''}`,
        )
        const by =
          alive().find(({ name }) => name === (running as Process | null)?.name) ??
          (running as Process | null)
        hold(MOVE_INVARIANTS, {
          ...move,
          disk: host.disk.nr,
          by,
          wall: evidence.wall(host.disk.nr),
        })
      }
    }
    return hasMoved
  }

  async function checkRows() {
    for (const host of hosts) {
      const rows = await host.disk.store().inspection.rows(0)
      hold(PRODUCTION_INVARIANTS, { rows })
    }
  }

  start(0, 1000)
  start(1, plan.isTwoInstallations ? 4 * MINUTE : 5 * MINUTE)
  const choosing = random.fork('people')
  people = createPeople({
    time,
    random: choosing,
    desk,
    ledger,
    someRunner: () => (alive().length === 0 ? null : choosing.pick(alive())),
    otherRunner: (runner) =>
      alive().find((one) => one.disk === runner.disk && one.name !== runner.name) ?? runner,
    lowerMode: () => mode.lower(),
    trace,
  })
  schedule({
    time,
    plan,
    random: random.fork('schedule'),
    runners,
    hosts,
    people,
    changeMode: mode.change,
    mishap,
  })

  const afterEach = async () => {
    if (checkMoves()) await checkRows()
  }
  const isOver = () => ledger.violations.length > 0
  await time.runTo(plan.ends, afterEach, isOver)
  // The faults are over; what was begun comes to its end.
  isQuiet = true
  weather.clear()
  for (const host of hosts) host.freeDisk()
  for (const runner of alive()) runner.disarm()
  await time.runTo(plan.ends + HOUR / 2, afterEach, isOver)
  for (const runner of alive())
    void runner.steps.pause({ paused: false, by: 'ana' }).catch(() => {})
  await time.runTo(plan.ends + 2.5 * HOUR, afterEach, isOver)
  if (!isOver())
    for (const host of hosts) {
      const store = host.disk.store()
      hold(END_INVARIANTS, {
        disk: host.disk.nr,
        seals: await store.condition.verifySeals(),
        faults: await store.condition.faults(),
      })
    }
  for (const host of hosts) host.disk.close()
  return {
    seed,
    ...tracing.end(),
    violations: ledger.violations,
    posts: ledger.posts.length,
    faults: Object.fromEntries(ledger.faults),
  }
}

/** What comes back from here had its undo window. */
const TRIED = new Set<Status | null>(['sending', 'unknown'])

/** A read in the middle of a send: the ticket on which this process holds a claim. */
const claimedBy = ({ raw }: Evidence, by: Process) => {
  const row = raw(by.disk)
    .prepare('select ticket_id as id from decisions where lease_owner = ?')
    .get(by.name) as { id: number } | undefined
  return row?.id ?? null
}

/** Until then, nobody could know of what this answer left out. */
const hide = (desk: Desk, now: number, path: string, { staleBy, cutTo }: Untruth) => {
  const ticketId = Number(/^\/api\/tickets\/(\d+)$/.exec(path)?.[1] ?? 0)
  for (const message of desk.feed) {
    const isYoung = staleBy !== undefined && message.at > now - staleBy - desk.habits.lag
    if (ticketId !== 0 && message.ticketId === ticketId && isYoung) message.hiddenUntil = now
    if (path === '/api/messages' && (isYoung || cutTo !== undefined))
      message.hiddenInFeedUntil = now
  }
}
