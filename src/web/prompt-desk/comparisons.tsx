/** Shows side by side what the present files and an edited one would say on real tickets. */
import type { FC } from 'hono/jsx'
import type { Comparison } from '../../pipeline/edit-prompts.ts'
import type { Preview, Previewed } from '../../pipeline/preview.ts'
import { GATE_WORDS, VERDICT_WORDS } from '../inbox/words.ts'

export const Comparisons: FC<{
  comparisons: Comparison[]
  ticketUrl: (ticketId: number) => string
}> = ({ comparisons, ticketUrl }) => (
  <section id="comparisons" aria-labelledby="tried">
    <h2 id="tried">On real tickets</h2>
    {comparisons.length === 0 && (
      <p>No conversation waits with a draft now. Write ticket numbers to try it on.</p>
    )}
    {comparisons.map(({ ticketId, present, tried }) => (
      <article>
        <h3>
          <a href={ticketUrl(ticketId)}>Ticket {ticketId}</a>
        </h3>
        <div class="sides">
          <Side title="As it is" previewed={present} />
          <Side title="As you wrote it" previewed={tried} />
        </div>
      </article>
    ))}
  </section>
)

const Side: FC<{ title: string; previewed: Previewed | null }> = ({ title, previewed }) => (
  <div>
    <strong>{title}</strong>
    {previewed === null ? <p>It is new: there is nothing yet.</p> : <Seen previewed={previewed} />}
  </div>
)

const Seen: FC<{ previewed: Previewed }> = ({ previewed }) => {
  switch (previewed.kind) {
    case 'previewed':
      return <Judged preview={previewed.preview} />
    case 'gone':
      return <p>The helpdesk has no such ticket: it was merged or deleted.</p>
    case 'no_persona':
      return <p>There is no such voice.</p>
    case 'no_answer':
      return <p>It could not be judged: {previewed.why}</p>
  }
}

const Judged: FC<{ preview: Preview }> = ({ preview: { decision, stoppedBy, policy } }) => (
  <>
    <p class="facts">
      {decision === null
        ? 'Nothing to judge: nobody waits for the customer, or no step is left.'
        : `${VERDICT_WORDS[decision.verdict]} · plan ${policy ?? 'none'}`}
      {stoppedBy !== null && ` · held now: ${GATE_WORDS[stoppedBy.gate] ?? stoppedBy.gate}`}
    </p>
    {decision !== null && decision.draft === null && <p dir="auto">{decision.reason}</p>}
    {decision?.draft && (
      <blockquote class="text" dir="auto" lang={decision.draft.language}>
        {decision.draft.text}
      </blockquote>
    )}
    {decision !== null && decision.findings.length > 0 && (
      <ul>
        {decision.findings.map(({ excerpt, why }) => (
          <li dir="auto">
            <q>{excerpt}</q> {why}
          </li>
        ))}
      </ul>
    )}
  </>
)
