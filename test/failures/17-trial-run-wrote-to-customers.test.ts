import { describe, expect, test } from 'vitest'
import { DAY } from '../../src/lib/clock.ts'
import { openExamined } from '../pipeline/examined.ts'
import { SILENT, ticket } from '../pipeline/tickets.ts'
import type { WorldOptions } from '../pipeline/world.ts'
import { openShop, passAfter, writesMade } from './usual.ts'

const three = () => [1001, 1002, 1003].map((id) => ticket(id, SILENT, { status: 'closed' }))

describe('not one write reaches the helpdesk', () => {
  test.each([
    ['in shadow', { policies: [{ mode: 'shadow' as const }] }],
    ['under a ceiling of shadow', { settings: { ceiling: 'shadow' as const } }],
    ['in a dry run', { isDryRun: true, settings: { ceiling: 'shadow' as const } }],
    ['in a dry run of note mode', { isDryRun: true, policies: [{ mode: 'note' as const }] }],
    [
      'in note mode under a ceiling of shadow',
      { policies: [{ mode: 'note' as const }], settings: { ceiling: 'shadow' as const } },
    ],
    ['in approval, until somebody approves', { policies: [{ mode: 'approval' as const }] }],
    ['on a real helpdesk before its start', { settings: { isSandbox: false } }],
    ['on a real helpdesk without a judge', { settings: { isSandbox: false, hasJudge: false } }],
  ] as [string, WorldOptions][])('%s', async (_, options) => {
    const world = await openShop({
      policies: [{ mode: 'autonomous', tag: 'relance' }],
      tickets: three(),
      ...options,
    })
    for (let n = 0; n < 3; n += 1) await passAfter(world, DAY)
    expect(await world.decisionsOf(1001)).toHaveLength(1)
    expect(await writesMade(world)).toEqual([])
  })
})

test('a dry run writes nothing even where something is scheduled and approved', async () => {
  const world = await openShop({ policies: [{ mode: 'approval' }], isDryRun: true })
  await world.pass()
  await world.steps.approve((await world.decisionOn(1001)).id, { by: 'Nora' })
  await passAfter(world, DAY)
  expect(await writesMade(world)).toEqual([])
  expect(await world.statusOf(1001)).toBe('scheduled')
})

test('the doctor only reads, also where it finds much to mend', async () => {
  const examined = await openExamined({
    faults: { rule_unsnooze_reply: true, role: 'admin' },
    settings: { webhookSecret: 'hush' },
  })
  const lines = await examined.examine()
  expect(lines.some(({ state }) => state !== 'ok')).toBe(true)
  const calls = await examined.calls()
  expect(calls).toContain('GET /api/users/0')
  expect(calls.filter((call) => !call.startsWith('GET '))).toEqual([])
})
