/** What the flow needs from the world outside: a helpdesk, a language model, prompt files. */
import type { z } from 'zod'
import type { Instant } from '../lib/clock.ts'
import type { Tokens } from './decision.ts'
import type { Furnishing } from './furniture.ts'
import type { OpenHours, Persona, Policy, Shop } from './policy.ts'
import type { PostResult } from './post-result.ts'
import type {
  AccountHabits,
  HelpdeskRule,
  KeyUser,
  Mailbox,
  Signs,
  Webhook,
} from './surroundings.ts'
import type { Address, Message, Person, Ticket, TicketFacts } from './ticket.ts'

/** One page of a feed, newest first. `next` is opaque and lives shortly. */
export type Page<T> = { items: T[]; next: string | null }

export type BusinessHours = { timezone: string; hours: OpenHours }

/** A public reply. Everything but the text is copied by code from the anchor message. */
export type Reply = {
  ticketId: number
  externalId: string
  channel: string
  integrationId: number | null
  sender: { id: number }
  receiver: { id: number }
  source: { type: string | null; from: Address | null; to: Address[] }
  subject: string
  text: string
  html: string
}

/** An internal note: for the team, never for the customer. */
export type Note = {
  ticketId: number
  externalId: string
  sender: { id: number; name: string | null; email: string | null }
  /** Users who are told of it. */
  mentions: number[]
  text: string
  html: string
}

/** `score` 1 to 5; null: not given. */
export type SurveyScore = {
  ticketId: number
  score: number | null
  createdAt: Instant
  scoredAt: Instant | null
}

export type TicketReading = { kind: 'found'; ticket: Ticket } | { kind: 'gone' }

/**
 * `set`: `userId` null means a rule or the helpdesk itself. `not_logged`: the tag is there, and its log, which can be
 * read, does not tell of it. `unknown`: nobody may read the log.
 */
export type TagSetting =
  | { kind: 'set'; eventId: number; at: Instant; userId: number | null }
  | { kind: 'not_logged' }
  | { kind: 'unknown' }
  | { kind: 'absent' }

/** `background` reading keeps to its share of the rate limit; `delivery` goes first. */
export type Urgency = 'background' | 'delivery'

/** Reads alone. They throw `GorgiasError` after their retries. */
export type Surroundings = {
  keyUser: () => Promise<KeyUser>
  mailboxes: () => Promise<Mailbox[]>
  webhooks: () => Promise<Webhook[]>
  rules: () => Promise<HelpdeskRule[]>
  habits: () => Promise<AccountHabits>
  /** Of the latest answer to any call; null before the first. */
  signs: () => Signs | null
}

/** The helpdesk. Reads throw `GorgiasError` after their retries; `post` never throws. */
export type Helpdesk = {
  /** Normalised account domain: `acme.gorgias.com`, or host and port of a loopback origin. */
  account: string
  /** The user the key belongs to. */
  me: () => Promise<Person & { id: number }>
  /** False: the user was deleted or deactivated. */
  isUserActive: (id: number) => Promise<boolean>
  /** Null: there is no such user; customers are none. */
  findUser: (id: number) => Promise<KeyUser | null>
  /** Who put a tag (in lower case) on a ticket last. */
  tagSetting: (ticketId: number, tag: string) => Promise<TagSetting>
  /** Null when the account has no business-hours setting. */
  businessHours: () => Promise<BusinessHours | null>
  /** Labels of the tickets' own fields, by field id. */
  ticketFields: () => Promise<Record<string, string>>
  /** Names of the shop systems (name, shop name, domain), by integration id. */
  stores: () => Promise<Record<string, string[]>>
  /** Tickets by `updated_datetime`, newest first, trashed ones included. */
  ticketsPage: (cursor: string | null, urgency?: Urgency) => Promise<Page<TicketFacts>>
  /** Messages of the whole account by `created_datetime`, newest first. */
  messagesPage: (cursor: string | null, urgency?: Urgency) => Promise<Page<Message>>
  ticket: (id: number, urgency?: Urgency) => Promise<TicketReading>
  /** Satisfaction surveys of the account, newest first. */
  surveysPage: (cursor: string | null) => Promise<Page<SurveyScore>>
  /** Zone of a customer, which his tickets do not tell; null when nobody knows it. */
  customerTimezone: (id: number, urgency?: Urgency) => Promise<string | null>
  /** One attempt, no retry, no redirect. */
  post: (reply: Reply) => Promise<PostResult>
  /** Writes an internal note, under the same rules as `post`. */
  note: (note: Note) => Promise<PostResult>
  /** Sets status and snooze and nothing else; answers the ticket as it is afterwards. One attempt. */
  leaveAs: (id: number, state: { status: string; snoozedUntil?: Instant | null }) => Promise<Ticket>
  /** Gives the ticket to a user, or to nobody. One attempt. */
  assign: (id: number, userId: number | null) => Promise<void>
  /** Adds tags by name. One attempt. */
  addTags: (id: number, names: string[]) => Promise<void>
  /** Removes tags by name. One attempt. */
  removeTags: (id: number, names: string[]) => Promise<void>
  /** What surrounds the tickets; only `doctor` looks at it. */
  surroundings: Surroundings
  /** What we put into the account for the team; only `setup` touches it. */
  furnishing: Furnishing
  /** Resolves when so many calls can leave at once without waiting for the rate limit. */
  whenFree: (calls: number) => Promise<void>
  /** Calls that left this process so far. */
  callCount: () => number
}

export type Usage = { model: string; tokens: Tokens; costUsd: number | null }

export type ModelQuestion<T> = {
  purpose: 'decide' | 'draft'
  /** Stable part, byte-identical for two tickets of one policy: instruction, shop, policy, persona. */
  instruction: string
  /** The ticket, last. */
  ticket: string
  schema: z.ZodType<T>
  schemaName: string
}

export type ModelAnswer<T> =
  | { kind: 'answered'; value: T; usage: Usage }
  /** Not of the schema, or cut off twice. */
  | { kind: 'invalid'; why: string; usage: Usage }
  | { kind: 'refused'; why: string; usage: Usage }
  /** Time-out, 429, 5xx, unreachable: the next pass asks again. */
  | { kind: 'unavailable'; why: string }
  /** The call would have passed the daily budget and was not made. */
  | { kind: 'over_budget'; why: string }

export type LanguageModel = {
  provider: 'openai' | 'anthropic'
  /** Never throws for what a model or its server may do. */
  ask: <T>(question: ModelQuestion<T>) => Promise<ModelAnswer<T>>
  /** Calls made so far, repairs and continued ones included. */
  callCount: () => number
}

/** The day's spending. Reserving is durable: a crash leaves the worst case booked. */
export type Spending = {
  /** Null when the day's budget has no room for `worstUsd`. */
  reserve: (worstUsd: number) => Promise<string | null>
  settle: (reservation: string, usd: number) => Promise<void>
}

export type Instruction = { text: string; hash: string }

/** `decide.md:12: unknown key "toene"; did you mean "tone"?` */
export type PromptProblem = { file: string; line: number; message: string }

export type PromptSet = {
  shop: Shop
  /** Highest priority first. */
  policies: Policy[]
  personas: Persona[]
  decide: Instruction
  draft: Instruction
  /** Keys that are read but do nothing yet, and other things worth a look. */
  warnings: PromptProblem[]
}

export type PromptFiles = {
  /** The files as they are on disk now. Throws `PromptError` when nothing usable was ever read. */
  load: () => Promise<PromptSet>
}
