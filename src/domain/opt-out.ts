/** Recognises a customer's wish to be left alone: a stop word as the whole message, or a listed phrase. */
import { memo } from '../lib/memo.ts'
import { OPT_OUT_PHRASES, STOP_WORDS } from './opt-out-words.ts'
import { fold, sentencesOf } from './sentences.ts'
import type { Message } from './ticket.ts'
import { isCustomerWord } from './words.ts'

/** What he said, word for word; null: nothing of the kind. His later words do not take it back. */
export const optOutIn = (messages: Message[]): { messageId: number; quote: string } | null => {
  for (const message of messages) {
    if (!isCustomerWord(message)) continue
    const quote = wishIn(message)
    if (quote !== null) return { messageId: message.id, quote }
  }
  return null
}

const wishIn = memo((message: Message): string | null => {
  const text = message.text.trim()
  if (
    text.length <= LONGEST_STOP &&
    STOP.has(
      fold(text)
        .replace(/[^a-z ]/g, '')
        .trim(),
    )
  )
    return text
  return (
    sentencesOf(message).find(({ folded, isQuestion }) => !isQuestion && PHRASE.test(folded))
      ?.raw ?? null
  )
})

const LONGEST_STOP = 40
const STOP = new Set(STOP_WORDS)
const PHRASE = new RegExp(`(?<![a-z0-9])(?:${OPT_OUT_PHRASES.join('|')})(?![a-z0-9])`)
