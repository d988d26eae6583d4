import { describe, expect, it } from 'vitest'
import {
  bootstrapInterval,
  calibrationBins,
  calibrationError,
  mcnemar,
} from '../../src/lib/statistics.ts'

const share = (drawn: readonly boolean[]) => drawn.filter(Boolean).length / drawn.length
const eightyOfHundred = Array.from({ length: 100 }, (_, place) => place < 80)

describe('bootstrap interval', () => {
  it('is as wide as the binomial says and holds the figure', () => {
    const found = bootstrapInterval(eightyOfHundred, share)
    // 0.8 ± 1.96 · √(0.8 · 0.2 / 100) = 0.72 … 0.88
    expect(found?.low).toBeCloseTo(0.72, 1)
    expect(found?.high).toBeCloseTo(0.88, 1)
    expect(found?.low).toBeLessThan(0.8)
    expect(found?.high).toBeGreaterThan(0.8)
  })

  it('is the same for the same seed and another for another', () => {
    const once = bootstrapInterval(eightyOfHundred, share, { seed: 7, rounds: 200 })
    expect(bootstrapInterval(eightyOfHundred, share, { seed: 7, rounds: 200 })).toEqual(once)
    const seeds = [8, 9, 10, 11].map((seed) =>
      JSON.stringify(bootstrapInterval(eightyOfHundred, share, { seed, rounds: 200 })),
    )
    expect(seeds.some((each) => each !== JSON.stringify(once))).toBe(true)
  })

  it('draws the cases of one customer together, which widens it', () => {
    const single = bootstrapInterval(eightyOfHundred, share)
    const byTens = bootstrapInterval(eightyOfHundred, share, {
      groupOf: (index) => String(Math.floor(index / 10)),
    })
    const width = (found: typeof single) => (found?.high ?? 0) - (found?.low ?? 0)
    expect(width(byTens)).toBeGreaterThan(1.5 * width(single))
  })

  it('is a point where all agree and nothing where there is nothing', () => {
    expect(bootstrapInterval([true, true, true], share)).toEqual({ low: 1, high: 1 })
    expect(bootstrapInterval([], share)).toBeNull()
    expect(bootstrapInterval([true], () => null)).toBeNull()
  })
})

describe('McNemar', () => {
  const pairs = (lost: number, won: number, same: number) => [
    ...Array.from({ length: lost }, () => ({ before: true, after: false })),
    ...Array.from({ length: won }, () => ({ before: false, after: true })),
    ...Array.from({ length: same }, (_, place) => ({
      before: place % 2 > 0,
      after: place % 2 > 0,
    })),
  ]

  it.each([
    // lost, won, p by hand: 2 · Σ C(n, k) / 2ⁿ
    [0, 0, 1],
    [0, 1, 1],
    [0, 5, 2 / 32],
    [0, 6, 2 / 64],
    [1, 9, (2 * 11) / 1024],
    [5, 5, 1],
    [3, 3, 1],
  ])('finds p exactly for %i lost and %i won', (lost, won, p) => {
    const found = mcnemar(pairs(lost, won, 40))
    expect(found).toMatchObject({ lost, won })
    expect(found.p).toBeCloseTo(p, 10)
  })

  it('does not depend on how many agree, and stays a number for thousands', () => {
    expect(mcnemar(pairs(2, 9, 0)).p).toBe(mcnemar(pairs(2, 9, 500)).p)
    const many = mcnemar(pairs(1500, 1600, 0)).p
    expect(many).toBeGreaterThan(0.05)
    expect(many).toBeLessThan(0.1)
  })
})

describe('calibration', () => {
  it('puts each threshold into the upper bin, and 1 into the last', () => {
    const bins = calibrationBins(
      [0, 0.19, 0.2, 0.8, 1].map((confidence) => ({ confidence, right: true })),
    )
    expect(bins.map(({ count }) => count)).toEqual([2, 1, 0, 0, 2])
    expect(bins[2]).toMatchObject({ meanConfidence: null, shareRight: null })
  })

  it('measures how far the claims are from the truth', () => {
    const said = Array.from({ length: 10 }, (_, place) => ({ confidence: 0.9, right: place < 6 }))
    expect(calibrationError(calibrationBins(said))).toBeCloseTo(0.3, 10)
    expect(calibrationError(calibrationBins([]))).toBeNull()
  })
})
