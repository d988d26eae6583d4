/** Looks at an earlier version of a prompt file, and takes it back. */
import type { Hono } from 'hono'
import type { Services } from '../../services.ts'
import { actorOf } from '../actor.ts'
import { readForm } from '../form.ts'
import { asPage } from '../layout.tsx'
import {
  answerSave,
  frameOf,
  hashOf,
  mayEdit,
  nameIn,
  refuseMissing,
  refuseName,
  type Show,
} from './showing.tsx'
import { VersionPage } from './versions.tsx'

export const addVersions = (routes: Hono, services: Services, show: Show) => {
  const { prompts } = services
  routes.get('/prompts/:kind/:name/versions/:id', async (c) => {
    const name = nameIn(c)
    if (name === null) return refuseName(c)
    const versions = await prompts.versions(name)
    const version = await prompts.version(name, Number(c.req.param('id')))
    if (version === null) return refuseMissing(c, name)
    const before = versions.find(({ id }) => id < version.id) ?? null
    const facts = { name, version, before, now: await prompts.read(name), mayEdit: mayEdit(c) }
    return c.html(asPage(<VersionPage {...facts} frame={await frameOf(c, services)} />))
  })

  routes.post('/prompts/:kind/:name/restoration', async (c) => {
    const name = nameIn(c)
    if (name === null) return refuseName(c)
    const { version, hash } = await readForm(c)
    const id = Number(version)
    const found = await prompts.version(name, id)
    if (found === null) return refuseMissing(c, name)
    const from = hashOf(hash)
    const saved = await prompts.restore(name, id, { from, by: actorOf(c) })
    if (saved === null) return refuseMissing(c, name)
    return answerSave(c, show, name, { text: found.text, hash: from }, saved)
  })
}
