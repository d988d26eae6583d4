/** Tells everything that happened on a ticket, in the order of time. */
import type { Act } from '../domain/acts.ts'
import type { Decision } from '../domain/decision.ts'
import type { Explanation } from '../domain/explanation.ts'
import type { Feedback } from '../domain/feedback.ts'
import type { PostKind } from '../domain/marker.ts'
import type { Message, MirroredTicket } from '../domain/ticket.ts'
import type { Instant } from '../lib/clock.ts'
import type { DeliveryRow, Store } from '../store/store.ts'

/** One post that was tried, with what was known before it. */
export type Posting = {
  decisionId: string
  kind: PostKind
  attempts: number
  /** This machine's clock: the two reads before the post, and the post itself. */
  feedReadAt: number
  ticketReadAt: number
  startedAt: number
  postedAt: Instant | null
  deliveredAt: Instant | null
  failedAt: Instant | null
  note: string | null
  messageId: number | null
}

export type Told = { at: Instant } & (
  | { kind: 'message'; message: Message }
  | { kind: 'decision'; decision: Decision; feedback: Feedback | null }
  | { kind: 'act'; act: Act; words: string | null }
  | { kind: 'posting'; posting: Posting }
)

export type Story = { ticket: MirroredTicket; explanation: Explanation; told: Told[] }

type Deps = {
  store: Store
  explain: (ticketId: number) => Promise<Explanation | null>
}

/** Null when the mirror does not know the ticket. Reads the database alone. */
export const createFindStory =
  ({ store, explain }: Deps) =>
  async (ticketId: number): Promise<Story | null> => {
    const [ticket, explanation] = [await store.mirror.find(ticketId), await explain(ticketId)]
    if (ticket === null || explanation === null) return null
    const { decisions } = explanation
    const feedback = await store.feedback.of(decisions.map(({ id }) => id))
    const said = await store.stories.said(ticketId)
    const told: Told[] = [
      ...ticket.messages.map((message): Told => ({ at: message.at, kind: 'message', message })),
      ...decisions.map((decision): Told => {
        const opinion = feedback.get(decision.id) ?? null
        return { at: decision.createdAt, kind: 'decision', decision, feedback: opinion }
      }),
      ...(await store.stories.acts(ticketId)).filter(isToldByItself).map((act): Told => {
        const words = said.find((one) => one.decisionId === act.decisionId && one.at === act.at)
        return { at: act.at, kind: 'act', act, words: words?.words || null }
      }),
      ...(await store.stories.deliveries(ticketId))
        .filter(isTried)
        .map((row): Told => ({ at: row.startedNow, kind: 'posting', posting: row })),
    ]
    // Sorting keeps what has the same moment in this order: said, judged, done, posted.
    return { ticket, explanation, told: told.sort((a, b) => a.at - b.at) }
  }

/** Decisions and posts tell of themselves. */
const isToldByItself = ({ act }: Act) => !act.startsWith('decided_') && act !== 'sending'

const isTried = ({ attempts }: DeliveryRow) => attempts > 0
