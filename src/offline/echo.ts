/** Says the shop's question again in the shop's own words, and only the question. */

import { fold } from '../domain/sentences.ts'
import { says } from './lexicon/says.ts'

/** Longer questions are cut to their last clause, or between words. */
const MOST_WORDS = 30

/** One line: without greeting, apology and connecting words, beginning with a capital. */
export const echoOf = (quote: string, firstName: string | null): string => {
  const line = quote.replace(/\s+/g, ' ').trim()
  const bare = withoutLead(line, firstName).replace(CONNECTIVES, '')
  return asSentence(shortened(bare))
}

const CONNECTIVES =
  /^(?:and|also|so|but|then|now|by the way|one more thing|one last thing|in the meantime|meanwhile|et|aussi|par ailleurs|en attendant|und|außerdem|übrigens|in der zwischenzeit|y|además|mientras tanto|inoltre|nel frattempo|intanto|en|ook|verder|trouwens|ondertussen)\b[,:]?\s+/i

/** "Sorry about that, could you …": what stands before the comma is said once and not again. */
const withoutLead = (line: string, firstName: string | null): string => {
  const found = /^([^,:;–]{1,80})(?:[,:;!]| [–-]) (?=\S)/u.exec(line)
  const lead = found?.[1]
  if (found === null || lead === undefined) return line
  const isName = firstName !== null && fold(lead) === fold(firstName)
  const isPolite = says({ folded: fold(lead) }, 'small_talk') || GREETING.test(fold(lead))
  return isName || isPolite ? withoutLead(line.slice(found[0].length), firstName) : line
}

const GREETING =
  /^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|bonjour|bonsoir|chere?|hallo|guten (?:tag|morgen|abend)|liebe[rs]?|sehr geehrte[rs]?|hola|buenos dias|buenas tardes|estimad[oa]|buongiorno|buonasera|salve|ciao|gentile|beste|geachte|hoi|goede(?:morgen|middag|navond|ndag))\b/

const shortened = (line: string): string => {
  if (wordsIn(line) <= MOST_WORDS) return line
  const clauses = [...line.matchAll(/[.!,;:–] (?=\S)/gu)].map((found) =>
    line.slice(found.index + found[0].length),
  )
  const clause = clauses.find((each) => wordsIn(each) <= MOST_WORDS && asks(each))
  return clause ?? `${line.split(' ').slice(0, MOST_WORDS).join(' ')} …`
}

const wordsIn = (text: string) => text.split(' ').length

const asks = (clause: string) => clause.endsWith('?') || says({ folded: fold(clause) }, 'ask')

/** A question typed in a hurry gets its question mark. */
const asSentence = (line: string) => {
  const begun = line.replace(
    /^(\P{L}{0,2})(\p{Ll})/u,
    (_, mark: string, letter: string) => mark + letter.toUpperCase(),
  )
  if (/[.!?…:)"'”»]$/u.test(begun)) return begun
  return begun + (OPENS_QUESTION.test(fold(begun)) ? '?' : '.')
}

const OPENS_QUESTION =
  /^(?:can|could|may|would|will|do|did|does|have|has|are|is|what|which|when|where|how|who|shall|should|pouvez|pourriez|peux|avez|quel|quelle|est-ce|konnen|konnten|kannst|mochten|haben|welche[rsn]?|puede|podria|puedes|podrias|tiene|cual|puo|puoi|potrebbe|potresti|qual|quale|quali|kunt|kun|kan|zou|wilt|wil|welke?|wat|wanneer|waar)\b/
