/** Lets only e-mail addresses, phone numbers and handles pass that an agent already gave. */
import { block, type DraftContext, type Rule } from './inspection.ts'
import { type Reading, showText } from './reading.ts'
import { agentWords, foldedWords, personaWords } from './sources.ts'

/** An agent's public words, the persona's own, order data and the customer's own address are known. */
export const contacts: Rule = ({ shown, folded, context }) => {
  const found = contactsIn(shown)
  const known = found.length === 0 ? new Set<string>() : knownContacts(context)
  return [
    ...found
      .filter(({ key }) => !known.has(key))
      .map(({ start, end, kind }) =>
        block(shown, start, end, `no agent gave this ${kind} to the customer`),
      ),
    ...otherWays(folded, context),
  ]
}

/** Another place to talk, and numbers spelled out: neither stands in a reminder unless the shop named it. */
const otherWays = (folded: Reading, context: DraftContext) => {
  const said = () => foldedWords(context, 'shop', 'persona')
  return [
    ...[...folded.text.matchAll(ELSEWHERE)].filter(([word]) => !said().includes(word)),
    ...[...folded.text.matchAll(SPELLED_NUMBER)],
  ].map((found) =>
    block(
      folded,
      found.index,
      found.index + found[0].length,
      'no agent named this way to get in touch',
    ),
  )
}

type Contact = { start: number; end: number; kind: string; key: string }

/** Positions in the reading's text. `key` is alike for two ways to write the same contact. */
export const contactsIn = ({ text }: Pick<Reading, 'text'>): Contact[] => [
  ...[...text.matchAll(EMAIL)].map((found) => contact('e-mail address', found, found[0])),
  ...[...text.matchAll(SPELLED_EMAIL)].map((found) => contact('e-mail address', found, found[0])),
  ...[...text.matchAll(SPOKEN_EMAIL)].map((found) => contact('e-mail address', found, found[0])),
  ...[...text.matchAll(HANDLE)].map((found) => contact('handle', found, found[0])),
  ...phonesIn(text),
]

const contact = (kind: string, found: RegExpMatchArray, key: string): Contact => {
  const start = found.index ?? 0
  const shown = found[0].replace(/[._。-]{1,10}$/, '')
  return {
    start,
    end: start + shown.length,
    kind,
    key: key.replace(/[._。-]{1,10}$/, '').toLowerCase(),
  }
}

const knownContacts = (context: DraftContext): Set<string> => {
  const words = [...agentWords(context), ...personaWords(context.persona)].map(showText)
  const own = context.messages
    .filter((message) => !message.fromAgent && message.sender?.email)
    .map((message) => message.sender?.email?.trim().toLowerCase() ?? '')
  const orderNumbers = context.orders
    .flatMap(({ name, tracking }) => [name, ...tracking])
    .map((number) => phoneKey(number))
  return new Set([
    ...words.flatMap((text) => contactsIn({ text }).map(({ key }) => key)),
    ...own,
    ...orderNumbers,
  ])
}

const EMAIL = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-][\p{L}\p{N}.。-]{0,252}/gu
const SPELLED_EMAIL =
  /(?<![\p{L}\p{N}._+-])[\p{L}\p{N}._+-]{2,64} ?[[({] ?(?:at|ät|arobase|arroba|chiocciola) ?[\])}] ?[\p{L}\p{N}.-]{2,100}/giu
const SPOKEN_EMAIL =
  /(?<![\p{L}\p{N}._+-])[\p{L}\p{N}._+-]{2,64} (?:at|ät|arobase|arroba|chiocciola|apenstaartje) (?:(?:gmail|googlemail|outlook|hotmail|yahoo|icloud|proton(?:mail)?|gmx|web|mail|aol|live|libero|orange|laposte|ziggo)(?![\p{L}\p{N}])|[\p{L}\p{N}-]{2,60}(?: ?\. ?| (?:dot|punkt|point|punto|punt) )\p{L}{2,10})/giu
const HANDLE = /(?<![\p{L}\p{N}._%+@-])@[\p{L}\p{N}_][\p{L}\p{N}_.]{1,60}/gu

/** Messengers and networks. */
const ELSEWHERE =
  /(?<![\p{L}\p{N}])(?:telegram|whats ?app|signal|instagram|insta|facebook|messenger|tiktok|snapchat|discord|wechat|viber|skype|line id|twitter|linkedin|youtube|pinterest|threads|dm (?:us|me)|text (?:us|me) (?:at|on)|call (?:us|me) (?:at|on)|zoom|teams-meeting|imessage|sms an|mp sur)(?![\p{L}\p{N}])/gu

const DIGIT_WORD =
  'zero|oh|one|two|three|four|five|six|seven|eight|nine|un|deux|trois|quatre|cinq|sept|huit|neuf|null|eins|zwei|zwo|drei|vier|funf|sechs|sieben|acht|neun|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|due|tre|quattro|cinque|sei|sette|otto|nove|nul|een|twee|drie|vijf|zes|zeven|negen|double|doppel'

/** Five digits in words, one after the other. */
const SPELLED_NUMBER = new RegExp(
  `(?<!\\p{L})(?:${DIGIT_WORD})(?:[ ,.-]{1,3}(?:${DIGIT_WORD})){4,20}(?!\\p{L})`,
  'gu',
)

const phonesIn = (text: string): Contact[] => {
  const undated = text.replace(DATE, (date) => 'x'.repeat(date.length))
  return [
    ...[...undated.matchAll(DIGIT_RUN)].filter(([run]) => !run.startsWith('+') && isPhone(run)),
    ...undated.matchAll(PLUS_RUN),
  ].map((found) => contact('phone number', found, phoneKey(found[0])))
}

const DATE =
  /(?<!\d)(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2}))(?!\d)/g
const DIGIT_RUN = /(?<![\p{L}\p{N}.,:#€$£-])\+?\(?\d[\d ()./\-–]{4,30}\d(?![\p{L}\p{N}]|[.,:]\d)/gu

/** Whatever stands around it. */
const PLUS_RUN = /\+ ?\(?\d(?:[ ()./\-–]{0,3}\d){6,17}/gu

/** With a prefix, or in groups as people write a number; a bare run of digits is an order's or a parcel's. */
const isPhone = (run: string) => {
  const digits = run.replace(/\D/g, '')
  if (digits.length < 7 || digits.length > 15) return false
  if (/^\(?0/.test(run)) return digits.length >= 8
  return digits.length >= 9 && /^\(?\d{1,4}\)?[ .-]/.test(run)
}

/** National and international spelling share their last eight digits. */
const phoneKey = (run: string) => `phone ${run.replace(/\D/g, '').slice(-8)}`
