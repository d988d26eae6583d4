/** Guesses the language of a text. */
import { detect } from 'tinyld'

/** In shorter texts a single product name decides. */
const FEWEST_WORDS = 20

/** ISO 639-1 code, or null when the text is too short to say. */
export const languageOf = (text: string): string | null => {
  const sample = text.slice(0, 2000).trim()
  if (sample.split(/\s+/).length < FEWEST_WORDS) return null
  const code = detect(sample)
  return code === '' ? null : code
}
