/** A model that is asked once: what it answered to the same question before is taken from what was kept. */
import type { LanguageModel, ModelAnswer, ModelQuestion } from '../domain/ports.ts'
import type { Clock } from '../lib/clock.ts'
import { sha256 } from '../lib/hash.ts'
import type { Store } from '../store/store.ts'

export type Remembered = LanguageModel & {
  /** What this process paid; null once a cost was unknown. */
  paid: () => { usd: number | null; answers: number; remembered: number }
}

export type Kept = Extract<ModelAnswer<unknown>, { kind: 'answered' | 'invalid' | 'refused' }>

/** `models`: which model decides and which drafts; another model is another question. */
export const remembering = (
  model: LanguageModel,
  { answers, clock, models }: { answers: Store['simulation']; clock: Clock; models: object },
): Remembered => {
  let usd: number | null = 0
  let asked = 0
  let remembered = 0
  const ask = async <T>(question: ModelQuestion<T>): Promise<ModelAnswer<T>> => {
    const inputHash = hashOf(model.provider, models, question)
    // Written below, from an answer to this very question.
    const known = (await answers.answer(inputHash)) as Kept | null
    const again = known === null ? null : readAgain(known, question)
    if (again !== null) {
      remembered += 1
      return again
    }
    const answer = await model.ask(question)
    if (answer.kind === 'unavailable' || answer.kind === 'over_budget') return answer
    asked += 1
    usd = usd === null || answer.usage.costUsd === null ? null : usd + answer.usage.costUsd
    await answers.saveAnswer({
      inputHash,
      ticketId: ticketIn(question.ticket),
      answer,
      at: clock.wall(),
    })
    return answer
  }
  return { ...model, ask, paid: () => ({ usd, answers: asked, remembered }) }
}

/** Everything that could make the answer another one. */
export const hashOf = <T>(
  provider: string,
  models: object,
  { purpose, instruction, ticket, schemaName }: ModelQuestion<T>,
) => sha256(JSON.stringify([provider, models, purpose, instruction, ticket, schemaName]))

/** Null: it is not of the schema, which may have changed since. */
export const readAgain = <T>(known: Kept, { schema }: ModelQuestion<T>): ModelAnswer<T> | null => {
  if (known.kind !== 'answered') return known
  const read = schema.safeParse(known.value)
  return read.success ? { ...known, value: read.data } : null
}

/** The ticket a question is about, so that it can be forgotten with its customer. */
export const ticketIn = (text: string): number | null => {
  const found = /<ticket id="(\d+)"/.exec(text)
  return found ? Number(found[1]) : null
}
