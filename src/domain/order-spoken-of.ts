/** Which of a customer's orders a conversation is about. */
import type { Message, Order, OrderState } from './ticket.ts'

/** State of the order the conversation names last, else of the newest; `none` without any. */
export const orderStateOf = (
  orders: Order[],
  subject: string | null,
  messages: Pick<Message, 'text' | 'public'>[],
): OrderState | 'none' => {
  const texts = [...messages.filter((message) => message.public).map(({ text }) => text)]
    .reverse()
    .concat(subject ?? '')
  const named = texts.flatMap((text) => orders.find(({ name }) => isNamedIn(name, text)) ?? [])
  const newest = [...orders].sort((a, b) => (b.createdAt ?? 0) - (a.createdAt ?? 0))
  return (named[0] ?? newest[0])?.state ?? 'none'
}

/** People write `#1042` or 1042; a number of one or two digits counts only with its sign. */
const isNamedIn = (name: string, text: string) => {
  const bare = name.replace(/^#/, '').toLowerCase()
  const wanted = /^\d{1,2}$/.test(bare) ? `#${bare}` : bare
  if (bare === '') return false
  const place = text.toLowerCase()
  for (let at = place.indexOf(wanted); at >= 0; at = place.indexOf(wanted, at + 1))
    if (!LETTER.test(place[at - 1] ?? '') && !LETTER.test(place[at + wanted.length] ?? ''))
      return true
  return false
}

const LETTER = /[\p{L}\p{N}]/u
