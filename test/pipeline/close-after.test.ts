import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { Outcome, Status } from '../../src/domain/decision.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/lib/clock.ts'
import { createCloseAfter } from '../../src/pipeline/close-after.ts'
import { policy, step } from './prompt-set.ts'
import { drafts, steadyModel, wantsFollowUp } from './scripted-model.ts'
import { ASKED } from './tickets.ts'
import { openWorld, type WorldOptions } from './world.ts'

const TEXT = 'Hello Jo, could you send us the photo of the crack?'

const CLOSING = { mode: 'autonomous', closeAfter: 5 * DAY } as const

const sent = async (options: WorldOptions = {}) => {
  const world = await openWorld({
    model: steadyModel([wantsFollowUp(ASKED), drafts(TEXT)]),
    policies: [CLOSING],
    ...options,
  })
  await world.pass()
  expect(await world.outbox()).toHaveLength(1)
  return {
    ...world,
    passAfter: async (ms: number) => {
      await world.moveBy(ms)
      await world.pass()
    },
    statusAt: async () => (await world.control('GET', '/api/tickets/1001')).status,
    closeAfter: async () => createCloseAfter(world.deps)(await world.situation()),
    endAs: async (status: Status) => {
      const { id } = await world.decisionOn(1001)
      const { db, t } = world.sql
      await db.update(t.decisions).set({ status }).where(eq(t.decisions.id, id))
    },
    acts: async () => {
      const { id } = await world.decisionOn(1001)
      return (await world.store.events.ofDecision(id)).map(({ act }) => act)
    },
    closings: async () =>
      (await world.calls()).filter((call) => call.startsWith('PUT /api/tickets/1001')).length,
  }
}

describe('close_after', () => {
  test('closes a ticket whose last follow-up stayed without an answer, once', async () => {
    const world = await sent()
    await world.passAfter(5 * DAY - SECOND)
    expect(await world.statusAt()).toBe('open')
    await world.passAfter(2 * SECOND)
    expect(await world.statusAt()).toBe('closed')
    await world.control('PUT', '/api/tickets/1001', { status: 'open' })
    await world.passAfter(DAY)
    expect(await world.statusAt()).toBe('open')
  })

  test('says nothing to the customer', async () => {
    const world = await sent()
    await world.passAfter(6 * DAY)
    expect(await world.outbox()).toHaveLength(1)
  })

  const SINCE: [string, (world: Awaited<ReturnType<typeof sent>>) => Promise<unknown>][] = [
    ['the customer answered', (w) => w.write(1001, 'customer', 'La photo arrive ce soir.')],
    ['an agent wrote', (w) => w.write(1001, 'agent', 'Wir prüfen das noch einmal.')],
    ['a colleague left a note', (w) => w.write(1001, 'note', 'Llamar al cliente mañana.')],
  ]
  test.each(SINCE)('leaves the ticket open when %s', async (_, write) => {
    const world = await sent()
    await world.moveBy(DAY)
    await write(world)
    await world.passAfter(6 * DAY)
    expect(await world.closings()).toBe(0)
    await world.passAfter(30 * DAY)
    expect(await world.closings()).toBe(0)
  })

  test.each(['failed', 'cancelled', 'rejected'] as const)(
    'never, when the last follow-up ended %s',
    async (status) => {
      const world = await sent()
      await world.endAs(status)
      await world.passAfter(6 * DAY)
      expect(await world.closings()).toBe(0)
      await world.endAs('delivered')
      await world.passAfter(DAY)
      expect(await world.closings()).toBe(0)
    },
  )

  test.each(['unknown', 'parked'] as const)(
    'not while it is %s; once it is known to be sent, yes',
    async (status) => {
      const world = await sent()
      await world.endAs(status)
      await world.moveBy(6 * DAY)
      await world.closeAfter()
      expect(await world.closings()).toBe(0)
      await world.endAs('sent')
      await world.closeAfter()
      expect(await world.statusAt()).toBe('closed')
    },
  )

  const OUTCOMES: [outcome: Outcome, status: string][] = [
    ['replied', 'open'],
    ['replied_after_agent', 'open'],
    ['crossed', 'open'],
    ['bounced', 'open'],
    ['opted_out', 'open'],
    ['auto_reply', 'closed'],
    ['silent', 'closed'],
  ]
  test.each(OUTCOMES)('after the outcome %s leaves the ticket %s', async (outcome, status) => {
    const world = await sent()
    const { id } = await world.decisionOn(1001)
    await world.store.decisions.saveOutcome(id, {
      outcome,
      at: world.clock.now(),
      crossed: outcome === 'crossed',
    })
    await world.passAfter(6 * DAY)
    expect(await world.statusAt()).toBe(status)
  })

  test('trusts what it knows over a read that lacks the answer', async () => {
    const world = await sent()
    await world.moveBy(DAY)
    const before = await world.client.ticket(1001)
    await world.write(1001, 'customer', 'Aquí está la foto.')
    await world.pass()
    await world.moveBy(5 * DAY)
    world.lie(() => ({ ticket: async () => before }))
    await world.closeAfter()
    expect(await world.closings()).toBe(0)
  })

  test('waits for a read that holds all it knows', async () => {
    const world = await sent()
    await world.moveBy(6 * DAY)
    const whole = await world.client.ticket(1001)
    if (whole.kind === 'gone') throw new Error('the ticket is gone')
    const messages = whole.ticket.messages.slice(1)
    world.lie(() => ({ ticket: async () => ({ ...whole, ticket: { ...whole.ticket, messages } }) }))
    await world.closeAfter()
    expect(await world.closings()).toBe(0)
    world.tellTheTruth()
    await world.closeAfter()
    expect(await world.statusAt()).toBe('closed')
  })

  test('writes down that it closed the ticket', async () => {
    const world = await sent()
    await world.passAfter(6 * DAY)
    expect(await world.acts()).toContain('closed_ticket')
  })

  test('opens it in a later pass when that failed, once, and says nothing of closing', async () => {
    const world = await sent()
    world.lie((real) => ({
      leaveAs: async (id, state) => {
        if (state.status === 'open') throw new Error('unreachable')
        await world.write(1001, 'customer', 'Voici la photo !')
        return real.leaveAs(id, state)
      },
    }))
    await world.passAfter(6 * DAY)
    expect(await world.statusAt()).toBe('closed')
    world.tellTheTruth()
    await world.passAfter(MINUTE)
    expect(await world.statusAt()).toBe('open')
    await world.control('PUT', '/api/tickets/1001', { status: 'closed' })
    await world.passAfter(MINUTE)
    expect(await world.statusAt()).toBe('closed')
    expect(await world.acts()).not.toContain('closed_ticket')
  })

  test('opens it again at once when the answer came while it was being closed', async () => {
    const world = await sent()
    const states: string[] = []
    world.lie((real) => ({
      leaveAs: async (id, state) => {
        if (states.length === 0) await world.write(1001, 'customer', 'Here it is!')
        states.push(state.status)
        return real.leaveAs(id, state)
      },
    }))
    await world.passAfter(6 * DAY)
    expect(states).toEqual(['closed', 'open'])
    expect(await world.acts()).not.toContain('closed_ticket')
    await world.passAfter(MINUTE)
    expect(states).toEqual(['closed', 'open'])
  })

  test('waits for the last step', async () => {
    const world = await sent({
      policies: [{ ...CLOSING, steps: [step('72h'), step('30d')] }],
    })
    await world.passAfter(6 * DAY)
    expect(await world.closings()).toBe(0)
  })

  test('waits while paused, and while the mode is watch-only', async () => {
    const world = await sent()
    await world.steps.pause({ paused: true, by: 'Nora' })
    await world.passAfter(6 * DAY)
    expect(await world.closings()).toBe(0)
    await world.steps.pause({ paused: false, by: 'Nora' })
    world.prompts.policies = [policy({ ...CLOSING, mode: 'shadow' })]
    await world.passAfter(HOUR)
    expect(await world.closings()).toBe(0)
    world.prompts.policies = [policy(CLOSING)]
    await world.passAfter(HOUR)
    expect(await world.statusAt()).toBe('closed')
  })

  test('is tried again when the helpdesk failed, and looks anew before', async () => {
    const world = await sent()
    world.lie(() => ({ leaveAs: () => Promise.reject(new Error('unreachable')) }))
    await world.passAfter(6 * DAY)
    world.tellTheTruth()
    await world.write(1001, 'customer', 'Perdón por la demora, aquí está.')
    await world.passAfter(MINUTE)
    expect(await world.closings()).toBe(0)
  })

  test('asks the policy of that day: never is never', async () => {
    const world = await sent()
    world.prompts.policies = [policy({ ...CLOSING, closeAfter: null })]
    await world.passAfter(6 * DAY)
    world.prompts.policies = [policy(CLOSING)]
    await world.passAfter(DAY)
    expect(await world.closings()).toBe(0)
  })
})
