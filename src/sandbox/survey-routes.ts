/** Routes of satisfaction surveys: one a ticket, and a PUT replaces the whole. */
import type { Survey } from './account-records.ts'
import type { Kit } from './kit.ts'
import { form, json, moment, nullable, text, whole } from './marshmallow.ts'
import { alreadyThere, badRequest, demand } from './problems.ts'
import { resourceRoutes } from './resource.ts'
import { showSurvey } from './show-ticket.ts'

const fields = {
  ticket_id: whole(),
  customer_id: whole(),
  score: nullable(whole(1, 5)),
  body_text: nullable(text(1000)),
  meta: json,
  created_datetime: nullable(moment),
  sent_datetime: nullable(moment),
  scored_datetime: nullable(moment),
  should_send_datetime: nullable(moment),
}

export const surveyRoutes = (kit: Kit) =>
  resourceRoutes<Survey>(kit, {
    path: 'satisfaction-surveys',
    noun: 'satisfaction-survey',
    objectType: 'SatisfactionSurvey',
    shelf: kit.desk.shelves.surveys,
    total: false,
    deletable: false,
    rank: (survey) => survey.created_datetime,
    find: {
      fields: { ticket_id: whole() },
      keep: (survey, query) =>
        query.ticket_id === undefined || survey.ticket_id === query.ticket_id,
    },
    show: (survey) => showSurvey(kit.view, survey),
    create: (raw, at) => {
      const given = readSurvey(raw, 'Failed to create satisfaction survey.')
      const { surveys } = kit.desk.shelves
      if (surveys.all().some(({ ticket_id }) => ticket_id === given.ticket_id)) throw alreadyThere()
      const ticket = kit.desk.tickets.get(given.ticket_id)
      if (ticket?.customer_id !== given.customer_id)
        throw badRequest('Failed to create satisfaction survey.', {
          ticket_id: ['There is no such ticket of this customer.'],
        })
      return { ...given, id: surveys.nextId(), created_datetime: given.created_datetime ?? at }
    },
    change: (survey, raw) => {
      const given = readSurvey(raw, 'Failed to update satisfaction survey.')
      const created_datetime = given.created_datetime ?? survey.created_datetime
      Object.assign(survey, given, { created_datetime })
    },
  })

/** What is not said is null. */
const readSurvey = (raw: unknown, failed: string) => {
  const given = demand(form(fields, ['ticket_id', 'customer_id']), raw, failed)
  return {
    score: null,
    body_text: null,
    meta: null,
    created_datetime: null,
    sent_datetime: null,
    scored_datetime: null,
    should_send_datetime: null,
    ...given,
    ticket_id: given.ticket_id ?? 0,
    customer_id: given.customer_id ?? 0,
  }
}
