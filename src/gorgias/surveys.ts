/** Reads satisfaction surveys: what customers thought of the help they got. */
import { z } from 'zod'
import type { Page, SurveyScore } from '../domain/ports.ts'
import type { Log } from '../lib/log.ts'
import { parseDatetime } from './datetimes.ts'
import { toPage } from './page.ts'
import type { Read } from './reading.ts'
import { maybe, pageSchema } from './schemas.ts'

const when = maybe(z.string().transform(parseDatetime))

const surveySchema = z.object({
  ticket_id: z.number().int(),
  score: maybe(z.number()),
  created_datetime: when,
  scored_datetime: when,
})

/** Newest first. */
export const createSurveysPage =
  (read: Read, log: Log) =>
  async (cursor: string | null): Promise<Page<SurveyScore>> => {
    const query = {
      order_by: 'created_datetime:desc',
      limit: '100',
      ...(cursor !== null && { cursor }),
    }
    const page = await read('/api/satisfaction-surveys', query, pageSchema, 'background')
    return toPage(page, surveySchema, toScore, log)
  }

const toScore = (survey: z.output<typeof surveySchema>): SurveyScore => ({
  ticketId: survey.ticket_id,
  score: survey.score,
  createdAt: survey.created_datetime ?? 0,
  scoredAt: survey.scored_datetime,
})
