/** Lets only those numbers, dates, codes and quotations pass that this conversation or its order data holds. */
import { claimsIn } from './claim-sources.ts'
import type { Rule } from './inspection.ts'
import { foldText } from './reading.ts'
import { sentencesIn } from './sentences.ts'
import { foldedWords } from './sources.ts'

/**
 * Locale aside, each number, amount, percentage, date, weekday, day counted from today, time, duration, order or
 * tracking number, code and quotation of the draft must occur in the sources. What only the customer said may be
 * asked about, never stated as ours. Links and contacts have rules of their own.
 */
export const claims: Rule = (inspection) => {
  const { text, folded, context } = inspection
  const asked = sentencesIn(folded, text)
    .filter(({ isQuestion, text: words }) => isQuestion || HIS_WORDS.test(words))
    .map(({ start, end }) => folded.place(start, end))
  const said = foldedWords(context, 'shop')
  const isAsked = (at: number) => asked.some(({ start, end }) => start <= at && at < end)
  return claimsIn(inspection)
    .filter(({ kind, source, start, end }) => {
      if (kind === 'link' || kind === 'contact') return false
      if (source === null)
        return kind !== 'day' || !isAsked(start) || !said.includes(foldText(text.slice(start, end)))
      return source.voice === 'customer' && STATED.has(kind) && !isAsked(start)
    })
    .map(({ start, end, source }) => ({
      severity: 'block' as const,
      start,
      end,
      why: sayWhy(text.slice(start, end), source !== null),
    }))
}

const sayWhy = (claim: string, isCustomers: boolean) =>
  isCustomers
    ? `only the customer said "${claim}": it may be asked about, not stated as ours`
    : `"${claim}" stands neither in this conversation nor in its order data`

/** What binds the shop when it says so; a customer's order number or size names what he asks about. */
const STATED = new Set(['amount', 'percentage', 'duration'])

/** It is said whose words they are. */
const HIS_WORDS =
  /(?<!\p{L})(?:you (?:wrote|said|mentioned|told|asked|reported|described|ordered|paid|bought)|your (?:message|mail|e-mail|question|request|order)|vous (?:avez|aviez|nous) |votre (?:message|demande|question|commande)|sie (?:schrieben|haben|hatten|erwahnten)|ihre (?:nachricht|frage|anfrage|bestellung)|(?:nos )?(?:escribio|comento|menciono|dijo|pregunto|ha escrito)|su (?:mensaje|pregunta|pedido|consulta)|(?:ci )?ha (?:scritto|detto|chiesto|ordinato)|(?:il )?suo (?:messaggio|ordine)|u (?:schreef|zei|vroeg|had|heeft)|uw (?:bericht|vraag|bestelling)|je (?:schreef|zei|vroeg|bericht))(?!\p{L})/u
