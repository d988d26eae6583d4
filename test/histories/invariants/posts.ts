/** What must hold whenever the first byte of a post leaves. */
import { kindOf, markerOf } from '../../../src/domain/marker.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../../src/lib/clock.ts'
import { bytesHash } from '../../../src/pipeline/compose.ts'
import { MAILBOX } from '../desk.ts'
import { type Post, unclearPosts } from '../ledger.ts'
import { ACCOUNT } from '../runner.ts'
import {
  type Committed,
  committedOf,
  type Evidence,
  type Invariant,
  isWordOf,
  jumpsOf,
  readableBefore,
  secondsBetween,
  ticketOf,
  timesSettled,
} from './evidence.ts'

export const POST_INVARIANTS: Invariant<Post>[] = [
  {
    name: 'committed_before_it_leaves',
    says: 'no byte leaves before `sending` and its delivery row are in the database',
    breaks: (post, evidence) => {
      const row = committedOf(evidence, post)
      if (row === null) return 'no decision knows this mark'
      if (row.status !== 'sending') return `the decision is ${row.status}`
      return row.owner === row.id && (row.attempts ?? 0) > 0 ? null : 'no delivery row of its own'
    },
  },
  {
    name: 'only_the_claimant_posts',
    says: 'who posts holds the claim',
    breaks: (post, evidence) => {
      const holder = committedOf(evidence, post)?.leased_by ?? null
      return holder === post.by.name ? null : `${post.by.name} posts what ${holder} holds`
    },
  },
  {
    name: 'marked_by_occasion',
    says: 'the mark is that of account, ticket, anchor, step and kind',
    breaks: (post, evidence) => {
      const row = committedOf(evidence, post)
      const kind = kindOf(post.mark)
      if (row === null || kind === null) return `${post.mark} is no mark of ours`
      const expected = markerOf({
        account: ACCOUNT,
        ticketId: post.ticketId,
        anchorMessageId: row.anchor,
        step: row.step,
        kind,
      })
      return expected === post.mark ? null : `${post.mark} instead of ${expected}`
    },
  },
  {
    name: 'anchored_on_a_word',
    says: 'what is followed up is a word of an agent, never a post of ours whose mark can be read',
    breaks: (post, evidence) => {
      const anchor = committedOf(evidence, post)?.anchor
      const message = ticketOf(evidence, post.ticketId)?.messages.find(({ id }) => id === anchor)
      const isOurs = message?.isPosted === true && !evidence.plan.habits.dropsMarks
      return isOurs ? `message ${message.id} is ours` : null
    },
  },
  {
    name: 'reply_and_note_never_mixed',
    says: 'a public message carries a reply’s mark, a note a note’s; a note has no receiver',
    breaks: ({ mark, body }) => {
      const isReply = kindOf(mark) === 'reply'
      if (isReply !== body.public) return 'the mark is of the other kind'
      if ((body.channel === 'internal-note') === body.public)
        return 'the channel is of the other kind'
      return !body.public && body.receiver !== undefined ? 'a note with a receiver' : null
    },
  },
  {
    name: 'approved_bytes_leave',
    says: 'what leaves is what stands in the decision, and what was approved, byte for byte',
    breaks: (post, evidence) => {
      const row = committedOf(evidence, post)
      const ticket = ticketOf(evidence, post.ticketId)
      if (!post.isReply || row === null || ticket === null) return null
      if (post.body.body_text !== row.words) return 'the text is not the decision’s'
      if (row.approval === null) return null
      const { id, email } = ticket.customer
      const hash = bytesHash({ id, email }, { subject: row.subject ?? '', text: row.words })
      return hash === row.bytes_approved ? null : 'it was approved otherwise'
    },
  },
  {
    name: 'approved_words_leave',
    says: 'what leaves is what the person who approved it last saw',
    breaks: (post, evidence) => {
      const row = committedOf(evidence, post)
      if (!post.isReply || row?.approval == null) return null
      const seen = rememberedActs(post, evidence, row).findLast(({ what }) => what === 'approved')
      return seen === undefined || seen.text === post.body.body_text ? null : 'he saw other words'
    },
  },
  {
    name: 'anchor_recipient',
    says: 'a reply goes to the ticket’s customer alone, by the mailbox he wrote to',
    breaks: (post, evidence) => {
      const ticket = ticketOf(evidence, post.ticketId)
      if (!post.isReply || ticket === null) return null
      const { receiver, source } = post.body
      const to = (source.to ?? []).map(({ address }) => address)
      const isHis = receiver?.id === ticket.customer.id && to.join() === ticket.customer.email
      if (!isHis) return `it goes to ${receiver?.id} ${to.join()}`
      if ((source.cc ?? []).length + (source.bcc ?? []).length > 0) return 'somebody is in copy'
      return source.from?.address === MAILBOX.address ? null : 'another mailbox'
    },
  },
  {
    name: 'never_an_import',
    says: 'no post carries `sent_datetime`',
    breaks: ({ body }) => (body.sent_datetime === undefined ? null : 'it has one'),
  },
  {
    name: 'feed_read_before',
    says: 'the account’s feed was asked for within five seconds before, by the same process',
    breaks: (post, { ledger }) =>
      lastReading(post, ledger.readings, null) === null ? 'it was not' : null,
  },
  {
    name: 'ticket_read_last',
    says: 'the ticket was asked for after a feed, and within five seconds before',
    breaks: (post, { ledger }) => {
      const ticket = lastReading(post, ledger.readings, post.ticketId)
      if (ticket === null) return 'the ticket was not read'
      const hasFeed = ledger.readings.some(
        (one) => isFor(post, one, null) && one.askedAt <= ticket && isFresh(post, one.askedAt),
      )
      return hasFeed ? null : 'the feed was read after the ticket'
    },
  },
  {
    name: 'never_after_the_customer',
    says: 'no reply leaves more than 5 s after a word of the customer that could be read',
    breaks: (post, evidence) => after(post, evidence, 'customer'),
  },
  {
    name: 'never_after_an_agent',
    says: 'no reply leaves more than 5 s after a word of an agent that could be read',
    breaks: (post, evidence) => after(post, evidence, 'agent'),
  },
  {
    name: 'never_after_a_note',
    says: 'no reply leaves more than 5 s after a note by a person that could be read',
    breaks: (post, evidence) => {
      const row = committedOf(evidence, post)
      const ticket = ticketOf(evidence, post.ticketId)
      if (!post.isReply || row === null || ticket === null) return null
      const since = row.created - clockOff(post, evidence)
      const note = ticket.messages.find(
        (m) => !m.public && !m.isPosted && m.at > since && readableBefore(m, post.leftAt),
      )
      return note === undefined
        ? null
        : `note ${note.id} ${secondsBetween(note.at, post.leftAt)} before`
    },
  },
  {
    name: 'never_after_a_word_elsewhere',
    says: 'no reply leaves more than 5 s after the same customer wrote on another ticket',
    breaks: (post, evidence) => {
      const row = committedOf(evidence, post)
      const ticket = ticketOf(evidence, post.ticketId)
      if (!post.isReply || row === null || ticket === null) return null
      const since = row.created - clockOff(post, evidence)
      const word = evidence.desk.feed.find(
        (m) =>
          m.ticketId !== post.ticketId &&
          m.senderId === ticket.customer.id &&
          isWordOf(m, 'customer') &&
          m.at > since &&
          readableBefore(m, post.leftAt) &&
          m.hiddenInFeedUntil < post.leftAt - 5 * SECOND &&
          evidence.desk.find(m.ticketId)?.isGone === false,
      )
      return word === undefined ? null : `word ${word.id} on ${word.ticketId}`
    },
  },
  {
    name: 'stopped_tickets_are_left_alone',
    says: 'no reply leaves on a ticket that a person tagged, snoozed, trashed or marked as spam',
    breaks: (post, { ledger, wall }) => {
      if (!post.isReply) return null
      // By a clock that runs ahead a snooze is over sooner.
      const until = Math.max(post.leftAt, wall(post.by.disk))
      const stop = ledger.stops.find(
        ({ ticketId, from, to }) =>
          ticketId === post.ticketId && from < post.leftAt - 6 * SECOND && to > until,
      )
      return stop === undefined
        ? null
        : `${stop.what} since ${secondsBetween(stop.from, post.leftAt)}`
    },
  },
  {
    name: 'no_second_flight',
    says: 'a second attempt leaves only when the first is known to be refused, or after the quiet time',
    breaks: (post, evidence) => {
      const other = unclearPosts(evidence.ledger, post.mark).find(
        (one) =>
          one !== post &&
          one.by.disk === post.by.disk &&
          post.leftAt - one.leftAt < evidence.unknownWait - SECOND,
      )
      return other === undefined
        ? null
        : `one left ${secondsBetween(other.leftAt, post.leftAt)} before`
    },
  },
  {
    name: 'second_look_before_second_attempt',
    says: 'between two attempts the ticket was read twice, at least a minute apart; at a person’s word, twice and later than that',
    breaks: (post, evidence) => {
      const { ledger } = evidence
      const first = unclearPosts(ledger, post.mark).findLast(
        (one) => one !== post && one.by.disk === post.by.disk,
      )
      if (first === undefined) return null
      const looks = ledger.readings.filter(
        (one) => one.isAnswered && one.ticketId === post.ticketId && one.askedAt > first.leftAt,
      )
      const isSettled = ledger.resent.has(committedOf(evidence, post)?.id ?? '')
      // He and the machine may look within one minute, long after the post (seed 6713).
      const from = isSettled ? first.leftAt : (looks[0]?.askedAt ?? 0)
      const span = (looks.at(-1)?.askedAt ?? 0) - from
      return looks.length >= 2 && span >= MINUTE - SECOND ? null : `${looks.length} reads`
    },
  },
  {
    name: 'two_attempts_at_most',
    says: 'of one occasion at most two posts may have landed, one more for each time a person settled it',
    breaks: (post, evidence) => {
      const { ledger } = evidence
      // A database that was lost knows of no attempt before: it looks for the mark, and waits its quarantine.
      const count = unclearPosts(ledger, post.mark).filter((one) =>
        isSameMemory(ledger, one, post),
      ).length
      const most = 2 + timesSettled(evidence, post.by.disk, post.mark)
      return count <= most ? null : `${count} attempts`
    },
  },
  {
    name: 'ladder_is_kept',
    says: 'no step is taken twice since the customer’s last word',
    breaks: (post, evidence) => {
      const row = committedOf(evidence, post)
      const ticket = ticketOf(evidence, post.ticketId)
      if (!post.isReply || row === null || ticket === null) return null
      const words = ticket.messages.filter((m) => readableBefore(m, post.leftAt))
      const last = words.findLast((m) => isWordOf(m, 'customer'))
      const known = evidence
        .raw(post.by.disk)
        .prepare('select message_id from deliveries where message_id is not null')
        .pluck()
        .all()
      const spent = words.filter(
        (m) =>
          m.isPosted &&
          m.public &&
          m.at > (last?.at ?? 0) &&
          // Without its mark only who heard its number knows it as ours.
          (!evidence.plan.habits.dropsMarks || known.includes(m.id)),
      ).length
      return spent < row.step ? null : `step ${row.step} after ${spent} follow-ups`
    },
  },
  {
    name: 'hours_are_kept',
    says: 'a reply leaves only in the hours of its policy, in the customer’s zone, also when clocks change',
    breaks: (post, { plan, wall }) => {
      if (!post.isReply || plan.sendBetween === 'always') return null
      const off = wall(post.by.disk) - post.leftAt
      const minutes = [-6, 6].map((slack) =>
        minuteOf(post.leftAt + off + slack * SECOND, plan.zone),
      )
      return minutes.some((at) => at >= 8 * 60 && at < 20 * 60) ? null : `at minute ${minutes[0]}`
    },
  },
  {
    name: 'contact_gap_is_kept',
    says: 'a customer hears from us at most once in `contact_gap`',
    breaks: (post, { ledger, plan, desk }) => {
      const customer = desk.find(post.ticketId)?.customer.id
      if (!post.isReply || plan.contactGap === 0) return null
      const other = ledger.posts.find(
        (one) =>
          one.isReply &&
          !one.isRefused &&
          one.mark !== post.mark &&
          isSameMemory(ledger, one, post) &&
          post.leftAt - one.leftAt < plan.contactGap - slackOf(plan) &&
          desk.find(one.ticketId)?.customer.id === customer,
      )
      return other === undefined
        ? null
        : `${secondsBetween(other.leftAt, post.leftAt)} after another`
    },
  },
  {
    name: 'hourly_cap_is_kept',
    says: 'never more autonomous replies in an hour than `max_per_hour`',
    breaks: (post, evidence) => overCap(post, evidence, HOUR, evidence.plan.maxPerHour),
  },
  {
    name: 'daily_cap_is_kept',
    says: 'never more autonomous replies in a day than `max_per_day`',
    breaks: (post, evidence) => overCap(post, evidence, DAY, evidence.plan.maxPerDay),
  },
  {
    name: 'daily_notes_are_kept',
    says: 'never more notes in a day than `notes_per_day`',
    breaks: (post, { ledger, plan }) => {
      const isNote = ({ mark }: Post) => ['note', 'alert'].includes(kindOf(mark) ?? '')
      if (!isNote(post)) return null
      const marks = new Set(
        ledger.posts
          .filter(
            (one) =>
              isNote(one) &&
              !one.isRefused &&
              isSameMemory(ledger, one, post) &&
              one.leftAt > post.leftAt - DAY + slackOf(plan),
          )
          .map(({ mark }) => mark),
      )
      return marks.size <= plan.notesPerDay ? null : `${marks.size} notes`
    },
  },
  {
    name: 'nobody_is_overruled',
    says: 'what a person rejected or took back does not leave, unless it is approved again',
    breaks: (post, evidence) => {
      const row = committedOf(evidence, post)
      const last = rememberedActs(post, evidence, row).findLast(({ what }) => what !== 'postponed')
      if (last === undefined) return null
      const isStopped = last.what === 'rejected' || last.what === 'undone' || last.text === 'drop'
      return post.isReply && isStopped && row?.approval === null ? `${last.what} before` : null
    },
  },
  {
    name: 'undo_window_is_kept',
    says: 'what was approved, or leaves by itself, waits until its undo window is over',
    breaks: (post, evidence) => {
      const row = committedOf(evidence, post)
      const { ledger, plan } = evidence
      if (!post.isReply || row === null) return null
      // From the writing on: who stands still before he answers "done" answers late (seed 2507).
      const since = ledger.scheduled.get(row.id)
      const waited = since === undefined ? Number.POSITIVE_INFINITY : post.leftAt - since
      const window = row.approval === null ? plan.undo.autonomous : plan.undo.approval
      const isJumped = plan.mishaps.some(({ kind }) => kind === 'clock_jump')
      return isJumped || waited > window - 2 * SECOND ? null : `after ${waited} ms`
    },
  },
  {
    name: 'quarantined_after_a_restore',
    says: 'a database that missed posts posts nothing until the quiet time is over',
    breaks: (post, { ledger, plan, unknownWait }) => {
      if (plan.mishaps.some(({ kind }) => kind === 'clock_jump')) return null
      const restore = ledger.restored.find(
        ({ disk, at, copyOf }) =>
          disk === post.by.disk &&
          at < post.leftAt &&
          post.leftAt < at + unknownWait - SECOND &&
          ledger.posts.some(
            (one) => one.by.disk === disk && one.leftAt > copyOf && one.leftAt < at,
          ),
      )
      return restore === undefined ? null : secondsBetween(restore.at, post.leftAt)
    },
  },
  {
    name: 'lowered_mode_is_heard',
    says: 'no reply leaves by itself ten seconds after the policy asks first',
    breaks: (post, evidence) => {
      const row = committedOf(evidence, post)
      if (!post.isReply || row?.approval !== null) return null
      const modes = modesSince(evidence, post.leftAt - 10 * SECOND)
      return modes.includes('autonomous') ? null : `the mode is ${modes.join(', then ')}`
    },
  },
]

/** The mode at that moment, and each that came after it: one that was raised since counts at once. */
const modesSince = ({ ledger, plan }: Evidence, since: number) => [
  ledger.modes.findLast(({ at }) => at < since)?.mode ?? plan.mode,
  ...ledger.modes.filter(({ at }) => at >= since).map(({ mode }) => mode),
]

type Readings = Evidence['ledger']['readings']

const isFor = (post: Post, one: Readings[number], ticketId: number | null) =>
  one.by.name === post.by.name &&
  one.ticketId === ticketId &&
  (ticketId !== null || one.isFirstPage)

const isFresh = (post: Post, askedAt: number) =>
  askedAt <= post.leftAt && askedAt >= post.leftAt - 5 * SECOND - 1

/** When this was last asked for; null: too long ago, or never. */
const lastReading = (post: Post, readings: Readings, ticketId: number | null) =>
  readings.findLast((one) => isFor(post, one, ticketId) && isFresh(post, one.askedAt))?.askedAt ??
  null

const after = (post: Post, evidence: Evidence, who: 'customer' | 'agent') => {
  const row = committedOf(evidence, post)
  const ticket = ticketOf(evidence, post.ticketId)
  const anchor = ticket?.messages.find(({ id }) => id === row?.anchor)
  if (!post.isReply || ticket === null || anchor === undefined) return null
  const word = ticket.messages.find(
    (m) =>
      isWordOf(m, who) &&
      (m.at > anchor.at || (m.at === anchor.at && m.id > anchor.id)) &&
      readableBefore(m, post.leftAt),
  )
  return word === undefined
    ? null
    : `word ${word.id} ${secondsBetween(word.at, post.leftAt)} before`
}

/** By how much the sender's clock is ahead, and a feed's lag. */
const clockOff = (post: Post, { wall, plan }: Evidence) =>
  Math.min(0, post.leftAt - wall(post.by.disk)) + plan.habits.lag

const minuteOf = (at: number, zone: string) => {
  const [hour, minute] = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
  })
    .format(at)
    .split(':')
  return Number(hour) * 60 + Number(minute)
}

/** Two posts the same database knows of: it is the same, and no older copy came between. */
const isSameMemory = (ledger: Evidence['ledger'], one: Post, other: Post) =>
  one.by.disk === other.by.disk && !isForgotten(ledger, one.by.disk, one.leftAt)

const isForgotten = ({ restored }: Evidence['ledger'], disk: number, at: number) =>
  restored.some((one) => one.disk === disk && one.copyOf <= at && one.at >= at)

/**
 * What people did to this decision and its database still knows: of an approval that went with an older copy it can
 * know nothing, and the one before it, which came back with the copy, counts again (seed 945).
 */
const rememberedActs = ({ by }: Post, { ledger }: Evidence, row: Committed | null) =>
  ledger.acknowledged.filter(
    ({ decision, disk, at }) =>
      decision === row?.id && disk === by.disk && !isForgotten(ledger, disk, at),
  )

const slackOf = (plan: Evidence['plan']) => 6 * SECOND + jumpsOf({ plan })

const isAskedForSince = (evidence: Evidence, post: Post) =>
  evidence.ledger.acknowledged.some(
    ({ what, text, decision, disk, at }) =>
      disk === post.by.disk &&
      (what === 'approved' || (what === 'resolved' && text === 'send')) &&
      post.executedAt.length === 0 &&
      at > post.leftAt &&
      decision === committedOf(evidence, post)?.id,
  )

const overCap = (post: Post, evidence: Evidence, span: number, most: number) => {
  const { ledger, plan } = evidence
  const isAutonomous = committedOf(evidence, post)?.approval === null
  if (!post.isReply || !isAutonomous) return null
  const marks = new Set(
    ledger.posts
      .filter(
        (one) =>
          one.isReply &&
          !one.isRefused &&
          // What a person sent again is his, also where it came back before it left (seed 4749).
          unclearPosts(ledger, one.mark).at(-1)?.isAutonomous === true &&
          !isAskedForSince(evidence, one) &&
          isSameMemory(ledger, one, post) &&
          one.leftAt > post.leftAt - span + slackOf(plan),
      )
      .map(({ mark }) => mark),
  )
  marks.add(post.mark)
  return marks.size <= most ? null : `${marks.size} of ${most}`
}
