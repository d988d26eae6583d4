/** A channel that takes no message any more: what was to leave becomes a note for the team. */
import { describe, expect, test } from 'vitest'
import { ONLY_NOTE } from '../../src/domain/reply-window.ts'
import { HOUR, MINUTE } from '../../src/lib/clock.ts'
import { openShop, passAfter, TEXT } from '../failures/usual.ts'
import { policy, step } from './prompt-set.ts'
import { ASKED, type Said, ticket } from './tickets.ts'
import type { WorldOptions } from './world.ts'

const talk = (hoursAgo: number): Said[] => [
  ['customer', 'Hello, the bowl I ordered from you arrived with a crack in it.', hoursAgo],
  ['agent', ASKED, hoursAgo - 1],
]

const open = (hoursAgo: number, options: WorldOptions = {}) =>
  openShop({
    tickets: [ticket(1001, talk(hoursAgo), { channel: 'whatsapp' })],
    policies: [{ mode: 'autonomous', steps: [step('4h')] }],
    ...options,
  })

const notesOn = async (world: Awaited<ReturnType<typeof open>>) => {
  const reading = await world.client.ticket(1001)
  if (reading.kind === 'gone') throw new Error('it is there')
  return reading.ticket.messages.filter((message) => !message.public).map(({ text }) => text)
}

describe('on a channel with a window of 24 hours', () => {
  test('a follow-up leaves before it closes', async () => {
    const world = await open(23)
    await world.pass()
    expect(await world.outbox()).toHaveLength(1)
  })

  test('afterwards it is a note, also where the policy is autonomous', async () => {
    const world = await open(24)
    await world.pass()
    expect(await world.decisionOn(1001)).toMatchObject({ status: 'noted', post: 'note' })
    const [note] = await notesOn(world)
    expect(note).toContain(TEXT)
    expect(note).toContain('reach the customer another way')
    expect(await world.outbox()).toEqual([])
  })

  test('it closes before the customer’s own morning: a raised mode writes the note', async () => {
    const customer = { name: 'Jo', email: 'jo@mail.example', tags: [], timezone: 'America/Denver' }
    const asksFirst = {
      mode: 'approval' as const,
      steps: [step('4h')],
      sendBetween: { kind: 'daily' as const, from: 8 * 60, to: 20 * 60 },
    }
    const world = await open(23, {
      tickets: [ticket(1001, talk(23), { channel: 'whatsapp', customer })],
      policies: [asksFirst],
    })
    await world.pass()
    expect(await world.statusOf(1001)).toBe('pending')
    world.prompts.policies = [policy({ ...asksFirst, mode: 'autonomous' })]
    await passAfter(world, MINUTE)
    expect(await world.decisionOn(1001)).toMatchObject({ status: 'noted', post: 'note' })
  })

  test('where the policy asks first, it is marked, and approving writes the note', async () => {
    const world = await open(30, { policies: [{ mode: 'approval', steps: [step('4h')] }] })
    await world.pass()
    const pending = await world.decisionOn(1001)
    expect(pending).toMatchObject({ status: 'pending', statusReason: ONLY_NOTE })
    expect(await world.steps.findCase(pending.id)).toMatchObject({ isOnlyNote: true, bill: null })
    const done = await world.steps.approve(pending.id, { by: 'nora' })
    expect(done.kind).toBe('done')
    await world.pass()
    expect(await world.statusOf(1001)).toBe('noted')
    expect(await notesOn(world)).toHaveLength(1)
    expect(await world.outbox()).toEqual([])
    const again = await world.steps.approve(pending.id, { by: 'nora' })
    expect(again).toMatchObject({ kind: 'conflict', why: ONLY_NOTE })
  })

  test('what was drafted in time and approved too late is a note too', async () => {
    const world = await open(23, { policies: [{ mode: 'approval', steps: [step('4h')] }] })
    await world.pass()
    const pending = await world.decisionOn(1001)
    expect(pending.statusReason).toBe(null)
    await passAfter(world, HOUR)
    await world.steps.approve(pending.id, { by: 'nora' })
    await world.pass()
    expect(await world.statusOf(1001)).toBe('noted')
    expect(await world.outbox()).toEqual([])
  })

  test('what was approved in time and could not leave in time goes back to a person', async () => {
    const world = await open(23, { policies: [{ mode: 'approval', steps: [step('4h')] }] })
    await world.pass()
    const pending = await world.decisionOn(1001)
    await world.steps.approve(pending.id, { by: 'nora' })
    await world.moveBy(HOUR + MINUTE)
    await world.pass()
    expect(await world.decisionOn(1001)).toMatchObject({
      status: 'pending',
      statusReason: ONLY_NOTE,
    })
    expect(await world.outbox()).toEqual([])
  })

  test('the hours of the policy may lie behind the window', async () => {
    const sendBetween = { kind: 'daily', from: 11 * 60, to: 18 * 60 } as const
    const world = await open(23, {
      policies: [{ mode: 'autonomous', steps: [step('4h')], sendBetween }],
    })
    await world.pass()
    expect(await world.decisionOn(1001)).toMatchObject({ post: 'note' })
  })
})
