/** Twenty deaths at random moments on a line that swallows answers: nothing leaves twice, nothing is lost. */
import { expect, it } from 'vitest'
import { killWhilePosting, sayAftermath } from '../e2e/killing.ts'

it('posts on every due ticket exactly once although it is killed twenty times while posting', async () => {
  const aftermath = await killWhilePosting({
    kills: 20,
    tickets: 80,
    seed: 20,
    faults: { commit_then_drop: 0.3 },
  })
  console.info(sayAftermath(aftermath))
  const { kills, marks, ends, quiet } = aftermath
  expect(kills.filter(({ hit }) => hit)).toHaveLength(20)
  expect(new Set(kills.map(({ command }) => command))).toEqual(new Set(['run', 'serve']))
  // Some of them died between the commitment and the answer: that is where a post may be doubled or lost.
  expect(kills.filter(({ left }) => (left.sending ?? 0) > 0).length).toBeGreaterThanOrEqual(3)
  expect([...marks].filter(([, found]) => found.length !== 1)).toEqual([])
  expect(ends).toHaveLength(80)
  expect(ends.filter(({ status }) => !['sent', 'delivered'].includes(status))).toEqual([])
  expect(quiet.at(-1)?.code).toBe(0)
})
