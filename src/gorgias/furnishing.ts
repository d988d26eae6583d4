/** Makes, changes and removes what the team gets in the account: a webhook, views, macros (GORGIAS_API 5, 9, 11). */
import { z } from 'zod'
import type { Furnished, Furnishing, Furniture, FurnitureKind } from '../domain/furniture.ts'
import { GorgiasError } from '../lib/errors.ts'
import type { Log } from '../lib/log.ts'
import type { Call, Calls } from './calls.ts'
import { parse, type Read, succeeded } from './reading.ts'
import { maybe } from './schemas.ts'
import { createList, toWebhook, webhookSchema } from './surroundings.ts'

export const createFurnishing = (read: Read, calls: Calls, log: Log): Furnishing => {
  const list = createList(read, log)
  const write = async (call: Call) => succeeded(call, await calls.make(call, 'delivery'))
  return {
    list: async (kind) => {
      const { path, query, schema } = PLACES[kind]
      return (await list(path, query, schema)) as Furnished[]
    },
    contentOf,
    create: async (item) => {
      const call: Call = { verb: 'POST', path: PLACES[item.kind].path, body: bodyOf(item) }
      return parse(call, await write(call), z.object({ id }))
    },
    change: async (itemId, item) => {
      const { slug: _, type: __, ...body } = bodyOf(item)
      await write({ verb: 'PUT', path: `${PLACES[item.kind].path}/${itemId}`, body })
    },
    remove: async (kind, itemId) => {
      try {
        await write({ verb: 'DELETE', path: `${PLACES[kind].path}/${itemId}` })
        return true
      } catch (error) {
        if (error instanceof GorgiasError && error.code === 'not_found') return false
        throw error
      }
    },
  }
}

const id = z.number().int()
const named = { id, name: maybe(z.string()).transform((text) => text ?? '') }
const record = z.record(z.string(), z.unknown())

/** `ticket-updated` tells of tags; without it a tag is seen at the next pass. */
const TRIGGERS = ['ticket-message-created', 'ticket-updated']

const PLACES: Record<
  FurnitureKind,
  { path: string; query: Record<string, string>; schema: z.ZodType<Furnished> }
> = {
  webhook: {
    path: '/api/integrations',
    query: { type: 'http' },
    schema: webhookSchema.transform((answer) => {
      const { id, name, url, headers, triggers, isActive } = toWebhook(answer)
      const isOn = isActive && TRIGGERS.every((trigger) => triggers.includes(trigger))
      const secret = headers['x-relance-secret'] ?? ''
      return { id, name: name ?? '', content: sayWebhook(url, secret, isOn) }
    }),
  },
  view: {
    path: '/api/views',
    query: {},
    schema: z
      .object({ ...named, filters: maybe(z.string()) })
      .transform(({ filters, ...view }) => ({ ...view, content: filters ?? '' })),
  },
  macro: {
    path: '/api/macros',
    query: {},
    schema: z
      .object({ ...named, actions: maybe(z.array(record)) })
      .transform(({ actions, ...macro }) => ({ ...macro, content: sayActions(actions ?? []) })),
  },
}

const contentOf = (item: Furniture): string => {
  switch (item.kind) {
    case 'webhook':
      return sayWebhook(item.url, item.secret, true)
    case 'view':
      return filtersFor(item.tag)
    case 'macro':
      return sayActions(actionsFor(item.tag))
  }
}

const sayWebhook = (url: string, secret: string, isOn: boolean) =>
  JSON.stringify([url, secret, isOn])

/** Closed ones too: silent tickets mostly are. */
const filtersFor = (tag: string) =>
  `containsAny(ticket.tags.name, ["${tag}"]) && eq(ticket.spam, false) && isEmpty(ticket.trashed_datetime)`

const actionsFor = (tag: string) => [
  { name: 'addTags', title: 'Add tags', type: 'user', arguments: { tags: tag } },
]

const sayActions = (actions: Record<string, unknown>[]) =>
  JSON.stringify(actions.map(({ name: action, arguments: given }) => [action, given]))

const bodyOf = (item: Furniture): Record<string, unknown> => {
  switch (item.kind) {
    case 'webhook':
      return {
        name: item.name,
        type: 'http',
        description: 'Tells Relance that a ticket changed.',
        deactivated_datetime: null,
        http: {
          url: item.url,
          method: 'POST',
          headers: { 'X-Relance-Secret': item.secret },
          request_content_type: 'application/json',
          response_content_type: 'application/json',
          triggers: Object.fromEntries(TRIGGERS.map((trigger) => [trigger, true])),
        },
      }
    case 'view':
      return {
        name: item.name,
        slug: item.name.toLowerCase().replace(/[^a-z]+/g, '-'),
        type: 'ticket-list',
        visibility: 'public',
        filters: filtersFor(item.tag),
        order_by: 'updated_datetime',
        order_dir: 'desc',
      }
    case 'macro':
      return { name: item.name, actions: actionsFor(item.tag) }
  }
}
