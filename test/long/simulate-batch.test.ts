import { describe, expect, onTestFinished, test } from 'vitest'
import { createBatchDesk } from '../../src/llm/batch.ts'
import { type Batching, openBatching } from '../../src/simulation/batching.ts'
import type { Store } from '../../src/store/store.ts'
import { fixedClock } from '../lib/fixed-clock.ts'
import { connect } from '../llm/setup.ts'
import { memorySpending } from '../llm/spending.ts'
import { openPastStore, simulatePast } from '../simulation/past-world.ts'
import { asksForPhoto } from '../stand-ins/asking.ts'
import {
  type BatchStandIn,
  type BatchStandInOptions,
  startBatchStandIn,
} from '../stand-ins/batches.ts'
import type { StandInRequest } from '../stand-ins/serving.ts'

const KEY = 'sk-test-batch'
/** On a busy machine, ms. */
const SLOW = 30_000
const SANDBOX = { count: 14, days: 60, seed: 3 }

const answer = ({ purpose, ticket }: StandInRequest) =>
  purpose === 'decide'
    ? { json: asksForPhoto(ticket) }
    : { json: { text: 'Could you send us the photo, please?', language: 'en' } }

const begin = async (
  provider: 'openai' | 'anthropic',
  options: Partial<BatchStandInOptions> = {},
) => {
  const standIn = await startBatchStandIn(provider, { answer, key: KEY, ...options })
  onTestFinished(() => standIn.close())
  return { standIn, provider, spending: memorySpending() }
}

const open = (
  { standIn, provider, spending }: Awaited<ReturnType<typeof begin>>,
  store: Store,
  more: { size?: number } = {},
): Promise<Batching> => {
  // The provider's own address has list prices; every call is led to the stand-in.
  const lead: typeof fetch = (url, init) => {
    const { pathname, search } = new URL(url instanceof Request ? url.url : url)
    return fetch(new URL(pathname + search, standIn.url), init)
  }
  return openBatching({
    desk: createBatchDesk({ provider, apiKey: KEY, fetch: lead }),
    ...{ provider, models: { decide: 'a' }, spending, clock: fixedClock(), ...more },
    ...{ answers: store.simulation, facts: store.simulation },
  })
}

const replay = (batching: Batching, store: Store, isStopping = () => false) =>
  simulatePast({
    sandbox: SANDBOX,
    mind: { kind: 'model', model: batching.model },
    ...{ batching, store, isStopping },
  })

const asked = ({ requests }: BatchStandIn) =>
  requests.map(({ instruction, ticket }) => `${instruction}${ticket}`)

describe.each(['openai', 'anthropic'] as const)('a simulation by batches of %s', (provider) => {
  test(
    'asks every question once, decides on all answers, and is charged half',
    async () => {
      const world = await begin(provider)
      const batching = await open(world, openPastStore())
      const past = await replay(batching, openPastStore())
      expect(past.ended.kind).toBe('finished')
      const judged = past.cases.flatMap(({ end }) => (end.kind === 'judged' ? end.decision : []))
      expect(judged.filter(({ draft }) => draft !== null).length).toBeGreaterThan(2)
      expect(past.cases.filter(({ end }) => end.kind === 'unreadable')).toEqual([])
      const questions = asked(world.standIn)
      expect(new Set(questions).size).toBe(questions.length)
      const { usd, answers } = batching.model.paid()
      expect(answers).toBe(questions.length)
      expect(world.spending.spent()).toBeCloseTo(usd ?? -1, 9)
      // The same questions one by one cost twice as much.
      const single = await connect({ way: provider === 'openai' ? 'responses' : provider, answer })
      await simulatePast({ sandbox: SANDBOX, mind: { kind: 'model', model: single.model } })
      expect(single.standIn.requests).toHaveLength(questions.length)
      expect(single.spending.spent()).toBeCloseTo(2 * world.spending.spent(), 9)
    },
    SLOW,
  )

  test(
    'that is stopped while a batch runs is gone on with, and nothing is paid twice',
    async () => {
      const world = await begin(provider)
      const store = openPastStore()
      let waits = false
      const first = await open(world, store)
      const torn: Batching = {
        ...first,
        next: (hooks) =>
          first.next({
            ...hooks,
            onProgress: () => {
              waits = true
            },
          }),
      }
      const stopped = await replay(torn, store, () => waits)
      expect(stopped.ended.kind).toBe('stopped')
      const sent = world.standIn.requests.length
      expect(sent).toBeGreaterThan(0)

      const second = await open(world, store)
      const past = await replay(second, store)
      expect(past.ended.kind).toBe('finished')
      const questions = asked(world.standIn)
      expect(new Set(questions).size).toBe(questions.length)
      expect(second.model.paid().answers).toBe(questions.length)
      expect(world.spending.calls.every(({ settled }) => settled !== null)).toBe(true)
    },
    SLOW,
  )

  test('finds a batch again whose beginning nobody heard of', async () => {
    const world = await begin(provider, { losesAnswer: (nth) => nth === 1 })
    const store = openPastStore()
    const past = await replay(await open(world, store), store)
    expect(past.ended.kind).toBe('finished')
    const questions = asked(world.standIn)
    expect(new Set(questions).size).toBe(questions.length)
  })

  test(
    'asks again what ran out of time, and sends many small batches',
    async () => {
      const world = await begin(provider, { expires: (id, nth) => nth === 0 && id < '8' })
      const store = openPastStore()
      const batching = await open(world, store, { size: 4 })
      const past = await replay(batching, store)
      expect(past.ended.kind).toBe('finished')
      expect(past.cases.filter(({ end }) => end.kind === 'unreadable')).toEqual([])
      expect(Math.max(...world.standIn.sizes())).toBe(4)
      expect(world.standIn.sizes().length).toBeGreaterThan(3)
    },
    SLOW,
  )

  test('says why a key is refused and keeps what it had', async () => {
    const world = await begin(provider, { key: 'sk-another' })
    const store = openPastStore()
    const past = await replay(await open(world, store), store)
    expect(past.ended).toMatchObject({
      kind: 'stopped',
      why: expect.stringContaining('the key was refused'),
    })
    expect(world.spending.spent()).toBe(0)
  })
})

test(
  'a batch that the money does not allow is made smaller, and what is left of it comes later',
  async () => {
    const world = await begin('openai')
    const store = openPastStore()
    const tight = { ...world, spending: memorySpending(0.1) }
    const past = await replay(await open(tight, store), store)
    expect(past.ended.kind).toBe('finished')
    expect(world.standIn.sizes().length).toBeGreaterThan(3)
    expect(tight.spending.spent()).toBeLessThanOrEqual(0.1)
    const questions = asked(world.standIn)
    expect(new Set(questions).size).toBe(questions.length)

    const poor = { ...world, spending: memorySpending(0.000_01) }
    const broke = await replay(await open(poor, openPastStore()), openPastStore())
    expect(broke.ended).toMatchObject({ kind: 'stopped', why: expect.stringContaining('budget') })
    expect(asked(world.standIn)).toHaveLength(questions.length)
  },
  SLOW,
)
