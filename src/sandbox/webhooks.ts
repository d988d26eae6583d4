/** Calls the account's webhooks when something happens to a ticket: soon, mostly once, mostly in order. */
import type { Delivery, HttpIntegration } from './account-records.ts'
import { actAs } from './acts.ts'
import type { Kit } from './kit.ts'
import type { Entry } from './records.ts'
import { type Attempt, attemptOf } from './webhook-call.ts'
import { triggerOf } from './webhook-triggers.ts'

/** @param changed called when something changed that nobody asked for */
export const startWebhooks = (kit: Kit, changed: () => void) => {
  const attempts: Attempt[] = []
  const isNews = createNews()
  let timer: NodeJS.Timeout | undefined

  const wake = () => {
    clearTimeout(timer)
    const next = Math.min(...kit.desk.deliveries.map(({ due }) => due))
    if (next === Number.POSITIVE_INFINITY) return
    timer = setTimeout(() => void callDue(), Math.max(0, next - Date.now()))
    timer.unref()
  }

  const callDue = async () => {
    for (const delivery of takeDue(kit)) {
      const attempt = await call(kit, delivery)
      if (attempt) attempts.push(attempt)
      attempts.splice(0, attempts.length - SHOWN)
    }
    wake()
    changed()
  }

  kit.desk.events.subscribe((event) => {
    for (const one of callsAbout(kit, event, isNews)) {
      const fault = kit.faults.ofWebhook()
      if (fault === 'webhook_lost') attempts.push({ ...NOTHING_SENT, ...one, outcome: 'lost' })
      else enqueue(kit, one, fault)
    }
    wake()
  })
  wake()
  return {
    /** The latest, oldest first. */
    attempts: () => attempts,
    forget: () => attempts.splice(0),
    stop: () => clearTimeout(timer),
  }
}

export type Webhooks = ReturnType<typeof startWebhooks>

const SHOWN = 5000

const NOTHING_SENT = { method: '', url: '', body: null, status: null }

/** Several events of one act that mean the same are told once. */
const createNews = () => {
  let lastContext = ''
  let said = new Set<string>()
  return (context: string, key: string) => {
    if (context !== lastContext) said = new Set()
    lastContext = context
    const news = !said.has(key)
    said.add(key)
    return news
  }
}

type Call = Pick<Delivery, 'integration_id' | 'trigger' | 'ticket_id' | 'message_id'>

const callsAbout = (kit: Kit, event: Entry, isNews: ReturnType<typeof createNews>): Call[] => {
  const trigger = triggerOf(event.type)
  const about = trigger === null ? null : subjectOf(kit, event)
  if (trigger === null || about === null) return []
  if (!isNews(event.context, `${trigger} ${about.ticket_id} ${about.message_id}`)) return []
  return kit.desk.shelves.webhooks
    .all()
    .filter(
      ({ http, deactivated_datetime }) => http.triggers[trigger] && deactivated_datetime === null,
    )
    .map(({ id }) => ({ integration_id: id, trigger, ...about }))
}

const subjectOf = (kit: Kit, event: Entry) => {
  if (event.object_type === 'Ticket') return { ticket_id: event.object_id, message_id: null }
  const message = kit.desk.messages.get(event.object_id)
  if (event.object_type !== 'TicketMessage' || !message) return null
  return { ticket_id: message.ticket_id, message_id: message.id }
}

const enqueue = (kit: Kit, one: Call, fault: string | undefined) => {
  const overtaken = fault === 'webhook_reorder'
  const late = fault === 'webhook_late' ? kit.faults.now().webhook_lateness : 0
  const due = Date.now() + (overtaken ? OVERTAKEN_WITHIN : late)
  for (let copies = fault === 'webhook_duplicate' ? 2 : 1; copies > 0; copies--)
    kit.desk.deliveries.push({ attempts: 0, due, overtaken, ...one })
}

/** How long a call waits at most for one that overtakes it. */
const OVERTAKEN_WITHIN = 1000

const takeDue = (kit: Kit) => {
  const due = kit.desk.deliveries.filter((delivery) => delivery.due <= Date.now())
  const left = kit.desk.deliveries.filter((delivery) => !due.includes(delivery))
  kit.desk.deliveries.splice(0, kit.desk.deliveries.length, ...left)
  return due
}

const call = async (kit: Kit, delivery: Delivery): Promise<Attempt | null> => {
  const webhook = kit.desk.shelves.webhooks.get(delivery.integration_id)
  if (!webhook || webhook.deactivated_datetime !== null) return null
  const attempt = await attemptOf(kit, webhook, delivery)
  if (!attempt) return null
  const again = judge(kit, webhook, delivery, attempt.outcome === 'delivered')
  if (again) kit.desk.deliveries.push(again)
  release(kit, delivery)
  return attempt
}

/** One call was made: those it has overtaken may follow. */
const release = (kit: Kit, made: Delivery) => {
  for (const waiting of kit.desk.deliveries)
    if (waiting.overtaken && waiting.integration_id === made.integration_id)
      waiting.due = Math.min(waiting.due, Date.now())
}

/** Counts the outcome; what failed is tried twice more. */
const judge = (
  kit: Kit,
  webhook: HttpIntegration,
  delivery: Delivery,
  delivered: boolean,
): Delivery | null => {
  if (delivered) {
    webhook.failures = 0
    return null
  }
  webhook.failures += 1
  if (webhook.failures >= MOST_FAILURES) return deactivate(kit, webhook)
  const attempts = delivery.attempts + 1
  const wait = kit.faults.now().webhook_retry * (attempts === 1 ? 1 : 5)
  return attempts > RETRIES ? null : { ...delivery, attempts, due: Date.now() + wait }
}

const RETRIES = 2

const MOST_FAILURES = 100

const deactivate = (kit: Kit, webhook: HttpIntegration) =>
  actAs(null, () => {
    const at = kit.clock.stamp()
    webhook.deactivated_datetime = at
    kit.desk.events.write({
      type: 'integration-deactivated',
      object_type: 'Integration',
      object_id: webhook.id,
      at,
    })
    return null
  })
