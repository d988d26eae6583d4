/** Routes of custom fields: what fields there are, and what a ticket has in them. */
import { type Context, Hono } from 'hono'
import type { CustomField } from './account-records.ts'
import { bodyOf, type Env, type Kit, numberOf, ticketOf } from './kit.ts'
import {
  flag,
  form,
  json,
  listOf,
  moment,
  nullable,
  object,
  oneOf,
  text,
  whole,
} from './marshmallow.ts'
import { badRequest, demand, notFound } from './problems.ts'
import type { Json, Ticket } from './records.ts'
import { resourceRoutes } from './resource.ts'
import { when, whenever } from './show.ts'

const fields = {
  external_id: nullable(text(255)),
  object_type: oneOf('Ticket', 'Customer'),
  label: text(255),
  description: nullable(text()),
  priority: whole(),
  required: flag,
  requirement_type: oneOf('visible', 'required', 'conditional'),
  managed_type: nullable(text()),
  definition: object,
  deactivated_datetime: nullable(moment),
}

export const customFieldRoutes = (kit: Kit) => {
  const app = new Hono<Env>({ strict: false })
  app.put('/custom-fields', async (c) => {
    const changes = demand(listOf(object), await bodyOf(c), FAILED)
    const changed = changes.map(({ id, ...change }) => {
      const field = kit.desk.shelves.custom_fields.get(Number(id))
      if (!field) throw notFound()
      return changeField(field, change, kit.clock.stamp())
    })
    return c.json({ data: changed.map((field) => showField(kit, field)) })
  })
  app.get('/tickets/:id/custom-fields', (c) => c.json({ data: valuesOf(kit, ticketOf(kit, c)) }))
  app.put('/tickets/:id/custom-fields', (c) => setValues(kit, c))
  app.put('/tickets/:id/custom-fields/:field', (c) => setValue(kit, c))
  app.delete('/tickets/:id/custom-fields/:field', (c) => clearValue(kit, c))
  app.route('/', definitions(kit))
  return app
}

const FAILED = 'Failed to update custom field.'

const definitions = (kit: Kit) =>
  resourceRoutes<CustomField>(kit, {
    path: 'custom-fields',
    noun: 'custom-field',
    objectType: 'CustomField',
    shelf: kit.desk.shelves.custom_fields,
    total: true,
    deletable: false,
    rank: (field) => field.priority,
    find: {
      fields: { object_type: fields.object_type, archived: flag, search: text() },
      required: ['object_type'],
      keep: (field, query) => field.object_type === query.object_type,
    },
    show: (field) => showField(kit, field),
    create: (raw, at) => ({
      id: kit.desk.shelves.custom_fields.nextId(),
      external_id: null,
      object_type: 'Ticket',
      label: '',
      description: null,
      priority: kit.desk.shelves.custom_fields.all().length + 1,
      required: false,
      requirement_type: 'visible',
      managed_type: null,
      definition: {},
      created_datetime: at,
      updated_datetime: at,
      deactivated_datetime: null,
      ...demand(
        form(fields, ['object_type', 'label', 'definition']),
        raw,
        'Failed to create custom field.',
      ),
    }),
    change: (field, raw, at) => {
      changeField(field, raw, at)
    },
  })

const changeField = (field: CustomField, raw: unknown, at: number) =>
  Object.assign(field, demand(form(fields), raw, FAILED), { updated_datetime: at })

const showField = (kit: Kit, field: CustomField) => ({
  ...field,
  created_datetime: when(kit.view, field.created_datetime),
  updated_datetime: when(kit.view, field.updated_datetime),
  deactivated_datetime: whenever(kit.view, field.deactivated_datetime),
})

const valuesOf = (kit: Kit, ticket: Ticket) =>
  Object.entries(ticket.custom_fields).flatMap(([id, kept]) => {
    const field = kit.desk.shelves.custom_fields.get(Number(id))
    const value = typeof kept === 'object' && kept !== null && 'value' in kept ? kept.value : null
    return field ? [{ field: showField(kit, field), prediction: null, value }] : []
  })

const FAILED_VALUE = 'Failed to update the custom fields of the ticket.'

const setValues = async (kit: Kit, c: Context<Env>) => {
  const ticket = ticketOf(kit, c)
  const values = demand(
    listOf(form({ id: whole(), value: json }, ['id', 'value'])),
    await bodyOf(c),
    FAILED_VALUE,
  )
  for (const { id = 0, value = null } of values) put(kit, ticket, id, value)
  kit.desk.tickets.touch(ticket, kit.clock.stamp())
  return c.json({ data: valuesOf(kit, ticket) })
}

const setValue = async (kit: Kit, c: Context<Env>) => {
  const ticket = ticketOf(kit, c)
  const id = numberOf(c.req.param('field'))
  const { value = null } = demand(
    form({ value: json }, ['value']),
    valueBody(await bodyOf(c)),
    FAILED_VALUE,
  )
  put(kit, ticket, id, value)
  kit.desk.tickets.touch(ticket, kit.clock.stamp())
  return c.json(valuesOf(kit, ticket).find(({ field }) => field.id === id) ?? null)
}

/** The value alone will do. */
const valueBody = (raw: unknown) => (typeof raw === 'object' && raw !== null ? raw : { value: raw })

const put = (kit: Kit, ticket: Ticket, id: number, value: Json) => {
  if (!kit.desk.shelves.custom_fields.get(id))
    throw badRequest(FAILED_VALUE, { id: ['Custom field does not exist.'] })
  ticket.custom_fields = { ...ticket.custom_fields, [String(id)]: { id, value } }
}

const clearValue = (kit: Kit, c: Context<Env>) => {
  const ticket = ticketOf(kit, c)
  const { [String(numberOf(c.req.param('field')))]: _, ...left } = ticket.custom_fields
  ticket.custom_fields = left
  kit.desk.tickets.touch(ticket, kit.clock.stamp())
  return c.body(null, 204)
}
