/** The two rungs of a ladder, walked day by day in the helpdesk's own time. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DAY, HOUR, iso } from '../../src/lib/clock.ts'
import {
  type Ended,
  envIn,
  relance,
  type Sent,
  tempFolder,
  towards,
  writePrompts,
  writeTickets,
} from '../e2e/harness.ts'
import {
  askAgain,
  autonomousPrompts,
  openSandbox,
  postsByTicket,
  startAskingModel,
  thinkingWith,
  waitingTicket,
} from '../e2e/harness-more.ts'

const [FIRST, SECOND] = [2 * DAY, 3 * DAY]
/** A run sees what is due once a day. */
const A_DAYS_GRAIN = DAY + HOUR

const PLAIN = [101, 102, 103, 104, 105, 106]
const AGENT_WRITES = 201
const ANSWERED_AFTER_FIRST = 301
const ANSWERED_BEFORE_FIRST = 302
const ANSWERED_AFTER_SECOND = 303
const ASKED_ANEW = 401
const ALL = [
  ...PLAIN,
  AGENT_WRITES,
  ANSWERED_AFTER_FIRST,
  ANSWERED_BEFORE_FIRST,
  ANSWERED_AFTER_SECOND,
  ASKED_ANEW,
]

/** What people do in the morning of a day, before the run. */
type Doings = Record<number, [ticket: number, from: 'customer' | 'agent'][]>
const DOINGS: Doings = {
  1: [[ANSWERED_BEFORE_FIRST, 'customer']],
  3: [
    [AGENT_WRITES, 'agent'],
    [ANSWERED_AFTER_FIRST, 'customer'],
    [ASKED_ANEW, 'customer'],
  ],
  6: [[ASKED_ANEW, 'agent']],
  7: [[ANSWERED_AFTER_SECOND, 'customer']],
}

describe('a ladder of two steps over ten days', () => {
  let posts: Map<number, Sent[]>
  const runs: Ended[] = []
  const said = new Map<string, number>()
  const anchors = new Map<number, number>()
  let close: () => Promise<unknown>

  beforeAll(async () => {
    const folder = tempFolder()
    const now = Date.now()
    const tickets = ALL.map((number, place) => {
      anchors.set(number, now - (1 + 3 * (place % 7)) * HOUR)
      return waitingTicket(number, now, now - (anchors.get(number) ?? now))
    })
    const sandbox = await openSandbox(writeTickets(folder, iso(now), tickets))
    const model = await startAskingModel()
    close = () => Promise.all([sandbox.close(), model.close()])
    const env = envIn(folder, {
      ...towards(sandbox),
      ...thinkingWith(model),
      PROMPTS_DIR: writePrompts(folder, autonomousPrompts(['2d', '3d'])),
      FOLLOWUP_MODE: 'autonomous',
      UNDO_WINDOW: '0s',
    })
    for (let day = 0; day <= 10; day += 1) {
      // From the sandbox's present, so that a run's own seconds never shorten a day.
      if (day > 0) await sandbox.setClock(iso(sandbox.now() + DAY))
      for (const [ticket, from] of DOINGS[day] ?? []) {
        const text = from === 'agent' ? askAgain(ticket) : 'Here it is.'
        const message = await sandbox.say(ticket, { from, text })
        said.set(`${from} ${ticket}`, Date.parse(message.created_datetime))
      }
      runs.push(await relance(['run', '--json'], env))
    }
    posts = postsByTicket(await sandbox.outbox())
  }, 60_000)

  afterAll(() => close())

  it('lets every run end well', () => {
    expect(runs.map(({ code, stderr }) => `${code} ${stderr}`)).toEqual(runs.map(() => '0 '))
  })

  it.each(PLAIN)('posts on ticket %i exactly twice, each after its step', (ticket) => {
    const [first, second, ...more] = timesOf(ticket)
    expect(more).toEqual([])
    expectWithin(first, (anchors.get(ticket) ?? 0) + FIRST)
    expectWithin(second, (first ?? 0) + SECOND)
  })

  it('counts the second step from an agent’s reply that came between the two', () => {
    const [first, second, ...more] = timesOf(AGENT_WRITES)
    const reply = said.get(`agent ${AGENT_WRITES}`) ?? 0
    expect(more).toEqual([])
    expectWithin(first, (anchors.get(AGENT_WRITES) ?? 0) + FIRST)
    expect(first).toBeLessThan(reply)
    expectWithin(second, reply + SECOND)
  })

  it.each([
    ['before the first step', ANSWERED_BEFORE_FIRST, 0],
    ['between the steps', ANSWERED_AFTER_FIRST, 1],
    ['after the last step', ANSWERED_AFTER_SECOND, 2],
  ])('posts nothing after an answer %s', (_, ticket, count) => {
    const times = timesOf(ticket)
    expect(times).toHaveLength(count)
    const answer = said.get(`customer ${ticket}`) ?? 0
    expect(times.filter((at) => at > answer)).toEqual([])
  })

  it('begins anew with the first step when the shop asks again after an answer', () => {
    const [old, anew, ...more] = timesOf(ASKED_ANEW)
    expect(more).toEqual([])
    expect(old).toBeLessThan(said.get(`customer ${ASKED_ANEW}`) ?? 0)
    expectWithin(anew, (said.get(`agent ${ASKED_ANEW}`) ?? 0) + FIRST)
  })

  it('gives every post of a ticket a mark and words of its own', () => {
    for (const sent of posts.values()) {
      expect(new Set(sent.map(({ external_id }) => external_id)).size).toBe(sent.length)
      const [first, second] = sent
      if (second !== undefined) expect(second.body_text).not.toBe(first?.body_text)
    }
  })

  it('posts nothing anywhere else', () => {
    expect([...posts.keys()].sort()).toEqual(ALL.filter((one) => one !== ANSWERED_BEFORE_FIRST))
  })

  const timesOf = (ticket: number) => (posts.get(ticket) ?? []).map(({ at }) => Date.parse(at))
})

const expectWithin = (at: number | undefined, from: number) => {
  expect(at).toBeGreaterThanOrEqual(from)
  expect(at).toBeLessThan(from + A_DAYS_GRAIN)
}
