import { describe, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/lib/clock.ts'
import { createSteps } from '../../src/pipeline/steps.ts'
import type { SandboxTicket } from '../../src/sandbox/tickets-file.ts'
import { drafts, judges, steadyModel, wantsFollowUp } from './scripted-model.ts'
import { ASKED, type Said, SILENT, ticket } from './tickets.ts'
import { openWorld, type World, type WorldOptions } from './world.ts'

const TEXT = 'Hello Jo, could you send us the photo of the crack?'
const OWN = 'Hi Jo, did the bowl arrive in one piece after all? Nora'
const PROMISE = 'I will find out where your parcel is.'

const noted = async (options: WorldOptions = {}) => {
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

type Noted = Awaited<ReturnType<typeof noted>>

/** As a colleague of the shop: the sandbox knows its users by their addresses. */
const tagAs = (world: World, email: string | null, names: string[], number = 1001) =>
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

const emailOf = async (world: World, name: string): Promise<string> => {
  const { data } = await world.control('GET', '/api/users?limit=100')
  const user = data.find((one: { name: string }) => one.name === name)
  return user.email
}

type Shown = {
  tags: { name: string }[]
  messages: { id: number; external_id: string | null; body_text: string; public: boolean }[]
}

const shown = (world: World, number = 1001): Promise<Shown> =>
  world.control('GET', `/api/tickets/${number}`)

const tags = async (world: World, number = 1001) =>
  (await shown(world, number)).tags.map(({ name }) => name).sort()

/** Our answers to commands: notes of ours besides the draft itself. */
const answers = async (world: World, number = 1001) =>
  (await shown(world, number)).messages
    .filter(({ external_id }) => external_id?.startsWith('relance:1:s:'))
    .map(({ body_text, public: isPublic }) => (isPublic ? `PUBLIC ${body_text}` : body_text))

const passAfter = async (world: World, ms: number) => {
  await world.moveBy(ms)
  return world.pass()
}

const acts = async (world: Noted) =>
  (await world.store.events.ofDecision(world.id)).map(({ act, by }) => `${act} by ${by}`)

const afterNote = async (text: string, options: WorldOptions = {}) => {
  const world = await noted(options)
  await world.write(1001, 'note', text)
  await passAfter(world, SECOND)
  return world
}

describe('an internal note', () => {
  test('/send sends the draft once, in the name of the agent who said so', async () => {
    const world = await afterNote('/send')
    for (const ms of [0, MINUTE, DAY]) await passAfter(world, ms)
    const sent = await world.outbox()
    expect(sent.map(({ body_text }) => body_text)).toEqual([`${TEXT}\n\nMaya`])
    expect(await acts(world)).toContain('approved by Nora Feld')
    expect(await acts(world)).toContain('command_send by Nora Feld')
    expect(await answers(world)).toEqual([])
  })

  test('/send with own words sends these words and nothing else', async () => {
    const world = await afterNote(`/send ${OWN}`)
    await passAfter(world, MINUTE)
    expect((await world.outbox()).map(({ body_text }) => body_text)).toEqual([OWN])
    expect(await acts(world)).toContain('approved_edited by Nora Feld')
  })

  test('/send with words nobody would mean is not obeyed, and says why', async () => {
    const world = await afterNote('/send Hello {{ticket.customer.firstname}}, is it solved?')
    await passAfter(world, MINUTE)
    expect(await world.outbox()).toEqual([])
    const [answer, ...more] = await answers(world)
    expect(answer).toContain('placeholders')
    expect(more).toEqual([])
    expect((await world.store.decisions.find(world.id))?.status).toBe('noted')
  })

  test('/later takes the ticket out of review until then, and brings it back', async () => {
    const world = await afterNote('/later 2d')
    expect(await tags(world)).toEqual([])
    expect((await world.store.decisions.find(world.id))?.until).toBeGreaterThan(world.clock.now())
    await passAfter(world, DAY)
    expect(await tags(world)).toEqual([])
    await passAfter(world, DAY)
    expect(await tags(world)).toEqual(['relance-review'])
    expect(await world.outbox()).toEqual([])
    expect(await acts(world)).toContain('postponed by Nora Feld')
  })

  test('/send after /later does not wait for that date', async () => {
    const world = await afterNote('/later 10d')
    await world.write(1001, 'note', '/send')
    await passAfter(world, MINUTE)
    await passAfter(world, MINUTE)
    expect(await world.outbox()).toHaveLength(1)
  })

  test('/never stops follow-ups on the ticket and marks it so', async () => {
    const world = await afterNote('/never he has had enough')
    expect(await tags(world)).toContain('relance-never')
    for (const ms of [MINUTE, DAY, 5 * DAY]) await passAfter(world, ms)
    expect(await world.outbox()).toEqual([])
    expect(await tags(world)).toEqual(['relance-never'])
    expect((await world.explain(1001)).stoppedBy).toBe('opted_out')
    expect(await acts(world)).toContain('command_never by Nora Feld')
  })

  test('/done settles it: nothing is sent, the review ends', async () => {
    const world = await afterNote('/done')
    await passAfter(world, 5 * DAY)
    expect(await world.outbox()).toEqual([])
    expect(await tags(world)).toEqual([])
    expect((await world.store.decisions.find(world.id))?.status).toBe('rejected')
    expect(await acts(world)).toContain('rejected by Nora Feld')
  })

  test('/why is answered by one note with what was found', async () => {
    const world = await afterNote('/why')
    for (const ms of [0, MINUTE, DAY]) await passAfter(world, ms)
    const [answer, ...more] = await answers(world)
    expect(more).toEqual([])
    for (const part of ['follow_up', ASKED, '3 days', 'asked']) expect(answer).toContain(part)
    expect((await world.store.decisions.find(world.id))?.status).toBe('noted')
    expect(await world.store.state.get('autonomous_paused')).toBeNull()
  })

  test('/why is answered also where nothing was decided', async () => {
    const world = await openWorld({
      tickets: [ticket(1001, [SILENT[0] as Said, ['agent', `Sorry. ${ASKED}`, 5]])],
      policies: [{ mode: 'note' }],
    })
    await world.pass()
    await world.write(1001, 'note', '/why')
    await passAfter(world, MINUTE)
    expect((await answers(world))[0]).toContain('not_due')
  })

  test('/why asked before we came is not answered', async () => {
    const said: Said[] = [...SILENT, ['note', '/why', 70]]
    const world = await openWorld({ tickets: [ticket(1001, said)], policies: [{ mode: 'note' }] })
    await world.pass()
    expect(await answers(world)).toEqual([])
  })

  test('that is not understood gets one helpful note, however many there are', async () => {
    const world = await afterNote('/sned')
    await world.write(1001, 'note', '/snooze 3d')
    await passAfter(world, MINUTE)
    await passAfter(world, MINUTE)
    const said = await answers(world)
    expect(said).toHaveLength(1)
    expect(said[0]).toContain('/sned')
    expect(said[0]).toContain('/later 3d')
    expect((await world.store.decisions.find(world.id))?.status).toBe('noted')
  })
})

describe('a command counts', () => {
  test('not when it is older than our note of this episode', async () => {
    const said: Said[] = [...SILENT, ['note', '/send', 10]]
    const world = await noted({ tickets: [ticket(1001, said)] })
    await passAfter(world, HOUR)
    expect((await world.store.decisions.find(world.id))?.status).toBe('noted')
    expect(await world.outbox()).toEqual([])
  })

  test('once, though its note is edited afterwards', async () => {
    const world = await afterNote('/later 2d')
    const { messages } = await shown(world)
    const note = messages.find(({ body_text }) => body_text.startsWith('/later'))
    const message = note && (await world.store.mirror.message(note.id))
    if (!message) throw new Error('the note is not in the mirror')
    await world.store.mirror.saveMessages([{ ...message, text: '/send' }])
    await passAfter(world, MINUTE)
    await passAfter(world, MINUTE)
    expect(await world.outbox()).toEqual([])
    expect(await acts(world)).not.toContain('command_send by Nora Feld')
  })

  test('once, though another process looks at the same database', async () => {
    const world = await noted()
    await world.write(1001, 'note', '/why')
    const other = createSteps(world.deps)
    await world.moveBy(SECOND)
    await Promise.all([world.pass(), other.pass()?.ended])
    await other.pass()?.ended
    await world.pass()
    expect(await answers(world)).toHaveLength(1)
  })

  test('once, though we die between taking and obeying it', async () => {
    const world = await noted()
    await world.write(1001, 'note', '/done')
    const { commands } = world.store
    const end = commands.end
    commands.end = () => {
      throw new Error('the process ends here')
    }
    await passAfter(world, MINUTE)
    expect((await world.store.decisions.find(world.id))?.status).toBe('rejected')
    commands.end = end
    await passAfter(world, MINUTE)
    const done = (await acts(world)).filter((act) => /rejected|command_done/.test(act))
    expect(done).toEqual(['rejected by Nora Feld', 'command_done by Nora Feld'])
    expect(await answers(world)).toEqual([])
  })

  test('is answered once, though the answer to its note is lost', async () => {
    const world = await noted()
    await world.write(1001, 'note', '/why')
    await world.setFaults({ commit_then_drop: 1 })
    await passAfter(world, MINUTE)
    await world.setFaults({ commit_then_drop: 0 })
    for (const ms of [MINUTE, 20 * MINUTE, DAY]) await passAfter(world, ms)
    expect(await answers(world)).toHaveLength(1)
  })

  test.each([
    ['an agent who has left', { isActive: false, role: 'agent', name: 'Nora Feld' }],
    ['a bot', { isActive: true, role: 'bot', name: 'Order robot' }],
    ['nobody the helpdesk knows', null],
  ])('not when %s gave it', async (_, user) => {
    const world = await noted()
    world.lie(() => ({
      findUser: async (id) => (user === null ? null : { ...user, id, email: null }),
    }))
    await world.write(1001, 'note', '/send')
    await passAfter(world, MINUTE)
    await passAfter(world, MINUTE)
    expect(await world.outbox()).toEqual([])
    expect((await world.store.decisions.find(world.id))?.status).toBe('noted')
  })

  test('only once it is known who gave it', async () => {
    const world = await noted()
    world.lie(() => ({
      findUser: async () => {
        throw new Error('the helpdesk does not answer')
      },
    }))
    await world.write(1001, 'note', '/send')
    await passAfter(world, MINUTE)
    expect(await world.outbox()).toEqual([])
    world.tellTheTruth()
    await passAfter(world, MINUTE)
    expect(await world.outbox()).toHaveLength(1)
  })

  test.each(['customer', 'rule', 'bot'])('never when a %s wrote it', async (from) => {
    const world = await noted()
    await world.write(1001, from, '/send')
    for (const ms of [SECOND, MINUTE]) await passAfter(world, ms)
    expect(await world.outbox()).toEqual([])
    expect(await acts(world)).not.toContain('command_send by Nora Feld')
  })

  test('never in a message to the customer: it is reported, once', async () => {
    const world = await noted()
    await world.write(1001, 'agent', '/send')
    for (const ms of [SECOND, MINUTE, HOUR]) await passAfter(world, ms)
    expect(await world.outbox()).toEqual([])
    const said = (await answers(world)).filter((text) => text.includes('customer can read'))
    expect(said).toHaveLength(1)
  })
})

describe('a tag', () => {
  test('relance-send sends the draft once and is taken off again', async () => {
    const world = await noted()
    await tagAs(world, await emailOf(world, 'Nora Feld'), ['relance-send'])
    for (const ms of [SECOND, MINUTE, DAY]) await passAfter(world, ms)
    expect(await world.outbox()).toHaveLength(1)
    expect(await tags(world)).toEqual([])
    expect(await acts(world)).toContain('approved by Nora Feld')
  })

  test('relance-done, later another time, counts each time', async () => {
    const world = await noted()
    const email = await emailOf(world, 'Nora Feld')
    await tagAs(world, email, ['relance-later'])
    await passAfter(world, MINUTE)
    expect(await tags(world)).toEqual([])
    await passAfter(world, MINUTE)
    await tagAs(world, email, ['relance-later'])
    await passAfter(world, MINUTE)
    const put = (await acts(world)).filter((act) => act === 'command_later by Nora Feld')
    expect(put).toHaveLength(2)
    expect(await tags(world)).toEqual([])
  })

  test('alone must do where nobody can tell who set it', async () => {
    const world = await noted()
    world.lie(() => ({ tagSetting: async () => ({ kind: 'unknown' }) }))
    await tagAs(world, null, ['relance-done'])
    await passAfter(world, MINUTE)
    expect((await world.store.decisions.find(world.id))?.status).toBe('rejected')
    expect(await tags(world)).toEqual([])
  })

  test('that a rule set is no command, and stays where it is', async () => {
    const world = await noted()
    world.lie((real) => ({
      tagSetting: async (ticketId, tag) => {
        const setting = await real.tagSetting(ticketId, tag)
        return setting.kind === 'set' ? { ...setting, userId: null } : setting
      },
    }))
    await tagAs(world, null, ['relance-send'])
    for (const ms of [SECOND, MINUTE]) await passAfter(world, ms)
    expect(await world.outbox()).toEqual([])
    expect(await tags(world)).toEqual(['relance-review', 'relance-send'])
  })

  test('that was there before our note is no command', async () => {
    const tagged: Partial<SandboxTicket> = { tags: ['relance-send'] }
    const world = await noted({ tickets: [ticket(1001, SILENT, tagged)] })
    for (const ms of [SECOND, MINUTE]) await passAfter(world, ms)
    expect(await world.outbox()).toEqual([])
  })

  test('that was taken off before we looked is none', async () => {
    const world = await noted()
    await tagAs(world, null, ['relance-send'])
    await world.control('DELETE', '/api/tickets/1001/tags', { names: ['relance-send'] })
    for (const ms of [SECOND, MINUTE]) await passAfter(world, ms)
    expect(await world.outbox()).toEqual([])
  })

  test('relance-never takes back what stands and is left on', async () => {
    const world = await noted()
    await tagAs(world, await emailOf(world, 'Nora Feld'), ['relance-never'])
    for (const ms of [SECOND, MINUTE]) await passAfter(world, ms)
    expect(await tags(world)).toEqual(['relance-never'])
    expect(await acts(world)).toContain('command_never by Nora Feld')
  })
})

describe('whatever is said', () => {
  test('nothing is written while everything is paused; what was approved waits', async () => {
    const world = await noted()
    await world.steps.pause({ paused: true, by: 'Nora' })
    await world.write(1001, 'note', '/send')
    await world.write(1001, 'note', '/why')
    await passAfter(world, MINUTE)
    expect(await world.outbox()).toEqual([])
    expect(await answers(world)).toEqual([])
    await world.steps.pause({ paused: false, by: 'Nora' })
    await passAfter(world, MINUTE)
    expect(await world.outbox()).toHaveLength(1)
    expect(await answers(world)).toHaveLength(1)
  })

  test('nothing is written under a shadow ceiling, and nothing is made up for later', async () => {
    const world = await noted()
    world.settings.ceiling = 'shadow'
    for (const text of ['/send', '/why', '/sned', '/never']) await world.write(1001, 'note', text)
    const before = (await world.calls()).filter((call) => !call.startsWith('GET')).length
    for (const ms of [SECOND, MINUTE]) await passAfter(world, ms)
    const after = (await world.calls()).filter((call) => !call.startsWith('GET')).length
    expect(after).toBe(before)
    world.settings.ceiling = null
    for (const ms of [SECOND, MINUTE]) await passAfter(world, ms)
    expect(await world.outbox()).toEqual([])
    expect((await world.explain(1001)).stoppedBy).toBe('opted_out')
  })

  test('a dry run obeys nothing', async () => {
    const world = await noted()
    await world.write(1001, 'note', '/done')
    await world.moveBy(MINUTE)
    await createSteps({ ...world.deps, isDryRun: true }).pass()?.ended
    expect((await world.store.decisions.find(world.id))?.status).toBe('noted')
  })

  test('what we owe is not answered by /send: there is no draft', async () => {
    const world = await noted({
      tickets: [
        ticket(1001, [
          ['customer', 'Where is my parcel?', 90],
          ['agent', PROMISE, 80],
        ]),
      ],
      model: steadyModel([
        judges({
          verdict: 'we_owe',
          items: [{ owner: 'shop', kind: 'promise', what: 'news', quote: PROMISE }],
        }),
      ]),
    })
    await world.write(1001, 'note', '/send')
    await passAfter(world, MINUTE)
    expect((await answers(world))[0]).toContain('there is no draft here')
    await world.write(1001, 'note', '/done')
    await passAfter(world, MINUTE)
    expect(await tags(world)).toEqual([])
    expect(await world.outbox()).toEqual([])
  })
})
