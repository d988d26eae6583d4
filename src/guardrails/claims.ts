/** Lets only those numbers, dates, codes and quotations pass that this conversation or its order data holds. */
import { claimsIn } from './claim-sources.ts'
import { asksOfToday } from './fact-days.ts'
import { isWithin, type Rule } from './inspection.ts'
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
  const asked = sentencesIn(folded, text).flatMap((sentence) => {
    const from = sentence.isQuestion ? 0 : hisWordsIn(sentence.text)
    return from === null ? [] : [folded.place(sentence.start + from, sentence.end)]
  })
  const wondered = sentencesIn(folded, text).flatMap((sentence) => {
    const found = WHY.exec(sentence.text)
    return found === null ? [] : [folded.place(sentence.start + found.index, sentence.end)]
  })
  const today = asksOfToday(folded.text).map(({ start, end }) => folded.place(start, end))
  const said = foldedWords(context, 'shop')
  const isAsked = (at: number) => isWithin(asked, at)
  const mayBeHis = (kind: string, start: number) =>
    !STATED.has(kind) ||
    isAsked(start) ||
    (kind === 'duration' &&
      (isWithin(wondered, start) ||
        RHYTHM.test(foldText(text.slice(Math.max(0, start - 12), start)))))
  const mayBeNobodys = (kind: string, start: number, end: number) =>
    kind === 'day' &&
    isAsked(start) &&
    (said.includes(foldText(text.slice(start, end))) || isWithin(today, start))
  return claimsIn(inspection)
    .filter(({ kind, source, start, end }) => {
      if (kind === 'link' || kind === 'contact') return false
      if (source === null) return !mayBeNobodys(kind, start, end)
      return source.voice === 'customer' && !mayBeHis(kind, start)
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

/** Where the words begin of which the sentence says that he said them; null: it does not say so. */
const hisWordsIn = (sentence: string): number | null => {
  const found = HE_SAID.exec(sentence)
  return found === null ? null : found.index + found[0].length
}

/** "We wonder why it was empty after nine days" asks how that came. */
const WHY =
  /(?<!\p{L})(?:why (?:the|it|this|they)|pourquoi (?:l|il|elle|c)|warum (?:die|der|das|es|sie)|por que (?:el|la|los|las|se)|waarom (?:de|het|dit|die|hij|ze))(?!\p{L})/u

/** "Every two months" is how often, not when. */
const RHYTHM =
  /(?<!\p{L})(?:every|each|tous les|toutes les|alle|jede[nrs]?|cada|ogni|elke|iedere|om de)(?: \p{L}+)? $/u

/** Verbs of saying alone: what he has, ordered or gets would be said by us. "As you wrote" agrees with what follows. */
const HE_SAID = new RegExp(
  `(?<!\\p{L})(?<!(?:as|like|wie|comme|como|come|zoals) )(?:${[
    "you(?:'ve| have| had)?(?: also| just)? (?:wrote|written|said|mentioned|told (?:us|me)|asked|reported|described|stated)",
    "(?:vous|tu)(?: nous| m')? ?(?:avez|aviez|as|avais)(?: aussi| bien)? (?:ecrit|dit|mentionne|demande|indique|signale|precise|decrit|evoque|parle)",
    '(?:vous|tu)(?: nous)? (?:ecriv|dis|mentionn|demand|indiqu|signal|precis|decriv|evoqu|parl)(?:iez|ais)',
    '(?:sie|du) (?:schrieb|sagte|erwahnte|fragte|nannte|berichtete|beschrieb)(?:en|n|st)?',
    '(?:schrieb|sagte|erwahnte|fragte|nannte|berichtete|beschrieb)(?:en|n|st)? (?:sie|du)',
    '(?:sie|du) (?:haben|hatten|hast|hattest)(?: uns| mir)?(?: auch)? (?:geschrieben|gesagt|erwahnt|gefragt|genannt|berichtet|beschrieben|mitgeteilt|angegeben)',
    '(?:^|usted |nos |me )(?:ha |habia )?(?:escribio|comento|menciono|dijo|pregunto|indico|conto|escrito|comentado|mencionado|dicho|preguntado|indicado)',
    '(?:escrib|d)iste|(?:coment|mencion|pregunt|indic|cont)aste',
    '(?:^|lei |ci |mi )(?:ha|aveva|hai|avevi) (?:scritto|detto|menzionato|chiesto|indicato|segnalato|accennato|raccontato)',
    '(?:u|je|jij) (?:schreef|zei|vroeg|noemde|vertelde|meldde|vermeldde|beschreef|gaf aan|had het over)',
    '(?:schreef|zei|vroeg|noemde|vertelde|meldde|vermeldde|beschreef) (?:u|je)',
    '(?:u|je|jij) (?:heeft|hebt|had)(?: ons| mij)?(?: ook)? (?:geschreven|gezegd|gevraagd|genoemd|verteld|gemeld|vermeld|aangegeven)',
  ].join('|')})(?!\\p{L})`,
  'u',
)
