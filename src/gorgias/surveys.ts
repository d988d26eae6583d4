/** Reads satisfaction surveys: what customers thought of the help they got. */
import { z } from 'zod'
import type { SurveyScore } from '../domain/ports.ts'
import { parseDatetime } from './datetimes.ts'
import { maybe } from './schemas.ts'

const when = maybe(z.string().transform(parseDatetime))

export const surveySchema = z.object({
  ticket_id: z.number().int(),
  score: maybe(z.number()),
  created_datetime: when,
  scored_datetime: when,
})

export const toScore = (survey: z.output<typeof surveySchema>): SurveyScore => ({
  ticketId: survey.ticket_id,
  score: survey.score,
  createdAt: survey.created_datetime ?? 0,
  scoredAt: survey.scored_datetime,
})
