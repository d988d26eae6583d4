/** Guesses the language of a text. */
import { detect } from 'tinyld'

/** The languages customers of online shops write in; a guess among all of the world's errs on short texts. */
const COMMON = [
  'en',
  'fr',
  'de',
  'es',
  'it',
  'nl',
  'pt',
  'sv',
  'da',
  'no',
  'fi',
  'pl',
  'cs',
  'ro',
  'hu',
  'el',
  'tr',
  'ru',
  'uk',
  'ar',
  'he',
  'ja',
  'ko',
  'zh',
]

/** Below so many words a guess is worth less than what the helpdesk says. */
export const ENOUGH_WORDS = 12

/** ISO 639-1 code, or null when the text is too short to tell. */
export const guessLanguage = (text: string, leastWords = 3): string | null => {
  const letters = text.replace(/https?:\S+|[^\p{L}\s]/gu, ' ').slice(0, 2000)
  const isEnough = letters.trim().split(/\s+/).length >= leastWords
  return isEnough ? detect(letters, { only: COMMON }) || null : null
}
