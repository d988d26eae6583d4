/** Power cuts at every sync point of a recorded life: what was acknowledged is on the disk (DESIGN 8). */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { findDoubt } from '../../src/domain/quarantine.ts'
import { createRandom } from '../../src/lib/random.ts'
import { openStore } from '../../src/store/store.ts'
import { createCutDisk, type Image } from '../e2e/cut-disk.ts'
import { type Env, prepared, tempFolder, until } from '../e2e/harness.ts'
import { openShop, startAskingModel } from '../e2e/harness-more.ts'
import { type Call, readCalls, recorder } from '../e2e/system-calls.ts'

const PROGRAM =
  process.env.POWER_PROGRAM ?? fileURLToPath(new URL('../../bin/relance.js', import.meta.url))
const NUMBERS = [501, 502, 503]
/** Power cuts at one sync point, each with other writes that made it to the disk without a sync. */
const LUCKY_CUTS = 2
const NO_LUCK = 0

type Life = { folder: string; calls: Call[]; marks: string[] }

/** Three approvals and three posts, then a quiet end. */
const recordLife = async (): Promise<Life> => {
  const model = await startAskingModel()
  const shop = await openShop(NUMBERS, model)
  const folder = join(shop.folder, 'data')
  mkdirSync(folder)
  const record = join(shop.folder, 'calls')
  const serving = await serveRecorded(
    record,
    shop.envWith({
      DATABASE_URL: `file:${folder}/relance.db`,
      FOLLOWUP_MODE: 'approval',
      POLL_INTERVAL: '1s',
    }),
  )
  const decisions = async (status: string) => {
    const { data } = await serving.ask<{ data: { id: string }[] }>('GET', `?status=${status}`)
    return data.length === NUMBERS.length && data
  }
  for (const { id } of await until(() => decisions('pending')))
    await serving.ask('POST', `/${id}/approval`)
  await until(() => decisions('sent,delivered'))
  await serving.stop()
  const marks = (await shop.sandbox.outbox()).map(({ external_id }) => String(external_id))
  await Promise.all([shop.close(), model.close()])
  return { folder, calls: readCalls(record), marks }
}

const serveRecorded = async (record: string, env: Env) => {
  const [command = '', ...flags] = recorder(record)
  const child = spawn(command, [...flags, process.execPath, PROGRAM, 'serve'], {
    env: { PATH: process.env.PATH ?? '', TZ: 'UTC', LOG_LEVEL: 'info', PORT: '0', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  })
  let url = ''
  createInterface(child.stderr).on('line', (line) => {
    url ||= /the inbox is at (http:[^"\s]+)/.exec(line)?.[1] ?? ''
  })
  await until(async () => url !== '' || child.exitCode !== null)
  return {
    ask: async <T>(method: string, path: string): Promise<T> => {
      const body = method === 'POST' ? { body: '{}' } : {}
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(`${url}/api/v1/decisions${path}`, { method, headers, ...body })
      expect(answer.status).toBe(200)
      return answer.json() as T
    },
    stop: async () => {
      // The recorder lets the signal pass and ends with what it records.
      process.kill(-(child.pid ?? 0), 'SIGTERM')
      await once(child, 'exit')
    },
  }
}

/** What somebody outside was told, hence what no power cut may take back. */
type Told = { posted: Set<string>; approved: Set<string>; sidecar: boolean }

const listen = (told: Told, data: Buffer) => {
  const text = data.toString('latin1')
  for (const [, mark = ''] of text.matchAll(/"external_id":"(relance:1:r:[^"]+)"/g))
    if (text.includes('"from_agent"') && !/^HTTP/.test(text)) told.posted.add(mark)
  if (/^HTTP\/1.1 200/.test(text) && text.includes('"status":"scheduled"'))
    for (const [, id = ''] of text.matchAll(/"id":"([0-9a-f-]{36})"/g)) told.approved.add(id)
}

/** Opens the files as the next start would. */
const complain = async (image: Image, told: Told, folder: string): Promise<string[]> => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  // What readers share is made anew after a power cut, and a lock died with its process.
  for (const [name, content] of image)
    if (!/-shm$|\.lock/.test(name)) writeFileSync(join(folder, name), content)
  try {
    return await lookAt(openStore(join(folder, 'relance.db')), told)
  } catch (error) {
    return [`unreadable: ${error instanceof Error ? error.message : error}`]
  }
}

const lookAt = async ({ store, sql }: ReturnType<typeof openStore>, told: Told) => {
  try {
    const faults = sql.findFaults()
    const approved = new Set(
      sql.db
        .select()
        .from(sql.t.approvals)
        .all()
        .map(({ decisionId }) => decisionId),
    )
    const complaints = faults.map((fault) => `damaged: ${fault}`)
    for (const id of told.approved) if (!approved.has(id)) complaints.push(`approval of ${id}`)
    for (const mark of told.posted)
      if (((await store.deliveries.find(mark))?.attempts ?? 0) < 1)
        complaints.push(`commitment to ${mark}`)
    const opening = await store.generation.read()
    const doubt = opening && findDoubt({ ...opening, isAbandoned: false, wall: Date.now() })
    if (told.sidecar && doubt?.isOther) complaints.push(doubt.reason)
    return complaints
  } finally {
    sql.close()
  }
}

type Found = { cuts: number; complaints: string[]; told: Told }

/** `isLost` says which syncs the disk only claims to have done. */
const cutEverywhere = async (
  life: Life,
  luckyCuts: number,
  isLost: (call: Call) => boolean = () => false,
): Promise<Found> => {
  const disk = createCutDisk(life.folder)
  const random = createRandom(11)
  const told: Told = { posted: new Set(), approved: new Set(), sidecar: false }
  const found: Found = { cuts: 0, complaints: [], told }
  const folder = join(tempFolder(), 'after')
  for (const [place, call] of life.calls.entries()) {
    if (call.kind === 'send') listen(told, call.data)
    if (disk.isSyncPoint(call)) {
      const images = [disk.strict(), ...Array.from({ length: luckyCuts }, () => disk.lucky(random))]
      for (const image of images) {
        found.cuts += 1
        const complaints = await complain(image, told, folder)
        found.complaints.push(...complaints.map((complaint) => `at call ${place}: ${complaint}`))
      }
    }
    if (!isLost(call)) disk.play(call)
    told.sidecar ||= disk.strict().has('relance.db.generation')
  }
  return found
}

const life = prepared(recordLife)

it('whatever a power cut leaves opens, is whole, and lacks nothing that was acknowledged', async () => {
  const { cuts, complaints, told } = await cutEverywhere(life(), LUCKY_CUTS)
  console.info(`${cuts} power cuts at ${cuts / (1 + LUCKY_CUTS)} sync points`)
  expect(complaints).toEqual([])
  expect([...told.posted].sort()).toEqual([...life().marks].sort())
  expect(told.approved.size).toBe(NUMBERS.length)
})

it('a disk that only claims to sync the log is found out by the same look', async () => {
  const { complaints } = await cutEverywhere(
    life(),
    NO_LUCK,
    (call) => call.kind === 'sync' && call.path.endsWith('-wal'),
  )
  expect(complaints.some((complaint) => /commitment to/.test(complaint))).toBe(true)
  expect(complaints.some((complaint) => /approval of/.test(complaint))).toBe(true)
})
