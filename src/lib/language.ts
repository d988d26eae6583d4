/** Guesses the language of a text. */
import { detect } from 'tinyld'

/** ISO 639-1 code, or null when the text is too short to tell. */
export const guessLanguage = (text: string): string | null => {
  const letters = text.replace(/https?:\S+|[^\p{L}\s]/gu, ' ').slice(0, 2000)
  return letters.trim().split(/\s+/).length < 3 ? null : detect(letters) || null
}
