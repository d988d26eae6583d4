import { describe, expect, test } from 'vitest'
import { HOUR, iso } from '../../src/lib/clock.ts'
import {
  type Env,
  envIn,
  prepared,
  relance,
  startSandbox,
  type TicketInput,
  tempFolder,
  towards,
  writePrompts,
  writeTickets,
} from '../e2e/harness.ts'

/** A Tuesday; the sandbox's shop is open around the clock. */
const NOW = '2026-11-17T09:00:00Z'
const at = (hours: number) => iso(Date.parse(NOW) + hours * HOUR)

/** The shop spoke last, an hour ago. */
const talk = (asks: string, answers: string): TicketInput['messages'] => [
  { from: 'customer', text: asks, at: at(-3) },
  { from: 'agent', text: answers, at: at(-1) },
]

const order = (state: string) => ({
  id: '#1042',
  state,
  items: [{ name: 'Linen curtain', price: 79 }],
  total: 79,
  currency: 'EUR',
  tracking: null,
})

const customer = (number: number, tags: string[] = []) => ({
  name: `Ada ${number}`,
  email: `ada-${number}@mail.example`,
  tags,
})

const ADDRESS = talk(
  'Hello, I moved house after ordering #1042. Can it go to my new place?',
  'Of course, it is still here. What is your new address?',
)

const TICKETS: TicketInput[] = [
  {
    number: 4001,
    tags: ['pre-sale'],
    messages: talk(
      'Hello, which curtain would you take for a bay window?',
      'Happy to help. How wide is the window?',
    ),
  },
  {
    number: 4002,
    tags: ['pre-sale'],
    messages: [
      ...talk('Bonjour, livrez-vous en Suisse ?', 'Bonjour, oui, en quatre jours.'),
      { from: 'customer', text: 'Merci beaucoup, c’est parfait.', at: at(-0.8) },
      { from: 'agent', text: 'Avec plaisir, bonne journée !', at: at(-0.5) },
    ],
  },
  {
    number: 4003,
    messages: talk('Hello, my parcel is not here.', 'I am sorry. What is your order number?'),
  },
  {
    number: 4011,
    tags: ['technical'],
    messages: talk(
      'Guten Tag, die Lampe lässt sich nicht mehr dimmen.',
      'Das tut mir leid. Wie lautet die Seriennummer der Lampe?',
    ),
  },
  {
    number: 4012,
    tags: ['technical'],
    messages: [
      ...talk('Hola, la lámpara no enciende.', '¿Puede decirnos el número de serie?'),
      { from: 'customer', text: 'Ya funciona, era el enchufe. ¡Gracias!', at: at(-0.8) },
      { from: 'agent', text: '¡Qué bien! Que la disfrute.', at: at(-0.5) },
    ],
  },
  { number: 4021, customer: customer(1, ['VIP']), order: order('unfulfilled'), messages: ADDRESS },
  { number: 4022, customer: customer(2), order: order('unfulfilled'), messages: ADDRESS },
  { number: 4023, customer: customer(3, ['VIP']), order: order('shipped'), messages: ADDRESS },
]

type Explained = {
  stopped_by: string | null
  policy: string | null
  decisions: { policy: string; verdict: string; status: string; created_at: string }[]
}

const explain = async (number: number, env: Env) =>
  (await relance(['explain', String(number), '--json'], env)).json<Explained>()

/** Under which policies a follow-up was drafted for a ticket, and how many hours after the start. */
const followedUp = async (number: number, env: Env) =>
  (await explain(number, env)).decisions
    .filter(({ verdict, status }) => verdict === 'follow_up' && status === 'pending')
    .map(({ policy, created_at }) => [
      policy,
      Math.round((Date.parse(created_at) - Date.parse(NOW)) / HOUR),
    ])

const start = async (tickets: TicketInput[], prompts: Env) => {
  const folder = tempFolder()
  const sandbox = await startSandbox({
    flags: ['--clock', NOW],
    ticketsFile: writeTickets(folder, NOW, tickets),
  })
  const env = envIn(folder, {
    ...towards(sandbox),
    LLM_PROVIDER: 'offline',
    FOLLOWUP_MODE: 'approval',
    ...prompts,
  })
  const passAt = async (hours: number) => {
    await sandbox.setClock(at(hours))
    const { code, stderr } = await relance(['run', '--json'], env)
    if (code !== 0) throw new Error(stderr)
  }
  return { env, passAt }
}

describe('the policies that come with Relance', () => {
  const seen = prepared(async () => {
    const { env, passAt } = await start(TICKETS, {})
    for (const hours of [0, 46, 48, 70, 72, 118, 120]) await passAt(hours)
    const found = await Promise.all(
      TICKETS.map(async ({ number }) => [number, await followedUp(number, env)] as const),
    )
    return new Map(found)
  })

  test.each([
    ['a pre-sale question is followed up after two days', 4001, 'pre-sale', 48],
    ['a technical one after five', 4011, 'technical', 120],
    ['a VIP’s about an unshipped order after 48 hours', 4021, 'vip-unshipped', 48],
    ['anybody else’s after three business days', 4022, 'everything-else', 72],
    ['a VIP’s about an order that has left too', 4023, 'everything-else', 72],
    ['and so is a question without a tag', 4003, 'everything-else', 72],
  ])('%s', (_, number, policy, hours) => {
    expect(seen().get(number)).toEqual([[policy, hours]])
  })

  test.each([
    ['a pre-sale question that was answered to the customer’s content', 4002],
    ['a technical one that was solved', 4012],
  ])('%s is never followed up', (_, number) => {
    expect(seen().get(number)).toEqual([])
  })
})

test('between two policies that match one ticket, what it is about decides', async () => {
  const about = (sentence: string, priority: number, after: string) =>
    `---\npriority: ${priority}\nabout: "${sentence}"\nsteps: [{ after: ${after} }]\n---\nAsk for what is missing.\n`
  const env = {
    PROMPTS_DIR: writePrompts(tempFolder(), {
      policies: {
        broken: about('Something arrived damaged.', 20, '24h'),
        unshipped: about('The order has not been shipped yet.', 10, '72h'),
      },
    }),
  }
  const tickets: TicketInput[] = [
    {
      number: 4101,
      messages: talk('The bowl is cracked.', 'I am sorry. Could you send us a photo?'),
    },
    {
      number: 4102,
      messages: talk(
        'Quand ma commande sera-t-elle expédiée ?',
        'Quel est le numéro de commande ?',
      ),
    },
    { number: 4103, messages: talk('Do you sell candles?', 'We do. Which scent do you like?') },
  ]
  const world = await start(tickets, env)
  for (const hours of [0, 23.5]) await world.passAt(hours)
  expect(await followedUp(4101, world.env)).toEqual([['broken', 24]])
  expect(await explain(4102, world.env)).toMatchObject({
    policy: 'unshipped',
    stopped_by: 'not_due',
    decisions: [],
  })
  expect(await explain(4103, world.env)).toMatchObject({ policy: null, stopped_by: 'no_policy' })
  await world.passAt(71.5)
  expect(await followedUp(4102, world.env)).toEqual([['unshipped', 72]])
  expect(await followedUp(4103, world.env)).toEqual([])
})
