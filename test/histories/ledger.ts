/** What really left, what really happened, and what people were told: the truth that a database is held against. */
import type { Owner } from './time.ts'

export type PostBody = {
  public: boolean
  channel: string
  body_text: string
  subject?: string
  external_id: string
  sent_datetime?: string
  sender: { id: number }
  receiver?: { id: number }
  source: {
    from?: { address?: string }
    to?: { address?: string }[]
    cc?: object[]
    bcc?: object[]
  }
}

/** One POST of a message, from the moment its first byte left. */
export type Post = {
  by: Process
  ticketId: number
  mark: string
  isReply: boolean
  /** Nobody approved it. */
  isAutonomous: boolean
  body: PostBody
  leftAt: number
  /** Once for each time the helpdesk carried it out. */
  executedAt: number[]
  messageId: number | null
  /** Other installations → when an answer first showed it to them. */
  shownTo: Map<number, number>
  /** The helpdesk said no, or never got it, and the sender knows. */
  isRefused: boolean
  answeredAt: number | null
}

export type Process = Owner & { name: string; pid: number; disk: number; wall: () => number }

/** A question that was asked; `askedAt` is when it left. */
export type Reading = {
  by: Process
  askedAt: number
  ticketId: number | null
  isFirstPage: boolean
  isAnswered: boolean
}

/** A person's act that was answered with "done". */
export type Acknowledged = {
  what: 'approved' | 'undone' | 'rejected' | 'postponed' | 'resolved'
  decision: string
  disk: number
  at: number
  text: string | null
}

/** Somebody at the helpdesk stops a ticket. */
export type Stop = {
  ticketId: number
  what: 'tag' | 'spam' | 'trash' | 'snooze'
  from: number
  to: number
}

export type Violation = { invariant: string; what: string; at: number }

export type Ledger = ReturnType<typeof createLedger>

export const createLedger = () => ({
  posts: [] as Post[],
  readings: [] as Reading[],
  acknowledged: [] as Acknowledged[],
  /** Decision → when it was first seen to be on its way, or was again after somebody had stopped it. */
  scheduled: new Map<string, number>(),
  /** Decisions a person is settling, or has settled. */
  settling: new Set<string>(),
  /** Those a person has had sent once more. */
  resent: new Set<string>(),
  stops: [] as Stop[],
  /** When persons or machines made the policy ask first, and when it acted by itself again. */
  modes: [] as { at: number; mode: string }[],
  /** Ticket → when a person last changed how it stands. */
  touched: new Map<number, number>(),
  /** Ticket → how it stood just before our last post. */
  found: new Map<
    number,
    { status: string; at: number; leftAt: number; disk: number; mark: string }
  >(),
  /** Tickets on which the helpdesk refused a change for good. */
  givenUp: new Set<number>(),
  /** Marks that two installations posted at the same moment → when the second landed. */
  twins: new Map<string, number>(),
  /** Disk → moments at which an older copy came back. */
  restored: [] as { disk: number; at: number; copyOf: number }[],
  violations: [] as Violation[],
  faults: new Map<string, number>(),
})

/** A later snooze takes the place of one before it; an answer ends it, and so does a post that opens the ticket. */
export const endSnooze = ({ stops }: Ledger, ticketId: number, now: number) => {
  for (const one of stops)
    if (one.ticketId === ticketId && one.what === 'snooze' && one.to > now) one.to = now
}

/** Posts of this occasion that reached or may have reached the helpdesk. */
export const unclearPosts = ({ posts }: Ledger, mark: string) =>
  posts.filter((post) => post.mark === mark && !post.isRefused)
