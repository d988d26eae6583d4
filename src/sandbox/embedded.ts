/** The sandbox inside the product: one a database, shared by all commands that run at the same time. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createSandbox } from './sandbox.ts'

export type Embedded = {
  /** For requests to `ORIGIN`: sends them to the sandbox, wherever it listens now. */
  fetch: typeof fetch
  /** Where people reach it now. */
  origin: () => string
  close: () => Promise<void>
}

/** Stands for the sandbox's address, which changes when the command that opened it ends. */
export const ORIGIN = 'http://127.0.0.1:1'

type Desk = { origin: string; close: () => Promise<void> }

/** `file` keeps the tickets between two starts; null: they live in memory alone. */
export const openEmbedded = async (file: string | null): Promise<Embedded> => {
  let desk = await open(file)
  const send = (input: string | URL | Request, init?: RequestInit) =>
    fetch(String(input instanceof Request ? input.url : input).replace(ORIGIN, desk.origin), init)
  return {
    fetch: async (input, init) => {
      try {
        return await send(input, init)
      } catch (error) {
        if (!isRefused(error)) throw error
        desk = await open(file)
        return send(input, init)
      }
    },
    origin: () => desk.origin,
    close: () => desk.close(),
  }
}

/** Joins the sandbox another command runs over the same tickets: two would overwrite each other's. */
const open = async (file: string | null): Promise<Desk> => {
  if (file === null) return start({})
  const doorplate = `${file}.port`
  const running = await findRunning(doorplate)
  if (running !== null) return { origin: running, close: async () => {} }
  rmSync(doorplate, { force: true })
  const desk = await start({ stateFile: file })
  if (!hangOut(doorplate, desk.origin)) {
    await desk.close()
    return open(file)
  }
  return {
    origin: desk.origin,
    close: async () => {
      rmSync(doorplate, { force: true })
      await desk.close()
    },
  }
}

/** Without a rate limit: nobody else shares it, and whoever tries the program need not wait. */
const start = async (options: { stateFile?: string }): Promise<Desk> => {
  const { port, close } = await createSandbox({ limit: 0, ...options }).listen(0)
  return { origin: `http://127.0.0.1:${port}`, close }
}

/** False: another command was first. */
const hangOut = (doorplate: string, origin: string) => {
  try {
    writeFileSync(doorplate, origin, { flag: 'wx' })
    return true
  } catch {
    return false
  }
}

const findRunning = async (doorplate: string): Promise<string | null> => {
  try {
    const origin = readFileSync(doorplate, 'utf8').trim()
    const answer = await fetch(`${origin}/sandbox/clock`, { signal: AbortSignal.timeout(2000) })
    return answer.ok ? origin : null
  } catch {
    return null
  }
}

/** The command that had opened it has ended; no byte of the request left. */
const isRefused = (error: unknown) =>
  error instanceof Error &&
  error.cause instanceof Error &&
  (error.cause as NodeJS.ErrnoException).code === 'ECONNREFUSED'
