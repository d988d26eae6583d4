/** Routes of messages: the account's feed, one ticket's, and the post with its faults. */
import { type Context, Hono } from 'hono'
import type { PostFault } from './faults.ts'
import { bodyOf, type Env, type Kit, numberOf, seenBy, ticketOf } from './kit.ts'
import { form, oneOf, queryObject, text, whole } from './marshmallow.ts'
import { listOfPage, pageOfIndex } from './pages.ts'
import { changePost, messageChange, readPost, storePost } from './posting.ts'
import { ApiProblem, Dropped, demand, notFound, unavailable } from './problems.ts'
import type { Message } from './records.ts'
import { showMessage, showPosted } from './show-message.ts'
import { createSortedIndex } from './sorted-index.ts'
import { logMessage } from './writing.ts'

/** @param afterwards called when something changed after the answer was given */
export const messageRoutes = (kit: Kit, afterwards: () => void) => {
  const app = new Hono<Env>({ strict: false })
  app.get('/messages', (c) => c.json(listMessages(seenBy(kit, c), new URL(c.req.url))))
  app.get('/tickets/:id/messages', (c) => c.json(numberedPage(seenBy(kit, c), c)))
  app.get('/tickets/:id/messages/:message', (c) => c.json(showMessage(kit.view, messageOf(kit, c))))
  app.put('/tickets/:id/messages/:message', (c) => changeMessage(kit, c))
  app.delete('/tickets/:id/messages/:message', (c) => {
    removeMessage(kit, c)
    return c.body(null, 204)
  })
  app.post('/tickets/:id/messages', (c) => postMessage(kit, c, afterwards))
  return app
}

const listQuery = form({
  cursor: text(),
  limit: whole(1, 100),
  ticket_id: whole(),
  order_by: oneOf('created_datetime:desc', 'created_datetime:asc'),
})

const listMessages = (kit: Kit, url: URL) => {
  const query = demand(listQuery, queryObject(url.searchParams), 'Failed to list messages.')
  const { desk } = kit
  const index =
    query.ticket_id === undefined ? desk.messages.byCreated : indexOf(kit, query.ticket_id)
  const page = pageOfIndex(
    index,
    (id) => desk.messages.get(id),
    { ...query, descending: query.order_by !== 'created_datetime:asc' },
    kit.cursors,
  )
  return listOfPage(url, {
    ...page,
    data: page.data.map((message) => showMessage(kit.view, message)),
  })
}

const indexOf = (kit: Kit, ticketId: number) => {
  const index = createSortedIndex()
  const ticket = kit.desk.tickets.get(ticketId)
  for (const message of ticket ? kit.desk.messagesOf(ticket) : [])
    index.insert({ at: message.created_datetime, id: message.id })
  return index
}

const messageOf = (kit: Kit, c: Context<Env>) => {
  const message = kit.desk.messages.get(numberOf(c.req.param('message')))
  if (!message || message.removed || message.ticket_id !== ticketOf(kit, c).id) throw notFound()
  return message
}

const changeMessage = async (kit: Kit, c: Context<Env>) => {
  const ticket = ticketOf(kit, c)
  const message = messageOf(kit, c)
  const change = demand(messageChange, await bodyOf(c), 'Failed to update ticket message.')
  changePost(ticket, message, change, kit.clock.stamp(), kit)
  return c.json(showMessage(kit.view, message), 202)
}

/** The ticket keeps its `last_*` times, as recorded. What has not left yet will not leave. */
const removeMessage = (kit: Kit, c: Context<Env>) => {
  const ticket = ticketOf(kit, c)
  const message = messageOf(kit, c)
  const at = kit.clock.stamp()
  kit.desk.messages.remove(message)
  message.deleted_datetime = at
  ticket.message_ids = ticket.message_ids.filter((id) => id !== message.id)
  ticket.excerpt = null
  logMessage(kit.desk, 'ticket-message-deleted', message, at)
  kit.desk.tickets.touch(ticket, at)
}

const pageQuery = form({ page: whole(1, 1_000_000), limit: whole(1, 100) })

/** The old list of one ticket's messages counts its pages. */
const numberedPage = (kit: Kit, c: Context<Env>) => {
  const url = new URL(c.req.url)
  const query = demand(pageQuery, queryObject(url.searchParams), 'Failed to list messages.')
  const all = kit.desk.messagesOf(ticketOf(kit, c))
  const { page = 1, limit = 30 } = query
  const path = url.pathname.replace(/\/$/, '')
  return {
    data: all
      .slice((page - 1) * limit, page * limit)
      .map((message) => showMessage(kit.view, message)),
    object: 'list',
    uri: `${path}?${url.search.slice(1)}`,
    meta: {
      page,
      per_page: limit,
      current_page: `${path}/?page=${page}`,
      item_count: all.length,
      nb_pages: Math.max(1, Math.ceil(all.length / limit)),
    },
  }
}

const postQuery = form({ action: oneOf('force', 'retry', 'cancel') })

const postMessage = async (kit: Kit, c: Context<Env>, afterwards: () => void) => {
  const ticket = ticketOf(kit, c)
  const raw = await bodyOf(c)
  const fault = kit.faults.ofPost()
  refuse(fault)
  demand(
    postQuery,
    queryObject(new URL(c.req.url).searchParams),
    'Failed to create ticket message.',
  )
  const post = readPost(raw)
  const store = () =>
    storePost(ticket, post, kit.clock.stamp(), { ...kit, faults: kit.faults.now() })
  if (fault === 'late_execution') {
    setTimeout(() => executeLate(store, afterwards), kit.faults.lateness())
    throw new Dropped()
  }
  const message = store()
  if (fault === 'commit_then_drop') throw new Dropped()
  if (fault === 'error_after_commit') throw unavailable(503)
  if (fault === 'truncate_after_commit') return breakOff(c, showPosted(kit.view, message))
  return answerPost(kit, c, message)
}

const breakOff = (c: Context<Env>, answer: object) => {
  const whole = JSON.stringify(answer)
  return c.body(whole.slice(0, Math.floor(whole.length * 0.6)), 201, {
    'content-type': 'application/json',
  })
}

const refuse = (fault: PostFault | undefined) => {
  if (fault === 'rate_limit') throw new ApiProblem(429, 'Too many requests.')
  if (fault === 'quota') throw new ApiProblem(403, QUOTA)
  if (fault === 'drop_before') throw new Dropped()
  if (fault === 'error_before') throw unavailable(502)
}

const QUOTA = 'You do not have enough permissions to perform this action. Messaging quota exceeded.'

/** Nobody waits for the answer, so what is wrong with the post is nobody's business either. */
const executeLate = (store: () => Message, afterwards: () => void) => {
  try {
    store()
  } catch {
    return
  }
  afterwards()
}

const answerPost = (kit: Kit, c: Context<Env>, message: Message) => {
  const status = kit.faults.now().post_status
  return status === '202_empty' ? c.body(null, 202) : c.json(showPosted(kit.view, message), status)
}
