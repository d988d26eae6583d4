/** Finds people who are not of this conversation, and other customers' business. */
import { memo } from '../lib/memo.ts'
import { block, blockEach, type Inspection, type Rule, type Sight } from './inspection.ts'
import { foldText } from './reading.ts'
import { foldedWords, personaWords } from './sources.ts'

/**
 * A name after a greeting or a title, two names in a row that nobody of this ticket used, and any word of other customers.
 * Names of the customer, the shop's people, orders and the persona are known.
 */
export const otherPeople: Rule = (inspection) => [...strangers(inspection), ...others(inspection)]

const strangers = (inspection: Inspection): Sight[] => {
  const { shown, context, language } = inspection
  const isKnown = (name: string) =>
    foldText(name)
      .split(/[^\p{L}\p{N}]+/u)
      .every((part) => part.length < 2 || knownWords(context).has(part))
  const isGerman = language.toLowerCase().startsWith('de')
  return [
    ...named(GREETED, shown.text),
    ...named(TITLED, shown.text),
    ...named(isGerman ? NAMED_AFTER_RELATION : IN_A_ROW, shown.text),
    ...(isGerman ? [] : named(NAMED_AFTER_RELATION, shown.text)),
  ]
    .filter(({ name }) => !isKnown(name))
    .map(({ start, end }) => block(shown, start, end, 'a name that nobody used on this ticket'))
}

const named = (pattern: RegExp, text: string) =>
  [...text.matchAll(pattern)].map((found) => {
    const { name = '' } = found.groups ?? {}
    const start = found.index + found[0].lastIndexOf(name)
    return { name, start, end: start + name.length }
  })

const others = ({ folded }: Inspection): Sight[] =>
  blockEach(folded, OTHERS, 'other customers are nobody’s business')

const knownWords = memo((context: Inspection['context']) => {
  const { messages, customerName, persona } = context
  const words = [
    ...messages.flatMap(({ sender, receiver }) => [
      sender?.name,
      receiver?.name,
      sender?.email?.replace(/@.*/s, ''),
    ]),
    ...personaWords(persona),
    persona.name,
    customerName,
  ]
  return new Set(
    [...words.map((text) => foldText(text ?? '')), foldedWords(context)]
      .flatMap((text) => text.split(/[^\p{L}\p{N}]+/u))
      .concat(NO_NAMES),
  )
})

const NAME = String.raw`\p{Lu}[\p{Ll}\p{M}'’-]{1,30}(?:[ -]\p{Lu}[\p{L}\p{M}'’-]{1,30}){0,2}`

/** `Hi Tom,` on the first line. */
const GREETED = new RegExp(
  String.raw`^\s*(?:Hi|Hello|Hey|Dear|Good (?:morning|afternoon|evening)|Bonjour|Bonsoir|Salut|Ch[eè]re?|Hallo|Guten (?:Tag|Morgen|Abend)|Liebe[r]?|Sehr geehrte[r]?|Moin|Servus|Hola|Buen(?:os|as) (?:d[ií]as|tardes|noches)|Estimad[oa]|Querid[oa]|Ciao|Salve|Buongiorno|Buonasera|Gentile|Car[oa]|Beste|Dag|Goede(?:morgen|middag|navond|ndag)|Lieve|Geachte)[ ,]{1,2}(?:(?:Mr|Mrs|Ms|Miss|Dr|Herr|Frau|Monsieur|Madame|M\.|Mme|Se[ñn]ora?|Sra?|Sig(?:nora?|\.ra)?|Do[ñn]a?|heer|mevrouw|de heer)\.?,? )?(?<name>${NAME})`,
  'gu',
)

const TITLED = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:Mr|Mrs|Ms|Miss|Dr|Herrn?|Frau|Monsieur|Madame|Mme|Mlle|Se[ñn]ora?|Sra?|Signora?|Sig|Dott(?:oressa)?|Don|Do[ñn]a|[Mm]evrouw|[Mm]eneer|de heer)\.? (?<name>${NAME})`,
  'gu',
)

/** First and family name in the middle of a sentence, where nouns have no capitals. */
const IN_A_ROW =
  /(?<=[\p{Ll}\p{N},;:)"”»]\s)(?<name>\p{Lu}[\p{Ll}\p{M}'’-]{1,30}(?: (?:de|van|von|di|da|del|la|le|der|den))? \p{Lu}[\p{Ll}\p{M}'’-]{1,30})(?![\p{L}])/gu

/** `our customer Anna`, `your neighbour Müller`. */
const NAMED_AFTER_RELATION = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:[Cc]ustomer|[Cc]lient[ea]?|[Kk]und(?:e|en|in)|[Kk]lant|[Nn]eighbou?r|[Vv]oisine?|[Nn]achbar(?:n|in)?|[Vv]ecin[oa]|[Vv]icin[oa]|[Bb]uur(?:man|vrouw)?|[Hh]usband|[Ww]ife|[Mm]ari|[Ff]emme|[Ee]hemann|[Ee]hefrau|[Mm]arido|[Mm]ujer|[Mm]arito|[Mm]oglie|[Ff]riend|[Aa]mie?|[Ff]reund(?:in)?|[Aa]mig[oa]|[Aa]mic[oa]|[Vv]riend(?:in)?|[Cc]olleague|[Cc]oll[eè]gue|[Kk]olleg(?:e|en|in)|[Cc]olega|[Cc]ollega|named|called|nomm[ée]e?|namens|llamad[oa]|di nome|genaamd),? (?<name>${NAME})`,
  'gu',
)

/** Capitalised in the middle of a sentence, and nobody's name. */
const NO_NAMES =
  'i january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday english french german spanish italian dutch europe european christmas team support customer service together madam sir all everyone zusammen damen herren allerseits tous toutes equipe kundenservice kundendienst klantenservice mr mrs ms miss dr herr frau monsieur madame mademoiselle senor senora don dona signor signora signore dottor dottore avvocato meneer mevrouw heer'.split(
    ' ',
  )

const OTHERS =
  /(?<!\p{L})(?:(?:an)?other (?:customer|client|buyer|order|shopper)s?(?:'s)?|(?:some|many|most|several|few) (?:of our )?(?:other )?(?:customers|clients|buyers)|someone else(?:'s)?|(?:un |d'|les |nos )autres? (?:client|acheteur|commande)e?s?|quelqu'un d'autre|(?:ein|eine|einem|eines|einer)? ?ander(?:e|en|er|em|es) (?:kund|kauf|bestellung)\p{L}*|jemand(?:em|en)? ander\p{L}*|otr[oa]s? (?:client|comprador|pedido)\p{L}*|otra persona|altr[oia] (?:client|acquirent|ordin)\p{L}*|un'altra persona|qualcun altro|(?:een )?andere (?:klant|koper|bestelling)\p{L}*|iemand anders)(?!\p{L})/gu
