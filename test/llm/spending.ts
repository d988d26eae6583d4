/** A day's spending in memory, with the promises of the real one. */
import type { Spending } from '../../src/domain/ports.ts'

export type MemorySpending = Spending & {
  /** Reserved and settled together, as the budget sees it. */
  spent: () => number
  /** One entry a call: what was reserved, and what it came to (null while open). */
  calls: { reserved: number; settled: number | null }[]
}

/** `budget` 0 means none. */
export const memorySpending = (budget = 0): MemorySpending => {
  const calls: MemorySpending['calls'] = []
  const spent = () => calls.reduce((sum, call) => sum + (call.settled ?? call.reserved), 0)
  return {
    calls,
    spent,
    reserve: async (worst) => {
      if (budget > 0 && spent() + worst > budget) return null
      return String(calls.push({ reserved: worst, settled: null }) - 1)
    },
    settle: async (reservation, usd) => {
      const call = calls[Number(reservation)]
      if (!call || call.settled !== null) throw new Error(`no open reservation ${reservation}`)
      call.settled = usd
    },
  }
}
