import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { silentLog } from '../../src/lib/log.ts'
import type { RunSimulation } from '../../src/simulating.ts'
import { createSimulationShelf } from '../../src/simulation-shelf.ts'
import { createPassLock } from '../../src/store/sqlite.ts'
import { fixedClock } from '../lib/fixed-clock.ts'

const WISH = { from: null, to: null, policy: null, limit: 10, maxUsd: null }

const openShelf = (databaseFile: string, run: RunSimulation) =>
  createSimulationShelf({ config: { databaseFile }, clock: fixedClock(), log: silentLog, run })

const place = () => {
  const folder = mkdtempSync(join(tmpdir(), 'relance-shelf-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return join(folder, 'relance.db')
}

const stops: RunSimulation = async () => ({ kind: 'stopped', why: 'told to stop', done: 1, of: 3 })
const never: RunSimulation = () => new Promise(() => {})

describe('simulations of the inbox', () => {
  test('that were stopped are gone on with in their folder when the same is wished again', async () => {
    const outs: string[] = []
    const shelf = openShelf(place(), async (options, hooks) => {
      outs.push(options.out)
      return stops(options, hooks)
    })
    const first = shelf.start(WISH)
    await shelf.stopped()
    expect(shelf.start({ ...WISH }).id).toBe(first.id)
    await shelf.stopped()
    const other = shelf.start({ ...WISH, limit: 11 })
    await shelf.stopped()
    expect(other.id).not.toBe(first.id)
    expect(new Set(outs).size).toBe(2)
    expect(shelf.list()).toHaveLength(2)
  })

  test('are listed after their process was killed, and gone on with', () => {
    const file = place()
    const { id } = openShelf(file, never).start(WISH)
    const state = join(dirname(file), 'simulations', id, 'state.json')
    expect(JSON.parse(readFileSync(state, 'utf8')).status).toBe('running')
    const next = openShelf(file, never)
    expect(next.list()).toMatchObject([{ id, status: 'stopped', why: expect.any(String) }])
    expect(next.start(WISH)).toEqual({ kind: 'started', id })
  })

  test('that another process works on stay running, and the same wish begins another', () => {
    const file = place()
    const { id } = openShelf(file, never).start(WISH)
    const folder = join(dirname(file), 'simulations', id)
    mkdirSync(folder, { recursive: true })
    const unlock = createPassLock(join(folder, 'simulation.db'))()
    const next = openShelf(file, never)
    expect(next.find(id)?.status).toBe('running')
    expect(next.start(WISH).id).not.toBe(id)
    unlock?.()
  })
})
