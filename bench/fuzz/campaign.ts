/** Fires fuzzed requests at the real service over a real socket, and says what should never have happened. */
import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { Agent, request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { readConfig } from '../../src/config.ts'
import { createInstallation, PACKAGE_ROOT } from '../../src/installation.ts'
import { silentLog } from '../../src/lib/log.ts'
import { createRandom } from '../../src/lib/random.ts'
import { openRecords } from '../../src/records.ts'
import { createApp } from '../../src/web/app.ts'
import { type Document, type Ground, makeRequest, type Request } from './requests.ts'

const TOKEN = 'fuzz-admin-token-77aa'
const SECRET = 'fuzz-webhook-secret-88bb'
/** A request that takes longer hangs. */
const LONGEST = 10_000
const AT_ONCE = 8

export type Campaign = {
  requests: number
  /** How many answers by status; 0: the parser hung up. */
  statuses: Record<number, number>
  /** 5xx, hangs, and unauthorised requests that were let in, in words. */
  faults: string[]
  /** Unauthorised requests left every row as it was. */
  isUnchanged: boolean
}

/** Half of them by callers who may not, half by one who may. */
export const runCampaign = async (count: number, seed: number): Promise<Campaign> => {
  const folder = mkdtempSync(join(tmpdir(), 'relance-fuzz-'))
  const prompts = join(folder, 'prompts')
  cpSync(join(PACKAGE_ROOT, 'prompts'), prompts, { recursive: true })
  const config = readConfig(
    {
      PROMPTS_DIR: prompts,
      DATABASE_URL: `file:${join(folder, 'relance.db')}`,
      ADMIN_TOKEN: TOKEN,
      WEBHOOK_SECRET: SECRET,
      LLM_PROVIDER: 'offline',
    },
    PACKAGE_ROOT,
  )
  const installation = await createInstallation(config, 'serve', silentLog)
  await installation.runPass()
  const server = createAdaptorServer({ fetch: createApp(installation.services).fetch })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  try {
    const ground = await groundFrom(port, installation.services.listDecisions, seed)
    const seen: Campaign = { requests: 0, statuses: {}, faults: [], isUnchanged: true }
    const before = await fingerprint(config)
    await fire(port, seen, Math.ceil(count / 2), () => {
      const who = ground.random.pick(STRANGERS)
      return { request: makeRequest(ground, who), isStranger: true }
    })
    seen.isUnchanged = before === (await fingerprint(config))
    await fire(port, seen, Math.floor(count / 2), () => ({
      request: makeRequest(ground, ground.random.pick(OWN)),
      isStranger: false,
    }))
    return seen
  } finally {
    server.close()
    if ('closeAllConnections' in server) server.closeAllConnections()
    installation.beginStopping()
    await installation.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Headers = Record<string, string | string[]>

const BEARER = { authorization: `Bearer ${TOKEN}` }
const OWN: [Headers, ...Headers[]] = [BEARER, { ...BEARER, 'x-relance-secret': SECRET }]

/** Without the token, with a wrong one, or with the right one from where nobody may ask. */
const STRANGERS: [Headers, ...Headers[]] = [
  {},
  { authorization: 'Bearer ' },
  { authorization: 'Bearer wrong' },
  { authorization: `Bearer ${TOKEN}x` },
  { authorization: `Bearer ${TOKEN.toUpperCase()}` },
  { authorization: TOKEN },
  { authorization: `Basic ${Buffer.from(`admin:${TOKEN}`).toString('base64')}` },
  { 'x-api-key': TOKEN },
  { cookie: `relance_session=${TOKEN}` },
  { cookie: 'relance_session=9999999999999.AAAA' },
  { 'x-relance-secret': 'wrong' },
  { 'x-relance-secret': `${SECRET} ` },
  { ...BEARER, host: 'evil.example' },
  { ...BEARER, host: '127.0.0.1.evil.example' },
]

const groundFrom = async (
  port: number,
  list: Awaited<ReturnType<typeof createInstallation>>['services']['listDecisions'],
  seed: number,
): Promise<Ground> => {
  const described = await fetch(`http://127.0.0.1:${port}/openapi.json`, { headers: BEARER })
  const document = (await described.json()) as Document
  const { data } = await list({ limit: 100, cursor: null })
  return {
    document,
    random: createRandom(seed),
    ids: data.map(({ id }) => id),
    ticketIds: data.map(({ ticketId }) => ticketId),
  }
}

/** Of every row there is, read as `relance export` reads them. */
const fingerprint = async (config: Parameters<typeof openRecords>[0]) => {
  const records = await openRecords(config)
  const hash = createHash('sha256')
  for await (const line of (await records.exportAll(null)) ?? []) hash.update(line)
  records.close()
  return hash.digest('hex')
}

const fire = async (
  port: number,
  seen: Campaign,
  count: number,
  next: () => { request: Request; isStranger: boolean },
) => {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
  let left = count
  const worker = async () => {
    while (left > 0) {
      left -= 1
      const { request, isStranger } = next()
      const status = await askAgain(port, agent, request)
      seen.requests += 1
      const key = typeof status === 'number' ? status : 0
      seen.statuses[key] = (seen.statuses[key] ?? 0) + 1
      const fault = faultOf(request, status, isStranger)
      if (fault !== null) seen.faults.push(`${fault}: ${request.method} ${shown(request)}`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  agent.destroy()
}

const shown = ({ path, body }: Request) =>
  `${path.slice(0, 200)} ${String(body ?? '').slice(0, 120)}`

/** Open to everybody, and harmless. */
/** Open to anybody, also where the request names a whole address. */
const OPEN = /^(?:\w+:\/\/[^/]*)?\/(?:healthz|readyz|assets\/)/

const faultOf = (
  { path, method, isBroken }: Request,
  status: number | 'hang' | 'cut',
  isStranger: boolean,
): string | null => {
  if (status === 'hang') return 'hangs'
  if (status === 'cut') return isBroken ? null : 'cuts the line'
  // 503 is what a pass that is late is told by `readyz`.
  if (status >= 500 && !(status === 503 && /readyz/i.test(path))) return `answers ${status}`
  const isLetIn = status < 300 && method !== 'OPTIONS'
  return isStranger && isLetIn && !OPEN.test(path) ? `lets a stranger in (${status})` : null
}

/** A kept connection may just have been closed behind an earlier refusal: a second look takes a fresh one. */
const askAgain = async (port: number, agent: Agent, request: Request) => {
  const status = await ask(port, agent, request)
  return status === 'cut' && !request.isBroken ? ask(port, false, request) : status
}

const ask = (port: number, agent: Agent | false, { method, path, headers, body }: Request) =>
  new Promise<number | 'hang' | 'cut'>((resolve) => {
    const size = body === null ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const exchange = send(
      { host: '127.0.0.1', port, agent, method, path, headers: { ...headers, ...size } },
      (answer) => {
        answer.resume()
        answer.once('end', () => resolve(answer.statusCode ?? 0))
        answer.once('error', () => resolve(answer.statusCode ?? 0))
      },
    )
    exchange.setTimeout(LONGEST, () => {
      resolve('hang')
      exchange.destroy()
    })
    exchange.once('error', () => resolve('cut'))
    exchange.end(body ?? undefined)
  })
