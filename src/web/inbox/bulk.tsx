/** Approves together what has no finding: one page to look it over, one button, one way back. */
import type { Context, Hono } from 'hono'
import type { FC } from 'hono/jsx'
import type { Decision } from '../../domain/decision.ts'
import type { Instant } from '../../lib/clock.ts'
import { sayDuration } from '../../lib/duration.ts'
import type { Services } from '../../services.ts'
import { actorOf } from '../actor.ts'
import { readForm } from '../form.ts'
import { asPage } from '../layout.tsx'
import { mayAct } from '../roles.ts'
import { isBulkApprovable } from './bulk-choice.ts'
import { Frame, type FrameFacts } from './frame.tsx'
import { frameFacts } from './frame-facts.ts'
import { placeOf } from './place.ts'
import { addressOf, itemPath, listPath, type Place, sectionQuery } from './sections.ts'
import { titleOf } from './words.ts'

export const addBulk = (routes: Hono, services: Services) => {
  routes.get('/approvals', async (c) => {
    const place = placeOf(c)
    const [framed, page] = await Promise.all([
      frameFacts(c, services, place),
      services.listDecisions(sectionQuery(place)),
    ])
    const decisions = page.data.filter((decision) => isBulkApprovable(decision, framed.now))
    return c.html(asPage(<ChoicePage {...framed} {...{ decisions }} />))
  })

  routes.post('/approvals', async (c) => {
    const { item } = await readForm(c)
    const results: Result[] = []
    for (const { id, version } of readItems(item))
      results.push(
        await resultOf(id, () => services.approve(id, { by: actorOf(c), version, accept: [] })),
      )
    return showResults(c, services, results, 'approved')
  })

  routes.post('/approvals/undo', async (c) => {
    const { item } = await readForm(c)
    const results: Result[] = []
    for (const { id } of readItems(item))
      results.push(await resultOf(id, () => services.undo(id, actorOf(c))))
    return showResults(c, services, results, 'taken back')
  })
}

type Result = { id: string; decision: Decision | null; why: string | null }

const resultOf = async (
  id: string,
  act: () => ReturnType<Services['approve']>,
): Promise<Result> => {
  const result = await act()
  switch (result.kind) {
    case 'done':
      return { id, decision: result.decision, why: null }
    case 'not_found':
      return { id, decision: null, why: 'It was erased meanwhile.' }
    case 'blocked':
      return { id, decision: result.decision, why: 'A finding stops it.' }
    case 'conflict':
    case 'refused':
      return { id, decision: result.decision, why: result.why }
  }
}

/** `id:version` of each that is ticked; what is no such pair is nothing. */
const readItems = (item: unknown) =>
  [item].flat().flatMap((one) => {
    const [, id, version] = /^([\w.-]{1,200}):(\d{1,9})$/.exec(String(one)) ?? []
    return id === undefined ? [] : [{ id, version: Number(version) }]
  })

const itemOf = ({ id, version }: Decision) => `${id}:${version}`

type Framed = Omit<FrameFacts, 'title'>

const showResults = async (c: Context, services: Services, results: Result[], done: string) => {
  const framed = await frameFacts(c, services, placeOf(c))
  return c.html(asPage(<ResultPage {...framed} {...{ results, done }} />))
}

const ChoicePage: FC<Framed & { decisions: Decision[] }> = ({ decisions, ...framed }) => (
  <Frame title="Approve together" {...framed}>
    <main id="main" class="together">
      <h1>Approve together</h1>
      {!mayAct(framed.who) && <p>This page is for those who may approve.</p>}
      {mayAct(framed.who) && decisions.length === 0 && (
        <p>Nothing here is without a finding and waits for you alone.</p>
      )}
      {mayAct(framed.who) && decisions.length > 0 && (
        <form method="post" action={`/approvals?${addressOf(framed.place)}`}>
          <p>
            Nothing was found in these {decisions.length} drafts. Untick what should wait. Each can
            be taken back while it is scheduled.
          </p>
          <ol class="choices">
            {decisions.map((decision) => (
              <Choice decision={decision} now={framed.now} />
            ))}
          </ol>
          <button type="submit" data-key="a">
            Approve what is ticked
          </button>
        </form>
      )}
      <BackToList place={framed.place} />
    </main>
  </Frame>
)

const Choice: FC<{ decision: Decision; now: Instant }> = ({ decision, now }) => (
  <li>
    <label>
      <input type="checkbox" name="item" value={itemOf(decision)} checked />{' '}
      <bdi>{titleOf(decision)}</bdi>
      <span class="facts">
        {' '}
        · ticket {decision.ticketId} · silent for{' '}
        {sayDuration(Math.max(0, now - decision.silentSince))}
      </span>
    </label>
    <blockquote class="text" dir="auto" lang={decision.draft?.language}>
      {decision.draft?.text}
    </blockquote>
  </li>
)

const ResultPage: FC<Framed & { results: Result[]; done: string }> = ({
  results,
  done,
  ...framed
}) => {
  const settled = results.filter(({ why }) => why === null)
  const scheduled = settled.flatMap(({ decision }) =>
    decision?.status === 'scheduled' ? [decision] : [],
  )
  return (
    <Frame title="Approve together" {...framed}>
      <main id="main" class="together">
        <h1>
          {settled.length} {done}
        </h1>
        {scheduled.length > 0 && <UndoAll decisions={scheduled} place={framed.place} />}
        <Leftover results={results.filter(({ why }) => why !== null)} place={framed.place} />
        <BackToList place={framed.place} />
      </main>
    </Frame>
  )
}

const UndoAll: FC<{ decisions: Decision[]; place: Place }> = ({ decisions, place }) => (
  <form method="post" action={`/approvals/undo?${addressOf(place)}`}>
    {decisions.map((decision) => (
      <input type="hidden" name="item" value={itemOf(decision)} />
    ))}
    <button type="submit" class="outline" data-key="u">
      Take all back
    </button>
  </form>
)

const Leftover: FC<{ results: Result[]; place: Place }> = ({ results, place }) =>
  results.length === 0 ? null : (
    <>
      <p>These stay as they are:</p>
      <ul>
        {results.map(({ id, decision, why }) => (
          <li>
            <a href={itemPath(id, place)}>
              <bdi>{decision === null ? id : titleOf(decision)}</bdi>
            </a>
            : <bdi>{why}</bdi>
          </li>
        ))}
      </ul>
    </>
  )

const BackToList: FC<{ place: Place }> = ({ place }) => (
  <p>
    <a href={listPath({ ...place, cursor: null })} data-key="b">
      Back to the list
    </a>
  </p>
)
