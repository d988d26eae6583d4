import { expect, test } from 'vitest'
import { z } from 'zod'
import type { LanguageModel, ModelAnswer, ModelQuestion } from '../../src/domain/ports.ts'
import { remembering } from '../../src/simulation/answers.ts'
import { fixedClock } from '../lib/fixed-clock.ts'
import { openPastStore } from './past-world.ts'

const USAGE = { model: 'gpt', tokens: { input: 10, cached: 0, output: 5 }, costUsd: 0.25 }
const schema = z.object({ text: z.string() })
const question = (more: Partial<ModelQuestion<z.infer<typeof schema>>> = {}) => ({
  ...{ purpose: 'draft' as const, instruction: 'Write.', ticket: '<ticket id="7">Hi</ticket>' },
  ...{ schema, schemaName: 'draft', ...more },
})

const setUp = (answers: ModelAnswer<unknown>[]) => {
  const asked: string[] = []
  const model: LanguageModel = {
    provider: 'openai',
    ask: async ({ ticket }) => {
      asked.push(ticket)
      const answer = answers.shift()
      if (answer === undefined) throw new Error('nobody planned this call')
      // The test gives answers of the question's own schema.
      return answer as never
    },
    callCount: () => asked.length,
  }
  const store = openPastStore()
  const again = (models: object) =>
    remembering(model, { answers: store.simulation, clock: fixedClock(), models })
  return { asked, store, again }
}

const HELLO: ModelAnswer<unknown> = { kind: 'answered', value: { text: 'Hello' }, usage: USAGE }

test('the same question is asked once, in another process too, and costs nothing the second time', async () => {
  const { asked, again } = setUp([HELLO])
  const first = again({ decide: 'a' })
  expect(await first.ask(question())).toEqual(HELLO)
  expect(first.paid()).toEqual({ usd: 0.25, answers: 1, remembered: 0 })
  const second = again({ decide: 'a' })
  expect(await second.ask(question())).toEqual(HELLO)
  expect(second.paid()).toEqual({ usd: 0, answers: 0, remembered: 1 })
  expect(asked).toHaveLength(1)
})

test('another model, instruction or ticket is another question', async () => {
  const { asked, again } = setUp([HELLO, HELLO, HELLO, HELLO])
  await again({ decide: 'a' }).ask(question())
  await again({ decide: 'b' }).ask(question())
  await again({ decide: 'a' }).ask(question({ instruction: 'Write well.' }))
  await again({ decide: 'a' }).ask(question({ ticket: '<ticket id="8">Hi</ticket>' }))
  expect(asked).toHaveLength(4)
})

test('what was no answer is asked again', async () => {
  const { asked, again } = setUp([
    { kind: 'unavailable', why: '503' },
    { kind: 'over_budget', why: 'spent' },
    HELLO,
  ])
  const model = again({})
  expect((await model.ask(question())).kind).toBe('unavailable')
  expect((await model.ask(question())).kind).toBe('over_budget')
  expect((await model.ask(question())).kind).toBe('answered')
  expect(asked).toHaveLength(3)
})
