/** Asks for a judgement and holds it against the conversation; a false quote gets one chance to be mended. */
import { type Judgement, judgementSchema } from '../domain/ledger.ts'
import type { Mask } from '../domain/masking.ts'
import type { LanguageModel, ModelAnswer, Usage } from '../domain/ports.ts'
import { falseQuotes } from '../domain/quotes.ts'
import type { Message, Ticket } from '../domain/ticket.ts'
import type { Instant } from '../lib/clock.ts'
import { judgeOffline, openAfter } from '../offline/judge.ts'

/** Who judges and writes: a model, or rules. */
export type Mind = { kind: 'model'; model: LanguageModel } | { kind: 'offline' }

/** What cannot be had now: `later` is asked again at the next pass, `parked` waits for a person. */
export type NoAnswer =
  | { kind: 'later'; why: string; isBudget: boolean }
  | { kind: 'parked'; why: string; usage: Usage }

export type Judged = { kind: 'judged'; judgement: Judgement; usage: Usage }

export type JudgeRequest = {
  ticket: Ticket
  now: Instant
  instruction: string
  description: string
  mask: Mask
  /** What else is wrong with a judgement, in words the judge can mend it by. */
  objections: (judgement: Judgement) => string[]
}

export const createJudge =
  (mind: Mind) =>
  async (request: JudgeRequest): Promise<Judged | NoAnswer> => {
    if (mind.kind === 'offline') return judgeByRules(request)
    const first = await ask(mind.model, request, request.description)
    if (first.kind !== 'judged') return first
    const wrong = whatIsWrong(first.judgement, request)
    if (wrong.length === 0) return first
    const again = await ask(mind.model, request, `${request.description}\n${plea(wrong)}`)
    if (again.kind === 'later') return again
    const usage = addUsage(first.usage, again.usage)
    if (again.kind === 'parked') return { ...again, usage }
    const lies = falseQuotes(again.judgement, request.ticket.messages)
    return lies.length === 0
      ? { ...again, usage }
      : { kind: 'parked', why: `the model quoted words nobody wrote: ${lies.join('; ')}`, usage }
  }

/** Does the customer owe something we asked for? By rules alone, whoever judges the rest. */
export const owesAnswer = (messages: Message[]): boolean =>
  openAfter(messages).some(({ owner, kind }) => owner === 'customer' && kind === 'asked')

/** Reads an answer that is not one. */
export const withoutAnswer = <T>(
  answer: Exclude<ModelAnswer<T>, { kind: 'answered' }>,
): NoAnswer => {
  switch (answer.kind) {
    case 'unavailable':
      return { kind: 'later', why: answer.why, isBudget: false }
    case 'over_budget':
      return { kind: 'later', why: answer.why, isBudget: true }
    case 'refused':
      return { kind: 'parked', why: `the model refused: ${answer.why}`, usage: answer.usage }
    case 'invalid':
      return {
        kind: 'parked',
        why: `the model's answer is unusable: ${answer.why}`,
        usage: answer.usage,
      }
  }
}

/** A cost nobody knows makes the sum unknown. */
export const addUsage = (a: Usage, b: Usage): Usage => ({
  model: b.model,
  tokens: {
    input: a.tokens.input + b.tokens.input,
    cached: a.tokens.cached + b.tokens.cached,
    output: a.tokens.output + b.tokens.output,
  },
  costUsd: a.costUsd === null || b.costUsd === null ? null : a.costUsd + b.costUsd,
})

export const FREE: Usage = {
  model: 'rules',
  tokens: { input: 0, cached: 0, output: 0 },
  costUsd: 0,
}

const judgeByRules = ({ ticket, now }: JudgeRequest): Judged => ({
  kind: 'judged',
  judgement: judgeOffline({ messages: ticket.messages, now }),
  usage: FREE,
})

const ask = async (
  model: LanguageModel,
  { instruction, mask }: JudgeRequest,
  ticket: string,
): Promise<Judged | NoAnswer> => {
  const question = { purpose: 'decide' as const, instruction, schemaName: 'judgement' }
  const once = await model.ask({ ...question, ticket, schema: judgementSchema })
  if (once.kind === 'answered')
    return { kind: 'judged', judgement: unmask(once.value, mask), usage: once.usage }
  if (once.kind !== 'invalid') return withoutAnswer(once)
  const twice = await model.ask({
    ...question,
    ticket: `${ticket}\n${plea([once.why])}`,
    schema: judgementSchema,
  })
  if (twice.kind === 'answered')
    return {
      kind: 'judged',
      judgement: unmask(twice.value, mask),
      usage: addUsage(once.usage, twice.usage),
    }
  return withoutAnswer(twice)
}

const whatIsWrong = (judgement: Judgement, { ticket, objections }: JudgeRequest) => [
  ...falseQuotes(judgement, ticket.messages),
  ...objections(judgement),
]

/** What goes behind a question that was answered wrongly. */
export const plea = (wrong: string[]) =>
  `<mend>\nYour last answer cannot be used:\n${wrong.map((line) => `- ${line}`).join('\n')}\nAnswer again, complete and corrected.\n</mend>`

/** Personal data comes back before any quote is checked. */
const unmask = (judgement: Judgement, { restore }: Mask): Judgement => ({
  ...judgement,
  reason: restore(judgement.reason),
  open_items: judgement.open_items.map((item) => ({
    ...item,
    what: restore(item.what),
    quote: restore(item.quote),
  })),
  evidence: judgement.evidence.map((quote) => ({ ...quote, quote: restore(quote.quote) })),
})
