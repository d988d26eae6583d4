/** Shows a ticket to a person as the helpdesk would: for whoever follows a link to it. */
import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import { type Env, type Kit, ticketOf } from './kit.ts'
import { ApiProblem } from './problems.ts'
import type { Message, Ticket } from './records.ts'
import { sayWhen } from './when.ts'

export const pageRoutes = (kit: Kit) => {
  const app = new Hono<Env>({ strict: false })
  app.use('*', async (c, next) => {
    await next()
    c.header('content-security-policy', POLICY)
  })
  app.get('/style.css', (c) => c.body(STYLE, 200, { 'content-type': 'text/css; charset=utf-8' }))
  app.get('/ticket/:id', (c) => showPage(kit, c))
  return app
}

/** No script, no image, no foreign thing: what customers write stays words. */
const POLICY =
  "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const showPage = (kit: Kit, c: Context<Env>) => {
  try {
    const ticket = ticketOf(kit, c)
    return c.html(frame(titleOf(ticket), ticketBody(kit, ticket)))
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error
    const gone = 'This ticket is not here: it was deleted, or merged into another one.'
    return c.html(
      frame('No such ticket', html`<main><h1>No such ticket</h1><p>${gone}</p></main>`),
      404,
    )
  }
}

type Html = ReturnType<typeof html>

const frame = (title: string, body: Html) => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · sandbox helpdesk</title>
<link rel="stylesheet" href="/app/style.css">
</head>
<body>
<p class="banner">Sandbox helpdesk: nothing leaves this machine.</p>
${body}
</body>
</html>`

const titleOf = ({ subject, id }: Ticket) => subject || `Ticket ${id}`

const ticketBody = (kit: Kit, ticket: Ticket) => {
  const customer = kit.desk.people.get(ticket.customer_id)
  const assignee = kit.desk.people.get(ticket.assignee_user_id)
  const team = kit.desk.shelves.teams.get(ticket.assignee_team_id ?? 0)
  const tags = ticket.tag_ids.flatMap((id) => kit.desk.tags.get(id)?.name ?? [])
  return html`<main>
<h1>${titleOf(ticket)}</h1>
<dl>
<dt>Ticket</dt><dd>${ticket.id}</dd>
<dt>Status</dt><dd>${statusOf(ticket)}</dd>
<dt>Channel</dt><dd>${ticket.channel}</dd>
<dt>Customer</dt><dd>${customer?.name ?? 'unknown'} ${customer?.email ? `<${customer.email}>` : ''}</dd>
<dt>Assignee</dt><dd>${[assignee?.name, team?.name].filter(Boolean).join(', ') || 'nobody'}</dd>
<dt>Tags</dt><dd>${tags.join(', ') || 'none'}</dd>
</dl>
<ol>${kit.desk.messagesOf(ticket).map((message) => entry(kit, message))}</ol>
</main>`
}

const statusOf = (ticket: Ticket) => {
  const said =
    ticket.snooze_datetime === null
      ? ticket.status
      : `snoozed until ${sayMinute(ticket.snooze_datetime)}`
  const oddities = [ticket.spam && 'spam', ticket.trashed_datetime !== null && 'in the trash']
  return [said, ...oddities.filter(Boolean)].join(', ')
}

const entry = (kit: Kit, message: Message) => {
  const sender = kit.desk.people.get(message.sender_id)
  const who = sender?.name ?? sender?.email ?? 'unknown'
  return html`
<li class="${kindOf(message)}">
<header><strong>${who}</strong> <span>${kindOf(message)}</span> <time datetime="${isoOf(message)}">${sayMinute(message.created_datetime)}</time></header>
<pre>${message.body_text ?? message.body_html ?? ''}</pre>
<footer>${fateOf(message)}</footer>
</li>`
}

const kindOf = (message: Message) => {
  if (!message.public) return 'note'
  if (!message.from_agent) return 'customer'
  return message.rule_id === null ? 'shop' : 'rule'
}

/** What became of words of the shop. */
const fateOf = (message: Message) => {
  if (!message.from_agent || !message.public) return attachmentsOf(message)
  if (message.failed_datetime !== null) return 'not delivered'
  return message.sent_datetime === null ? 'on its way' : 'sent'
}

const attachmentsOf = ({ attachments }: Message) =>
  Array.isArray(attachments) && attachments.length > 0
    ? `${attachments.length} attachment${attachments.length === 1 ? '' : 's'}`
    : ''

const isoOf = (message: Message) => sayWhen(message.created_datetime, true)

/** `2026-11-24 09:00 UTC`. */
const sayMinute = (at: number) => `${sayWhen(at, false).slice(0, 16).replace('T', ' ')} UTC`

const STYLE = `
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 46rem; padding: 1rem }
.banner { border: 1px solid; border-radius: .3rem; padding: .3rem .8rem }
dl { display: grid; gap: .2rem 1rem; grid-template-columns: max-content 1fr }
dt { font-weight: 600 }
dd { margin: 0 }
ol { list-style: none; padding: 0 }
li { border-left: .3rem solid #888; margin: 1rem 0; padding: .2rem 1rem }
li.shop { border-color: #2a7f62 }
li.rule { border-color: #8a6fb3 }
li.note { background: #f7d80822; border-color: #c9a400 }
pre { font: inherit; margin: .4rem 0; overflow-wrap: anywhere; white-space: pre-wrap }
time, footer, header span { font-size: .85rem; opacity: .75 }
`
