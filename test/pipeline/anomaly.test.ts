/** Fails the n-th call to the world outside, for every n, and looks whether anything was doubled or lost. */
import { describe, expect, test } from 'vitest'
import type { Standing } from '../../src/domain/decision.ts'
import type { LanguageModel } from '../../src/domain/ports.ts'
import { MINUTE, SECOND } from '../../src/lib/clock.ts'
import { drafts, type ScriptedModel, steadyModel, USAGE, wantsFollowUp } from './scripted-model.ts'
import { ASKED, SILENT, ticket } from './tickets.ts'
import { openWorld, type World } from './world.ts'

const TICKETS = [1001, 1002, 1003]
const TEXT = 'Hello Jo, could you send us the photo of the crack?'

/** What becomes of one HTTP call. */
type Mishap = (send: typeof fetch, ...call: Parameters<typeof fetch>) => Promise<Response>

const HELPDESK: Record<string, Mishap> = {
  'is done, and its answer is lost': async (send, ...call) => {
    await (await send(...call)).text()
    throw reset()
  },
  'is not done, and answered 500': async () =>
    new Response('{"error":{"msg":"Internal error"}}', { status: 500 }),
  'is done, and answered with a page of HTML': async (send, ...call) => {
    await (await send(...call)).text()
    return new Response('<html>Please sign in</html>', { status: 200 })
  },
}

const reset = () =>
  new TypeError('fetch failed', {
    cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }),
  })

const MODEL = {
  'is unavailable': { kind: 'unavailable', why: 'timeout' },
  'is not of the schema': { kind: 'invalid', why: 'cut off', usage: USAGE },
  'is refused': { kind: 'refused', why: 'policy', usage: USAGE },
} as const

/** Fails the n-th call and no other. */
const failing = (nth: number, mishap: Mishap) => {
  let calls = 0
  const through =
    (send: typeof fetch): typeof fetch =>
    (...call) => {
      calls += 1
      return calls === nth ? mishap(send, ...call) : send(...call)
    }
  return { through, happened: () => calls >= nth }
}

const failingModel = (nth: number, answer: (typeof MODEL)[keyof typeof MODEL]): ScriptedModel => {
  const model = steadyModel([wantsFollowUp(ASKED), drafts(TEXT)])
  const ask: LanguageModel['ask'] = async (question) => {
    const given = await model.ask(question)
    return model.asked.length === nth ? answer : given
  }
  return { ...model, ask, callCount: model.callCount }
}

const open = (through?: (send: typeof fetch) => typeof fetch, model?: ScriptedModel) =>
  openWorld({
    model: model ?? steadyModel([wantsFollowUp(ASKED), drafts(TEXT)]),
    policies: [{ mode: 'autonomous', tag: 'relance' }],
    // One of them is closed, so that closing it again is among the calls that may fail.
    tickets: TICKETS.map((id) => ticket(id, SILENT, { status: id === 1002 ? 'closed' : 'open' })),
    ...(through && { through }),
  })

/** Passes until nothing is left that time alone would change. */
const settle = async (world: World) => {
  for (let n = 0; n < 9; n += 1) {
    await world.pass().catch(() => null)
    if (await isQuiet(world)) return
    await world.moveBy(n % 2 === 0 ? 16 * MINUTE : 61 * SECOND)
  }
}

const isQuiet = async (world: World) => {
  const all = await Promise.all(TICKETS.map((id) => world.decisionsOf(id)))
  const unfinished = await world.store.deliveries.unfinished()
  return unfinished.length === 0 && all.every((of) => of[0] !== undefined && isSettled(of[0]))
}

const isSettled = ({ status }: Standing) =>
  ['sent', 'delivered', 'parked', 'pending'].includes(status)

const expectNothingDoubledOrLost = async (world: World) => {
  const { data } = await world.control('GET', '/api/tickets')
  for (const id of TICKETS) {
    const posts = (await world.outbox(id)).length
    const [latest] = await world.decisionsOf(id)
    const seen = { id, posts, status: latest?.status }
    expect(posts, JSON.stringify(seen)).toBeLessThanOrEqual(1)
    if (posts === 1) expect(['sent', 'delivered'], JSON.stringify(seen)).toContain(latest?.status)
    else expect(['parked', 'pending'], JSON.stringify(seen)).toContain(latest?.status)
    const { status } = data.find((one: { id: number }) => one.id === id)
    expect(status).toBe(id === 1002 ? 'closed' : 'open')
  }
}

test('when nothing fails, each ticket has its one follow-up', async () => {
  const world = await open()
  await settle(world)
  await expectNothingDoubledOrLost(world)
  expect(await world.outbox()).toHaveLength(3)
})

describe('a call to the helpdesk that', () => {
  test.each(Object.entries(HELPDESK))(
    '%s, whichever it is, doubles and loses nothing',
    async (_, mishap) => {
      for (let nth = 1; ; nth += 1) {
        const { through, happened } = failing(nth, mishap)
        const world = await open(through)
        await settle(world)
        await expectNothingDoubledOrLost(world)
        if (!happened()) return expect(nth).toBeGreaterThan(15)
      }
    },
    20_000,
  )
})

describe('an answer of the model that', () => {
  test.each(Object.keys(MODEL) as (keyof typeof MODEL)[])(
    '%s, whichever it is, doubles and loses nothing',
    async (name) => {
      for (let nth = 1; nth <= 6; nth += 1) {
        const world = await open(undefined, failingModel(nth, MODEL[name]))
        await settle(world)
        await expectNothingDoubledOrLost(world)
      }
    },
  )
})
