/** Sets up what a measurement needs: the built-in helpdesk in a process of its own, and the built program beside it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type IncomingMessage, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** What is measured is what is shipped: the compiled program. The types are those of its sources. */
const built = async (path: string): Promise<unknown> =>
  import(new URL(`../dist/${path}`, import.meta.url).href)
const { readConfig } = (await built('config.js')) as typeof import('../src/config.ts')
const { createInstallation } = (await built(
  'installation.js',
)) as typeof import('../src/installation.ts')
const { silentLog } = (await built('lib/log.js')) as typeof import('../src/lib/log.ts')

export const say = (line: string) => process.stderr.write(`${line}\n`)

/** Numbers of calls by method and route, as they arrived at the helpdesk. */
export type Calls = Record<string, number>

export type Desk = {
  origin: string
  /** The calls since the last time this was asked. */
  takeCalls: () => Promise<Calls>
  /** What its feeds hold of the last `days`. */
  size: (days: number) => Promise<Size>
  close: () => Promise<void>
}

export type Size = { tickets: number; messages: number }

/** A helpdesk without a rate limit, with so many generated tickets of the last 25 days. */
export const openDesk = async (count: number): Promise<Desk> => {
  const crowd = ['--count', String(count), '--days', '25', '--limit', '0', '--port', '0']
  const child = spawn(process.execPath, [join(ROOT, 'bin', 'relance.js'), 'sandbox', ...crowd], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const origin = await originOf(child)
  const takeCalls = async () => {
    // The sandbox is ours: it answers what call-log.ts shows.
    const { counts } = JSON.parse(await ask('GET', `${origin}/sandbox/calls`)) as { counts: Calls }
    await ask('DELETE', `${origin}/sandbox/calls`)
    return counts
  }
  const close = async () => {
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  const size = async (days: number) => ({
    tickets: await countSince(origin, 'tickets', 'updated_datetime', days),
    messages: await countSince(origin, 'messages', 'created_datetime', days),
  })
  return { origin, takeCalls, size, close }
}

/** Pages through a feed as any client would, newest first. */
const countSince = async (origin: string, feed: string, key: string, days: number) => {
  const since = Date.now() - days * 24 * 60 * 60 * 1000
  let count = 0
  let cursor = ''
  for (;;) {
    const answer = await ask('GET', `${origin}/api/${feed}?limit=100&order_by=${key}:desc${cursor}`)
    const { data, meta } = JSON.parse(answer) as FeedPage
    const recent = data.filter((row) => Date.parse(String(row[key])) >= since)
    count += recent.length
    if (recent.length < data.length || meta.next_cursor === null) return count
    cursor = `&cursor=${encodeURIComponent(meta.next_cursor)}`
  }
}

/** On a connection of its own: after a busy pass, those of the program under measure may be dead already. */
const ask = async (method: string, url: string): Promise<string> => {
  const asked = request(url, { method, agent: false, auth: 'bench@shop.example:bench' }).end()
  const [answer] = (await once(asked, 'response')) as [IncomingMessage]
  return text(answer)
}

type FeedPage = { data: Record<string, unknown>[]; meta: { next_cursor: string | null } }

const originOf = async (child: ChildProcess): Promise<string> => {
  if (child.stdout === null) throw new Error('the sandbox has no output to read')
  for await (const line of createInterface(child.stdout)) {
    const [origin] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? []
    if (origin) return origin
  }
  throw new Error('the sandbox ended before it listened')
}

export type Shop = Awaited<ReturnType<typeof openShop>>

/** An installation on that helpdesk, in this process, with a database and prompt files of its own. */
export const openShop = async (desk: Desk, env: Record<string, string>) => {
  const dir = mkdtempSync(join(tmpdir(), 'relance-bench-'))
  writePrompts(dir)
  const config = readConfig(
    {
      GORGIAS_BASE_URL: desk.origin,
      GORGIAS_EMAIL: 'bench@shop.example',
      GORGIAS_API_KEY: 'bench',
      LLM_PROVIDER: 'offline',
      HELPDESK_SHARE: '1',
      UNDO_WINDOW: '0s',
      DATABASE_URL: `file:${join(dir, 'bench.db')}`,
      PROMPTS_DIR: join(dir, 'prompts'),
      ...env,
    },
    ROOT,
  )
  const installation = await createInstallation(config, 'run', silentLog)
  return {
    ...installation,
    /** A full pass; its report. */
    pass: async () => {
      const end = await installation.runPass()
      if (end === null) throw new Error('another pass runs on a database of our own')
      return end.report
    },
    close: async () => {
      await installation.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** The shipped files, but sending at any hour and putting a tag: the dearest send there is. */
const writePrompts = (dir: string) => {
  cpSync(join(ROOT, 'prompts'), join(dir, 'prompts'), { recursive: true })
  const policies = join(dir, 'prompts', 'policies')
  rmSync(policies, { recursive: true })
  mkdirSync(policies)
  writeFileSync(join(policies, 'everything-else.md'), POLICY)
  // Word for word the example's signature leaves no real helpdesk.
  const maya = join(dir, 'prompts', 'personas', 'maya.md')
  writeFileSync(maya, readFileSync(maya, 'utf8').replaceAll('\\nMaya"', '\\nMaya, Lumen & Co"'))
}

const POLICY = `---
follow_up_on: [asked, offer, fix]
steps:
  - { after: 24h }
mode: approval
persona: maya
send_between: always
tag: relance
---
Remind a customer when we wait for something from him.
`
