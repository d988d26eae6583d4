import { describe, expect, test } from 'vitest'
import { DAY, HOUR } from '../../src/lib/clock.ts'
import { step } from '../pipeline/prompt-set.ts'
import { ASKED, type Said, ticket } from '../pipeline/tickets.ts'
import { openShop, passAfter, postsMade } from './usual.ts'

const VICTIM = { name: 'Jo', email: 'jo@mail.example', tags: [] }
const of = (number: number, said: Said[]) => ticket(number, said, { customer: VICTIM })

const NO_EXCHANGE: [name: string, said: Said[], gate: string][] = [
  [
    'a rule answered a form somebody filled in with his address',
    [
      ['customer', 'Please confirm my account at once!', 90],
      ['rule', 'Thank you, we got your message and will answer soon.', 89],
    ],
    'customer_spoke_last',
  ],
  ['an agent wrote to him first', [['agent', ASKED, 80]], 'customer_never_wrote'],
  [
    'only his autoresponder ever wrote',
    [
      [
        'customer',
        'This is an automatic reply. I am out of office.',
        90,
        { headers: { 'Auto-Submitted': 'auto-replied' } },
      ],
      ['agent', ASKED, 80],
    ],
    'customer_never_wrote',
  ],
]

describe('where no person has written to a person, nobody is followed up', () => {
  test.each(NO_EXCHANGE)('%s', async (_, said, gate) => {
    const world = await openShop({ tickets: [of(1001, said)] })
    await world.pass()
    await passAfter(world, 2 * DAY)
    expect((await world.explain(1001)).stoppedBy).toBe(gate)
    expect(await postsMade(world)).toBe(0)
  })
})

test('a flood of tickets in one person’s name brings him one message, not one each', async () => {
  const flood = Array.from({ length: 6 }, (_, place) =>
    of(1001 + place, [
      ['customer', `Where is my parcel ${place}?`, 90],
      ['agent', ASKED, 80 - place / 100],
    ]),
  )
  const world = await openShop({
    tickets: flood,
    policies: [{ mode: 'autonomous', steps: [step('72h')] }],
  })
  await world.pass()
  for (let hour = 0; hour < 3; hour += 1) await passAfter(world, HOUR)
  expect(await world.outbox()).toHaveLength(1)
})
