import { describe, expect, test } from 'vitest'
import { MACROS } from '../../src/domain/furniture.ts'
import { MINUTE } from '../../src/lib/clock.ts'
import { createSetup, type SetupEnd, type SetupWish } from '../../src/pipeline/setup.ts'
import { judges, steadyModel } from './scripted-model.ts'
import { ticket } from './tickets.ts'
import { openWorld, type World, type WorldOptions } from './world.ts'

const URL = 'https://relance.shop.example'

const open = async (
  webhookSecret: string | null = 'a long secret word',
  options: WorldOptions = {},
) => {
  const world = await openWorld(options)
  const { store, clock } = world
  const setup = (wish: Partial<SetupWish> = {}) =>
    createSetup({ store, clock, webhookSecret, furnishing: world.client.furnishing })({
      act: 'show',
      url: URL,
      ...wish,
    })
  return { ...world, setup }
}

const states = (end: SetupEnd) =>
  end.kind === 'done' ? end.items.map(({ kind, state }) => `${kind} ${state}`) : end.kind

type Named = { id: number; name: string }

const stock = async (world: World) => {
  const list = async (path: string): Promise<Named[]> =>
    (await world.control('GET', path)).data.map(({ id, name }: Named) => ({ id, name }))
  return {
    views: await list('/api/views?limit=100'),
    macros: await list('/api/macros?limit=100'),
    webhooks: await list('/api/integrations?type=http&limit=100'),
  }
}

const writes = async (world: World) =>
  (await world.calls()).filter((call) => !call.startsWith('GET'))

const ALL = (state: string) => [
  `webhook ${state}`,
  ...Array(2).fill(`view ${state}`),
  ...Array(4).fill(`macro ${state}`),
]

describe('setting up', () => {
  test('shows what it would do and changes nothing', async () => {
    const world = await open()
    expect(states(await world.setup())).toEqual(ALL('would_create'))
    expect(await writes(world)).toEqual([])
  })

  test('makes a webhook with our secret, two views and four macros, once', async () => {
    const world = await open()
    expect(states(await world.setup({ act: 'apply' }))).toEqual(ALL('created'))
    const before = await stock(world)
    const calls = (await writes(world)).length
    expect(states(await world.setup({ act: 'apply' }))).toEqual(ALL('there'))
    expect(await stock(world)).toEqual(before)
    expect((await writes(world)).length).toBe(calls)
    const webhook = await world.control('GET', `/api/integrations/${before.webhooks[0]?.id}`)
    expect(webhook.http).toMatchObject({
      url: `${URL}/webhooks/gorgias?ticket_id={{ticket.id}}`,
      headers: { 'X-Relance-Secret': 'a long secret word' },
      triggers: { 'ticket-message-created': true, 'ticket-updated': true },
    })
  })

  test('makes a view that shows what waits for review, also when it is closed', async () => {
    const world = await open()
    await world.setup({ act: 'apply' })
    await world.control('POST', '/api/tickets/1001/tags', { names: ['relance-review'] })
    await world.control('PUT', '/api/tickets/1001', { status: 'closed' })
    const { views } = await stock(world)
    const seen = async (name: string) => {
      const view = views.find((one) => one.name === name)
      const { data } = await world.control('GET', `/api/views/${view?.id}/items`)
      return data.map(({ id }: Named) => id)
    }
    expect(await seen('Follow-ups to review')).toEqual([1001])
    expect(await seen('We owe an answer')).toEqual([])
  })

  test('lets what we owe be seen in its view, and cleans up after it is settled', async () => {
    const promise = 'I will find out where your parcel is.'
    const world = await open('a long secret word', {
      tickets: [
        ticket(1001, [
          ['customer', 'Where is my parcel?', 90],
          ['agent', promise, 80],
        ]),
      ],
      policies: [{ mode: 'note' }],
      model: steadyModel([
        judges({
          verdict: 'we_owe',
          items: [{ owner: 'shop', kind: 'promise', what: 'news', quote: promise }],
        }),
      ]),
    })
    await world.setup({ act: 'apply' })
    await world.pass()
    const view = (await stock(world)).views.find(({ name }) => name === 'We owe an answer')
    const seen = async () =>
      (await world.control('GET', `/api/views/${view?.id}/items`)).data.map(({ id }: Named) => id)
    expect(await seen()).toEqual([1001])
    await world.write(1001, 'agent', 'It is in Lyon and comes tomorrow.')
    for (const ms of [MINUTE, MINUTE]) {
      await world.moveBy(ms)
      await world.pass()
    }
    expect(await seen()).toEqual([])
    expect((await world.control('GET', '/api/tickets/1001')).tags).toEqual([])
  })

  test('changes its webhook when the address or the secret is another', async () => {
    const world = await open()
    await world.setup({ act: 'apply' })
    const url = 'https://other.shop.example/relance'
    expect(states(await world.setup({ url }))[0]).toBe('webhook would_change')
    expect(states(await world.setup({ act: 'apply', url }))[0]).toBe('webhook changed')
    const { webhooks } = await stock(world)
    expect(webhooks).toHaveLength(1)
    const { http } = await world.control('GET', `/api/integrations/${webhooks[0]?.id}`)
    expect(http.url).toContain(`${url}/webhooks/gorgias`)
    expect(states(await world.setup({ url: null }))[0]).toBe('webhook there')
  })

  test.each([
    ['a secret', null, URL],
    ['an address', 'a long secret word', null],
  ])('leaves the webhook out without %s, and makes the rest', async (_, secret, url) => {
    const world = await open(secret)
    expect(states(await world.setup({ act: 'apply', url }))).toEqual([
      'webhook skipped',
      ...ALL('created').slice(1),
    ])
  })

  test('leaves alone what somebody else made under the same name', async () => {
    const world = await open()
    const body = { name: 'Relance: done, nothing to send', actions: [] }
    await world.control('POST', '/api/macros', body)
    expect(states(await world.setup({ act: 'apply' })).at(-1)).toBe('macro foreign')
    await world.setup({ act: 'undo' })
    const { macros } = await stock(world)
    expect(macros.map(({ name }) => name)).toContain(body.name)
  })

  test('knows again what it made before it was interrupted', async () => {
    const world = await open()
    const { state } = world.store
    const set = state.set
    let left = 2
    state.set = async (key, value) => {
      if (key === 'furnished' && --left < 0) throw new Error('the process ends here')
      await set(key, value)
    }
    // The first id is kept; of the second thing only that it was about to be made.
    await expect(world.setup({ act: 'apply' })).rejects.toThrow('the process ends here')
    left = 1
    await expect(world.setup({ act: 'apply' })).rejects.toThrow('the process ends here')
    state.set = set
    await world.setup({ act: 'apply' })
    const { views, webhooks, macros } = await stock(world)
    const ours = [...views, ...webhooks, ...macros].filter(({ name }) =>
      /^(Relance|Follow-ups to review|We owe)/.test(name),
    )
    expect(ours).toHaveLength(7)
    expect(states(await world.setup({ act: 'undo' }))).toEqual(ALL('removed'))
  })

  test('says of each thing that it failed, and does the others', async () => {
    const world = await open()
    const { furnishing } = world.client
    const create = furnishing.create
    furnishing.create = async (item) =>
      item.kind === 'view' ? create({ ...item, name: '' }) : create(item)
    await world.setFaults({ write_error: 1 })
    expect(states(await world.setup({ act: 'apply' }))).toEqual(ALL('failed'))
    await world.setFaults({ write_error: 0 })
    furnishing.create = create
    expect(states(await world.setup({ act: 'apply' }))).toEqual(ALL('created'))
  })

  test('writes nothing while everything is paused, but shows', async () => {
    const world = await open()
    await world.steps.pause({ paused: true, by: 'Nora' })
    expect(states(await world.setup({ act: 'apply' }))).toBe('paused')
    expect(states(await world.setup({ act: 'undo' }))).toBe('paused')
    expect(states(await world.setup())).toEqual(ALL('would_create'))
    expect(await writes(world)).toEqual([])
  })
})

describe('taking it back', () => {
  test('removes what we made and nothing else', async () => {
    const world = await open()
    const before = await stock(world)
    await world.setup({ act: 'apply' })
    expect(states(await world.setup({ act: 'undo' }))).toEqual(ALL('removed'))
    expect(await stock(world)).toEqual(before)
    expect(states(await world.setup({ act: 'undo' }))).toEqual([])
  })

  test('leaves what somebody else made while we were interrupted before making ours', async () => {
    const world = await open()
    const name = 'Relance: done, nothing to send'
    const key = `macro:${name}`
    await world.store.state.set('furnished', { [key]: { kind: 'macro', name, id: null } })
    await world.control('POST', '/api/macros', { name, actions: [] })
    expect(states(await world.setup({ act: 'undo' }))).toEqual(['macro foreign'])
    expect((await stock(world)).macros.map((macro) => macro.name)).toContain(name)
    expect(states(await world.setup({ act: 'undo' }))).toEqual([])
  })

  test('leaves what somebody else made after ours was refused', async () => {
    let mayCreate = false
    const world = await open('a long secret word', {
      through: (send) => async (url, init) =>
        mayCreate || init?.method !== 'POST'
          ? send(url, init)
          : new Response('{}', { status: 403 }),
    })
    expect(states(await world.setup({ act: 'apply' }))).toEqual(ALL('failed'))
    mayCreate = true
    for (const item of MACROS) await world.client.furnishing.create(item)
    await world.setup({ act: 'undo' })
    expect((await stock(world)).macros.map(({ name }) => name)).toEqual(
      expect.arrayContaining(MACROS.map(({ name }) => name)),
    )
  })

  test('leaves what somebody has renamed since, and what is gone', async () => {
    const world = await open()
    await world.setup({ act: 'apply' })
    const { views, macros } = await stock(world)
    const view = views.find(({ name }) => name === 'We owe an answer')
    const macro = macros.find(({ name }) => name.includes('later'))
    await world.control('PUT', `/api/views/${view?.id}`, { name: 'Ours to answer' })
    await world.control('DELETE', `/api/macros/${macro?.id}`)
    const end = states(await world.setup({ act: 'undo' }))
    expect(end).toContain('view renamed')
    expect(end).toContain('macro gone')
    expect((await stock(world)).views.map(({ name }) => name)).toContain('Ours to answer')
  })
})
