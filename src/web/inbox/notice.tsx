/** The short word after an act. */
import type { FC } from 'hono/jsx'
import type { Decision } from '../../domain/decision.ts'
import type { Who } from '../../domain/user.ts'
import type { Instant } from '../../lib/clock.ts'
import { mayAct } from '../roles.ts'
import { SendsAt, secondsLeft } from './draft-panel.tsx'
import { actPath, itemPath, type Place } from './sections.ts'
import { titleOf } from './words.ts'

const SAID = {
  approved: 'Approved.',
  rejected: 'Rejected: nothing is sent.',
  undone: 'Taken back: it waits for you again.',
  postponed: 'Postponed: it is left alone until then.',
  feedback: 'Noted, thank you. Two mistakes in a week make a follow-up plan ask first.',
  activated: 'Started: each follow-up plan now acts by its own mode.',
  paused: 'Paused: nothing is written to the helpdesk.',
  resumed: 'Resumed.',
  redrafted: 'Drafted again: look it over.',
  resolved: 'Settled.',
  pass_started: 'A pass has started: what it finds appears here.',
  pass_running: 'A pass is running already.',
} as const

export type Done = keyof typeof SAID

export const isDone = (word: string | undefined): word is Done =>
  word !== undefined && Object.hasOwn(SAID, word)

/** `of`: the decision that was acted on, as it is now. */
export type NoticeFacts = { done: Done; of: Decision | null }

export const Notice: FC<NoticeFacts & { place: Place; now: Instant; who: Who }> = ({
  done,
  of,
  place,
  now,
  who,
}) => (
  <div class="notice good" role="status">
    <p>
      {SAID[done]}
      {of !== null && (
        <>
          {' '}
          <a href={itemPath(of.id, place)}>
            <bdi>{titleOf(of)}</bdi>
          </a>
        </>
      )}
      {of?.status === 'scheduled' && (
        <>
          {' '}
          <SendsAt decision={of} now={now} />
        </>
      )}
    </p>
    {of?.status === 'scheduled' && mayAct(who) && (
      <form
        method="post"
        action={actPath(of.id, 'undo', place)}
        data-seconds={secondsLeft(of, now)}
      >
        <button type="submit" class="outline" data-key="u">
          Undo
        </button>
      </form>
    )}
  </div>
)
