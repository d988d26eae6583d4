/** Counts for the insights in the statement that makes a thing happen, whoever writes it: triggers, for `sqlite.ts`. */
import { ALWAYS_AFTER, ANSWER_BINS, BLOCKS, type FigureName, QUARTER } from '../domain/figures.ts'

type Counted = {
  name: FigureName
  detail: string
  at: string
  /** `d`: the decision it is about. */
  from: string
  sign?: 1 | -1
}

/** All words here are the program's own. `on conflict` after a `select` needs its `where`. */
const count = ({ name, detail, at, from, sign = 1 }: Counted) => `
  insert into figures (size, quarter, name, detail, policy, persona, step, n)
  select b.size, cast(${at} / ${QUARTER} as integer) / b.size * b.size, '${name}', ${detail},
    d.policy, coalesce(d.persona, ''), d.step, ${sign}
  from (${BLOCKS.map((size) => `select ${size} as size`).join(' union all ')}) b, ${from}
  on conflict do update set n = n + excluded.n;`

const hand = `case
    when new.autonomous = 1 then 'by_itself'
    when exists (select 1 from approvals where decision_id = d.id and edited = 1) then 'edited'
    when exists (select 1 from redrafts where decision_id = d.id) then 'redrafted'
    else 'unedited' end`

const sent = count({
  name: 'sent',
  detail: hand,
  at: 'new.posted_at',
  from: 'decisions d where d.id = new.decision_id',
})

const undelivered = count({
  name: 'undelivered',
  detail: `''`,
  at: 'new.posted_at',
  from: 'decisions d where d.id = new.decision_id',
})

const post = 'deliveries p on p.external_id = d.external_id and p.posted_at is not null'

/** Belongs to the moment the follow-up left, so that shares of one week are of one week. */
const outcome = count({
  name: 'outcome',
  detail: 'new.outcome',
  at: 'p.posted_at',
  from: `decisions d join ${post} where d.id = new.id`,
})

const finite = ANSWER_BINS.filter(({ within }) => Number.isFinite(within))
const longest = ANSWER_BINS[ANSWER_BINS.length - 1]?.key

const answer = count({
  name: 'answer',
  detail: `case ${finite
    .map(({ key, within }) => `when new.outcome_at - p.posted_at <= ${within} then '${key}'`)
    .join(' ')} else '${longest}' end`,
  at: 'p.posted_at',
  from: `decisions d join ${post} where d.id = new.id and new.outcome = 'replied'`,
})

const mistake = (row: 'new' | 'old', sign: 1 | -1) =>
  count({
    name: 'mistake',
    detail: `${row}.wrong`,
    at: `${row}.at`,
    from: `decisions d where d.id = ${row}.decision_id and ${row}.sent = 1 and ${row}.wrong is not null`,
    sign,
  })

/** Shown only: what was due long before we looked says nothing of this week. */
const isShownOnly = `(new.reason like 'backlog%' or new.reason like 'too_late%')`

const debt = `
  insert into debts (ticket_id, anchor_message_id, decision_id, policy, persona, at)
  values (new.ticket_id, new.anchor_message_id, new.id, new.policy, coalesce(new.persona, ''),
    max(new.created_at, coalesce(new.send_at, 0)))
  on conflict do update set decision_id = excluded.decision_id;`

const ruleWrite = `
  insert into rule_writes (ticket_id, anchor_message_id, at, look_at, open)
  values (new.ticket_id, new.anchor_message_id, new.silent_since + ${ALWAYS_AFTER},
    new.silent_since + ${ALWAYS_AFTER}, 1)
  on conflict do nothing;`

const spent = (row: 'new' | 'old', sign: '' | '-') => `
  insert into spent_days (day, usd) values (${row}.day, ${sign}${row}.usd)
  on conflict (day) do update set usd = usd + excluded.usd;`

const isSent = `new.kind = 'reply' and new.posted_at is not null`

/** A post that is taken back into the unknown and found again is counted once: it has its moment from then on. */
export const KEEP_FIGURES = `
create trigger if not exists figure_sent after insert on deliveries when ${isSent}
  begin ${sent} end;
create trigger if not exists figure_sent_later after update of posted_at on deliveries
  when ${isSent} and old.posted_at is null
  begin ${sent} end;
create trigger if not exists figure_undelivered after update of failed_at on deliveries
  when ${isSent} and new.failed_at is not null and old.failed_at is null
  begin ${undelivered} end;
create trigger if not exists figure_outcome after update of outcome on decisions
  when new.outcome is not null and old.outcome is null
  begin ${outcome} ${answer} end;
create trigger if not exists figure_mistake after insert on feedback
  begin ${mistake('new', 1)} end;
create trigger if not exists figure_mistake_said_anew after update on feedback
  begin ${mistake('old', -1)} ${mistake('new', 1)} end;
create trigger if not exists figure_debt after insert on decisions
  when new.verdict = 'we_owe' and not ${isShownOnly}
  begin ${debt} end;
create trigger if not exists figure_rule after insert on decisions when not ${isShownOnly}
  begin ${ruleWrite} end;
create trigger if not exists figure_forgotten after delete on decisions begin
  delete from debts where ticket_id = old.ticket_id;
  delete from rule_writes where ticket_id = old.ticket_id;
end;
create trigger if not exists figure_spent after insert on spending begin ${spent('new', '')} end;
create trigger if not exists figure_spent_anew after update of usd, day on spending
  begin ${spent('old', '-')} ${spent('new', '')} end;`
