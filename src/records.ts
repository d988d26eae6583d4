/** What is kept, to be carried away or forgotten: needs the database alone, neither helpdesk nor model nor prompts. */
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { createSecretCensor } from './lib/censor.ts'
import { systemClock } from './lib/clock.ts'
import { createErase, type EraseSimulations } from './pipeline/erase.ts'
import { createExport } from './pipeline/export.ts'
import type { Records } from './services.ts'
import { secretsOf } from './settings.ts'
import { answersBeside, shelfBeside } from './simulation-places.ts'
import { createPassLock } from './store/sqlite.ts'
import { openStore } from './store/store.ts'

export const openRecords = async (config: Config): Promise<Records> => {
  const { databaseFile } = config
  const clock = systemClock()
  const { store } = openStore(databaseFile)
  clock.follow(clock.wall() + ((await store.state.get('clock_lead')) ?? 0))
  return {
    exportAll: createExport({ store, censor: createSecretCensor(secretsOf(config)) }),
    erase: createErase({ store, clock, simulations: eraseSimulations(databaseFile) }),
    close: () => store.close(),
  }
}

/** A report cannot be cut open: a simulation that read his tickets goes as a whole. */
export const eraseSimulations =
  (databaseFile: string): EraseSimulations =>
  async (email, his, known) => {
    if (databaseFile === ':memory:') return { removed: 0, left: 0 }
    const ids = new Set(his.ticketIds)
    const count = { removed: 0, left: 0 }
    for (const folder of foldersIn(shelfBeside(databaseFile))) {
      const end = await eraseFolder(folder, email, ids)
      if (end !== 'kept') count[end] += 1
    }
    await eraseAnswers(answersBeside(databaseFile), email, known, [...ids])
    return count
  }

const foldersIn = (shelf: string) =>
  existsSync(shelf)
    ? readdirSync(shelf, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => join(shelf, name))
    : []

/** One that runs may read him any moment, and one that cannot be read may hold him: both are left, and said so. */
const eraseFolder = async (
  folder: string,
  email: string,
  ids: Set<number>,
): Promise<'removed' | 'left' | 'kept'> => {
  const file = join(folder, 'simulation.db')
  if (![file, `${file}.lock`].some((name) => existsSync(name))) return 'kept'
  let unlock: (() => void) | null = null
  try {
    unlock = createPassLock(file)()
    const ticketIds = existsSync(file) ? await ticketsIn(file, email) : []
    for (const id of ticketIds) ids.add(id)
    if (unlock === null) return 'left'
    if (ticketIds.length === 0) return 'kept'
    rmSync(folder, { recursive: true, force: true })
    return 'removed'
  } catch {
    return 'left'
  } finally {
    unlock?.()
  }
}

const ticketsIn = async (file: string, email: string) => {
  const { store } = openStore(file)
  try {
    return (await store.erasures.trace(email)).ticketIds
  } finally {
    store.close()
  }
}

/** Models' answers about his tickets, kept for all simulations. */
const eraseAnswers = async (
  file: string,
  email: string,
  known: Parameters<EraseSimulations>[2],
  ticketIds: number[],
) => {
  if (!existsSync(file)) return
  const { store } = openStore(file)
  try {
    await store.erasures.take(known)
    await store.erasures.forget(
      email,
      { ticketIds, customerIds: [] },
      { by: 'relance', at: known.rows[0]?.at ?? 0 },
    )
  } finally {
    store.erasures.flushLog()
    store.close()
  }
}
