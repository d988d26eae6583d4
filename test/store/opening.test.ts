import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { ConfigError } from '../../src/lib/errors.ts'
import { openStore } from '../../src/store/store.ts'
import { startScript } from './processes.ts'
import { decision, NOW, open, tempFile, tempFolder } from './setup.ts'

describe('a database', () => {
  test('is made with its folders, and keeps what it knows over a restart', async () => {
    const file = join(tempFolder(), 'data', 'shop', 'relance.db')
    const first = open(file)
    await first.store.decisions.add(decision())
    await first.store.state.set('account', 'acme.gorgias.com')
    first.close()
    const second = open(file)
    expect((await second.store.decisions.find('d-1'))?.status).toBe('pending')
    expect(await second.store.state.get('account')).toBe('acme.gorgias.com')
  })

  test('that is opened by two at once is migrated once', () => {
    const file = tempFile()
    const { sql } = open(file)
    open(file)
    const migrations = sql.db.all('select hash from __drizzle_migrations')
    const files = JSON.parse(readFileSync('migrations/meta/_journal.json', 'utf8'))
    expect(migrations).toHaveLength(files.entries.length)
  })

  test('is safe against a power cut and forgets what is deleted', () => {
    const { sql } = open(tempFile())
    const pragma = (name: string) => Object.values(sql.db.get(`pragma ${name}`) as object)[0]
    expect(pragma('journal_mode')).toBe('wal')
    expect(pragma('synchronous')).toBe(2)
    expect(pragma('foreign_keys')).toBe(1)
    expect(pragma('secure_delete')).toBe(1)
    expect(pragma('busy_timeout')).toBeGreaterThan(0)
  })

  test('runs on an SQLite that is new enough', () => {
    const { sql } = open()
    const { version } = sql.db.get('select sqlite_version() as version') as { version: string }
    const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number)
    expect(major * 1e6 + minor * 1e3 + patch).toBeGreaterThanOrEqual(3_051_003)
  })

  test.each([
    ['a folder lies there', (path: string) => mkdirSync(path)],
    [
      'a file that is no database lies there',
      (path: string) => writeFileSync(path, 'notes '.repeat(200)),
    ],
  ])('that cannot be opened because %s is one line that says what to do', (_, spoil) => {
    const path = tempFile()
    spoil(path)
    const opening = () => openStore(path)
    expect(opening).toThrow(ConfigError)
    expect(opening).toThrow(/^DATABASE_URL: .*relance\.db cannot be opened \(.+\); name a file/)
  })

  test('below a path that is a file is one line that says what to do', () => {
    const path = tempFile()
    writeFileSync(path, '')
    expect(() => openStore(join(path, 'relance.db'))).toThrow(/^DATABASE_URL: .* cannot be opened/)
  })

  test('of another program is left alone, with one line that says what to do', () => {
    const path = tempFile()
    const raw = new Database(path)
    raw.exec('create table decisions (id text)')
    expect(() => openStore(path)).toThrow(
      /^DATABASE_URL: .* cannot be opened \(table `decisions` already exists\); name a file/,
    )
    expect(raw.prepare('select name from pragma_table_info(?)').all('decisions')).toEqual([
      { name: 'id' },
    ])
    raw.close()
  })
})

describe('writes that belong together', () => {
  const note = (key: string) => ({ key, value: '1' })

  test('are all made when the guard finds its row, and its row is the answer', async () => {
    const { sql } = open()
    await sql.db.insert(sql.t.state).values(note('guard'))
    const found = await sql.atomically((tx) => [
      tx.update(sql.t.state).set({ value: '2' }).returning({ key: sql.t.state.key }),
      tx.insert(sql.t.state).values(note('with it')),
    ])
    expect(found).toEqual({ key: 'guard' })
    expect(await sql.db.select().from(sql.t.state)).toHaveLength(2)
  })

  test('are not made at all when the guard finds nothing', async () => {
    const { sql } = open()
    const found = await sql.atomically((tx) => [
      tx.update(sql.t.state).set({ value: '2' }).returning({ key: sql.t.state.key }),
      tx.insert(sql.t.state).values(note('with it')),
    ])
    expect(found).toBeNull()
    expect(await sql.db.select().from(sql.t.state)).toEqual([])
  })

  test('are undone when a later one fails, and the failure is told', async () => {
    const { sql } = open()
    const twice = sql.atomically((tx) => [
      tx.insert(sql.t.state).values(note('one')).returning({ key: sql.t.state.key }),
      tx.insert(sql.t.state).values(note('one')),
    ])
    await expect(twice).rejects.toThrow(/UNIQUE/)
    const together = sql.together((tx) => [
      tx.insert(sql.t.state).values(note('two')),
      tx.insert(sql.t.state).values(note('two')),
    ])
    await expect(together).rejects.toThrow(/UNIQUE/)
    expect(await sql.db.select().from(sql.t.state)).toEqual([])
  })
})

describe('passes exclude each other', () => {
  test('on one connection', () => {
    const { store } = open()
    const unlock = store.lockPass()
    expect(unlock).not.toBeNull()
    expect(store.lockPass()).toBeNull()
    unlock?.()
    expect(store.lockPass()).not.toBeNull()
  })

  test('on two connections to one file, while reading goes on', async () => {
    const file = tempFile()
    const [one, two] = [open(file).store, open(file).store]
    const unlock = one.lockPass()
    expect(two.lockPass()).toBeNull()
    await two.state.set('paused', { reason: 'paused by mara', since: NOW })
    expect(await one.state.get('paused')).toEqual({ reason: 'paused by mara', since: NOW })
    unlock?.()
    const again = two.lockPass()
    expect(again).not.toBeNull()
    again?.()
  })

  test('but not on two databases', () => {
    const folder = tempFolder()
    const unlocks = ['a.db', 'b.db'].map((name) => open(join(folder, name)).store.lockPass())
    expect(unlocks).not.toContain(null)
    for (const unlock of unlocks) unlock?.()
  })

  test('until the process that holds the lock is killed', async () => {
    const file = tempFile()
    const { store } = open(file)
    const holder = startScript('hold-pass', file)
    expect(await holder.firstLine).toBe('held')
    expect(store.lockPass()).toBeNull()
    await holder.kill()
    const unlock = store.lockPass()
    expect(unlock).not.toBeNull()
    unlock?.()
  })
})
