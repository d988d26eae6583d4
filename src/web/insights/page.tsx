/** What a week brought, beside the week before: numbers first, then drawings with their tables. */
import { raw } from 'hono/html'
import type { FC } from 'hono/jsx'
import { WRONGS } from '../../domain/feedback.ts'
import { AVOIDED } from '../../domain/figures.ts'
import { ENOUGH, type Insights, type Rung } from '../../domain/insights.ts'
import type { Who } from '../../domain/user.ts'
import type { Instant } from '../../lib/clock.ts'
import type { Status } from '../../services.ts'
import type { Chart } from '../../simulation/drawing.ts'
import { Frame } from '../inbox/frame.tsx'
import { WRONG_WORDS } from '../inbox/later-forms.tsx'
import { placeBeside } from '../inbox/sections.ts'
import { mainRows } from './rows.ts'
import { AVOIDED_WORDS, sayDay } from './words.ts'

export type Shown = {
  monday: string
  isWhole: boolean
  /** Mondays of the weeks around; null: it has not begun. */
  earlier: string
  later: string | null
}

export type InsightsFacts = {
  insights: Insights
  charts: Chart[]
  shown: Shown
  whose: { policy?: string; persona?: string }
  status: Status
  now: Instant
  who: Who
}

const HERE = placeBeside('insights')

export const InsightsPage: FC<InsightsFacts> = ({ insights, charts, shown, whose, ...facts }) => (
  <Frame title="Insights" place={HERE} {...facts}>
    <main id="main" class="contact insights">
      <h1>
        Week of {sayDay(shown.monday)}
        {shown.isWhole ? '' : ', so far'}
      </h1>
      <p>
        Beside {shown.isWhole ? 'the week before' : 'the same part of the week before'}; weeks begin
        on Monday, times in {insights.timezone}. An answer after a follow-up is only that: nobody
        knows whether it would have come without it. Below {ENOUGH} cases no share is given.
      </p>
      <Weeks shown={shown} whose={whose} />
      <Filters shown={shown} whose={whose} status={facts.status} />
      <Table
        caption="What the week brought"
        head={['', 'this week', 'the week before']}
        rows={mainRows(insights)}
      />
      <Table
        caption="Follow-ups of this week by plan and step, and what came after them so far"
        head={RUNG_HEAD}
        rows={insights.now.rungs.map(rungRow)}
      />
      <Avoided insights={insights} />
      <Table
        caption="What people called a mistake"
        head={['wrong was', 'this week', 'the week before']}
        rows={WRONGS.map((wrong) => [
          WRONG_WORDS[wrong],
          String(insights.now.mistakes[wrong]),
          String(insights.earlier.mistakes[wrong]),
        ])}
      />
      {charts.map((chart) => (
        <Drawn chart={chart} />
      ))}
    </main>
  </Frame>
)

const pathTo = (week: string, whose: InsightsFacts['whose']) =>
  `/insights?${new URLSearchParams({ week, ...whose })}`

const Weeks: FC<Pick<InsightsFacts, 'shown' | 'whose'>> = ({ shown, whose }) => (
  <nav class="pages" aria-label="Weeks">
    <a href={pathTo(shown.earlier, whose)}>The week before</a>
    {shown.later !== null && <a href={pathTo(shown.later, whose)}>The week after</a>}
  </nav>
)

const Filters: FC<Pick<InsightsFacts, 'shown' | 'whose' | 'status'>> = ({
  shown,
  whose,
  status,
}) => (
  <form method="get" action="/insights" class="later">
    <input type="hidden" name="week" value={shown.monday} />
    <span class="whole">
      <label for="policy">Plan</label>{' '}
      <Choice name="policy" all="all plans" of={status.plans} chosen={whose.policy} />
    </span>
    <span class="whole">
      <label for="persona">Voice</label>{' '}
      <Choice name="persona" all="all voices" of={status.voices} chosen={whose.persona} />
    </span>
    <button type="submit" class="outline">
      Show
    </button>
  </form>
)

type ChoiceFacts = { name: string; all: string; of: string[]; chosen: string | undefined }

/** One that no longer exists stays choosable while it is chosen. */
const Choice: FC<ChoiceFacts> = ({ name, all, of, chosen }) => (
  <select id={name} name={name}>
    <option value="">{all}</option>
    {[...new Set([...of, ...(chosen === undefined ? [] : [chosen])])].map((one) => (
      <option value={one} selected={one === chosen}>
        {one}
      </option>
    ))}
  </select>
)

const RUNG_HEAD = [
  'plan, step',
  'sent',
  'answered',
  'answered after an agent wrote again',
  'no answer',
  'otherwise ended',
  'still open',
]

const rungRow = (rung: Rung) => [
  `${rung.policy}, step ${rung.step}`,
  ...[rung.sent, rung.answered, rung.answeredAfterAgent, rung.silent, rung.other, rung.open].map(
    String,
  ),
]

const Avoided: FC<{ insights: Insights }> = ({ insights: { now, earlier } }) => {
  const [here, before] = [now.avoided, earlier.avoided]
  if (here === null || before === null)
    return <p class="hint">Messages that were not sent belong to no voice.</p>
  return (
    <Table
      caption="Messages a rule “three days of silence, then always write” would have sent and we did not"
      head={['because', 'this week', 'the week before']}
      rows={AVOIDED.map((why) => [AVOIDED_WORDS[why], String(here[why]), String(before[why])])}
    />
  )
}

type TableFacts = { caption: string; head: string[]; rows: string[][] }

const Table: FC<TableFacts> = ({ caption, head, rows }) => (
  <section class="overflow-auto" tabindex={0} aria-label={caption}>
    <table>
      <caption>{caption}</caption>
      <thead>
        <tr>{head.map((name) => (name === '' ? <td></td> : <th scope="col">{name}</th>))}</tr>
      </thead>
      <tbody>
        {rows.length === 0 && (
          <tr>
            <td colspan={head.length}>None.</td>
          </tr>
        )}
        {rows.map(([first, ...others]) => (
          <tr>
            <th scope="row" dir="auto">
              {first}
            </th>
            {others.map((value) => (
              <td>{value}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)

/** All its numbers are nought; a cap is no figure. */
const isEmpty = ({ head, rows }: Chart) =>
  rows.every((row) =>
    row.every((cell, at) => at === 0 || head[at]?.startsWith('cap') || /^\$?0(\.0+)?$/.test(cell)),
  )

/** The drawing holds numbers and days alone: nothing of it was written by others. */
const Drawn: FC<{ chart: Chart }> = ({ chart }) => (
  <section aria-labelledby={chart.id}>
    <h2 id={chart.id}>{chart.title}</h2>
    <p class="hint">{chart.says}</p>
    {isEmpty(chart) ? (
      <p class="nothing">No data in this time.</p>
    ) : (
      <figure class="chart" tabindex={0} aria-label={chart.title}>
        {raw(chart.svg)}
      </figure>
    )}
    <details>
      <summary>The same as a table</summary>
      <Table caption={`${chart.title}, as a table`} head={chart.head} rows={chart.rows} />
    </details>
  </section>
)
