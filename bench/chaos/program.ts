/** The built program as processes that somebody kills, and the environment they find. */
import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** `CHAOS_PROGRAM` names the program of another checkout. */
export const PROGRAM = process.env.CHAOS_PROGRAM ?? join(ROOT, 'bin/relance.js')

/**
 * As an operator would set it for a shop in a hurry. Nothing of the protocol is weaker than by default: `UNKNOWN_WAIT`
 * is still five times as long as a post of this helpdesk can be late.
 */
export const SETTINGS = {
  FOLLOWUP_MODE: 'autonomous',
  POLL_INTERVAL: '250ms',
  UNDO_WINDOW: '0s',
  UNKNOWN_WAIT: '2s',
  BACKLOG: 'include',
}

const POLICY = `---
steps: [{ after: 48h }]
mode: autonomous
send_between: always
---
Remind a customer of the photo we asked for.
`

const PERSONA = `---
name: Ines
languages: [en]
signature: "Ines, Hearth & Linen"
---
Short, warm, one question.
`

/** No cap is ever reached: what keeps a ticket from its post is a fault or a stop. */
const SHOP = `---
max_per_hour: 100000
max_per_day: 100000
notes_per_day: 100000
---
Lamps, tableware and linen.
`

/** Everything of a lane lies in its folder; nothing of this machine's environment is seen. */
export const environment = (
  folder: string,
  helpdesk: { url: string },
  model: { url: string },
): Record<string, string> => ({
  PATH: process.env.PATH ?? '',
  HOME: tmpdir(),
  TZ: 'UTC',
  LOG_LEVEL: 'info',
  HOST: '127.0.0.1',
  PORT: '0',
  DATABASE_URL: `file:${databaseIn(folder)}`,
  GORGIAS_BASE_URL: helpdesk.url,
  GORGIAS_EMAIL: 'ops@shop.example',
  GORGIAS_API_KEY: 'key',
  LLM_PROVIDER: 'openai',
  OPENAI_BASE_URL: model.url,
  OPENAI_API_KEY: 'sk-stand-in',
  PROMPTS_DIR: writePrompts(folder),
  ...SETTINGS,
})

export const databaseIn = (folder: string) => join(folder, 'data', 'relance.db')

const writePrompts = (folder: string) => {
  const dir = join(folder, 'prompts')
  const files = { 'policies/photos.md': POLICY, 'personas/ines.md': PERSONA, 'shop.md': SHOP }
  for (const name of ['policies', 'personas']) mkdirSync(join(dir, name), { recursive: true })
  mkdirSync(join(folder, 'data'), { recursive: true })
  cpSync(join(ROOT, 'prompts/system'), join(dir, 'system'), { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text)
  return dir
}

export type Running = {
  /** Resolves when it is gone. */
  over: Promise<unknown>
  /** Where the inbox is; null when it ended before it listened. `serve` only. */
  url: Promise<string | null>
  /** Answers when it is gone, and whether it died of it. */
  end: (signal: NodeJS.Signals) => Promise<boolean>
}

/** None outlives the harness, whatever ended it. */
const alive = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of alive) child.kill('SIGKILL')
})

/** Dies with the harness at the latest. */
export const diesWithUs = <Child extends ChildProcess>(child: Child): Child => {
  alive.add(child)
  child.once('exit', () => alive.delete(child))
  return child
}

export const startProgram = (command: 'run' | 'serve', env: Record<string, string>): Running => {
  const child = diesWithUs(
    spawn(process.execPath, [PROGRAM, command], {
      env,
      cwd: tmpdir(),
      stdio: ['ignore', 'ignore', 'pipe'],
    }),
  )
  const gone = new Promise<boolean>((resolve) => {
    child.once('exit', (_, signal) => resolve(signal !== null))
    child.once('error', () => resolve(false))
  })
  return {
    over: gone,
    url: lineOf(child, 'stderr', /the inbox is at (http:[^"\s]+)/).catch(() => null),
    end: (signal) => {
      child.kill(signal)
      return gone
    },
  }
}

/** The first group of the first line that matches; rejects when the process ends without one. */
export const lineOf = (child: ChildProcess, from: 'stdout' | 'stderr', pattern: RegExp) =>
  new Promise<string>((resolve, reject) => {
    let written = ''
    const look = (text: string) => {
      written += text
      const found = pattern.exec(written.slice(0, written.lastIndexOf('\n') + 1))
      if (found === null) return
      child[from]?.off('data', look)
      resolve(found[1] ?? found[0])
    }
    child[from]?.setEncoding('utf8').on('data', look)
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`it ended with ${code}: ${written}`)))
  })
