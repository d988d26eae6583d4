/** Which messages may be commands: internal notes by people of the shop, and what they wrote into the open by mistake. */
import { commandIn } from './command.ts'
import type { Message } from './ticket.ts'
import { roleOf } from './words.ts'

/** Worth keeping for steering: whoever wrote it, an agent or something that writes as one. */
export const beginsLikeCommand = (message: Message) =>
  message.fromAgent && roleOf(message) !== 'ours' && commandIn(message.text) !== null

/** Written by somebody of the shop for the team. Whether he is still there, only the helpdesk can tell. */
export const isCommandNote = (message: Message) =>
  message.fromAgent && roleOf(message) === 'note' && message.sender?.id != null

/** An agent wrote a command where the customer could read it. */
export const isCommandInPublic = (message: Message) => {
  const command = commandIn(message.text)
  return (
    message.fromAgent &&
    roleOf(message) === 'word' &&
    command !== null &&
    command.kind !== 'unknown'
  )
}

/** `/never`, unless the team took it back since by `/send` or `/later`; null: nothing of the kind. */
export const stoppedByNote = (messages: Message[]): { messageId: number } | null => {
  const last = messages.findLast(
    (m) => isCommandNote(m) && DECIDING.has(commandIn(m.text)?.kind ?? ''),
  )
  return last !== undefined && commandIn(last.text)?.kind === 'never'
    ? { messageId: last.id }
    : null
}

const DECIDING = new Set(['never', 'send', 'later'])
