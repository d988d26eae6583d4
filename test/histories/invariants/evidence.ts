/** What an invariant may look at: the world as it really is, and the databases as they stand. */
import type Database from 'better-sqlite3'
import type { Desk, DeskMessage, DeskTicket } from '../desk.ts'
import type { Ledger, Post } from '../ledger.ts'
import type { Plan } from '../plan.ts'

export type Evidence = {
  now: () => number
  plan: Plan
  desk: Desk
  ledger: Ledger
  raw: (disk: number) => Database.Database
  wall: (disk: number) => number
  unknownWait: number
}

/** `breaks` says how, or null. */
export type Invariant<On> = {
  name: string
  says: string
  breaks: (on: On, evidence: Evidence) => string | null
}

export type Committed = {
  id: string
  status: string
  anchor: number
  step: number
  created: number
  policy: string
  approval: string | null
  subject: string | null
  words: string | null
  leased_by: string | null
  attempts: number | null
  owner: string | null
  autonomous: 0 | 1
  bytes_approved: string | null
}

/** What the database of the sender says of this post at the moment its first byte leaves. */
export const committedOf = ({ raw }: Evidence, post: Post): Committed | null =>
  (raw(post.by.disk)
    .prepare(
      `select d.id, d.status, d.anchor_message_id as anchor, d.step, d.created_at as created, d.policy,
        d.approval_id as approval, d.draft_subject as subject, d.draft_text as words, d.lease_owner as leased_by,
        v.attempts, v.decision_id as owner, v.autonomous, a.bytes_hash as bytes_approved
      from decisions d left join deliveries v on v.external_id = d.external_id
        left join approvals a on a.id = d.approval_id
      where d.external_id = ? order by d.status = 'sending' desc limit 1`,
    )
    .get(post.mark) as Committed | undefined) ?? null

/** How often a person settled this occasion so that it may be tried again. */
export const timesSettled = ({ raw }: Evidence, disk: number, mark: string): number =>
  raw(disk)
    .prepare(
      `select count(*) from resolutions where "as" in ('send', 'drop') and decision_id in (
        select id from decisions where external_id = @mark
        union select decision_id from deliveries where external_id = @mark)`,
    )
    .pluck()
    .get({ mark }) as number

/** What was read before a post may be so old when it leaves; a word that could be read earlier was there to see. */
const OLDEST_READ = 5000

export const readableBefore = (message: DeskMessage, leftAt: number) =>
  Math.max(message.readableAt, message.hiddenUntil) < leftAt - OLDEST_READ

export const isWordOf = (message: DeskMessage, who: 'customer' | 'agent') =>
  message.public && !message.isPosted && message.fromAgent === (who === 'agent')

export const ticketOf = ({ desk }: Evidence, id: number): DeskTicket | null => desk.find(id)

export const secondsBetween = (a: number, b: number) => `${((b - a) / 1000).toFixed(1)} s`

/** A clock that jumps moves every span that is reckoned by it. */
export const jumpsOf = ({ plan }: Pick<Evidence, 'plan'>) =>
  plan.mishaps.reduce((sum, { kind, by }) => sum + (kind === 'clock_jump' ? Math.abs(by) : 0), 0)
