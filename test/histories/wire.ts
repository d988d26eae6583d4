/** The helpdesk's API over that account: routes and pages, and no opinion of its own. */
import { detailAnswer, hoursAnswer, keyUserAnswer, messageAnswer, ticketAnswer } from './answers.ts'
import type { Desk, DeskMessage, DeskTicket } from './desk.ts'

export type Asked = { verb: string; path: string; query: URLSearchParams; body: unknown }

export type WireAnswer = { status: number; body: string; message?: DeskMessage }

/** What is wrong with one answer; an honest one has nothing. */
export type Untruth = {
  /** Messages younger than this are left out, ms. */
  staleBy?: number
  /** Only so many rows of a page, and no next one. */
  cutTo?: number
  /** The rows of a page come in another order. */
  shuffle?: <T>(rows: T[]) => T[]
  /** Cursors are no longer known. */
  forgetsCursors?: boolean
}

export type Wire = ReturnType<typeof createWire>

export const createWire = (
  desk: Desk,
  { now, pageSize, timezone }: { now: () => number; pageSize: number; timezone: string },
) => {
  const { dropsMarks } = desk.habits
  const messageTexts = new Map<string, string>()
  const ticketTexts = new Map<string, string>()

  const messageText = (message: DeskMessage, ticket: DeskTicket) =>
    remember(messageTexts, `${message.id}:${message.sentAt}:${message.failedAt}`, () =>
      messageAnswer(message, ticket.customer, { dropsMarks, subject: ticket.subject }),
    )

  const shownOf = (ticket: DeskTicket, staleBy = 0) =>
    ticket.messages.filter((m) => m.readableAt <= now() - staleBy)

  const page = <T>(rows: T[], asked: Asked, untruth: Untruth, textOf: (row: T) => string) => {
    const cursor = asked.query.get('cursor')
    if (cursor !== null && untruth.forgetsCursors) return refusal(400, 'Invalid cursor')
    const from = Number(cursor ?? 0)
    const limit = Math.min(Number(asked.query.get('limit') ?? 30), pageSize)
    const whole = rows.slice(from, from + limit)
    const cut = untruth.cutTo === undefined ? whole : whole.slice(0, untruth.cutTo)
    const shown = untruth.shuffle === undefined ? cut : untruth.shuffle(cut)
    const isLast = untruth.cutTo !== undefined || from + limit >= rows.length
    const next = isLast ? 'null' : `"${from + limit}"`
    return {
      status: 200,
      body: `{"data":[${shown.map(textOf).join(',')}],"meta":{"next_cursor":${next}}}`,
    }
  }

  const ticketPage = (asked: Asked, untruth: Untruth) => {
    const rows = [...desk.tickets.values()]
      .filter((ticket) => !ticket.isGone)
      .sort((a, b) => b.updatedAt - a.updatedAt || b.id - a.id)
    return page(rows, asked, untruth, (ticket) => {
      const shown = shownOf(ticket, untruth.staleBy)
      return remember(ticketTexts, `${ticket.id}:${ticket.updatedAt}:${shown.length}`, () =>
        ticketAnswer(ticket, shown),
      )
    })
  }

  const messagePage = (asked: Asked, untruth: Untruth) => {
    const latest = now() - (untruth.staleBy ?? 0)
    const rows = desk.feed.filter((m) => m.readableAt <= latest && isShown(desk, m))
    rows.sort((a, b) => b.at - a.at || b.id - a.id)
    return page(rows, asked, untruth, (message) =>
      messageText(message, ticketOf(desk, message.ticketId)),
    )
  }

  const detail = (ticket: DeskTicket, untruth: Untruth): WireAnswer => ({
    status: 200,
    body: JSON.stringify(detailAnswer(ticket, shownOf(ticket, untruth.staleBy), dropsMarks)),
  })

  const onTicket = (
    asked: Asked,
    ticket: DeskTicket,
    rest: string,
    untruth: Untruth,
  ): WireAnswer => {
    switch (`${asked.verb} ${rest}`) {
      case 'GET ':
        return detail(ticket, untruth)
      case 'PUT ':
        change(desk, ticket, asked.body as Change)
        return detail(ticket, {})
      case 'POST /messages':
        return postOn(desk, ticket, asked.body as Posted)
      case 'POST /tags':
      case 'DELETE /tags':
        retag(desk, ticket, asked.verb, (asked.body as { names: string[] }).names)
        return { status: 204, body: '' }
      default:
        return refusal(405, 'Method not allowed')
    }
  }

  return (asked: Asked, untruth: Untruth): WireAnswer => {
    if (asked.path === '/api/tickets' && asked.verb === 'GET') return ticketPage(asked, untruth)
    if (asked.path === '/api/messages' && asked.verb === 'GET') return messagePage(asked, untruth)
    if (asked.path === '/api/users/0') return ok(keyUserAnswer())
    if (asked.path === '/api/account/settings') return ok(hoursAnswer(timezone))
    const found = /^\/api\/tickets\/(\d+)(.*)$/.exec(asked.path)
    const ticket = found ? desk.find(Number(found[1])) : null
    if (ticket === null || ticket.isGone) return refusal(404, 'Not found')
    return onTicket(asked, ticket, found?.[2] ?? '', untruth)
  }
}

type Change = {
  status?: 'open' | 'closed'
  snooze_datetime?: string | null
  assignee_user?: object
}

const change = (desk: Desk, ticket: DeskTicket, { status, ...rest }: Change) => {
  if (status !== undefined) ticket.status = status
  if (rest.snooze_datetime !== undefined)
    ticket.snoozedUntil = rest.snooze_datetime === null ? null : Date.parse(rest.snooze_datetime)
  desk.touch(ticket)
}

type Posted = {
  public: boolean
  body_text: string
  external_id: string
  sender: { id: number }
  receiver?: { id: number }
}

const postOn = (desk: Desk, ticket: DeskTicket, posted: Posted): WireAnswer => {
  const message = desk.post(
    ticket,
    {
      public: posted.public,
      text: posted.body_text,
      senderId: posted.sender.id,
      receiverId: posted.receiver?.id ?? null,
    },
    posted.external_id,
  )
  const { dropsMarks } = desk.habits
  const body = messageAnswer(message, ticket.customer, { dropsMarks, subject: ticket.subject })
  return { status: 201, body: JSON.stringify(body), message }
}

const retag = (desk: Desk, ticket: DeskTicket, verb: string, names: string[]) => {
  const others = ticket.tags.filter((tag) => !names.includes(tag))
  ticket.tags = verb === 'POST' ? [...others, ...names] : others
  desk.touch(ticket)
}

const isShown = (desk: Desk, { ticketId }: DeskMessage) => !ticketOf(desk, ticketId).isGone

const ticketOf = (desk: Desk, id: number): DeskTicket => {
  const ticket = desk.find(id)
  if (ticket === null) throw new Error(`no ticket ${id}`)
  return ticket
}

const ok = (value: object): WireAnswer => ({ status: 200, body: JSON.stringify(value) })

export const refusal = (status: number, msg: string): WireAnswer => ({
  status,
  body: JSON.stringify({ error: { msg } }),
})

/** The same text serves until the row changes. */
const remember = (texts: Map<string, string>, key: string, make: () => object) => {
  const known = texts.get(key)
  if (known !== undefined) return known
  const text = JSON.stringify(make())
  texts.set(key, text)
  return text
}
