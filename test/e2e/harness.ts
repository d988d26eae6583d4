/** Starts the built program as real processes and talks to them from outside, as an operator and a helpdesk would. */
import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll } from 'vitest'
import type { SandboxTicket } from '../../src/sandbox/tickets-file.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const PROGRAM = join(ROOT, 'bin/relance.js')

/** Seen by the children beside what a test sets; `''` also keeps a `.env` file of the checkout out. */
const CLEAN = {
  PATH: process.env.PATH ?? '',
  HOME: tmpdir(),
  TZ: 'UTC',
  LOG_LEVEL: 'warn',
  ...Object.fromEntries(
    `GORGIAS_DOMAIN GORGIAS_EMAIL GORGIAS_API_KEY GORGIAS_BASE_URL LLM_PROVIDER OPENAI_API_KEY OPENAI_BASE_URL
    ANTHROPIC_API_KEY ANTHROPIC_BASE_URL LLM_MODEL LLM_DRAFT_MODEL LLM_CONCURRENCY LLM_DAILY_BUDGET_USD
    FOLLOWUP_MODE POLL_INTERVAL BACKLOG BACKLOG_DAYS IMPORT_DAYS HELPDESK_SHARE UNDO_WINDOW UNKNOWN_WAIT
    PROMPTS_DIR HOST PORT ADMIN_TOKEN WEBHOOK_SECRET NOTIFY_URL`
      .split(/\s+/)
      .map((name) => [name, '']),
  ),
}

export type Env = Record<string, string>

/** What still runs or lies about when the test file ends. */
const running = new Set<ChildProcess>()
const folders: string[] = []
const closables: { close: () => Promise<void> }[] = []

afterAll(async () => {
  await Promise.all([...running].map((child) => endOf(child, 'SIGKILL')))
  await Promise.all(closables.splice(0).map((closable) => closable.close()))
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/**
 * What all tests of a file or block look at, made before the first of them. Not while the file is read: when that
 * fails, nothing ends what already runs.
 */
export const prepared = <T>(prepare: () => Promise<T>): (() => T) => {
  let made: { value: T } | null = null
  beforeAll(async () => {
    made = { value: await prepare() }
  }, PREPARATION)
  return () => {
    if (made === null) throw new Error('asked for before it was prepared')
    return made.value
  }
}

const PREPARATION = 60_000

/** Closes it when the test file ends. */
export const closeAtEnd = (closable: { close: () => Promise<void> }) => {
  closables.push(closable)
}

export const tempFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'relance-e2e-'))
  folders.push(folder)
  return folder
}

/** A database of its own below this folder, and nothing of the machine it runs on. */
export const envIn = (folder: string, more: Env = {}): Env => ({
  DATABASE_URL: `file:${join(folder, 'relance.db')}`,
  ...more,
})

/** What connects the program to a sandbox that runs on its own. */
export const towards = (sandbox: { url: string }): Env => ({
  GORGIAS_BASE_URL: sandbox.url,
  GORGIAS_EMAIL: 'ops@shop.example',
  GORGIAS_API_KEY: 'key',
})

export type Prompts = {
  /** File text by name without `.md`. */
  policies: Record<string, string>
  /** Default: Maya, with a signature of her own. */
  personas?: Record<string, string>
  /** Default: the shipped one. */
  shop?: string
}

/** Writes a prompts folder; the two instructions are the shipped ones. Answers its path. */
export const writePrompts = (folder: string, { policies, personas, shop }: Prompts): string => {
  const dir = join(folder, 'prompts')
  mkdirSync(dir, { recursive: true })
  cpSync(join(ROOT, 'prompts/system'), join(dir, 'system'), { recursive: true })
  if (personas === undefined) writePersona(join(dir, 'personas'))
  if (shop === undefined) cpSync(join(ROOT, 'prompts/shop.md'), join(dir, 'shop.md'))
  else writeFileSync(join(dir, 'shop.md'), shop)
  for (const [kind, files] of Object.entries({ policies, personas: personas ?? {} })) {
    mkdirSync(join(dir, kind), { recursive: true })
    for (const [name, text] of Object.entries(files))
      writeFileSync(join(dir, kind, `${name}.md`), text)
  }
  return dir
}

/** The example with another signature: its own, word for word, leaves no real helpdesk. */
const writePersona = (dir: string) => {
  mkdirSync(dir, { recursive: true })
  const maya = readFileSync(join(ROOT, 'prompts/personas/maya.md'), 'utf8')
  writeFileSync(join(dir, 'maya.md'), maya.replaceAll('\\nMaya"', '\\nMaya, Lumen & Co"'))
}

/** What a test says of a ticket; the rest is an ordinary open e-mail ticket. */
export type TicketInput = Pick<SandboxTicket, 'number' | 'messages'> & Partial<SandboxTicket>

/** Writes a tickets file whose `now` is the present of the sandbox that reads it. Answers its path. */
export const writeTickets = (folder: string, now: string, tickets: TicketInput[]): string => {
  const path = join(folder, 'tickets.json')
  writeFileSync(path, JSON.stringify({ now, tickets: tickets.map(completeTicket) }))
  return path
}

const completeTicket = (ticket: TicketInput): SandboxTicket => ({
  id: `T-${ticket.number}`,
  subject: null,
  channel: 'email',
  language: null,
  status: 'open',
  assignee: null,
  created_at: ticket.messages.at(0)?.at ?? '',
  updated_at: ticket.messages.at(-1)?.at ?? '',
  tags: [],
  order: null,
  customer: {
    name: `Customer ${ticket.number}`,
    email: `customer-${ticket.number}@example.com`,
    tags: [],
  },
  ...ticket,
})

export type Sent = {
  ticket_id: number
  message_id: number
  external_id: string | null
  via: string
  to: string
  subject: string | null
  body_text: string
  body_html: string
  at: string
  state: 'queued' | 'sent' | 'failed'
}

export type Call = { method: string; path: string; status: number | null; at: string }

/** A message as the helpdesk shows it; only what tests look at. */
export type ShownMessage = {
  id: number
  public: boolean
  from_agent: boolean
  external_id: string | null
  body_text: string | null
  created_datetime: string
}

export type ShownTicket = {
  id: number
  status: string
  snooze_datetime: string | null
  assignee_user: { id: number } | null
  tags: { name: string }[]
  messages: ShownMessage[]
}

export type SandboxDoors = ReturnType<typeof sandboxAt>

export type SandboxProcess = SandboxDoors & { stop: () => Promise<number | null> }

/** `flags` as on the command line, without `--port`. No rate limit unless a flag sets one. */
export const startSandbox = async ({
  flags = [],
  ticketsFile,
}: {
  flags?: string[]
  ticketsFile?: string
} = {}): Promise<SandboxProcess> => {
  const limit = flags.includes('--limit') ? [] : ['--limit', '0']
  const tickets = ticketsFile === undefined ? [] : ['--tickets', ticketsFile]
  const args = ['sandbox', '--port', '0', ...limit, ...tickets, ...flags]
  const { child, line } = start(args, {})
  const url = await line('stdout', /^sandbox helpdesk at (\S+)/)
  return { ...sandboxAt(url), stop: () => endOf(child, 'SIGTERM') }
}

/** A running sandbox, its own or the one inside the program. */
export const sandboxAt = (url: string) => {
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Basic ${btoa('test@shop.example:key')}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
    return text === '' ? (undefined as T) : JSON.parse(text)
  }
  return {
    url,
    outbox: async () => (await call<{ data: Sent[] }>('GET', '/sandbox/outbox')).data,
    /** Calls of the API since the start or the last `forgetCalls`; `counts` by verb and route. */
    calls: () => call<{ data: Call[]; counts: Record<string, number> }>('GET', '/sandbox/calls'),
    forgetCalls: () => call<void>('DELETE', '/sandbox/calls'),
    setClock: (iso: string) => call<{ now: string }>('PUT', '/sandbox/clock', { now: iso }),
    /** Replaces all switches; `{}` turns them off. */
    setFaults: (faults: Record<string, unknown>) => call('PUT', '/sandbox/faults', faults),
    say: (
      ticketId: number,
      words: { from: 'customer' | 'agent' | 'note' | 'rule' | 'bot'; text: string },
    ) => call<ShownMessage>('POST', `/sandbox/tickets/${ticketId}/messages`, words),
    /** As the API shows it. A read through here counts as a call. */
    ticket: (id: number) => call<ShownTicket>('GET', `/api/tickets/${id}`),
  }
}

export type Ended = {
  code: number | null
  stdout: string
  stderr: string
  /** The one JSON document on stdout. */
  json: <T = Record<string, unknown>>() => T
}

/** Runs one command to its end. */
/** `input`: what stands on its standard input. */
export const relance = (args: string[], env: Env, input = ''): Promise<Ended> =>
  startRelance(args, env, input).ended

export type RunningCommand = {
  pid: number
  ended: Promise<Ended>
  /** Answers when the process is gone. */
  kill: (signal: NodeJS.Signals) => Promise<number | null>
}

/** Runs one command that the test may kill. */
export const startRelance = (args: string[], env: Env, input = ''): RunningCommand => {
  const { child, written, ended } = start(args, env, PROGRAM, input)
  return {
    pid: child.pid ?? -1,
    ended: ended.then((code) => ({
      code,
      ...written,
      json: () => {
        try {
          return JSON.parse(written.stdout)
        } catch {
          throw new Error(`exit ${code}, no JSON: ${written.stdout}\n${written.stderr}`)
        }
      },
    })),
    kill: (signal) => endOf(child, signal),
  }
}

export type Serving = {
  url: string
  /** What a face of the API answered. */
  api: <T = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
  ) => Promise<{ status: number; body: T }>
  page: (path: string) => Promise<string>
  /** The line of the log that matches, also if it was written before. */
  logged: (pattern: RegExp) => Promise<string>
  stderr: () => string
  /** Asks for a pass and waits for its end. */
  nextPass: () => Promise<void>
  stop: (signal?: NodeJS.Signals) => Promise<number | null>
}

/** Starts `serve` on a free port; answers when it listens, which is before its first pass ends. `program`: of another copy. */
export const startServe = async (env: Env, program = PROGRAM): Promise<Serving> => {
  // The address is told on the level `info`.
  const { child, line, written } = start(
    ['serve'],
    { PORT: '0', ...env, LOG_LEVEL: 'info' },
    program,
  )
  const url = await line('stderr', /the inbox is at (http:[^"\s]+)/)
  const api = async <T>(method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    return { status: answer.status, body: (text === '' ? null : JSON.parse(text)) as T }
  }
  const passesEnded = () => written.stderr.split('pass complete').length - 1
  return {
    url,
    api,
    page: async (path) => (await fetch(`${url}${path}`)).text(),
    logged: (pattern) => line('stderr', pattern),
    stderr: () => written.stderr,
    nextPass: async () => {
      const before = passesEnded()
      const { status } = await api('POST', '/passes')
      if (status !== 202) throw new Error(`no pass was started: ${status}`)
      await until(async () => passesEnded() > before)
    },
    stop: (signal = 'SIGTERM') => endOf(child, signal),
  }
}

/** For what nothing announces: asks again and again until `look` answers something. */
export const until = async <T>(
  look: () => Promise<T | null | undefined | false>,
  within = 20_000,
): Promise<T> => {
  const latest = Date.now() + within
  for (;;) {
    const seen = await look()
    if (seen !== null && seen !== undefined && seen !== false) return seen
    if (Date.now() > latest) throw new Error(`nothing to see within ${within} ms: ${look}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

const start = (args: string[], env: Env, program = PROGRAM, input = '') => {
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...CLEAN, ...env },
    cwd: tmpdir(),
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  // It may have ended before it read anything.
  child.stdin.on('error', () => {}).end(input)
  running.add(child)
  const written = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => {
      written[name] += text
    })
  const ended = new Promise<number | null>((resolve) =>
    child.once('close', (code) => {
      running.delete(child)
      resolve(code)
    }),
  )
  /** The first group of the first match in a whole line, else the match; rejects when the process ends without one. */
  const line = (name: 'stdout' | 'stderr', pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const whole = written[name].slice(0, written[name].lastIndexOf('\n') + 1)
        const found = whole
          .split('\n')
          .map((said) => pattern.exec(said))
          .find((match) => match !== null)
        if (!found) return
        child[name].off('data', look)
        resolve(found[1] ?? found[0])
      }
      child[name].on('data', look)
      look()
      void ended.then((code) =>
        reject(new Error(`relance ${args[0]} ended with ${code}:\n${written.stderr}`)),
      )
    })
  return { child, written, ended, line }
}

const endOf = (child: ChildProcess, signal: NodeJS.Signals) =>
  new Promise<number | null>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve(child.exitCode)
    child.once('exit', (code) => resolve(code))
    child.kill(signal)
  })
