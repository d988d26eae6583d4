import { describe, expect, test } from 'vitest'
import { HOUR } from '../../src/lib/clock.ts'
import type { SandboxTicket } from '../../src/sandbox/tickets-file.ts'
import { step } from '../pipeline/prompt-set.ts'
import { ASKED, fileOf, type Said, ticket } from '../pipeline/tickets.ts'
import { caseOf, type Past, simulatePast } from './past-world.ts'

const D = 24
const HELLO: Said = [
  'customer',
  'Hello, the bowl I ordered from you arrived with a crack in it.',
  31 * D,
]
const ASKS: Said = ['agent', `Sorry about that. ${ASKED}`, 30 * D]

const past = (tickets: SandboxTicket[], more: Partial<Parameters<typeof simulatePast>[0]> = {}) =>
  simulatePast({ sandbox: { tickets: fileOf(tickets) }, ...more })

const endOf = (world: Past, id: number) => {
  const { end } = caseOf(world, id)
  return end.kind === 'judged' ? end.decision.verdict : end.kind === 'stopped' ? end.gate : end.kind
}

describe('a past silence', () => {
  test('is judged when its step is due, not earlier and not from today', async () => {
    const world = await past([ticket(1, [HELLO, ASKS])])
    const one = caseOf(world, 1)
    expect(endOf(world, 1)).toBe('follow_up')
    expect(one.at - one.silentSince).toBe(72 * HOUR)
  })

  test.each<[string, Said[], string, boolean | null]>([
    [
      'the customer came back alone',
      [['customer', 'Here is the photo.', 24 * D]],
      'came_back',
      false,
    ],
    [
      'the customer came back too late',
      [['customer', 'Here is the photo.', 12 * D]],
      'came_back_late',
      true,
    ],
    ['an agent asked again', [['agent', `Hello again. ${ASKED}`, 24 * D]], 'agent_chased', true],
    [
      'an agent went on without him',
      [['agent', 'We have sent you a new bowl today.', 24 * D]],
      'agent_went_on',
      false,
    ],
    ['nothing happened', [], 'nothing', true],
  ])('is held against what happened: %s', async (_, later, kind, needed) => {
    const world = await past([ticket(1, [HELLO, ASKS, ...later])])
    const one = caseOf(world, 1)
    expect(one.sequel.kind).toBe(kind)
    expect(one.label.needed).toBe(needed)
    // Ten days after the last word on the ticket; what opens no new ticket costs nothing.
    expect(one.billedAnew).toBe(kind === 'came_back_late')
    expect(endOf(world, 1)).toBe('follow_up')
  })

  test('of a customer with two tickets is decided after one read of a ticket by itself', async () => {
    const file = fileOf([ticket(1, [HELLO, ASKS]), ticket(2, [HELLO, ASKS])])
    const [first, second] = file.tickets as { customer: unknown }[]
    if (first !== undefined && second !== undefined) second.customer = first.customer
    const world = await simulatePast({ sandbox: { tickets: file } })
    const details = (await world.calls()).filter((call) => /GET .*\/tickets\/\d+$/.test(call))
    expect(world.cases.map(({ customer }) => customer)).toEqual([
      world.cases[0]?.customer,
      world.cases[0]?.customer,
    ])
    expect(details).toHaveLength(1)
  })

  test('is not held against a sequel that is not over yet', async () => {
    const world = await past([
      ticket(1, [
        ['customer', 'Hello, my bowl has a crack.', 6 * D],
        ['agent', ASKED, 5 * D],
      ]),
    ])
    expect(caseOf(world, 1)).toMatchObject({
      sequel: { kind: 'too_early' },
      label: { needed: null },
    })
  })

  test('that a word ended before its step is no follow-up', async () => {
    const world = await past([ticket(1, [HELLO, ASKS, ['customer', 'Here it is.', 30 * D - 71]])], {
      policies: [
        { steps: [step('72h')] },
        { name: 'quick', priority: 5, match: { tags: ['x'] }, steps: [step('2h')] },
      ],
    })
    expect(endOf(world, 1)).toBe('answered_first')
  })

  test('of a ticket opened anew by the same customer counts as his coming back', async () => {
    const customer = { id: 77, name: 'Jo', email: 'jo@mail.example', tags: [] }
    const world = await past([
      ticket(1, [HELLO, ASKS], { customer }),
      ticket(2, [['customer', 'I write once more about my bowl.', 25 * D]], {
        customer,
        subject: 'New',
      }),
    ])
    expect(caseOf(world, 1).sequel).toMatchObject({ kind: 'new_ticket' })
    expect(caseOf(world, 1).label.needed).toBe(false)
  })

  test('keeps its distance from an earlier follow-up to the same customer', async () => {
    const customer = { id: 77, name: 'Jo', email: 'jo@mail.example', tags: [] }
    const other: Said[] = [
      ['customer', 'My lamp flickers, what can I do?', 30 * D],
      ['agent', 'Could you send us a video of it?', 29 * D],
    ]
    const world = await past([
      ticket(1, [HELLO, ASKS], { customer }),
      ticket(2, other, { customer, subject: 'Lamp' }),
    ])
    const [first, second] = [caseOf(world, 1), caseOf(world, 2)]
    expect([endOf(world, 1), endOf(world, 2)]).toEqual(['follow_up', 'follow_up'])
    expect(second.at - first.at).toBeGreaterThanOrEqual(72 * HOUR)
  })
})

describe('what is later than the moment', () => {
  const order = (state: string) => ({
    ...{ id: '#4127', state, items: [{ name: 'Bowl', price: 24 }] },
    ...{ total: 24, currency: 'EUR', tracking: 'HL4127' },
  })
  const customer = { id: 77, name: 'Jo', email: 'jo@mail.example', tags: [] }
  const before: Said[] = [HELLO, ['note', 'The warehouse has one bowl left.', 30 * D + 2], ASKS]

  test('changes no decision, whatever it is', async () => {
    const as = async (later: Said[], given: Partial<SandboxTicket>, others: SandboxTicket[]) => {
      const world = await past([
        ticket(1, [...before, ...later], { customer, ...given }),
        ...others,
      ])
      return caseOf(world, 1)
    }
    const plain = await as([], { order: order('paid') }, [])
    const altered = await Promise.all([
      as(
        [['customer', 'I hate you and want my money back!', 20 * D]],
        { order: order('paid') },
        [],
      ),
      as(
        [
          ['agent', 'We refund you today.', 26 * D],
          ['rule', 'Closed.', 25 * D],
        ],
        { status: 'closed', trashed: true, order: order('paid') },
        [],
      ),
      as(
        [['note', 'He called: all is well, never write again.', 26 * D]],
        { order: order('paid') },
        [],
      ),
      as([], { status: 'snoozed', score: 1, order: order('paid') }, [
        ticket(2, [['customer', 'Quite another matter.', 20 * D]], {
          customer,
          subject: 'Another',
        }),
        ticket(3, [['customer', `About #4127, I am his wife.`, 19 * D]], {
          subject: 'Order #4127',
        }),
      ]),
    ])
    expect(plain.end.kind).toBe('judged')
    for (const one of altered) {
      expect(one.at - one.silentSince).toBe(plain.at - plain.silentSince)
      expect(one.end).toEqual(plain.end)
    }
  })

  test('a word before the moment does change it', async () => {
    const plain = caseOf(await past([ticket(1, before, { customer })]), 1)
    const other = await past([
      ticket(
        1,
        [
          ...before,
          ['customer', 'Never mind, it is fine. Please forget it.', 30 * D - 3],
          ['agent', 'Gladly. All the best!', 30 * D - 4],
        ],
        { customer },
      ),
    ])
    const last = other.cases.at(-1)
    expect(plain.end.kind === 'judged' && plain.end.decision.verdict).toBe('follow_up')
    expect(last?.end).not.toEqual(plain.end)
  })

  test('an order that was shipped and cancelled later is neither', async () => {
    const world = await past([ticket(1, before, { customer, order: order('cancelled') })])
    const plain = await past([ticket(1, before, { customer, order: order('paid') })])
    // The sandbox cancels a day after the order, which is before the moment: there it counts.
    expect(caseOf(world, 1).sequel.orderEnd).toBeNull()
    expect(caseOf(plain, 1).end).toMatchObject({ kind: 'judged' })
  })
})

describe('bad input', () => {
  test('spam, trash and tickets the helpdesk has no more are left out by their reason, and the rest goes on', async () => {
    const world = await past([
      ticket(1, [HELLO, ASKS], { spam: true }),
      ticket(2, [HELLO, ASKS], { merged: true }),
      ticket(3, [HELLO, ASKS]),
    ])
    const { funnel } = await world.report()
    expect(funnel.skipped).toEqual({ spam: 1 })
    expect(funnel.unreadable).toEqual({ 'merged or deleted': 1 })
    expect(funnel.judged).toEqual({ follow_up: 1 })
  })

  test('a deleted sender, other scripts, odd clocks and a thread of five hundred messages are judged', async () => {
    const long: Said[] = Array.from({ length: 500 }, (_, place): Said => {
      const hoursAgo = 40 * D - place / 60
      return place % 2 === 0 ? ['customer', `line ${place}`, hoursAgo] : ['agent', ASKED, hoursAgo]
    })
    const world = await past([
      ticket(1, long),
      ticket(
        2,
        [
          ['customer', '你好，碗裂了。', 31 * D],
          ['agent', '请发一张照片给我们好吗？', 30 * D],
        ],
        { language: 'zh' },
      ),
      ticket(3, [
        ['customer', 'مرحبا، الوعاء مكسور', 31 * D, { sender: null }],
        ['agent', ASKED, 30 * D, { sender: null }],
      ]),
      // Two messages of one moment, in the night in which clocks were put back.
      ticket(4, [HELLO, ['agent', ASKED, 720.5], ['agent', ASKED, 720.5]]),
    ])
    const { funnel } = await world.report()
    expect(funnel.unreadable).toEqual({})
    expect(world.cases.map(({ ticketId }) => ticketId).sort()).toEqual([1, 2, 3, 4])
  })

  test('no candidates and unreadable ones are told apart', async () => {
    const quiet = await (await past([ticket(1, [['customer', 'Hello?', 20 * D]])])).report()
    expect([quiet.funnel.silences, quiet.funnel.unreadable]).toEqual([0, {}])
    const broken = await past([ticket(1, [HELLO, ASKS])], {
      lie: () => ({ ticket: () => Promise.resolve({ kind: 'gone' }) }),
    })
    const { funnel } = await broken.report()
    expect(funnel.silences).toBe(1)
    expect(funnel.unreadable).toEqual({ 'merged or deleted': 1 })
  })
})

test('nothing is written to the helpdesk, and each page and each judged ticket is read once', async () => {
  // Most of them end with the customer's word: nothing is judged there.
  const tickets = Array.from({ length: 120 }, (_, n) =>
    ticket(n + 1, n < 20 ? [HELLO, ASKS] : [ASKS, ['customer', 'Here it is.', 30 * D - 1]]),
  )
  const world = await past(tickets)
  const calls = await world.calls()
  expect(calls.filter((call) => !call.startsWith('GET '))).toEqual([])
  const feeds = calls.filter((call) => /^GET \/api\/(tickets|messages)\?/.test(call))
  // Two and three pages, and the top of the tickets once more for what changed meanwhile: down to a row older than the
  // first, and a hundred of these are of one moment.
  expect(feeds).toHaveLength(2 + 3 + 2)
  const details = calls.filter((call) => /^GET \/api\/tickets\/\d+$/.test(call))
  expect(new Set(details).size).toBe(details.length)
  expect(details).toHaveLength(20)
})
