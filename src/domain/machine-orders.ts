/** Recognises customer text that tries to give orders to a machine: no verdict turns on it, nothing leaves without a person. */
import { memo } from '../lib/memo.ts'
import { MACHINE_ORDERS } from './machine-order-words.ts'
import { foldAll, sentencesOf } from './sentences.ts'
import type { Message } from './ticket.ts'

export type MachineOrder = { messageId: number; quote: string; why: string }

/**
 * Looks at everything the customer's side sent, automatic or not, quoted history too: a model reads it
 * all. A miss leaves what the guards and the schema hold by themselves.
 */
export const findMachineOrder = (messages: Message[]): MachineOrder | null => {
  for (const message of messages.filter(({ fromAgent }) => !fromAgent)) {
    const found = orderIn(message)
    if (found !== null) return { messageId: message.id, ...found }
  }
  return null
}

export const isMachineOrder = (message: Message) => !message.fromAgent && orderIn(message) !== null

type Found = Pick<MachineOrder, 'quote' | 'why'>

const READ_CHARACTERS = 20_000

const orderIn = memo((message: Message): Found | null => {
  const text = [message.subject ?? '', message.text.slice(0, READ_CHARACTERS)].join('\n')
  const mark = MARKS.find(({ pattern }) => pattern.test(text))
  if (mark !== undefined)
    return { quote: lineOf(message, (line) => mark.pattern.test(line)), why: mark.why }
  const plain = seen(text)
  if (!ORDERS.test(foldAll(plain)) && !isEncodedText(plain)) return null
  const said = sentencesOf(message).find(({ raw }) => ORDERS.test(foldAll(seen(raw))))
  const quote = said?.raw ?? lineOf(message, (line) => isEncodedText(seen(line)))
  return { quote, why: 'A message of the customer gives orders to a machine' }
})

/** The line that shows it; where it goes over several, or stands in the subject, the first. */
const lineOf = ({ text }: Message, shows: (line: string) => boolean) => {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return (lines.find(shows) ?? lines[0] ?? '').trim().slice(0, 300)
}

/** What a reader does not see holds no word apart. */
const seen = (text: string) => text.replace(/\p{Cf}/gu, '')

const ORDERS = new RegExp(`(?<![a-z0-9])(?:${MACHINE_ORDERS.join('|')})`)

/** What no customer types by hand. */
const MARKS: { pattern: RegExp; why: string }[] = [
  {
    pattern:
      /<\/?(?:ticket|messages?|note|order|open_items|item|goal|policy|persona|shop|system|assistant|user|instructions?|mend|untrusted)\b[^<>\n]{0,80}>/i,
    why: 'A message of the customer imitates the marks of our requests',
  },
  {
    pattern:
      /(?:^|\n)[ \t]{0,8}(?:#{1,6} ?|\[|\*\*|<\||\[\[)? ?(?:system|assistant|developer|system message|sistema|systeme|système)(?:\]|\*\*|\|>|\]\])? ?:|\[\/?INST\]|<\|[a-z_]{2,20}\|>|###? ?(?:instruction|system|response)\b/i,
    why: 'A message of the customer pretends to come from the system',
  },
  {
    // Tag characters spell words nobody sees; so do long runs of zero-width ones.
    pattern: /[\u{e0020}-\u{e007e}]{4}|[\u200b-\u200d\u2060-\u2064\ufeff]{8}/u,
    why: 'A message of the customer hides characters',
  },
]

/** A run of Base64 that holds readable text. */
const isEncodedText = (text: string) =>
  [...text.matchAll(/(?<![\w+/=])[A-Za-z0-9+/]{24,4000}={0,2}(?![\w+/=])/g)].some(([run]) =>
    ORDERS.test(foldAll(decoded(run))),
  )

const decoded = (run: string) => {
  try {
    return atob(run.slice(0, run.length - (run.replace(/=+$/, '').length % 4 === 1 ? 1 : 0)))
  } catch {
    return ''
  }
}
