/** The sandbox inside the product: one a database, shared by all commands that run at the same time. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createSandbox } from './sandbox.ts'

export type Embedded = { origin: string; close: () => Promise<void> }

/** `file` keeps the tickets between two starts; null: they live in memory alone. */
export const openEmbedded = async (file: string | null): Promise<Embedded> => {
  const doorplate = file === null ? null : `${file}.port`
  const running = doorplate === null ? null : await findRunning(doorplate)
  if (running !== null) return { origin: running, close: async () => {} }
  const sandbox = createSandbox(file === null ? {} : { stateFile: file })
  const { port, close } = await sandbox.listen(0)
  const origin = `http://127.0.0.1:${port}`
  if (doorplate === null) return { origin, close }
  writeFileSync(doorplate, origin)
  return {
    origin,
    close: async () => {
      rmSync(doorplate, { force: true })
      await close()
    },
  }
}

/** Another command's sandbox over the same tickets: two would overwrite each other's. */
const findRunning = async (doorplate: string): Promise<string | null> => {
  if (!existsSync(doorplate)) return null
  const origin = readFileSync(doorplate, 'utf8').trim()
  try {
    const answer = await fetch(`${origin}/sandbox/outbox`, { signal: AbortSignal.timeout(2000) })
    return answer.ok ? origin : null
  } catch {
    return null
  }
}
