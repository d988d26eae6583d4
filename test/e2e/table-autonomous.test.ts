/** The table in autonomous mode: whom the model says to follow up gets exactly one message, nobody else any. */
import { describe, expect, test } from 'vitest'
import { prepared, relance } from './harness.ts'
import {
  envFor,
  newReplies,
  notesOn,
  type Provider,
  SIGNATURE,
  sorted,
  startModel,
  startTable,
  TABLE_COUNTS,
  underReview,
  writesIn,
} from './table-setup.ts'
import {
  crossed,
  crossingAt,
  followUps,
  judged,
  numbersOf,
  owed,
  rows,
  unseen,
} from './table-tickets.ts'

/** All tickets a read still answers. */
const standing = rows.filter(({ ticket }) => !ticket.merged)

const run = async (provider: Provider) => {
  const [sandbox, model] = await Promise.all([startTable(), startModel(provider)])
  await sandbox.setFaults(crossingAt(2))
  const env = envFor(sandbox, { mode: 'autonomous', model }, { FOLLOWUP_MODE: 'autonomous' })
  const first = await relance(['run', '--json'], env)
  return { sandbox, model, env, first, asked: model.asked('decide') }
}

const tables = prepared(async () => {
  const [openai, anthropic] = await Promise.all([run('openai'), run('anthropic')])
  return { openai, anthropic }
})

describe.each<Provider>(['openai', 'anthropic'])('with %s', (provider) => {
  const table = () => tables()[provider]

  test('a pass posts on the thirty, leaves the team a note on the ten, and says so', () => {
    const { first } = table()
    expect(first).toMatchObject({ code: 0, stderr: '' })
    expect(first.json()).toMatchObject({
      due: judged.length,
      decided: TABLE_COUNTS,
      posted: followUps.length,
      noted: TABLE_COUNTS.we_owe,
      pending: 0,
      cancelled: 1,
      scheduled: 0,
      unknown: 0,
      parked: 0,
      failed: 0,
      model_calls: judged.length + TABLE_COUNTS.follow_up,
    })
  })

  test('each ticket to be judged is judged once, and drafted only to be followed up', () => {
    const { model, asked } = table()
    expect(sorted(asked)).toEqual(sorted(numbersOf(judged)))
    expect(sorted(model.asked('draft'))).toEqual(sorted(numbersOf([...followUps, crossed])))
  })

  test.each(unseen)('no model sees the ticket where $where', ({ ticket }) => {
    expect(table().model.asked()).not.toContain(ticket.number)
  })

  test('each of the thirty has exactly the one message it should have', async () => {
    const { sandbox } = table()
    const outbox = await sandbox.outbox()
    expect(sorted(outbox.map((sent) => sent.ticket_id))).toEqual(sorted(numbersOf(followUps)))
    for (const row of followUps)
      expect(await newReplies(sandbox, row)).toMatchObject([
        {
          body_text: `${row.draft}\n\n${SIGNATURE}`,
          external_id: expect.stringMatching(/^relance:1:r:[a-z2-7]{25}$/),
        },
      ])
  })

  test('no other ticket has a message', async () => {
    const others = standing.filter((row) => !followUps.includes(row))
    for (const row of others) expect(await newReplies(table().sandbox, row)).toEqual([])
  })

  test('the team finds one note on each of the ten: what we promised, in our own words', async () => {
    const { sandbox } = table()
    for (const row of owed)
      expect(await notesOn(sandbox, row)).toMatchObject([
        {
          public: false,
          body_text: expect.stringContaining(row.quote),
          external_id: expect.stringMatching(/^relance:1:a:[a-z2-7]{25}$/),
        },
      ])
    expect(sorted(await underReview(sandbox, standing))).toEqual(sorted(numbersOf(owed)))
  })

  test('no other ticket has a note of ours', async () => {
    const others = standing.filter((row) => !owed.includes(row))
    for (const row of others) expect(await notesOn(table().sandbox, row)).toEqual([])
  })

  test('a ticket is left open or closed as it was found', async () => {
    for (const { ticket } of [...followUps, ...owed])
      expect(await table().sandbox.ticket(ticket.number)).toMatchObject({ status: ticket.status })
  })

  test('the one who answers meanwhile is judged, and her words stand last', async () => {
    const { sandbox, asked } = table()
    expect(asked).toContain(crossed.ticket.number)
    const { messages } = await sandbox.ticket(crossed.ticket.number)
    expect(messages.at(-1)).toMatchObject({ from_agent: false })
  })

  test('a second pass posts nothing and asks the model nothing', async () => {
    const { sandbox, model, env } = table()
    const before = model.requests.length
    await sandbox.forgetCalls()
    const second = await relance(['run', '--json'], env)
    expect(second.json()).toMatchObject({ posted: 0, noted: 0, model_calls: 0, decided: {} })
    expect(await writesIn(sandbox)).toEqual([])
    expect(model.requests).toHaveLength(before)
    expect(await sandbox.outbox()).toHaveLength(followUps.length)
  })
})
