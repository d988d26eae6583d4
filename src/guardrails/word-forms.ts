/** Is a word one of these, in another form? Endings, clitics, prefixes and compounds of six languages. */
import { baseLanguage } from '../domain/language-code.ts'

/** `language`: how words are put together there; any other than the six knows endings alone. */
export const formsOf = (known: Iterable<string>, language: string): ((word: string) => boolean) => {
  const words = new Set(known)
  const stems = stemsOf(words)
  const isKnown = (word: string) => words.has(word) || isForm(word, stems)
  const base = baseLanguage(language)
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

/** Each stem with the shortest ending that was cut to reach it. */
const stemsOf = (words: Set<string>): Map<string, number> => {
  const stems = new Map<string, number>()
  for (const word of words)
    for (let cut = 0; cut <= LONGEST_ENDING && word.length - cut >= SHORTEST; cut++) {
      const stem = word.slice(0, word.length - cut)
      stems.set(stem, Math.min(cut, stems.get(stem) ?? cut))
    }
  return stems
}

const isForm = (word: string, stems: Map<string, number>) => {
  for (let cut = 0; cut <= LONGEST_ENDING && word.length - cut >= SHORTEST; cut++) {
    const stem = word.slice(0, word.length - cut)
    const other = stems.get(stem)
    if (other !== undefined && (stem.length >= SAFE_STEM || cut + other <= SHORT_ENDINGS))
      return true
  }
  return false
}

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
  es: without(/(?:se|me|te|nos)?(?:l[oae]s?|l[oa])$|(?:nos|me|te|se)$/),
  it: without(/(?:ce|me|te|ve|glie|se)?(?:l[oaie]|ne)$|(?:[cmtv]i|gli|si)$/),
  fr: without(/^r[e]?(?=\p{L}{4})/u),
}

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
