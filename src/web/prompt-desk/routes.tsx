/** Voices, plans and the shop's words, edited on pages: which there are, and one of them to edit. */
import { Hono } from 'hono'
import type { Services } from '../../services.ts'
import { asPage } from '../layout.tsx'
import { addEditing } from './editing.tsx'
import { PromptListPage } from './list.tsx'
import {
  createShow,
  foundBy,
  frameOf,
  mayEdit,
  NOTHING,
  nameIn,
  nameOf,
  refuseMissing,
  refuseName,
} from './showing.tsx'
import { addVersions } from './version-routes.tsx'
import { promptPath } from './words.ts'

export const promptPageRoutes = (services: Services) => {
  const routes = new Hono()
  const { prompts } = services
  const show = createShow(services)

  routes.get('/prompts', async (c) => {
    const frame = await frameOf(c, services)
    const facts = { names: await prompts.list(), warnings: frame.status.warnings }
    return c.html(asPage(<PromptListPage {...facts} frame={frame} mayEdit={mayEdit(c)} />))
  })

  routes.get('/prompts/new', (c) => {
    const name = nameOf(c.req.query('kind'), c.req.query('name')?.trim())
    return name === null ? refuseName(c) : c.redirect(promptPath(name, '?new=yes'), 303)
  })

  routes.get('/prompts/:kind/:name', async (c) => {
    const name = nameIn(c)
    if (name === null) return refuseName(c)
    const now = await prompts.read(name)
    if (now === null && name.kind !== 'shop' && c.req.query('new') === undefined)
      return refuseMissing(c, name)
    const text = now?.text ?? ''
    const isSaved = c.req.query('saved') !== undefined
    const found = now === null ? NOTHING : foundBy(await prompts.check(name, text))
    return show(c, name, { text, hash: now?.hash ?? null, isSaved, found })
  })

  addEditing(routes, services, show)
  addVersions(routes, services, show)
  return routes
}
