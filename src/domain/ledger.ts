/** Who owes whom what: the debt ledger a judge fills in, before any verdict. */
import { z } from 'zod'

export const OWNERS = ['customer', 'shop', 'third_party'] as const
export const ITEM_KINDS = ['asked', 'offer', 'fix', 'promise'] as const

export type Owner = (typeof OWNERS)[number]
/**
 * `asked`: the shop asked the customer for something · `offer`: the shop answered or proposed, no yes or no yet ·
 * `fix`: the shop gave a remedy, not confirmed · `promise`: someone said he will do something.
 */
export type ItemKind = (typeof ITEM_KINDS)[number]

export const VERDICTS = ['follow_up', 'no_follow_up', 'wait', 'we_owe', 'hand_over'] as const
export type Verdict = (typeof VERDICTS)[number]

export const openItemSchema = z.object({
  owner: z.enum(OWNERS).describe('who must take the next step on this item'),
  kind: z.enum(ITEM_KINDS),
  what: z.string().describe('what is open, in a few words, in the language of the conversation'),
  due: z
    .string()
    .nullable()
    .describe('date or date-time (ISO 8601) named in the conversation, else null'),
  message_id: z.number().int().describe('id of the message the quote stands in'),
  quote: z.string().describe('verbatim words of that message that prove the item'),
})

/** What a judge must answer. Strict enough for every provider: no optional keys, no records. */
export const judgementSchema = z.object({
  open_items: z
    .array(openItemSchema)
    .describe('the ledger: everything still open, empty if nothing'),
  evidence: z
    .array(z.object({ message_id: z.number().int(), quote: z.string() }))
    .describe('verbatim quotes that support the verdict, also where nothing is open'),
  verdict: z.enum(VERDICTS),
  until: z
    .string()
    .nullable()
    .describe('only for wait: the date or date-time (ISO 8601) to judge again; else null'),
  reason: z.string().describe('one sentence for the support team'),
  confidence: z.number().describe('0 to 1'),
})

export type OpenItem = z.infer<typeof openItemSchema>
export type Judgement = z.infer<typeof judgementSchema>
export type Evidence = Judgement['evidence'][number]

/** What a writer must answer: the words between greeting and signature included, signature excluded. */
export const draftSchema = z.object({
  text: z.string().describe('the complete message without signature'),
  language: z.string().describe('ISO 639-1 code of the language it is written in'),
})

export type WrittenDraft = z.infer<typeof draftSchema>
