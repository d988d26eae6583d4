/** When a follow-up is allowed (policy), in whose voice (persona), and what holds for the whole shop. */
import type { ItemKind } from './ledger.ts'

export const MODES = ['shadow', 'note', 'approval', 'autonomous'] as const
/** `shadow` < `note` < `approval` < `autonomous`. */
export type Mode = (typeof MODES)[number]

/** The lower of two modes: a ceiling lowers, it never raises. */
export const lowerMode = (a: Mode, b: Mode): Mode => (MODES.indexOf(a) < MODES.indexOf(b) ? a : b)

/** A length of time, or a number of the shop's business days. */
export type Wait = { kind: 'duration'; ms: number } | { kind: 'business_days'; days: number }

export type Step = {
  after: Wait
  /** As it was written: `48h`, `3 business days`. */
  afterText: string
  goal: string | null
  mode: Mode | null
}

/** All keys given must hold; a list is "any of". Text compares without case. */
export type Match = {
  channel?: string[]
  tags?: string[]
  customerTags?: string[]
  order?: string[]
  language?: string[]
  team?: string[]
  store?: string[]
  field?: Record<string, string[]>
  spent?: { operator: '>=' | '<=' | '>' | '<'; amount: number }
  any?: Match[]
  not?: Match
}

/** `team hours`, `08:00-20:00` in the customer's zone, or `always`. Minutes of the day. */
export type SendWindow =
  | { kind: 'team_hours' }
  | { kind: 'always' }
  | { kind: 'daily'; from: number; to: number }

export type Policy = {
  name: string
  priority: number
  match: Match
  about: string | null
  followUpOn: ItemKind[]
  steps: Step[]
  mode: Mode
  /** Names of persona files; null: the only one, or `default`. */
  persona: Worded | null
  minConfidence: number
  sendBetween: SendWindow
  wording: 'free' | 'slots'
  /** How long a draft waits for a person, ms. */
  expires: number
  /** After the last step, ms; null: never. */
  closeAfter: number | null
  tag: string | null
  /** The body: what deserves a follow-up here, what never does. */
  guidance: string
  /** sha256 of the file. */
  hash: string
  /** sha256 of `match`, `steps` and `about`: when it changes, the backlog begins anew (DESIGN 3). */
  reachHash: string
}

/** The order in which policies are asked: highest priority first, then by name. */
export const byPriority = (
  a: Pick<Policy, 'priority' | 'name'>,
  b: Pick<Policy, 'priority' | 'name'>,
) => b.priority - a.priority || (a.name < b.name ? -1 : 1)

/** One text for all, or a map by language or channel; `default` when no key fits. */
export type Worded = string | Record<string, string>

export type Persona = {
  name: string
  /** File name without `.md`. */
  key: string
  /** Empty: any. */
  languages: string[]
  signature: Worded
  maxWords: number
  neverSay: string[]
  mayLink: string[]
  disclosure: Worded
  /** The body: how this person writes. */
  style: string
  hash: string
}

/** Week days 1 (Monday) to 7, with minutes of the day. */
export type OpenHours = { days: number[]; from: number; to: number }[]

export type Shop = {
  /** Null: take the account's business-hours setting. */
  timezone: string | null
  country: string | null
  /** Null: take the account's business-hours setting. */
  hours: OpenHours | null
  /** `2026-12-24`. */
  closed: string[]
  /** Public holidays of `country`, as dates. */
  holidays: string[]
  sendAs: 'key' | 'last_agent' | 'assignee'
  afterSend: 'keep' | 'open' | 'close'
  contactGap: number
  maxPerHour: number
  maxPerDay: number
  maxLate: number
  notesPerDay: number
  never: { tags: string[]; customers: string[] }
  /** The body: plain words about the shop. */
  about: string
  hash: string
}

/** The text for a language or a channel, or the default. */
export const wordedFor = (text: Worded, language: string, channel: string): string =>
  typeof text === 'string'
    ? text
    : (text[language] ?? text[channel] ?? text.default ?? Object.values(text)[0] ?? '')
