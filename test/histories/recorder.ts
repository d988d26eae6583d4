/** Writes down every move of a decision and every stop, in the very statement that makes it. */
import type Database from 'better-sqlite3'
import type { Status } from '../../src/domain/decision.ts'
import type { PostKind } from '../../src/domain/marker.ts'
import { STOP_KEYS } from '../../src/domain/stops.ts'

/** Everything that stops posts, at that very moment. */
const STOPS = [...STOP_KEYS, 'autonomous_paused'].map((key) => `'${key}'`).join(', ')

const columns = (was: string) => `
  new.id, new.ticket_id, new.customer_id, ${was}, new.status, new.post, new.external_id, new.fence, new.lease_owner,
  new.lease_until, new.approval_id, new.send_at, new.release_at, new.anchor_message_id, new.step, new.draft_subject,
  new.draft_text, new.created_at, new.status_reason, new.policy, new.mode, new.asks_for_person,
  (select group_concat(key) from state where key in (${STOPS}))`

/** Temporary: the tables of the product are not touched, and no copy of the database holds it. */
export const RECORDER = `
create temp table moves (
  seq integer primary key, decision text, ticket integer, customer integer, was text, became text, post text,
  mark text, fence integer, leased_by text, leased_until integer, approval text, send_at integer, release_at integer,
  anchor integer, step integer, subject text, words text, created_at integer, reason text, policy text, mode text,
  asks text, stops text
);
create temp trigger moved after update of status on decisions when old.status <> new.status begin
  insert into moves values (null, ${columns('old.status')});
end;
create temp trigger made after insert on decisions begin
  insert into moves values (null, ${columns('null')});
end;
`

export type Move = {
  seq: number
  decision: string
  ticket: number
  customer: number | null
  was: Status | null
  became: Status
  post: PostKind
  mark: string
  fence: number
  leased_by: string | null
  leased_until: number | null
  approval: string | null
  send_at: number | null
  release_at: number | null
  anchor: number
  step: number
  subject: string | null
  words: string | null
  created_at: number
  reason: string | null
  policy: string
  mode: string
  asks: string | null
  /** Names of what stopped posts at that moment, with commas; null: nothing. */
  stops: string | null
}

/** What moved since the last question. */
export const takeMoves = (raw: Database.Database): Move[] => {
  const moves = raw.prepare('select * from temp.moves order by seq').all() as Move[]
  if (moves.length > 0) raw.exec('delete from temp.moves')
  return moves
}
