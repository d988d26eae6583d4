/** Words for months, days, units, currencies and numbers in six languages, folded. */

const table = <T>(entries: [T, string][]): Map<string, T> =>
  new Map(
    entries.flatMap(([value, words]) => words.split(' ').map((word) => [word, value] as const)),
  )

export const MONTHS = table<number>([
  [1, 'january jan janvier janv januar enero ene gennaio gen januari'],
  [2, 'february feb fevrier fevr februar febrero febbraio februari'],
  [3, 'march mar mars marz marzo maart mrt'],
  [4, 'april apr avril avr abril abr aprile'],
  [5, 'may mai mayo maggio mag mei'],
  [6, 'june jun juin juni junio giugno giu'],
  [7, 'july jul juillet juil juli julio luglio lug'],
  [8, 'august aug aout agosto augustus'],
  [9, 'september sep sept septembre septiembre settembre'],
  [10, 'october oct octobre oktober okt octubre ottobre ott'],
  [11, 'november nov novembre noviembre'],
  [12, 'december dec decembre dezember dez diciembre dic dicembre'],
])

export const WEEKDAYS = table<number>([
  [1, 'monday mondays lundi lundis montag montags lunes lunedi maandag'],
  [2, 'tuesday tuesdays mardi mardis dienstag dienstags martes martedi dinsdag'],
  [3, 'wednesday wednesdays mercredi mercredis mittwoch mittwochs miercoles mercoledi woensdag'],
  [4, 'thursday thursdays jeudi jeudis donnerstag donnerstags jueves giovedi donderdag'],
  [5, 'friday fridays vendredi vendredis freitag freitags viernes venerdi vrijdag'],
  [
    6,
    'saturday saturdays samedi samedis samstag samstags sonnabend sabado sabados sabato zaterdag',
  ],
  [7, 'sunday sundays dimanche dimanches sonntag sonntags domingo domingos domenica zondag'],
])

const HOUR = 60
const DAY = 24 * HOUR

/** Minutes of a unit. */
export const SPANS = table<number>([
  [1, 'minute minutes min mins minuten minuto minutos minuti minuut'],
  [HOUR, 'hour hours hr hrs heure heures stunde stunden std hora horas ora ore uren uur'],
  [
    DAY,
    'day days jour jours journee journees tag tage tagen tagiges tagige tagigen dia dias giorno giorni dag dagen',
  ],
  [14 * DAY, 'fortnight fortnights quinzaine quincena quindicina'],
  [7 * DAY, 'week weeks semaine semaines woche wochen semana semanas settimana settimane weken'],
])

/** Months and years have no fixed number of minutes. */
export const LONG_SPANS = table<string>([
  ['month', 'month months mois monat monate monaten mes meses mese mesi maand maanden'],
  ['year', 'year years an ans annee annees jahr jahre jahren ano anos anno anni jaar jaren'],
])

export const BUSINESS_DAYS = new Set(
  'werktag werktage werktagen arbeitstag arbeitstage arbeitstagen werkdag werkdagen'.split(' '),
)
export const BUSINESS_BEFORE = new Set(['business', 'working'])
export const BUSINESS_AFTER = new Set(
  'ouvre ouvres ouvrable ouvrables habil habiles laborable laborables lavorativo lavorativi'.split(
    ' ',
  ),
)

export const PERCENT = new Set('percent pct prozent pourcent procent'.split(' '))
export const PERCENT_PAIRS = new Set(['per cent', 'pour cent', 'por ciento', 'per cento'])

/** A sign or word of a currency, and its code; `$` may be any dollar. */
export const CURRENCIES = table<string>([
  ['EUR', '€ eur euro euros'],
  ['$', '$ dollar dollars dolares dollari'],
  ['USD', 'usd us$'],
  ['CAD', 'cad ca$ c$'],
  ['AUD', 'aud au$ a$'],
  ['NZD', 'nzd'],
  ['GBP', '£ gbp pound pounds pfund'],
  ['CHF', 'chf franken francs'],
  ['JPY', '¥ jpy yen'],
  ['SEK', 'sek'],
  ['NOK', 'nok'],
  ['DKK', 'dkk'],
  ['PLN', 'pln zl'],
])

export const DOLLARS = new Set(['$', 'USD', 'CAD', 'AUD', 'NZD'])

/** Small ones are everyday words: fine in a draft, a proof in a conversation. */
export const SMALL_NUMBERS = table<number>([
  [1, 'one un une ein eine einen uno una een'],
  [2, 'two deux zwei dos due twee'],
  [3, 'three trois drei tres tre drie'],
  [4, 'four quatre vier cuatro quattro'],
  [5, 'five cinq funf cinco cinque vijf'],
  [6, 'six sechs seis sei zes'],
  [7, 'seven sept sieben siete sette zeven'],
  [8, 'eight huit acht ocho otto'],
  [9, 'nine neuf neun nueve nove negen'],
  [10, 'ten dix zehn diez dieci tien'],
  [11, 'eleven onze elf undici'],
  [12, 'twelve douze zwolf doce dodici twaalf'],
])

export const LARGE_NUMBERS = table<number>([
  [13, 'thirteen treize dreizehn trece tredici dertien'],
  [14, 'fourteen quatorze vierzehn catorce quattordici veertien'],
  [15, 'fifteen quinze funfzehn quince quindici vijftien'],
  [16, 'sixteen seize sechzehn dieciseis sedici zestien'],
  [17, 'seventeen siebzehn diecisiete diciassette zeventien'],
  [19, 'nineteen neunzehn diecinueve diciannove negentien'],
  [18, 'eighteen achtzehn dieciocho diciotto achttien'],
  [20, 'twenty vingt zwanzig veinte venti twintig'],
  [24, 'vierundzwanzig veinticuatro ventiquattro vierentwintig'],
  [30, 'thirty trente dreissig treinta trenta dertig'],
  [40, 'forty quarante vierzig cuarenta quaranta veertig'],
  [48, 'achtundvierzig quarantotto achtenveertig'],
  [50, 'fifty cinquante funfzig cincuenta cinquanta vijftig'],
  [60, 'sixty soixante sechzig sesenta sessanta zestig'],
  [70, 'seventy siebzig setenta settanta zeventig'],
  [80, 'eighty achtzig ochenta ottanta tachtig'],
  [90, 'ninety neunzig noventa novanta negentig'],
  [100, 'hundred hundert honderd'],
  [1000, 'thousand tausend duizend'],
])
