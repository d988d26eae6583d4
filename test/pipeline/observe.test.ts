import { describe, expect, test, vi } from 'vitest'
import type { Helpdesk } from '../../src/domain/ports.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/lib/clock.ts'
import { passAfter } from '../failures/usual.ts'
import { step } from './prompt-set.ts'
import { drafts, scriptedModel, steadyModel, wantsFollowUp } from './scripted-model.ts'
import { ASKED, SILENT, ticket } from './tickets.ts'
import { openWorld, type World, type WorldOptions } from './world.ts'

const TEXT = 'Hello Jo, could you send us the photo of the crack?'
const JO = { id: 42, name: 'Jo', email: 'jo@mail.example', tags: [] }

/** A follow-up left on ticket 1001 in this pass. */
const sent = async (options: WorldOptions = {}) => {
  const world = await openWorld({
    model: steadyModel([wantsFollowUp(ASKED), drafts(TEXT)]),
    policies: [{ mode: 'autonomous' }],
    tickets: [ticket(1001, SILENT, { customer: JO })],
    ...options,
  })
  expect((await world.pass()).posted).toBe(1)
  return world
}

const outcomeOf = async (world: World) => {
  const decisions = await world.decisionsOf(1001)
  const { outcome, crossed } = decisions.at(-1) ?? {}
  return { outcome, crossed }
}

describe('what the helpdesk says of our message', () => {
  test('sent: delivered', async () => {
    const world = await sent()
    await passAfter(world, 10 * SECOND)
    const { status, delivery } = await world.decisionOn(1001)
    expect(status).toBe('delivered')
    expect(delivery?.deliveredAt).not.toBe(null)
  })

  test('failed: a person sees it, with the helpdesk’s words, and it is never posted again', async () => {
    const world = await sent()
    const error = 'Your message was rejected by recipient.'
    world.lie((real) => ({
      messagesPage: async (cursor, urgency) => {
        const page = await real.messagesPage(cursor, urgency)
        const failed = { sentAt: null, failedAt: world.clock.now(), sendingError: error }
        return { ...page, items: page.items.map((m) => (m.externalId ? { ...m, ...failed } : m)) }
      },
    }))
    await passAfter(world, 20 * SECOND)
    expect(await world.decisionOn(1001)).toMatchObject({
      status: 'failed',
      statusReason: expect.stringContaining('rejected by recipient'),
    })
    await passAfter(world, DAY)
    expect(await world.outbox()).toHaveLength(1)
  })

  const neverConfirmed = (real: Helpdesk): Partial<Helpdesk> => ({
    messagesPage: async (cursor, urgency) => {
      const page = await real.messagesPage(cursor, urgency)
      return { ...page, items: page.items.map((m) => ({ ...m, sentAt: null })) }
    },
  })

  test.each([
    [HOUR - MINUTE, null],
    [HOUR + MINUTE, 'accepted, not confirmed'],
  ])('nothing for %i ms: %o', async (ms, note) => {
    const world = await openWorld({
      model: steadyModel([wantsFollowUp(ASKED), drafts(TEXT)]),
      policies: [{ mode: 'autonomous' }],
    })
    world.lie(neverConfirmed)
    await world.pass()
    await passAfter(world, ms)
    const { status, delivery } = await world.decisionOn(1001)
    expect({ status, note: delivery?.note ?? null }).toEqual({ status: 'sent', note })
  })
})

test('what the helpdesk does not confirm is written down once, not at each pass', async () => {
  const world = await openWorld({
    model: steadyModel([wantsFollowUp(ASKED), drafts(TEXT)]),
    policies: [{ mode: 'autonomous' }],
  })
  world.lie((real) => ({
    messagesPage: async (cursor, urgency) => {
      const page = await real.messagesPage(cursor, urgency)
      return { ...page, items: page.items.map((m) => ({ ...m, sentAt: null })) }
    },
  }))
  await world.pass()
  const update = vi.spyOn(world.store.deliveries, 'update')
  for (let n = 0; n < 4; n += 1) await passAfter(world, HOUR)
  const notes = update.mock.calls.filter(([, set]) => set.note !== undefined)
  expect(notes).toHaveLength(1)
})

describe('what the customer did', () => {
  test('nothing yet: no outcome', async () => {
    const world = await sent()
    await passAfter(world, 9 * DAY)
    expect(await outcomeOf(world)).toEqual({ outcome: null, crossed: false })
  })

  test('answered: replied', async () => {
    const world = await sent()
    await world.moveBy(HOUR)
    await world.write(1001, 'customer', 'Aquí está la foto.')
    await passAfter(world, MINUTE)
    expect(await outcomeOf(world)).toEqual({ outcome: 'replied', crossed: false })
  })

  test('answered on another of his tickets: replied', async () => {
    const other = ticket(
      1002,
      [
        ['customer', 'Do you also make plates?', 200],
        ['agent', 'Yes, we do.', 199],
      ],
      { customer: JO, subject: 'Plates' },
    )
    const world = await sent({
      tickets: [ticket(1001, SILENT, { customer: JO }), other],
      settings: { backlogDays: 5 },
    })
    await world.moveBy(HOUR)
    await world.write(1002, 'customer', 'The photo of the bowl is on its way, by the way.')
    await passAfter(world, MINUTE)
    expect(await outcomeOf(world)).toEqual({ outcome: 'replied', crossed: false })
  })

  test.each([
    [119 * SECOND, 'crossed', true],
    [121 * SECOND, 'replied', false],
  ])('wrote %i ms after ours: %s', async (ms, outcome, crossed) => {
    const world = await sent()
    await world.moveBy(ms)
    await world.write(1001, 'customer', 'Voilà la photo.')
    await passAfter(world, MINUTE)
    expect(await outcomeOf(world)).toEqual({ outcome, crossed })
  })

  test('wrote while ours was leaving: crossed', async () => {
    const world = await openWorld({
      model: steadyModel([wantsFollowUp(ASKED), drafts(TEXT)]),
      policies: [{ mode: 'autonomous' }],
    })
    world.lie((real) => ({
      post: async (reply) => {
        await world.write(1001, 'customer', 'Voilà la photo.')
        return real.post(reply)
      },
    }))
    await world.pass()
    world.tellTheTruth()
    await passAfter(world, MINUTE)
    expect(await outcomeOf(world)).toEqual({ outcome: 'crossed', crossed: true })
  })

  test('answered after an agent wrote once more: replied_after_agent', async () => {
    const world = await sent()
    await world.moveBy(HOUR)
    await world.write(1001, 'agent', 'Any news about the photo?')
    await passAfter(world, HOUR)
    expect(await outcomeOf(world)).toEqual({ outcome: null, crossed: false })
    await world.write(1001, 'customer', 'Hier ist es.')
    await passAfter(world, MINUTE)
    expect(await outcomeOf(world)).toEqual({ outcome: 'replied_after_agent', crossed: false })
  })

  test('never answered the agent either: silent', async () => {
    const world = await sent()
    await world.moveBy(HOUR)
    await world.write(1001, 'agent', 'Any news about the photo?')
    await passAfter(world, 11 * DAY)
    expect(await outcomeOf(world)).toEqual({ outcome: 'silent', crossed: false })
  })

  const REPORT = { headers: { 'Content-Type': 'multipart/report; report-type=delivery-status' } }

  test('never got it: bounced, at once', async () => {
    const world = await sent()
    await world.moveBy(HOUR)
    await world.write(1001, 'customer', 'Your message could not be delivered.', REPORT)
    await passAfter(world, MINUTE)
    expect(await outcomeOf(world)).toEqual({ outcome: 'bounced', crossed: false })
  })

  test('answered, and a report came after that: replied', async () => {
    const world = await sent()
    await world.moveBy(HOUR)
    await world.write(1001, 'customer', 'Hier ist es.')
    await world.moveBy(HOUR)
    await world.write(1001, 'customer', 'Your message could not be delivered.', REPORT)
    await passAfter(world, MINUTE)
    expect(await outcomeOf(world)).toEqual({ outcome: 'replied', crossed: false })
  })

  test('asked to be left alone: opted_out', async () => {
    const world = await sent()
    await world.moveBy(HOUR)
    await world.write(1001, 'customer', 'Please stop emailing me about this.')
    await passAfter(world, MINUTE)
    expect(await outcomeOf(world)).toEqual({ outcome: 'opted_out', crossed: false })
  })

  const AWAY = { headers: { 'Auto-Submitted': 'auto-replied' } }

  test('is away: auto_reply, no reply', async () => {
    const world = await sent()
    await world.moveBy(HOUR)
    await world.write(1001, 'customer', 'I am out of office until Monday.', AWAY)
    await passAfter(world, 11 * DAY)
    expect(await outcomeOf(world)).toEqual({ outcome: 'auto_reply', crossed: false })
  })

  test('was away, and answered when he was back: replied', async () => {
    const world = await sent()
    await world.moveBy(HOUR)
    await world.write(1001, 'customer', 'I am out of office until Monday.', AWAY)
    await passAfter(world, DAY)
    await world.write(1001, 'customer', 'Back again. Here is the photo.')
    await passAfter(world, MINUTE)
    expect(await outcomeOf(world)).toEqual({ outcome: 'replied', crossed: false })
  })

  test.each([
    [10 * DAY - HOUR, 'replied'],
    [10 * DAY + HOUR, 'silent'],
  ])('answered after %i ms: %s', async (ms, outcome) => {
    const world = await sent()
    await world.moveBy(ms)
    await world.write(1001, 'customer', 'Perdón por la demora, aquí está la foto.')
    await passAfter(world, MINUTE)
    expect(await outcomeOf(world)).toEqual({ outcome, crossed: false })
  })

  test.each([
    [3 * DAY - HOUR, 'replied'],
    [3 * DAY + HOUR, 'silent'],
  ])('answered in a chat after %i ms: %s', async (ms, outcome) => {
    const world = await sent({ tickets: [ticket(1001, SILENT, { channel: 'chat', customer: JO })] })
    await world.moveBy(ms)
    await world.write(1001, 'customer', 'Here it is.')
    await passAfter(world, MINUTE)
    expect(await outcomeOf(world)).toEqual({ outcome, crossed: false })
  })

  test('a rule’s message in between changes nothing', async () => {
    const world = await sent()
    await world.moveBy(HOUR)
    await world.write(1001, 'rule', 'We are closed on Friday.')
    await world.moveBy(HOUR)
    await world.write(1001, 'customer', 'Here it is.')
    await passAfter(world, MINUTE)
    expect(await outcomeOf(world)).toEqual({ outcome: 'replied', crossed: false })
  })
})

test('a follow-up nobody answered is looked at again only when a conversation of his changed', async () => {
  const world = await sent()
  await passAfter(world, MINUTE)
  await passAfter(world, MINUTE)
  const look = vi.spyOn(world.store.mirror, 'message')
  await passAfter(world, 10 * MINUTE)
  expect(look).not.toHaveBeenCalled()
  await world.write(1001, 'note', 'He called.')
  await passAfter(world, MINUTE)
  expect(look).toHaveBeenCalledOnce()
})

test('an answer belongs to the last follow-up before it', async () => {
  const world = await sent({
    model: scriptedModel([
      wantsFollowUp(ASKED),
      drafts(TEXT),
      wantsFollowUp(ASKED),
      drafts('Hello Jo, one picture of the bowl is all we need. Could you take one?'),
    ]),
    policies: [{ mode: 'autonomous', steps: [step('72h'), step('96h')] }],
  })
  await passAfter(world, 97 * HOUR)
  await passAfter(world, HOUR)
  expect(await world.outbox()).toHaveLength(2)
  await world.write(1001, 'customer', 'Here it is.')
  await passAfter(world, MINUTE)
  expect((await world.decisionsOf(1001)).map((d) => [d.step, d.outcome])).toEqual([
    [2, 'replied'],
    [1, 'silent'],
  ])
})

test('a word on another ticket, answered before ours left, did not cross it', async () => {
  const plates = ticket(
    1002,
    [
      ['customer', 'Do you also make plates, by the way?', 60],
      ['agent', 'Yes, we do. Anything else about them?', 50],
    ],
    { customer: JO, subject: 'Plates' },
  )
  const world = await openWorld({
    model: steadyModel([wantsFollowUp(ASKED, 1001), drafts(TEXT, 1001)]),
    tickets: [ticket(1001, SILENT, { customer: JO }), plates],
  })
  await world.pass()
  await world.steps.approve((await world.decisionOn(1001)).id, { by: 'Nora' })
  await world.pass()
  expect(await world.outbox(1001)).toHaveLength(1)
  await world.moveBy(HOUR)
  await world.write(1002, 'customer', 'No thanks. The photo of the bowl comes tonight.')
  await passAfter(world, MINUTE)
  expect(await outcomeOf(world)).toEqual({ outcome: 'replied', crossed: false })
})
