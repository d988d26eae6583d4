import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { findDoubt } from '../../src/domain/quarantine.ts'
import type { Store } from '../../src/store/store.ts'
import { NOW, open, tempFile } from './setup.ts'

const doubtOf = async (store: Store) => {
  const found = await store.generation.read()
  if (found === null) throw new Error('a database in memory')
  return findDoubt({ ...found, isAbandoned: false, wall: NOW })?.reason ?? null
}

const act = (store: Store) => store.events.add({ at: NOW, act: 'sending', by: 'relance' })

/** A database that began its life and posted once. */
const posted = async () => {
  const file = tempFile()
  const first = open(file)
  expect(await doubtOf(first.store)).toBeNull()
  await first.store.generation.renew(NOW)
  await act(first.store)
  await first.store.generation.advance(NOW)
  return { file, ...first }
}

const copyOf = (file: string) => {
  // One file holds all: nobody has it open, so nothing waits in the log beside it.
  expect(existsSync(`${file}-wal`)).toBe(false)
  copyFileSync(file, `${file}.copy`)
  return () => copyFileSync(`${file}.copy`, file)
}

describe('the file beside the database', () => {
  test('a database that is opened again is not doubted', async () => {
    const { file, close } = await posted()
    close()
    expect(await doubtOf(open(file).store)).toBeNull()
  })

  test('tells that the database is gone', async () => {
    const { file, close } = await posted()
    close()
    rmSync(file)
    expect(await doubtOf(open(file).store)).toMatch(/is gone/)
  })

  test('tells that an older copy was restored, though its life is the same', async () => {
    const { file, close } = await posted()
    close()
    const restore = copyOf(file)
    const later = open(file)
    await act(later.store)
    await later.store.generation.advance(NOW)
    later.close()
    restore()
    expect(await doubtOf(open(file).store)).toMatch(/older copy/)
  })

  test('doubts a copy of a life that was doubted before, however far it went', async () => {
    const { file, close, store } = await posted()
    for (let n = 0; n < 10; n += 1) await act(store)
    close()
    const restore = copyOf(file)
    const doubted = open(file)
    await doubted.store.generation.renew(NOW)
    doubted.close()
    restore()
    expect(await doubtOf(open(file).store)).toMatch(/another database/)
  })

  test('a database that comes without it is doubted', async () => {
    const { file, close } = await posted()
    close()
    rmSync(`${file}.generation`)
    expect(await doubtOf(open(file).store)).toMatch(/without its/)
  })

  test.each(['', '{', '[]', '{"life":1}'])('that holds %j is doubted', async (text) => {
    const { file, close } = await posted()
    close()
    writeFileSync(`${file}.generation`, text)
    expect(await doubtOf(open(file).store)).toMatch(/says nothing/)
  })

  test('of two connections neither sets the other’s word back', async () => {
    const { file, store } = await posted()
    const other = open(file).store
    await Promise.all(
      Array.from({ length: 20 }, async (_, n) => {
        const one = n % 2 === 0 ? store : other
        await act(one)
        await one.generation.advance(NOW)
      }),
    )
    expect(JSON.parse(readFileSync(`${file}.generation`, 'utf8'))).toMatchObject({ event: 21 })
  })

  test('that cannot be written is told, and says what it said before', async () => {
    const { file, store } = await posted()
    const said = readFileSync(`${file}.generation`, 'utf8')
    mkdirSync(`${file}.generation.new`)
    await act(store)
    await expect(store.generation.advance(NOW)).rejects.toThrow(/EISDIR/)
    expect(readFileSync(`${file}.generation`, 'utf8')).toBe(said)
  })

  test('a database in memory has none', async () => {
    const { store } = open()
    await store.generation.renew(NOW)
    await store.generation.advance(NOW)
    expect(await store.generation.read()).toBeNull()
  })
})
