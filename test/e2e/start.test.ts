/** What somebody sees who has just installed the program and knows no setting. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  envIn,
  prepared,
  type Serving,
  sandboxAt,
  startServe,
  tempFolder,
  until,
} from './harness.ts'

type Decision = {
  id: string
  ticket_id: number
  status: string
  draft: { text: string } | null
}

const isOurs = ({ external_id }: { external_id: string | null }) =>
  external_id?.startsWith('relance:1:') ?? false

/** The one that runs now: the tests restart it. */
let serving: Serving

const list = async (query: string) =>
  (await serving.api<{ data: Decision[] }>('GET', `/decisions?limit=100&${query}`)).body.data

const begin = prepared(async () => {
  const folder = tempFolder()
  // The default of ten seconds would only make the test wait.
  const env = envIn(folder, { UNDO_WINDOW: '1s' })
  const began = performance.now()
  serving = await startServe(env)
  const drafts = await until(async () => {
    const pending = await list('status=pending')
    const written = pending.filter(({ draft }) => draft !== null)
    return written.length >= 10 && written
  }, 55_000)
  const doorplate = join(folder, 'relance.db.sandbox.json.port')
  return { env, doorplate, drafts, readyWithin: performance.now() - began }
})

const sandbox = () => sandboxAt(readFileSync(begin().doorplate, 'utf8').trim())

describe('a start without settings', () => {
  /** Of these first drafts. A pass may learn of the delivery of what was sent; nothing else may change. */
  const standing = async () => {
    const all = await list('')
    return begin().drafts.map(({ id }) => {
      const found = all.find((decision) => decision.id === id)
      return { id, status: found?.status.replace('delivered', 'sent'), draft: found?.draft }
    })
  }
  const posted = async () =>
    (await sandbox().outbox()).map(({ message_id, body_text }) => [message_id, body_text])

  test('within a minute at least ten drafts wait', () => {
    const { drafts, readyWithin } = begin()
    expect(drafts.length).toBeGreaterThanOrEqual(10)
    expect(readyWithin).toBeLessThan(60_000)
  })

  test('the inbox says that nothing leaves this machine, and shows the drafts', async () => {
    const page = await serving.page('/')
    expect(page).toContain('sandbox: nothing leaves this machine')
    expect(page.match(/href="\/decisions\//g)?.length).toBeGreaterThanOrEqual(10)
  })

  test('nothing is sent before somebody approves', async () => {
    const before = await sandbox().outbox()
    expect(before.filter(isOurs)).toEqual([])
  })

  test('an approved draft is posted to its ticket, byte for byte, also when the program restarts meanwhile', async () => {
    const [draft] = begin().drafts as [Decision]
    const approved = await serving.api('POST', `/decisions/${draft.id}/approval`, {})
    expect(approved).toMatchObject({ status: 200, body: { status: 'scheduled' } })
    const others = (await standing()).filter(({ id }) => id !== draft.id)

    const stopped = performance.now()
    expect(await serving.stop()).toBe(0)
    expect(performance.now() - stopped).toBeLessThan(10_000)
    serving = await startServe(begin().env)

    await until(async () =>
      /sent|delivered/.test((await list(`ticket_id=${draft.ticket_id}`))[0]?.status ?? ''),
    )
    const { messages } = await sandbox().ticket(draft.ticket_id)
    expect(messages.filter(isOurs)).toMatchObject([{ public: true, body_text: draft.draft?.text }])
    expect((await standing()).filter(({ id }) => id !== draft.id)).toEqual(others)
  })

  test('what is taken back inside the window is not sent, however long one waits', async () => {
    const [, taken, kept] = begin().drafts as [Decision, Decision, Decision]
    const act = (method: string, { id }: Decision) =>
      serving.api<Decision>(method, `/decisions/${id}/approval`, method === 'POST' ? {} : undefined)
    const posts = async ({ ticket_id }: Decision) =>
      (await sandbox().outbox()).filter((sent) => sent.ticket_id === ticket_id && isOurs(sent))
    expect(await act('POST', taken)).toMatchObject({ status: 200, body: { status: 'scheduled' } })
    expect(await act('DELETE', taken)).toMatchObject({ status: 200, body: { status: 'pending' } })
    // This window ends after the other: when its message has left, the other would have left too.
    expect(await act('POST', kept)).toMatchObject({ status: 200 })
    await until(async () => (await posts(kept)).length === 1)
    expect(await posts(taken)).toEqual([])

    expect(await act('DELETE', kept)).toMatchObject({ status: 409 })
    expect(await act('POST', taken)).toMatchObject({ status: 200 })
    await until(async () => (await posts(taken)).length === 1)
  })

  test('a restart keeps what was sent and what waits', async () => {
    const before = await standing()
    const sent = await posted()
    expect(await serving.stop('SIGINT')).toBe(0)
    serving = await startServe(begin().env)
    await serving.logged(/pass complete/)
    expect(await standing()).toEqual(before)
    expect(await posted()).toEqual(sent)
  })

  test('told to end it ends within ten seconds and without complaint', async () => {
    const told = performance.now()
    expect(await serving.stop('SIGTERM')).toBe(0)
    expect(performance.now() - told).toBeLessThan(10_000)
    expect(serving.stderr()).not.toMatch(/"level":(40|50|60)/)
  })
})
