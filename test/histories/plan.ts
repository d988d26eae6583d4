/** Draws a history: the shop and its rules, who writes and acts, what goes wrong, and when. */
import type { Mode } from '../../src/domain/policy.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/lib/clock.ts'
import type { Random } from './random.ts'
import type { Strike } from './strikes.ts'
import type { Climate, Spell } from './weather.ts'

export type Plan = ReturnType<typeof drawPlan>

/** Ordinary days, and both nights on which the clocks of Paris and New York change. */
const DAYS = [
  ['2026-11-24T06:00:00Z', 'Europe/Paris'],
  ['2026-10-24T12:00:00Z', 'Europe/Paris'],
  ['2026-03-28T14:00:00Z', 'Europe/Paris'],
  ['2026-10-31T15:00:00Z', 'America/New_York'],
  ['2026-03-07T16:00:00Z', 'America/New_York'],
] as const

/** Hours of silence after which a follow-up is due. */
const STEPS = { '2h': 2, '4h': 4, '6h': 6 } as const

const MODES = ['autonomous', 'autonomous', 'autonomous', 'approval', 'approval', 'note'] as const

/** How often a quarantine holds up a rush. Notes wait for nothing else: only so do two processes begin with them at once. */
const HELD_UP: Record<Mode, number> = { autonomous: 0.2, approval: 0.2, note: 0.7, shadow: 0 }

export const drawPlan = (random: Random) => {
  const [start, zone] = random.pick(DAYS)
  const began = Date.parse(start)
  const wild = random.pick([0, 0.25, 1, 1, 2])
  const firstStep = random.pick(['2h', '4h', '6h'] as const)
  const rush = drawRush(random, began, STEPS[firstStep] * HOUR)
  /** Two installations of one account, or two processes of one. */
  const isTwoInstallations = random.chance(0.2)
  const mode = random.pick(MODES)
  const isHeldUp = rush !== null && wild > 0 && random.fork('held up').chance(HELD_UP[mode])
  return {
    began,
    ends: began + DAY,
    zone,
    isTwoInstallations,
    mode,
    steps: [firstStep, random.pick(['3h', '5h'])],
    sendBetween: random.pick(['always', 'hours'] as const),
    contactGap: random.pick([0, 2 * HOUR, 8 * HOUR]),
    maxPerHour: random.pick([1, 2, 60]),
    maxPerDay: random.pick([2, 4, 200]),
    notesPerDay: random.pick([1, 3, 40]),
    undo: { approval: 10 * SECOND, autonomous: random.pick([0, 5 * MINUTE]) },
    pageSize: random.pick([6, 12, 30]),
    habits: {
      lag: random.pick([0, 0, 800]),
      reopens: random.chance(0.7),
      dropsMarks: random.chance(0.08),
    },
    climate: drawClimate(random, began, wild, rush),
    /** Share of steps between which another process may come. */
    weave: random.pick([0, 0, 0.02, 0.2]),
    modelTrouble: random.pick([0, 0, 0.05, 0.15]) * wild,
    tickets: drawTickets(random, began, rush),
    strikes: drawStrikes(random, began, wild, rush),
    mishaps: [
      ...drawMishaps(random, began, wild),
      ...(isHeldUp ? [jumpBefore(random.fork('jump'), rush)] : []),
    ],
    visits: [
      ...times(random, began, random.whole(8, 30)),
      ...(rush === null ? [] : aroundIt(random, rush, random.whole(0, 4))),
    ],
    writings: times(random, began, random.whole(6, 30)),
    configs: times(random, began, random.pick([0, 0, 1, 3])),
    pauses: times(random, began, random.pick([0, 0, 1, 2])),
    webhooks: times(random, began, random.pick([0, 5, 20])),
    /** Somebody acts between the read before a post and the post, so often. */
    meddling: random.pick([0, 0.1, 0.3]),
  }
}

/** Agents often answer in one go: all of it falls due at once, and whatever goes wrong then goes wrong for all of it. */
type Rush = { askedAt: number; dueAt: number }

const drawRush = (random: Random, began: number, after: number): Rush | null => {
  if (!random.chance(0.4)) return null
  const askedAt = began - random.whole(0, after / MINUTE - 10) * MINUTE
  return { askedAt, dueAt: askedAt + after }
}

/** Within the half hour in which it falls due. */
const aroundIt = (random: Random, { dueAt }: Rush, count: number) =>
  Array.from({ length: count }, () => dueAt + random.whole(-5 * 60, 25 * 60) * SECOND)

/** Any moment of the day; in a rush, often just then. */
const whenIn = (random: Random, began: number, rush: Rush | null) =>
  rush !== null && random.chance(0.4)
    ? rush.dueAt + random.whole(-5, 20) * MINUTE
    : began + random.whole(0, DAY / MINUTE) * MINUTE

const drawClimate = (random: Random, began: number, wild: number, rush: Rush | null): Climate => ({
  reads: random.pick([0, 0.01, 0.06]) * wild,
  posts: random.pick([0.02, 0.15, 0.5]) * wild,
  spells: Array.from({ length: wild === 0 ? 0 : random.whole(0, 3) }, () => {
    const from = whenIn(random, began, rush)
    const kind = random.pick<Spell['kind']>([
      'rate_limit',
      'unauthorized',
      'stale',
      'down',
      'forgetful',
    ])
    return { kind, from, to: from + random.whole(1, 40) * MINUTE }
  }),
})

/** Six conversations of five customers; some silent since hours, some since minutes. */
const drawTickets = (random: Random, began: number, rush: Rush | null) =>
  Array.from({ length: 6 }, (_, place) => ({
    id: 1001 + place,
    customer: place === 5 && random.chance(0.7) ? 701 : 701 + place,
    isSameSubject: random.chance(0.3),
    wroteAt: began - 9 * HOUR - random.whole(0, 240) * MINUTE,
    /** Null: nobody has answered yet. */
    askedAt: drawAsked(random, began, rush),
    status: random.pick(['open', 'closed'] as const),
  }))

const drawAsked = (random: Random, began: number, rush: Rush | null) => {
  if (!random.chance(0.85)) return null
  return rush !== null && random.chance(0.8)
    ? rush.askedAt + random.whole(0, 120) * SECOND
    : began - random.whole(1, 480) * MINUTE
}

const drawStrikes = (
  random: Random,
  began: number,
  wild: number,
  rush: Rush | null,
): (Strike & { on: 0 | 1 })[] =>
  Array.from({ length: wild === 0 ? 0 : random.whole(0, 6) }, () => ({
    kind: random.pick([
      'kill',
      'kill',
      'kill',
      'pause',
      'pause',
      'power_cut',
      'disk_full',
    ] as const),
    on: random.pick([0, 1] as const),
    from: whenIn(random, began, rush),
    steps: random.whole(1, 40),
    isOnPost: random.chance(0.6),
    isBefore: random.chance(0.5),
    lasts: random.pick([4 * SECOND, 20 * SECOND, 100 * SECOND, 7 * MINUTE, 25 * MINUTE]),
  }))

export type Mishap = { kind: 'older_copy' | 'lost_database' | 'clock_jump'; at: number; by: number }

const drawMishaps = (random: Random, began: number, wild: number): Mishap[] =>
  Array.from({ length: wild > 0 && random.chance(0.35) ? random.whole(1, 2) : 0 }, () => ({
    kind: random.pick(['older_copy', 'older_copy', 'lost_database', 'clock_jump', 'clock_jump']),
    at: began + random.whole(60, DAY / MINUTE) * MINUTE,
    by: random.pick([-2 * HOUR, -3 * MINUTE, 3 * MINUTE, 45 * SECOND, 2 * HOUR]),
  }))

/** What falls due meanwhile waits for the end of the quarantine, in both processes. */
const jumpBefore = (random: Random, { dueAt }: Rush): Mishap => ({
  kind: 'clock_jump',
  at: dueAt + random.whole(-8, 2) * MINUTE,
  by: 3 * MINUTE,
})

const times = (random: Random, began: number, count: number) =>
  Array.from({ length: count }, () => began + random.whole(0, DAY / SECOND) * SECOND)
