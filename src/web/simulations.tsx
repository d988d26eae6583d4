/** Simulations in the inbox: started, followed, and held beside each other. */
import { Hono } from 'hono'
import type { FC } from 'hono/jsx'
import type { Who } from '../domain/user.ts'
import type { Instant } from '../lib/clock.ts'
import type { Services, Status } from '../services.ts'
import type { Compared } from '../simulation/compare-reports.ts'
import { sayPercent, sayRate, sayUsd } from '../simulation/report-words.ts'
import type { Progress } from '../simulation/simulate.ts'
import {
  REPORT_FILES,
  type ReportFile,
  type SimulationState,
  type SimulationWish,
} from '../simulation/started.ts'
import { whoOf } from './actor.ts'
import { wishBody, wishOf } from './api/simulations.ts'
import { readForm } from './form.ts'
import { Frame } from './inbox/frame.tsx'
import { placeBeside } from './inbox/sections.ts'
import { When } from './inbox/when.tsx'
import { asPage } from './layout.tsx'
import { complaintOf } from './problem.ts'
import { refuse } from './refusal.tsx'
import { mayChange } from './roles.ts'
import { comparisonOf, DecisionByDecision } from './simulation-comparison.tsx'

export const simulationPageRoutes = (services: Services) => {
  const routes = new Hono()

  routes.get('/simulations', async (c) => {
    const status = await services.status()
    const [before, after] = [c.req.query('before'), c.req.query('after')]
    const compared = comparisonOf(services, { before, after })
    const states = services.simulations.list()
    const { ticketUrl, clock } = services
    const facts = { status, now: clock.now(), states, compared, ticketUrl }
    return c.html(asPage(<SimulationsPage {...facts} who={whoOf(c)} />))
  })

  routes.post('/simulations', async (c) => {
    const read = wishBody.safeParse(fieldsOf(await readForm(c)))
    if (!read.success) return refuse(c, 422, complaintOf(read.error))
    const started = services.simulations.start(wishOf(read.data))
    if (started.kind === 'started') return c.redirect('/simulations', 303)
    return refuse(c, 409, {
      kind: 'simulation_running',
      detail: 'A simulation is running already.',
      remedy: 'Wait until it has ended; the page of simulations shows how far it is.',
    })
  })

  routes.get('/simulations/:id/:file', (c) => {
    const name = REPORT_FILES.find((file) => file === c.req.param('file'))
    const id = c.req.param('id')
    const content = name === undefined ? null : services.simulations.file(id, name)
    if (name === undefined || content === null)
      return refuse(c, 404, {
        kind: 'not_found',
        detail: `Simulation ${id} has no such file.`,
        remedy: 'The page of simulations lists the reports there are.',
        field: 'id',
      })
    // Opened from disk: the pages of the inbox allow no styles of others.
    c.header('Content-Disposition', `attachment; filename="${id}-${name}"`)
    return c.body(new Uint8Array(content), 200, { 'Content-Type': TYPES[name] })
  })

  return routes
}

const TYPES: Record<ReportFile, string> = {
  'report.html': 'text/html; charset=utf-8',
  'report.json': 'application/json',
  'cases.csv': 'text/csv; charset=utf-8',
}

/** What was left empty was not said; a date is a whole day. */
const fieldsOf = (form: Record<string, unknown>) => {
  const said = (name: string) => {
    const value = form[name]
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
  }
  const day = (name: string) => said(name) && `${said(name)}T00:00:00Z`
  const number = (name: string) => said(name) && Number(said(name))
  const fields = {
    from: day('from'),
    to: day('to'),
    policy: said('policy'),
    limit: number('limit'),
    max_usd: number('max_usd'),
  }
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

const HERE = placeBeside('simulations')

type Facts = {
  status: Status
  now: Instant
  states: SimulationState[]
  compared: Compared | null
  ticketUrl: Services['ticketUrl']
  who: Who
}

const SimulationsPage: FC<Facts> = ({ status, now, states, compared, ticketUrl, who }) => (
  <Frame title="Simulations" place={HERE} {...{ status, now, who }}>
    <main id="main" class="contact">
      <h1>What it would have done on your own past tickets</h1>
      <p>
        Past conversations are read from {status.account} and judged as they stood at each silent
        moment; then what really happened is held beside it. Nothing is written to the helpdesk.
      </p>
      {mayChange(who) ? (
        <StartForm plans={status.plans} />
      ) : (
        <p class="hint">Only an admin may start one.</p>
      )}
      <Runs states={states} />
      <DecisionByDecision {...{ states, compared, ticketUrl }} />
    </main>
  </Frame>
)

const StartForm: FC<{ plans: string[] }> = ({ plans }) => (
  <form method="post" action="/simulations">
    <label>
      Plan: empty for all as they are, a name ({plans.join(', ')}), or one plain sentence
      <input name="policy" maxlength={2000} list="plans" />
    </label>
    <datalist id="plans">
      {plans.map((plan) => (
        <option value={plan} />
      ))}
    </datalist>
    <div class="grid">
      <label>
        From
        <input type="date" name="from" />
      </label>
      <label>
        To
        <input type="date" name="to" />
      </label>
      <label>
        At most so many tickets
        <input type="number" name="limit" min={1} step={1} />
      </label>
      <label>
        At most so many dollars
        <input type="number" name="max_usd" min={0.01} step={0.01} />
      </label>
    </div>
    <button type="submit">Start a simulation</button>
  </form>
)

/** Fetches itself while one runs. */
const Runs: FC<{ states: SimulationState[] }> = ({ states }) => {
  const isRunning = states.some(({ status }) => status === 'running')
  const follow = isRunning
    ? {
        'hx-get': '/simulations',
        'hx-trigger': 'every 2s',
        'hx-select': '#runs',
        'hx-swap': 'outerHTML',
      }
    : {}
  return (
    <section id="runs" aria-labelledby="runs-title" {...follow}>
      <h2 id="runs-title">Simulations so far</h2>
      {states.length === 0 ? <p>None yet.</p> : <Comparison states={states} />}
      {states.map((state) => (
        <Run state={state} />
      ))}
    </section>
  )
}

const Comparison: FC<{ states: SimulationState[] }> = ({ states }) => (
  <section class="overflow-auto" tabindex={0} aria-label="Simulations beside each other">
    <table>
      <thead>
        <tr>
          {[
            'Started',
            'Plan',
            'Tickets',
            'Follow-ups',
            'Precision',
            'Recall',
            'In vain',
            'Missed',
            'Changed',
            'Cost',
          ].map((title) => (
            <th scope="col">{title}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {states.map(({ startedAt, wish, status, summary }) => (
          <tr>
            <th scope="row">
              <When at={startedAt} />
            </th>
            <td dir="auto">{sayWish(wish)}</td>
            {summary === null ? <td colspan={8}>{status}</td> : <Figures summary={summary} />}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)

const Figures: FC<{ summary: NonNullable<SimulationState['summary']> }> = ({ summary }) => {
  const [ours] = summary.rules
  return (
    <>
      <td>
        {summary.tickets.replayed} of {summary.tickets.of}
      </td>
      <td>{summary.judged.follow_up ?? 0}</td>
      <td>{ours ? sayRate(ours.precision) : '–'}</td>
      <td>{ours ? sayRate(ours.recall) : '–'}</td>
      <td>{ours?.pointless ?? '–'}</td>
      <td>{ours?.missed ?? '–'}</td>
      <td>{summary.changed ?? '–'}</td>
      <td>{sayUsd(summary.costUsd)}</td>
    </>
  )
}

const sayWish = ({ policy, limit }: SimulationWish) =>
  [policy ?? 'all plans', ...(limit === null ? [] : [`at most ${limit} tickets`])].join(', ')

const Run: FC<{ state: SimulationState }> = ({ state }) => (
  <article>
    <h3>
      <When at={state.startedAt} />: {sayWish(state.wish)}
    </h3>
    {state.status === 'running' && (
      <p role="status">{state.progress === null ? 'Starting.' : sayProgress(state.progress)}</p>
    )}
    {state.why !== null && (
      <p dir="auto">
        It {state.status}: {state.why}
      </p>
    )}
    {state.summary !== null && (
      <>
        <ul>
          {state.summary.rungs.map(({ policy, says }) => (
            <li>
              {policy}: {says}
            </li>
          ))}
          {Object.entries(state.summary.unreadable).map(([why, n]) => (
            <li>
              Could not be read: {n} ({why})
            </li>
          ))}
        </ul>
        <p>
          Download the report:{' '}
          {REPORT_FILES.map((file) => (
            <>
              <a href={`/simulations/${state.id}/${file}`} hx-boost="false">
                {file}
              </a>{' '}
            </>
          ))}
        </p>
      </>
    )}
  </article>
)

const sayProgress = (progress: Progress): string => {
  switch (progress.phase) {
    case 'import':
      return `Reading ${progress.feed}: ${progress.rows} rows, about ${progress.callsLeft} calls and ${progress.secondsLeft} seconds left.`
    case 'estimate':
      return `${progress.tickets} of ${progress.of} tickets; about ${progress.estimate.cases} judgements, ${sayUsd(progress.estimate.usd)}.`
    case 'replay':
      return `${progress.done} of ${progress.of} customers (${sayPercent(progress.done / Math.max(1, progress.of))}).`
    case 'batch':
      return `${progress.questions} questions wait in ${progress.batches} batches at the provider.`
  }
}
