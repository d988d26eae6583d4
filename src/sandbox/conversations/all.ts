/** The written conversations that fill a sandbox by default. */
import type { Instant } from '../../lib/clock.ts'
import type { SandboxTicketFile } from '../tickets-file.ts'
import { CONTINENTAL } from './continental.ts'
import { type Conversation, fileOf } from './conversation.ts'
import { ENGLISH_ASKED } from './english-asked.ts'
import { ENGLISH_MORE } from './english-more.ts'
import { ENGLISH_ORDERS } from './english-orders.ts'
import { ENGLISH_OTHER } from './english-other.ts'
import { ENGLISH_PAPERS } from './english-papers.ts'
import { ENGLISH_PATIENCE } from './english-patience.ts'
import { FRENCH } from './french.ts'
import { GERMAN } from './german.ts'
import { ITALIAN_DUTCH } from './italian-dutch.ts'
import { LONG_THREADS } from './long-threads.ts'
import { MACHINES } from './machines.ts'
import { SOCIAL } from './social.ts'
import { SPANISH } from './spanish.ts'
import { TRICKY } from './tricky.ts'

/** New ones go to the end: the place decides the ticket's id. */
export const CONVERSATIONS: Conversation[] = [
  ...ENGLISH_ASKED,
  ...ENGLISH_PAPERS,
  ...FRENCH,
  ...GERMAN,
  ...SPANISH,
  ...ENGLISH_OTHER,
  ...ENGLISH_PATIENCE,
  ...MACHINES,
  ...ENGLISH_MORE,
  ...ENGLISH_ORDERS,
  ...SOCIAL,
  ...CONTINENTAL,
  ...ITALIAN_DUTCH,
  ...TRICKY,
  ...LONG_THREADS,
]

/** Their ages are relative to `now`. */
export const defaultTickets = (now: Instant): SandboxTicketFile => fileOf(CONVERSATIONS, now)
