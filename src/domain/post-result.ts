/** How a post to the helpdesk ended, as far as anyone can know (DESIGN 6, point 6). */
import type { Message } from './ticket.ts'

export type PostResult =
  /** 2xx whose body names the message. */
  | { kind: 'accepted'; message: Message }
  /** It may have landed: other 2xx, 408, 409, 5xx, reset, time-out, unreadable. */
  | { kind: 'unclear'; why: string }
  /** Refused before a byte left this machine. */
  | { kind: 'not_sent'; why: string }
  /** 429: not before so many milliseconds. */
  | { kind: 'later'; retryAfter: number }
  /** 401, 403: the key lacks the right, or a quota is spent. */
  | { kind: 'not_allowed'; status: number; why: string }
  /** 404: the ticket was merged or deleted. */
  | { kind: 'gone' }
  /** 400, 413: the helpdesk's own words. */
  | { kind: 'rejected'; status: number; why: string }
