import { describe, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/lib/clock.ts'
import { GorgiasError } from '../../src/lib/errors.ts'
import { createSteps } from '../../src/pipeline/steps.ts'
import { passAfter } from '../failures/usual.ts'
import { drafts, steadyModel, wantsFollowUp } from './scripted-model.ts'
import {
  acts,
  afterNote,
  answers,
  emailOf,
  noted,
  OWN,
  shown,
  TEXT,
  tagAs,
  tags,
} from './steering.ts'
import { ASKED, type Said, SILENT, ticket } from './tickets.ts'

describe('an internal note', () => {
  test('/send sends the draft once, in the name of the agent who said so', async () => {
    const world = await afterNote('/send')
    for (const ms of [0, DAY]) await passAfter(world, ms)
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

  test('/send sends nothing when the draft changed since our note; own words still go', async () => {
    const world = await noted({
      model: steadyModel([
        wantsFollowUp(ASKED),
        drafts(TEXT),
        drafts('Hello Jo, a photo, please?'),
      ]),
    })
    await world.steps.redraft(world.id, { instruction: 'shorter', by: 'Leo' })
    await world.moveBy(MINUTE)
    await world.write(1001, 'note', '/send')
    for (const ms of [SECOND, MINUTE]) await passAfter(world, ms)
    expect(await world.outbox()).toEqual([])
    const [answer, ...more] = await answers(world)
    expect(more).toEqual([])
    expect(answer).toContain('the draft changed since our note')
    await world.write(1001, 'note', `/send ${OWN}`)
    for (const ms of [SECOND, MINUTE]) await passAfter(world, ms)
    expect((await world.outbox()).map(({ body_text }) => body_text)).toEqual([OWN])
  })

  test('/later that is read when its time has passed puts nothing off, and a note says so', async () => {
    const world = await noted()
    await world.write(1001, 'note', '/later 10m')
    for (const ms of [20 * MINUTE, MINUTE]) await passAfter(world, ms)
    const [answer, ...more] = await answers(world)
    expect(more).toEqual([])
    expect(answer).toContain('nothing was put off')
    expect(await tags(world)).toEqual(['relance-review'])
    expect(await acts(world)).toContain('command_later by Nora Feld')
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

  test('only when it is newer than our note, whenever we come to know of it', async () => {
    const world = await noted()
    const [known] = (await world.store.mirror.messagesOf(1001)).slice(-1)
    const decision = await world.store.decisions.find(world.id)
    const postedAt = decision?.delivery?.postedAt
    if (!known || !postedAt || !decision) throw new Error('there is no note of ours')
    const author = (await shown(world)).messages[1]?.sender?.id ?? null
    const sender = { id: author, email: null, name: null }
    const said = { ...known, externalId: null, sender, text: '/done' }
    await world.store.mirror.saveMessages([{ ...said, id: 9_000_001, at: postedAt }])
    await passAfter(world, MINUTE)
    expect((await world.store.decisions.find(world.id))?.status).toBe('noted')
    await world.store.mirror.saveMessages([{ ...said, id: 9_000_002, at: postedAt + 1 }])
    await passAfter(world, MINUTE)
    expect((await world.store.decisions.find(world.id))?.status).toBe('rejected')
  })

  test('once, though its note is edited afterwards', async () => {
    const world = await afterNote('/why')
    const note = (await shown(world)).messages.find(({ body_text }) => body_text === '/why')
    const edited = { body_text: '/done', stripped_text: '/done', body_html: '<p>/done</p>' }
    await world.control('PUT', `/api/tickets/1001/messages/${note?.id}`, {
      channel: 'internal-note',
      from_agent: true,
      via: 'helpdesk',
      ...edited,
    })
    for (const ms of [MINUTE, MINUTE]) await passAfter(world, ms)
    expect((await world.store.mirror.message(note?.id ?? 0))?.text).toBe('/done')
    expect((await world.store.decisions.find(world.id))?.status).toBe('noted')
    expect(await answers(world)).toHaveLength(1)
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

  test('alone must do where nobody can tell who set it', async () => {
    const world = await noted()
    world.lie(() => ({ tagSetting: async () => ({ kind: 'unknown' }) }))
    await tagAs(world, null, ['relance-done'])
    await passAfter(world, MINUTE)
    expect((await world.store.decisions.find(world.id))?.status).toBe('rejected')
    expect(await tags(world)).toEqual([])
  })

  test('waits while the log of its ticket does not tell of it yet, and then counts', async () => {
    const world = await noted()
    world.lie(() => ({ tagSetting: async () => ({ kind: 'not_logged' }) }))
    await tagAs(world, await emailOf(world, 'Nora Feld'), ['relance-done'])
    for (const ms of [SECOND, MINUTE]) await passAfter(world, ms)
    expect((await world.store.decisions.find(world.id))?.status).toBe('noted')
    world.tellTheTruth()
    await passAfter(world, MINUTE)
    expect(await acts(world)).toContain('rejected by Nora Feld')
  })

  test('of which the log never tells does not count', async () => {
    const world = await noted()
    world.lie(() => ({ tagSetting: async () => ({ kind: 'not_logged' }) }))
    await tagAs(world, null, ['relance-done'])
    for (const ms of [SECOND, 15 * MINUTE]) await passAfter(world, ms)
    expect((await world.store.decisions.find(world.id))?.status).toBe('noted')
    expect((await world.store.commands.ofTicket(1001)).map(({ outcome }) => outcome)).toEqual([
      'no_user',
    ])
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
})

describe('what a command leaves to do on its ticket', () => {
  const refused = (status: number) => async () => {
    throw new GorgiasError({
      code: 'rejected',
      where: 'DELETE /api/tickets/1001/tags',
      status,
      requestId: null,
      retriable: false,
      remedy: 'Somebody else changes it just now.',
    })
  }

  test.each([
    [409, [], 'is done by a later pass'],
    [400, ['relance-review'], 'is given up'],
  ])('and is answered %i, later leaves %j: it %s', async (status, left) => {
    const world = await noted()
    world.lie(() => ({ removeTags: refused(status) }))
    await world.write(1001, 'note', '/later 2d')
    await passAfter(world, SECOND)
    expect(await tags(world)).toEqual(['relance-review'])
    world.tellTheTruth()
    await passAfter(world, MINUTE)
    expect(await tags(world)).toEqual(left)
  })
})

describe('whatever is said', () => {
  test('nothing is written while everything is paused; what was approved waits', async () => {
    const world = await noted({ tickets: [ticket(1001), ticket(1002)] })
    await world.steps.pause({ paused: true, by: 'Nora' })
    await world.write(1001, 'note', '/send')
    await world.write(1001, 'note', '/why')
    await tagAs(world, null, ['relance-done'], 1002)
    const writes = async () =>
      (await world.calls()).filter((call) => !call.startsWith('GET')).length
    const before = await writes()
    await passAfter(world, MINUTE)
    expect(await writes()).toBe(before)
    world.settings.ceiling = 'shadow'
    await world.steps.pause({ paused: false, by: 'Nora' })
    await passAfter(world, MINUTE)
    expect(await writes()).toBe(before)
    world.settings.ceiling = null
    await passAfter(world, MINUTE)
    expect(await answers(world)).toHaveLength(1)
    expect(await tags(world, 1002)).toEqual([])
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
})
