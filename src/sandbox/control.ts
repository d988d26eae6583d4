/** The sandbox's own routes: move its clock, read its outbox, switch its faults, write as somebody, merge, see its webhooks. */
import { Hono } from 'hono'
import { z } from 'zod'
import { iso } from '../lib/clock.ts'
import { actAs } from './acts.ts'
import type { CallLog } from './call-log.ts'
import { faultsSchema } from './faults.ts'
import { customerWrites, settle } from './happening.ts'
import { RULE_ID } from './house.ts'
import { bodyOf, type Env, type Kit, ticketOf } from './kit.ts'
import { mergeTickets } from './merging.ts'
import { aiAgent, mailboxBot, userNamed } from './people.ts'
import { badRequest, notFound } from './problems.ts'
import type { JsonObject, Message, Person, Ticket } from './records.ts'
import { dispatch, recipientOf } from './sending.ts'
import { showMessage } from './show-message.ts'
import { showDetail } from './show-ticket.ts'
import type { Webhooks } from './webhooks.ts'
import { readWhen } from './when.ts'
import { agentDraft, composeMessage, type Draft, noteDraft, putMessage } from './writing.ts'

export const controlRoutes = (kit: Kit, calls: CallLog, webhooks: Webhooks) => {
  const app = new Hono<Env>({ strict: false })
  app.get('/clock', (c) => c.json({ now: iso(kit.clock.now()) }))
  app.put('/clock', async (c) => {
    const { now } = read(clockBody, await bodyOf(c))
    kit.clock.moveTo(now)
    settle(kit)
    return c.json({ now: iso(kit.clock.now()) })
  })
  app.get('/outbox', (c) => c.json({ data: kit.desk.outbox.flatMap((id) => showSent(kit, id)) }))
  app.get('/calls', (c) => c.json(calls.show()))
  app.delete('/calls', (c) => {
    calls.clear()
    return c.body(null, 204)
  })
  app.get('/faults', (c) => c.json(kit.faults.now()))
  app.put('/faults', async (c) => {
    kit.faults.set(read(faultsSchema, await bodyOf(c)))
    return c.json(kit.faults.now())
  })
  app.post('/tickets/:id/messages', async (c) => {
    const ticket = ticketOf(kit, c)
    const words = read(wordsBody, await bodyOf(c))
    const message = actAs(null, () => write(kit, ticket, words))
    return c.json(showMessage(kit.view, message), 201)
  })
  app.post('/tickets/:id/merge', async (c) => {
    const loser = ticketOf(kit, c)
    const winner = kit.desk.tickets.get(read(mergeBody, await bodyOf(c)).into)
    if (!winner || winner.merged || winner === loser) throw notFound()
    actAs(null, () => mergeTickets(kit.desk, loser, winner, kit.clock.stamp()))
    return c.json(showDetail(kit.view, winner, { customFields: true, afterPut: false }))
  })
  app.get('/webhooks', (c) => c.json({ data: webhooks.attempts() }))
  app.delete('/webhooks', (c) => {
    webhooks.forget()
    return c.body(null, 204)
  })
  return app
}

const clockBody = z.strictObject({
  now: z.string().transform((text, context) => {
    const at = readWhen(text)
    if (at !== null) return at
    context.addIssue({ code: 'custom', message: 'is no date; write e.g. 2026-12-01T09:00:00Z' })
    return z.NEVER
  }),
})

const mergeBody = z.strictObject({ into: z.int() })

const wordsBody = z.strictObject({
  from: z.enum(['customer', 'agent', 'note', 'rule', 'bot']),
  text: z.string(),
  headers: z.record(z.string(), z.string()).optional(),
  /** The sender was deleted since. */
  sender: z.null().optional(),
})

type Words = z.output<typeof wordsBody>

/** Throws 400 with one complaint per field. */
const read = <T>(schema: z.ZodType<T>, raw: unknown): T => {
  const parsed = schema.safeParse(raw)
  if (parsed.success) return parsed.data
  const data = Object.fromEntries(
    parsed.error.issues.map((issue) => [issue.path.join('.') || '_schema', [issue.message]]),
  )
  throw badRequest('The sandbox does not understand this.', data)
}

const write = (kit: Kit, ticket: Ticket, words: Words): Message => {
  const said = {
    text: words.text,
    at: kit.clock.stamp(),
    headers: (words.headers ?? {}) as JsonObject,
    nobody: words.sender === null,
  }
  if (words.from === 'customer') return customerWrites(kit.desk, ticket, said, kit.faults.now())
  const draft: Draft = draftOf(kit, ticket, words, said)
  const nobody = said.nobody ? { sender_id: null } : {}
  const message = composeMessage(kit.desk, ticket, { ...draft, ...nobody })
  putMessage(kit.desk, ticket, message, kit.faults.now())
  if (message.public) dispatch(kit.desk, message, kit.random)
  if (words.from === 'agent') ticket.assignee_user_id ??= message.sender_id
  return message
}

const draftOf = (kit: Kit, ticket: Ticket, words: Words, said: { text: string; at: number }) => {
  const customer = kit.desk.people.get(ticket.customer_id)
  const agent = agentOf(kit, ticket)
  if (words.from === 'note') return noteDraft(agent, said)
  if (words.from === 'bot') return agentDraft(ticket, customer, aiAgent(kit.desk), said)
  if (words.from === 'agent') return agentDraft(ticket, customer, agent, said)
  const rule = agentDraft(ticket, customer, mailboxBot(kit.desk) ?? agent, said)
  return { ...rule, via: 'rule', rule_id: RULE_ID }
}

/** Whoever of the shop wrote last on the ticket, else who is assigned, else a colleague. */
const agentOf = (kit: Kit, ticket: Ticket): Person => {
  const writers = kit.desk
    .messagesOf(ticket)
    .filter((message) => message.from_agent)
    .map((message) => kit.desk.people.get(message.sender_id))
  return (
    writers.findLast((person) => person?.kind === 'user' && person.role !== 'bot') ??
    kit.desk.people.get(ticket.assignee_user_id) ??
    userNamed(kit.desk, 'Tomás Rey')
  )
}

const showSent = (kit: Kit, id: number) => {
  const message = kit.desk.messages.get(id)
  if (!message || (message.removed && message.sent_datetime === null)) return []
  return [
    {
      ticket_id: message.ticket_id,
      message_id: message.id,
      external_id: message.external_id,
      via: message.via,
      to: recipientOf(message),
      subject: message.subject,
      body_text: message.body_text,
      body_html: message.body_html,
      at: iso(message.created_datetime),
      state: stateOf(message),
    },
  ]
}

const stateOf = (message: Message) => {
  if (message.failed_datetime !== null) return 'failed'
  return message.sent_datetime === null ? 'queued' : 'sent'
}
