/** Finds out who gave a command: only an active user who is no bot may (CONTRACT 7). */
import type { Helpdesk } from '../domain/ports.ts'
import type { Message } from '../domain/ticket.ts'
import { isBot } from '../domain/words.ts'
import { type Instant, MINUTE } from '../lib/clock.ts'
import type { CommandRow } from '../store/store.ts'

export type Author =
  | { kind: 'agent'; by: string; at: Instant; eventId: number | null }
  | { kind: 'nobody'; why: string }
  /** The log of the ticket may still tell. */
  | { kind: 'not_yet' }

export type FindAuthor = ReturnType<typeof createFindAuthor>

/** Throws what the helpdesk throws: then nothing is known, and the next pass asks again. */
export const createFindAuthor = (helpdesk: Pick<Helpdesk, 'findUser' | 'tagSetting'>) => ({
  ofNote: async (message: Message): Promise<Author> =>
    userOf(helpdesk, message.sender?.id ?? null, { at: message.at, eventId: null }),

  /** By the log of the ticket; where nobody may read that, the tag alone must do. */
  ofTag: async ({ ticketId, tag, at, eventId }: CommandRow, now: Instant): Promise<Author> => {
    const setting = await helpdesk.tagSetting(ticketId, tag ?? '')
    switch (setting.kind) {
      case 'absent':
        return { kind: 'nobody', why: 'taken_off' }
      case 'not_logged':
        return now < at + LOG_LATE ? { kind: 'not_yet' } : { kind: 'nobody', why: 'no_user' }
      case 'unknown':
        return { kind: 'agent', by: 'somebody in Gorgias', at, eventId: null }
      case 'set':
        if (setting.eventId === eventId) return { kind: 'nobody', why: 'counted_before' }
        if (setting.userId === null) return { kind: 'nobody', why: 'set_by_a_rule' }
        return userOf(helpdesk, setting.userId, setting)
    }
  },
})

/** A log may lag behind its ticket, but not so long. */
const LOG_LATE = 10 * MINUTE

const userOf = async (
  helpdesk: Pick<Helpdesk, 'findUser'>,
  id: number | null,
  { at, eventId }: { at: Instant; eventId: number | null },
): Promise<Author> => {
  const user = id === null ? null : await helpdesk.findUser(id)
  if (user === null) return { kind: 'nobody', why: 'no_user' }
  if (!user.isActive) return { kind: 'nobody', why: 'inactive_user' }
  if (user.role === 'bot' || isBot(user)) return { kind: 'nobody', why: 'bot' }
  return { kind: 'agent', by: user.name ?? user.email ?? `user ${user.id}`, at, eventId }
}
