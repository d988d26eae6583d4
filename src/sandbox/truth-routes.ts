/** Tells what nobody can read from the helpdesk: who of the silent customers would have come back alone. */
import { Hono } from 'hono'
import type { Truth } from './fates.ts'
import type { Env, Kit } from './kit.ts'

export const truthRoutes = (kit: Kit, truths: Map<number, Truth[]>) => {
  const app = new Hono<Env>({ strict: false })
  app.get('/truth', (c) =>
    c.json({
      data: [...truths].flatMap(([ticketId, known]) =>
        known.map(({ place, ...truth }) => ({
          ticket_id: ticketId,
          anchor_message_id: kit.desk.tickets.get(ticketId)?.message_ids[place] ?? null,
          ...truth,
        })),
      ),
    }),
  )
  return app
}
