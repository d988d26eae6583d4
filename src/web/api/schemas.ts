/** The shapes the API answers with, as its OpenAPI document describes them. */
import { z } from '@hono/zod-openapi'
import { OUTCOMES, STATUSES } from '../../domain/decision.ts'
import { ITEM_KINDS, OWNERS, VERDICTS } from '../../domain/ledger.ts'
import { MODES } from '../../domain/policy.ts'
import { RESOLUTIONS } from '../../domain/resolution.ts'
import { STOP_KEYS } from '../../domain/stops.ts'

const instant = z.iso.datetime().openapi({ example: '2026-11-24T09:00:00.000Z' })
const helpdeskId = z.number().int()

export const findingSchema = z
  .object({
    rule: z.string().openapi({ example: 'claims' }),
    severity: z.enum(['block', 'warn']),
    excerpt: z.string(),
    start: z.number().int().openapi({ description: 'In UTF-16 units of the draft’s text.' }),
    end: z.number().int(),
    why: z.string(),
  })
  .openapi('Finding')

const evidenceSchema = z.object({ message_id: helpdeskId, quote: z.string() })

const openItemSchema = evidenceSchema.extend({
  owner: z.enum(OWNERS),
  kind: z.enum(ITEM_KINDS),
  what: z.string(),
  due: z.string().nullable(),
})

const deliverySchema = z.object({
  message_id: helpdeskId.nullable(),
  external_id: z.string(),
  attempts: z.number().int(),
  posted_at: instant.nullable(),
  delivered_at: instant.nullable(),
})

const tokensSchema = z.object({
  input: z.number().int(),
  cached: z.number().int(),
  output: z.number().int(),
})

export const decisionSchema = z
  .object({
    id: z.string(),
    ticket_id: helpdeskId,
    version: z.number().int(),
    anchor_message_id: helpdeskId,
    silent_since: instant,
    verdict: z.enum(VERDICTS),
    reason: z.string(),
    confidence: z.number(),
    until: instant.nullable(),
    evidence: z.array(evidenceSchema),
    open_items: z.array(openItemSchema),
    draft: z.object({ subject: z.string(), text: z.string(), language: z.string() }).nullable(),
    findings: z.array(findingSchema),
    policy: z.string(),
    persona: z.string().nullable(),
    mode: z.enum(MODES),
    step: z.number().int(),
    status: z.enum(STATUSES),
    send_at: instant.nullable(),
    delivery: deliverySchema.nullable(),
    outcome: z.enum(OUTCOMES).nullable(),
    crossed: z.boolean(),
    provider: z.string(),
    model: z.string(),
    prompt_hashes: z.record(z.string(), z.string()),
    tokens: tokensSchema,
    cost_usd: z.number().nullable(),
    created_at: instant,
  })
  .openapi('Decision')

export const decisionListSchema = z
  .object({ data: z.array(decisionSchema), next_cursor: z.string().nullable() })
  .openapi('DecisionList')

const messageSchema = z
  .object({
    id: helpdeskId,
    role: z.enum(['word', 'note', 'ours', 'automatic']),
    from: z.enum(['customer', 'shop']),
    at: instant,
    text: z.string(),
  })
  .openapi('ConversationMessage')

const actSchema = z
  .object({ at: instant, act: z.string(), by: z.string(), decision_id: z.string().nullable() })
  .openapi('Act')

const attemptSchema = z
  .object({
    feed_read_at: instant,
    ticket_read_at: instant,
    started_at: instant,
    absent_at: instant.nullable().openapi({
      description: 'The first look after an unclear post that did not show it.',
    }),
  })
  .openapi('Attempt', {
    description: 'By this machine’s clock: the two reads before the latest post, and the post.',
  })

const stopSchema = z
  .object({
    kind: z.enum([...STOP_KEYS, 'autonomous_paused']),
    says: z.string(),
    since: instant,
    until: instant.nullable(),
  })
  .openapi('Stop', { description: 'What stops posts now; `until`: when it ends by itself.' })

/** What a follow-up means for the helpdesk's bill; null where none reaches the customer. */
const billSchema = z.object({
  counts_as_new: z.boolean(),
  answer_counts_from: instant,
  silent_counts_from: instant,
  says: z.string(),
  source: z.string(),
  as_of: z.string(),
})

export const caseSchema = decisionSchema
  .extend({
    status_reason: z.string().nullable().openapi({
      description: 'Why a person is asked although the policy is autonomous, or why it ended so.',
    }),
    delivery_note: z.string().nullable().openapi({
      description: 'The helpdesk’s words about a failure, or why the post is unclear.',
    }),
    ticket_url: z.string().openapi({ description: 'The ticket in the helpdesk’s own pages.' }),
    bill: billSchema.nullable(),
    only_as_note: z.boolean().openapi({
      description: 'Its channel takes no message any more: approving writes the draft as a note.',
    }),
    attempt: attemptSchema.nullable(),
    resolutions: z.array(z.object({ as: z.enum(RESOLUTIONS), by: z.string(), at: instant })),
    conversation: z.array(messageSchema),
    acts: z.array(actSchema),
  })
  .openapi('DecisionCase')

export const explanationSchema = z
  .object({
    ticket_id: helpdeskId,
    subject: z.string().nullable(),
    now: instant,
    policy: z.string().nullable(),
    mode: z.enum(MODES).nullable(),
    step: z.number().int().nullable(),
    anchor_message_id: helpdeskId.nullable(),
    silent_since: instant.nullable(),
    stopped_by: z.string().nullable(),
    next_look: instant.nullable(),
    stops: z.array(stopSchema),
    gates: z.array(
      z.object({
        gate: z.string(),
        passed: z.boolean(),
        values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).nullable()),
        until: instant.nullable(),
      }),
    ),
    bill: billSchema.nullable(),
    we_owe: z.array(openItemSchema).openapi({
      description: 'What the shop owes by the newest ledger of this silence.',
    }),
    decisions: z.array(
      decisionSchema.extend({
        status_reason: z.string().nullable(),
        delivery_note: z.string().nullable(),
      }),
    ),
  })
  .openapi('Explanation')

export const pauseSchema = z
  .object({
    paused: z.boolean(),
    autonomous_paused: z.boolean(),
    reason: z.string().nullable(),
    since: instant.nullable(),
    stops: z.array(stopSchema),
  })
  .openapi('Pause')

/** A JSON response of a route. */
export const json = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})
