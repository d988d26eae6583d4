/** Makes any number of tickets by varying the written conversations: other people, orders, goods, times. */
import { DAY, type Instant, iso, MINUTE, SECOND } from '../lib/clock.ts'
import { createRandom, type Random } from '../lib/random.ts'
import { CONVERSATIONS } from './conversations/all.ts'
import { agoOf, type Conversation, type Turn, ticketOf } from './conversations/conversation.ts'
import { LEAST_SPAN, meetFate, type Truth } from './fates.ts'
import type { SandboxTicket, SandboxTicketFile } from './tickets-file.ts'

/** Truths by the ticket's number; empty where the days are too few for a sequel. */
export type Generated = SandboxTicketFile & { truths: Map<number, Truth[]> }

/**
 * `count` tickets whose last written words are spread over `days`; each has a customer of its own. Over many days,
 * what became of those that fell silent follows, and the truth about each is known.
 */
export const generateTickets = (asked: {
  count: number
  days: number
  random: Random
  now: Instant
}): Generated => {
  const truths = new Map<number, Truth[]>()
  const [first = CONVERSATIONS[0], ...rest] = CONVERSATIONS
  if (!first) return { now: iso(asked.now), tickets: [], truths }
  const span = asked.days * DAY
  const tickets = Array.from({ length: asked.count }, (_, place) => {
    const written = asked.random.pick([first, ...rest])
    const varied = vary(written, place, span, asked.random)
    const ticket = ticketOf(varied, FIRST_NUMBER + place, asked.now)
    const isWhole = varied.turns.length === written.turns.length
    if (span < LEAST_SPAN || written.left === undefined || !isWhole) return ticket
    // A generator of its own: what is told afterwards changes no ticket that follows.
    const random = createRandom(Math.floor(asked.random.next() * 2 ** 32))
    const { truths: known, ...fate } = meetFate(ticket, written.left, { random, now: asked.now })
    truths.set(ticket.number, known)
    return { ...ticket, ...fate }
  })
  return { now: iso(asked.now), tickets, truths }
}

const FIRST_NUMBER = 83_000_001

const vary = (of: Conversation, place: number, span: number, random: Random): Conversation => {
  const renamed = rename(of, place, random)
  const turns = retime(cutShort(of.turns, random), span, random)
  const last = turns.at(-1)
  return {
    ...of,
    subject: of.subject === null ? null : renamed.words(of.subject),
    status: last?.[0] === 'customer' ? 'open' : (of.status ?? 'open'),
    customer: { ...of.customer, ...renamed.customer },
    order: of.order ? varyOrder(of.order, renamed.words) : null,
    ...(of.answers
      ? { answers: of.answers.map((answer) => ({ ...answer, text: renamed.words(answer.text) })) }
      : {}),
    turns: mapTurns(
      turns,
      ([from, ago, text, extras]) =>
        [from, ago, renamed.words(text), ...(extras ? [extras] : [])] as Turn,
    ),
  }
}

type Turns = Conversation['turns']

const mapTurns = (turns: Turns, change: (turn: Turn) => Turn): Turns => {
  const [first, ...rest] = turns
  return [change(first), ...rest.map(change)]
}

/** A third of the conversations ends earlier, so that both sides speak last. */
const cutShort = (turns: Turns, random: Random): Turns => {
  if (random.next() > 1 / 3) return turns
  const [first, ...rest] = turns
  return [first, ...rest.slice(0, random.between(0, rest.length))]
}

const retime = (turns: Turns, span: number, random: Random): Turns => {
  const lastWas = agoOf(turns.at(-1) ?? turns[0])
  const lastAgo = MINUTE + random.next() * span
  const pace = 0.5 + random.next() * 1.5
  return mapTurns(turns, (turn) => {
    const [from, , ...rest] = turn
    const ago = lastAgo + (agoOf(turn) - lastWas) * pace
    return [from, `${Math.round(ago / SECOND)}s`, ...rest]
  })
}

type Customer = Pick<SandboxTicket['customer'], 'name' | 'email'>

const rename = (of: Conversation, place: number, random: Random) => {
  const number = String(40_000 + place)
  const goods = random.pick(GOODS)
  const [wasFirst = '', ...wasLast] = (of.customer.name ?? '').split(' ')
  const first = random.pick(FIRST_NAMES[of.language ?? 'en'] ?? ENGLISH_NAMES)
  const last = random.pick(LAST_NAMES)
  const person = PERSONS_MAIL.test(of.customer.email ?? '')
  const words = (text: string) => {
    const reordered = text.replace(/#\d{4}\b/g, `#${number}`).replace(SERIES, goods)
    if (!person) return reordered
    return reordered.replaceAll(wasFirst, first).replaceAll(wasLast.join(' '), last)
  }
  const customer: Customer = person
    ? { name: `${first} ${last}`, email: `${plain(first)}.${plain(last)}.${place}@example.com` }
    : { name: of.customer.name, email: (of.customer.email ?? '').replace('@', `@n${place}.`) }
  return { words, customer }
}

const PERSONS_MAIL = /@example\.(com|net|org)$/

const varyOrder = (
  order: NonNullable<SandboxTicket['order']>,
  words: (text: string) => string,
): SandboxTicket['order'] => ({
  ...order,
  id: words(order.id),
  items: order.items.map((item) => ({ ...item, name: words(item.name) })),
  tracking: order.tracking && words(`#${order.tracking.slice(2, 6)}`).replace('#', 'HL'),
})

const plain = (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

const SERIES = /\b(Alba|Juna|Miro|Solveig|Tarn)\b/g

const GOODS: [string, ...string[]] = ['Alba', 'Juna', 'Miro', 'Solveig', 'Tarn', 'Lumi', 'Fjord']

type Names = [string, ...string[]]

const ENGLISH_NAMES: Names = ['Amy', 'Colin', 'Fiona', 'Hugh', 'Jasmine', 'Keith', 'Moira', 'Owen']

const FIRST_NAMES: Record<string, Names> = {
  en: ENGLISH_NAMES,
  fr: ['Agathe', 'Bastien', 'Clara', 'Étienne', 'Jeanne', 'Luc', 'Margot', 'Rémi'],
  de: ['Anke', 'Bernd', 'Claudia', 'Dirk', 'Frieda', 'Gerd', 'Heike', 'Lukas'],
  es: ['Adriana', 'Bruno', 'Clara', 'Diego', 'Marta', 'Nuria', 'Raúl', 'Sergio'],
  it: ['Anna', 'Carlo', 'Elisa', 'Fabio', 'Giada', 'Marco', 'Paola', 'Rocco'],
  nl: ['Anouk', 'Bas', 'Daan', 'Eva', 'Joris', 'Maaike', 'Sem', 'Tess'],
}

const LAST_NAMES: Names = [
  'Adler',
  'Blanc',
  'Cooper',
  'Diaz',
  'Engel',
  'Fournier',
  'Gray',
  'Holm',
  'Iglesias',
  'Jansen',
]
