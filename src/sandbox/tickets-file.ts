/** Reads a file of tickets and says what is wrong in it, where, and what to write instead. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { parseDuration } from '../lib/duration.ts'
import { ConfigError, sayError } from '../lib/errors.ts'
import { readWhen } from './when.ts'

const moment = z.string().refine((text) => readWhen(text) !== null, {
  error: 'is no date; write e.g. 2026-11-20T09:00:00Z',
})

const duration = z.string().refine((text) => parseDuration(text) !== null, {
  error: 'is no length of time; write e.g. 26h',
})

const message = z.object({
  id: z.union([z.number(), z.string()]).optional(),
  from: z.enum(['customer', 'agent', 'rule', 'note']),
  author: z.string().nullish(),
  text: z.string(),
  at: moment,
  headers: z.record(z.string(), z.string()).optional(),
  sender: z.null().optional(),
  external_id: z.string().nullish(),
  via: z.string().optional(),
  bot: z.boolean().optional(),
  source_type: z.string().optional(),
  subject: z.string().nullish(),
  html: z.string().optional(),
  attachments: z.array(z.object({ name: z.string(), content_type: z.string() })).optional(),
})

const order = z.object({
  id: z.string(),
  state: z.string(),
  items: z.array(
    z.object({ name: z.string(), price: z.number(), quantity: z.int().positive().optional() }),
  ),
  total: z.number(),
  currency: z.string(),
  tracking: z.string().nullable(),
})

const ticket = z.object({
  id: z.string(),
  number: z.int().positive(),
  subject: z.string().nullable(),
  channel: z.string().min(1),
  language: z.string().nullable(),
  status: z.enum(['open', 'snoozed', 'waiting_on_customer', 'closed']),
  assignee: z.string().nullable(),
  created_at: moment,
  updated_at: moment,
  customer: z.object({
    id: z.int().positive().optional(),
    name: z.string().nullable(),
    email: z.string().nullable(),
    tags: z.array(z.string()).default([]),
    timezone: z.string().optional(),
    /** All his orders ever, as the shop system counts them; default: those of the file. */
    spent: z.number().nonnegative().optional(),
  }),
  tags: z.array(z.string()).default([]),
  order: order.nullable().default(null),
  messages: z.array(message).min(1, { error: 'is empty; a ticket has at least one message' }),
  spam: z.boolean().optional(),
  trashed: z.boolean().optional(),
  snooze_until: moment.optional(),
  /** Still listed, but its detail answers 404. */
  merged: z.boolean().optional(),
  /** The name of a team. */
  team: z.string().optional(),
  /** Which of the shop systems knows the customer. */
  store: z.enum(['hearth-linen', 'hearth-linen-uk']).optional(),
  /** Custom fields by label. */
  fields: z.record(z.string(), z.string()).optional(),
  /** What the customer gave in the satisfaction survey, a day after the last word. */
  score: z.int().min(1).max(5).optional(),
  /** What the customer answers so long after the n-th post of the API user. */
  answers: z.array(z.object({ after: duration, text: z.string() })).optional(),
})

const file = z
  .object({ now: moment, tickets: z.array(ticket) })
  .superRefine(({ tickets }, context) => {
    const seen = new Map<number, number>()
    for (const [place, { number }] of tickets.entries()) {
      const first = seen.get(number)
      if (first !== undefined)
        context.addIssue({
          code: 'custom',
          path: ['tickets', place, 'number'],
          message: `${number} is already the number of tickets[${first}]; give each ticket its own`,
        })
      seen.set(number, place)
    }
  })

export type SandboxTicketFile = z.input<typeof file>

export type SandboxTicket = SandboxTicketFile['tickets'][number]

/**
 * Reads and checks a file of tickets. All its times are taken relative to its `now`.
 * Throws ConfigError with one line per mistake.
 */
export const readTicketsFile = (path: string): SandboxTicketFile => {
  const parsed = file.safeParse(readJson(path))
  if (parsed.success) return parsed.data
  const lines = parsed.error.issues.map(
    (issue) => `${path}: ${sayPath(issue.path)} ${issue.message}`,
  )
  throw new ConfigError([
    ...lines.slice(0, SHOWN),
    ...(lines.length > SHOWN ? [`${path}: and ${lines.length - SHOWN} more of the kind`] : []),
  ])
}

const SHOWN = 20

const readJson = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    const remedy =
      error instanceof SyntaxError ? 'write one JSON object {now, tickets}' : 'give a readable file'
    throw new ConfigError([`${path}: ${sayError(error)}; ${remedy}`])
  }
}

const sayPath = (path: PropertyKey[]) =>
  path.length === 0
    ? 'the file'
    : path.reduce<string>(
        (said, step) =>
          typeof step === 'number'
            ? `${said}[${step}]`
            : said === ''
              ? String(step)
              : `${said}.${String(step)}`,
        '',
      )
