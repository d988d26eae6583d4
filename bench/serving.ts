/** The built program serving on a database, in a process of its own. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { ROOT } from './workshop.ts'

export type Serving = { url: string; close: () => Promise<void> }

const READY = /the inbox is at (http:\/\/[\d.:]+)/
const PASSED = /pass complete/

/** Answers once its first pass is over: nothing else works in it then. */
export const serveOn = async (
  file: string,
  settings: Record<string, string> = {},
): Promise<Serving> => {
  const child = spawn(process.execPath, [join(ROOT, 'bin', 'relance.js'), 'serve'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    // Only what is named here: no `.env`, no key, no other clock.
    env: {
      PATH: process.env.PATH ?? '',
      TZ: 'UTC',
      HOST: '127.0.0.1',
      PORT: '0',
      LLM_PROVIDER: 'offline',
      POLL_INTERVAL: '1h',
      DATABASE_URL: `file:${file}`,
      ...settings,
    },
  })
  const close = async () => {
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  let url: string | null = null
  for await (const line of createInterface({ input: child.stderr })) {
    url = READY.exec(line)?.[1] ?? url
    if (url !== null && PASSED.test(line)) return { url, close }
  }
  throw new Error('serve ended before its first pass was complete')
}
