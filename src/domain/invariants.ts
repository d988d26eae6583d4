/**
 * What must hold of the delivery rows at every moment. The simulator asks after each event, a running installation
 * after each pass; there a violation stops all posts until a person has looked.
 */
import { SECOND } from '../lib/clock.ts'
import { NOBODYS, type Status } from './decision.ts'
import { isOurs, type PostKind } from './marker.ts'
import type { Mode } from './policy.ts'
import type { ResolvedAs } from './resolution.ts'

/** The rows that are looked at: all of them in a simulation, the open and recent ones in a running installation. */
export type Snapshot = {
  decisions: InspectedDecision[]
  deliveries: InspectedDelivery[]
  /** What people approved, by the id of the approval. */
  approvals: { id: string; bytesHash: string }[]
  /** How people settled what was unclear. */
  resolutions: { decisionId: string; as: ResolvedAs }[]
  /** What stops posts now, each with the number of the event by which it began; null: nothing does. */
  stops: { all: number | null; autonomous: number | null }
}

export type InspectedDecision = {
  id: string
  ticketId: number
  status: Status
  mode: Mode
  post: PostKind
  externalId: string
  approvalId: string | null
}

export type InspectedDelivery = {
  externalId: string
  decisionId: string
  ticketId: number
  kind: PostKind
  autonomous: boolean
  attempts: number
  /** Empty: adopted from the ticket; this database never sent it. */
  textHash: string
  /** This machine's clock, as are the two reads before it. */
  startedAt: number
  feedReadAt: number
  ticketReadAt: number
  /** Number of the event that was written with its last commitment; null: this database never made one. */
  committedBy: number | null
  messageId: number | null
}

/** `key` names the same violation again, so that nobody is told twice. */
export type Violation = { invariant: string; key: string; what: string }

export type Invariant = {
  name: string
  /** The sentence that must hold. */
  says: string
  /** The ids of what breaks it. */
  breaks: (rows: Snapshot) => string[]
}

/** Empty while everything holds. */
export const violationsOf = (rows: Snapshot): Violation[] =>
  INVARIANTS.flatMap(({ name, says, breaks }) =>
    breaks(rows).map((id) => ({
      invariant: name,
      key: `${name}:${id}`,
      what: `${says} (${id})`,
    })),
  )

/** One attempt, and one more once two reads have proven that the first never landed. */
const MOST_ATTEMPTS = 2
/** The age that the read before a post may have, and what the clock may be off between two readings of it. */
const OLDEST_READ = 5 * SECOND + SECOND

export const INVARIANTS: Invariant[] = [
  {
    name: 'sending_is_committed',
    says: 'What is being sent has a delivery row of its own with an attempt',
    breaks: (rows) =>
      idsOf(
        rows.decisions.filter((decision) => {
          const row = deliveryOf(rows, decision)
          return isSending(decision) && !(row?.decisionId === decision.id && row.attempts > 0)
        }),
      ),
  },
  {
    name: 'spent_is_not_sent_again',
    says: 'An occasion whose message is known is not being sent again',
    breaks: (rows) =>
      idsOf(rows.decisions.filter((d) => isSending(d) && hasMessage(deliveryOf(rows, d)))),
  },
  {
    name: 'one_open_post_per_occasion',
    says: 'At most one decision of an occasion is being sent, unclear or set aside',
    breaks: ({ decisions }) =>
      repeated(decisions.filter(isUnsettled).map(({ externalId }) => externalId)),
  },
  {
    name: 'attempts_are_counted',
    says: 'Nothing is tried more than twice, and once more each time a person settled it',
    breaks: ({ deliveries, decisions, resolutions }) =>
      marksOf(
        deliveries.filter(({ externalId, decisionId, attempts }) => {
          // Of an erased customer: what a person had settled was erased with him.
          if (decisionId === NOBODYS) return attempts < 0
          // A note that was settled, and approved since: its decision goes by the mark of the reply.
          const ids = new Set([
            decisionId,
            ...decisions.filter((d) => d.externalId === externalId).map(({ id }) => id),
          ])
          const again = resolutions.filter((r) => opensAgain(r.as) && ids.has(r.decisionId)).length
          return attempts < 0 || attempts > MOST_ATTEMPTS + again
        }),
      ),
  },
  {
    name: 'sent_names_its_message',
    says: 'What is sent names the message on the ticket, unless a person said that it stands there',
    breaks: (rows) =>
      idsOf(
        rows.decisions.filter(
          (decision) =>
            hasLeft(decision) &&
            !hasMessage(deliveryOf(rows, decision)) &&
            !rows.resolutions.some((r) => r.as === 'there' && r.decisionId === decision.id),
        ),
      ),
  },
  {
    name: 'one_occasion_per_message',
    says: 'No two occasions name the same message',
    breaks: ({ deliveries }) =>
      repeated(deliveries.flatMap(({ messageId }) => (messageId === null ? [] : [`${messageId}`]))),
  },
  {
    name: 'every_post_is_marked',
    says: 'Every post is known by a mark of ours',
    breaks: ({ deliveries }) => marksOf(deliveries.filter(({ externalId }) => !isOurs(externalId))),
  },
  {
    name: 'unasked_only_when_autonomous',
    says: 'A reply nobody approved leaves only where the policy is autonomous',
    breaks: ({ decisions }) =>
      idsOf(
        decisions.filter(
          (d) =>
            d.post === 'reply' &&
            (isSending(d) || d.status === 'unknown') &&
            d.approvalId === null &&
            d.mode !== 'autonomous',
        ),
      ),
  },
  {
    name: 'approved_bytes_leave',
    says: 'What is being sent is what was approved, byte for byte',
    breaks: (rows) =>
      idsOf(
        rows.decisions.filter((decision) => {
          if (!isSending(decision) || decision.post !== 'reply') return false
          const approved = rows.approvals.find(({ id }) => id === decision.approvalId)
          const row = deliveryOf(rows, decision)
          if (decision.approvalId === null || row === undefined) return false
          return approved?.bytesHash !== row.textHash
        }),
      ),
  },
  {
    name: 'posted_on_a_fresh_read',
    says: 'A post follows its reads within five seconds',
    breaks: ({ deliveries }) =>
      marksOf(
        deliveries.filter(
          (row) =>
            isOwn(row) && row.startedAt - Math.min(row.feedReadAt, row.ticketReadAt) > OLDEST_READ,
        ),
      ),
  },
  {
    name: 'nothing_leaves_while_stopped',
    says: 'Nothing is sent after everything was stopped',
    breaks: ({ deliveries, stops }) =>
      marksOf(deliveries.filter((row) => isOwn(row) && isAfter(row, stops.all))),
  },
  {
    name: 'nothing_autonomous_leaves_while_stopped',
    says: 'No reply leaves by itself after autonomous posting was stopped',
    breaks: ({ deliveries, stops }) =>
      marksOf(
        deliveries.filter((row) => row.autonomous && isOwn(row) && isAfter(row, stops.autonomous)),
      ),
  },
]

const deliveryOf = ({ deliveries }: Snapshot, { externalId }: InspectedDecision) =>
  deliveries.find((row) => row.externalId === externalId)

const isSending = ({ status }: InspectedDecision) => status === 'sending'

const hasLeft = ({ status }: InspectedDecision) => status === 'sent' || status === 'delivered'

const isUnsettled = ({ status }: InspectedDecision) =>
  status === 'sending' || status === 'unknown' || status === 'parked'

/** What was dropped may be judged again once something new stands on its ticket. */
const opensAgain = (as: ResolvedAs) => as === 'send' || as === 'drop'

const hasMessage = (row: InspectedDelivery | undefined) =>
  row !== undefined && row.messageId !== null

/** Sent by this database: what was adopted from a ticket was somebody else's act. */
const isOwn = ({ textHash, attempts }: InspectedDelivery) => textHash !== '' && attempts > 0

/** By the order in which both were written: a clock that was set back makes what left before a stop look later. */
const isAfter = ({ committedBy }: InspectedDelivery, stoppedBy: number | null) =>
  stoppedBy !== null && committedBy !== null && committedBy > stoppedBy

const idsOf = (decisions: InspectedDecision[]) => decisions.map(({ id }) => id)

const marksOf = (deliveries: InspectedDelivery[]) => deliveries.map(({ externalId }) => externalId)

const repeated = (names: string[]) => [
  ...new Set(names.filter((name, place) => names.indexOf(name) !== place)),
]
