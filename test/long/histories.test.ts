/** Lives through three hundred histories of delivery; `npm run histories` lives through as many as you like. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { runHistory } from '../histories/history.ts'
import { listInvariants } from '../histories/invariants/all.ts'
import { FOUND } from '../histories/seeds.ts'

const SEEDS = Array.from({ length: 300 }, (_, n) => n + 1)

describe('a history of delivery', () => {
  test('keeps every promise, whatever goes wrong in it', { timeout: 400_000 }, async () => {
    const broken: object[] = []
    const faults = new Set<string>()
    let posts = 0
    for (const seed of SEEDS) {
      const history = await runHistory(seed)
      posts += history.posts
      for (const fault of Object.keys(history.faults)) faults.add(fault)
      if (history.violations.length > 0)
        broken.push({ seed, violations: history.violations, trace: history.trace })
    }
    expect(broken).toEqual([])
    // Nothing was proven if nothing left, or nothing went wrong.
    expect(posts).toBeGreaterThan(SEEDS.length)
    expect(faults.size).toBeGreaterThan(15)
  })

  test('is the same for the same seed', async () => {
    const first = await runHistory(2)
    const second = await runHistory(2)
    expect(second.hash).toBe(first.hash)
    expect(first.events).toBeGreaterThan(500)
  })

  test.each(FOUND)('%i keeps what it once broke: %s', async (seed) => {
    expect((await runHistory(seed)).violations).toEqual([])
  })
})

test('every invariant stands in docs/reliability.md', () => {
  const docs = readFileSync(new URL('../../docs/reliability.md', import.meta.url), 'utf8')
  expect(docs).toContain(listInvariants())
})
