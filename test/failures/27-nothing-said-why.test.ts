import { expect, test } from 'vitest'
import { step } from '../pipeline/prompt-set.ts'
import { judges, scriptedModel } from '../pipeline/scripted-model.ts'
import { SILENT, ticket } from '../pipeline/tickets.ts'
import type { WorldOptions } from '../pipeline/world.ts'
import { openShop } from './usual.ts'

const closedDoors: [string, WorldOptions, object][] = [
  ['no_policy', { policies: [{ match: { tags: ['vip'] } }] }, { policy: null }],
  [
    'not_due',
    { policies: [{ steps: [step('200h')] }] },
    { now: expect.any(String), due: expect.any(String) },
  ],
  [
    'snoozed',
    {
      tickets: [ticket(1001, SILENT, { status: 'snoozed', snooze_until: '2026-11-30T09:00:00Z' })],
    },
    { snoozed_until: expect.stringMatching(/^2026-11-30T09:00/) },
  ],
  ['spam', { tickets: [ticket(1001, SILENT, { spam: true })] }, {}],
  [
    'backlog',
    { settings: { includeBacklog: true, backlogDays: 3 } },
    { silent_days: 3, backlog_days: 3 },
  ],
  ['budget', { isBudgetSpent: async () => true }, {}],
  ['channel', { tickets: [ticket(1001, SILENT, { channel: 'phone' })] }, { channel: 'phone' }],
]

test.each(closedDoors)('%s is said with the values it compared', async (gate, options, values) => {
  const world = await openShop({ policies: [{ mode: 'autonomous' }], ...options })
  const report = await world.pass()
  expect(await world.outbox()).toEqual([])
  const { stoppedBy, gates } = await world.explain(1001)
  expect(stoppedBy).toBe(gate)
  expect(gates.find((one) => one.gate === gate)).toMatchObject({ passed: false, values })
  expect(report.skipped).toEqual({ [gate]: 1 })
})

test('a gate that stopped and a model that said no are told apart', async () => {
  const world = await openShop({ model: scriptedModel([judges({ reason: 'She is content.' })]) })
  const report = await world.pass()
  expect(report).toMatchObject({ skipped: {}, decided: { no_follow_up: 1 } })
  const { stoppedBy, decisions } = await world.explain(1001)
  expect(stoppedBy).toBe(null)
  expect(decisions).toMatchObject([{ verdict: 'no_follow_up', reason: 'She is content.' }])
})
