/** Takes personal data out of what a model reads, and puts it back into what it answers. */
import { STREET_ADDRESS } from './street-address.ts'

export type Mask = {
  /** The same value gets the same token everywhere in one request. */
  hide: (text: string) => string
  restore: (text: string) => string
}

/** E-mail and street addresses, IBANs, card and phone numbers become `⟦email 1⟧`, `⟦phone 2⟧` … */
export const createMask = (): Mask => {
  const tokens = new Map<string, string>()
  const tokenOf = (kind: string, value: string) => {
    const known = tokens.get(value)
    if (known !== undefined) return known
    const token = `⟦${kind} ${tokens.size + 1}⟧`
    tokens.set(value, token)
    return token
  }
  return {
    hide: (text) =>
      PATTERNS.reduce(
        (hidden, { kind, pattern, isOne }) =>
          hidden.replace(pattern, (value) => (isOne(value) ? tokenOf(kind, value) : value)),
        withoutTokens(text),
      ),
    restore: (text) =>
      [...tokens].reduce(
        (restored, [value, token]) => restored.replaceAll(token, () => value),
        text,
      ),
  }
}

/** Nobody forges a token by writing one. */
const withoutTokens = (text: string) => text.replaceAll('⟦', '[').replaceAll('⟧', ']')

const digits = (text: string) => text.replace(/\D/g, '')

/** The check digit of payment cards: keeps order and tracking numbers out. */
const isCard = (text: string) => {
  const figures = [...digits(text)].reverse().map(Number)
  const sum = figures.reduce((total, figure, place) => {
    const doubled = place % 2 === 0 ? figure : figure * 2
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return figures.length >= 13 && figures.length <= 19 && sum % 10 === 0
}

const PATTERNS: { kind: string; pattern: RegExp; isOne: (value: string) => boolean }[] = [
  {
    kind: 'email',
    pattern: /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{2,63}){1,4}/gu,
    isOne: () => true,
  },
  { kind: 'address', pattern: STREET_ADDRESS, isOne: () => true },
  {
    kind: 'iban',
    pattern: /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b/g,
    isOne: () => true,
  },
  { kind: 'card', pattern: /\b\d(?:[ -]?\d){12,18}\b/g, isOne: isCard },
  {
    kind: 'phone',
    pattern: /(?:\+|\b0)\d(?:[ ./()-]{0,2}\d){7,14}\b/g,
    isOne: (value) => digits(value).length >= 9,
  },
  {
    // Without a leading zero or plus: American, Spanish and Italian grouping, or a word that names it.
    kind: 'phone',
    pattern:
      /(?<![\w#.-])(?:\(\d{3}\) ?\d{3}[ .-]\d{4}|\d{3}[.-]\d{3}[.-]\d{4}|[6789]\d{2} (?:\d{3} \d{3}|\d{2} \d{2} \d{2})|3\d{2}[ .-]\d{3} ?\d{3,4}|(?<=\b(?:tel|tél|phone|mobile|cell|móvil|teléfono|telefono|cellulare|handy|telefon|telefoon|mobiel|portable|téléphone)[.:]{0,2} {0,2})\d(?:[ .-]?\d){7,12})(?![\w-])/giu,
    isOne: () => true,
  },
]
