/** Tests that each claim of a draft is shown with the words it comes from. */
import { describe, expect, it } from 'vitest'
import { claimsOf } from '../../src/guardrails/claim-sources.ts'
import { inspectDraft } from '../../src/guardrails/rules.ts'
import { context, message, order } from '../fixtures/drafts/draft-case.ts'

const MONDAY = Date.parse('2026-11-16T10:00:00Z')

const given = context({
  messages: [
    { ...message('customer', 'I paid 120 euros. It is order 1042.'), id: 11 },
    {
      ...message('agent', 'Hello. It costs 1.234,50 €. A carrier comes on 3 December. Fine?'),
      id: 12,
    },
  ],
  orders: [order()],
  customerLanguage: 'fr',
})

const claims = (text: string, over = {}) => claimsOf({ text }, { ...given, ...over })

/** Is `sum`, which only the customer wrote, held up? */
const blocked = (text: string, sum: string, language: string) =>
  inspectDraft(
    { subject: '', text, language },
    context({ messages: [message('customer', `${sum}.`)], customerLanguage: language }),
  ).some(({ rule, excerpt }) => rule === 'claims' && excerpt.includes('100'))

describe('a claim', () => {
  it('names its kind, its place and the sentence that proves it', () => {
    const text = 'C’est €1,234.50 le 03/12, commande #1042 ?'
    expect(claims(text).map(({ text: words, kind, source }) => [words, kind, source])).toEqual([
      ['€1,234.50', 'amount', { voice: 'shop', messageId: 12, quote: 'It costs 1.234,50 €.' }],
      ['03/12', 'date', { voice: 'shop', messageId: 12, quote: 'A carrier comes on 3 December.' }],
      ['#1042', 'number', { voice: 'order', messageId: null, quote: '#1042' }],
    ])
    for (const claim of claims(text)) expect(text.slice(claim.start, claim.end)).toBe(claim.text)
  })

  it('has no source where nothing proves it', () => {
    expect(claims('Cela coûte 77 €.')).toMatchObject([{ text: '77 €', source: null }])
  })

  it('of the customer alone may be asked about, never stated as ours', () => {
    const rules = (text: string) =>
      inspectDraft({ subject: '', text, language: 'en' }, { ...given, customerLanguage: 'en' })
        .filter(({ rule }) => rule === 'claims')
        .map(({ why }) => why)
    expect(rules('Did you pay 120 euros?')).toEqual([])
    expect(rules('You wrote that it was 120 euros.')).toEqual([])
    expect(rules('We owe you 120 euros.')[0]).toContain('only the customer said')
  })

  it.each([
    ['en', '100 euros', 'You wrote that it was'],
    ['fr', '100 euros', 'Vous nous avez écrit que c’était'],
    ['de', '100 Euro', 'Sie schrieben, es waren'],
    ['es', '100 euros', 'Nos escribió que eran'],
    ['it', '100 euro', 'Ci ha scritto che erano'],
    ['nl', '100 euro', 'U schreef dat het ging om'],
  ])('of the customer alone passes behind his saying it (%s)', (language, sum, said) => {
    expect(blocked(`${said} ${sum}.`, sum, language)).toBe(false)
  })

  it.each([
    ['en', '100 euros', 'For your order you have 100 euros of credit.'],
    ['en', '100 euros', 'Your request is settled: 100 euros are yours.'],
    ['en', '100 euros', 'We owe you 100 euros, you wrote.'],
    ['en', '100 euros', 'As you wrote, we owe you 100 euros.'],
    ['fr', '100 euros', 'Vous avez encore 100 euros d’avoir.'],
    ['fr', '100 euros', 'Pour votre commande, nous vous devons 100 euros.'],
    ['de', '100 €', 'Sie haben noch 100 € Guthaben.'],
    ['de', '100 €', 'Zu Ihrer Bestellung: Ihre Nachricht ergibt 100 €.'],
    ['es', '100 euros', 'Por su pedido tiene 100 euros de saldo.'],
    ['it', '100 euro', 'Per il suo ordine ha ordinato 100 euro di credito.'],
    ['nl', '100 euro', 'U heeft nog 100 euro tegoed.'],
  ])(
    'of the customer alone is not ours because it speaks of him (%s, %s): %s',
    (language, sum, text) => {
      expect(blocked(text, sum, language)).toBe(true)
    },
  )

  it('that names a link, a contact or a quotation has its source, too', () => {
    const texts = claims('Voir https://x.example, écrire à a@b.example, « Fine? »')
    expect(texts.map(({ kind, source }) => [kind, source?.messageId ?? null])).toEqual([
      ['link', null],
      ['contact', null],
      ['quotation', 12],
    ])
  })
})

describe('a day counted from today', () => {
  const said = (text: string, at: number) => ({
    messages: [{ ...message('agent', text), at }],
    customerLanguage: 'en',
  })
  const proved = (text: string, over: object) => claims(text, over)[0]?.source !== null

  it('is the same day only when it is the same day', () => {
    const now = MONDAY
    expect(proved('It comes tomorrow.', { ...said('It comes tomorrow.', MONDAY), now })).toBe(true)
    expect(
      proved('It comes tomorrow.', { ...said('It comes tomorrow.', MONDAY - 86_400_000), now }),
    ).toBe(false)
    expect(proved('It comes tomorrow.', { ...said('It comes on 17 November.', 0), now })).toBe(true)
  })

  it.each([
    ['Es kommt morgen.', 'tomorrow'],
    ['Il arrive demain.', 'tomorrow'],
    ['Llega mañana.', 'tomorrow'],
    ['Arriva domani.', 'tomorrow'],
    ['Het komt morgen.', 'tomorrow'],
    ['In drei Tagen ist es da.', 'three days'],
    ['Entro due settimane.', 'two weeks'],
    ['Fra 25 Minuten.', 'minutes'],
  ])('and every language: %s', (text) => {
    expect(claims(text, { messages: [], orders: [] })[0]?.source).toBeNull()
  })

  it.each(['Guten Morgen, passt das?', 'Por la mañana, ¿le viene bien?', 'Goedemorgen!'])(
    'the morning is none: %s',
    (text) => {
      expect(claims(text, { messages: [], orders: [] })).toEqual([])
    },
  )
})

describe('what only he said', () => {
  const held = (text: string, his: string, language = 'en') =>
    inspectDraft(
      { subject: '', text, language },
      context({ messages: [message('customer', his)], customerLanguage: language }),
    ).filter(({ rule }) => rule === 'claims')

  it('may say how often, or what is wondered at, and not how long it takes us', () => {
    const his = 'Every two months, please. The bottle was empty after 9 days.'
    expect(held('Shall we set it up? It would be every two months.', his)).toEqual([])
    expect(held('We wonder why the bottle was empty after 9 days.', his)).toEqual([])
    expect(held('It takes two months.', his)).not.toEqual([])
    expect(held('It takes 9 days.', his)).not.toEqual([])
  })

  it('a question of how it is today is true on any day', () => {
    const his = 'The tank is cold.'
    expect(held('How is the tank today?', his)).toEqual([])
    expect(held('Can you answer today?', his)).not.toEqual([])
    expect(held('How is the tank? You hear from us today.', his)).not.toEqual([])
  })
})

it('a date of figures begins with the day where no English is written', () => {
  const over = { messages: [message('agent', 'Le 03/12.')], orders: [] }
  expect(claims('Le 12/03 ?', { ...over, customerLanguage: 'fr' })[0]?.source).toBeNull()
  expect(claims('Le 12/03 ?', { ...over, customerLanguage: 'en' })[0]?.source).not.toBeNull()
})
