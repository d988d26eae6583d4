/** Checks that what a judge quotes really stands where he says, said by whom it must be. */
import type { Evidence, Judgement, OpenItem } from './ledger.ts'
import type { Message } from './ticket.ts'
import { isNoteByPerson } from './words.ts'

/** Every false quote of a judgement, in words the judge can mend it by; empty when all stand. */
export const falseQuotes = (judgement: Judgement, messages: Message[]): string[] => {
  const byId = new Map(messages.map((message) => [message.id, message]))
  return [
    ...judgement.open_items.flatMap((item) => wrongItem(item, byId.get(item.message_id)) ?? []),
    ...judgement.evidence.flatMap((quote) => wrongQuote(quote, byId.get(quote.message_id)) ?? []),
  ]
}

/** Does this quote stand in that text, whatever happened to spaces and quotation marks on the way? */
export const standsIn = (quote: string, text: string) => {
  const words = fold(quote)
  return words !== '' && fold(text).includes(words)
}

const wrongItem = (item: OpenItem, message: Message | undefined): string | null => {
  const wrong = wrongQuote(item, message)
  if (wrong !== null || message === undefined) return wrong
  return isSaidByRightSide(item, message)
    ? null
    : `message ${message.id} was not written by the side that ${item.kind} (${item.owner}) needs`
}

/** Null when the quote stands in that message. */
export const wrongQuote = (quote: Evidence, message: Message | undefined): string | null => {
  if (message === undefined) return `there is no message ${quote.message_id}`
  return standsIn(quote.quote, message.text)
    ? null
    : `"${quote.quote}" does not stand in message ${message.id}; quote it letter by letter`
}

/** `asked`, `offer`, `fix` quote the shop; a promise quotes its maker. The author is read from the message. */
const isSaidByRightSide = (item: OpenItem, message: Message) => {
  if (isNoteByPerson(message)) return item.kind === 'promise' && item.owner === 'shop'
  if (item.kind !== 'promise') return message.fromAgent
  return item.owner === 'third_party' || message.fromAgent === (item.owner === 'shop')
}

const fold = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\u2018\u2019\u201a\u201b\u2032`\u00b4]/g, "'")
    .replace(/[\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb]/g, '"')
    .replace(/[\u2039]/g, '<')
    .replace(/[\u203a]/g, '>')
    .replace(/[\u2010-\u2015]/g, '-')
    // A model is not shown what nobody sees, nor brackets that could be taken for a token's.
    .replace(/[\u200b-\u200d\u2060-\u2064\ufeff\u00ad\u{e0000}-\u{e007f}]/gu, '')
    .replaceAll('⟦', '[')
    .replaceAll('⟧', ']')
    .replace(/\s+/g, ' ')
    .trim()
