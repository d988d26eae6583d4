/** The table in approval mode: nothing leaves before a person says so, and then exactly what he approved. */
import { describe, expect, test } from 'vitest'
import { prepared, type Serving, startServe, until } from './harness.ts'
import {
  envFor,
  newReplies,
  notesOn,
  SIGNATURE,
  sorted,
  startModel,
  startTable,
  writesIn,
} from './table-setup.ts'
import { crossed, crossingAt, followUps, judged, numbersOf, owed, unseen } from './table-tickets.ts'

type Decision = {
  id: string
  ticket_id: number
  status: string
  status_reason?: string | null
  verdict: string
  version: number
  draft: { text: string } | null
}

const listed = async ({ api }: Serving, query: string) =>
  (await api<{ data: Decision[] }>('GET', `/decisions?limit=100&${query}`)).body.data

const decisionOf = async (serving: Serving, ticket: number) => {
  const [decision] = await listed(serving, `ticket_id=${ticket}`)
  if (decision === undefined) throw new Error(`ticket ${ticket} has no decision`)
  return decision
}

const approve = ({ api }: Serving, { id }: Decision, body: object = {}) =>
  api<Decision>('POST', `/decisions/${id}/approval`, body)

/** What a person makes of a draft; odd characters and all. */
const EDITS = [
  (text: string) => text.replace(SIGNATURE, `Viele Grüße  – "Ines" & Co <3\n\n${SIGNATURE}`),
  (text: string) => `${text}\n\nP.S. 🫖 Über ein kurzes Wort freuen wir uns.`,
  (text: string) => ` ${text.replace('\n\n', '\n\n\n')}\n`,
]

const account = prepared(async () => {
  const [sandbox, model] = await Promise.all([startTable(), startModel('openai')])
  await sandbox.setFaults(crossingAt(2))
  const env = envFor(sandbox, { mode: 'approval', model }, { POLL_INTERVAL: '1h' })
  const serving = await startServe(env)
  await serving.logged(/pass complete/)
  return { sandbox, model, serving }
})

describe('a person approves', () => {
  test('before that nothing is written', async () => {
    const { sandbox, serving } = account()
    expect(await writesIn(sandbox)).toEqual([])
    const pending = await listed(serving, 'status=pending')
    expect(sorted(pending.map((decision) => decision.ticket_id))).toEqual(
      sorted(numbersOf([...followUps, crossed, ...owed])),
    )
  })

  test('the model was asked about the tickets of the table alone', () => {
    expect(sorted(account().model.asked('decide'))).toEqual(sorted(numbersOf(judged)))
  })

  test.each(unseen)('$gate stops the ticket where $where', async ({ ticket, gate }) => {
    const { serving, model } = account()
    const { body } = await serving.api<{ gates: { gate: string; passed: boolean }[] }>(
      'GET',
      `/tickets/${ticket.number}/explanation`,
    )
    expect(body.gates.find(({ passed }) => !passed)?.gate).toBe(gate)
    expect(model.asked()).not.toContain(ticket.number)
  })

  test('what we owe ourselves has no draft and cannot be sent to anybody', async () => {
    const { sandbox, serving } = account()
    for (const { ticket } of owed)
      expect(await decisionOf(serving, ticket.number)).toMatchObject({
        verdict: 'we_owe',
        draft: null,
      })
    const decision = await decisionOf(serving, owed[0]?.ticket.number ?? 0)
    expect(await approve(serving, decision, { text: ' ' })).toMatchObject({ status: 422 })
    expect(await writesIn(sandbox)).toEqual([])
  })

  test('a version that is not the current one is refused', async () => {
    const { sandbox, serving } = account()
    const decision = await decisionOf(serving, 5001)
    expect(await approve(serving, decision, { version: decision.version + 1 })).toMatchObject({
      status: 409,
    })
    expect(await writesIn(sandbox)).toEqual([])
  })

  test('each ticket gets exactly the approved bytes, once, even if approved twice', async () => {
    const { sandbox, serving } = account()
    const texts = new Map<number, string>()
    for (const [place, { ticket }] of followUps.entries()) {
      const decision = await decisionOf(serving, ticket.number)
      const draft = decision.draft?.text ?? ''
      const edit = place % 2 === 0 ? EDITS[(place / 2) % EDITS.length] : undefined
      const text = edit?.(draft) ?? draft
      texts.set(ticket.number, text)
      const body = edit === undefined ? {} : { text }
      const twice = await Promise.all([1, 2].map(() => approve(serving, decision, body)))
      expect(twice.map(({ status }) => status).sort()).toEqual([200, 409])
    }
    await until(async () => (await listed(serving, 'status=scheduled,sending')).length === 0)
    const outbox = await sandbox.outbox()
    expect(sorted(outbox.map((sent) => sent.ticket_id))).toEqual(sorted(numbersOf(followUps)))
    for (const row of followUps)
      expect(await newReplies(sandbox, row)).toMatchObject([
        { body_text: texts.get(row.ticket.number) },
      ])
  })

  test('an answer that arrives after the approval stops the post', async () => {
    const { sandbox, serving } = account()
    const decision = await decisionOf(serving, crossed.ticket.number)
    expect(await approve(serving, decision)).toMatchObject({ status: 200 })
    const stopped = await until(async () => {
      const { body } = await serving.api<Decision>('GET', `/decisions/${decision.id}`)
      return body.status === 'cancelled' && body
    })
    expect(stopped.status_reason).toBe('customer_answered')
    expect(await newReplies(sandbox, crossed)).toEqual([])
  })

  test('the next pass posts nothing and asks the model nothing', async () => {
    const { sandbox, model, serving } = account()
    const before = model.requests.length
    await serving.nextPass()
    expect(model.requests).toHaveLength(before)
    expect(await sandbox.outbox()).toHaveLength(followUps.length)
    expect(await listed(serving, 'status=pending')).toHaveLength(owed.length)
  })

  test('what we owe is noted for the team once it is approved, and only then', async () => {
    const { sandbox, serving } = account()
    for (const row of owed) {
      expect(await notesOn(sandbox, row)).toEqual([])
      const decision = await decisionOf(serving, row.ticket.number)
      expect(await approve(serving, decision)).toMatchObject({ status: 200 })
    }
    await until(async () => (await listed(serving, 'status=scheduled,sending')).length === 0)
    expect(await listed(serving, 'status=noted')).toHaveLength(owed.length)
    for (const row of owed) {
      expect(await notesOn(sandbox, row)).toMatchObject([
        { public: false, body_text: expect.stringContaining(row.quote) },
      ])
      expect(await newReplies(sandbox, row)).toEqual([])
    }
  })
})
