/** Does a draft speak to the customer as the shop does: Sie or du, by what title, under which name? */
import { baseLanguage } from '../domain/language-code.ts'
import { memo } from '../lib/memo.ts'
import type { DraftContext } from './inspection.ts'
import type { Asking } from './lexicon/asking/asking.ts'
import { FORMAL, INTIMATE, TITLES } from './lexicon/manners.ts'
import { foldText } from './reading.ts'
import { type DraftSentence, WORD } from './sentences.ts'
import { foldedWords, sampleQuotes, shopTexts } from './sources.ts'

type Misaddressed = { start: number; end: number; why: string }

/** Places in the folded text. */
export const strangeManners = (
  text: string,
  sentences: DraftSentence[],
  lexicon: Asking,
  context: DraftContext,
): Misaddressed[] => [
  ...strangeForm(text, lexicon, context),
  ...sentences
    .filter(({ text }) => lexicon.greeting.test(text) || isNamedIn(text, context))
    .flatMap(({ text, start, end }) => {
      const why =
        strangeTitle(text, context) ??
        (lexicon.greeting.test(text) ? strangeGreeting(text, context) : null)
      return why === null ? [] : [{ start, end, why }]
    }),
]

/** What the shop wrote on this ticket says it; where it wrote neither, the persona's examples do. */
const strangeForm = (text: string, { language }: Asking, context: DraftContext): Misaddressed[] => {
  const code = baseLanguage(language)
  const formal = FORMAL[code]
  const intimate = INTIMATE[code]
  if (formal === undefined || intimate === undefined) return []
  const whole = { start: 0, end: text.length }
  const isFormal = formal.test(text)
  const isIntimate = intimate.test(text)
  if (isFormal && isIntimate) return [{ ...whole, why: 'it says both du and Sie' }]
  const said = [agentWords(context), foldText(sampleQuotes(context.persona))].find(
    (words) => formal.test(words) !== intimate.test(words),
  )
  if (said === undefined) return []
  const shopIsFormal = formal.test(said)
  return (isFormal && !shopIsFormal) || (isIntimate && shopIsFormal)
    ? [{ ...whole, why: 'the shop addresses him otherwise on this ticket' }]
    : []
}

const agentWords = (context: DraftContext) => foldedWords(context, 'shop')

const isNamedIn = (text: string, context: DraftContext) => {
  const names = namesIn(context)
  return (text.match(WORD) ?? []).some((word) => word.length >= LONG_NAME && names.isHis(word))
}

/** A title is the one the shop, or he himself, has used. */
const strangeTitle = (text: string, context: DraftContext): string | null => {
  const used = new Set(titlesIn(agentWords(context)))
  const his = new Set(titlesIn(customerNames(context)))
  return used.size > 0 && titlesIn(text).some((title) => !used.has(title) && !his.has(title))
    ? 'the shop used another title for him'
    : null
}

/** Whom the shop addressed by a title is not called by his first name. */
const strangeGreeting = (greeting: string, context: DraftContext): string | null => {
  const titles = titlesIn(greeting)
  const used = new Set(titlesIn(agentWords(context)))
  const names = namesIn(context)
  const isByTitle = used.has('man') || used.has('woman')
  if (isByTitle && titles.length === 0 && (greeting.match(WORD) ?? []).some(names.isHisAlone))
    return 'the shop does not call him by his first name'
  const [, ...tail] = greeting.match(WORD) ?? []
  if (tail.filter((word) => !names.isHis(word) && !GREETINGS.has(word)).length > MOST_MORE)
    return 'it says more than a greeting'
  const unknown = (greeting.match(WORD) ?? []).filter(
    (word) => !names.has(word) && names.near(word),
  )
  if (unknown.length > 0) return 'his name is written otherwise on this ticket'
  return null
}

const titlesIn = (text: string): string[] =>
  TITLES.flatMap(([title, pattern]) => (pattern.test(text) ? [title] : []))

/** As he calls himself; whom he addresses in his messages is somebody else. */
const customerNames = ({ customerName, messages }: DraftContext) =>
  foldText(
    [
      customerName ?? '',
      ...messages.flatMap(({ fromAgent, sender }) => (fromAgent ? [] : [sender?.name ?? ''])),
    ].join('\n'),
  )

/** The names of this customer, letter by letter. */
const namesIn = memo((context: DraftContext) => {
  const names = new Set(
    [context.customerName, ...context.messages.map(({ sender }) => sender?.name)].flatMap(
      (name) => foldText(name ?? '').match(WORD) ?? [],
    ),
  )
  const spoken = new Set(
    shopTexts(context).flatMap((sentences) =>
      sentences.flatMap(({ text }) => text.match(WORD) ?? []),
    ),
  )
  return {
    has: (word: string) => names.has(word) || spoken.has(word),
    isHis: (word: string) => names.has(word),
    isHisAlone: (word: string) => names.has(word) && !spoken.has(word),
    near: (word: string) =>
      word.length >= LONG_NAME &&
      [...names].some(
        (name) => name.length >= LONG_NAME && name.slice(0, -1) === word.slice(0, name.length - 1),
      ),
  }
})

const LONG_NAME = 4

/** A family name the helpdesk does not know, and a title. */
const MOST_MORE = 2
const GREETINGS = new Set(
  'good morning afternoon evening day there again all everyone team mr mrs ms miss dr sir madam or customer guten tag morgen abend zusammen herr herrn frau geehrter geehrte liebe lieber damen und herren sehr bonjour monsieur madame chere cher tous toutes buenos buenas dias tardes noches de nuevo estimado estimada querido querida senor senora sra don dona gentile signor signora signore dottor dottore dottoressa sig goede middag avond heer mevrouw meneer beste geachte lieve dag van von der den la le du des y e et'.split(
    ' ',
  ),
)
