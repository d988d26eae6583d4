/** Reads the settings: the environment, completed by a `.env` file. Nothing else reads `process.env`. */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { MODES, type Mode } from './domain/policy.ts'
import { isLoopback, originProblem } from './gorgias/origin.ts'
import { DAY, MINUTE, SECOND } from './lib/clock.ts'
import { parseDuration, sayDuration } from './lib/duration.ts'
import { ConfigError, sayError } from './lib/errors.ts'

export type Environment = Record<string, string | undefined>

export type Config = {
  /** `account` is the normalised domain, or host and port of a loopback origin. */
  helpdesk:
    | { kind: 'sandbox' }
    | {
        kind: 'gorgias'
        origin: string
        account: string
        email: string
        apiKey: string
        loopback: boolean
      }
  llm: {
    provider: 'openai' | 'anthropic' | 'offline'
    /** `LLM_PROVIDER` was set: offline is then somebody's wish, not the lack of a key. */
    explicit: boolean
    apiKey: string | null
    baseUrl: string | null
    model: string | null
    draftModel: string | null
    concurrency: number
    /** Hard cap in USD; 0 is no cap. */
    dailyBudgetUsd: number
  }
  /** Lowers every policy to at most this mode; setting it also counts as activation. */
  ceiling: Mode | null
  /** Ms, as all lengths of time here. */
  pollInterval: number
  backlog: 'ignore' | 'include'
  backlogDays: number
  importDays: number
  helpdeskShare: number
  /** After an approval; after an autonomous reply in `run` and in `serve`. */
  undo: { approval: number; run: number; serve: number }
  unknownWait: number
  /** An absolute path, or `:memory:`. */
  databaseFile: string
  promptsDir: string
  host: string
  /** 0: any free port. */
  port: number
  adminToken: string | null
  webhookSecret: string | null
  notifyUrl: string | null
  logLevel: LogLevel
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
type LogLevel = (typeof LOG_LEVELS)[number]

/** Relative paths start at the package. Throws `ConfigError` with one line for each mistake. */
export const readConfig = (env: Environment, packageRoot: string): Config => {
  const settings = createSettings(env)
  const helpdesk = readHelpdesk(settings)
  const config: Config = {
    helpdesk,
    llm: readLlm(settings),
    ceiling: settings.oneOf('FOLLOWUP_MODE', MODES, null),
    pollInterval: settings.duration('POLL_INTERVAL', MINUTE, { min: 100, max: DAY }),
    backlog: settings.oneOf(
      'BACKLOG',
      ['ignore', 'include'],
      helpdesk.kind === 'sandbox' ? 'include' : 'ignore',
    ),
    backlogDays: settings.number('BACKLOG_DAYS', 30, whole(0, 3650)),
    importDays: settings.number('IMPORT_DAYS', 30, whole(1, 3650)),
    helpdeskShare: settings.number('HELPDESK_SHARE', 0.5, SHARE),
    undo: readUndo(settings),
    unknownWait: settings.duration('UNKNOWN_WAIT', 15 * MINUTE, { min: 0, max: 7 * DAY }),
    databaseFile: readDatabase(settings, packageRoot),
    promptsDir: resolve(packageRoot, settings.text('PROMPTS_DIR') ?? 'prompts'),
    ...readListener(settings),
    webhookSecret: settings.text('WEBHOOK_SECRET'),
    notifyUrl: settings.webAddress('NOTIFY_URL', 'https://hooks.example/relance'),
    logLevel: settings.oneOf('LOG_LEVEL', LOG_LEVELS, 'info'),
  }
  if (settings.mistakes.length > 0) throw new ConfigError(settings.mistakes)
  return config
}

/** The environment, completed by `.env` beside package.json: what the environment sets, even to nothing, stays. */
export const loadEnvFile = (packageRoot: string): Environment => {
  const file = join(packageRoot, '.env')
  if (!existsSync(file)) return process.env
  try {
    return { ...parseEnvFile(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')), ...process.env }
  } catch (error) {
    if (error instanceof ConfigError) throw error
    throw new ConfigError([`.env: ${sayError(error)}; make it readable or remove it`])
  }
}

/** One line for the start-up log; no key, token or address that may hold one. */
export const describeConfig = ({ helpdesk, llm, ...config }: Config): string =>
  [
    `helpdesk ${helpdesk.kind === 'sandbox' ? 'sandbox' : helpdesk.account}`,
    `model ${[llm.provider, llm.model, llm.draftModel].filter((part) => part !== null).join(' ')}`,
    `ceiling ${config.ceiling ?? 'none'}`,
    `backlog ${config.backlog}`,
    `a pass every ${sayDuration(config.pollInterval)}`,
    `database ${config.databaseFile}`,
    `prompts ${config.promptsDir}`,
    `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${config.port}`,
  ].join(' · ')

type Settings = ReturnType<typeof createSettings>

/** Reads one variable each; a mistake is noted and the default goes on, so that all mistakes are found at once. */
const createSettings = (env: Environment) => {
  const mistakes: string[] = []
  const text = (name: string) => env[name]?.trim() || null
  const refuse = (name: string, what: string) => void mistakes.push(`${name}: ${what}`)

  return {
    mistakes,
    refuse,
    text,
    oneOf: <const T extends string, O>(name: string, values: readonly T[], otherwise: O) => {
      const value = text(name)
      const known = values.find((one) => one === value)
      if (value !== null && known === undefined)
        refuse(name, `"${value}" is not known; write one of ${values.join(', ')}`)
      return known ?? otherwise
    },
    number: (name: string, otherwise: number, range: Range): number => {
      const value = text(name)
      if (value === null) return otherwise
      const number = /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : Number.NaN
      if (range.has(number)) return number
      refuse(name, `"${value}" is not possible; write ${range.say}, for example ${otherwise}`)
      return otherwise
    },
    duration: (name: string, otherwise: number, { min, max }: { min: number; max: number }) => {
      const value = text(name)
      const ms = value === null ? otherwise : parseDuration(value)
      if (ms !== null && ms >= min && ms <= max) return ms
      const limits = `at least ${min} ms and at most ${sayDuration(max)}`
      refuse(name, `"${value}" is no such length of time; write one like 60s, 5m or 2h, ${limits}`)
      return otherwise
    },
    webAddress: (name: string, example: string) => {
      const value = text(name)
      if (value === null || isWebAddress(value)) return value
      refuse(name, `is no http or https address; write one like ${example}`)
      return null
    },
  }
}

type Range = { say: string; has: (number: number) => boolean }

const whole = (min: number, max: number): Range => ({
  say: `a whole number from ${min} to ${max}`,
  has: (number) => Number.isInteger(number) && number >= min && number <= max,
})

const SHARE: Range = { say: 'a number above 0, at most 1', has: (share) => share > 0 && share <= 1 }
const AMOUNT: Range = { say: 'an amount from 0 on', has: (amount) => amount >= 0 }

const isWebAddress = (value: string) =>
  URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)

const readHelpdesk = ({ text, refuse }: Settings): Config['helpdesk'] => {
  const [domain, base] = [text('GORGIAS_DOMAIN'), text('GORGIAS_BASE_URL')]
  const [email, apiKey] = [text('GORGIAS_EMAIL') ?? '', text('GORGIAS_API_KEY') ?? '']
  if (!domain && !base && !email && !apiKey) return { kind: 'sandbox' }
  if (!domain && !base)
    refuse('GORGIAS_DOMAIN', 'is missing; write your account, or unset the other GORGIAS_ settings')
  const ofDomain = domain && originOfDomain(domain)
  if (domain && !ofDomain)
    refuse('GORGIAS_DOMAIN', `"${domain}" is no account; write acme or acme.gorgias.com`)
  const problem = base && originProblem(base)
  if (problem) refuse('GORGIAS_BASE_URL', problem)
  if (!/^\S+@\S+$/.test(email))
    refuse(
      'GORGIAS_EMAIL',
      `${email ? 'is no e-mail' : 'is missing'}; write that of the key's user`,
    )
  if (!apiKey)
    refuse('GORGIAS_API_KEY', 'is missing; write the key from Settings, REST API in Gorgias')
  const origin = problem ? null : (base ?? ofDomain)
  if (!origin) return { kind: 'sandbox' }
  const url = new URL(origin)
  const loopback = isLoopback(url.hostname)
  return { kind: 'gorgias', origin: url.origin, account: url.host, email, apiKey, loopback }
}

/** Of `acme`, `acme.gorgias.com` or `https://acme.gorgias.com`; null for anything else. */
const originOfDomain = (domain: string) => {
  const found = /^(?:https:\/\/)?([a-z0-9][a-z0-9-]*)(?:\.gorgias\.com)?\/?$/i.exec(domain)
  return found?.[1] === undefined ? null : `https://${found[1].toLowerCase()}.gorgias.com`
}

const readLlm = ({ text, refuse, ...settings }: Settings): Config['llm'] => {
  const chosen = settings.oneOf('LLM_PROVIDER', PROVIDERS, null)
  const byKey = PROVIDERS.find((name) => text(`${name.toUpperCase()}_API_KEY`)) ?? 'offline'
  const provider = chosen ?? byKey
  const baseUrls = {
    anthropic: settings.webAddress('ANTHROPIC_BASE_URL', 'https://api.anthropic.com'),
    openai: settings.webAddress('OPENAI_BASE_URL', 'https://api.openai.com/v1'),
    offline: null,
  }
  const baseUrl = baseUrls[provider]
  const keyName = `${provider.toUpperCase()}_API_KEY`
  const isLocal = baseUrl !== null && isLoopback(new URL(baseUrl).hostname)
  const apiKey = provider === 'offline' ? null : (text(keyName) ?? (isLocal ? NO_KEY : null))
  if (provider !== 'offline' && apiKey === null)
    refuse(keyName, `is missing for LLM_PROVIDER=${provider}; write it or LLM_PROVIDER=offline`)
  return {
    provider,
    explicit: chosen !== null,
    apiKey,
    baseUrl,
    model: text('LLM_MODEL'),
    draftModel: text('LLM_DRAFT_MODEL'),
    concurrency: settings.number('LLM_CONCURRENCY', 8, whole(1, 100)),
    dailyBudgetUsd: settings.number('LLM_DAILY_BUDGET_USD', 5, AMOUNT),
  }
}

/** In the order in which their keys are looked for. */
const PROVIDERS = ['anthropic', 'openai', 'offline'] as const
/** What the SDKs get where a server on this machine asks for no key. */
const NO_KEY = 'none'

/** One value is meant for all. */
const readUndo = ({ text, duration }: Settings): Config['undo'] => {
  const approval = duration('UNDO_WINDOW', 10 * SECOND, { min: 0, max: DAY })
  return { approval, run: approval, serve: text('UNDO_WINDOW') ? approval : 5 * MINUTE }
}

const readDatabase = ({ text, refuse }: Settings, packageRoot: string): string => {
  const path = (text('DATABASE_URL') ?? 'file:./data/relance.db').replace(/^file:(\/\/(?=\/))?/, '')
  if (path === ':memory:') return path
  const isFile = path !== '' && !/^[a-z][a-z0-9+.-]+:|^\/\/|\?|\/$/i.test(path)
  if (isFile) return resolve(packageRoot, path)
  const isPostgres = /^postgres(ql)?:/i.test(path)
  const what = isPostgres ? 'Postgres does not work yet' : 'is no SQLite file'
  refuse('DATABASE_URL', `${what}; write file:./data/relance.db or :memory:`)
  return ':memory:'
}

const readListener = ({ text, refuse, number }: Settings) => {
  const host = text('HOST') ?? '127.0.0.1'
  const adminToken = text('ADMIN_TOKEN')
  if (/[/\s]|^[^:]+:\d*$/.test(host))
    refuse('HOST', `"${host}" is no host name; write one like 127.0.0.1, the port goes into PORT`)
  if (adminToken === null && !isLoopback(host))
    refuse('ADMIN_TOKEN', `is missing while HOST is ${host}; write a long random word`)
  return { host, port: number('PORT', 3000, whole(0, 65535)), adminToken }
}

/** `NAME=value`, perhaps after `export`; quotes keep blanks and `#`; nothing is expanded. */
const parseEnvFile = (content: string): Environment => {
  const entries: [string, string][] = []
  const mistakes: string[] = []
  for (const [index, line] of content.split(/\r?\n/).entries()) {
    if (/^\s*(#|$)/.test(line)) continue
    const [, name, written = ''] = /^\s*(?:export\s+)?(\w+)\s*=\s*(.*)$/.exec(line) ?? []
    const value = unquote(written)
    if (name !== undefined && value !== null) entries.push([name, value])
    else mistakes.push(`.env: line ${index + 1} cannot be read; write NAME=value or NAME="value"`)
  }
  if (mistakes.length > 0) throw new ConfigError(mistakes)
  return Object.fromEntries(entries)
}

/** Without quotes and trailing comment; null when a quote is not closed. */
const unquote = (written: string) =>
  /^["']/.test(written)
    ? (/^(["'])(.*?)\1\s*(?:#.*)?$/.exec(written)?.[2] ?? null)
    : written.replace(/(^|\s)#.*$/, '').trim()
