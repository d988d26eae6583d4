/** What must hold after every event, as in production; and how a pass may fail. */
import { violationsOf } from '../../../src/domain/invariants.ts'
import { GorgiasError } from '../../../src/lib/errors.ts'
import type { Invariant } from './evidence.ts'

type Rows = { rows: Parameters<typeof violationsOf>[0] }

export const PRODUCTION_INVARIANTS: Invariant<Rows>[] = [
  {
    name: 'production_agrees',
    says: 'the invariants that also run in production hold',
    breaks: ({ rows }) => violationsOf(rows)[0]?.what ?? null,
  },
]

export const FAILURE_INVARIANTS: Invariant<unknown>[] = [
  {
    name: 'no_surprises',
    says: 'a pass fails only by what the helpdesk or the disk did',
    breaks: (error) => {
      if (error instanceof GorgiasError) return null
      const words = error instanceof Error ? error.message : String(error)
      return words.startsWith('SQLITE_FULL') ? null : words
    },
  },
]
