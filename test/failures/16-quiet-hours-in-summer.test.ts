import { describe, expect, test } from 'vitest'
import { MINUTE } from '../../src/lib/clock.ts'
import { shop } from '../pipeline/prompt-set.ts'
import { openShop } from './usual.ts'

/** 09:00 in Paris is 07:00 UTC in summer and 08:00 UTC in winter. */
const CASES = [
  ['summer', '2026-07-14T06:58:00Z', false],
  ['summer', '2026-07-14T07:01:00Z', true],
  ['winter', '2026-11-24T07:01:00Z', false],
  ['winter', '2026-11-24T08:01:00Z', true],
] as const

describe('the hours of a zone are read by the rules of the day on which something leaves', () => {
  test.each(CASES)('team hours, %s, %s: leaves %s', async (_, start, leaves) => {
    const world = await openShop({
      start,
      policies: [{ mode: 'autonomous', sendBetween: { kind: 'team_hours' } }],
      prompts: {
        shop: shop({
          timezone: 'Europe/Paris',
          hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: 9 * 60, to: 18 * 60 }],
        }),
      },
    })
    expect((await world.pass()).posted).toBe(leaves ? 1 : 0)
  })

  test.each(CASES)('the customer’s morning, %s, %s: leaves %s', async (_, start, leaves) => {
    const world = await openShop({
      start,
      policies: [{ mode: 'autonomous', sendBetween: { kind: 'daily', from: 9 * 60, to: 20 * 60 } }],
    })
    world.lie((real) => ({
      ticket: async (id, urgency) => {
        const reading = await real.ticket(id, urgency)
        if (reading.kind === 'gone') return reading
        return { kind: 'found', ticket: { ...reading.ticket, customerTimezone: 'Europe/Paris' } }
      },
    }))
    expect((await world.pass()).posted).toBe(leaves ? 1 : 0)
  })
})

test('what was scheduled in summer time leaves by winter time', async () => {
  // The clocks in Paris go back in the night to Sunday, 25 October 2026.
  const world = await openShop({
    start: '2026-10-24T20:00:00Z',
    policies: [{ mode: 'autonomous', sendBetween: { kind: 'daily', from: 9 * 60, to: 20 * 60 } }],
    prompts: { shop: shop({ timezone: 'Europe/Paris' }) },
  })
  await world.pass()
  const sunday = Date.parse('2026-10-25T08:00:00Z')
  expect((await world.decisionOn(1001)).sendAt).toBe(sunday)
  await world.moveBy(sunday - world.clock.now() - MINUTE)
  expect((await world.pass()).posted).toBe(0)
  await world.moveBy(2 * MINUTE)
  expect((await world.pass()).posted).toBe(1)
})
