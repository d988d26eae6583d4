/** What is known of a post that may or may not stand on its ticket, and the three ways to settle it. */
import type { FC } from 'hono/jsx'
import type { Attempt, DecisionCase } from '../../domain/acts.ts'
import type { Decision } from '../../domain/decision.ts'
import type { ResolvedAs } from '../../domain/resolution.ts'
import { shelfOf } from '../../domain/shelf.ts'
import { actPath, type Place } from './sections.ts'
import { When } from './when.tsx'

type Facts = {
  decision: Decision
  attempt: DecisionCase['attempt']
  ticketUrl: string
  place: Place
  nextId: string | null
}

export const isUnsettled = (decision: Decision) => shelfOf(decision) === 'unsure'

export const Unsure: FC<Facts> = ({ attempt, ...facts }) => (
  <>
    {attempt !== null && <Tried attempt={attempt} ticketUrl={facts.ticketUrl} />}
    <ResolutionForm {...facts} />
  </>
)

/** What was attempted, and when it was looked at. */
export const Tried: FC<{ attempt: Attempt; ticketUrl: string }> = ({ attempt, ticketUrl }) => (
  <>
    <p>
      The helpdesk did not say whether this was sent. <a href={ticketUrl}>Look at the ticket</a>: if
      the words stand there, it was.
    </p>
    <ul>
      <li>
        Read before it was posted: the messages at <When at={attempt.feedReadAt} precise />, the
        ticket at <When at={attempt.ticketReadAt} precise />
      </li>
      <li>
        Posted at <When at={attempt.startedAt} precise />
      </li>
      {attempt.absentAt !== null && (
        <li>
          Looked for and not found at <When at={attempt.absentAt} precise />
        </li>
      )}
    </ul>
  </>
)

const ResolutionForm: FC<Omit<Facts, 'attempt'>> = ({ decision, place, nextId }) => (
  <form method="post" class="resolution" action={actPath(decision.id, 'resolution', place)}>
    {nextId !== null && <input type="hidden" name="next" value={nextId} />}
    {CHOICES.map(({ as, words }) => (
      <button type="submit" name="as" value={as} class="outline">
        {words}
      </button>
    ))}
  </form>
)

const CHOICES: { as: ResolvedAs; words: string }[] = [
  { as: 'there', words: 'It stands on the ticket' },
  { as: 'send', words: 'It does not: send it' },
  { as: 'drop', words: 'Leave it' },
]
