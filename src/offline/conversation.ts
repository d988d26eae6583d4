/** Orders a conversation into turns: what one side said before the other spoke again. */

import { type Sentence, sentencesOf } from '../domain/sentences.ts'
import { byTime, type Message } from '../domain/ticket.ts'
import { isNoteByPerson, isWord, roleOf } from '../domain/words.ts'
import { memo } from '../lib/memo.ts'

export type Turn = {
  fromShop: boolean
  /** At least one; sorted. */
  messages: Message[]
  sentences: Sentence[]
}

export type Conversation = {
  turns: Turn[]
  /** Internal notes by people, sorted. */
  notes: Message[]
  /** What the customer's mailbox answered by itself. */
  automatic: Message[]
}

/** Only words make turns; notes are kept apart; our own posts, surveys and rules count for nothing. */
export const readConversation = memo((messages: Message[]): Conversation => {
  const sorted = [...messages].sort(byTime)
  return {
    turns: turnsOf(sorted.filter(isWord)),
    notes: sorted.filter(isNoteByPerson),
    automatic: sorted.filter((message) => !message.fromAgent && roleOf(message) === 'automatic'),
  }
})

const turnsOf = (words: Message[]) => {
  const turns: Turn[] = []
  for (const message of words) {
    const current = turns.at(-1)
    if (current?.fromShop === message.fromAgent) {
      current.messages.push(message)
      current.sentences.push(...sentencesOf(message))
    } else {
      turns.push({
        fromShop: message.fromAgent,
        messages: [message],
        sentences: [...sentencesOf(message)],
      })
    }
  }
  return turns
}
