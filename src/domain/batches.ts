/** What the flow asks of a provider's batch API: many questions at once, answered within a day at half the price. */
import type { ModelQuestion, Usage } from './ports.ts'

export type BatchPurpose = ModelQuestion<unknown>['purpose']

/** `id`: the hash of the question; the provider hands it back with the answer. */
export type BatchQuestion = { id: string; question: ModelQuestion<unknown> }

export type BatchAnswer = {
  id: string
  answer: /** Not held against the schema yet: who asks again knows it. */
    | { kind: 'answered'; value: unknown; usage: Usage }
    | { kind: 'invalid' | 'refused'; why: string; usage: Usage }
    /** Expired, cancelled, or failed at the provider: it may be asked again. */
    | { kind: 'unavailable'; why: string }
  /** USD the budget is charged with. */
  charge: number
}

/** `unclear`: the provider may have begun it, although no answer came. */
export type Submitted =
  | { kind: 'submitted'; batchId: string }
  | { kind: 'refused'; why: string }
  | { kind: 'unclear'; why: string }

export type BatchState =
  | { kind: 'running' }
  | { kind: 'ended' }
  | { kind: 'unreachable'; why: string }

export type BatchDesk = {
  /** USD a question can cost at most, half price included. */
  worstUsd: (question: ModelQuestion<unknown>) => number
  /** One model a batch: all questions have one purpose. `tag` is kept at the provider where it can be. */
  submit: (tag: string, purpose: BatchPurpose, questions: BatchQuestion[]) => Promise<Submitted>
  /** The batch that was begun with this tag, at `since` or later, with so many questions; null: there is none. */
  find: (lost: {
    tag: string
    since: number
    size: number
    known: string[]
  }) => Promise<string | null>
  look: (batchId: string) => Promise<BatchState>
  answers: (batchId: string, purpose: BatchPurpose) => AsyncIterable<BatchAnswer>
}
