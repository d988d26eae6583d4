/** Reads days that are counted from the day of speaking: today, tomorrow, next week. */
import { DAY, type Instant, iso } from '../lib/clock.ts'

type Relative = { start: number; end: number; offers: string[]; needs: string[] }

/**
 * `at`: when it was, or will be, said. Then `tomorrow` is a date, and an agent's `tomorrow` of last week proves no
 * tomorrow of today.
 */
export const relativeDaysIn = (folded: string, at: Instant | null): Relative[] =>
  WORDS.flatMap(({ pattern, days, name }) =>
    [...folded.matchAll(pattern)].map((found) => {
      const said = `said ${name}`
      const key = at === null || days === null ? null : dayKey(at + days * DAY)
      return {
        start: found.index,
        end: found.index + found[0].length,
        offers: key === null ? [said] : [said, key],
        needs: [key ?? said],
      }
    }),
  )

/** As `fact-dates.ts` offers it of a date written out. */
const dayKey = (at: Instant) => {
  const [, month = '', day = ''] = iso(at).slice(0, 10).split('-')
  return `counted ${Number(month)}-${Number(day)}`
}

const words = (name: string, days: number | null, sources: string[]) => ({
  name,
  days,
  pattern: new RegExp(`(?<![\\p{L}\\p{N}-])(?:${sources.join('|')})(?![\\p{L}\\p{N}])`, 'gu'),
})

/** A good weekend is wished, whichever it is. */
const WISHED =
  '(?:good|nice|great|lovely|pleasant|wonderful|relaxing|bon|excellent|agreable|beau|schones|gutes|erholsames|angenehmes|buen|feliz|buon|bel|fijn|goed|prettig|heerlijk)'

/** `morgen` and `mañana` are also the morning. */
const WORDS = [
  words('today', 0, [
    'today|tonight|this (?:morning|afternoon|evening)',
    "aujourd'hui|ce soir|ce matin|cet apres-midi",
    'heute',
    'hoy|esta (?:manana|tarde|noche)',
    'oggi|stasera|stamattina',
    'vandaag|vanavond|vanmiddag|vanochtend',
  ]),
  words('tomorrow', 1, [
    '(?<!after )tomorrow',
    '(?<!apres[- ])demain',
    '(?<!guten |heute |am |jeden |goede |goeden )morgen(?! (?:zusammen|frau|herr))',
    '(?<!pasado |la |esta |cada )manana',
    'domani',
  ]),
  words('the day after tomorrow', 2, [
    '(?:the )?day after tomorrow',
    'apres[- ]demain',
    'ubermorgen',
    'pasado manana',
    'dopodomani',
    'overmorgen',
  ]),
  words('yesterday', -1, ['yesterday', 'gestern', 'ayer', 'ieri', 'gisteren']),
  words('next week', null, [
    'next week|coming week',
    'semaine prochaine|prochaine semaine',
    '(?:nachste|kommende)[rn]? woche',
    '(?:proxima|siguiente) semana|semana (?:que viene|proxima)',
    'prossima settimana|settimana prossima',
    '(?:volgende|komende) week',
  ]),
  words('this week', null, [
    'this week|the end of the week',
    'cette semaine|la fin de (?:la )?semaine',
    'diese[rn]? woche|ende der woche',
    'esta semana|la semana en curso',
    'questa settimana|(?<!buon |bel )fine settimana',
    'deze week',
  ]),
  words('the weekend', null, [`(?<!${WISHED} )(?:weekend|week-end|wochenende|fin de semana)`]),
  words('next month', null, [
    'next month|this month',
    'mois prochain|ce mois',
    '(?:nachsten?|diesen?|kommenden) monat',
    '(?:proximo|este) mes|mes que viene',
    '(?:prossimo|questo) mese',
    '(?:volgende|deze) maand',
  ]),
]

/** "How is it today?": true on whatever day it is read. */
export const asksOfToday = (folded: string) =>
  [...folded.matchAll(OF_TODAY)].map(({ index, 0: words }) => ({
    start: index,
    end: index + words.length,
  }))

const OF_TODAY =
  /(?<!\p{L})(?:how (?:is|are)|comment (?:va|vont|se porte)|wie (?:geht|ist|sieht)|como (?:va|esta|estan|sigue)|come (?:va|sta|stanno)|hoe (?:is|gaat|staat))(?: [\p{L}'-]+){1,6}?(?:,)? (?:today|aujourd'hui|heute|hoy|oggi|vandaag)(?= ?\?)/gu
