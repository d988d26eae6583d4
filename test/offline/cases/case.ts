/** How a written case of a conversation looks. */
import type { OpenItem, Verdict } from '../../../src/domain/ledger.ts'
import type { Message } from '../../../src/domain/ticket.ts'
import { DAY, HOUR } from '../../../src/lib/clock.ts'

/** Who speaks; `ours` is an earlier follow-up of ours, `rule` an automatic message. */
export type Speaker = 'customer' | 'shop' | 'note' | 'ours' | 'rule'

export type Case = {
  name: string
  talk: [Speaker, string][]
  verdict: Verdict
  /** Stands in the quote of one open item, or of the evidence when nothing is open. */
  about?: string
  kind?: OpenItem['kind']
  until?: string
}

/** A Monday. Messages follow each other by the hour. */
export const MONDAY = Date.parse('2026-11-16T10:00:00Z')

/** Judged on the Thursday after. */
export const THURSDAY = MONDAY + 3 * DAY

export const messagesOf = (talk: Case['talk']): Message[] =>
  talk.map(([speaker, text], index) => ({
    id: 100 + index,
    ticketId: 7,
    at: MONDAY + index * HOUR,
    fromAgent: speaker !== 'customer',
    public: speaker !== 'note',
    channel: 'email',
    via: speaker === 'rule' ? 'rule' : 'email',
    sender: null,
    receiver: null,
    subject: null,
    text,
    externalId: speaker === 'ours' ? `relance:1:r:${'a'.repeat(25)}` : null,
    ruleId: speaker === 'rule' ? 3 : null,
    integrationId: null,
    source: null,
    headers: {},
    attachments: [],
    sentAt: null,
    failedAt: null,
    sendingError: null,
  }))
