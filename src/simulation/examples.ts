/** Shows single cases with their conversation: some of each kind, so that a reader can judge for himself. */
import { byTime, type Message } from '../domain/ticket.ts'
import { roleOf } from '../domain/words.ts'
import type { Instant } from '../lib/clock.ts'
import type { Store } from '../store/store.ts'
import { ticketAsOf } from './as-of.ts'
import { followsUp, type PastCase } from './case.ts'
import { verdictOf } from './difference.ts'
import { withWords } from './found.ts'
import { inQuestion } from './score.ts'

export type Example = {
  caseId: string
  ticketId: number
  why: string
  subject: string | null
  at: Instant
  verdict: string
  policy: string | null
  reason: string | null
  confidence: number | null
  needed: boolean | null
  draft: string | null
  findings: string[]
  conversation: { from: string; at: Instant; text: string }[]
  sequel: { kind: string; after: number | null; words: string | null }
}

/** Of each kind so many. */
const SHOWN = 4

export const examplesOf = async (
  store: Store,
  cases: PastCase[],
  until: Instant,
): Promise<Example[]> => {
  const asked = cases.filter(inQuestion)
  const kinds: [why: string, is: (one: PastCase) => boolean][] = [
    ['followed up, and needed', (one) => followsUp(one) && one.label.needed === true],
    ['followed up in vain', (one) => followsUp(one) && one.label.needed === false],
    ['needed, and not followed up', (one) => !followsUp(one) && one.label.needed === true],
    ['we owe the next step', (one) => verdictOf(one) === 'we_owe'],
    ['for a person', (one) => verdictOf(one) === 'hand_over'],
  ]
  const shown = await Promise.all(
    kinds.map(([why, is]) => showAll(store, asked.filter(is).slice(0, SHOWN), why, until)),
  )
  return shown.flat()
}

export const showAll = (store: Store, cases: PastCase[], why: string, until: Instant) =>
  Promise.all(cases.map(async (one) => show(store, await withWords(store, one), why, until)))

/** The last words of a conversation say enough of it. */
const LAST_MESSAGES = 6

const show = async (store: Store, one: PastCase, why: string, until: Instant): Promise<Example> => {
  const ticket = await store.mirror.find(one.ticketId)
  const then = ticket === null ? [] : ticketAsOf(ticket, Math.min(one.at, until)).messages
  const decision = one.end.kind === 'judged' ? one.end.decision : null
  return {
    caseId: one.id,
    ticketId: one.ticketId,
    why,
    subject: one.subject,
    at: one.at,
    verdict: verdictOf(one),
    policy: decision?.policy ?? null,
    reason: decision?.reason ?? null,
    confidence: decision?.confidence ?? null,
    needed: one.label.needed,
    draft: decision?.draft?.text ?? null,
    findings: decision?.findings.map((finding) => `${finding.rule}: ${finding.why}`) ?? [],
    conversation: [...then].sort(byTime).slice(-LAST_MESSAGES).map(showMessage),
    sequel: { kind: one.sequel.kind, after: one.sequel.after, words: one.sequel.words },
  }
}

const showMessage = (message: Message) => ({
  from:
    roleOf(message) === 'note'
      ? 'note'
      : `${message.fromAgent ? 'shop' : 'customer'}${roleOf(message) === 'automatic' ? ', automatic' : ''}`,
  at: message.at,
  text: message.text.slice(0, 2000),
})
