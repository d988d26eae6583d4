/** Says before the first model call what a simulation will cost, from a few customers' pasts. */
import { decideInstruction, describeTask, draftInstruction } from '../pipeline/context.ts'
import { prepare } from '../pipeline/due.ts'
import type { Chosen } from './choose.ts'
import { createReplay, type ReplayDeps } from './replay.ts'

export type Estimate = {
  /** Judgements. */
  cases: number
  /** Null: the model has no listed price. */
  usd: number | null
  /** Reads of single tickets. */
  reads: number
  /** Customers it was estimated from. */
  from: number
}

export type PriceOf = (
  purpose: 'decide' | 'draft',
  size: { input: string; output: number },
) => number | null

/** So many customers say enough about the others. */
const SAMPLE = 150
/** Tokens of an answer, and the share of judgements that are followed by a draft: on the dear side. */
const JUDGEMENT = 450
const DRAFT = 250
const DRAFTED = 0.7

export const estimate = async (
  deps: Omit<ReplayDeps, 'decideIn' | 'complete' | 'pause' | 'assumesKnown'>,
  chosen: Chosen,
  priceOf: PriceOf,
): Promise<Estimate> => {
  const every = Math.max(1, Math.floor(chosen.units.length / SAMPLE))
  const sample = chosen.units.filter((_, place) => place % every === 0)
  const seen = { cases: new Set<string>(), tickets: new Set<number>(), usd: 0 as number | null }
  const replay = createReplay({
    ...deps,
    assumesKnown: true,
    complete: async (known) => known,
    pause: async () => {},
    decideIn: () => async (due, situation) => {
      const id = `${due.ticket.id}-${due.facts.silence.anchor?.id}`
      if (!seen.cases.has(id)) {
        seen.cases.add(id)
        seen.tickets.add(due.ticket.id)
        const cost = costOf(prepare(due, situation), situation, priceOf)
        seen.usd = seen.usd === null || cost === null ? null : seen.usd + cost
      }
      return { kind: 'later', why: 'only estimated', isBudget: false }
    },
  })
  for (const unit of sample) await replay(unit)
  const scale = sample.length === 0 ? 0 : chosen.units.length / sample.length
  return {
    cases: Math.round(seen.cases.size * scale),
    usd: seen.usd === null ? null : seen.usd * scale,
    reads: Math.round(seen.tickets.size * scale),
    from: sample.length,
  }
}

const costOf = (
  work: ReturnType<typeof prepare>,
  { prompts }: Parameters<typeof prepare>[1],
  priceOf: PriceOf,
): number | null => {
  const decide = priceOf('decide', {
    input: decideInstruction(prompts, work.policy) + work.description,
    output: JUDGEMENT,
  })
  const task = describeTask([], { goal: null, language: 'en', maxWords: 0 })
  const draft = priceOf('draft', {
    input: draftInstruction(prompts, work.policy, work.persona) + work.description + task,
    output: DRAFT,
  })
  return decide === null || draft === null ? null : decide + DRAFTED * draft
}
