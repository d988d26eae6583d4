/** Reads the day a sentence names, as seen from the day it was written. */
import { DAY, HOUR, type Instant } from '../lib/clock.ts'

/**
 * `2026-11-27` for "on Friday", "in 3 Werktagen", "avant le 27 novembre", "27.11."; null when no day is
 * named. Of a range the later end counts. `folded` as `sentences.ts` folds it; days are UTC days.
 */
export const dayIn = (folded: string, writtenAt: Instant): string | null => {
  const day =
    isoDay(folded) ??
    spelledDay(folded, writtenAt) ??
    numericDay(folded, writtenAt) ??
    spanEnd(folded, writtenAt) ??
    nearDay(folded, writtenAt) ??
    weekday(folded, writtenAt)
  return day === null ? null : dayOf(day)
}

/** The UTC day of an instant. */
export const dayOf = (at: Instant) => new Date(at).toISOString().slice(0, 10)

const MONTHS = [
  'january|janvier|januar|enero|gennaio|januari|jan',
  'february|fevrier|februar|febrero|febbraio|februari|feb',
  'march|mars|marz|marzo|maart',
  'april|avril|abril|aprile|apr',
  'may|mai|mayo|maggio|mei',
  'june|juin|juni|junio|giugno',
  'july|juillet|juli|julio|luglio',
  'august|aout|agosto|augustus|aug',
  'september|septembre|septiembre|setiembre|settembre|sept|sep',
  'october|octobre|oktober|octubre|ottobre|oct|okt',
  'november|novembre|noviembre|nov',
  'december|decembre|dezember|diciembre|dicembre|dec|dez',
]

const WEEKDAYS = [
  'sunday|dimanche|sonntag|domingo|domenica|zondag',
  'monday|lundi|montag|lunes|lunedi|maandag',
  'tuesday|mardi|dienstag|martes|martedi|dinsdag',
  'wednesday|mercredi|mittwoch|miercoles|mercoledi|woensdag',
  'thursday|jeudi|donnerstag|jueves|giovedi|donderdag',
  'friday|vendredi|freitag|viernes|venerdi|vrijdag',
  'saturday|samedi|samstag|sonnabend|sabado|sabato|zaterdag',
]

const NUMBERS: Record<string, number> = {
  ...{ a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, ten: 10 },
  ...{ un: 1, une: 1, deux: 2, trois: 3, quatre: 4, cinq: 5, sept: 7, dix: 10 },
  ...{ ein: 1, eine: 1, einem: 1, einer: 1, zwei: 2, drei: 3, vier: 4, funf: 5, sieben: 7 },
  ...{ una: 1, dos: 2, tres: 3, cuatro: 4, cinco: 5, siete: 7, diez: 10 },
  ...{ uno: 1, due: 2, tre: 3, quattro: 4, cinque: 5, sette: 7, dieci: 10 },
  ...{ een: 1, twee: 2, drie: 3, vijf: 5, zeven: 7, tien: 10 },
  ...{ 'a couple of': 2, 'a few': 5, quelques: 5, einigen: 5, 'ein paar': 5, unos: 5 },
  ...{ qualche: 5, 'un paio di': 2, 'een paar': 5, enkele: 5 },
}

const OPENS_SPAN =
  'in|within|after|dans|sous|apres|innerhalb von|innerhalb|binnen|nach|en|dentro de|tra|fra|entro|over|takes?|up to'
const NUMBER = `[0-9]{1,2}|${Object.keys(NUMBERS).join('|')}`
const UNIT =
  'hours?|heures?|stunden?|horas?|or[ae]|u(?:ur|ren)|days?|jours?|tage?n?|dias?|giorn[oi]|(?:werk)?dag(?:en)?|weeks?|weken|semaines?|wochen?|semanas?|settiman[ae]'
const WORKING = 'business|working|work|ouvres|ouvrables|werk|arbeits|habiles|laborables|lavorativi'

const isoDay = (text: string) => {
  const found = /\b(20\d\d)-(\d\d)-(\d\d)\b/.exec(text)
  return found === null ? null : dayFrom(Number(found[1]), Number(found[2]), Number(found[3]))
}

const spelledDay = (text: string, at: Instant) => {
  for (const [index, names] of MONTHS.entries()) {
    const found =
      new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th|er|\\.)? (?:of |de )?(?:${names})\\b`).exec(text) ??
      new RegExp(`\\b(?:${names}) (\\d{1,2})(?:st|nd|rd|th)?\\b`).exec(text)
    if (found !== null) return nearestYear(index + 1, Number(found[1]), at)
  }
  return null
}

/**
 * `27.11.` and `27/11`. `11/12` may be meant either way in English and is not read there; `5/5` and `24/7`
 * praise and promise, and need a word that a date stands behind, or a zero.
 */
const numericDay = (text: string, at: Instant) => {
  const dotted = /\b(\d{1,2})\.(\d{1,2})\.(?:(20\d\d)\b)?/.exec(text) ?? DAY_IN_GERMAN.exec(text)
  const slashed = [...text.matchAll(SLASHED)].find(isSlashedDay) ?? null
  const found = dotted ?? slashed
  if (found === null) return null
  const [first, second] = [Number(found[1]), Number(found[2])]
  if (found === slashed && first <= 12 && second <= 12 && first !== second) return null
  const [month, day] = second > 12 ? [first, second] : [second, first]
  return found[3] === undefined
    ? nearestYear(month, day, at)
    : dayFrom(Number(found[3]), month, day)
}

const SLASHED = /(?<![\d/.,])(\d{1,2})\/(\d{1,2})(?:\/(20\d\d))?(?![\d/])/g

const isSlashedDay = ({ 0: said, 1: first, 2: second, 3: year, index, input }: RegExpExecArray) => {
  if (year !== undefined) return true
  if (said === '24/7') return false
  if (BEFORE_DATE.test(input.slice(0, index))) return true
  return first?.length === 2 && second?.length === 2 && first !== second
}

const BEFORE_DATE = new RegExp(
  `\\b(?:on|by|before|until|till|from|since|le|du|au|am|bis|zum|vom|den|ab|el|del|al|il|dal|op|voor|tot|vanaf|${WEEKDAYS.join('|')}),? $`,
)

/** With the preposition no second stop is needed, and no price is meant. */
const DAY_IN_GERMAN = /\b(?:am|bis|zum|vom|den|ab) (\d{1,2})\.(\d{1,2})\b/

const spanEnd = (text: string, at: Instant) => {
  const found = new RegExp(
    `\\b(?:${OPENS_SPAN}) (?:the next |les |los |las |den nachsten |le prossime |i prossimi |de komende |about |environ |etwa |unos |circa |ongeveer )?(?:(?:${NUMBER}) ?(?:-|–|to|a|bis|or|ou|oder|y|o|tot|of) ?)?(${NUMBER})[ -]?(?:(?:${WORKING})[ -]?)?(${UNIT})(?: (?:${WORKING}))?\\b`,
  ).exec(text)
  if (found === null) return null
  const count = NUMBERS[found[1] ?? ''] ?? Number(found[1])
  const unit = found[2] ?? ''
  if (/^(?:h|st|or|u)/.test(unit)) return at + count * HOUR
  if (/^(?:w(?!erk)|s)/.test(unit)) return at + count * 7 * DAY
  return new RegExp(`(?:${WORKING})`).test(found[0]) ? addWorkingDays(at, count) : at + count * DAY
}

const nearDay = (text: string, at: Instant) =>
  NEAR.find(([named]) => named.test(text))?.[1](at) ?? null

const NEAR: [RegExp, (at: Instant) => Instant][] = [
  [
    /\b(?:day after tomorrow|apres-demain|ubermorgen|pasado manana|dopodomani|overmorgen)\b/,
    (at) => at + 2 * DAY,
  ],
  [
    /\b(?:tomorrow|demain|(?<!guten )morgen|(?<!(?:la|esta|buena) )manana|domani)\b/,
    (at) => at + DAY,
  ],
  [
    /\b(?:next week|semaine prochaine|nachste[rn]? woche|proxima semana|semana (?:que viene|proxima)|prossima settimana|settimana prossima|volgende week)\b/,
    (at) => fridayOf(at + 7 * DAY),
  ],
  [
    /\b(?:(?:this|the) week|(?:cette|fin de(?: la)?) semaine|(?:diese[rn]?|ende der) woche|(?:esta|final de(?: la)?) semana|(?:questa|fine) settimana|deze week|(?:einde|eind) van de week)\b/,
    (at) => fridayOf(at),
  ],
  [
    /\b(?:end of (?:the|this) month|fin du mois|ende des monats|monatsende|final(?:es)? de mes|fin de mes|fine (?:del )?mese|eind(?:e)? van de maand)\b/,
    (at) => endOfMonth(at),
  ],
  [
    /\b(?:today|tonight|this (?:afternoon|evening|morning)|aujourd'hui|ce soir|cet apres-midi|heute|hoy|esta (?:tarde|noche)|oggi|stasera|vandaag|vanavond)\b/,
    (at) => at,
  ],
]

const weekday = (text: string, at: Instant) => {
  for (const [index, names] of WEEKDAYS.entries()) {
    const named = new RegExp(
      `(?<!\\b(?:last|for|letzten|letzter|fur|past|scorso|afgelopen|vorige) )\\b(?:${names})\\b(?! (?:dernier|pasado|scorso))`,
    )
    if (!named.test(text)) continue
    const ahead = (index - new Date(at).getUTCDay() + 7) % 7
    return at + (ahead === 0 ? 7 : ahead) * DAY
  }
  return null
}

const dayFrom = (year: number, month: number, day: number): Instant | null => {
  const at = Date.UTC(year, month - 1, day)
  return new Date(at).getUTCMonth() === month - 1 && day > 0 ? at : null
}

/** A day without a year is the next one, unless it lies less than half a year back. */
const nearestYear = (month: number, day: number, at: Instant) => {
  const year = new Date(at).getUTCFullYear()
  const inYear = dayFrom(year, month, day)
  return inYear !== null && at - inYear > 182 * DAY ? dayFrom(year + 1, month, day) : inYear
}

const addWorkingDays = (at: Instant, days: number): Instant => {
  const weekend = (instant: Instant) => [0, 6].includes(new Date(instant).getUTCDay())
  let [day, left] = [at, days]
  while (left > 0) {
    day += DAY
    if (!weekend(day)) left -= 1
  }
  return day
}

const endOfMonth = (at: Instant) => {
  const day = new Date(at)
  return Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)
}

const fridayOf = (at: Instant) => at + ((5 - new Date(at).getUTCDay() + 7) % 7) * DAY
