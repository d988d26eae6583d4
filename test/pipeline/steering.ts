/** A world in which our note stands on ticket 1001, and what agents do about it. */
import { MINUTE, SECOND } from '../../src/lib/clock.ts'
import { passAfter } from '../failures/usual.ts'
import { drafts, steadyModel, wantsFollowUp } from './scripted-model.ts'
import { ASKED } from './tickets.ts'
import { openWorld, type World, type WorldOptions } from './world.ts'

export const TEXT = 'Hello Jo, could you send us the photo of the crack?'
export const OWN = 'Hi Jo, did the bowl arrive in one piece after all? Nora'
export const PROMISE = 'I will find out where your parcel is.'

export const noted = async (options: WorldOptions = {}) => {
  const world = await openWorld({
    model: steadyModel([wantsFollowUp(ASKED), drafts(TEXT)]),
    policies: [{ mode: 'note' }],
    ...options,
  })
  await world.pass()
  const { id } = await world.decisionOn(1001)
  await world.moveBy(MINUTE)
  return { ...world, id }
}

export type Noted = Awaited<ReturnType<typeof noted>>

/** As a colleague of the shop: the sandbox knows its users by their addresses. */
export const tagAs = (world: World, email: string | null, names: string[], number = 1001) =>
  email === null
    ? world.control('POST', `/api/tickets/${number}/tags`, { names })
    : world.sandbox.app.request(`/api/tickets/${number}/tags`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Basic ${Buffer.from(`${email}:key`).toString('base64')}`,
        },
        body: JSON.stringify({ names }),
      })

export const emailOf = async (world: World, name: string): Promise<string> => {
  const { data } = await world.control('GET', '/api/users?limit=100')
  const user = data.find((one: { name: string }) => one.name === name)
  return user.email
}

type Shown = {
  tags: { name: string }[]
  messages: {
    id: number
    external_id: string | null
    body_text: string
    public: boolean
    sender: { id: number } | null
  }[]
}

export const shown = (world: World, number = 1001): Promise<Shown> =>
  world.control('GET', `/api/tickets/${number}`)

export const tags = async (world: World, number = 1001) =>
  (await shown(world, number)).tags.map(({ name }) => name).sort()

/** Our answers to commands: notes of ours besides the draft itself. */
export const answers = async (world: World, number = 1001) =>
  (await shown(world, number)).messages
    .filter(({ external_id }) => external_id?.startsWith('relance:1:s:'))
    .map(({ body_text, public: isPublic }) => (isPublic ? `PUBLIC ${body_text}` : body_text))

export const acts = async (world: Noted) =>
  (await world.store.events.ofDecision(world.id)).map(({ act, by }) => `${act} by ${by}`)

export const afterNote = async (text: string, options: WorldOptions = {}) => {
  const world = await noted(options)
  await world.write(1001, 'note', text)
  await passAfter(world, SECOND)
  return world
}
