/** A whole small world: a sandbox helpdesk, the real client and store, a fixed clock, and the steps on top. */
import { onTestFinished } from 'vitest'
import { isOurs } from '../../src/domain/marker.ts'
import type { Policy } from '../../src/domain/policy.ts'
import type { Helpdesk, PromptSet } from '../../src/domain/ports.ts'
import { createHelpdesk } from '../../src/gorgias/helpdesk.ts'
import { MINUTE } from '../../src/lib/clock.ts'
import { silentLog } from '../../src/lib/log.ts'
import type { Mind } from '../../src/pipeline/judge.ts'
import type { Settings } from '../../src/pipeline/situation.ts'
import { createSteps, type StepDeps } from '../../src/pipeline/steps.ts'
import type { Faults } from '../../src/sandbox/faults.ts'
import { createSandbox, type Sandbox } from '../../src/sandbox/sandbox.ts'
import type { SandboxTicket } from '../../src/sandbox/tickets-file.ts'
import { openStore } from '../../src/store/store.ts'
import { fixedClock } from '../lib/fixed-clock.ts'
import { policy, promptSet } from './prompt-set.ts'
import type { ScriptedModel } from './scripted-model.ts'
import { fileOf, NOW, ticket } from './tickets.ts'

/** `real` answers as the helpdesk does; a lie may call it, change what it says, or not ask at all. */
export type Lies = (real: Helpdesk) => Partial<Helpdesk>

export type WorldOptions = {
  tickets?: SandboxTicket[]
  policies?: Partial<Policy>[]
  prompts?: Partial<PromptSet>
  settings?: Partial<Settings>
  model?: ScriptedModel
  isDryRun?: boolean
  isBudgetSpent?: () => Promise<boolean>
  faults?: Partial<Faults>
  secrets?: string[]
  start?: string
  /** Over a real socket. Else the same requests and answers, and a destroyed socket is a failed fetch. */
  overHttp?: boolean
  /** Stands between the client and the network. */
  through?: (send: typeof fetch) => typeof fetch
}

export type World = Awaited<ReturnType<typeof openWorld>>

export const SETTINGS: Settings = {
  isSandbox: true,
  hasJudge: true,
  judge: 'openai',
  ceiling: null,
  includeBacklog: true,
  backlogDays: 30,
  importDays: 30,
  unknownWait: 15 * MINUTE,
  undo: { approval: 0, autonomous: 0 },
}

/** Where the inbox of such a world opens a decision. */
export const inboxOf = (decisionId: string) => `http://127.0.0.1:3000/d/${decisionId}`

export const openWorld = async (options: WorldOptions = {}) => {
  const clock = fixedClock(options.start ?? NOW)
  const helpdesk = await openHelpdesk(options, clock)
  const { store, sql } = openStore(':memory:')
  onTestFinished(() => store.close())
  let lies: Partial<Helpdesk> = {}
  const heard: Helpdesk = new Proxy(helpdesk.client, {
    get: (real, name: keyof Helpdesk) => lies[name] ?? real[name],
  })
  const prompts: PromptSet = promptSet({
    ...(options.policies && { policies: options.policies.map(policy) }),
    ...options.prompts,
  })
  const settings = { ...SETTINGS, ...options.settings }
  const mind: Mind = options.model ? { kind: 'model', model: options.model } : { kind: 'offline' }
  const deps: StepDeps = {
    store,
    helpdesk: heard,
    clock,
    log: silentLog,
    mind,
    promptFiles: { load: async () => prompts },
    settings,
    secrets: options.secrets ?? [],
    isDryRun: options.isDryRun ?? false,
    inboxUrl: inboxOf,
    concurrency: 4,
    isBudgetSpent: options.isBudgetSpent ?? (async () => false),
  }
  const steps = createSteps(deps)
  const decisionsOf = (ticketId: number) => store.decisions.ofTicket(ticketId)
  return {
    ...helpdesk,
    clock,
    store,
    sql,
    deps,
    steps,
    /** As read at the next pass; change it in place. */
    prompts,
    settings,
    lie: (tell: Lies) => {
      lies = tell(helpdesk.client)
    },
    tellTheTruth: () => {
      lies = {}
    },
    pass: async () => {
      const pass = steps.pass()
      if (pass === null) throw new Error('another pass runs')
      return (await pass.ended).report
    },
    /** What holds at this moment, as a pass that begins now would see it. */
    situation: () => steps.situation({ beginning: true }),
    explain: async (ticketId: number) => {
      const found = await steps.explain(ticketId, await steps.situation({ beginning: false }))
      if (found === null) throw new Error(`nobody knows ticket ${ticketId}`)
      return found
    },
    decisionsOf,
    /** The newest decision of a ticket whose post is a reply; a note about it has its own. */
    replyOn: async (ticketId: number) => {
      const reply = (await decisionsOf(ticketId)).find(({ post }) => post === 'reply')
      if (reply === undefined) throw new Error(`no reply on ticket ${ticketId}`)
      return reply
    },
    /** The newest decision of a ticket. */
    decisionOn: async (ticketId: number) => {
      const [newest] = await decisionsOf(ticketId)
      if (newest === undefined) throw new Error(`no decision on ticket ${ticketId}`)
      return newest
    },
    statusOf: async (ticketId: number) => (await decisionsOf(ticketId))[0]?.status ?? null,
    /** Moves both clocks on. */
    moveBy: async (ms: number) => {
      clock.advance(ms)
      await helpdesk.moveClock(ms)
    },
  }
}

type Sent = { ticket_id: number; external_id: string; body_text: string; receiver: { id: number } }

const openHelpdesk = async (options: WorldOptions, clock: ReturnType<typeof fixedClock>) => {
  const sandbox = createSandbox({
    limit: 0,
    clock: clock.now(),
    tickets: fileOf(options.tickets ?? [ticket(1001)]),
    ...(options.faults && { faults: options.faults }),
  })
  const { origin, send: sendOn } = options.overHttp ? await overHttp(sandbox) : inProcess(sandbox)
  let repliesSent = 0
  const send: typeof fetch = (url, init) => {
    if (init?.method === 'POST' && String(init.body).includes('"public":true')) repliesSent += 1
    return sendOn(url, init)
  }
  const client = createHelpdesk({
    origin,
    account: 'sandbox',
    email: 'relance@shop.example',
    apiKey: 'secret',
    share: 1,
    clock,
    fetch: options.through ? options.through(send) : send,
  })
  const control = async (method: string, path: string, body?: object) => {
    const answer = await sandbox.app.request(path, {
      method,
      headers: { 'content-type': 'application/json', authorization: 'Basic bWU6a2V5' },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
    return text === '' ? null : JSON.parse(text)
  }
  return {
    sandbox,
    client,
    control,
    moveClock: (ms: number) =>
      control('PUT', '/sandbox/clock', { now: new Date(sandbox.now() + ms).toISOString() }),
    setFaults: (faults: Partial<Faults>) => control('PUT', '/sandbox/faults', faults),
    /** A person, a rule or a robot writes on a ticket, now. */
    write: (ticketId: number, from: string, text: string, more: object = {}) =>
      control('POST', `/sandbox/tickets/${ticketId}/messages`, { from, text, ...more }),
    /** Public messages that left for the helpdesk, whatever became of them. */
    repliesSent: () => repliesSent,
    /** Public messages of ours that the helpdesk took, oldest first. */
    outbox: async (ticketId?: number): Promise<Sent[]> => {
      const { data } = await control('GET', '/sandbox/outbox')
      return data.filter(
        ({ ticket_id, external_id }: Sent) =>
          isOurs(external_id) && (ticketId === undefined || ticket_id === ticketId),
      )
    },
    /** Calls that reached the helpdesk: `GET /api/tickets`. */
    calls: async (): Promise<string[]> => {
      const { data } = await control('GET', '/sandbox/calls')
      return data.map(({ method, path }: { method: string; path: string }) => `${method} ${path}`)
    },
  }
}

type Line = { origin: string; send: typeof fetch }

const overHttp = async (sandbox: Sandbox): Promise<Line> => {
  const { port, close } = await sandbox.listen(0)
  onTestFinished(close)
  return { origin: `http://127.0.0.1:${port}`, send: (url, init) => fetch(url, init) }
}

const inProcess = (sandbox: Sandbox): Line => ({
  origin: 'http://127.0.0.1:1',
  send: async (url, init) => {
    const answer = await sandbox.app.request(String(url), init)
    if (answer.type === 'error') throw new TypeError('fetch failed')
    return answer
  },
})
