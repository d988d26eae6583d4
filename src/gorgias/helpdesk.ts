/** The helpdesk Gorgias, by its REST API: the calls we use, each translated into the words of the trade. */
import type { z } from 'zod'
import type { Helpdesk, Page, Urgency } from '../domain/ports.ts'
import type { Clock } from '../lib/clock.ts'
import { ConfigError, GorgiasError } from '../lib/errors.ts'
import { type Log, silentLog } from '../lib/log.ts'
import { businessHoursOf } from './business-hours.ts'
import {
  type Answer,
  type Call,
  type Calls,
  createCalls,
  TIMEOUTS,
  type Timeouts,
} from './calls.ts'
import { notWritable } from './failure.ts'
import { createLimiter } from './limiter.ts'
import { personOf, toMessage } from './message.ts'
import { originProblem } from './origin.ts'
import { createPost } from './posting.ts'
import { createRead, parse, succeeded } from './reading.ts'
import {
  feedMessageSchema,
  pageSchema,
  settingsSchema,
  ticketFactsSchema,
  ticketSchema,
  userSchema,
} from './schemas.ts'
import { toTicket, toTicketFacts } from './ticket.ts'
import { sayIssues, stateSchema, tagsSchema, writeState } from './writing.ts'

export type HelpdeskDeps = {
  /** `https://acme.gorgias.com`, or a loopback origin; any other throws `ConfigError`. */
  origin: string
  /** Normalised account domain, as `Helpdesk.account` tells it. */
  account: string
  email: string
  apiKey: string
  /** How full background reading may make the rate limit's bucket, in (0, 1]. */
  share: number
  clock: Clock
  log?: Log
  fetch?: typeof globalThis.fetch
  timeouts?: Timeouts
}

const PAGE_SIZE = '100'

export const createHelpdesk = ({ account, clock, ...deps }: HelpdeskDeps): Helpdesk => {
  const problem = originProblem(deps.origin)
  if (problem !== null) throw new ConfigError([`GORGIAS_BASE_URL: ${deps.origin} ${problem}`])
  const log = deps.log ?? silentLog
  const limiter = createLimiter({ share: deps.share, clock })
  const calls = createCalls({
    ...deps,
    limiter,
    clock,
    log,
    fetch: deps.fetch ?? globalThis.fetch,
    timeouts: deps.timeouts ?? TIMEOUTS,
  })
  const read = createRead(calls, clock)

  const readPage = (path: string, order: string, cursor: string | null, urgency: Urgency) =>
    read(
      path,
      { order_by: order, limit: PAGE_SIZE, ...(cursor !== null && { cursor }) },
      pageSchema,
      urgency,
    )

  return {
    account,
    me: async () => {
      const user = await read('/api/users/0', {}, userSchema, 'background')
      return { ...personOf(user), id: user.id }
    },
    businessHours: async () => {
      const query = { type: 'business-hours' }
      const { data } = await read('/api/account/settings', query, settingsSchema, 'background')
      return businessHoursOf(data, log)
    },
    ticketsPage: async (cursor, urgency = 'background') => {
      const page = await readPage('/api/tickets', 'updated_datetime:desc', cursor, urgency)
      return toPage(page, ticketFactsSchema, toTicketFacts, log)
    },
    messagesPage: async (cursor, urgency = 'background') => {
      const page = await readPage('/api/messages', 'created_datetime:desc', cursor, urgency)
      return toPage(page, feedMessageSchema, toMessage, log)
    },
    ticket: async (id, urgency = 'background') => {
      try {
        const ticket = toTicket(await read(ticketPath(id), {}, ticketSchema, urgency))
        return { kind: 'found', ticket }
      } catch (error) {
        if (error instanceof GorgiasError && error.code === 'not_found') return { kind: 'gone' }
        throw error
      }
    },
    post: createPost(calls, clock),
    leaveAs: async (id, state) => {
      const call: Call = { verb: 'PUT', path: ticketPath(id), body: writeState(state) }
      return toTicket(parse(call, await write(calls, call, stateSchema), ticketSchema))
    },
    addTags: async (id, names) => {
      const call: Call = { verb: 'POST', path: `${ticketPath(id)}/tags`, body: { names } }
      await write(calls, call, tagsSchema)
    },
    whenFree: limiter.whenFree,
    callCount: calls.count,
  }
}

const ticketPath = (id: number) => `/api/tickets/${id}`

/** One bad item does not lose the page: it is left out, and the log names it. */
const toPage = <T extends z.ZodType, R>(
  page: z.output<typeof pageSchema>,
  schema: T,
  translate: (item: z.output<T>) => R,
  log: Log,
): Page<R> => ({
  items: page.data.flatMap((item) => {
    const read = schema.safeParse(item)
    if (read.success) return [translate(read.data)]
    log.warn({ id: idOf(item), why: sayIssues(read.error) }, 'left out of a page: unreadable')
    return []
  }),
  next: page.meta?.next_cursor ?? null,
})

const idOf = (item: unknown) =>
  typeof item === 'object' && item !== null && 'id' in item ? item.id : null

/** One attempt of a body that our own rules allow. */
const write = async (calls: Calls, call: Call, schema: z.ZodType): Promise<Answer> => {
  const body = schema.safeParse(call.body)
  if (!body.success) throw notWritable(call, sayIssues(body.error))
  return succeeded(call, await calls.make(call, 'delivery'))
}
