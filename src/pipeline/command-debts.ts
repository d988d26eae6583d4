/** Pays what a command left to do on its ticket: tags off or on, the answer, the review tag that returns. */
import type { Instant } from '../lib/clock.ts'
import type { CommandRow } from '../store/store.ts'
import { type AnswerDeps, postAnswer } from './answer-note.ts'
import { isRefusedForGood } from './refused-for-good.ts'
import { reviewTags } from './review-tags.ts'
import { mayWrite } from './stops.ts'

/** What cannot be done now is done by a later pass; what never can, is given up. */
export const payCommand = async (
  deps: AnswerDeps,
  row: CommandRow,
  { now, isWatching }: { now: Instant; isWatching: boolean },
) => {
  const { store } = deps
  if (isWatching || !(await mayWrite(store))) return
  await payTags(deps, row)
  const isAnswered = row.answer === null || (await answer(deps, row, row.answer))
  const wakes = row.wakeAt !== null && row.wakeAt <= now
  if (wakes) await showAgain(deps, row)
  await store.commands.update(row.key, {
    tagsOwed: null,
    ...(isAnswered && { answer: null }),
    ...(wakes && { wakeAt: null }),
    open: !isAnswered || (row.wakeAt !== null && !wakes),
  })
}

const payTags = async ({ helpdesk }: AnswerDeps, { ticketId, tagsOwed }: CommandRow) => {
  for (const { act, tag } of tagsOwed ?? [])
    await unlessFinal(() =>
      act === 'add' ? helpdesk.addTags(ticketId, [tag]) : helpdesk.removeTags(ticketId, [tag]),
    )
}

const answer = (deps: AnswerDeps, { ticketId, answerMark }: CommandRow, text: string) =>
  answerMark === null
    ? Promise.resolve(true)
    : postAnswer(deps, { ticketId, externalId: answerMark, text })

/** It was put off and is still open: the team wanted to see it again now. */
const showAgain = async ({ store, helpdesk }: AnswerDeps, { decisionId, ticketId }: CommandRow) => {
  const decision = decisionId === null ? null : await store.decisions.find(decisionId)
  if (decision?.status !== 'noted') return
  const tags = await reviewTags(store, decision)
  await unlessFinal(() => helpdesk.addTags(ticketId, tags))
}

const unlessFinal = async (work: () => Promise<void>) => {
  try {
    await work()
  } catch (error) {
    if (!isRefusedForGood(error)) throw error
  }
}
