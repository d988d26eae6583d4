/** Leaves of a mail what its writer wrote: without earlier mails beneath, signatures and a program's own lines. */
import {
  ADVERTISEMENT,
  ATTRIBUTION,
  ATTRIBUTION_BEGINS,
  FORWARDED,
  HAS_DATE,
  HEAD_FROM,
  HEAD_OTHER,
  HEAD_WHEN,
  ORIGINAL,
} from './mail-marks.ts'

/**
 * In doubt the words stay: what would become empty is kept whole. Reads line by line and no line's far
 * end, so that hostile text costs no more than honest text of its length.
 */
export const visibleWords = (text: string): string => {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  const own = withoutSignature(withoutHistory(lines))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  return own === '' ? text.trim() : own
}

/** A longer line is nobody's mark. */
const LONGEST_MARK = 400

const withoutHistory = (lines: string[]): string[] => {
  const kept: string[] = []
  for (let place = 0; place < lines.length; place += 1) {
    const line = markOf(lines[place])
    if (FORWARDED.test(line)) return [...kept, ...lines.slice(place)]
    if (ORIGINAL.test(line) || isHead(lines, place)) return withoutRule(kept)
    const taken = attributionAt(lines, place)
    if (taken > 0) {
      if (!isQuoteNext(lines, place + taken)) return kept
      place += taken - 1
    } else if (!isQuoted(lines[place] ?? '')) kept.push(lines[place] ?? '')
  }
  return kept
}

/** The line as marks are looked for in it; empty when it is too long to be one. */
const markOf = (line: string | undefined) =>
  line === undefined || line.length > LONGEST_MARK ? '' : line.trim()

/** `> 20 kg` is a measure. */
export const isQuoted = (line: string) => /^\s{0,8}>(?!\s?\d)/.test(line)

/** How many lines an attribution takes that begins here: programs break it; 0 when none does. */
const attributionAt = (lines: string[], place: number): number => {
  const first = withoutAngle(markOf(lines[place]))
  if (!ATTRIBUTION_BEGINS.test(first)) return 0
  let joined = first
  for (let count = 1; count <= 3; count += 1) {
    if (ATTRIBUTION.test(joined) && isDated(joined, lines, place + count)) return count
    const next = withoutAngle(markOf(lines[place + count]))
    if (next === '') return 0
    joined = `${joined} ${next}`
  }
  return 0
}

/** A line without a date introduces a quote only if one stands right beneath. */
const isDated = (line: string, lines: string[], from: number) =>
  HAS_DATE.test(line) || (line.length <= SHORT && isQuoted(lines[from] ?? ''))

const SHORT = 80

/** An attribution may itself be quoted once. */
const withoutAngle = (line: string) => line.replace(/^>\s?/, '')

/** The next word beneath is marked line by line, so what is not marked there is the writer's. */
const isQuoteNext = (lines: string[], from: number) => {
  const next = lines.slice(from, from + 4).find((line) => line.trim() !== '')
  return next !== undefined && isQuoted(next)
}

/** The fields of a head stand close together. */
const HEAD_LINES = 10
const FEWEST_FIELDS = 3

/** The head of an earlier mail, in whatever order its fields come: who, when, and one more. */
const isHead = (lines: string[], place: number): boolean => {
  const first = markOf(lines[place])
  if (!HEAD_FROM.test(first) && !HEAD_OTHER.test(first)) return false
  const fields: string[] = []
  for (const line of lines.slice(place, place + HEAD_LINES).map(markOf)) {
    if (line === '') continue
    if (HEAD_FROM.test(line) || HEAD_OTHER.test(line)) fields.push(line)
    else if (fields.length > 1) break
  }
  return (
    fields.length >= FEWEST_FIELDS &&
    fields.some((field) => HEAD_FROM.test(field)) &&
    fields.some((field) => HEAD_WHEN.test(field))
  )
}

/** The line drawn above an earlier mail goes with it. */
const withoutRule = (lines: string[]) => {
  const last = lines.findLastIndex((line) => line.trim() !== '')
  return last >= 0 && /^[-_=*]{3,}$/.test(markOf(lines[last])) ? lines.slice(0, last) : lines
}

/** More lines than this behind two dashes are no signature. */
const LONGEST_SIGNATURE = 12

/** The mark is two dashes and a space (RFC 3676); without the space what stands beneath must look like a signature. */
const withoutSignature = (lines: string[]): string[] => {
  const dashes = lines.findLastIndex((line) => /^--[ \u00a0]?$/.test(line))
  const beneath = lines.slice(dashes + 1).filter((line) => line.trim() !== '')
  const isMarked = /^--[ \u00a0]$/.test(lines[dashes] ?? '')
  const isSignature =
    dashes >= 0 &&
    beneath.length <= LONGEST_SIGNATURE &&
    (isMarked || looksLikeSignature(beneath.map(markOf)))
  const own = isSignature ? lines.slice(0, dashes) : lines
  return own.filter((line) => !ADVERTISEMENT.test(withoutLink(markOf(line))))
}

/** A name first, then only names and ways to reach it, at least one of these. */
const looksLikeSignature = (lines: string[]) =>
  NAMES.test(lines[0] ?? '') &&
  lines.some((line) => CONTACT.test(line)) &&
  lines.every((line) => NAMES.test(line) || CONTACT.test(line))

/** Every word begins with a capital letter or is a particle or a figure: "Ruth van Dam", "12 Mill Lane". */
const NAMES =
  /^(?:(?:\p{Lu}[\p{L}\p{M}.'’-]{0,30}|\d{1,5}\p{L}?|&|de|del|della|di|da|du|la|le|van|von|der|den|und|and|et|y|e|en)[,|·]?(?:\s|$)){1,7}$/u
const CONTACT =
  /^(?:(?:tel|tél|phone|mobile|mob|cell|fax|telefon|handy|mobil|téléphone|portable|teléfono|móvil|telefono|cellulare|telefoon|mobiel|e-?mail|mail|web)\b[.: ]{0,3}|[tmfew]: ?)?(?:\+\d[\d ()./-]{6,20}|\(?0\d[\d ()./-]{5,20}|\S{1,64}@\S{3,80}|(?:https?:\/\/|www\.)\S{3,120})$/iu

/** "Outlook for iOS [https://…]", "Outlook voor Android<https://…>" */
const withoutLink = (line: string) =>
  line.replace(/\s?[[<(]https?:[^\])>]{0,300}[\])>]\.?/g, '').trim()
