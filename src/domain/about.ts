/** Which of several sentences about a conversation are true: the one question a judge answers before the ledger. */
import { z } from 'zod'

/** What a judge must answer. Strict enough for every provider: no optional keys, no records. */
export const aboutSchema = z.object({
  true_sentences: z
    .array(
      z.object({
        number: z.number().int().describe('the number of the sentence, as it was given'),
        message_id: z.number().int().describe('id of the message the quote stands in'),
        quote: z.string().describe('verbatim words of that message that show it'),
      }),
    )
    .describe('the sentences that are true of this conversation; empty if none is'),
})

export type AboutJudgement = z.infer<typeof aboutSchema>
