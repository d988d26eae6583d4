/** What the API and the forms take: ids, filters, a person's words. */
import { z } from '@hono/zod-openapi'
import { LONGEST_INSTRUCTION } from '../../domain/acts.ts'
import { STATUSES } from '../../domain/decision.ts'
import { WRONGS } from '../../domain/feedback.ts'
import { VERDICTS } from '../../domain/ledger.ts'
import { RESOLUTIONS } from '../../domain/resolution.ts'

export const DEFAULT_LIMIT = 50
const MAX_LIMIT = 100

/** A positive whole number in a query or path. Coercion would take ` `, `1e3` and `0x10` too. */
export const wholeNumber = z
  .string()
  .regex(/^[1-9]\d{0,14}$/, 'expected a whole number above zero')
  .transform(Number)

export const idParam = z.object({
  id: z
    .string()
    .min(1)
    .max(200)
    .openapi({ param: { name: 'id', in: 'path', required: true } }),
})

export const ticketParam = z.object({
  id: wholeNumber.openapi({
    type: 'integer',
    minimum: 1,
    param: { name: 'id', in: 'path', required: true },
  }),
})

/** An empty value in a query (`?status=&limit=10`) is none. */
const filter = <T extends z.ZodType>(schema: T) =>
  z
    .literal('')
    .transform(() => undefined)
    .or(schema)
    .optional()

/** A comma list of known words, `pending,parked`. */
const listOf = <const T extends readonly [string, ...string[]]>(words: T) =>
  filter(
    z
      .string()
      .transform((text) => text.split(',').map((word) => word.trim()))
      .pipe(z.array(z.enum(words))),
  ).openapi({
    type: 'string',
    description: `Comma list of ${words.join(', ')}.`,
    example: words.slice(0, 2).join(','),
  })

export const listQuery = z.strictObject({
  status: listOf(STATUSES),
  verdict: listOf(VERDICTS),
  ticket_id: filter(wholeNumber).openapi({ type: 'integer', minimum: 1 }),
  policy: filter(z.string().max(200)).openapi({ type: 'string', example: 'default' }),
  limit: filter(wholeNumber.pipe(z.number().max(MAX_LIMIT))).openapi({
    type: 'integer',
    minimum: 1,
    maximum: MAX_LIMIT,
    default: DEFAULT_LIMIT,
  }),
  cursor: filter(z.string().regex(/^[\w.~=-]{1,500}$/, 'is no cursor this API gave')).openapi({
    type: 'string',
    description: '`next_cursor` of the page before.',
  }),
})

/** At least one character that is not white space; never trimmed, since bytes approved are bytes posted. */
export const ownWords = z.string().max(50_000).regex(/\S/, 'is empty')

export const rejectionReason = z.string().max(1000)

export const approvalBody = z
  .strictObject({
    text: ownWords
      .optional()
      .openapi({ description: 'Your own words; absent: the draft as it is.' }),
    version: z.number().int().min(1).optional().openapi({
      description: 'The version you looked at; answered with 409 when it is not the current one.',
    }),
    accept: z
      .array(z.string().max(100))
      .max(50)
      .optional()
      .openapi({
        description: 'Rules of blocking findings you accept.',
        example: ['claims'],
      }),
  })
  .openapi('Approval')

export const rejectionBody = z
  .strictObject({ reason: rejectionReason.optional() })
  .openapi('Rejection')

export const postponementBody = z
  .strictObject({
    until: z.iso
      .datetime({ offset: true, error: 'expected a moment such as 2026-11-24T09:00:00Z' })
      .openapi({ description: 'In the future, at most 60 days ahead.' }),
  })
  .openapi('Postponement')

export const redraftBody = z
  .strictObject({
    instruction: z
      .string()
      .max(
        LONGEST_INSTRUCTION,
        `is longer than ${LONGEST_INSTRUCTION} characters: write the text yourself and approve it`,
      )
      .regex(/\S/, 'is empty')
      .openapi({
        description: 'What should be different.',
        example: 'shorter, and mention the box',
      }),
  })
  .openapi('Redraft')

export const resolutionBody = z
  .strictObject({
    as: z.enum(RESOLUTIONS).openapi({
      description:
        '`there`: it stands on the ticket · `send`: one more attempt, approved by you · `drop`: leave it.',
    }),
  })
  .openapi('Resolution')

export const feedbackBody = z
  .strictObject({
    wrong: z.enum(WRONGS).openapi({
      description: 'It was not needed; or its text, its time, or the person it went to was wrong.',
    }),
  })
  .openapi('Feedback')
