/** What our internal notes say: short, plain, with the quote, since when, the draft, and what to do (CONTRACT 7). */
import type { Instant } from '../lib/clock.ts'
import { sayDuration } from '../lib/duration.ts'
import type { Decision } from './decision.ts'
import type { OpenItem } from './ledger.ts'
import { UNCLEAR_POST } from './resolution.ts'

export type NoteFacts = {
  decision: Pick<
    Decision,
    'verdict' | 'openItems' | 'evidence' | 'draft' | 'silentSince' | 'reason' | 'statusReason'
  >
  now: Instant
  /** Where the decision opens in the inbox. */
  inboxUrl: string
  /** The channel takes no free message any more. */
  isOnlyNote?: boolean
}

/** A draft for the team, for `follow_up` in note mode. */
export const draftNote = ({ decision, now, inboxUrl, isOnlyNote = false }: NoteFacts) =>
  paragraphs([
    'Relance: a follow-up may be needed here.',
    ...customersItems(decision.openItems).map(sayItem),
    `The customer has been silent for ${sayDuration(now - decision.silentSince)}.`,
    `Draft:\n${decision.draft?.text ?? ''}`,
    isOnlyNote
      ? `What to do: this channel takes no free message any more, so reach the customer another way. ${inboxUrl}`
      : `To send it, write an internal note that says /send, or approve it in the inbox: ${inboxUrl}`,
    HOW_TO_STOP,
  ])

/** For the team alone: we owe an answer, a person is needed, or a post is unclear. */
export const alertNote = ({ decision, now, inboxUrl }: NoteFacts) => {
  if (decision.verdict === 'we_owe')
    return paragraphs([
      'Relance: we owe this customer an answer.',
      ...decision.openItems.filter((item) => item.owner === 'shop').map(sayPromise),
      `Nothing has been said since our last message, ${sayDuration(now - decision.silentSince)} ago.`,
      `What to do: answer the customer. ${inboxUrl}`,
      HOW_TO_STOP,
    ])
  return paragraphs([
    'Relance: this conversation needs a person.',
    decision.reason,
    ...decision.evidence.slice(0, 1).map(({ quote }) => `“${quote}”`),
    decision.reason === UNCLEAR_POST
      ? `What to do: have a look, then say in the inbox whether it stands there: ${inboxUrl}`
      : `What to do: have a look, then dismiss it in the inbox: ${inboxUrl}`,
  ])
}

/** One line below a note that no longer holds. */
export const staleNotice = (why: string | null) =>
  `${OUT_OF_DATE} (${SAID[why ?? ''] ?? 'the ticket changed'}); nothing is left to do for it.`

/** Whatever its reason. */
export const isStaleNotice = (text: string) => text.trimStart().startsWith(OUT_OF_DATE)

const OUT_OF_DATE = 'Relance: the note above is out of date'

const SAID: Record<string, string> = {
  customer_answered: 'the customer has answered',
  agent_answered: 'an agent has answered',
  note_by_person: 'somebody left a note',
  customer_wrote_elsewhere: 'the customer wrote on another ticket',
  opted_out: 'somebody stopped follow-ups here',
  expired: 'it has waited too long',
}

const HOW_TO_STOP = 'To get no follow-ups on this ticket, add the tag relance-never.'

const customersItems = (items: OpenItem[]) => items.filter((item) => item.owner === 'customer')

const sayItem = ({ what, quote }: OpenItem) =>
  what === quote ? `Open: “${quote}”` : `Open: ${what}: “${quote}”`

const sayPromise = ({ quote, due }: OpenItem) =>
  `We wrote: “${quote}”${due === null ? '' : ` (due ${due})`}`

const paragraphs = (parts: string[]) => parts.join('\n\n')
