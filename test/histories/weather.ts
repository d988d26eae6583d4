/** What goes wrong between us and the helpdesk in one history: how often, of which kinds, and in which hours. */
import { MINUTE } from '../../src/lib/clock.ts'
import type { Desk } from './desk.ts'
import type { Fate } from './fate.ts'
import type { Random } from './random.ts'
import type { Time } from './time.ts'
import type { Asked } from './wire.ts'

export type Spell = {
  kind: 'rate_limit' | 'unauthorized' | 'stale' | 'down' | 'forgetful'
  from: number
  to: number
}

export type Climate = {
  /** Share of reads, and of writes, that go wrong. */
  reads: number
  posts: number
  spells: Spell[]
}

export type Weather = {
  fateOf: (asked: Asked) => Fate
  /** Status of the ticket a call is about. */
  standOf: (asked: Asked) => string | null
  clear: () => void
}

const HONEST: Fate = { executes: 'at_once', answer: 'honest' }

type Deps = {
  time: Time
  random: Random
  desk: Desk
  climate: Climate
  /** Counts what was drawn. */
  note: (fault: string) => void
}

export const createWeather = ({ time, random, desk, climate, note }: Deps): Weather => {
  let isClear = false
  /** A ticket over which a post broke often cannot be read for a while either. */
  const sickUntil = new Map<number, number>()

  const spell = (): Spell['kind'] | null =>
    climate.spells.find(({ from, to }) => time.now() >= from && time.now() < to)?.kind ?? null

  const inSpell = (kind: Spell['kind'], asked: Asked): Fate | null => {
    const isRead = asked.verb === 'GET'
    switch (kind) {
      case 'rate_limit':
        return random.chance(0.6) ? refused(429, random.whole(1, 40)) : null
      case 'unauthorized':
        return refused(401)
      case 'down':
        return { executes: 'never', answer: random.pick(['refused', 'reset', 'silence'] as const) }
      case 'forgetful':
        return isRead ? { ...HONEST, untruth: { forgetsCursors: true } } : null
      case 'stale':
        return isRead ? stale(random.whole(5, 55)) : null
    }
  }

  const fateOf = (asked: Asked): Fate => {
    const kind = spell()
    const hit = kind === null ? null : inSpell(kind, asked)
    if (hit !== null) {
      note(`spell: ${kind}`)
      return hit
    }
    const isRead = asked.verb === 'GET'
    const ticketId = ticketOf(asked)
    if (isRead && time.now() < (sickUntil.get(ticketId) ?? 0)) {
      note('ticket that cannot be read')
      return random.pick([refused(503), NOT_HEARD])
    }
    if (!random.chance(isRead ? climate.reads : climate.posts)) return slowly(random)
    const [name, draw] = random.pick(faultsOf(asked))
    note(name)
    const fate = draw(random)
    if (!isRead && typeof fate.answer === 'string' && random.chance(0.3))
      sickUntil.set(ticketId, time.now() + random.whole(1, 14) * MINUTE)
    return fate
  }

  return {
    fateOf: (asked) => (isClear ? HONEST : fateOf(asked)),
    standOf: (asked) => desk.find(ticketOf(asked))?.status ?? null,
    clear: () => {
      isClear = true
    },
  }
}

/** The ticket a call is about; 0: none. */
const ticketOf = ({ path }: Asked) => Number(/^\/api\/tickets\/(\d+)/.exec(path)?.[1] ?? 0)

const NOT_HEARD: Fate = { executes: 'never', answer: 'silence' }

const refused = (status: number, retryAfter?: number): Fate => ({
  executes: 'never',
  answer: { status, body: `{"error":{"msg":"refused with ${status}"}}` },
  ...(retryAfter !== undefined && { retryAfter }),
})

/** Most calls take a blink, some seconds. */
const slowly = (random: Random): Fate =>
  random.chance(0.03) ? { ...HONEST, slow: random.whole(500, 9000) } : HONEST

type Fault = [name: string, fate: (random: Random) => Fate]

const READ_FAULTS: Fault[] = [
  ['lost request', () => ({ executes: 'never', answer: 'reset' })],
  ['connection refused', () => ({ executes: 'never', answer: 'refused' })],
  ['lost answer', () => ({ executes: 'at_once', answer: 'reset' })],
  ['no answer', () => ({ executes: 'never', answer: 'silence' })],
  ['server error', () => refused(503)],
  ['malformed JSON', () => said(200, '{"data":[{"id":12,"tick')],
  ['page of HTML', () => said(200, '<html><body>Please sign in</body></html>')],
  ['empty answer', () => said(200, '')],
  ['too many calls', (random) => refused(429, random.whole(1, 20))],
  ['unauthorized', () => refused(401)],
  ['stale read', (random) => stale(random.whole(2, 55))],
  ['truncated page', (random) => ({ ...HONEST, untruth: { cutTo: random.whole(0, 4) } })],
  ['reordered page', (random) => ({ ...HONEST, untruth: { shuffle: shuffleWith(random) } })],
  ['forgotten cursor', () => ({ ...HONEST, untruth: { forgetsCursors: true } })],
]

const WRITE_FAULTS: Fault[] = [
  ['post lost before', () => ({ executes: 'never', answer: 'reset' })],
  ['post refused before', () => ({ executes: 'never', answer: 'refused' })],
  ['post never answered', () => ({ executes: 'never', answer: 'silence' })],
  ['answer to a post lost', () => ({ executes: 'at_once', answer: 'reset' })],
  ['answer to a post never came', () => ({ executes: 'at_once', answer: 'silence' })],
  ['late execution', (random) => late('silence', random.whole(50, 400))],
  ['late execution after a reset', (random) => late('reset', random.whole(50, 400))],
  ['execution minutes later', (random) => late('silence', random.whole(1, 9) * MINUTE)],
  ['server error after it was done', () => said(500, '{"error":{"msg":"Internal error"}}')],
  ['bad gateway', () => never(502, '<html>Bad gateway</html>')],
  ['empty 2xx', () => said(201, '')],
  ['HTML instead of the message', () => said(200, '<html>Welcome</html>')],
  ['2xx for what was not done', () => never(200, '{}')],
  ['post over the limit', (random) => refused(429, random.whole(1, 30))],
  ['post not allowed', () => refused(403)],
  ['post malformed, it says', () => refused(400)],
  ['conflict', () => never(409, '{"error":{"msg":"Conflict"}}')],
  ['slow post', (random) => ({ ...HONEST, slow: random.whole(2000, 28_000) })],
]

/** What changes a ticket often meets somebody who changes it too. */
const CHANGE_FAULTS: Fault[] = [
  ['change lost before', () => ({ executes: 'never', answer: 'reset' })],
  ['answer to a change lost', () => ({ executes: 'at_once', answer: 'reset' })],
  ['change answered 500', () => said(500, '{"error":{"msg":"Internal error"}}')],
  ['change over the limit', (random) => refused(429, random.whole(1, 30))],
  ['change not allowed', () => refused(403)],
  ['conflict', () => never(409, '{"error":{"msg":"Conflict"}}')],
  ['conflict', () => never(409, '{"error":{"msg":"Conflict"}}')],
]

const faultsOf = ({ verb, path }: Asked) => {
  if (verb === 'GET') return READ_FAULTS
  return verb === 'POST' && path.endsWith('/messages') ? WRITE_FAULTS : CHANGE_FAULTS
}

const stale = (seconds: number): Fate => ({ ...HONEST, untruth: { staleBy: seconds * 1000 } })

const said = (status: number, body: string): Fate => ({
  executes: 'at_once',
  answer: { status, body },
})

const never = (status: number, body: string): Fate => ({
  executes: 'never',
  answer: { status, body },
})

const late = (answer: 'silence' | 'reset', lateBy: number): Fate => ({
  executes: { lateBy },
  answer,
})

const shuffleWith =
  (random: Random) =>
  <T>(rows: T[]): T[] => {
    const left = [...rows]
    return rows.flatMap(() => left.splice(random.whole(0, left.length - 1), 1))
  }
