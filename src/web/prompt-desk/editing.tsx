/** What is done with an edited text: it is saved, checked, or tried on real tickets. */
import type { Hono } from 'hono'
import type { Services } from '../../services.ts'
import { actorOf } from '../actor.ts'
import { FoundList } from './editor.tsx'
import {
  answerSave,
  foundBy,
  NOTHING,
  nameIn,
  readEdit,
  refuseName,
  type Show,
} from './showing.tsx'

export const addEditing = (routes: Hono, { prompts }: Services, show: Show) => {
  routes.post('/prompts/:kind/:name', async (c) => {
    const name = nameIn(c)
    if (name === null) return refuseName(c)
    const { text, hash } = await readEdit(c)
    const saved = await prompts.save(name, text, { from: hash, by: actorOf(c) })
    return answerSave(c, show, name, { text, hash }, saved)
  })

  routes.post('/prompts/:kind/:name/check', async (c) => {
    const name = nameIn(c)
    if (name === null) return refuseName(c)
    const { text, hash } = await readEdit(c)
    const now = await prompts.read(name)
    const found = {
      ...foundBy(await prompts.check(name, text)),
      hasMoved: (now?.hash ?? null) !== hash,
    }
    const isPart = c.req.header('hx-trigger') === 'text'
    return isPart ? c.html(<FoundList {...found} />) : show(c, name, { text, hash, found })
  })

  routes.post('/prompts/:kind/:name/preview', async (c) => {
    const name = nameIn(c)
    if (name === null) return refuseName(c)
    const { text, hash, tickets } = await readEdit(c)
    const wanted = [...new Set(tickets.match(/\d{1,15}/g) ?? [])].map(Number).slice(0, 3)
    const ids = wanted.length > 0 ? wanted : await prompts.chooseTickets(name)
    const tried = await prompts.tryOn(name, text, ids)
    const edit = { text, hash, tickets }
    if (tried.kind === 'broken')
      return show(c, name, { ...edit, found: { ...NOTHING, problems: tried.problems } }, 422)
    const { comparisons, warnings } = tried
    return show(c, name, { ...edit, comparisons, found: { problems: [], warnings } })
  })
}
