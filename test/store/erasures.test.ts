import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { getTableColumns, getTableName } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { expect, test } from 'vitest'
import { schema } from '../../src/store/schema.ts'
import type { Store } from '../../src/store/store.ts'
import { claimAt, decision, message, NOW, open, tempFile, ticket } from './setup.ts'

const HIS = 'Kanari.Vogel@kunde.example'
const CANARY = 'kanarienvogelwort'
const WHO = { by: 'cli', at: NOW }

/** Words enough that rows spill over pages and pages fill, empty and move. */
const words = (seed: number) => `${CANARY} ${'lorem ipsum '.repeat(20 + (seed % 7) * 90)}`

const person = (nth: number) => ({
  id: 90 + nth,
  email: nth === 7 ? HIS : `kunde${nth}@mail.example`,
  name: nth === 7 ? `${CANARY} Vogel` : `Kunde ${nth}`,
})

/** Customers with three tickets each; of the seventh every word is a canary. */
const fill = async (store: Store, customers = 9) => {
  const said = (nth: number, seed: number) =>
    nth === 7 ? words(seed) : `anderes ${seed} `.repeat(50)
  const all = Array.from({ length: customers * 3 }, (_, n) => ({
    nth: Math.floor(n / 3),
    id: 1000 + Math.floor(n / 3) * 10 + (n % 3),
  }))
  await store.mirror.saveTickets(
    all.map(({ nth, id }) => ticket({ id, customer: person(nth), subject: said(nth, nth) })),
  )
  await store.mirror.saveMessages(
    all.flatMap(({ nth, id }) =>
      [1, 2, 3].map((k) =>
        message({
          id: id * 10 + k,
          ticketId: id,
          sender: person(nth),
          text: said(nth, nth + k),
        }),
      ),
    ),
  )
  for (const { nth, id } of all)
    await store.decisions.add(
      decision({
        id: `d-${id}`,
        ticketId: id,
        customerId: person(nth).id,
        reason: said(nth, 1),
        externalId: `relance:1:r:${id}`,
        draft: { subject: said(nth, 0), text: said(nth, 2), language: 'de' },
      }),
    )
}

const redraft = (store: Store, id: number) =>
  store.redrafts.keep({
    decisionId: `d-${id}`,
    from: 'pending',
    by: 'mara',
    at: NOW,
    version: 1,
    subject: words(0),
    text: words(3),
    instruction: words(1),
    draft: { subject: words(5), text: words(6), language: 'de' },
    findings: [],
    promptHashes: {},
    tokens: { input: 0, cached: 0, output: 0 },
    costUsd: null,
  })

/** All bytes of the database and what lies beside it. */
const bytesBeside = (file: string) =>
  readdirSync(dirname(file))
    .map((name) => readFileSync(join(dirname(file), name), 'latin1').toLowerCase())
    .join('\n')

const erase = async (store: Store) =>
  store.erasures.forget(HIS, await store.erasures.trace(HIS), WHO)

test('an erased customer is gone from every byte of the database files, and nobody else is', async () => {
  const file = tempFile()
  const { store } = open(file)
  const beside = open(file)
  await fill(store, 20)
  expect(await redraft(store, 1070)).toBe(true)
  const rejection = { decisionId: 'd-1071', by: 'mara', at: NOW, reason: CANARY }
  expect(await store.acts.reject(rejection, ['pending'])).toBe(true)
  expect(bytesBeside(file)).toContain(CANARY)
  expect(await erase(store)).toEqual({ tickets: 3, messages: 9, decisions: 3 })
  expect(store.erasures.flushLog()).toBe(true)
  for (const trace of [CANARY, HIS.toLowerCase(), 'vogel'])
    expect(bytesBeside(file)).not.toContain(trace)
  expect(await beside.store.mirror.find(1080)).not.toBeNull()
  expect(await store.decisions.find('d-1080')).not.toBeNull()
})

test('whoever adds a table with rows of tickets or decisions says what becomes of them', () => {
  const FORGOTTEN =
    'about_answers approvals commands debts decisions feedback messages redrafts rejections resolutions rule_writes simulation_answers traces'
  /** Without words: marks, and the audit. */
  const KEPT = 'deliveries erased_tickets events'
  const linked = Object.values(schema).filter((table) =>
    Object.values(getTableColumns(table as SQLiteTable)).some(({ name }) =>
      ['ticket_id', 'decision_id'].includes(name),
    ),
  )
  expect(linked.map((table) => getTableName(table)).sort()).toEqual(
    `${FORGOTTEN} ${KEPT}`.split(' ').sort(),
  )
})

test('what sync reads of an erased customer again stays out, also on new tickets and other addresses', async () => {
  const { store } = open()
  await fill(store)
  await erase(store)
  const old = { updatedAt: NOW + 1 }
  await store.mirror.saveTickets([
    ticket({ id: 1070, customer: person(7), ...old }),
    ticket({ id: 2001, customer: { ...person(7), id: 5000 }, ...old }),
    ticket({ id: 2002, customer: { ...person(7), email: 'neu@mail.example' }, ...old }),
    ticket({ id: 2003, customer: person(8), ...old }),
  ])
  const said = await store.mirror.saveMessages([
    message({ id: 1, ticketId: 1070, sender: person(7) }),
    message({ id: 2, ticketId: 2001, sender: null }),
    message({ id: 3, ticketId: 2003, sender: person(8) }),
    message({ id: 4, ticketId: 2004, sender: { id: null, email: HIS.toUpperCase(), name: null } }),
  ])
  expect(said.touched).toEqual([2003])
  const there = await Promise.all([1070, 2001, 2002, 2003].map(store.mirror.find))
  expect(there.map((found) => found?.id ?? null)).toEqual([null, null, null, 2003])
  expect(await store.mirror.messagesOf(2004)).toEqual([])
})

test('a message of his on somebody else’s ticket takes that ticket out', async () => {
  const { store } = open()
  await fill(store)
  await erase(store)
  await store.mirror.saveMessages([message({ id: 5, ticketId: 1080, sender: person(7) })])
  expect(await store.mirror.find(1080)).toBeNull()
  expect(await store.decisions.find('d-1080')).toBeNull()
})

test('a decision that was being made meanwhile is dropped when it is written', async () => {
  const { store } = open()
  await fill(store)
  await erase(store)
  await store.decisions.add(decision({ id: 'd-late', ticketId: 1070, reason: CANARY }))
  expect(await store.decisions.find('d-late')).toBeNull()
  await store.decisions.add(decision({ id: 'd-other', ticketId: 1080 }))
  expect(await store.decisions.find('d-other')).not.toBeNull()
})

test('a message that is on its way is known, and its post stays a mark without customer and words', async () => {
  const { store, sql } = open()
  await fill(store)
  await sql.db.insert(sql.t.deliveries).values({
    externalId: 'relance:1:r:1070',
    decisionId: 'd-1070',
    ticketId: 1070,
    customerId: person(7).id,
    kind: 'reply',
    autonomous: true,
    textHash: 'bytes',
    attempts: 1,
    startedAt: NOW,
    startedNow: NOW,
    feedReadAt: NOW,
    ticketReadAt: NOW,
    note: CANARY,
    tag: 'relance',
  })
  await sql.db
    .update(sql.t.decisions)
    .set({ status: 'sending', leaseUntil: NOW + 1, leaseOwner: claimAt(NOW).owner })
  const his = await store.erasures.trace(HIS)
  expect(await store.erasures.isSending(his.ticketIds, NOW)).toBe(true)
  expect(await store.erasures.isSending(his.ticketIds, NOW + 1)).toBe(false)
  await erase(store)
  expect(await store.deliveries.find('relance:1:r:1070')).toMatchObject({
    decisionId: '',
    customerId: null,
    textHash: '',
    note: null,
    tag: null,
    autonomous: true,
  })
})

test('the audit keeps a salted hash and still agrees with its seals', async () => {
  const { store, sql } = open()
  await fill(store)
  await store.events.seal(NOW)
  await erase(store)
  await store.events.seal(NOW + 1)
  const events = await sql.db.select().from(sql.t.events)
  expect(events.at(-1)).toMatchObject({ act: 'erased', by: 'cli', ticketId: null })
  expect(events.at(-1)?.hash).toMatch(/^[0-9a-f]{64}$/)
  expect(JSON.stringify(events)).not.toContain('kanari')
  expect(await store.condition.verifySeals()).toEqual({ seals: 2, broken: null })
  const other = open().store
  await fill(other)
  await erase(other)
  const [mine, theirs] = [await store.erasures.known(), await other.erasures.known()]
  expect(mine?.rows[0]?.hash).not.toBe(theirs?.rows[0]?.hash)
})

test('another database takes over whom to leave out', async () => {
  const { store } = open()
  const other = open().store
  await fill(store)
  await erase(store)
  const known = await store.erasures.known()
  if (known !== null) await other.erasures.take(known)
  await fill(other)
  expect(await other.mirror.find(1070)).toBeNull()
  expect(await other.mirror.find(1080)).not.toBeNull()
})

test('an address in earlier texts of prompt files and in errors of passes is taken out', async () => {
  const { store, sql } = open()
  await sql.db.insert(sql.t.promptVersions).values([
    { file: 'shop.md', hash: 'a', text: `never: [${HIS}]`, by: 'mara', at: NOW },
    { file: 'shop.md', hash: 'b', text: 'nothing', by: 'mara', at: NOW },
  ])
  await sql.db.insert(sql.t.passes).values({ id: 'p', startedAt: NOW, error: `no such ${HIS}` })
  expect(await store.erasures.scrub(HIS.toLowerCase())).toBe(1)
  const kept = JSON.stringify([
    await sql.db.select().from(sql.t.promptVersions),
    await sql.db.select().from(sql.t.passes),
  ])
  expect(kept.toLowerCase()).not.toContain(HIS.toLowerCase())
  expect(kept).toContain('[erased]')
})
