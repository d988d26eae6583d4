/** A language model that says what a test planned, and throws on a call nobody planned. */
import type { Judgement, OpenItem } from '../../src/domain/ledger.ts'
import type { LanguageModel, ModelAnswer, ModelQuestion, Usage } from '../../src/domain/ports.ts'

type Question = Omit<ModelQuestion<unknown>, 'schema'>

/** One planned answer. `ticket` null: whichever ticket asks first. */
export type Planned = {
  purpose: 'decide' | 'draft'
  ticket: number | null
  answer: (question: Question) => ModelAnswer<unknown>
}

export type ScriptedModel = LanguageModel & {
  /** Every question asked so far, in order. */
  asked: Question[]
  /** Plans still waiting for their call. */
  left: () => number
}

/** Each plan answers one call: the first that fits purpose and ticket. */
export const scriptedModel = (plans: Planned[]): ScriptedModel => {
  const open = [...plans]
  return modelOf((question) => {
    const ticket = ticketOf(question)
    const place = open.findIndex(
      (plan) => plan.purpose === question.purpose && (plan.ticket ?? ticket) === ticket,
    )
    const [plan] = place < 0 ? [] : open.splice(place, 1)
    if (plan === undefined)
      throw new Error(`nobody planned a ${question.purpose} call for ticket ${ticket}`)
    return plan.answer(question)
  }, open)
}

/** The same answers however often a ticket is asked about. */
export const steadyModel = (plans: Planned[]): ScriptedModel =>
  modelOf((question) => {
    const ticket = ticketOf(question)
    const plan = plans.find(
      (one) => one.purpose === question.purpose && (one.ticket ?? ticket) === ticket,
    )
    if (plan === undefined)
      throw new Error(`nobody planned a ${question.purpose} call for ticket ${ticket}`)
    return plan.answer(question)
  }, [])

const modelOf = (
  answer: (question: Question) => ModelAnswer<unknown>,
  open: Planned[],
): ScriptedModel => {
  const asked: Question[] = []
  return {
    provider: 'openai',
    asked,
    left: () => open.length,
    callCount: () => asked.length,
    ask: async <T>({ schema, ...question }: ModelQuestion<T>) => {
      asked.push(question)
      const given = answer(question)
      if (given.kind !== 'answered') return given
      return { ...given, value: schema.parse(given.value) }
    },
  }
}

export const USAGE: Usage = {
  model: 'gpt-test',
  tokens: { input: 900, cached: 600, output: 120 },
  costUsd: 0.002,
}

/** An item as a judge names it: by its words; the message is looked up in what the model was shown. */
export type Owed = Partial<OpenItem> & { quote: string }

type Given = Partial<Omit<Judgement, 'open_items'>> & { items?: Owed[] }

/** A judgement whose ledger quotes what it was shown. */
export const judges = (given: Given = {}, ticket: number | null = null): Planned => ({
  purpose: 'decide',
  ticket,
  answer: (question) => answered(judgementOn(question, given)),
})

/** The customer owes what `quote` asks him for. */
export const wantsFollowUp = (quote: string, ticket: number | null = null, given: Given = {}) =>
  judges({ verdict: 'follow_up', items: [{ quote }], ...given }, ticket)

export const drafts = (text: string, ticket: number | null = null, language = 'en'): Planned => ({
  purpose: 'draft',
  ticket,
  answer: () => answered({ text, language }),
})

/** No judgement or draft: what the provider did instead. */
export const fails = (
  purpose: Planned['purpose'],
  kind: 'unavailable' | 'over_budget' | 'invalid' | 'refused',
  ticket: number | null = null,
): Planned => ({
  purpose,
  ticket,
  answer: () =>
    kind === 'unavailable' || kind === 'over_budget'
      ? { kind, why: `planned: ${kind}` }
      : { kind, why: `planned: ${kind}`, usage: USAGE },
})

export const answered = (value: unknown): ModelAnswer<unknown> => ({
  kind: 'answered',
  value,
  usage: USAGE,
})

const judgementOn = (question: Question, { items = [], ...given }: Given): Judgement => ({
  open_items: items.map((item) => ({
    owner: 'customer',
    kind: 'asked',
    what: 'a photo',
    due: null,
    message_id: messageWith(question.ticket, item.quote),
    ...item,
  })),
  evidence: [],
  verdict: 'no_follow_up',
  until: null,
  reason: 'As planned.',
  confidence: 0.95,
  ...given,
})

/** Id of the message or note that holds these words; 0 when none does. */
export const messageWith = (shown: string, words: string): number => {
  const lines = [...shown.matchAll(/<(?:message|note) id="(\d+)"[^>]*>([^<]*)<\//g)]
  return Number(lines.find(([, , text]) => text?.includes(words))?.[1] ?? 0)
}

const ticketOf = ({ ticket }: Question) => Number(/<ticket id="(\d+)"/.exec(ticket)?.[1] ?? 0)
