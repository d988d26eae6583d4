/** The forms for second thoughts: set aside until later, and say that a sent one was a mistake. */
import type { FC } from 'hono/jsx'
import type { Decision } from '../../domain/decision.ts'
import type { Wrong } from '../../domain/feedback.ts'
import { actPath, type Place } from './sections.ts'

const POSTPONABLE: Decision['status'][] = ['pending', 'noted', 'scheduled']

type Facts = { decision: Decision; place: Place; nextId: string | null }

export const PostponeForm: FC<Facts> = ({ decision, place, nextId }) =>
  POSTPONABLE.includes(decision.status) ? (
    <details class="later">
      <summary data-key="z">Not yet</summary>
      <form method="post" action={actPath(decision.id, 'postponement', place)}>
        {nextId !== null && <input type="hidden" name="next" value={nextId} />}
        <button type="submit" name="until" value="tomorrow" class="outline">
          Tomorrow, 9:00
        </button>
        <button type="submit" name="until" value="three_days" class="outline">
          In three days
        </button>
        <label for="date">Or on this day, 9:00</label>
        <input id="date" name="date" type="date" />
        <button type="submit" name="until" value="date" class="outline secondary">
          Postpone
        </button>
      </form>
    </details>
  ) : null

export const MistakeForm: FC<Omit<Facts, 'nextId'>> = ({ decision, place }) =>
  decision.status === 'sent' || decision.status === 'delivered' ? (
    <form method="post" class="later" action={actPath(decision.id, 'feedback', place)}>
      <label for="wrong">What was wrong with it?</label>
      <select id="wrong" name="wrong">
        {Object.entries(WRONG_WORDS).map(([wrong, words]) => (
          <option value={wrong}>{words}</option>
        ))}
      </select>
      <button type="submit" class="outline secondary">
        This was a mistake
      </button>
    </form>
  ) : null

export const WRONG_WORDS: Record<Wrong, string> = {
  not_needed: 'It was not needed',
  text: 'Its words',
  time: 'Its moment',
  person: 'The person it went to',
}
