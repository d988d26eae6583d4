/** The ways in which the sandbox misbehaves on demand. */
import { z } from 'zod'
import type { Random } from './random.ts'

/** A probability, or the numbers of the calls that are hit, counted from when the switches were set. */
const chance = z.union([z.number().min(0).max(1), z.array(z.int().positive())])

const answerOnRead = z.strictObject({
  ticket_id: z.int(),
  /** The n-th detail read of this ticket since the switch was set finds the answer already there. */
  read: z.int().positive(),
  text: z.string(),
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
  /** POST message: socket destroyed, stored 50 to 400 ms of machine time later. */
  late_execution: chance.default(0),
  /** POST message: 403, as when the account has used up its messages. */
  quota: chance.default(0),
  /** POST message: 429. */
  rate_limit: chance.default(0),
  /** Any GET: 503. */
  error: chance.default(0),
  /** Any GET: the JSON breaks off. */
  truncate: chance.default(0),
  /** Any GET: status 200 with a page of HTML. */
  html: chance.default(0),
  /** Any GET: so many milliseconds late. */
  slow: z.number().nonnegative().default(0),
  answer_on_read: z.union([answerOnRead, z.array(answerOnRead)]).default([]),
  /** What reads give back of a message's `external_id`. */
  external_id: z.enum(['keep', 'drop', 'truncate']).default('keep'),
  post_status: z.union([z.literal(201), z.literal(200), z.literal('202_empty')]).default(201),
  datetimes: z.enum(['offset', 'no_offset']).default('offset'),
  /** A public message of an agent on a closed or snoozed ticket opens it. */
  reopen_on_post: z.boolean().default(true),
  /** Tickets show no `last_message_datetime` and no `last_received_message_datetime`. */
  null_last_datetimes: z.boolean().default(false),
  /** How long (ms of machine time) a cursor lives. */
  cursor_life: z.number().nonnegative().default(600_000),
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
] as const

const GET_FAULTS = ['error', 'truncate', 'html'] as const

export type PostFault = (typeof POST_FAULTS)[number]

type GetFault = (typeof GET_FAULTS)[number]

/** Every switch at once, each rarely enough that a patient client still gets its work done. */
export const NASTY_FAULTS: Partial<Faults> = {
  commit_then_drop: 0.06,
  drop_before: 0.04,
  error_after_commit: 0.04,
  error_before: 0.04,
  late_execution: 0.04,
  rate_limit: 0.05,
  error: 0.04,
  truncate: 0.02,
  html: 0.02,
  slow: 5,
  post_status: 200,
  datetimes: 'no_offset',
  null_last_datetimes: true,
}

export type FaultSwitches = ReturnType<typeof createFaultSwitches>

export const createFaultSwitches = (given: Partial<Faults>, random: Random) => {
  let faults = faultsSchema.parse(given)
  let posts = 0
  let gets = 0
  const reads = new Map<number, number>()
  const hits = (chosen: Faults['error'], count: number) =>
    Array.isArray(chosen) ? chosen.includes(count) : chosen > 0 && random.next() < chosen
  return {
    now: () => faults,
    /** Replaces all switches; what is not named returns to its default. Counting starts anew. */
    set: (next: Faults) => {
      faults = next
      posts = 0
      gets = 0
      reads.clear()
    },
    /** What befalls this POST of a message, if anything. */
    ofPost: (): PostFault | undefined => {
      posts++
      return POST_FAULTS.find((name) => hits(faults[name], posts))
    },
    ofGet: (): GetFault | undefined => {
      gets++
      return GET_FAULTS.find((name) => hits(faults[name], gets))
    },
    /** What the customer has written just before this detail read. */
    answersBeforeRead: (ticketId: number): string[] => {
      const count = (reads.get(ticketId) ?? 0) + 1
      reads.set(ticketId, count)
      return [faults.answer_on_read]
        .flat()
        .filter((answer) => answer.ticket_id === ticketId && answer.read === count)
        .map((answer) => answer.text)
    },
    /** Milliseconds until a late execution happens. */
    lateness: () => random.between(50, 400),
  }
}
