/** A model that fails on some tickets: they wait or go to a person, the others go on, and nothing is posted blindly. */
import { describe, expect, test } from 'vitest'
import { prepared, relance, startServe, until } from '../e2e/harness.ts'
import {
  envFor,
  judgementOf,
  SIGNATURE,
  sorted,
  startModel,
  startTable,
} from '../e2e/table-setup.ts'
import { followUps, type Row } from '../e2e/table-tickets.ts'
import type { StandInAnswer, StandInRequest } from '../stand-ins/serving.ts'

type Standing = { ticket_id: number; status: string; reason: string }

/** What the model does at its n-th question of a purpose about one ticket; undefined: as it should. */
type Answer = (place: number, row: Row, request: StandInRequest) => StandInAnswer | undefined

type Case = {
  name: string
  decide?: Answer
  draft?: Answer
  /** After the first, second and third pass; null: nothing is decided yet. */
  stands: [string | null, string | null, string | null]
  reason?: RegExp
}

const always = (answer: StandInAnswer) => () => answer
const firstOnly = (answer: StandInAnswer) => (place: number) => (place === 1 ? answer : undefined)

const SENT = ['sent', 'sent', 'sent'] as Case['stands']
const PARKED = ['parked', 'parked', 'parked'] as Case['stands']
const PENDING = ['pending', 'pending', 'pending'] as Case['stands']
const LATER = [null, 'sent', 'sent'] as Case['stands']

const falseQuote: Answer = (_, row, request) => {
  const judgement = judgementOf(row, request)
  const [item] = judgement.open_items
  return { json: { ...judgement, open_items: [{ ...item, quote: 'Please pay within a week.' }] } }
}

const contradiction: Answer = (_, row, request) => ({
  json: { ...judgementOf(row, request), verdict: 'no_follow_up' },
})

const doubtful: Answer = (_, row, request) => ({
  json: { ...judgementOf(row, request), confidence: 0.4 },
})

const busy = { status: 429, headers: { 'retry-after': '60' } }

const CASES: Case[] = [
  { name: 'a model that works', stands: SENT },
  {
    name: 'a refusal',
    decide: always({ refusal: 'I cannot help with that.' }),
    stands: PARKED,
    reason: /refused/,
  },
  {
    name: 'words instead of JSON',
    decide: always({ text: 'Sure! The customer should be reminded.' }),
    stands: PARKED,
    reason: /not JSON/,
  },
  {
    name: 'words instead of JSON, once',
    decide: firstOnly({ text: 'Sure! The customer should be reminded.' }),
    stands: SENT,
  },
  {
    name: 'a verdict that does not exist',
    decide: always({ json: { verdict: 'maybe' } }),
    stands: PARKED,
    reason: /verdict/,
  },
  {
    name: 'an answer without end',
    decide: always({ truncated: '{"open_items":[{"owner":"cust' }),
    stands: PARKED,
    reason: /cut off/,
  },
  { name: 'a quote nobody wrote', decide: falseQuote, stands: PARKED, reason: /nobody wrote/ },
  {
    name: 'a quote nobody wrote, once',
    decide: (place, ...rest) => (place === 1 ? falseQuote(place, ...rest) : undefined),
    stands: SENT,
  },
  { name: 'a verdict against its own ledger', decide: contradiction, stands: PENDING },
  { name: 'little confidence', decide: doubtful, stands: PENDING },
  { name: 'a lost connection, once', decide: firstOnly('reset'), stands: SENT },
  { name: 'an error of the server, once', decide: firstOnly({ status: 500 }), stands: LATER },
  { name: 'too many requests, for ever', decide: always(busy), stands: [null, null, 'parked'] },
  {
    name: 'a page of HTML for ever',
    decide: always('html'),
    stands: [null, null, 'parked'],
    reason: /HTML/,
  },
  {
    name: 'a refusal to write',
    draft: always({ refusal: 'I would rather not.' }),
    stands: PARKED,
    reason: /refused/,
  },
  { name: 'a server too busy to write, once', draft: firstOnly(busy), stands: LATER },
  {
    name: 'a draft with an invented amount',
    draft: always({
      json: { text: 'Hello,\n\nplease pay the 49.90 € for the repair.', language: 'en' },
    }),
    stands: PENDING,
  },
]

const cases = CASES.map((of, place) => ({ ...of, row: followUps[place] as Row }))
const rows = cases.map(({ row }) => row)

const story = prepared(async () => {
  const sandbox = await startTable(rows)
  const seen = new Map<string, number>()
  const model = await startModel('openai', (request, number) => {
    const of = cases.find(({ row }) => row.ticket.number === number)
    const key = `${request.purpose} ${number}`
    const place = (seen.get(key) ?? 0) + 1
    seen.set(key, place)
    return of?.[request.purpose]?.(place, of.row, request)
  })
  const env = envFor(sandbox, { mode: 'autonomous', model }, { FOLLOWUP_MODE: 'autonomous' })
  const serving = await startServe({ ...env, POLL_INTERVAL: '1h' })
  const after: Standing[][] = []
  for (const pass of [1, 2, 3]) {
    await (pass === 1 ? serving.logged(/pass complete/) : serving.nextPass())
    after.push(
      await until(async () => {
        const { body } = await serving.api<{ data: Standing[] }>('GET', '/decisions?limit=100')
        const isUnderway = ({ status }: Standing) => /scheduled|sending/.test(status)
        return !body.data.some(isUnderway) && body.data
      }),
    )
  }
  const code = await serving.stop()
  const last = await relance(['run', '--json'], env)
  return { sandbox, after, code, last, asked: seen }
})

describe('three passes with a model that fails', () => {
  test.each(cases)('$name', ({ row, stands, reason }) => {
    const found = story().after.map((all) =>
      all.find(({ ticket_id }) => ticket_id === row.ticket.number),
    )
    // A feed read during a later pass turns `sent` into `delivered`.
    expect(found.map((one) => one?.status.replace('delivered', 'sent') ?? null)).toEqual(stands)
    if (reason !== undefined) expect(found.at(-1)?.reason).toMatch(reason)
  })

  test('exactly those are posted that were judged and written well', async () => {
    const good = cases.filter(({ stands }) => stands[2] === 'sent').map(({ row }) => row)
    const outbox = await story().sandbox.outbox()
    expect(sorted(outbox.map((sent) => sent.ticket_id))).toEqual(
      sorted(good.map(({ ticket }) => ticket.number)),
    )
    for (const { ticket, draft } of good)
      expect(outbox.find((sent) => sent.ticket_id === ticket.number)?.body_text).toBe(
        `${draft}\n\n${SIGNATURE}`,
      )
  })

  test('the service stayed up, and a pass afterwards says that a person is needed', () => {
    const { code, last } = story()
    expect(code).toBe(0)
    const parked = cases.filter(({ stands }) => stands[2] === 'parked').length
    expect(last.json()).toMatchObject({ parked, posted: 0, model_calls: 0 })
    expect(last.code).toBe(3)
  })

  test('a ticket whose model is busy is asked about once in a pass', () => {
    const busyOnes = cases.filter(({ name }) => name.startsWith('too many requests'))
    for (const { row } of busyOnes) expect(story().asked.get(`decide ${row.ticket.number}`)).toBe(3)
  })
})
