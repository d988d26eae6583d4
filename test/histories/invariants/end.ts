/** What must hold when the faults are over, everything is up, and some hours have passed. */
import type Database from 'better-sqlite3'
import { MINUTE, SECOND } from '../../../src/lib/clock.ts'
import { unclearPosts } from '../ledger.ts'
import { type Evidence, type Invariant, isWordOf, jumpsOf, timesSettled } from './evidence.ts'

export type Ended = {
  disk: number
  seals: { broken: unknown }
  faults: string[]
}

type Row = {
  id: string
  ticket: number
  mark: string
  status: string
  post: string
  reason: string | null
  /** Null: it leaves by itself, and waits for a person while the breaker is on. */
  approval: string | null
  send_at: number | null
  release_at: number | null
}

export const END_INVARIANTS: Invariant<Ended>[] = [
  {
    name: 'nothing_acknowledged_is_lost',
    says: 'what a person approved has left, ended with a reason, or is in front of a person again',
    breaks: (ended, evidence) => {
      const { ledger } = evidence
      for (const act of ledger.acknowledged.filter(({ disk }) => disk === ended.disk)) {
        if (wasRestored(evidence, ended.disk, act.at)) continue
        const row = rowsOf(evidence, ended.disk).find(({ id }) => id === act.decision)
        if (row === undefined) return `decision ${act.decision} is gone`
        const last = ledger.acknowledged.findLast(({ decision }) => decision === act.decision)
        const isForgotten = last?.what === 'approved' && row.status === 'no_action'
        if (isForgotten && !wasInShadow(ledger, act.at))
          return `approved ${act.decision} is forgotten`
        if (row.status === 'scheduled' && isOverdue(row, evidence, ended.disk))
          return `${act.decision} should have left: ${row.reason}`
      }
      return null
    },
  },
  {
    name: 'acknowledged_acts_are_written',
    says: 'every act of a person that was answered with “done” stands among the events',
    breaks: (ended, evidence) => {
      const told = evidence.ledger.acknowledged.filter(
        ({ disk, at }) => disk === ended.disk && !wasRestored(evidence, ended.disk, at),
      )
      const written = eventsOf(evidence, ended.disk)
      const missing = told.find(
        ({ decision, what }) =>
          count(told, (one) => one.decision === decision && one.what === what) >
          count(written, (one) => one.decision === decision && one.act.startsWith(what)),
      )
      return missing === undefined ? null : `${missing.decision}: ${missing.what}`
    },
  },
  {
    name: 'nothing_waits_for_itself',
    says: 'with everything quiet nothing that is scheduled waits for a process, a claim or a fresh read',
    breaks: ({ disk }, evidence) => {
      const row = rowsOf(evidence, disk).find(
        ({ status, reason }) => status === 'scheduled' && OWN_TROUBLE.test(reason ?? ''),
      )
      return row === undefined ? null : `${row.id}: ${row.reason}`
    },
  },
  {
    name: 'nothing_stays_in_sending',
    says: 'no decision stays in `sending`',
    breaks: (ended, evidence) =>
      stuck(evidence, ended.disk, 'sending', evidence.now() - 20 * MINUTE),
  },
  {
    name: 'nothing_stays_unknown',
    says: 'what is unclear is settled, or set aside for a person, within the quiet time and two passes',
    breaks: (ended, evidence) =>
      stuck(evidence, ended.disk, 'unknown', evidence.now() - evidence.unknownWait - 40 * MINUTE),
  },
  {
    name: 'what_landed_is_known',
    says: 'every post that stands on a ticket is known by its mark, shown as unclear, or settled by a person',
    breaks: (ended, evidence) => {
      const { ledger } = evidence
      const rows = rowsOf(evidence, ended.disk)
      for (const post of ledger.posts) {
        if (post.by.disk !== ended.disk || post.executedAt.length === 0) continue
        if (wasRestored(evidence, ended.disk, post.leftAt)) continue
        const delivery = evidence
          .raw(ended.disk)
          .prepare('select message_id as message from deliveries where external_id = ?')
          .get(post.mark) as { message: number | null } | undefined
        const ours = rows.filter(({ mark }) => mark === post.mark)
        const isKnown =
          delivery?.message != null ||
          // A note whose draft has since left as a reply: the mirror holds it with its mark (seed 9401).
          (!post.isReply && ours.length === 0 && isMirrored(evidence, ended.disk, post.mark)) ||
          ours.some(({ id, status }) => OPEN.has(status) || wasSeen(evidence, ended.disk, id))
        if (!isKnown)
          return `${post.mark} is ${ours.map(({ status }) => status).join() || 'nowhere'}`
      }
      return null
    },
  },
  {
    name: 'left_as_found',
    says: 'a ticket that nobody touched stands after our reply as before it, unless that reply waits for a person to know of it',
    breaks: (ended, evidence) => {
      const { ledger, desk } = evidence
      for (const [id, found] of ledger.found) {
        const ticket = desk.find(id)
        if (ticket === null || ticket.isGone || ledger.givenUp.has(id)) continue
        if (found.disk !== ended.disk || wasRestored(evidence, ended.disk, found.at)) continue
        if (isUnknowable(evidence, ended.disk, found.mark)) continue
        const isTouched = (ledger.touched.get(id) ?? 0) > found.at - MINUTE
        const hasWord = ticket.messages.some(
          // Also one that came since the reads before the post, which may be minutes on its way (seed 3315).
          (m) =>
            m.at > found.leftAt - READ_BEFORE && (isWordOf(m, 'customer') || isWordOf(m, 'agent')),
        )
        if (!isTouched && !hasWord && ticket.status !== found.status)
          return `ticket ${id} is ${ticket.status}, and was ${found.status}`
      }
      return null
    },
  },
  {
    name: 'twins_are_told',
    says: 'where two installations could not see each other, both stop posting by themselves and say so',
    breaks: (ended, evidence) => {
      const events = eventsOf(evidence, ended.disk)
      for (const [mark, landedAt] of evidence.ledger.twins) {
        if (wasRestored(evidence, ended.disk, landedAt)) continue
        const at = landedAt - jumpsOf(evidence)
        const before = events.findLast((one) => one.at <= at && BREAKER.has(one.act))
        const isTold = before?.act === 'breaker_tripped'
        const wasTold = isTold || events.some((one) => one.at > at && one.act === 'breaker_tripped')
        if (!wasTold) return `nobody was told of ${mark}`
      }
      return null
    },
  },
  {
    name: 'the_audit_is_whole',
    says: 'the seals over the events are unbroken',
    breaks: ({ seals }) => (seals.broken === null ? null : 'a seal does not fit'),
  },
  {
    name: 'the_database_is_sound',
    says: 'SQLite finds no fault in the database',
    breaks: ({ faults }) => faults[0] ?? null,
  },
  {
    name: 'attempts_add_up',
    says: 'the attempts that are counted are those that may have landed',
    breaks: (ended, evidence) => {
      const { disk } = ended
      const rows = evidence
        .raw(disk)
        .prepare('select external_id as mark, attempts from deliveries where text_hash <> ?')
        .all('') as { mark: string; attempts: number }[]
      for (const { mark, attempts } of rows) {
        const left = unclearPosts(evidence.ledger, mark).filter(
          ({ by, leftAt }) => by.disk === disk && !wasRestored(evidence, disk, leftAt),
        ).length
        // Who dies between commitment and post has counted one more.
        if (attempts < left || attempts > 2 + timesSettled(evidence, disk, mark))
          return `${mark}: ${attempts} of ${left}`
      }
      return null
    },
  },
]

/** What a delivery says when it stood in its own way. */
const OWN_TROUBLE =
  /another process|slept for longer|moved it meanwhile|too old to post|could not leave in time/

/** The breaker opens, or a person has looked and closes it. */
const BREAKER = new Set(['breaker_tripped', 'resumed'])

/** A person sees that it is not sure, or has said what became of it. */
const OPEN = new Set(['unknown', 'parked', 'rejected', 'cancelled'])

/** A person said that it stands there; where no read shows it, his word is all there is. */
const wasSeen = ({ raw }: Evidence, disk: number, decision: string) =>
  raw(disk)
    .prepare(`select 1 from resolutions where decision_id = ? and "as" = 'there'`)
    .get(decision) !== undefined

const isMirrored = ({ raw }: Evidence, disk: number, mark: string) =>
  raw(disk).prepare('select 1 from messages where external_id = ?').get(mark) !== undefined

/**
 * The answer to it was lost, and the helpdesk drops marks: nothing but a person's word can tell that it landed and opened
 * the ticket. Only while it is set aside: once he has said that it stands there, the ticket is left as it was found.
 */
const isUnknowable = ({ desk, raw }: Evidence, disk: number, mark: string) =>
  desk.habits.dropsMarks &&
  raw(disk)
    .prepare(
      `select 1 from decisions d join deliveries v on v.external_id = d.external_id
       where d.external_id = ? and d.status = 'parked' and v.message_id is null`,
    )
    .get(mark) !== undefined

const rowsOf = ({ raw }: Evidence, disk: number) => read(raw(disk))

const read = (raw: Database.Database) =>
  raw
    .prepare(
      `select id, ticket_id as ticket, external_id as mark, status, post, status_reason as reason,
        approval_id as approval, send_at, release_at
       from decisions`,
    )
    .all() as Row[]

const eventsOf = ({ raw }: Evidence, disk: number) =>
  raw(disk).prepare('select at, decision_id as decision, act from events order by id').all() as {
    at: number
    decision: string | null
    act: string
  }[]

const count = <T>(of: T[], isMeant: (one: T) => boolean) => of.filter(isMeant).length

/** Due for half an hour, and nothing anybody is shown stands in its way. */
const isOverdue = (row: Row, { raw, wall }: Evidence, disk: number) => {
  const isStopped = raw(disk)
    .prepare(
      `select 1 from state where key in ('paused', 'posting_held', 'quarantine', 'violated', 'hold')
         or (key = 'autonomous_paused' and @approval is null)`,
    )
    .get({ approval: row.approval })
  const due = Math.max(row.send_at ?? 0, row.release_at ?? 0)
  return isStopped === undefined && due < wall(disk) - 30 * MINUTE
}

const stuck = (evidence: Evidence, disk: number, status: string, before: number) => {
  const started = evidence
    .raw(disk)
    .prepare(
      `select d.id, v.started_at as at from decisions d join deliveries v on v.external_id = d.external_id
       where d.status = ?`,
    )
    .all(status) as { id: string; at: number }[]
  const off = evidence.wall(disk) - evidence.now()
  const late = started.find(({ at }) => at - off < before)
  return late === undefined ? null : `${late.id} is ${status}`
}

/** The shop went into shadow since, which takes back all that waits. */
const wasInShadow = ({ modes }: Evidence['ledger'], since: number) =>
  [
    ...modes.filter(({ at }) => at <= since).slice(-1),
    ...modes.filter(({ at }) => at > since),
  ].some(({ mode }) => mode === 'shadow')

/** An older copy came back after that moment: what was done since then is in no database. */
const wasRestored = ({ ledger }: Evidence, disk: number, at: number) =>
  ledger.restored.some((one) => one.disk === disk && one.copyOf <= at && one.at >= at)

/** A post leaves on reads that are at most so old. */
const READ_BEFORE = 5 * SECOND
