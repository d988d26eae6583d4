/** Recognises street addresses as six countries write them: a street with its number, and the town behind it. */

const NAME = "\\p{Lu}[\\p{L}'’.-]{0,30}"
const NUMBER = '\\d{1,4}(?: ?(?:bis|ter|quater|[a-zA-Z])(?![\\p{L}\\d]))?(?:[-/]\\d{1,4})?(?!\\d)'
const SMALL =
  "(?:(?:de|des|du|la|le|les|l'|l’|d'|d’|del|della|delle|dei|degli|los|las|von|der|den|van|the|et|e|y|in|am|an|im|zum|zur|en) ?){0,3}"

/** Up to five words of a name, small words between. */
const LONG_NAME = `${SMALL}(?:${NAME}|\\d{1,2})(?: ${SMALL}${NAME}){0,4}`

const STREETS = [
  // 4 Thistle Lane
  `${NUMBER},? (?:${NAME} ){1,4}(?:Street|St|Road|Rd|Lane|Ln|Avenue|Ave|Drive|Dr|Close|Court|Ct|Place|Pl|Square|Sq|Way|Terrace|Crescent|Boulevard|Blvd|Gardens|Grove|Row|Mews|Hill|Parade|Walk)(?![\\p{L}])\\.?`,
  // 12 bis, rue de la Paix
  `${NUMBER},? (?:[Rr]ue|[Aa]venue|[Aa]v\\.|[Bb]oulevard|[Bb]d|[Pp]lace|[Cc]hemin|[Aa]llée|[Ii]mpasse|[Rr]oute|[Qq]uai|[Cc]ours|[Ss]quare|[Pp]assage|[Ff]aubourg|[Rr]uelle) ${LONG_NAME}`,
  // Lindenstraße 5, Am alten Markt has no mark of its own
  `(?:${NAME} ){0,2}\\p{Lu}[\\p{L}.-]{0,30}(?:straße|strasse|str\\.|weg|platz|allee|gasse|ring|ufer|damm|chaussee|promenade) ?${NUMBER}`,
  `(?:${NAME} )?(?:${NAME}|Alte|Neue|Lange)[ -](?:Straße|Strasse|Str\\.|Weg|Platz|Allee|Gasse|Ring|Ufer|Damm|Chaussee) ${NUMBER}`,
  // Calle de Atocha, 12
  `(?:[Cc]alle|[Cc]/|[Aa]venida|[Aa]vda\\.?|[Pp]laza|[Pp]za\\.?|[Pp]aseo|[Cc]amino|[Rr]onda|[Cc]arretera|[Tt]ravesía) ?${LONG_NAME},?(?: (?:n[º°.o]{0,2} ?)?|(?<=,))${NUMBER}(?:, ?\\d{1,2}[º°ª] ?\\p{L}?)?`,
  // Via Garibaldi 12
  `(?:[Vv]ia|[Vv]iale|V\\.le|[Pp]iazza|P\\.za|[Cc]orso|C\\.so|[Ll]argo|[Vv]icolo|[Ss]trada|[Pp]iazzale) ${LONG_NAME},? ?(?:n\\.? ?)?${NUMBER}`,
  // Lange Voorhout 3 has no mark of its own; Prinsengracht 263
  `(?:${NAME} ){0,2}\\p{Lu}[\\p{L}-]{0,30}(?:straat|laan|weg|plein|gracht|kade|dijk|singel|steeg|hof|dreef|plantsoen) ${NUMBER}`,
]

/** A postal code and a town, or a town and a postal code. */
const POST_CODE =
  '(?:\\d{5}(?:-\\d{4})?|\\d{4} ?[A-Z]{2}|[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2})(?![\\p{L}\\d])'
const TOWN = `(?:,? {0,2}\\n? ?(?:(?:[A-Z]{1,2}-)?${POST_CODE}(?: ${NAME}(?:[ -]${NAME}){0,2})?|${NAME}(?:[ -]${NAME}){0,2},? (?:[A-Z]{2} )?${POST_CODE}))?`

export const STREET_ADDRESS = new RegExp(
  `(?<![\\p{L}\\d#/.-])(?:${STREETS.join('|')})${TOWN}`,
  'gu',
)
