/** What both providers' batch APIs are asked, and what they bring back. */
import type { BatchDesk, BatchState, Submitted } from '../domain/batches.ts'
import type { Call, Reply } from './call.ts'
import { statusOf } from './failure.ts'

/** A call without a signal: nobody waits for a batch. */
export type BatchCall = Omit<Call, 'signal'>

/** A provider's part: one HTTP request each, but for results that come in pages. */
export type Batches = {
  submit: (tag: string, calls: { id: string; call: BatchCall }[]) => Promise<Submitted>
  find: BatchDesk['find']
  look: (batchId: string) => Promise<BatchState>
  /** Null: the provider answered nothing to this one. */
  replies: (batchId: string) => AsyncIterable<{ id: string; reply: Reply | null; why: string }>
}

/** Clocks of two machines differ by less, ms. */
export const CLOCKS_DIFFER = 60_000

/** Words of the server that nothing was begun. */
export const isSurelyRefused = (error: unknown) => {
  const status = statusOf(error)
  return status !== null && status >= 400 && status < 500 && status !== 408 && status !== 409
}
