/** Customers and agents who write, and people in the inbox who approve, edit, undo, reject, and click twice. */
import type { ActResult } from '../../src/domain/acts.ts'
import type { Standing } from '../../src/domain/decision.ts'
import { MINUTE } from '../../src/lib/clock.ts'
import type { Desk, DeskTicket } from './desk.ts'
import type { Ledger } from './ledger.ts'
import type { Random } from './random.ts'
import type { Runner } from './runner.ts'
import type { Time } from './time.ts'
import { WRITINGS, writingOf } from './writings.ts'

type Deps = {
  time: Time
  random: Random
  desk: Desk
  ledger: Ledger
  /** A living process whose inbox somebody looks at; null: all are down. */
  someRunner: () => Runner | null
  otherRunner: (runner: Runner) => Runner
  lowerMode: () => void
  trace: (line: string) => void
}

export type People = ReturnType<typeof createPeople>

export const createPeople = (deps: Deps) => {
  const { time, random, desk, trace } = deps
  const some = () => desk.find(1001 + random.whole(0, 5))

  const write = (ticket: DeskTicket | null) => {
    if (ticket === null || ticket.isGone) return
    const act = random.pick(WRITINGS)
    trace(`desk ${act} on ${ticket.id}`)
    writingOf(deps, ticket)[act]()
  }

  /** Often two people at once, each with a page of another process. */
  const visit = () => {
    const runner = deps.someRunner()
    if (runner === null) return
    const other = deps.otherRunner(runner)
    for (const one of random.chance(0.3) ? new Set([runner, other]) : [runner])
      time.after(0, one, () => void quietly(() => lookIn(deps, one)))
  }

  return {
    /** Often somebody looks into the inbox right after. */
    write: () => {
      write(some())
      if (random.chance(0.5)) time.after(random.whole(5, 120) * 1000, null, visit)
    },
    visit,
    /** Somebody acts on this very ticket within the next seconds. */
    meddle: (ticketId: number) => {
      const ticket = desk.find(ticketId)
      if (random.chance(0.3)) return putOffOthers(deps, ticketId)
      time.after(random.whole(0, random.pick([300, 9000])), null, () => {
        const act = random.pick(['write', 'write', 'answer', 'visit', 'pause', 'lower'] as const)
        if (act === 'write') write(ticket)
        if (act === 'answer' && ticket !== null) writingOf(deps, ticket).answer()
        if (act === 'visit') visit()
        if (act === 'pause') pauseFor(deps, random.whole(1, 20) * MINUTE)
        if (act === 'lower') deps.lowerMode()
      })
    },
    pause: () => pauseFor(deps, random.whole(1, 90) * MINUTE),
  }
}

/** One look into the inbox; what is done there is done twice now and then, by two people, or on an old page. */
const lookIn = async (deps: Deps, runner: Runner) => {
  const { random } = deps
  if (random.chance(0.5) && (await isStopped(runner)))
    await runner.steps.pause({ paused: false, by: 'ana' })
  const rows = await runner.store.decisions.withStatus([
    'pending',
    'noted',
    'scheduled',
    'unknown',
    'parked',
  ])
  const isInOneGo = random.chance(0.3)
  for (const row of rows) {
    if (random.chance(0.35)) continue
    await pause(deps, runner, isInOneGo ? 0 : random.whole(0, 30_000))
    await actOn(deps, runner, row)
  }
}

const pause = ({ time }: Deps, runner: Runner, ms: number) =>
  new Promise<void>((resolve) => time.after(ms, runner, resolve))

const actOn = async (deps: Deps, runner: Runner, row: Standing) => {
  const { random } = deps
  if (row.status === 'unknown' || row.status === 'parked') return resolve(deps, runner, row)
  if (row.status === 'scheduled') {
    const dice = random.next()
    if (dice < 0.2) await undo(deps, runner, row)
    else if (dice < 0.35) await postpone(deps, runner, row)
    else if (dice < 0.45) await reject(deps, runner, row)
    return
  }
  if (random.chance(0.12)) return reject(deps, runner, row)
  if (random.chance(0.12)) return postpone(deps, runner, row)
  const twice = random.chance(0.3)
  const both = [approve(deps, runner, row)]
  if (twice) both.push(approve(deps, deps.otherRunner(runner), row))
  await Promise.all(both)
  if (random.chance(0.25)) speakInUndoWindow(deps, row)
  if (random.chance(0.15)) {
    await pause(deps, runner, random.whole(0, 14_000))
    await undo(deps, runner, row)
  }
}

/** What was approved is about to leave, and somebody at the helpdesk does not know. */
const speakInUndoWindow = (deps: Deps, { ticketId }: Standing) => {
  const { time, random, desk, trace } = deps
  const act = random.pick(['note', 'note', 'answer', 'snooze', 'ask', 'elsewhere'] as const)
  const ticket = act === 'elsewhere' ? anotherOf(deps, ticketId) : desk.find(ticketId)
  if (ticket === null || ticket.isGone) return
  time.after(random.whole(0, 8000), null, () => {
    trace(`desk ${act} on ${ticket.id}`)
    writingOf(deps, ticket)[act === 'elsewhere' ? 'answer' : act]()
  })
}

/** The same customer has written about something else, too. */
const anotherOf = ({ desk }: Deps, ticketId: number): DeskTicket | null => {
  const customer = desk.find(ticketId)?.customer.id
  const others = [...desk.tickets.values()].filter(
    (one) => one.id !== ticketId && one.customer.id === customer,
  )
  return others[0] ?? null
}

/** While one is being sent, somebody puts off what waits in line behind it. */
const putOffOthers = (deps: Deps, ticketId: number) => {
  const { time, random } = deps
  const runner = deps.someRunner()
  if (runner === null) return
  const act = async () => {
    const rows = await runner.store.decisions.withStatus(['scheduled'])
    for (const row of rows) if (row.ticketId !== ticketId) await postpone(deps, runner, row)
  }
  time.after(random.whole(0, 200), runner, () => void quietly(act))
}

/** As the person saw it: the version of the page, the bytes of the page. */
const approve = async (deps: Deps, runner: Runner, row: Standing) => {
  const { random } = deps
  const isEdited = row.draft !== null && random.chance(0.3)
  const text = isEdited ? `${row.draft?.text}\nBest wishes` : undefined
  const result = await runner.steps.approve(row.id, {
    by: random.pick(['ana', 'ben']),
    version: row.version,
    accept: row.findings.map(({ rule }) => rule),
    ...(text !== undefined && { text }),
  })
  acknowledge(deps, runner, 'approved', row, result, text ?? row.draft?.text ?? null)
}

const undo = async (deps: Deps, runner: Runner, row: Standing) =>
  acknowledge(deps, runner, 'undone', row, await runner.steps.undo(row.id, 'ana'))

const reject = async (deps: Deps, runner: Runner, row: Standing) =>
  acknowledge(deps, runner, 'rejected', row, await runner.steps.reject(row.id, { by: 'ben' }))

const postpone = async (deps: Deps, runner: Runner, row: Standing) => {
  const until = runner.wall() + deps.random.whole(5, 200) * MINUTE
  acknowledge(
    deps,
    runner,
    'postponed',
    row,
    await runner.steps.postpone(row.id, { until, by: 'ana' }),
  )
}

/** Who looks on the ticket sees whether it stands there; who does not look drops it. */
const resolve = async (deps: Deps, runner: Runner, row: Standing) => {
  const { ledger, random } = deps
  if (!('resolve' in runner.steps) || random.chance(0.5)) return
  const stands = ledger.posts.some((p) => p.mark === row.externalId && p.executedAt.length > 0)
  const as = stands ? 'there' : random.pick(['drop', 'send'] as const)
  const settle = runner.steps.resolve as (
    id: string,
    resolution: { as: string; by: string },
  ) => Promise<ActResult>
  ledger.settling.add(row.id)
  if (as === 'send') ledger.resent.add(row.id)
  const result = await settle(row.id, { as, by: 'ana' })
  if (result.kind !== 'done') ledger.resent.delete(row.id)
  acknowledge(deps, runner, 'resolved', row, result, as)
}

const acknowledge = (
  { time, ledger, trace }: Deps,
  runner: Runner,
  what: 'approved' | 'undone' | 'rejected' | 'postponed' | 'resolved',
  row: Standing,
  result: ActResult,
  text: string | null = null,
) => {
  trace(`${runner.pid} ${what} ${row.id.slice(-4)}: ${result.kind}`)
  if (result.kind === 'done')
    ledger.acknowledged.push({
      what,
      decision: row.id,
      disk: runner.disk,
      at: time.now(),
      text,
    })
}

const pauseFor = (deps: Deps, ms: number) => {
  const { time, trace } = deps
  const say = (paused: boolean) => {
    const runner = deps.someRunner()
    if (runner === null) return
    trace(`${runner.pid} paused: ${paused}`)
    time.after(0, runner, () => void quietly(() => runner.steps.pause({ paused, by: 'ana' })))
  }
  say(true)
  time.after(ms, null, () => say(false))
}

/** What a person sees as an error page changes nothing. */
const quietly = async (act: () => Promise<unknown>) => {
  try {
    await act()
  } catch {
    // As above.
  }
}

/** What a machine stopped waits for somebody who looks at it. */
const isStopped = async ({ store }: Runner) =>
  (await store.state.get('paused')) === null &&
  ((await store.state.get('autonomous_paused')) !== null ||
    (await store.state.get('posting_held')) !== null ||
    (await store.state.get('violated')) !== null)
