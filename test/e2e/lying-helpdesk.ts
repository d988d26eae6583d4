/** A helpdesk that lies on demand: it stands before an honest sandbox and changes what it says, call by call. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from 'vitest'
import { type Ended, type Env, relance, type SandboxDoors, tempFolder } from './harness.ts'
import { countPosts, dueEnv, dueTickets, onceOn, openSandbox } from './harness-more.ts'

type Answer = { status: number; headers: Record<string, string>; body: string }

export type Lie = {
  /** Matched against `GET /api/tickets?limit=100`. */
  on: RegExp
  /** Answered without asking the sandbox. */
  instead?: Partial<Answer>
  /** What becomes of the sandbox's own answer; `reset` drops the connection. */
  twist?: (answer: Answer) => Partial<Answer> | 'reset'
}

export type LyingHelpdesk = {
  url: string
  /** The truth behind it. */
  sandbox: SandboxDoors
  /** Replaces all lies; none: it is honest. */
  tell: (...lies: Lie[]) => void
  close: () => Promise<void>
}

export const startLyingHelpdesk = async (ticketsFile: string): Promise<LyingHelpdesk> => {
  const sandbox = await openSandbox(ticketsFile)
  let lies: Lie[] = []
  const server = createServer((request, response) => {
    void answer(sandbox.url, lies, request).then((said) => speak(response, said))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sandbox,
    tell: (...told) => {
      lies = told
    },
    close: async () => {
      server.close()
      server.closeAllConnections()
      await sandbox.close()
    },
  }
}

const answer = async (
  origin: string,
  lies: Lie[],
  request: IncomingMessage,
): Promise<Answer | 'reset'> => {
  const lie = lies.find(({ on }) => on.test(`${request.method} ${request.url}`))
  if (lie?.instead !== undefined)
    return { status: 200, headers: JSON_TYPE, body: '', ...lie.instead }
  const honest = await ask(origin, request)
  const twisted = lie?.twist?.(honest) ?? honest
  return twisted === 'reset' ? 'reset' : { ...honest, ...twisted }
}

const JSON_TYPE = { 'content-type': 'application/json' }
const PASSED_ON = ['content-type', 'x-sandbox-now', 'x-gorgias-account-api-call-limit']

const ask = async (origin: string, request: IncomingMessage): Promise<Answer> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const { authorization = '', 'content-type': type = 'application/json' } = request.headers
  const response = await fetch(`${origin}${request.url}`, {
    method: request.method ?? 'GET',
    headers: { authorization, 'content-type': type },
    ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
  })
  const headers = PASSED_ON.flatMap((name) => {
    const value = response.headers.get(name)
    return value === null ? [] : [[name, value] as const]
  })
  return {
    status: response.status,
    headers: Object.fromEntries(headers),
    body: await response.text(),
  }
}

const speak = (response: ServerResponse, said: Answer | 'reset') => {
  if (said === 'reset') return response.socket?.resetAndDestroy()
  response.writeHead(said.status, said.headers).end(said.body)
}

/** Changes each item of a list, or the one thing a detail read answers. */
export const eachItem =
  (change: (item: Record<string, unknown>) => object) =>
  ({ body }: Answer): Partial<Answer> => {
    const json = JSON.parse(body)
    const twisted = Array.isArray(json.data)
      ? { ...json, data: json.data.map(change) }
      : change(json)
    return { body: JSON.stringify(twisted) }
  }

export const cutOff = ({ body }: Answer): Partial<Answer> => ({
  body: body.slice(0, Math.floor(body.length * 0.6)),
})

export const HTML: Partial<Answer> = {
  headers: { 'content-type': 'text/html' },
  body: '<!doctype html><title>Sign in</title><p>Please sign in to go on.</p>',
}

/** A liar with silences that are due, an autonomous policy, and what connects the program to them. */
export const openLyingShop = async (numbers: number[], model: { url: string }, more: Env = {}) => {
  const folder = tempFolder()
  const liar = await startLyingHelpdesk(dueTickets(folder, numbers))
  const env = dueEnv(folder, liar, model, {
    FOLLOWUP_MODE: 'autonomous',
    LOG_LEVEL: 'error',
    ...more,
  })
  return {
    liar,
    env,
    run: () => relance(['run', '--json'], env),
    postsOn: () => countPosts(liar.sandbox),
  }
}

/** Told this lie a run fails with one line of these words and has done nothing; the next honest run does it all. */
export const expectClearFailure = async (
  numbers: number[],
  model: { url: string },
  lie: Lie,
  words: RegExp,
) => {
  const { liar, run, postsOn } = await openLyingShop(numbers, model)
  liar.tell(lie)
  const failed = await run()
  expect([failed.code, failed.stdout]).toEqual([1, ''])
  expect(linesOf(failed)).toEqual([expect.stringMatching(words)])
  expect(await postsOn()).toEqual({})
  liar.tell()
  expect((await run()).code).toBe(0)
  expect(await postsOn()).toEqual(onceOn(numbers))
  await liar.close()
}

export const linesOf = ({ stderr }: Ended) => stderr.split('\n').filter((line) => line !== '')
