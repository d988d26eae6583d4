/** The helpdesk Gorgias, by its REST API: the calls we use, each translated into the words of the trade. */
import type { z } from 'zod'
import type { Helpdesk, Urgency } from '../domain/ports.ts'
import type { Clock } from '../lib/clock.ts'
import { ConfigError, GorgiasError } from '../lib/errors.ts'
import { type Log, silentLog } from '../lib/log.ts'
import { memo } from '../lib/memo.ts'
import { businessHoursOf } from './business-hours.ts'
import {
  type Answer,
  type Call,
  type Calls,
  createCalls,
  TIMEOUTS,
  type Timeouts,
} from './calls.ts'
import { createCustomerZones } from './customer-zones.ts'
import { notWritable } from './failure.ts'
import { createFurnishing } from './furnishing.ts'
import { createLimiter } from './limiter.ts'
import { personOf, toMessage } from './message.ts'
import { createNames } from './names.ts'
import { originProblem } from './origin.ts'
import { toPage } from './page.ts'
import { createPost } from './posting.ts'
import { createRead, parse, type Read, succeeded } from './reading.ts'
import {
  feedMessageSchema,
  type ListAnswer,
  pageSchema,
  settingsSchema,
  ticketFactsSchema,
  ticketSchema,
  userSchema,
} from './schemas.ts'
import { createSteering } from './steering.ts'
import { createSurroundings } from './surroundings.ts'
import { surveySchema, toScore } from './surveys.ts'
import { toTicket, toTicketFacts } from './ticket.ts'
import {
  assigneeSchema,
  noteSchema,
  replySchema,
  sayIssues,
  stateSchema,
  tagsSchema,
  writeNote,
  writeReply,
  writeState,
} from './writing.ts'

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
  const readPage = pagesBy(read)
  const ticketsOf = memo((page: ListAnswer) => toPage(page, ticketFactsSchema, toTicketFacts, log))
  const messagesOf = memo((page: ListAnswer) => toPage(page, feedMessageSchema, toMessage, log))

  return {
    account,
    me: async () => {
      const user = await read('/api/users/0', {}, userSchema, 'background')
      return { ...personOf(user), id: user.id }
    },
    ...createSteering(read),
    businessHours: async () => {
      const query = { type: 'business-hours' }
      const { data } = await read('/api/account/settings', query, settingsSchema, 'background')
      return businessHoursOf(data, log)
    },
    ...createNames(read, log),
    ticketsPage: async (cursor, urgency = 'background') => {
      const page = await readPage('/api/tickets', 'updated_datetime:desc', cursor, urgency)
      return ticketsOf(page)
    },
    messagesPage: async (cursor, urgency = 'background') => {
      const page = await readPage('/api/messages', 'created_datetime:desc', cursor, urgency)
      return messagesOf(page)
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
    customerTimezone: createCustomerZones(read, clock),
    surveysPage: async (cursor) => {
      const path = '/api/satisfaction-surveys'
      const page = await readPage(path, 'created_datetime:desc', cursor, 'background')
      return toPage(page, surveySchema, toScore, log)
    },
    post: createPost(calls, clock, { schema: replySchema, write: writeReply }),
    note: createPost(calls, clock, { schema: noteSchema, write: writeNote }),
    ...changesOn(calls),
    surroundings: createSurroundings(read, calls, log),
    furnishing: createFurnishing(read, calls, log),
    whenFree: limiter.whenFree,
    callCount: calls.count,
  }
}

const PAGE_SIZE = '100'

const pagesBy =
  (read: Read) => (path: string, order: string, cursor: string | null, urgency: Urgency) =>
    read(
      path,
      { order_by: order, limit: PAGE_SIZE, ...(cursor !== null && { cursor }) },
      pageSchema,
      urgency,
    )

/** What we change on a ticket besides writing on it: one attempt each. */
const changesOn = (
  calls: Calls,
): Pick<Helpdesk, 'leaveAs' | 'assign' | 'addTags' | 'removeTags'> => ({
  leaveAs: async (id, state) => {
    const call: Call = { verb: 'PUT', path: ticketPath(id), body: writeState(state) }
    return toTicket(parse(call, await write(calls, call, stateSchema), ticketSchema))
  },
  assign: assign(calls),
  addTags: changeTags(calls, 'POST'),
  removeTags: changeTags(calls, 'DELETE'),
})

const assign =
  (calls: Calls) =>
  async (id: number, userId: number | null): Promise<void> => {
    const body = { assignee_user: userId === null ? null : { id: userId } }
    await write(calls, { verb: 'PUT', path: ticketPath(id), body }, assigneeSchema)
  }

/** A DELETE of tags carries them in its body (GORGIAS_API 7). */
const changeTags =
  (calls: Calls, verb: 'POST' | 'DELETE') =>
  async (id: number, names: string[]): Promise<void> => {
    await write(calls, { verb, path: `${ticketPath(id)}/tags`, body: { names } }, tagsSchema)
  }

const ticketPath = (id: number) => `/api/tickets/${id}`

/** One attempt of a body that our own rules allow. */
const write = async (calls: Calls, call: Call, schema: z.ZodType): Promise<Answer> => {
  const body = schema.safeParse(call.body)
  if (!body.success) throw notWritable(call, sayIssues(body.error))
  return succeeded(call, await calls.make(call, 'delivery'))
}
