import { describe, expect, test } from 'vitest'
import type { LanguageModel } from '../../src/domain/ports.ts'
import type { Mind } from '../../src/pipeline/judge.ts'
import { ASKED, fileOf, type Said, ticket } from '../pipeline/tickets.ts'
import { openPastStore, simulatePast } from './past-world.ts'

const D = 24
const SAID: Said[] = [
  ['customer', 'Hello, my bowl is broken.', 31 * D],
  ['agent', ASKED, 30 * D],
]
const sandbox = () => ({
  tickets: fileOf(Array.from({ length: 20 }, (_, n) => ticket(n + 1, SAID))),
})

const USAGE = { model: 'gpt', tokens: { input: 100, cached: 0, output: 10 }, costUsd: 0.01 }

/** Finds nothing open; has money for so many questions. */
const modelWith = (questions: number) => {
  let asked = 0
  const model: LanguageModel = {
    provider: 'openai',
    ask: async ({ purpose }) => {
      if (purpose !== 'decide') throw new Error('nothing is drafted here')
      if (asked >= questions) return { kind: 'over_budget', why: 'the purse is empty' }
      asked += 1
      const value = {
        ...{ open_items: [], evidence: [], verdict: 'no_follow_up', until: null },
        ...{ reason: 'Nothing is open.', confidence: 0.9 },
      }
      // The schema of judgements is satisfied by this value.
      return { kind: 'answered', value: value as never, usage: USAGE }
    },
    callCount: () => asked,
  }
  const mind: Mind = { kind: 'model', model }
  return { mind, asked: () => asked }
}

describe('what a simulation costs', () => {
  test('is estimated before the first question, from what would be asked', async () => {
    const { mind } = modelWith(100)
    const past = await simulatePast({ sandbox: sandbox(), mind })
    if (past.ended.kind !== 'finished') throw new Error('it stopped')
    const { estimate, share } = past.ended.frame
    expect(estimate).toMatchObject({ cases: 20, reads: 20, from: 20 })
    expect(estimate.usd).toBeGreaterThan(0)
    expect(share).toBe(1)
  })

  test('is kept under the limit by a sample that is stated', async () => {
    const whole = await simulatePast({ sandbox: sandbox(), mind: modelWith(100).mind })
    if (whole.ended.kind !== 'finished') throw new Error('it stopped')
    const maxUsd = (whole.ended.frame.estimate.usd ?? 0) / 2
    const { mind, asked } = modelWith(100)
    const past = await simulatePast({ sandbox: sandbox(), mind, plan: { maxUsd } })
    if (past.ended.kind !== 'finished') throw new Error('it stopped')
    expect(past.ended.frame.share).toBeCloseTo(0.45)
    expect(asked()).toBe(9)
    expect((await past.report()).funnel.tickets).toMatchObject({ of: 20, chosen: 9, replayed: 9 })
  })

  test('stops it when the purse is empty, and the next start asks only for the rest', async () => {
    const store = openPastStore()
    const poor = modelWith(7)
    const first = await simulatePast({ sandbox: sandbox(), mind: poor.mind, store })
    expect(first.ended).toMatchObject({
      kind: 'stopped',
      why: 'the purse is empty',
      done: 7,
      of: 20,
    })
    const rich = modelWith(100)
    const second = await simulatePast({ sandbox: sandbox(), mind: rich.mind, store })
    expect(second.ended.kind).toBe('finished')
    expect(rich.asked()).toBe(13)
    expect(second.cases).toHaveLength(20)
  })

  test('a model that does not answer leaves its cases unreadable, never "nothing to do"', async () => {
    const mind: Mind = {
      kind: 'model',
      model: {
        provider: 'openai',
        ask: async () => ({ kind: 'unavailable', why: '503' }),
        callCount: () => 0,
      },
    }
    const past = await simulatePast({ sandbox: sandbox(), mind })
    const { funnel, scores } = await past.report()
    expect(funnel.unreadable).toEqual({ 'the model did not answer': 20 })
    expect([funnel.judged, scores.cases]).toEqual([{}, 0])
  })
})

test('a simulation that is told to stop goes on where it was', async () => {
  const store = openPastStore()
  let looks = 0
  const first = await simulatePast({ sandbox: sandbox(), store, isStopping: () => ++looks > 9 })
  expect(first.ended.kind).toBe('stopped')
  const second = await simulatePast({ sandbox: sandbox(), store })
  expect(second.ended.kind).toBe('finished')
  expect(second.cases).toHaveLength(20)
})
