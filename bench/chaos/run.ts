/** Several lanes at once share a number of kills. */
import { createRandom } from '../../src/lib/random.ts'
import { type Kills, liveLane } from './lane.ts'
import { startModel } from './model.ts'
import { judge, type Verdict } from './verdict.ts'

export type ChaosOptions = {
  kills: number
  seed: number
  lanes: number
  /** Told now and then how many kills are left. */
  onProgress?: (left: number) => void
}

export type ChaosEnd = Verdict & { seconds: number; lanes: number; seed: number }

export const runChaos = async ({ kills, seed, lanes, onProgress }: ChaosOptions) => {
  const began = performance.now()
  const model = await startModel()
  const random = createRandom(seed)
  let left = kills
  const shared: Kills = {
    take: () => {
      if (left <= 0) return false
      left -= 1
      // Nobody asks what the model was asked.
      model.requests.length = 0
      onProgress?.(left)
      return true
    },
    giveBack: () => {
      left += 1
    },
  }
  try {
    const lived = await Promise.all(
      Array.from({ length: lanes }, () =>
        liveLane({ seed: random.between(1, 1_000_000_000), model, kills: shared }),
      ),
    )
    const seconds = (performance.now() - began) / 1000
    return { ...judge(lived), seconds, lanes, seed } satisfies ChaosEnd
  } finally {
    await model.close()
  }
}
