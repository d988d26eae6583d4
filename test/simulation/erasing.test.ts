import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { eraseSimulations } from '../../src/records.ts'
import { createPassLock } from '../../src/store/sqlite.ts'
import { openStore } from '../../src/store/store.ts'
import { ticket } from '../store/setup.ts'

const HIS = 'jo@example.com'

const place = () => {
  const folder = mkdtempSync(join(tmpdir(), 'relance-erasing-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const shelf = join(folder, 'simulations')
  const database = (name: string) => {
    mkdirSync(join(shelf, name), { recursive: true })
    return join(shelf, name, 'simulation.db')
  }
  return { file: join(folder, 'relance.db'), shelf, database }
}

const fill = async (database: string, email: string) => {
  const { store } = openStore(database)
  await store.mirror.saveTickets([ticket({ id: 9, customer: { id: 5, email, name: 'Jo' } })])
  store.close()
}

const erase = (file: string) =>
  eraseSimulations(file)(HIS, { ticketIds: [], customerIds: [] }, { salt: 's', rows: [] })

test('a simulation that runs is left whether it has read him yet or not', async () => {
  const { file, database } = place()
  await fill(database('a'), 'somebody@example.com')
  const unlock = createPassLock(database('a'))()
  expect(await erase(file)).toEqual({ removed: 0, left: 1 })
  unlock?.()
  expect(await erase(file)).toEqual({ removed: 0, left: 0 })
})

test('a broken folder is left and said so, and keeps no other one', async () => {
  const { file, shelf, database } = place()
  writeFileSync(database('a'), 'no database at all, and longer than its head would be '.repeat(30))
  await fill(database('b'), HIS)
  expect(await erase(file)).toEqual({ removed: 1, left: 1 })
  expect(readdirSync(shelf)).toEqual(['a'])
  expect(existsSync(database('a'))).toBe(true)
})
