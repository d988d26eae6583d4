/** Thirty deaths (`npm run chaos` dies as often as you like) at random moments on a line that swallows questions and answers: nothing leaves twice, nothing is lost. */
import { expect, it } from 'vitest'
import { runChaos } from '../../bench/chaos/run.ts'
import { sayChaos } from '../../bench/chaos/table.ts'

const KILLS = 30
/** Everything waits for what happens, not for a duration: a busy machine only takes longer. */
const PATIENCE = 240_000
/** Of each: a run in which nothing of it happened would prove nothing. */
const LEAST = { midPost: 4, posts: 60, answered: 1, pairs: 1 }

it('no ticket gets two messages and none is lost while the program is killed thirty times', {
  timeout: PATIENCE,
}, async () => {
  const end = await runChaos({ kills: KILLS, seed: 20, lanes: 4 })
  console.info(sayChaos(end))
  const { duplicates, losses, late, violations } = end
  expect({ duplicates, losses, late, violations }).toEqual({
    duplicates: [],
    losses: [],
    late: [],
    violations: [],
  })
  expect(end.kills).toBeGreaterThanOrEqual(KILLS * 0.9)
  for (const what of ['midPost', 'posts', 'answered', 'pairs'] as const)
    expect(end[what], what).toBeGreaterThanOrEqual(LEAST[what])
})
