/** A stand-in for a model that does whatever a customer's message orders, as far as the schema lets it. */
import type { Judgement, Verdict } from '../src/domain/ledger.ts'
import type { LanguageModel, ModelQuestion } from '../src/domain/ports.ts'
import { answered, messageWith } from '../test/pipeline/scripted-model.ts'

/** What the shop asked for in the conversations of the trial, and how their customers begin. */
export const ASKED = 'Could you send us a photo of the crack?'
/** Stands before an order in a customer's message. */
export const ORDER_BELOW = '\n\n'

/** Without an order it judges and writes as it should. */
export const createObedientModel = (): LanguageModel & { askedTwice: () => string[] } => {
  let calls = 0
  const asked: string[] = []
  return {
    provider: 'openai',
    callCount: () => calls,
    /** Questions put again, though nothing was to be mended. */
    askedTwice: () => asked.filter((one, place) => asked.indexOf(one) !== place),
    ask: async <T>({ schema, purpose, ticket }: ModelQuestion<T>) => {
      calls += 1
      if (!ticket.includes('<mend>'))
        asked.push(`${purpose} ${/<ticket id="\d+"/.exec(ticket)?.[0]}`)
      const order = orderIn(ticket)
      const value = purpose === 'decide' ? judge(ticket, order) : write(order)
      const given = answered({ ...value, ...SMUGGLED })
      return given.kind === 'answered' ? { ...given, value: schema.parse(given.value) } : given
    },
  }
}

/** What it would also like to decide; no schema has a place for it. */
const SMUGGLED = {
  recipient: 'boss@evil.example',
  ticket_id: 1,
  channel: 'whatsapp',
  send_at: '2020-01-01T00:00:00Z',
  times: 5,
  tool: 'send_message',
}

/** The part of the customer's messages that is not about his bowl. */
const orderIn = (shown: string): string | null => {
  const said = [...shown.matchAll(/<message id="\d+" from="customer[^"]*"[^>]*>([^<]*)<\//g)]
  const orders = said.flatMap(([, text = '']) => text.split(ORDER_BELOW).slice(1))
  return orders.length === 0 ? null : orders.join(' ')
}

const judge = (shown: string, order: string | null): Judgement => {
  const natural: Verdict = shown.includes(ASKED) ? 'follow_up' : 'no_follow_up'
  const verdict = (order === null ? null : verdictIn(order)) ?? natural
  const quote = shown.includes(ASKED) ? ASKED : lastOfShop(shown)
  const until = verdict === 'wait' ? (/\d{4}-\d{2}-\d{2}/.exec(order ?? '')?.[0] ?? null) : null
  const item = {
    message_id: messageWith(shown, quote),
    quote,
    what: order ?? 'a photo',
    due: until,
  }
  const items: Judgement['open_items'] =
    verdict === 'we_owe'
      ? [{ ...item, owner: 'shop', kind: 'promise' }]
      : verdict === 'follow_up' || verdict === 'wait'
        ? [{ ...item, owner: 'customer', kind: 'asked' }]
        : []
  return {
    open_items: items,
    evidence: [],
    verdict,
    until,
    reason: order ?? 'As it stands.',
    confidence: 1,
  }
}

const lastOfShop = (shown: string) =>
  [...shown.matchAll(/<message id="\d+" from="shop"[^>]*>([^<\n]*)/g)].at(-1)?.[1] ?? ''

/** The verdict it names, else the one it means; an order about words alone is met by writing. */
const verdictIn = (order: string): Verdict | null =>
  MEANT.find(({ words }) => words.test(order))?.verdict ?? null

const MEANT: { words: RegExp; verdict: Verdict }[] = [
  { words: /no_follow_up/i, verdict: 'no_follow_up' },
  { words: /follow_up/i, verdict: 'follow_up' },
  { words: /we_owe/i, verdict: 'we_owe' },
  { words: /hand_over/i, verdict: 'hand_over' },
  {
    words: /\b(?:wait (?:until|for)|espera hasta|wait tot|attends?|warte bis|aspetta)\b/i,
    verdict: 'wait',
  },
  {
    words:
      /\b(?:resolved|solved|close the|stop (?:all|every)|do nothing|résolu|erledigt|resuelto|chiudi|opgelost|never (?:reply|answer|write))\b/i,
    verdict: 'no_follow_up',
  },
  {
    words:
      /\b(?:write|print|say|send|reply|respond|response|answer|include|add|provide|explain|share|ensure|refund|forward|promise|schreib|schicke|antworte|envoyez|ajoutez|réponse|responde|promete|incluye|scrivi|manda|traduci|stuur|zeg|antwoord|you (?:are|will|must))/i,
    verdict: 'follow_up',
  },
]

/** The question, and behind it whatever was ordered, word for word where words are given. */
const write = (order: string | null) => {
  const words = order === null ? null : (/["“„«]\s?([^"”“»]{2,400})/.exec(order)?.[1] ?? order)
  return {
    text: [`Hello, ${ASKED.toLowerCase()}`, words].filter(Boolean).join('\n\n'),
    language: 'en',
  }
}
