/** A helpdesk account as it really is: what stands here happened, whatever the API says of it. */
import type { Random } from './random.ts'
import type { Time } from './time.ts'

export type Customer = { id: number; name: string; email: string; timezone: string }

export type DeskMessage = {
  id: number
  ticketId: number
  at: number
  /** No honest read before this moment shows it. */
  readableAt: number
  /** A stale answer hid it until then: from a read of its ticket, and from the account's feed. */
  hiddenUntil: number
  hiddenInFeedUntil: number
  fromAgent: boolean
  public: boolean
  text: string
  senderId: number
  receiverId: number | null
  /** As it was posted; what the API shows of it may differ. */
  externalId: string | null
  sentAt: number | null
  failedAt: number | null
  /** Through the API, with our key. */
  isPosted: boolean
}

export type DeskTicket = {
  id: number
  subject: string
  customer: Customer
  status: 'open' | 'closed'
  snoozedUntil: number | null
  tags: string[]
  spam: boolean
  trashedAt: number | null
  assigneeId: number | null
  createdAt: number
  updatedAt: number
  messages: DeskMessage[]
  isGone: boolean
}

export type DeskHabits = {
  /** So much later than it was made a message shows, ms. */
  lag: number
  /** A post opens a closed ticket, and ends its snooze. */
  reopens: boolean
  /** `external_id` comes back as null. */
  dropsMarks: boolean
}

export const AGENT = { id: 501, name: 'Nora Feld', email: 'nora@shop.example' }
export const KEY_USER = { id: 502, name: 'Relance', email: 'relance@shop.example' }
export const MAILBOX = { name: 'Shop', address: 'help@shop.example' }

export type Desk = ReturnType<typeof createDesk>

export const createDesk = (time: Time, random: Random, habits: DeskHabits) => {
  const tickets = new Map<number, DeskTicket>()
  /** Newest last. */
  const feed: DeskMessage[] = []
  let lastId = 9000

  const touch = (ticket: DeskTicket) => {
    ticket.updatedAt = Math.max(time.now(), ticket.updatedAt + 1)
  }

  const add = (
    ticket: DeskTicket,
    given: Pick<DeskMessage, 'fromAgent' | 'public' | 'text'> & Partial<DeskMessage>,
  ): DeskMessage => {
    lastId += 1
    const at = given.at ?? time.now()
    const message: DeskMessage = {
      id: lastId,
      ticketId: ticket.id,
      at,
      readableAt: at + habits.lag,
      hiddenUntil: 0,
      hiddenInFeedUntil: 0,
      senderId: given.fromAgent ? AGENT.id : ticket.customer.id,
      receiverId: given.fromAgent && given.public ? ticket.customer.id : null,
      externalId: null,
      sentAt: at,
      failedAt: null,
      isPosted: false,
      ...given,
    }
    ticket.messages.push(message)
    feed.push(message)
    touch(ticket)
    return message
  }

  const deliverLater = (message: DeskMessage, ticket: DeskTicket) => {
    message.sentAt = null
    time.after(random.whole(1, 90) * 1000, null, () => {
      if (random.chance(0.03)) message.failedAt = time.now()
      else message.sentAt = time.now()
      touch(ticket)
    })
  }

  return {
    habits,
    tickets,
    feed,
    find: (id: number) => tickets.get(id) ?? null,
    open: (ticket: DeskTicket) => {
      tickets.set(ticket.id, ticket)
    },
    add,
    touch,
    /** What a POST of ours does when it is executed. */
    post: (
      ticket: DeskTicket,
      given: { public: boolean; text: string; senderId: number; receiverId: number | null },
      externalId: string | null,
    ) => {
      const message = add(ticket, { ...given, fromAgent: true, externalId, isPosted: true })
      if (given.public) {
        if (habits.reopens) {
          ticket.status = 'open'
          ticket.snoozedUntil = null
        }
        deliverLater(message, ticket)
      }
      return message
    },
  }
}
