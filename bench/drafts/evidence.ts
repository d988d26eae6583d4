/** Says which numbers and words a conversation holds, compared in one normal form across locales. */
import type { GoodDraft } from './shape.ts'

/** What the shop itself has said or knows: its messages, the order, the persona. Notes and the customer's words are not. */
export const shopSide = (draft: GoodDraft): string =>
  [
    ...draft.messages.filter(({ from }) => from === 'agent').map(({ text }) => text),
    orderText(draft),
    personaText(draft),
  ].join('\n')

/** Everything a number in a draft may come from. */
export const wholeConversation = (draft: GoodDraft): string =>
  [...draft.messages.map(({ text }) => text), orderText(draft), personaText(draft)].join('\n')

/** "1.234,50 €", "£1,234.5" and "1234.50" are all `1234.5`; "03/12" is `3` and `12`; "9:30" and "9.30" are `9.3`. */
export const numbersIn = (text: string): string[] =>
  [...text.normalize('NFKC').matchAll(/\d+(?:[.,:\u00A0\u202F ]\d+)*/g)].map(([token]) =>
    normal(token),
  )

/** All normal forms a text can vouch for: each number, its parts, and months written as words. */
export const vouchedNumbers = (text: string): Set<string> => {
  const plain = text.normalize('NFKC')
  const parts = [...plain.matchAll(/\d+/g)].map(([token]) => normal(token))
  const months = MONTHS.flatMap((names, at) =>
    new RegExp(`(?<!\\p{L})(?:${names})(?!\\p{L})`, 'u').test(plain) ? [String(at + 1)] : [],
  )
  return new Set([...numbersIn(plain), ...parts, ...months])
}

/** Whether no number vouched for is this one; a two-part one ("05.12") may also be vouched for part by part. */
export const isForeign = (number: string, vouched: Set<string>): boolean =>
  !vouched.has(number) &&
  !(number.includes('.') && number.split('.').every((part) => vouched.has(part)))

const orderText = ({ order }: GoodDraft) =>
  order === null
    ? ''
    : [
        order.id,
        order.total,
        order.tracking ?? '',
        ...order.items.map(({ title, quantity }) => `${title} ${quantity}`),
      ].join('\n')

const personaText = ({ persona }: GoodDraft) =>
  [persona.name, persona.signature, ...persona.may_link, ...persona.examples].join('\n')

/** The last separator is a decimal one when one or two digits follow it; all others group thousands. */
const normal = (token: string): string => {
  const decimal = /^(.*)[.,:](\d{1,2})$/.exec(token)
  const whole = (decimal?.[1] ?? token).replace(/\D/g, '').replace(/^0+(?=\d)/, '')
  const rest = (decimal?.[2] ?? '').replace(/0+$/, '')
  return rest === '' ? whole : `${whole}.${rest}`
}

/** As the languages write them: a capital in English and German keeps "may" and "mars" apart from the verb and the planet. */
const MONTHS = [
  'January|janvier|Januar|enero|gennaio|januari',
  'February|février|Februar|febrero|febbraio|februari',
  'March|mars|März|marzo|maart',
  'April|avril|abril|aprile|april',
  'May|mai|Mai|mayo|maggio|mei',
  'June|juin|Juni|junio|giugno|juni',
  'July|juillet|Juli|julio|luglio|juli',
  'August|août|agosto|augustus',
  'September|septembre|septiembre|settembre|september',
  'October|octobre|Oktober|octubre|ottobre|oktober',
  'November|novembre|noviembre|november',
  'December|décembre|Dezember|diciembre|dicembre|december',
]
