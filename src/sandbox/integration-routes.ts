/** Routes of integrations: mailboxes and the like to read, webhooks to make, change and delete. */
import { type Context, Hono } from 'hono'
import type { HttpIntegration } from './account-records.ts'
import { INTEGRATIONS, showIntegration } from './house.ts'
import { bodyOf, type Env, type Kit, madeStatus, numberOf } from './kit.ts'
import {
  type Form,
  flag,
  form,
  json,
  moment,
  nullable,
  object,
  oneOf,
  queryObject,
  text,
  whole,
} from './marshmallow.ts'
import { listOfPage, pageOfList } from './pages.ts'
import { apiUser } from './people.ts'
import { demand, notFound } from './problems.ts'
import type { JsonObject } from './records.ts'
import { when, whenever } from './show.ts'
import { TRIGGERS } from './webhook-triggers.ts'

export const integrationRoutes = (kit: Kit) => {
  const app = new Hono<Env>({ strict: false })
  app.get('/integrations', (c) => c.json(listIntegrations(kit, new URL(c.req.url))))
  app.post('/integrations', (c) => makeWebhook(kit, c))
  app.get('/integrations/:id', (c) => {
    const id = numberOf(c.req.param('id'))
    const fixed = INTEGRATIONS.find((integration) => integration.id === id)
    return c.json(fixed ? showFixed(kit, fixed) : showWebhook(kit, webhookOf(kit, c)))
  })
  app.put('/integrations/:id', (c) => changeWebhook(kit, c))
  app.delete('/integrations/:id', (c) => {
    const webhook = webhookOf(kit, c)
    kit.desk.shelves.webhooks.remove(webhook.id)
    log(kit, 'deleted', webhook)
    return c.body(null, 204)
  })
  return app
}

/** Only webhooks can be changed through the API. */
const webhookOf = (kit: Kit, c: Context<Env>) => {
  const webhook = kit.desk.shelves.webhooks.get(numberOf(c.req.param('id')))
  if (!webhook) throw notFound()
  return webhook
}

const log = (kit: Kit, act: string, webhook: HttpIntegration) =>
  kit.desk.events.write({
    type: `integration-${act}`,
    object_type: 'Integration',
    object_id: webhook.id,
    at: kit.clock.stamp(),
  })

const listQuery = form({
  cursor: text(),
  limit: whole(1, 100),
  type: text(),
  order_by: oneOf('created_datetime:desc', 'created_datetime:asc'),
})

const listIntegrations = (kit: Kit, url: URL) => {
  const query = demand(listQuery, queryObject(url.searchParams), 'Failed to list integrations.')
  const all = [
    ...INTEGRATIONS.map((fixed) => showFixed(kit, fixed)),
    ...kit.desk.shelves.webhooks.all().map((webhook) => showWebhook(kit, webhook)),
  ]
  const found = all.filter(({ type }) => query.type === undefined || type === query.type)
  if (query.order_by?.endsWith('desc')) found.reverse()
  return listOfPage(url, pageOfList(found, query, kit.cursors))
}

const showFixed = (kit: Kit, of: (typeof INTEGRATIONS)[number]) =>
  showIntegration(asSwitched(kit, of), (at) => when(kit.view, at), apiUser(kit.desk, null).id)

const asSwitched = ({ faults }: Kit, of: (typeof INTEGRATIONS)[number]) =>
  of.type === 'email' && faults.now().mailbox_unverified
    ? { ...of, meta: { ...(of.meta as JsonObject), verified: false } }
    : of

const showWebhook = (kit: Kit, of: HttpIntegration) => ({
  id: of.id,
  created_datetime: when(kit.view, of.created_datetime),
  deactivated_datetime: whenever(kit.view, of.deactivated_datetime),
  decoration: null,
  description: of.description,
  http: { id: of.id, ...of.http },
  locked_datetime: null,
  meta: null,
  name: of.name,
  type: 'http',
  updated_datetime: when(kit.view, of.updated_datetime),
  user: { id: apiUser(kit.desk, null).id },
  uri: `/api/integrations/${of.id}/`,
  application_id: null,
  managed: false,
  business_hours_id: null,
})

const http = form({
  id: json,
  url: text(2048),
  method: oneOf('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'),
  headers: nullable(object),
  request_content_type: oneOf('application/json', 'application/x-www-form-urlencoded'),
  response_content_type: oneOf('application/json'),
  form: json,
  hmac_secret: nullable(text()),
  oauth2: json,
  triggers: form(Object.fromEntries(TRIGGERS.map((trigger) => [trigger, flag]))),
})

const fields = {
  name: text(255),
  description: nullable(text()),
  type: oneOf('http'),
  http,
  meta: json,
  business_hours_id: json,
  deactivated_datetime: nullable(moment),
}

type Given = Form<typeof fields>

const makeWebhook = async (kit: Kit, c: Context<Env>) => {
  const failed = 'Failed to create integration.'
  const given: Given = demand(form(fields, ['name', 'type', 'http']), await bodyOf(c), failed)
  const at = kit.clock.stamp()
  const webhook = kit.desk.shelves.webhooks.add({
    id: kit.desk.shelves.webhooks.nextId(),
    name: given.name ?? '',
    description: given.description ?? null,
    http: {
      url: '',
      method: 'POST',
      headers: {},
      request_content_type: 'application/json',
      response_content_type: 'application/json',
      form: null,
      triggers: Object.fromEntries(TRIGGERS.map((trigger) => [trigger, false])),
    },
    hmac_secret: null,
    created_datetime: at,
    updated_datetime: at,
    deactivated_datetime: null,
    failures: 0,
  })
  changeHttp(webhook, given)
  log(kit, 'created', webhook)
  return c.json(showWebhook(kit, webhook), madeStatus(kit))
}

const changeWebhook = async (kit: Kit, c: Context<Env>) => {
  const webhook = webhookOf(kit, c)
  const given: Given = demand(form(fields), await bodyOf(c), 'Failed to update integration.')
  if (given.name !== undefined) webhook.name = given.name
  if (given.description !== undefined) webhook.description = given.description
  if (given.deactivated_datetime !== undefined) {
    webhook.deactivated_datetime = given.deactivated_datetime
    webhook.failures = 0
  }
  changeHttp(webhook, given)
  webhook.updated_datetime = kit.clock.stamp()
  log(kit, 'updated', webhook)
  return c.json(showWebhook(kit, webhook))
}

/** What is named replaces what was there; the triggers one by one. */
const changeHttp = (webhook: HttpIntegration, { http: given }: Given) => {
  const { id: _, oauth2: __, hmac_secret, headers, triggers, ...plain } = given ?? {}
  if (hmac_secret !== undefined) webhook.hmac_secret = hmac_secret
  Object.assign(webhook.http, plain)
  if (headers !== undefined)
    webhook.http.headers = Object.fromEntries(
      Object.entries(headers ?? {}).map(([name, value]) => [name, String(value)]),
    )
  Object.assign(webhook.http.triggers, triggers)
}
