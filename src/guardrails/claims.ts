/** Lets only those numbers, dates and codes pass that this conversation or its order data holds. */
import { contactsIn } from './contacts.ts'
import { linksIn } from './domains.ts'
import { factsIn } from './facts.ts'
import type { Inspection, Rule } from './inspection.ts'
import { foldText } from './reading.ts'
import { conversationWords } from './sources.ts'

/**
 * Locale aside, each number, amount, percentage, date, weekday, time, duration, order or tracking number
 * and code of the draft must occur in the sources. Number words up to twelve and the numbers of a list
 * are no claims; links and contacts have rules of their own.
 */
export const claims: Rule = (inspection) => {
  const { text, folded, context } = inspection
  const known = new Set(
    conversationWords(context).flatMap((words) =>
      factsIn(foldText(words), { smallWords: true }).flatMap(({ offers }) => offers),
    ),
  )
  const elsewhere = placesElsewhere(inspection)
  const unproven = factsIn(folded.text, { smallWords: false })
    .filter(({ needs }) => !needs.some((key) => known.has(key)))
    .map(({ start, end }) => folded.place(start, end))
    .filter((place) => !elsewhere.some((other) => overlap(place, other)))
  return [...unproven, ...codesOfLetters(inspection)]
    .filter((place) => !isListMark(text, place))
    .map((place) => ({
      severity: 'block' as const,
      ...place,
      why: `"${text.slice(place.start, place.end)}" stands neither in this conversation nor in its order data`,
    }))
}

type Place = { start: number; end: number }

const placesElsewhere = ({ shown }: Inspection): Place[] =>
  [...linksIn(shown), ...contactsIn(shown)].map(({ start, end }) => shown.place(start, end))

/** A voucher without a digit is known by the word before it, and by its capitals. */
const codesOfLetters = ({ shown, context }: Inspection): Place[] => {
  const said = foldText(conversationWords(context).join('\n'))
  return [...shown.text.matchAll(LETTER_CODE)]
    .filter(({ groups }) => !said.includes(foldText(groups?.code ?? '')))
    .map((found) => {
      const end = found.index + found[0].length
      return shown.place(end - (found.groups?.code ?? '').length, end)
    })
}

const LETTER_CODE =
  /(?:[Cc]ode|[Cc]oupon|[Vv]oucher|[Cc][óo]digo|[Cc]odice|[Gg]utschein)[ :"'„“«]{1,4}(?<code>[A-Z]{4,30})(?![\p{L}\p{N}-])/gu

const overlap = (a: Place, b: Place) => a.start < b.end && b.start < a.end

/** `1.` or `2)` at the beginning of a line. */
const isListMark = (text: string, { start, end }: Place) =>
  /^[1-9]$/.test(text.slice(start, end)) &&
  /^[.)] /.test(text.slice(end, end + 2)) &&
  /(?:^|\n)[ \t]{0,8}$/.test(text.slice(Math.max(0, start - 9), start))
