/** What a customer or an agent may do to a ticket at the helpdesk, and what the truth keeps of it. */
import { MINUTE } from '../../src/lib/clock.ts'
import { AGENT, type Desk, type DeskTicket } from './desk.ts'
import { endSnooze, type Ledger } from './ledger.ts'
import { ASK } from './mind.ts'
import type { Random } from './random.ts'
import type { Time } from './time.ts'

type Deps = { time: Time; random: Random; desk: Desk; ledger: Ledger }

export const WRITINGS = [
  'answer',
  'answer',
  'ask',
  'ask',
  'note',
  'note',
  'note',
  'snooze',
  'close',
  'tag',
  'spam',
  'merge',
] as const

export const writingOf = ({ time, random, desk, ledger }: Deps, ticket: DeskTicket) => {
  const touch = () => {
    desk.touch(ticket)
    ledger.touched.set(ticket.id, time.now())
  }
  const stop = (what: 'tag' | 'spam' | 'trash' | 'snooze', to = Number.POSITIVE_INFINITY) => {
    ledger.stops.push({ ticketId: ticket.id, what, from: time.now(), to })
    touch()
  }
  return {
    answer: () => {
      desk.add(ticket, {
        fromAgent: false,
        public: true,
        text: 'Here is more about it, thank you.',
      })
      ticket.status = 'open'
      ticket.snoozedUntil = null
      endSnooze(ledger, ticket.id, time.now())
      touch()
    },
    ask: () => {
      desk.add(ticket, { fromAgent: true, public: true, text: `Thank you. ${ASK}` })
      if (random.chance(0.5)) ticket.status = 'closed'
      touch()
    },
    note: () => {
      desk.add(ticket, {
        fromAgent: true,
        public: false,
        text: 'I will call him.',
        senderId: AGENT.id,
      })
      touch()
    },
    snooze: () => {
      endSnooze(ledger, ticket.id, time.now())
      ticket.snoozedUntil = time.now() + random.whole(5, 300) * MINUTE
      ticket.status = 'closed'
      stop('snooze', ticket.snoozedUntil)
    },
    close: () => {
      ticket.status = 'closed'
      touch()
    },
    tag: () => {
      if (random.chance(0.5)) return
      ticket.tags = [...ticket.tags, 'relance-never']
      stop('tag')
    },
    spam: () => {
      if (random.chance(0.7)) return
      ticket.spam = true
      stop('spam')
    },
    merge: () => {
      if (random.chance(0.8)) return
      ticket.isGone = true
      touch()
    },
  }
}
