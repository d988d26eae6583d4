/** Tells what a message is in the conversation: a person's word, an internal note, one of ours, or a machine's. */
import { memo } from '../lib/memo.ts'
import { isAutomaticReply } from './automatic.ts'
import { isSteering } from './command.ts'
import { isDeliveryReport } from './delivery-report.ts'
import { isOurPost, isOurs } from './marker.ts'
import type { Message, Person } from './ticket.ts'

/** `automatic`: rules, bots, system messages, surveys, out-of-office and delivery reports (DESIGN 2). */
export type MessageRole = 'word' | 'note' | 'ours' | 'automatic'

export const roleOf = memo((message: Message): MessageRole => {
  if (isOurs(message.externalId)) return 'ours'
  if (isMachineMade(message)) return 'automatic'
  if (isNote(message)) return 'note'
  const isMachines = isAutomaticReply(message) || isDeliveryReport(message)
  return !message.fromAgent && isMachines ? 'automatic' : 'word'
})

/** A public message written by a person: the only thing that starts or ends a silence. */
export const isWord = (message: Message) => roleOf(message) === 'word'

export const isCustomerWord = (message: Message) => isWord(message) && !message.fromAgent

/** Written by an agent for the team; never by a rule, a bot or us. What he told us to do says nothing of the ticket. */
export const isNoteByPerson = (message: Message) =>
  roleOf(message) === 'note' && !isSteering(message.text)

/** A public follow-up of ours; it spends a step of the ladder. */
export const isOurReply = (message: Message) => isOurPost(message.externalId, 'reply')

/** A rule, the AI Agent or the helpdesk itself said this (GORGIAS_API 13.12). */
export const isMachineMade = (message: Message) =>
  isRuleMade(message) ||
  message.source?.type === 'system-message' ||
  isSurvey(message) ||
  (message.fromAgent && isBot(message.sender))

export const isRuleMade = (message: Message) => message.ruleId !== null || message.via === 'rule'

/** The AI Agent writes as `bot@…`, the mailbox robot as "Gorgias Bot" (GORGIAS_API 9). */
export const isBot = (person: Person | null) =>
  person !== null && (/^bot@/i.test(person.email ?? '') || person.name === 'Gorgias Bot')

/** The helpdesk's question how we did. */
export const isSurvey = (message: Message) =>
  message.fromAgent &&
  /satisfaction[-_ ]survey/i.test(`${message.via} ${message.source?.type ?? ''}`)

const isNote = (message: Message) => !message.public || message.channel === 'internal-note'
