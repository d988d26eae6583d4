/** Shows the editor, and answers a save: the saved file, or the page again with the person's own words and the reason. */
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import {
  fileOf,
  isPromptName,
  PROMPT_KINDS,
  type PromptCheck,
  type PromptName,
} from '../../domain/prompt-editing.ts'
import type { PromptSaved } from '../../pipeline/edit-prompts.ts'
import type { Services } from '../../services.ts'
import { whoOf } from '../actor.ts'
import { readForm } from '../form.ts'
import { frameFacts } from '../inbox/frame-facts.ts'
import { placeBeside } from '../inbox/sections.ts'
import { asPage } from '../layout.tsx'
import { refuse } from '../refusal.tsx'
import { mayChange } from '../roles.ts'
import { type EditorFacts, EditorPage, type Found } from './editor.tsx'
import { promptPath } from './words.ts'

export type Show = ReturnType<typeof createShow>

export const createShow =
  (services: Services) =>
  async (
    c: Context,
    name: PromptName,
    facts: Partial<EditorFacts> & Pick<EditorFacts, 'text' | 'hash'>,
    code: ContentfulStatusCode = 200,
  ) => {
    // A refused form has no page of its own to come back to.
    if (c.req.method === 'POST') c.header('HX-Push-Url', 'false')
    const page = {
      found: NOTHING,
      conflict: null,
      trouble: null,
      isSaved: false,
      comparisons: null,
      tickets: '',
      ...facts,
    }
    const { ticketUrl, prompts } = services
    const around = { frame: await frameOf(c, services), versions: await prompts.versions(name) }
    return c.html(
      asPage(<EditorPage {...{ name, ticketUrl }} {...page} {...around} mayEdit={mayEdit(c)} />),
      code,
    )
  }

export const NOTHING: Found = { problems: [], warnings: [] }

type Edit = { text: string; hash: string | null }

export const answerSave = async (
  c: Context,
  show: Show,
  name: PromptName,
  edit: Edit,
  saved: PromptSaved,
) => {
  switch (saved.kind) {
    case 'saved':
      return c.redirect(promptPath(name, '?saved=yes'), 303)
    case 'broken':
      return show(c, name, { ...edit, found: { ...NOTHING, problems: saved.problems } }, 422)
    case 'changed': {
      const facts = { text: edit.text, hash: saved.now?.hash ?? null, conflict: saved }
      return show(c, name, facts, 409)
    }
    case 'unwritable':
      return show(c, name, { ...edit, trouble: saved.why }, 503)
  }
}

const HERE = placeBeside('prompts')

export const frameOf = (c: Context, services: Services) => frameFacts(c, services, HERE)

export const mayEdit = (c: Context) => mayChange(whoOf(c))

export const nameIn = (c: Context) => nameOf(c.req.param('kind'), c.req.param('name'))

export const nameOf = (kind: string | undefined, name: string | undefined): PromptName | null => {
  const known = PROMPT_KINDS.find((one) => one === kind)
  if (known === undefined || name === undefined || !isPromptName(name)) return null
  return known === 'shop' && name !== 'shop' ? null : { kind: known, name }
}

/** Forms send line breaks as CRLF whatever the page held. */
export const readEdit = async (c: Context) => {
  const { text, hash, tickets } = await readForm(c)
  return {
    text: typeof text === 'string' ? text.replace(/\r\n?/g, '\n') : '',
    hash: hashOf(hash),
    tickets: typeof tickets === 'string' ? tickets.slice(0, 100) : '',
  }
}

export const hashOf = (hash: unknown) =>
  typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash) ? hash : null

export const foundBy = (checked: PromptCheck): Found =>
  checked.kind === 'good'
    ? { problems: [], warnings: checked.warnings }
    : { problems: checked.problems, warnings: [] }

export const refuseName = (c: Context) =>
  refuse(c, 422, {
    kind: 'invalid',
    detail: 'name: that is no name of a prompt file.',
    remedy: 'Write letters, digits, - and _, at most 64.',
    field: 'name',
  })

export const refuseMissing = (c: Context, name: PromptName) =>
  refuse(c, 404, {
    kind: 'not_found',
    detail: `There is no such version or file ${fileOf(name)}.`,
    remedy: 'Voices and plans lists what there is.',
    field: 'name',
  })
