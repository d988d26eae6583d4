/** Reads a text as a person would, and remembers where each character stood. */
import { LATIN_TWINS } from './confusables.ts'

/** `place` leads from a stretch of `text` back to the stretch of the original, in UTF-16 units. */
export type Reading = {
  text: string
  place: (start: number, end: number) => { start: number; end: number }
}

/** Compatibility forms and HTML entities resolved, zero-width and other invisible characters gone. */
export const readShown = (raw: string): Reading => read(raw, shownAs)

/** Also lower case, without accents, look-alike letters Latin, typographic marks plain, white space single. */
export const readFolded = (raw: string): Reading => read(raw, foldedAs)

export const showText = (raw: string) => readShown(raw).text

export const foldText = (raw: string) => readFolded(raw).text

/** Words of letters and digits with their places in the original. */
export const wordsOf = (folded: Reading): { word: string; start: number; end: number }[] =>
  [...folded.text.matchAll(/[\p{L}\p{N}]+/gu)].map((found) => ({
    word: found[0],
    ...folded.place(found.index, found.index + found[0].length),
  }))

const read = (raw: string, see: (char: string) => string): Reading => {
  const starts: number[] = []
  const ends: number[] = []
  const parts: string[] = []
  let at = 0
  let last = ''
  while (at < raw.length) {
    const { char, length } = nextCharacter(raw, at)
    const seen = see(char)
    const doubled = seen === ' ' && last === ' ' && see === foldedAs
    if (seen !== '' && !doubled) {
      for (let unit = 0; unit < seen.length; unit++) {
        starts.push(at)
        ends.push(at + length)
      }
      parts.push(seen)
      last = seen
    }
    at += length
  }
  return {
    text: parts.join(''),
    place: (start, end) => ({ start: starts[start] ?? at, end: ends[end - 1] ?? at }),
  }
}

/** One character as it stands, or the one an HTML entity stands for. */
const nextCharacter = (raw: string, at: number): { char: string; length: number } => {
  const code = raw.codePointAt(at) ?? 0
  const found = code === AMPERSAND ? entityAt(raw, at) : null
  if (found !== null) return found
  return code > 0xffff
    ? { char: String.fromCodePoint(code), length: 2 }
    : { char: raw.charAt(at), length: 1 }
}

const AMPERSAND = 38

const entityAt = (raw: string, at: number) => {
  ENTITY.lastIndex = at
  const found = ENTITY.exec(raw)
  if (found === null) return null
  const { decimal, hex, name = '' } = found.groups ?? {}
  const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : null
  const char = code === null ? NAMED.get(name.toLowerCase()) : characterOf(code)
  return char === undefined ? null : { char, length: found[0].length }
}

const characterOf = (code: number) =>
  code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined

const ENTITY = /&(?:#(?<decimal>\d{1,7})|#x(?<hex>[\da-f]{1,6})|(?<name>[a-z]{2,8}));?/iy

/** Those that can build an address or hide a mark. */
const NAMED = new Map([
  ['period', '.'],
  ['commat', '@'],
  ['sol', '/'],
  ['bsol', '\\'],
  ['colon', ':'],
  ['num', '#'],
  ['lbrace', '{'],
  ['rbrace', '}'],
  ['lsqb', '['],
  ['rsqb', ']'],
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
  ['euro', '€'],
  ['percnt', '%'],
  ['dollar', '$'],
  ['shy', ''],
  ['zwnj', ''],
  ['zwj', ''],
])

const shownAs = (char: string): string => {
  if (char <= '~') return char
  if (INVISIBLE.test(char)) return ''
  if (char === BRAILLE_BLANK) return ' '
  const plain = asciiDigit(char) ?? char.normalize('NFKC')
  return plain.length > LONGEST_FORM ? char : plain
}

const foldedAs = (char: string): string => {
  if (char >= '!' && char <= '~') return char.toLowerCase()
  const seen = shownAs(char)
  return /^\s*$/.test(seen)
    ? seen && ' '
    : seen
        .toLowerCase()
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .replace(/[^\0-\x7f]/gu, (letter) => LATIN_TWINS.get(letter) ?? letter)
        .replace(/ß/g, 'ss')
        .replace(/œ/g, 'oe')
        .replace(/æ/g, 'ae')
        .replace(/[’‘‛`´]/g, "'")
        .replace(/[“”„«»]/g, '"')
        .replace(/[‐‑‒–—―−]/g, '-')
}

/** A few characters stand for whole phrases; written out they would only make a text long. */
const LONGEST_FORM = 4

/** Format characters (zero-width, soft hyphen, direction marks), joiners and variation selectors. */
const INVISIBLE = /\p{Cf}|\u034f|[\u115f\u1160\u3164]|[\ufe00-\ufe0f]/u

/** No white space for Unicode, yet nothing to see. */
const BRAILLE_BLANK = '\u2800'

/** Zeros of the scripts whose digits shops meet: Arabic, Persian, Devanagari, Bengali, Thai. */
const ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50]

const asciiDigit = (char: string): string | null => {
  const code = char.codePointAt(0) ?? 0
  const zero = ZEROS.find((candidate) => code >= candidate && code < candidate + 10)
  return zero === undefined ? null : String(code - zero)
}
