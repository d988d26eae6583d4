/** The built-in helpdesk: an HTTP server that speaks the Gorgias API over invented tickets. */
import { randomBytes } from 'node:crypto'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { type Instant, iso } from '../lib/clock.ts'
import { createRandom } from '../lib/random.ts'
import { accountRoutes } from './account-routes.ts'
import { startAfterEffects } from './after-effects.ts'
import { createBucket } from './bucket.ts'
import { type CallLog, createCallLog } from './call-log.ts'
import { controlRoutes } from './control.ts'
import { defaultTickets } from './conversations/all.ts'
import { customFieldRoutes } from './custom-field-routes.ts'
import { customerRoutes } from './customer-routes.ts'
import { createDesk } from './desk.ts'
import { type Credentials, guardDoor, houseHeaders } from './door.ts'
import { eventRoutes } from './event-routes.ts'
import { createFaultSwitches, type Faults } from './faults.ts'
import { furnish } from './furnish.ts'
import { type Generated, generateTickets } from './generate.ts'
import { settle } from './happening.ts'
import { integrationRoutes } from './integration-routes.ts'
import type { Env, Kit } from './kit.ts'
import { macroRoutes } from './macro-routes.ts'
import { messageRoutes } from './message-routes.ts'
import { createCursors } from './pages.ts'
import { hireStaff } from './people.ts'
import { ApiProblem, Dropped, notFound } from './problems.ts'
import { createSandboxClock } from './sandbox-clock.ts'
import { searchRoutes } from './search-routes.ts'
import { seed } from './seeding.ts'
import { restoreDesk, snapshotOf } from './snapshot.ts'
import { loadState, saveState } from './state-file.ts'
import { surveyRoutes } from './survey-routes.ts'
import { tagRoutes } from './tag-routes.ts'
import { pageRoutes } from './ticket-page.ts'
import { ticketRoutes } from './ticket-routes.ts'
import type { SandboxTicketFile } from './tickets-file.ts'
import { truthRoutes } from './truth-routes.ts'
import { viewRoutes } from './view-routes.ts'
import { startWebhooks } from './webhooks.ts'

export type SandboxOptions = {
  /** Reproduces generated tickets, faults and delays. Default 1. */
  seed?: number
  /** So many generated tickets instead of the written ones, over `days` (default 30). */
  count?: number
  days?: number
  /** Calls per 20 s of the machine's clock with an API key (default 40), twice that for OAuth; 0 = no limit. */
  limit?: number
  /** Where the sandbox's clock starts; it runs on from there. Default: the machine's present. */
  clock?: Instant
  /** Tickets of a file instead of the written ones (`readTicketsFile`). */
  tickets?: SandboxTicketFile
  faults?: Partial<Faults>
  /** Loaded if it exists, written after each change. */
  stateFile?: string
  /** Without them any e-mail with any key, and any token, is let in. */
  credentials?: Credentials
}

export type Sandbox = {
  /** In process, a call whose socket would be destroyed answers a response of type `error`. */
  app: Hono<Env>
  /** Port 0 takes a free one. `close` ends all connections. */
  listen: (port: number, host?: string) => Promise<{ port: number; close: () => Promise<void> }>
  now: () => Instant
}

/** Throws ConfigError when the state file is none. */
export const createSandbox = (options: SandboxOptions = {}): Sandbox => {
  const kit = createKit(options)
  const truths = fill(kit, options)
  const save = saver(kit, options.stateFile)
  save()
  startAfterEffects(kit)
  const webhooks = startWebhooks(kit, save)
  const calls = createCallLog()
  const app = new Hono<Env>({ strict: false })
  app.use('*', keepHouse(kit, calls, save))
  app.use(
    '/api/*',
    guardDoor(
      kit,
      createBucket(options.limit ?? 40, Date.now, () => kit.faults.now().neighbours),
      options.credentials,
    ),
  )
  app.route('/api', ticketRoutes(kit))
  app.route('/api', messageRoutes(kit, save))
  for (const routes of API) app.route('/api', routes(kit))
  app.route('/sandbox', controlRoutes(kit, calls, webhooks))
  app.route('/sandbox', truthRoutes(kit, truths))
  app.route('/app', pageRoutes(kit))
  refuseOtherMethods(app)
  app.notFound((c) => sayProblem(c, notFound()))
  app.onError((error, c) => sayProblem(c, error))
  const live = () => {
    settle(kit)
    save()
  }
  return {
    app,
    listen: (port, host = '127.0.0.1') => listen(app, port, host, live),
    now: kit.clock.now,
  }
}

const API = [
  accountRoutes,
  customFieldRoutes,
  customerRoutes,
  eventRoutes,
  integrationRoutes,
  macroRoutes,
  searchRoutes,
  surveyRoutes,
  tagRoutes,
  viewRoutes,
]

const createKit = (options: SandboxOptions): Kit => {
  const desk = createDesk()
  const random = createRandom(options.seed ?? 1)
  const faults = createFaultSwitches(options.faults ?? {}, random)
  return {
    desk,
    random,
    faults,
    clock: createSandboxClock(options.clock),
    cursors: createCursors(() => faults.now().cursor_life),
    view: { desk, faults: faults.now },
  }
}

/** Answers what is known about the silences of the tickets it invented. */
const fill = (kit: Kit, options: SandboxOptions): Generated['truths'] => {
  hireStaff(kit.desk)
  furnish(kit.desk)
  const kept = options.stateFile === undefined ? null : loadState(options.stateFile)
  if (kept) {
    restoreDesk(kit.desk, kept)
    kit.clock.setOffset(kept.clock_offset)
    return new Map()
  }
  const now = kit.clock.now()
  const { truths, ...file } = inventTickets(options, now)
  seed(kit.desk, file, now)
  return truths
}

const inventTickets = (options: SandboxOptions, now: Instant): Generated =>
  options.tickets !== undefined || options.count === undefined
    ? { ...(options.tickets ?? defaultTickets(now)), truths: new Map() }
    : generateTickets({
        count: options.count,
        days: options.days ?? 30,
        random: createRandom(options.seed ?? 1),
        now,
      })

/** Writes the state file when something changed since the last time. */
const saver = (kit: Kit, path: string | undefined) => {
  let saved = ''
  return () => {
    if (path === undefined) return
    const state = `${kit.desk.changes()} ${kit.clock.offset()}`
    if (state === saved) return
    saveState(path, snapshotOf(kit.desk, kit.clock.offset()))
    saved = state
  }
}

/** Around every call: what was due happens first, what changed is saved before the answer leaves. */
const keepHouse =
  (kit: Kit, calls: CallLog, save: () => void): MiddlewareHandler<Env> =>
  async (c, next) => {
    settle(kit)
    await next()
    save()
    const dropped = c.error instanceof Dropped
    if (c.req.path.startsWith('/api/'))
      calls.add({
        method: c.req.method,
        path: c.req.url.slice(new URL(c.req.url).origin.length),
        status: dropped ? null : c.res.status,
        at: iso(kit.clock.now()),
      })
    if (dropped) return hangUp(c)
    c.header('x-sandbox-now', iso(kit.clock.now()))
    for (const [name, value] of Object.entries(houseHeaders(randomBytes(16).toString('hex'))))
      c.header(name, value)
  }

const hangUp = (c: Context<Env>) => {
  // In process there is no environment, whatever the type says.
  const env: Env['Bindings'] | undefined = c.env
  const socket = env?.incoming?.socket
  socket?.destroy()
  c.res = undefined
  c.res = socket ? RESPONSE_ALREADY_SENT : Response.error()
}

/** A path that exists, asked with a verb that it does not know. */
const refuseOtherMethods = (app: Hono<Env>) => {
  const paths = new Set(app.routes.filter(({ method }) => method !== 'ALL').map(({ path }) => path))
  for (const path of paths)
    app.all(path, () => {
      throw new ApiProblem(405, 'The specified HTTP method is not allowed.')
    })
}

const sayProblem = (c: Context<Env>, error: Error) => {
  if (error instanceof Dropped) return Response.error()
  if (!(error instanceof ApiProblem)) {
    console.error(error)
    return c.json({ error: { msg: 'Internal error of the sandbox.' } }, 500)
  }
  if (error.status === 429 && !c.res.headers.has('retry-after')) c.header('retry-after', '1')
  const data = error.data === undefined ? {} : { data: error.data }
  return c.json({ error: { msg: error.message, ...data } }, error.status)
}

/** While it listens, time goes on without calls: snoozes end, mails bounce, webhooks hear of it. */
const listen = (app: Hono<Env>, port: number, host: string, live: () => void) =>
  new Promise<{ port: number; close: () => Promise<void> }>((resolve, reject) => {
    const server = createAdaptorServer({ fetch: app.fetch }) as Server
    server.once('error', reject)
    server.listen(port, host, () => {
      const heart = setInterval(live, HEARTBEAT)
      heart.unref()
      resolve({
        port: (server.address() as AddressInfo).port,
        close: () =>
          new Promise<void>((closed) => {
            clearInterval(heart)
            server.close(() => closed())
            server.closeAllConnections()
          }),
      })
    })
  })

const HEARTBEAT = 250
