/** What a command is about: the decision of this episode that stands, if the command is newer than our note of it. */
import { type Command, commandIn, commandOfTag, type NotACommand } from '../domain/command.ts'
import { isCommandInPublic, isCommandNote } from '../domain/command-notes.ts'
import type { Standing } from '../domain/decision.ts'
import { isShownOnly } from '../domain/follow-up.ts'
import { NOTE_KINDS, postOf } from '../domain/marker.ts'
import { findSilence } from '../domain/silence.ts'
import type { Message, MirroredTicket } from '../domain/ticket.ts'
import type { Instant } from '../lib/clock.ts'
import type { CommandRow, Store } from '../store/store.ts'

export type Told =
  | { kind: 'command'; command: Command | NotACommand; message: Message | null }
  /** An agent wrote it to the customer. */
  | { kind: 'in_public'; message: Message }
  | { kind: 'none' }

/** Whoever else wrote it, customer, bot, rule or we ourselves: it is no command. */
export const readCommand = async (store: Store, row: CommandRow): Promise<Told> => {
  if (row.tag !== null) {
    const command = commandOfTag(row.tag)
    return command === null ? { kind: 'none' } : { kind: 'command', command, message: null }
  }
  const message = row.messageId === null ? null : await store.mirror.message(row.messageId)
  if (message === null) return { kind: 'none' }
  if (isCommandInPublic(message)) return { kind: 'in_public', message }
  const command = isCommandNote(message) ? commandIn(message.text) : null
  return command === null ? { kind: 'none' } : { kind: 'command', command, message }
}

export type Target = {
  decision: Standing
  /** What came before this moment was said without knowing of it. */
  since: Instant
  /** When our note took down the draft; null: no note shows it. */
  shownAt: Instant | null
}

/** Null: nothing of ours is about the present silence. */
export const findTarget = async (
  store: Store,
  account: string,
  ticket: MirroredTicket,
): Promise<Target | null> => {
  const { anchor, isSilent } = findSilence(ticket.messages)
  if (anchor === null || !isSilent) return null
  const ofEpisode = (await store.decisions.ofTicket(ticket.id)).filter(
    ({ anchorMessageId, post }) => anchorMessageId === anchor.id && post !== 'notice',
  )
  const decision = ofEpisode.find(stands) ?? ofEpisode[0]
  if (decision === undefined) return null
  const rows = await Promise.all(
    NOTE_KINDS.map((kind) => store.deliveries.find(postOf(account, decision, kind).externalId)),
  )
  const shown = rows.find((row) => row?.kind === 'note' && row.postedAt !== null)
  return {
    decision,
    since: Math.max(decision.createdAt, ...rows.map((row) => row?.postedAt ?? 0)),
    shownAt: shown?.startedNow ?? null,
  }
}

const stands = (decision: Standing) => OPEN.has(decision.status) || isShownOnly(decision)

const OPEN = new Set(['pending', 'noted', 'scheduled', 'sending', 'unknown', 'parked', 'waiting'])
