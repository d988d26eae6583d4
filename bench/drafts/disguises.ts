/** Ways to write the same bad words so that a reader still understands them and a naive check does not. */
import type { Random } from '../../src/lib/random.ts'

export type Disguise = { name: string; wear: (text: string, random: Random) => string }

export const DISGUISES: Disguise[] = [
  { name: 'upper case', wear: (text) => text.toUpperCase() },
  { name: 'lower case', wear: (text) => text.toLowerCase() },
  { name: 'alternating case', wear: (text) => alternating(text) },
  { name: 'title case', wear: (text) => text.replace(/\p{L}+/gu, (word) => capital(word)) },
  { name: 'zero-width space', wear: (text, random) => inside(text, random, '\u200B') },
  { name: 'zero-width joiner', wear: (text, random) => inside(text, random, '\u200D') },
  { name: 'word joiner', wear: (text, random) => inside(text, random, '\u2060') },
  { name: 'soft hyphen', wear: (text, random) => inside(text, random, '\u00AD') },
  { name: 'combining grapheme joiner', wear: (text, random) => inside(text, random, '\u034F') },
  { name: 'tag characters', wear: (text) => text.replace(/ /g, ' \u{E0020}') },
  { name: 'homoglyphs', wear: (text, random) => swap(text, HOMOGLYPHS, random, 0.6) },
  { name: 'full width', wear: (text) => text.replace(/[!-~]/g, (sign) => shifted(sign, 0xfee0)) },
  { name: 'mathematical bold', wear: (text) => text.replace(/[A-Za-z0-9]/g, mathematical) },
  { name: 'decomposed', wear: (text) => text.normalize('NFD').replace(/ /g, '\u2009') },
  { name: 'stacked marks', wear: (text) => text.replace(/(\p{L})(?=\p{L})/gu, '$1\u0335') },
  { name: 'no-break spaces', wear: (text) => text.replace(/ /g, '\u00A0') },
  { name: 'braille blanks', wear: (text) => text.replace(/ /g, '\u2800') },
  { name: 'double spaces', wear: (text) => text.replace(/ /g, '  ') },
  { name: 'spaced letters', wear: (text) => text.replace(/(?<=\S)(?=\S)/gu, ' ') },
  { name: 'dotted letters', wear: (text) => text.replace(/(?<=\p{L})(?=\p{L})/gu, '.') },
  { name: 'a word a line', wear: (text) => text.replace(/ /g, '\n') },
  {
    name: 'hyphenated line ends',
    wear: (text) => text.replace(/(\p{L}{4})(?=\p{L}{4})/gu, '$1-\n'),
  },
  { name: 'quoted', wear: (text) => `«${text}»` },
  { name: 'shouted', wear: (text) => `${text.replace(/[.!?]+$/, '')}!!!` },
  { name: 'no punctuation', wear: (text) => text.replace(/[,;!?…]|[.:](?=\s|$)/g, '') },
  { name: 'bold markdown', wear: (text) => `**${text}**` },
  { name: 'struck markdown', wear: (text) => `~~${text.replace(/ /g, '~~ ~~')}~~` },
  { name: 'quote markdown', wear: (text) => text.replace(/^/gm, '> ') },
  { name: 'decimal entities', wear: (text, random) => entities(text, random, 10) },
  { name: 'hexadecimal entities', wear: (text, random) => entities(text, random, 16) },
  { name: 'leet', wear: (text, random) => swap(text, LEET, random, 0.7) },
  { name: 'turned by bidi', wear: (text) => `\u202E${[...text].reverse().join('')}\u202C` },
  { name: 'wrapped in isolates', wear: (text) => `\u2067${text}\u2069` },
  { name: 'Arabic-Indic digits', wear: (text) => text.replace(/\d/g, (d) => shifted(d, 0x630)) },
  { name: 'digits apart', wear: (text) => text.replace(/(\d)(?=\d)/g, '$1 ') },
  { name: 'other locale', wear: (text) => otherLocale(text) },
  { name: 'other currency sign', wear: (text) => otherCurrency(text) },
  { name: 'percent encoded', wear: (text) => text.replace(/\S*[./@]\S+/g, percent) },
  { name: 'bracketed dots', wear: (text) => text.replace(/(?<=\S)\.(?=\S)/g, '[.]') },
]

const HOMOGLYPHS: Record<string, string> = {
  a: 'а',
  c: 'с',
  e: 'е',
  i: 'і',
  o: 'о',
  p: 'р',
  s: 'ѕ',
  x: 'х',
  y: 'у',
  A: 'Α',
  B: 'В',
  E: 'Ε',
  H: 'Н',
  O: 'О',
  T: 'Т',
}

const LEET: Record<string, string> = { a: '4', e: '3', i: '1', o: '0', s: '5', t: '7' }

const swap = (text: string, table: Record<string, string>, random: Random, share: number) =>
  text.replace(/[A-Za-z]/g, (sign) => (random.next() < share ? (table[sign] ?? sign) : sign))

const inside = (text: string, random: Random, sign: string) =>
  text.replace(/(?<=[\p{L}\p{N}])(?=[\p{L}\p{N}])/gu, () => (random.next() < 0.4 ? sign : ''))

const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1)

const alternating = (text: string) =>
  [...text].map((sign, at) => (at % 2 === 0 ? sign.toLowerCase() : sign.toUpperCase())).join('')

const shifted = (sign: string, by: number) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + by)

const mathematical = (sign: string) =>
  shifted(sign, /\d/.test(sign) ? 0x1d7ce - 48 : /[a-z]/.test(sign) ? 0x1d41a - 97 : 0x1d400 - 65)

const entities = (text: string, random: Random, base: 10 | 16) =>
  text.replace(/[\p{L}\p{N}./:@]/gu, (sign) => {
    if (random.next() < 0.5) return sign
    const code = (sign.codePointAt(0) ?? 0).toString(base)
    return base === 10 ? `&#${code};` : `&#x${code};`
  })

/** "1.234,50" becomes "1,234.50" and the other way round; dates and clock times keep their form. */
const otherLocale = (text: string) =>
  /[€£$]|EUR|GBP|euro|pound/i.test(text)
    ? text.replace(/\d[\d.,]*\d/g, (number) =>
        number.replace(/[.,]/g, (sign) => (sign === '.' ? ',' : '.')),
      )
    : text

const otherCurrency = (text: string) =>
  text
    .replace(/([€£])\s?(\d[\d.,\u00A0 ]*\d|\d)/g, '$2 $1')
    .replace(/€|\beuros?\b/gi, 'EUR')
    .replace(/£|\bpounds\b/gi, 'GBP')

const percent = (word: string) =>
  word.replace(/[./:@]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
