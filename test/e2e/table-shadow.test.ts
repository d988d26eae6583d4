/** The table in shadow and as a dry run: everything is judged, nothing is written. */
import { describe, expect, test } from 'vitest'
import { prepared, relance, type SandboxDoors } from './harness.ts'
import {
  envFor,
  type Provider,
  sorted,
  startModel,
  startTable,
  TABLE_COUNTS,
  writesIn,
} from './table-setup.ts'
import { judged, numbersOf, unseen } from './table-tickets.ts'

const runOn = async (sandbox: SandboxDoors, provider: Provider, mode: string, flags: string[]) => {
  const model = await startModel(provider)
  const env = envFor(sandbox, { mode, model }, { FOLLOWUP_MODE: 'autonomous' })
  return { model, ended: await relance(['run', '--json', ...flags], env) }
}

const account = prepared(async () => {
  const sandbox = await startTable()
  const [shadow, dryRun] = await Promise.all([
    runOn(sandbox, 'anthropic', 'shadow', []),
    runOn(sandbox, 'openai', 'autonomous', ['--dry-run']),
  ])
  return { sandbox, shadow, dryRun }
})

describe.each([
  { way: 'a policy in shadow', run: () => account().shadow },
  { way: 'a dry run', run: () => account().dryRun },
])('$way', ({ run }) => {
  test('judges as the table says and plans nothing', () => {
    const { ended } = run()
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    expect(ended.json()).toMatchObject({
      decided: TABLE_COUNTS,
      posted: 0,
      noted: 0,
      pending: 0,
      scheduled: 0,
    })
  })

  test('asks the model about the tickets of the table alone', () => {
    expect(sorted(run().model.asked('decide'))).toEqual(sorted(numbersOf(judged)))
  })

  test.each(unseen)('no model sees the ticket where $where', ({ ticket }) => {
    expect(run().model.asked()).not.toContain(ticket.number)
  })
})

test('not one write reached the helpdesk', async () => {
  const { sandbox } = account()
  expect((await sandbox.calls()).data.length).toBeGreaterThan(judged.length)
  expect(await writesIn(sandbox)).toEqual([])
  expect(await sandbox.outbox()).toEqual([])
})
