/** Reads what surrounds the tickets: the key's user, mailboxes, webhooks, rules. */
import { z } from 'zod'
import type { Surroundings } from '../domain/ports.ts'
import type {
  AccountHabits,
  HelpdeskRule,
  KeyUser,
  Mailbox,
  Webhook,
} from '../domain/surroundings.ts'
import { GorgiasError } from '../lib/errors.ts'
import type { Log } from '../lib/log.ts'
import type { Calls } from './calls.ts'
import { personOf } from './message.ts'
import { idOf } from './page.ts'
import type { Read } from './reading.ts'
import { maybe, pageSchema, settingsSchema, userSchema } from './schemas.ts'
import { sayIssues } from './writing.ts'

export const createSurroundings = (read: Read, calls: Calls, log: Log): Surroundings => {
  const list = createList(read, log)
  return {
    keyUser: async () => toKeyUser(await read('/api/users/0', {}, keyUserSchema, 'background')),
    mailboxes: async () =>
      (await list('/api/integrations', { type: 'email' }, mailboxSchema)).map(toMailbox),
    webhooks: async () =>
      (await list('/api/integrations', { type: 'http' }, webhookSchema)).map(toWebhook),
    rules: async () => (await list('/api/rules', {}, ruleSchema)).map(toRule),
    habits: async () =>
      toHabits((await read('/api/account/settings', {}, settingsSchema, 'background')).data),
    signs: calls.signs,
  }
}

/** An account with more pages of such things than this has a cursor that goes in circles. */
const MOST_PAGES = 20

/** All pages; an item that cannot be read is left out, and the log names it. */
export const createList =
  (read: Read, log: Log) =>
  async <T extends z.ZodType>(path: string, query: Record<string, string>, schema: T) => {
    const items: z.output<T>[] = []
    let cursor: string | null = null
    for (let pages = 0; pages < MOST_PAGES; pages += 1) {
      const asked: Record<string, string> = { ...query, limit: '100', ...(cursor && { cursor }) }
      const page: z.output<typeof pageSchema> = await read(path, asked, pageSchema, 'background')
      for (const item of page.data) {
        const parsed = schema.safeParse(item)
        if (parsed.success) items.push(parsed.data)
        else {
          const facts = { path, id: idOf(item), why: sayIssues(parsed.error) }
          log.warn(facts, 'left out of a list: unreadable')
        }
      }
      cursor = page.meta?.next_cursor ?? null
      if (cursor === null) break
    }
    return items
  }

const text = maybe(z.string())
const id = z.number().int()

export const keyUserSchema = userSchema.extend({
  active: maybe(z.boolean()),
  deactivated_datetime: text,
  role: maybe(z.object({ name: text })),
})

/** Deleted, deactivated, or still there. */
export const createIsUserActive =
  (read: Read) =>
  async (userId: number): Promise<boolean> => {
    try {
      const user = await read(`/api/users/${userId}`, {}, keyUserSchema, 'delivery')
      return toKeyUser(user).isActive
    } catch (error) {
      if (error instanceof GorgiasError && error.code === 'not_found') return false
      throw error
    }
  }

export const toKeyUser = (user: z.output<typeof keyUserSchema>): KeyUser => ({
  ...personOf(user),
  id: user.id,
  role: user.role?.name ?? null,
  isActive: user.active !== false && user.deactivated_datetime === null,
})

const mailboxSchema = z.object({
  id,
  name: text,
  meta: maybe(z.object({ address: text, verified: maybe(z.boolean()) })),
  deactivated_datetime: text,
})

const toMailbox = (mailbox: z.output<typeof mailboxSchema>): Mailbox => ({
  id: mailbox.id,
  name: mailbox.name,
  address: mailbox.meta?.address ?? null,
  isVerified: mailbox.meta?.verified ?? null,
  isActive: mailbox.deactivated_datetime === null,
})

export const webhookSchema = z.object({
  id,
  name: text,
  deactivated_datetime: text,
  http: z.object({
    url: z.string(),
    headers: maybe(z.record(z.string(), z.unknown())),
    triggers: maybe(z.record(z.string(), z.unknown())),
  }),
})

export const toWebhook = ({ http, ...webhook }: z.output<typeof webhookSchema>): Webhook => ({
  id: webhook.id,
  name: webhook.name,
  url: http.url,
  headers: Object.fromEntries(
    Object.entries(http.headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]),
  ),
  triggers: Object.entries(http.triggers ?? {}).flatMap(([name, on]) =>
    on === true ? [name] : [],
  ),
  isActive: webhook.deactivated_datetime === null,
})

const ruleSchema = z.object({
  id,
  name: text,
  code: text,
  /** `ticket-created,ticket-updated`, or the same as a list. */
  event_types: maybe(z.union([z.string(), z.array(z.string()).transform((all) => all.join(','))])),
  deactivated_datetime: text,
})

const toRule = (rule: z.output<typeof ruleSchema>): HelpdeskRule => ({
  id: rule.id,
  name: rule.name,
  code: rule.code ?? '',
  eventTypes: (rule.event_types ?? '')
    .split(',')
    .map((type) => type.trim())
    .filter((type) => type !== ''),
  isActive: rule.deactivated_datetime === null,
})

const flag = maybe(z.boolean())

const surveySchema = z.object({
  type: z.literal('satisfaction-surveys'),
  data: z.object({
    survey_interval: maybe(z.number()),
    send_survey_for_email: flag,
    send_survey_for_chat: flag,
  }),
})

const assignmentSchema = z.object({
  type: z.literal('ticket-assignment'),
  data: z.object({ unassign_on_reply: flag }),
})

const mergeSchema = z.object({
  type: z.literal('auto-merge'),
  data: z.object({ tickets: maybe(z.object({ enabled: flag })) }),
})

const toHabits = (settings: unknown[]): AccountHabits => {
  const survey = firstOf(settings, surveySchema)?.data
  const isSent = survey?.send_survey_for_email === true || survey?.send_survey_for_chat === true
  return {
    surveyAfterHours: isSent ? (survey?.survey_interval ?? 0) : null,
    mergesTickets: firstOf(settings, mergeSchema)?.data.tickets?.enabled === true,
    unassignsOnReply: firstOf(settings, assignmentSchema)?.data.unassign_on_reply === true,
  }
}

const firstOf = <T extends z.ZodType>(items: unknown[], schema: T): z.output<T> | undefined =>
  items.map((item) => schema.safeParse(item)).find(({ success }) => success)?.data
