/** Knows whether a pass of this process runs; the database's lock keeps all others out. */
import { sayError } from './lib/errors.ts'
import type { Log } from './lib/log.ts'
import type { Pass } from './pipeline/pass.ts'

export type PassGate = ReturnType<typeof createPassGate>

export const createPassGate = (begin: () => Pass | null, log: Log) => {
  let running = 0
  const start = () => {
    const pass = begin()
    if (pass === null) return null
    running += 1
    const ended = pass.ended.finally(() => {
      running -= 1
    })
    return { id: pass.id, ended }
  }
  return {
    isRunning: () => running > 0,
    run: async () => (await start()?.ended) ?? null,
    start: () => {
      const pass = start()
      pass?.ended.catch((error: unknown) => log.error({ pass: pass.id }, sayError(error)))
      return pass === null ? null : { id: pass.id }
    },
  }
}
