/** Does a draft ask for one thing over and over? */
import { WORD } from './sentences.ts'

/** Two words that say something stand together in more sentences than anybody needs to ask. */
export const asksOverAndOver = (sentences: string[], isSmall: (word: string) => boolean) => {
  const times = new Map<string, number>()
  for (const pair of sentences.flatMap((text) => pairsIn(text, isSmall)))
    times.set(pair, (times.get(pair) ?? 0) + 1)
  return [...times.values()].some((count) => count > MOST_TIMES)
}

const MOST_TIMES = 3
const LONG_WORD = 4
/** A longer sentence does not ask alone. */
const MOST_WORDS = 20

const pairsIn = (text: string, isSmall: (word: string) => boolean) => {
  const said = text.match(WORD) ?? []
  const words = [...new Set(said)].filter((word) => word.length >= LONG_WORD && !isSmall(word))
  if (words.length > MOST_WORDS) return []
  return words.flatMap((one) => words.filter((two) => one < two).map((two) => `${one} ${two}`))
}
