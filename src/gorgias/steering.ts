/** Reads who gave a command: the user behind an id, and who put a tag on a ticket (GORGIAS_API 7, 9, 10). */
import { z } from 'zod'
import type { Helpdesk, TagSetting } from '../domain/ports.ts'
import { GorgiasError } from '../lib/errors.ts'
import { parseDatetime } from './datetimes.ts'
import type { Read } from './reading.ts'
import { maybe, pageSchema } from './schemas.ts'
import { createIsUserActive, keyUserSchema, toKeyUser } from './surroundings.ts'

export const createSteering = (
  read: Read,
): Pick<Helpdesk, 'isUserActive' | 'findUser' | 'tagSetting'> => ({
  isUserActive: createIsUserActive(read),
  findUser: async (id) => {
    try {
      return toKeyUser(await read(`/api/users/${id}`, {}, keyUserSchema, 'background'))
    } catch (error) {
      if (isRefused(error)) return null
      throw error
    }
  },
  tagSetting: async (ticketId, tag) => {
    try {
      return await settingOf(read, ticketId, tag)
    } catch (error) {
      // The key may not read the log of events: the tag alone must do.
      if (isRefused(error)) return { kind: 'unknown' }
      throw error
    }
  },
})

const isRefused = (error: unknown) =>
  error instanceof GorgiasError && ['not_found', 'forbidden', 'rejected'].includes(error.code)

const settingOf = async (read: Read, ticketId: number, tag: string): Promise<TagSetting> => {
  const tags = await read(`/api/tickets/${ticketId}/tags`, {}, tagsSchema, 'background')
  const ids = tags.data.filter(({ name }) => name.toLowerCase() === tag).map(({ id }) => id)
  if (ids.length === 0) return { kind: 'absent' }
  const query = {
    object_type: 'Ticket',
    object_id: String(ticketId),
    'types[]': 'ticket-tags-added',
    order_by: 'created_datetime:desc',
    limit: '100',
  }
  const page = await read('/api/events', query, pageSchema, 'background')
  for (const row of page.data) {
    const { data: event } = eventSchema.safeParse(row)
    if (event === undefined || event.type !== 'ticket-tags-added') continue
    if (!(event.data?.tags_added ?? []).some((id) => ids.includes(id))) continue
    const at = parseDatetime(event.created_datetime)
    if (at === null) continue
    return { kind: 'set', eventId: event.id, at, userId: event.user_id }
  }
  return { kind: 'not_logged' }
}

const tagsSchema = z.object({
  data: z.array(z.object({ id: z.number().int(), name: z.string() })),
})

const eventSchema = z.object({
  id: z.number().int(),
  type: z.string(),
  created_datetime: z.string(),
  user_id: maybe(z.number().int()),
  data: maybe(z.object({ tags_added: z.array(z.number().int()).optional() })),
})
