import { expect, test } from 'vitest'
import { type BreakerFacts, whyBroken } from '../../src/domain/breaker.ts'

const judged = (approved: number, rejected: number): BreakerFacts['judged'] => [
  ...Array.from({ length: approved }, () => 'approved' as const),
  ...Array.from({ length: rejected }, () => 'rejected' as const),
]

test.each<[string, Partial<BreakerFacts>, RegExp | null]>([
  ['nothing', {}, null],
  ['one reply after a word of the customer', { overtaken: 1 }, null],
  ['two of them', { overtaken: 2 }, /after the customer had written/],
  ['two set aside', { parked: 2 }, null],
  ['three set aside', { parked: 3 }, /set aside/],
  ['ten of twenty rejected', { judged: judged(10, 10) }, null],
  ['eleven of twenty rejected', { judged: judged(9, 11) }, /rejected 11 of the last 20/],
  ['all of nineteen rejected', { judged: judged(0, 19) }, null],
])('%s', (_, facts, reason) => {
  const why = whyBroken({ overtaken: 0, parked: 0, judged: [], ...facts })
  if (reason === null) expect(why).toBeNull()
  else expect(why).toMatch(reason)
})
