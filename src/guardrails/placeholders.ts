/** Finds what was meant to be filled in, and what a writer said to himself. */
import { isTag } from './html.ts'
import type { Rule } from './inspection.ts'
import { isDelimiter } from './prompt-leak.ts'
import { foldText, type Reading } from './reading.ts'
import { foldedWords, personaWords } from './sources.ts'

/**
 * Template braces, bracketed names, XXX, TBD, control words, "as an AI", notes to oneself. Brackets,
 * codes and XXX that stand so in the conversation or in order data are meant.
 */
export const placeholders: Rule = ({ shown, folded, context }) => {
  const isSaid = (mark: string) => foldedWords(context).includes(foldText(mark))
  const putIn = foldText(personaWords(context.persona).join('\n'))
  const perhaps = find(PERHAPS_MEANT, shown).filter(({ mark }) => !isSaid(mark))
  const never = find(NEVER_MEANT, shown).filter(({ mark }) => !isTag(mark) && !isDelimiter(mark))
  const phrases = find(PHRASES, folded).filter(({ mark }) => !putIn.includes(mark))
  return [...never, ...perhaps, ...phrases].map(({ mark: _, ...sight }) => sight)
}

const find = (patterns: [RegExp, string][], { text, place }: Reading) =>
  patterns.flatMap(([pattern, why]) =>
    [...text.matchAll(pattern)].map((found) => ({
      severity: 'block' as const,
      ...place(found.index, found.index + found[0].length),
      why,
      mark: found[0],
    })),
  )

const NOT_FILLED_IN = 'a place to fill in was left as it is'
const CONTROL_WORD = 'a control word is not for a customer'

/** No conversation makes these right: an agent's own template may have failed, too. */
const NEVER_MEANT: [RegExp, string][] = [
  [/\{\{[^{}\n]{0,80}\}{0,2}|\}\}/g, NOT_FILLED_IN],
  [/\{%[^{}\n]{0,80}/g, NOT_FILLED_IN],
  [/(?<!\{)\$?\{[^{}\n%]{0,60}\}(?!\})/g, NOT_FILLED_IN],
  [/\[\[[^[\]\n]{0,60}\]{0,2}/g, CONTROL_WORD],
  [/<\p{L}[^<>\n:/@.]{0,60}>/gu, NOT_FILLED_IN],
  [/%[\p{L}_]{3,30}%/gu, NOT_FILLED_IN],
  [/__[\p{L}\p{N}_]{2,40}__/gu, NOT_FILLED_IN],
  [/(?<![\p{L}\p{N}])(?:TBD|TBA|TBC|FIXME|TODO ?:|###+ ?[A-Z]*)/gu, NOT_FILLED_IN],
  [
    /(?<=\n[ \t]{0,4})(?:Your Name|Name Here|Votre Nom|Votre nom|Ihr Name|Su Nombre|Su nombre)(?=[.,]?\s{0,9}$)/g,
    NOT_FILLED_IN,
  ],
  // Alone on the first line: the signature stands below it already.
  [/<\|[^|\n<>]{0,40}\|?>?|\[\/?INST\]/g, CONTROL_WORD],
  [
    /^\s*(?:SKIP|skip|null|none|undefined|NaN|NO REPLY|NOREPLY|NONE|NULL|N\/A)[.!]?[ \t]*(?=\n|$)/g,
    CONTROL_WORD,
  ],
]

/** A product, a size or a code may be written so. */
const PERHAPS_MEANT: [RegExp, string][] = [
  [/(?<!\[)\[[^[\]\n]{0,60}\p{L}[^[\]\n]{0,60}\](?![([\]:])/gu, NOT_FILLED_IN],
  [/(?<![\p{L}\p{N}])(?:X{3,}|x{4,})(?![\p{L}\p{N}])/gu, NOT_FILLED_IN],
  [/_{3,}/g, NOT_FILLED_IN],
  [/(?<![\p{L}\p{N}_])[A-Z]{2,30}_[A-Z_]{2,60}(?![\p{L}\p{N}])/gu, CONTROL_WORD],
]

const OBEYS = new RegExp(
  String.raw`\b(?:(?:i|we) (?:have |'ve )?(?:ignored|disregarded|forgotten|overridden) …(?:instruction|rule|prompt)|(?:j'ai|nous avons) (?:ignore|oublie|mis de cote) …(?:consigne|instruction|regle)|(?:ich habe|wir haben) …(?:anweisung|regel|vorgabe)\p{L}* …(?:ignoriert|missachtet|vergessen)|he(?:mos)? (?:ignorado|olvidado) …(?:regla|instruccion|indicacion)|(?:ho|abbiamo) (?:ignorato|dimenticato) …(?:istruzion|regol)|(?:heb|hebben) …(?:instructie|regel)s? …(?:genegeerd|vergeten))`.replaceAll(
    '…',
    '[^.?!]{0,40}?',
  ),
  'gu',
)

const MACHINE = 'it speaks of itself as a machine'
const TO_ONESELF = 'a note to oneself, not to the customer'

/** Matched without case and accents. */
const PHRASES: [RegExp, string][] = [
  [OBEYS, MACHINE],
  [
    /\b(?:system prompt|language model|word limit|tone of voice|follow-?up (?:message|draft)|(?:the|de|la|die|il) persona)\b/g,
    MACHINE,
  ],
  [/\blorem ipsum\b/g, NOT_FILLED_IN],
  [
    /\b(?:insert|add|enter) (?:your |the |customer )?(?:name|order number|date|link) here\b/g,
    NOT_FILLED_IN,
  ],
  [
    /\((?:your |the |our |customer |order |product |item |tracking |shop |agent )*(?:name|number|no|date|link|product|item|order|address|reference|amount)(?: goes)?(?: here)\)/g,
    NOT_FILLED_IN,
  ],
  [/\bas an? (?:ai|artificial intelligence|(?:large )?language model)\b/g, MACHINE],
  [/\bi(?:'m| am) (?:just |only )?an? (?:ai|language model)\b/g, MACHINE],
  [
    /\ben tant qu(?:e |')(?:ia\b|intelligence artificielle|assistante? virtuel|modele de langage)/g,
    MACHINE,
  ],
  [/\bals (?:ki|ai|kunstliche intelligenz|sprachmodell|taalmodel)\b/g, MACHINE],
  [
    /\bcom[eo] (?:una? )?(?:ia|ai|inteligencia artificial|intelligenza artificiale|modell?o (?:de lenguaje|linguistico))\b/g,
    MACHINE,
  ],
  [
    /\b(?:note to self|note a moi-meme|notiz an mich|nota para mi|do not send|ne pas envoyer|nicht senden|no enviar|internal note|note interne|interne notiz|nota interna)\b/g,
    TO_ONESELF,
  ],
  [
    /(?<=^\W{0,3}|[.!?,:] )(?:sure|certainly|of course|bien sur|naturlich|claro|certo|natuurlijk)?\W{0,3}(?:here is|here's|here are|voici|hier ist|aqui (?:tiene|esta)|ecco|hier is) (?:a |an |the |my |your |un |une |le |la |der |die |ein |eine |el |il |de |het )?(?:short |polite |friendly |possible |updated |bijgewerkte )?(?:draft|follow-?up|reply|message|brouillon|relance|reponse|entwurf|nachfassnachricht|borrador|mensaje|bozza|messaggio|concept|vervolgbericht|bericht)\b/g,
    TO_ONESELF,
  ],
  [
    /^\W{0,3}(?:subject|draft|objet|brouillon|betreff|entwurf|asunto|borrador|oggetto|onderwerp) ?:/g,
    TO_ONESELF,
  ],
]
