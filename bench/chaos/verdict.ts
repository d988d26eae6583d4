/** Counts what a shop would see: from the helpdesk's own memory, never from what the program says of itself. */
import { SECOND } from '../../src/lib/clock.ts'
import type { Sent } from './helpdesk.ts'
import type { Counts, Lane } from './lane.ts'
import type { End } from './ledger.ts'

export type Verdict = Counts & {
  tickets: number
  posts: number
  answered: number
  /** Tickets that got more than one message of ours. */
  duplicates: string[]
  /** Due, silent, and neither a message of ours nor a state that a person is shown. */
  losses: string[]
  /** Set aside: not there after two attempts, or not to be told. */
  parked: number
  /** Posts that left after the customer's word stood on the ticket: all, over 1 s, over 5 s. */
  crossed: number
  overSecond: string[]
  late: string[]
  /** Times the breaker latched and was released, by cause. */
  released: string[]
  violations: string[]
}

const TOO_LATE = 5 * SECOND

export const judge = (lanes: Lane[]): Verdict => {
  const judged = lanes.map(judgeLane)
  const sum = (pick: (one: Verdict) => number) => judged.reduce((n, one) => n + pick(one), 0)
  const all = (pick: (one: Verdict) => string[]) => judged.flatMap(pick)
  return {
    runs: sum(({ runs }) => runs),
    kills: sum(({ kills }) => kills),
    midPost: sum(({ midPost }) => midPost),
    pairs: sum(({ pairs }) => pairs),
    restored: sum(({ restored }) => restored),
    deleted: sum(({ deleted }) => deleted),
    tickets: sum(({ tickets }) => tickets),
    posts: sum(({ posts }) => posts),
    answered: sum(({ answered }) => answered),
    parked: sum(({ parked }) => parked),
    crossed: sum(({ crossed }) => crossed),
    duplicates: all(({ duplicates }) => duplicates),
    losses: all(({ losses }) => losses),
    overSecond: all(({ overSecond }) => overSecond),
    late: all(({ late }) => late),
    released: all(({ released }) => released),
    violations: all(({ violations }) => violations),
  }
}

/** A run fails when one of these is not empty. */
export const failures = ({ duplicates, losses, late, violations }: Verdict): string[] => [
  ...duplicates,
  ...losses,
  ...late,
  ...violations,
]

const judgeLane = (lane: Lane, place: number): Verdict => {
  const { tickets, answers, outbox, ends, counts, released, violations } = lane
  const ofTicket = groupByTicket(outbox)
  const ways = new Map(
    ends.filter(({ post }) => post === 'reply').map((end) => [end.ticketId, end]),
  )
  const say = (ticket: number, what: string) => `lane ${place}, ticket ${ticket}: ${what}`
  const lateness = outbox.flatMap(({ ticketId, at }) => {
    const answeredAt = answers.get(ticketId)
    return answeredAt === undefined || answeredAt >= at ? [] : [{ ticketId, ms: at - answeredAt }]
  })
  const sayLate = (least: number) =>
    lateness
      .filter(({ ms }) => ms > least)
      .map(({ ticketId, ms }) => say(ticketId, `${Math.round(ms)} ms after the answer`))
  const lost = tickets.filter(
    (ticket) => !ofTicket.has(ticket) && !answers.has(ticket) && !isShown(ways.get(ticket)),
  )
  return {
    ...counts,
    tickets: tickets.length,
    posts: outbox.length,
    answered: answers.size,
    duplicates: [...ofTicket]
      .filter(([, sent]) => sent.length > 1)
      .map(([ticket, sent]) => say(ticket, `messages ${sent.map((one) => one.messageId)}`)),
    losses: lost.map((ticket) => say(ticket, sayEnd(ways.get(ticket)))),
    parked: [...ways.values()].filter(({ status }) => status === 'parked').length,
    crossed: lateness.length,
    overSecond: sayLate(SECOND),
    late: sayLate(TOO_LATE),
    released,
    violations,
  }
}

const groupByTicket = (outbox: Sent[]) => {
  const groups = new Map<number, Sent[]>()
  for (const sent of outbox) groups.set(sent.ticketId, [...(groups.get(sent.ticketId) ?? []), sent])
  return groups
}

/** States that a person is shown until somebody has settled or read them. */
const SHOWN = new Set(['parked', 'unknown', 'failed', 'pending', 'noted'])

const isShown = (end: End | undefined) => end !== undefined && SHOWN.has(end.status)

const sayEnd = (end: End | undefined) =>
  end === undefined ? 'nothing was decided' : `no post, ${end.status}: ${end.why ?? 'no reason'}`
