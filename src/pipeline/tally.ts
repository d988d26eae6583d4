/** Works out at the end of a pass what only time tells: late promises that were kept, and what an always rule would have sent. */
import type { Standing } from '../domain/decision.ts'
import type { Avoided } from '../domain/figures.ts'
import { IN_PROGRESS, UNSETTLED } from '../domain/follow-up.ts'
import { byTime, type Message, type MirroredTicket } from '../domain/ticket.ts'
import { isOurReply, isWord } from '../domain/words.ts'
import { DAY, type Instant } from '../lib/clock.ts'
import type { Store } from '../store/store.ts'

export const createTally =
  ({ store }: { store: Store }) =>
  async (now: Instant) => {
    await endDebts(store, now)
    await closeRuleWrites(store, now)
  }

/** Our next word on the ticket settles it, whoever asked for it. */
const endDebts = async (store: Store, now: Instant) => {
  for (const debt of await store.insights.openDebts()) {
    const ticket = await store.mirror.find(debt.ticketId)
    const word = ticket && firstAfter(ticket, debt.anchorMessageId, (m) => isWord(m) && m.fromAgent)
    if (word) {
      const ended = word.at < debt.at ? 'in_time' : 'answered'
      await store.insights.endDebt(debt, { ended, endedAt: word.at })
    } else if (debt.isDismissed)
      await store.insights.endDebt(debt, { ended: 'dismissed', endedAt: now })
  }
}

/** While a person has not decided, nobody knows whether we write too. */
const LOOK_AGAIN = DAY

const closeRuleWrites = async (store: Store, now: Instant) => {
  for (const row of await store.insights.dueRuleWrites(now)) {
    const ticket = await store.mirror.find(row.ticketId)
    const decisions = await store.decisions.ofTicket(row.ticketId)
    const newest = decisions.find((one) => one.anchorMessageId === row.anchorMessageId)
    if (ticket === null || newest === undefined || endedBefore(ticket, row))
      await store.insights.closeRuleWrite(row, null)
    else if (isUndecided(newest)) await store.insights.postponeRuleWrite(row, now + LOOK_AGAIN)
    else await store.insights.closeRuleWrite(row, countedAs(newest))
  }
}

/** Somebody spoke before that rule's moment, or we had written. */
const endedBefore = (
  ticket: MirroredTicket,
  { anchorMessageId, at }: { anchorMessageId: number; at: Instant },
) => {
  const next = firstAfter(ticket, anchorMessageId, (m) => isWord(m) || isOurReply(m))
  return next !== undefined && next.at <= at
}

const firstAfter = (
  { messages }: MirroredTicket,
  anchorMessageId: number,
  isMeant: (message: Message) => boolean,
): Message | undefined => {
  const sorted = [...messages].sort(byTime)
  const anchor = sorted.findIndex(({ id }) => id === anchorMessageId)
  return anchor < 0 ? undefined : sorted.slice(anchor + 1).find(isMeant)
}

const isUndecided = ({ verdict, status }: Standing) =>
  verdict === 'follow_up' &&
  (status === 'waiting' || [...IN_PROGRESS, ...UNSETTLED].includes(status))

/** A follow-up that left, or was overtaken, is nothing avoided. */
const countedAs = ({ verdict, status, policy, persona, step }: Standing) => {
  const why: Avoided | null =
    verdict !== 'follow_up' ? verdict : status === 'rejected' ? 'rejected' : null
  return why === null ? null : { why, policy, persona: persona ?? '', step }
}
