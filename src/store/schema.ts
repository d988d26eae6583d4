/** The tables: decisions and what people and machines did to them; with those of the mirror, the whole schema. */
import { isNotNull, isNull, sql } from 'drizzle-orm'
import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Outcome, Status } from '../domain/decision.ts'
import type { Wrong } from '../domain/feedback.ts'
import type { Finding } from '../domain/finding.ts'
import type { Evidence, OpenItem, Verdict } from '../domain/ledger.ts'
import type { PostKind } from '../domain/marker.ts'
import type { Mode } from '../domain/policy.ts'
import type { ResolvedAs } from '../domain/resolution.ts'
import type { Shelf } from '../domain/shelf.ts'
import { flag, instant, json } from './columns.ts'
import { commands, redrafts } from './command-tables.ts'
import { erasedTickets, erasures } from './erasure-tables.ts'
import { debts, figures, ruleWrites, spentDays } from './insight-tables.ts'
import { events, passes, seals, spending } from './log-tables.ts'
import { messages, tickets, traces } from './mirror-tables.ts'
import { shelfExpression } from './shelf-column.ts'
import { simulationAnswers, simulationFacts, simulationUnits } from './simulation-tables.ts'
import { promptVersions, sessions, users } from './user-tables.ts'

/** Single facts: account, watermarks, pause, activation, what was proven about the helpdesk. */
export const state = sqliteTable('state', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
})

/** Which policy's `about` a silence fulfils, as a judge said it once for this input. */
export const aboutAnswers = sqliteTable('about_answers', {
  /** sha256 of ticket, anchor, words, notes by people, order states and the sentences asked about. */
  inputHash: text('input_hash').primaryKey(),
  ticketId: integer('ticket_id').notNull(),
  /** Null: none of the sentences is true. */
  policy: text('policy'),
  messageId: integer('message_id'),
  quote: text('quote'),
  at: instant('at').notNull(),
})

/** Since when a policy's reach is as it is: what was due before that is backlog. */
export const policiesSeen = sqliteTable('policies_seen', {
  name: text('name').primaryKey(),
  reachHash: text('reach_hash').notNull(),
  seenAt: instant('seen_at').notNull(),
})

export const decisions = sqliteTable(
  'decisions',
  {
    id: text('id').primaryKey(),
    ticketId: integer('ticket_id').notNull(),
    customerId: integer('customer_id'),
    version: integer('version').notNull().default(1),
    anchorMessageId: integer('anchor_message_id').notNull(),
    silentSince: instant('silent_since').notNull(),
    verdict: text('verdict').$type<Verdict>().notNull(),
    reason: text('reason').notNull(),
    confidence: real('confidence').notNull(),
    until: instant('until'),
    evidence: json<Evidence[]>('evidence').notNull(),
    openItems: json<OpenItem[]>('open_items').notNull(),
    draftSubject: text('draft_subject'),
    draftText: text('draft_text'),
    draftLanguage: text('draft_language'),
    findings: json<Finding[]>('findings').notNull(),
    policy: text('policy').notNull(),
    persona: text('persona'),
    mode: text('mode').$type<Mode>().notNull(),
    step: integer('step').notNull(),
    status: text('status').$type<Status>().notNull(),
    statusReason: text('status_reason'),
    /** Not before this moment of the helpdesk's clock. */
    sendAt: instant('send_at'),
    /** Not before this moment of this machine's clock: the undo window, a 429, a second try. */
    releaseAt: integer('release_at'),
    /** A person approved it; null in autonomous. */
    approvalId: text('approval_id'),
    /** Why a person is asked whatever the mode says. */
    asksForPerson: text('asks_for_person'),
    /** Order facts the draft was made from. */
    orderHash: text('order_hash').notNull(),
    /** Status of the ticket when it was judged. */
    ticketStatus: text('ticket_status').notNull(),
    /** What is posted next, or was posted last. */
    post: text('post').$type<PostKind>().notNull(),
    /** The mark of that post's occasion. */
    externalId: text('external_id').notNull(),
    outcome: text('outcome').$type<Outcome>(),
    outcomeAt: instant('outcome_at'),
    crossed: flag('crossed'),
    provider: text('provider').notNull(),
    model: text('model').notNull(),
    promptHashes: json<Record<string, string>>('prompt_hashes').notNull(),
    inputHash: text('input_hash').notNull(),
    tokensInput: integer('tokens_input').notNull().default(0),
    tokensCached: integer('tokens_cached').notNull().default(0),
    tokensOutput: integer('tokens_output').notNull().default(0),
    costUsd: real('cost_usd'),
    createdAt: instant('created_at').notNull(),
    /** The claim of a process that is about to post, with a fence against one that slept too long. */
    leaseOwner: text('lease_owner'),
    leaseUntil: integer('lease_until'),
    fence: integer('fence').notNull().default(0),
    shelf: text('shelf')
      .$type<Shelf>()
      .notNull()
      .generatedAlwaysAs(sql.raw(shelfExpression()), { mode: 'virtual' }),
  },
  (t) => [
    index('decisions_newest').on(t.createdAt, t.id),
    index('decisions_shelf').on(t.shelf, t.createdAt, t.id),
    index('decisions_status').on(t.status, t.verdict, t.createdAt, t.id),
    index('decisions_policy').on(t.policy, t.status, t.verdict, t.createdAt, t.id),
    index('decisions_ticket').on(t.ticketId, t.createdAt),
    index('decisions_customer').on(t.customerId, t.status),
    index('decisions_sequel').on(t.status).where(isNull(t.outcome)),
    index('decisions_occasion').on(t.externalId),
    index('decisions_leased').on(t.leaseOwner).where(isNotNull(t.leaseOwner)),
  ],
)

/** How many decisions there are of each kind, kept by triggers (`sqlite.ts`): no page counts a million rows. */
export const tallies = sqliteTable(
  'tallies',
  {
    shelf: text('shelf').$type<Shelf>().notNull(),
    status: text('status').$type<Status>().notNull(),
    verdict: text('verdict').$type<Verdict>().notNull(),
    n: integer('n').notNull(),
    /** What they cost; one whose price nobody knows counts as nothing. */
    usd: real('usd').notNull(),
  },
  (t) => [primaryKey({ columns: [t.shelf, t.status, t.verdict] })],
)

/** One row an occasion: the post that was tried, and what is known of it. */
export const deliveries = sqliteTable(
  'deliveries',
  {
    externalId: text('external_id').primaryKey(),
    decisionId: text('decision_id').notNull(),
    ticketId: integer('ticket_id').notNull(),
    customerId: integer('customer_id'),
    kind: text('kind').$type<PostKind>().notNull(),
    autonomous: flag('autonomous'),
    textHash: text('text_hash').notNull(),
    attempts: integer('attempts').notNull(),
    /** This machine's clock, before the socket was written. */
    startedAt: integer('started_at').notNull(),
    /** The helpdesk's clock at the same moment; caps and gaps count from it. */
    startedNow: instant('started_now').notNull(),
    /** This machine's clock: when the two reads before the post were sent. */
    feedReadAt: integer('feed_read_at').notNull(),
    ticketReadAt: integer('ticket_read_at').notNull(),
    messageId: integer('message_id'),
    postedAt: instant('posted_at'),
    deliveredAt: instant('delivered_at'),
    failedAt: instant('failed_at'),
    note: text('note'),
    /** First read after an unclear post that did not show it (this machine's clock). */
    absentAt: integer('absent_at'),
    /** The mark was seen on the ticket. */
    confirmed: flag('confirmed'),
    /** The ticket was so before the post and is to be so again; null: nothing to do. */
    leaveStatus: text('leave_status'),
    leaveSnoozedUntil: instant('leave_snoozed_until'),
    /** Whom the ticket belonged to before the post; null: nobody. */
    foundAssigneeId: integer('found_assignee_id'),
    /** Whether the post changed that is not known yet. */
    assigneeOpen: flag('assignee_open'),
    /** Tag to put on the ticket; null: none, or done. */
    tag: text('tag'),
    /** When a ticket without an answer is closed (`close_after`); null: never, or done. */
    closeAt: instant('close_at'),
    /** The ticket carries our review tag for this note; it is taken off once the note is settled. */
    underReview: flag('under_review'),
  },
  (t) => [
    index('deliveries_decision').on(t.decisionId),
    index('deliveries_started').on(t.startedNow),
    index('deliveries_customer').on(t.customerId, t.startedNow),
    index('deliveries_close').on(t.closeAt).where(isNotNull(t.closeAt)),
    index('deliveries_review').on(t.ticketId).where(sql`${t.underReview} = 1`),
    index('deliveries_posted').on(t.postedAt),
    index('deliveries_unfinished')
      .on(t.externalId)
      .where(sql`${t.leaveStatus} is not null or ${t.tag} is not null or ${t.assigneeOpen} = 1`),
  ],
)

export const approvals = sqliteTable(
  'approvals',
  {
    id: text('id').primaryKey(),
    decisionId: text('decision_id').notNull(),
    by: text('by').notNull(),
    at: instant('at').notNull(),
    /** sha256 of recipient, subject and text: the bytes that may leave. */
    bytesHash: text('bytes_hash').notNull(),
    edited: flag('edited'),
    accepted: json<string[]>('accepted').notNull(),
  },
  (t) => [index('approvals_decision').on(t.decisionId)],
)

export const rejections = sqliteTable('rejections', {
  decisionId: text('decision_id').primaryKey(),
  by: text('by').notNull(),
  at: instant('at').notNull(),
  reason: text('reason'),
})

/** How a person settled what was unclear or set aside; each word of his is a row. */
export const resolutions = sqliteTable(
  'resolutions',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    decisionId: text('decision_id').notNull(),
    as: text('as').$type<ResolvedAs>().notNull(),
    by: text('by').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [index('resolutions_decision').on(t.decisionId)],
)

/** What a person thinks of one decision: the latest word counts. */
export const feedback = sqliteTable('feedback', {
  decisionId: text('decision_id').primaryKey(),
  policy: text('policy').notNull(),
  /** It had left: a mistake counts against its policy. */
  sent: flag('sent'),
  /** What was wrong; null: it was right. */
  wrong: text('wrong').$type<Wrong>(),
  by: text('by').notNull(),
  at: instant('at').notNull(),
})

export const schema = {
  state,
  tickets,
  messages,
  traces,
  policiesSeen,
  aboutAnswers,
  decisions,
  tallies,
  deliveries,
  approvals,
  rejections,
  resolutions,
  feedback,
  events,
  seals,
  spending,
  passes,
  commands,
  redrafts,
  erasures,
  erasedTickets,
  figures,
  spentDays,
  debts,
  ruleWrites,
  simulationUnits,
  simulationAnswers,
  simulationFacts,
  users,
  sessions,
  promptVersions,
}
