/** The written conversations that fill a sandbox by default. */
import type { Instant } from '../../lib/clock.ts'
import type { SandboxTicketFile } from '../tickets-file.ts'
import { type Conversation, fileOf } from './conversation.ts'
import { ENGLISH_ASKED } from './english-asked.ts'
import { ENGLISH_OTHER } from './english-other.ts'
import { FRENCH } from './french.ts'
import { GERMAN } from './german.ts'
import { MACHINES } from './machines.ts'
import { SPANISH } from './spanish.ts'

export const CONVERSATIONS: Conversation[] = [
  ...ENGLISH_ASKED,
  ...FRENCH,
  ...GERMAN,
  ...SPANISH,
  ...ENGLISH_OTHER,
  ...MACHINES,
]

/** Their ages are relative to `now`. */
export const defaultTickets = (now: Instant): SandboxTicketFile => fileOf(CONVERSATIONS, now)
