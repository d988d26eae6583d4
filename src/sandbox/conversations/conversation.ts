/** How a conversation is written down here: in turns that say how long ago they were. */
import { type Instant, iso } from '../../lib/clock.ts'
import { parseDuration } from '../../lib/duration.ts'
import type { Left } from '../fates.ts'
import type { SandboxTicket, SandboxTicketFile } from '../tickets-file.ts'

type Extras = Omit<SandboxTicket['messages'][number], 'from' | 'text' | 'at'>

/** From whom, how long ago (`8d 4h`), what, and oddities. */
export type Turn = [
  from: SandboxTicket['messages'][number]['from'],
  ago: string,
  text: string,
  extras?: Extras,
]

export type Conversation = {
  subject: string | null
  channel?: string
  language: string | null
  status?: SandboxTicket['status']
  assignee?: string
  customer: SandboxTicket['customer']
  tags?: string[]
  order?: SandboxTicket['order']
  /** What the last word, the shop's, leaves open; absent where opinions differ. */
  left?: Left
  turns: [Turn, ...Turn[]]
} & Pick<
  SandboxTicket,
  'spam' | 'trashed' | 'merged' | 'answers' | 'team' | 'store' | 'fields' | 'snooze_until'
>

export const fileOf = (conversations: Conversation[], now: Instant): SandboxTicketFile => ({
  now: iso(now),
  tickets: conversations.map((conversation, place) =>
    ticketOf(conversation, FIRST_NUMBER + place, now),
  ),
})

const FIRST_NUMBER = 82_750_001

/** The ticket of a tickets file that a written conversation becomes. */
export const ticketOf = (of: Conversation, number: number, now: Instant): SandboxTicket => {
  const { turns, channel = 'email', status = 'open', assignee = null, left: _, ...rest } = of
  const last = turns.at(-1) ?? turns[0]
  return {
    ...rest,
    id: `hl-${number}`,
    number,
    channel,
    status,
    assignee,
    created_at: iso(now - agoOf(turns[0])),
    updated_at: iso(now - agoOf(last)),
    messages: turns.map(([from, , text, extras], place) => ({
      ...(from === 'agent' ? { author: assignee } : {}),
      ...extras,
      from,
      text,
      at: iso(now - agoOf(turns[place] ?? last)),
    })),
  }
}

/** Milliseconds of `8d 4h`. */
export const agoOf = ([, ago]: Turn) =>
  ago.split(' ').reduce((sum, part) => sum + (parseDuration(part) ?? 0), 0)
