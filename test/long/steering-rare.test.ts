import { describe, expect, test } from 'vitest'
import { DAY, MINUTE, SECOND } from '../../src/lib/clock.ts'
import { createSteps } from '../../src/pipeline/steps.ts'
import type { SandboxTicket } from '../../src/sandbox/tickets-file.ts'
import { passAfter } from '../failures/usual.ts'
import { judges, steadyModel } from '../pipeline/scripted-model.ts'
import {
  acts,
  afterNote,
  answers,
  emailOf,
  noted,
  PROMISE,
  tagAs,
  tags,
} from '../pipeline/steering.ts'
import { ASKED, type Said, SILENT, ticket } from '../pipeline/tickets.ts'
import { openWorld } from '../pipeline/world.ts'

describe('an internal note', () => {
  test('/send with words nobody would mean is not obeyed, and says why', async () => {
    const world = await afterNote('/send Hello {{ticket.customer.firstname}}, is it solved?')
    await passAfter(world, MINUTE)
    expect(await world.outbox()).toEqual([])
    const [answer, ...more] = await answers(world)
    expect(answer).toContain('placeholders')
    expect(more).toEqual([])
    expect((await world.store.decisions.find(world.id))?.status).toBe('noted')
  })

  test('/send after /later does not wait for that date', async () => {
    const world = await afterNote('/later 10d')
    await world.write(1001, 'note', '/send')
    await passAfter(world, MINUTE)
    await passAfter(world, MINUTE)
    expect(await world.outbox()).toHaveLength(1)
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
})

describe('a command counts', () => {
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
})

describe('a tag', () => {
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
