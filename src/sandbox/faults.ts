/** The ways in which the sandbox misbehaves on demand. */
import { z } from 'zod'
import type { Random } from '../lib/random.ts'

/** A probability, or the numbers of the calls that are hit, counted from when the switches were set. */
const chance = z.union([z.number().min(0).max(1), z.array(z.int().positive())])

const answerOnRead = z.strictObject({
  ticket_id: z.int(),
  /** The n-th detail read of this ticket since the switch was set finds the answer already there. */
  read: z.int().positive(),
  text: z.string(),
})

const storm = z.strictObject({
  /** After so many calls that were let in … */
  every: z.int().positive(),
  /** … so many are refused, whatever they are. */
  length: z.int().positive(),
  /** What the refusals say in `Retry-after`, in seconds. */
  retry_after: z.int().nonnegative().default(1),
})

export const faultsSchema = z.strictObject({
  /** POST message: stored, and the socket is destroyed without an answer. */
  commit_then_drop: chance.default(0),
  /** POST message: not stored, socket destroyed. */
  drop_before: chance.default(0),
  /** POST message: stored, answered 503. */
  error_after_commit: chance.default(0),
  /** POST message: not stored, answered 502. */
  error_before: chance.default(0),
  /** POST message: stored, and the JSON of the answer breaks off. */
  truncate_after_commit: chance.default(0),
  /** POST message: socket destroyed, stored 50 to 400 ms of machine time later. */
  late_execution: chance.default(0),
  /** POST message: 403, as when the account has used up its messages. */
  quota: chance.default(0),
  /** POST message: 429. */
  rate_limit: chance.default(0),
  /** Any other POST, PUT or DELETE: not done, 503. */
  write_error: chance.default(0),
  /** Any GET: 503. */
  error: chance.default(0),
  /** Any GET: the JSON breaks off. */
  truncate: chance.default(0),
  /** Any GET: status 200 with a page of HTML. */
  html: chance.default(0),
  /** Any GET of tickets, messages or the items of a view: the state of `stale_by` ms ago. */
  stale: chance.default(0),
  /** At most a minute of the sandbox's clock. */
  stale_by: z.number().nonnegative().max(60_000).default(2000),
  /** Any GET of a list: the items of the page in another order. */
  shuffle: chance.default(0),
  /** Any GET: so many milliseconds late. */
  slow: z.number().nonnegative().default(0),
  answer_on_read: z.union([answerOnRead, z.array(answerOnRead)]).default([]),
  /** Any call: waves of 429, also where there is no rate limit. */
  storm: storm.nullable().default(null),
  /** The share of the rate limit that other clients of the account use up. */
  neighbours: z.number().min(0).max(0.95).default(0),
  /** The role of whoever calls; null: his own, and an unknown caller is an admin. */
  role: z
    .enum([
      'admin',
      'agent',
      'basic-agent',
      'lite-agent',
      'observer-agent',
      'internal-agent',
      'bot',
    ])
    .nullable()
    .default(null),
  /** A longer body (bytes) is answered 413. */
  body_limit: z.int().positive().default(5_000_000),
  /** What reads give back of a message's `external_id`. */
  external_id: z.enum(['keep', 'drop', 'truncate']).default('keep'),
  post_status: z.union([z.literal(201), z.literal(200), z.literal('202_empty')]).default(201),
  datetimes: z.enum(['offset', 'no_offset']).default('offset'),
  /** A public message of an agent on a closed or snoozed ticket opens it. */
  reopen_on_post: z.boolean().default(true),
  /** A public message posted through the API makes its sender the ticket's assignee. */
  reassign_on_post: z.boolean().default(false),
  /** Tickets show no `last_message_datetime` and no `last_received_message_datetime`. */
  null_last_datetimes: z.boolean().default(false),
  /** How long (ms of machine time) a cursor lives. */
  cursor_life: z.number().nonnegative().default(600_000),
  /** An ad-hoc search of tickets (`PUT /api/views/{id}/items`): 202 and no items; the same once more is answered. */
  search_later: chance.default(0),
  /** A customer who writes 10 days (chat: 3) after the last message gets a new ticket. */
  new_ticket_rule: z.boolean().default(false),
  /** A new ticket and another open one of the customer become one: the loser answers 404. */
  auto_merge: z.boolean().default(false),
  /** 0.3 to 1.5 s after a message: intents, the AI's custom field, `updated_datetime` moves on. */
  ai_effects: z.boolean().default(false),
  /** A rule answers each message of a customer. */
  rule_auto_reply: z.boolean().default(false),
  /** A rule writes to the customer when a snooze ends. */
  rule_unsnooze_reply: z.boolean().default(false),
  /** A rule closes a ticket five days after the shop's last message. */
  rule_auto_close: z.boolean().default(false),
  /** A reply of the shop takes the ticket from whoever has it. */
  unassign_on_reply: z.boolean().default(false),
  /** A closed conversation with words of both sides gets a survey two hours later. */
  send_surveys: z.boolean().default(false),
  /** The shop's address is shown as not verified. */
  mailbox_unverified: z.boolean().default(false),
  /** A webhook is called twice. */
  webhook_duplicate: chance.default(0),
  /** A webhook is called `webhook_lateness` ms later than usual. */
  webhook_late: chance.default(0),
  webhook_lateness: z.number().nonnegative().default(3000),
  /** A webhook is called only after the next one. */
  webhook_reorder: chance.default(0),
  /** A webhook is not called at all. */
  webhook_lost: chance.default(0),
  /** Ms of machine time before a failed call is tried again; the second time five times as long. */
  webhook_retry: z.number().nonnegative().default(1000),
})

export type Faults = z.output<typeof faultsSchema>

const POST_FAULTS = [
  'rate_limit',
  'quota',
  'drop_before',
  'error_before',
  'late_execution',
  'commit_then_drop',
  'error_after_commit',
  'truncate_after_commit',
] as const

const GET_FAULTS = ['error', 'truncate', 'html', 'stale', 'shuffle'] as const

const WEBHOOK_FAULTS = [
  'webhook_lost',
  'webhook_duplicate',
  'webhook_late',
  'webhook_reorder',
] as const

export type PostFault = (typeof POST_FAULTS)[number]

type GetFault = (typeof GET_FAULTS)[number]

type WebhookFault = (typeof WEBHOOK_FAULTS)[number]

/** Every switch at once, each rarely enough that a patient client still gets its work done. */
export const NASTY_FAULTS: Partial<Faults> = {
  commit_then_drop: 0.06,
  drop_before: 0.04,
  error_after_commit: 0.04,
  error_before: 0.04,
  truncate_after_commit: 0.03,
  late_execution: 0.04,
  rate_limit: 0.05,
  write_error: 0.04,
  error: 0.04,
  truncate: 0.02,
  html: 0.02,
  stale: 0.04,
  stale_by: 500,
  shuffle: 0.02,
  slow: 5,
  storm: { every: 250, length: 2, retry_after: 1 },
  neighbours: 0.3,
  post_status: 200,
  datetimes: 'no_offset',
  null_last_datetimes: true,
  reassign_on_post: true,
  search_later: 0.3,
  new_ticket_rule: true,
  auto_merge: true,
  ai_effects: true,
  rule_auto_reply: true,
  rule_unsnooze_reply: true,
  rule_auto_close: true,
  webhook_duplicate: 0.1,
  webhook_late: 0.1,
  webhook_reorder: 0.1,
  webhook_lost: 0.05,
}

export type FaultSwitches = ReturnType<typeof createFaultSwitches>

export const createFaultSwitches = (given: Partial<Faults>, random: Random) => {
  let faults = faultsSchema.parse(given)
  const counts = { posts: 0, gets: 0, writes: 0, searches: 0, webhooks: 0, calls: 0 }
  const reads = new Map<number, number>()
  const hits = (chosen: Faults['error'], count: number) =>
    Array.isArray(chosen) ? chosen.includes(count) : chosen > 0 && random.next() < chosen
  const count = (what: keyof typeof counts) => {
    counts[what] += 1
    return counts[what]
  }
  const first = <Name extends PostFault | GetFault | WebhookFault>(
    names: readonly Name[],
    place: number,
  ) => names.find((name) => hits(faults[name], place))
  return {
    now: () => faults,
    /** Replaces all switches; what is not named returns to its default. Counting starts anew. */
    set: (next: Faults) => {
      faults = next
      for (const what of Object.keys(counts) as (keyof typeof counts)[]) counts[what] = 0
      reads.clear()
    },
    /** What befalls this POST of a message, if anything. */
    ofPost: (): PostFault | undefined => first(POST_FAULTS, count('posts')),
    ofGet: (): GetFault | undefined => first(GET_FAULTS, count('gets')),
    ofWebhook: (): WebhookFault | undefined => first(WEBHOOK_FAULTS, count('webhooks')),
    /** Whether this other write fails. */
    failsWrite: () => hits(faults.write_error, count('writes')),
    answersSearchLater: () => hits(faults.search_later, count('searches')),
    /** Seconds to wait when a storm refuses this call, else null. */
    inStorm: (): number | null => {
      if (faults.storm === null) return null
      const { every, length, retry_after } = faults.storm
      return (count('calls') - 1) % (every + length) >= every ? retry_after : null
    },
    /** What the customer has written just before this detail read. */
    answersBeforeRead: (ticketId: number): string[] => {
      const read = (reads.get(ticketId) ?? 0) + 1
      reads.set(ticketId, read)
      return [faults.answer_on_read]
        .flat()
        .filter((answer) => answer.ticket_id === ticketId && answer.read === read)
        .map((answer) => answer.text)
    },
    /** Milliseconds until a late execution happens. */
    lateness: () => random.between(50, 400),
  }
}
