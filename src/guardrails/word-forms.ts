/** Is a word one of these, in another form? Endings, clitics, prefixes and compounds of six languages. */
import { baseLanguage } from '../domain/language-code.ts'

/** `language`: how words are put together there; any other than the six knows endings alone. */
export const formsOf = (known: Iterable<string>, language: string): ((word: string) => boolean) => {
  const words = new Set(known)
  const base = baseLanguage(language)
  const endings = LONG_ENDINGS[base] ?? NONE
  const stems = stemsOf(words, endings)
  const isKnown = (word: string) => words.has(word) || isForm(word, stems, endings)
  const bare = BARE[base] ?? (() => [])
  const parts = COMPOUNDING.has(base) ? [...words].filter(({ length }) => length >= 7) : []
  return (word) =>
    isKnown(word) ||
    bare(word).some((rest) => rest.length >= SHORTEST && isKnown(rest)) ||
    (COMPOUNDING.has(base) && (isCompound(word, isKnown) || isPartOf(word, parts)))
}

/** Shorter words change too much with their ending. */
const SHORTEST = 4
const LONGEST_ENDING = 3
/** A stem of this length tells a word apart whatever the endings; a shorter one needs shorter endings. */
const SAFE_STEM = 5
const SHORT_ENDINGS = 2
const LONGEST_KNOWN_ENDING = 7
const NONE = new Set<string>()

/** Each stem with the shortest ending that was cut to reach it. */
const stemsOf = (words: Set<string>, endings: Set<string>): Map<string, number> => {
  const stems = new Map<string, number>()
  for (const word of words)
    for (const cut of cutsOf(word, endings)) {
      const stem = word.slice(0, word.length - cut)
      stems.set(stem, Math.min(cut, stems.get(stem) ?? cut))
    }
  return stems
}

const isForm = (word: string, stems: Map<string, number>, endings: Set<string>) =>
  cutsOf(word, endings).some((cut) => {
    const stem = word.slice(0, word.length - cut)
    const other = stems.get(stem)
    return other !== undefined && (stem.length >= SAFE_STEM || cut + other <= SHORT_ENDINGS)
  })

/** How many letters may be its ending: any few, or a longer one that the language knows. */
const cutsOf = (word: string, endings: Set<string>): number[] => {
  const cuts: number[] = []
  for (let cut = 0; cut <= LONGEST_KNOWN_ENDING && word.length - cut >= SHORTEST; cut++)
    if (
      cut <= LONGEST_ENDING ||
      (word.length - cut >= SAFE_STEM && endings.has(word.slice(word.length - cut)))
    )
      cuts.push(cut)
  return cuts
}

/** Endings of verbs, and of the nouns made of them, of four letters and more. */
const LONG_ENDINGS: Record<string, Set<string>> = Object.fromEntries(
  Object.entries({
    de: 'ende enden ender endes test eten ungen',
    nl: 'ende ingen tjes',
    es: 'amos aron abas aban aria arias arian aras aran ando iendo imos ieron iste aste ieran iera ieras aremos eremos iremos ariamos eria erian iria irian ados idos adas idas abamos iamos cion ciones miento mientos areis asteis',
    it: 'iamo iate avano avamo avate eranno eremo erete erebbe eresti ereste iranno iremo irete irebbe iresti ireste ando endo asse assi assero evano ivano iscono isci isce isca isco iscano azione azioni mento menti',
    fr: 'ions aient erons erez eront erai eras erait erais erions eriez eraient irons irez iront irai iras irait irais iriez iraient issons issez issent issant issait ation ations ement ements',
  }).map(([language, endings]) => [language, new Set(endings.split(' '))]),
)

const without = (pattern: RegExp) => (word: string) => {
  const rest = word.replace(pattern, '')
  return rest === word ? [] : [rest]
}

const SEPARABLE_DE =
  /^(?:ab|an|auf|aus|bei|durch|ein|fest|her|hin|los|mit|nach|um|vor|weg|weiter|zu|zusammen)(?:ge|zu)?/
const SEPARABLE_NL = /^(?:aan|af|bij|door|in|los|mee|na|om|op|over|toe|uit|vast|voor|weg)(?:ge|te)?/

/** What is left without what may be tied to it: prefixes of verbs and participles, pronouns at the end. */
const BARE: Record<string, (word: string) => string[]> = {
  de: (word) => [...without(SEPARABLE_DE)(word), ...without(/^(?:ge|un)/)(word)],
  nl: (word) => [...without(SEPARABLE_NL)(word), ...without(/^(?:ge|on)/)(word)],
  es: (word) => [
    ...without(/(?:se|me|te|nos)?(?:l[oae]s?|l[oa])$|(?:nos|me|te|se)$/)(word),
    ...otherVowel(word),
  ],
  it: without(/(?:ce|me|te|ve|glie|se)?(?:l[oaie]|ne)$|(?:[cmtv]i|gli|si)$/),
  fr: without(/^r[e]?(?=\p{L}{4})/u),
}

/** "Suena" where "sonando" is written, "pierde" for "perder", and the other way. */
const otherVowel = (word: string) =>
  [
    [/ue(?=[^aeiou]{1,3}[aeo]\p{L}{0,2}$)/u, 'o'],
    [/ie(?=[^aeiou]{1,3}[aeo]\p{L}{0,2}$)/u, 'e'],
    [/o(?=[^aeiou]{1,3}(?:[ai]\p{L}{1,4})$)/u, 'ue'],
    [/e(?=[^aeiou]{1,3}(?:[ai]\p{L}{1,4})$)/u, 'ie'],
  ].flatMap(([from, to]) => {
    const other = word.replace(from as RegExp, to as string)
    return other === word ? [] : [other]
  })

const COMPOUNDING = new Set(['de', 'nl'])

/** Two known words in one, with or without what ties them. */
const isCompound = (word: string, isKnown: (part: string) => boolean) => {
  for (let at = SHORTEST; at <= word.length - SHORTEST; at++) {
    const first = word.slice(0, at)
    if (
      isKnown(word.slice(at)) &&
      (isKnown(first) || isKnown(first.replace(/(?:s|en|n|e|er)$/, '')))
    )
      return true
  }
  return false
}

/** `schild` where `typenschild` was said. */
const isPartOf = (word: string, compounds: string[]) =>
  word.length >= SAFE_STEM &&
  compounds.some(
    (each) =>
      each.length >= word.length + LONGEST_ENDING && (each.endsWith(word) || each.startsWith(word)),
  )
