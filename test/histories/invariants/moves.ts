/** What must hold whenever a decision moves from one status to another. */

import type { Status } from '../../../src/domain/decision.ts'
import { mayBecome } from '../../../src/domain/follow-up.ts'
import { MINUTE, SECOND } from '../../../src/lib/clock.ts'
import { type Process, unclearPosts } from '../ledger.ts'
import type { Move } from '../recorder.ts'
import { type Evidence, type Invariant, isWordOf, jumpsOf } from './evidence.ts'

export type Moved = Move & { disk: number; by: Process | null; wall: number }

const FIRST: Status[] = ['no_action', 'waiting', 'pending', 'scheduled', 'parked']

export const MOVE_INVARIANTS: Invariant<Moved>[] = [
  {
    name: 'moves_are_legal',
    says: 'a status moves only as the table of `domain/follow-up.ts` allows',
    breaks: ({ was, became }) => {
      const isLegal = was === null ? FIRST.includes(became) : mayBecome(was, became)
      return isLegal ? null : `${was} became ${became}`
    },
  },
  {
    name: 'nothing_leaves_while_stopped',
    says: 'nothing is committed while everything is paused, quarantined, held or violated',
    breaks: (move) => {
      const stops = (move.stops ?? '')
        .split(',')
        .filter((one) => one && one !== 'autonomous_paused')
      return isCommitment(move) && stops.length > 0 ? `${stops.join()} is set` : null
    },
  },
  {
    name: 'nothing_autonomous_leaves_while_stopped',
    says: 'no reply is committed by itself while autonomous posting is paused',
    breaks: (move) =>
      isCommitment(move) &&
      move.post === 'reply' &&
      move.approval === null &&
      (move.stops ?? '').includes('autonomous_paused')
        ? 'it is paused'
        : null,
  },
  {
    name: 'committed_under_a_living_lease',
    says: 'a commitment is made by who holds the claim, before it runs out',
    breaks: (move) => {
      if (!isCommitment(move)) return null
      if (move.leased_by !== move.by?.name) return `${move.leased_by} holds it`
      return (move.leased_until ?? 0) > move.wall - 1 ? null : 'the claim has run out'
    },
  },
  {
    name: 'moments_are_kept',
    says: 'nothing is committed before its undo window is over, or before the moment a person named',
    breaks: (move) => {
      if (!isCommitment(move)) return null
      const early = Math.max(move.send_at ?? 0, move.release_at ?? 0) - move.wall
      return early <= 1 ? null : `${early} ms too early`
    },
  },
  {
    name: 'one_unsettled_decision_per_occasion',
    says: 'of an occasion at most one decision is being sent or unclear',
    breaks: (move, { raw }) => {
      if (!isCommitment(move)) return null
      const { n } = raw(move.disk)
        .prepare(
          `select count(*) as n from decisions where external_id = ? and id <> ?
             and status in ('sending', 'unknown', 'parked')`,
        )
        .get(move.mark, move.decision) as { n: number }
      return n === 0 ? null : `${n} others`
    },
  },
  {
    name: 'goes_back_only_when_refused',
    says: 'what was being sent waits again only when nothing left, or the helpdesk refused it',
    breaks: (move, { ledger, raw, wall, now }) => {
      if (move.was !== 'sending' || move.became !== 'scheduled') return null
      const row = raw(move.disk)
        .prepare('select started_at as at from deliveries where external_id = ?')
        .get(move.mark) as { at: number } | undefined
      if (row === undefined) return 'there is no row of it'
      const began = row.at - (wall(move.disk) - now())
      const left = ledger.posts.findLast(
        (one) => one.mark === move.mark && one.by.disk === move.disk && one.leftAt >= began,
      )
      return left === undefined || left.isRefused ? null : 'it left, and nobody refused it'
    },
  },
  {
    name: 'sent_is_true',
    says: 'what is called sent, noted or delivered stands on the ticket',
    breaks: (move, { ledger }) => {
      const claims = ['sent', 'delivered'].includes(move.became) || isNoted(move)
      if (!claims || isSettledByPerson(move, ledger)) return null
      return ledger.posts.some((p) => p.mark === move.mark && p.executedAt.length > 0)
        ? null
        : 'it never landed'
    },
  },
  {
    name: 'delivered_is_true',
    says: 'what is called delivered was sent on by the helpdesk',
    breaks: (move, { desk }) => {
      if (move.became !== 'delivered') return null
      const message = desk.feed.find((m) => m.externalId === move.mark && m.sentAt !== null)
      return message === undefined ? 'the helpdesk has not sent it on' : null
    },
  },
  {
    name: 'unknown_waits_for_proof',
    says: 'what is unclear is tried again or given up only after the quiet time and two reads',
    breaks: (move, evidence) => {
      if (move.was !== 'unknown' || !['scheduled', 'parked'].includes(move.became)) return null
      const { ledger, unknownWait } = evidence
      if (isSettledByPerson(move, ledger)) return null
      const last = unclearPosts(ledger, move.mark).findLast(({ by }) => by.disk === move.disk)
      const slack = jumpsOf(evidence) + SECOND
      if (last !== undefined && evidence.now() - last.leftAt < unknownWait - slack)
        return 'the quiet time is not over'
      const reads = ledger.readings.filter(
        (one) =>
          one.isAnswered && one.ticketId === move.ticket && one.askedAt > (last?.leftAt ?? 0),
      )
      return reads.length >= 2 ? null : `${reads.length} reads`
    },
  },
  {
    name: 'absence_was_read',
    says: 'a first look that did not find it was answered by the helpdesk',
    breaks: (move, evidence) => {
      if (move.was !== 'unknown' || jumpsOf(evidence) > 0) return null
      const row = evidence
        .raw(move.disk)
        .prepare('select absent_at as at from deliveries where external_id = ?')
        .get(move.mark) as { at: number | null } | undefined
      if (row === undefined) return 'there is no row of it'
      const { at } = row
      const isAnswered = evidence.ledger.readings.some(
        (one) =>
          one.isAnswered &&
          one.ticketId === move.ticket &&
          one.askedAt >= (at ?? 0) &&
          one.askedAt <= (at ?? 0) + 2 * MINUTE,
      )
      return at === null || isAnswered ? null : 'that look had no answer'
    },
  },
  {
    name: 'absence_needs_a_mark',
    says: 'what was not found is tried again only on an account that has shown a mark of ours',
    breaks: (move, { ledger, plan }) => {
      if (move.was !== 'unknown' || move.became !== 'scheduled') return null
      if (isSettledByPerson(move, ledger)) return null
      const hasShown = ledger.posts.some(({ executedAt }) => executedAt.length > 0)
      return hasShown && !plan.habits.dropsMarks ? null : 'it has shown none'
    },
  },
  {
    name: 'unknown_is_not_dropped',
    says: 'what is unclear is cancelled only when somebody wrote, the ticket is gone, or a person says so',
    breaks: (move, { ledger, desk }) => {
      if (move.was !== 'unknown' || move.became !== 'cancelled') return null
      const ticket = desk.find(move.ticket)
      if (isSettledByPerson(move, ledger) || ticket === null || ticket.isGone) return null
      if (move.post === 'notice') return null
      const anchor = ticket.messages.find(({ id }) => id === move.anchor)
      const isAnswered = ticket.messages.some(
        (m) =>
          m.at >= (anchor?.at ?? 0) &&
          m.id !== move.anchor &&
          (isWordOf(m, 'customer') ||
            isWordOf(m, 'agent') ||
            (m.isPosted && m.externalId !== move.mark)),
      )
      return isAnswered ? null : `cancelled: ${move.reason}`
    },
  },
  {
    name: 'parked_waits_for_a_person',
    says: 'a post that is set aside moves only when a person settles it',
    breaks: (move, { ledger, raw }) => {
      if (move.was !== 'parked' || isSettledByPerson(move, ledger)) return null
      const tried = raw(move.disk)
        .prepare(`select 1 from events where decision_id = ? and act = 'sending'`)
        .get(move.decision)
      // What was never tried is a judgement that waits for a person; the note of an earlier one may bear its mark.
      return tried === undefined ? null : `it became ${move.became}`
    },
  },
  {
    name: 'failed_is_true',
    says: 'what is called failed was refused by the helpdesk, or could not be sent on',
    breaks: (move, { ledger, desk }) => {
      if (move.became !== 'failed') return null
      const isRefused = ledger.posts.some((p) => p.mark === move.mark && p.isRefused)
      const isUndelivered = desk.feed.some((m) => m.externalId === move.mark && m.failedAt !== null)
      return isRefused || isUndelivered ? null : 'nobody refused it'
    },
  },
]

const isCommitment = ({ became }: Moved) => became === 'sending'

/** A notice ends its decision as cancelled. */
const isNoted = ({ was, became, post }: Moved) =>
  became === 'noted' && was !== null && post !== 'reply' && ['sending', 'unknown'].includes(was)

const isSettledByPerson = ({ decision, by }: Moved, { settling }: Evidence['ledger']) =>
  by !== null && settling.has(decision)
