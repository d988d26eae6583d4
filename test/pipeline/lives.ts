/** Lives of installations on one helpdesk that goes on: a database file that is lost, copied and restored, and a twin beside. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createSteps, type StepDeps } from '../../src/pipeline/steps.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import type { World } from './world.ts'

export type Life = Awaited<ReturnType<ReturnType<typeof openLives>['start']>>

export const openLives = (world: World) => {
  const folder = mkdtempSync(join(tmpdir(), 'relance-lives-'))
  const file = join(folder, 'relance.db')
  const open = new Set<Store>()
  onTestFinished(() => {
    for (const store of open) store.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    file,
    /** As a process that may post starts. */
    start: async (more: Partial<StepDeps> = {}) => {
      const { store } = openStore(file)
      open.add(store)
      const living = liveOn(world, store, more)
      await living.steps.begin()
      return {
        ...living,
        /** Why it only reads now. */
        doubt: async () => (await store.state.get('quarantine'))?.reason ?? null,
        end: () => {
          store.close()
          open.delete(store)
        },
      }
    },
    copy: () => copyFileSync(file, `${file}.copy`),
    restore: () => copyFileSync(`${file}.copy`, file),
    lose: () => rmSync(file),
    loseSidecar: () => rmSync(`${file}.generation`),
  }
}

/** A second installation with a database of its own on the same helpdesk. */
export const openTwin = (world: World) => {
  const { store } = openStore(':memory:')
  onTestFinished(() => store.close())
  return liveOn(world, store)
}

const liveOn = (world: World, store: Store, more: Partial<StepDeps> = {}) => {
  const steps = createSteps({ ...world.deps, store, ...more })
  return {
    store,
    steps,
    pass: async () => {
      const pass = steps.pass()
      if (pass === null) throw new Error('another pass runs')
      return (await pass.ended).report
    },
  }
}
