/** The webhook: the helpdesk says that a ticket changed. Only the ticket's number is taken, and only as a hint. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { isSameSecret } from '../../lib/hash.ts'
import type { Services } from '../../services.ts'
import { problem, problems } from '../problem.ts'
import { json } from './schemas.ts'

const PATH = '/webhooks/gorgias'
const HEADER = 'X-Relance-Secret'

/** Has its own secret: the helpdesk holds no token. */
export const webhookRoutes = ({ webhookSecret, hint }: Services) => {
  const routes = new OpenAPIHono()

  routes.post(PATH, async (c) => {
    if (webhookSecret === null) return notSetUp(c)
    if (!isSameSecret(c.req.header(HEADER) ?? '', webhookSecret)) return wrongSecret(c)
    const ticketId = ticketIdIn(c.req.query('ticket_id') ?? '') ?? ticketIdOf(await c.req.text())
    if (ticketId === null) return noTicket(c)
    hint(ticketId)
    return c.json({ ticket_id: ticketId }, 202)
  })
  routes.openAPIRegistry.registerPath(DESCRIPTION)
  return routes
}

/** `{"ticket_id": 7}`, `{"ticket": {"id": 7}}`, both also with the number as text, as templates fill it in. */
const ticketIdOf = (body: string): number | null => {
  const { data } = bodySchema.safeParse(parse(body))
  return ticketIdIn(data?.ticket_id ?? '') ?? ticketIdIn(data?.ticket?.id ?? '')
}

/** Customers' words, put in by templates, may break the JSON around the number. */
const parse = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    return { ticket_id: /"ticket_id"\s*:\s*"?(\d+)/.exec(body)?.[1] }
  }
}

const id = z.union([z.string(), z.number()]).optional().catch(undefined)

const bodySchema = z.object({
  ticket_id: id,
  ticket: z.object({ id }).optional().catch(undefined),
})

const ticketIdIn = (value: string | number): number | null =>
  /^[1-9]\d{0,14}$/.test(String(value)) ? Number(value) : null

const notSetUp = (c: Context) =>
  problem(c, 404, {
    kind: 'not_found',
    detail: `There is nothing at ${PATH}.`,
    remedy: 'Set WEBHOOK_SECRET to let the helpdesk call here.',
    field: 'path',
  })

const wrongSecret = (c: Context) =>
  problem(c, 401, {
    kind: 'unauthorized',
    detail: `The header ${HEADER} is missing or wrong.`,
    remedy: `Let the helpdesk send the value of WEBHOOK_SECRET in ${HEADER}.`,
    field: HEADER,
  })

const noTicket = (c: Context) =>
  problem(c, 422, {
    kind: 'invalid',
    detail: 'ticket_id: no ticket number was sent.',
    remedy:
      'Add ?ticket_id={{ticket.id}} to the address, or {"ticket_id": "{{ticket.id}}"} as body.',
    field: 'ticket_id',
  })

const DESCRIPTION = createRoute({
  method: 'post',
  path: PATH,
  tags: ['webhook'],
  summary: 'A ticket may have changed: look at it soon',
  description:
    'A hint only, read at most once per ticket and minute; nothing else of the body is used. 404 while WEBHOOK_SECRET is not set.',
  security: [],
  request: {
    headers: z.object({ [HEADER]: z.string() }),
    query: z.object({ ticket_id: z.string().optional() }),
    body: {
      required: false,
      content: { 'application/json': { schema: z.object({ ticket_id: z.string().optional() }) } },
    },
  },
  responses: {
    202: json(z.object({ ticket_id: z.number().int() }), 'It will be looked at'),
    ...problems(401, 404, 413, 422),
  },
})
