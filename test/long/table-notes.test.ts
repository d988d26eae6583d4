/** The table in note mode: the team finds a draft or a word about our debts on the right tickets, customers nothing. */
import { describe, expect, test } from 'vitest'
import { prepared, relance, startServe, until } from '../e2e/harness.ts'
import {
  envFor,
  newReplies,
  notesOn,
  SIGNATURE,
  sorted,
  startModel,
  startTable,
  TABLE_COUNTS,
  underReview,
  writesIn,
} from '../e2e/table-setup.ts'
import {
  crossed,
  crossingAt,
  followUps,
  judged,
  numbersOf,
  owed,
  rows,
} from '../e2e/table-tickets.ts'

type Decision = { id: string; ticket_id: number; status: string }

/** All tickets a read still answers. */
const standing = rows.filter(({ ticket }) => !ticket.merged)

const account = prepared(async () => {
  const [sandbox, model] = await Promise.all([startTable(), startModel('anthropic')])
  const before = new Map(
    await Promise.all(
      standing.map(async ({ ticket }) => {
        const { status, snooze_datetime, assignee_user } = await sandbox.ticket(ticket.number)
        return [ticket.number, { status, snooze_datetime, assignee_user }] as const
      }),
    ),
  )
  await sandbox.setFaults(crossingAt(2))
  const env = envFor(
    sandbox,
    { mode: 'note', model },
    { FOLLOWUP_MODE: 'note', POLL_INTERVAL: '1h' },
  )
  const first = await relance(['run', '--json'], env)
  return { sandbox, model, env, before, first }
})

describe('a pass', () => {
  test('writes thirty drafts and ten alerts as notes, sends nothing, and says so', async () => {
    const { first, sandbox } = account()
    expect(first).toMatchObject({ code: 0, stderr: '' })
    expect(first.json()).toMatchObject({
      due: judged.length,
      decided: TABLE_COUNTS,
      noted: followUps.length + owed.length,
      posted: 0,
      pending: 0,
      scheduled: 0,
      cancelled: 1,
      unknown: 0,
      parked: 0,
      failed: 0,
    })
    expect(await sandbox.outbox()).toEqual([])
  })

  test('each of the thirty has the one note: what is open, the draft, and where to approve it', async () => {
    const { sandbox } = account()
    for (const row of followUps) {
      const notes = await notesOn(sandbox, row)
      expect(notes).toMatchObject([
        { public: false, external_id: expect.stringMatching(/^relance:1:n:[a-z2-7]{25}$/) },
      ])
      for (const part of [row.quote, `${row.draft}\n\n${SIGNATURE}`, '/decisions/'])
        expect(notes[0]?.body_text).toContain(part)
    }
  })

  test('each of the ten has the one note with our promise', async () => {
    for (const row of owed)
      expect(await notesOn(account().sandbox, row)).toMatchObject([
        {
          public: false,
          body_text: expect.stringContaining(row.quote),
          external_id: expect.stringMatching(/^relance:1:a:[a-z2-7]{25}$/),
        },
      ])
  })

  test('no other ticket has a note or is in the review view', async () => {
    const { sandbox } = account()
    const noted = [...followUps, ...owed]
    for (const row of standing.filter((one) => !noted.includes(one)))
      expect(await notesOn(sandbox, row)).toEqual([])
    expect(sorted(await underReview(sandbox, standing))).toEqual(sorted(numbersOf(noted)))
  })

  test('no ticket has a new public message', async () => {
    for (const row of standing) expect(await newReplies(account().sandbox, row)).toEqual([])
  })

  test('status, snooze and assignee are as they were found', async () => {
    const { sandbox, before } = account()
    for (const row of standing.filter((one) => one !== crossed))
      expect(await sandbox.ticket(row.ticket.number)).toMatchObject(
        before.get(row.ticket.number) ?? {},
      )
  })

  test('a second pass writes nothing and asks the model nothing', async () => {
    const { sandbox, model, env } = account()
    const requests = model.requests.length
    await sandbox.forgetCalls()
    const second = await relance(['run', '--json'], env)
    expect(second.json()).toMatchObject({ noted: 0, posted: 0, model_calls: 0, decided: {} })
    expect(await writesIn(sandbox)).toEqual([])
    expect(model.requests).toHaveLength(requests)
  })
})

describe('a person', () => {
  test('approves a noted draft, which is posted once; rejects another, which is settled', async () => {
    const { sandbox, env } = account()
    const serving = await startServe(env)
    await serving.logged(/pass complete/)
    const [approved, rejected] = followUps
    if (approved === undefined || rejected === undefined) throw new Error('no follow-ups')
    const decisionOn = async (number: number) => {
      const { body } = await serving.api<{ data: Decision[] }>(
        'GET',
        `/decisions?ticket_id=${number}`,
      )
      return body.data[0] ?? { id: '', status: 'none' }
    }
    const { id, status } = await decisionOn(approved.ticket.number)
    expect(status).toBe('noted')
    const twice = await Promise.all(
      [1, 2].map(() => serving.api('POST', `/decisions/${id}/approval`, {})),
    )
    expect(twice.map((answer) => answer.status).sort()).toEqual([200, 409])
    await until(async () =>
      /sent|delivered/.test((await decisionOn(approved.ticket.number)).status),
    )
    const other = await decisionOn(rejected.ticket.number)
    await serving.api('POST', `/decisions/${other.id}/rejection`, {})
    await serving.nextPass()
    expect(await sandbox.outbox()).toMatchObject([
      {
        ticket_id: approved.ticket.number,
        body_text: `${approved.draft}\n\n${SIGNATURE}`,
        external_id: expect.stringMatching(/^relance:1:r:/),
      },
    ])
    expect(await underReview(sandbox, [approved, rejected])).toEqual([])
    expect(await notesOn(sandbox, approved)).toHaveLength(1)
    expect(await notesOn(sandbox, rejected)).toHaveLength(1)
  })
})
