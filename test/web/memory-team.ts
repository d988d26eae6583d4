/** Who may sign in, and the prompt files as people edit them: the real ones, on a database in memory and a folder of their own. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'
import type { Clock } from '../../src/lib/clock.ts'
import { createPasswords } from '../../src/lib/password.ts'
import { createPromptDesk } from '../../src/pipeline/edit-prompts.ts'
import type { Previewed } from '../../src/pipeline/preview.ts'
import { createPromptFiles } from '../../src/prompts/files.ts'
import { createPromptDisk } from '../../src/prompts/save.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { createTeam } from '../../src/team.ts'

const SHIPPED = fileURLToPath(new URL('../../prompts', import.meta.url))

/** One database for all that never adds a user. */
let shared: Store | null = null

const sharedStore = () => {
  shared ??= openStore(':memory:').store
  return shared
}

export const memoryTeam = (clock: Clock, adminToken: string | null, store = sharedStore()) =>
  createTeam({ store, clock, adminToken, passwords })

/** The real thing at the least cost: what it costs is tested beside it. */
const passwords = createPasswords({ memorySize: 64, iterations: 1, parallelism: 1 })

const folders: string[] = []

afterAll(() => {
  for (const dir of folders.splice(0)) rmSync(dir, { recursive: true, force: true })
})

/** A copy of the prompts that come with Relance. */
export const promptFolder = () => {
  const dir = mkdtempSync(join(tmpdir(), 'relance-desk-'))
  folders.push(dir)
  cpSync(SHIPPED, dir, { recursive: true })
  return dir
}

/** On the shipped files where no folder is given: reading alone. */
export const memoryDesk = (clock: Clock, dir: string = SHIPPED, store = sharedStore()) =>
  createPromptDesk({
    store,
    clock,
    disk: createPromptDisk({ dir }),
    promptFiles: createPromptFiles({ dir }),
    previewWith: () => async (): Promise<Previewed> => ({ kind: 'gone' }),
  })
