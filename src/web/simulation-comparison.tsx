/** Two simulations decision by decision, on the page of simulations. */
import type { FC } from 'hono/jsx'
import type { Services } from '../services.ts'
import { type Changed, type Compared, compareReports } from '../simulation/compare-reports.ts'
import type { SimulationState } from '../simulation/started.ts'
import { When } from './inbox/when.tsx'

/** Null: they were not named, or one of them has no report. */
export const comparisonOf = (
  { simulations }: Pick<Services, 'simulations'>,
  { before, after }: { before: string | undefined; after: string | undefined },
): Compared | null => {
  const [a, b] = [before, after].map((id) =>
    id === undefined ? null : simulations.file(id, 'report.json'),
  )
  return a == null || b == null ? null : compareReports(a.toString(), b.toString())
}

type TicketUrl = (ticketId: number) => string
type Facts = { states: SimulationState[]; compared: Compared | null; ticketUrl: TicketUrl }

export const DecisionByDecision: FC<Facts> = ({ states, compared, ticketUrl }) => {
  const finished = states.filter(({ status }) => status === 'finished')
  if (finished.length < 2) return null
  return (
    <section aria-labelledby="decisions-title">
      <h2 id="decisions-title">Decision by decision</h2>
      <form method="get" action="/simulations" class="grid">
        <Choice name="before" label="Before" states={finished.toReversed()} />
        <Choice name="after" label="After" states={finished} />
        <button type="submit">Compare</button>
      </form>
      {compared !== null && <Differences {...compared} ticketUrl={ticketUrl} />}
    </section>
  )
}

const Choice: FC<{ name: string; label: string; states: SimulationState[] }> = ({
  name,
  label,
  states,
}) => (
  <label>
    {label}
    <select name={name}>
      {states.map(({ id, wish }) => (
        <option value={id}>
          {id}: {wish.policy ?? 'all plans'}
        </option>
      ))}
    </select>
  </label>
)

/** More rows are in the reports. */
const SHOWN = 200

const Differences: FC<Compared & { ticketUrl: TicketUrl }> = ({ inBoth, changed, ticketUrl }) => (
  <>
    <p>
      {changed.length} of {inBoth} silences that both saw were decided otherwise
      {changed.length > SHOWN ? `; the first ${SHOWN}` : ''}.
    </p>
    {changed.length > 0 && (
      <section class="overflow-auto" tabindex={0} aria-label="Decisions that differ">
        <table>
          <thead>
            <tr>
              {['Ticket', 'Moment', 'Before', 'After', 'Needed'].map((title) => (
                <th scope="col">{title}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {changed.slice(0, SHOWN).map((one) => (
              <Difference {...one} ticketUrl={ticketUrl} />
            ))}
          </tbody>
        </table>
      </section>
    )}
  </>
)

const Difference: FC<Changed & { ticketUrl: TicketUrl }> = ({
  ticketId,
  ticketUrl,
  ...changed
}) => (
  <tr>
    <th scope="row">
      <a href={ticketUrl(ticketId)}>{ticketId}</a>
    </th>
    <td>
      <When at={Date.parse(changed.at)} />
    </td>
    <td dir="auto">{changed.before}</td>
    <td dir="auto">{changed.after}</td>
    <td>{changed.needed === null ? 'not known' : changed.needed ? 'yes' : 'no'}</td>
  </tr>
)
