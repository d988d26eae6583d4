/** A helpdesk that keeps no `external_id`. */
import type { Helpdesk } from '../../src/domain/ports.ts'

export const withoutMarks = (real: Helpdesk): Partial<Helpdesk> => ({
  ticket: async (id, urgency) => {
    const reading = await real.ticket(id, urgency)
    if (reading.kind === 'gone') return reading
    const messages = reading.ticket.messages.map((m) => ({ ...m, externalId: null }))
    return { kind: 'found', ticket: { ...reading.ticket, messages } }
  },
  messagesPage: async (cursor, urgency) => {
    const page = await real.messagesPage(cursor, urgency)
    return { ...page, items: page.items.map((m) => ({ ...m, externalId: null })) }
  },
})
