import { describe, expect, test } from 'vitest'
import type { Shop } from '../../src/domain/policy.ts'
import { SECOND } from '../../src/lib/clock.ts'
import { senderOf } from '../../src/pipeline/compose.ts'
import { shop } from './prompt-set.ts'
import { drafts, steadyModel, wantsFollowUp } from './scripted-model.ts'
import { ASKED, type Said, SILENT, ticket } from './tickets.ts'
import { openWorld } from './world.ts'

const TEXT = 'Hello Jo, could you send us the photo of the crack?'

const sentFrom = async (status: 'open' | 'closed', facts: Partial<Shop>) => {
  const world = await openWorld({
    model: steadyModel([wantsFollowUp(ASKED), drafts(TEXT)]),
    policies: [{ mode: 'autonomous' }],
    prompts: { shop: shop(facts) },
    tickets: [ticket(1001, SILENT, { status })],
  })
  expect((await world.pass()).posted).toBe(1)
  return world
}

describe('after_send', () => {
  const CASES: ['open' | 'closed', Shop['afterSend'], string][] = [
    ['open', 'keep', 'open'],
    ['closed', 'keep', 'closed'],
    ['open', 'close', 'closed'],
    ['closed', 'close', 'closed'],
    ['open', 'open', 'open'],
    ['closed', 'open', 'open'],
  ]
  test.each(CASES)('a ticket that was %s is left by %s as %s', async (was, afterSend, is) => {
    const world = await sentFrom(was, { afterSend })
    expect((await world.control('GET', '/api/tickets/1001')).status).toBe(is)
  })
})

describe('send_as', () => {
  const agent = (id: number) => ({ id, email: `agent${id}@lumen.example`, name: `Agent ${id}` })
  const bot = (id: number) => ({ id, email: 'bot@gorgias.example', name: 'AI Agent' })
  const KEY = { id: 1 }
  const nora = agent(21)
  const paul = agent(22)
  const CASES: [
    Shop['sendAs'],
    Parameters<typeof senderOf>[1],
    Parameters<typeof senderOf>[2],
    number,
  ][] = [
    ['key', { assignee: nora }, { sender: paul }, 1],
    ['last_agent', { assignee: nora }, { sender: paul }, 22],
    ['assignee', { assignee: nora }, { sender: paul }, 21],
    ['assignee', { assignee: null }, { sender: paul }, 1],
    ['last_agent', { assignee: nora }, { sender: null }, 1],
    ['last_agent', { assignee: nora }, { sender: { ...paul, id: null } }, 1],
    ['assignee', { assignee: bot(23) }, { sender: paul }, 1],
    ['last_agent', { assignee: nora }, { sender: bot(23) }, 1],
  ]
  test.each(CASES)('%s (case %#)', (sendAs, ticket, anchor, id) => {
    expect(senderOf(sendAs, ticket, anchor, KEY)).toEqual({ id })
  })

  test('the agent who wrote last is the sender the helpdesk sees', async () => {
    const world = await sentFrom('open', { sendAs: 'last_agent' })
    const { messages } = await world.control('GET', '/api/tickets/1001')
    const [asked, ours] = messages.slice(-2)
    expect(asked.sender.name).toBe('Nora Feld')
    expect(ours.sender.id).toBe(asked.sender.id)
  })

  describe('an agent who is gone', () => {
    const byPaul: Said[] = [
      ...SILENT.slice(0, 1),
      ['agent', `Sorry about that. ${ASKED}`, 80, { author: 'Paul Berg' }],
    ]
    const opened = async (isActive: boolean | Error) => {
      const world = await openWorld({
        model: steadyModel([wantsFollowUp(ASKED), drafts(TEXT)]),
        policies: [{ mode: 'autonomous' }],
        prompts: { shop: shop({ sendAs: 'last_agent' }) },
        tickets: [ticket(1001, byPaul)],
      })
      const { id: keyUser } = await world.client.me()
      const senders: number[] = []
      world.lie((real) => ({
        post: async (reply) => {
          senders.push(reply.sender.id)
          if (reply.sender.id === keyUser) return real.post(reply)
          return { kind: 'rejected', status: 400, why: 'User does not exist.' }
        },
        isUserActive: async () => {
          if (isActive instanceof Error) throw isActive
          return isActive
        },
      }))
      await world.pass()
      await world.moveBy(20 * SECOND)
      await world.pass()
      return { world, senders, keyUser }
    }

    test('lends his name to nothing more: it leaves in the name of the key’s user', async () => {
      const { world, senders, keyUser } = await opened(false)
      expect(senders).toEqual([expect.any(Number), keyUser])
      expect(await world.decisionOn(1001)).toMatchObject({
        status: expect.stringMatching(/sent|delivered/),
        delivery: { attempts: 1 },
      })
      expect(await world.outbox()).toHaveLength(1)
    })

    test.each([
      ['is still there', true],
      ['cannot be asked for', new Error('timed out')],
    ])('or who %s: what the helpdesk refused has failed', async (_, isActive) => {
      const { world, senders } = await opened(isActive)
      expect(senders).toHaveLength(1)
      expect((await world.decisionOn(1001)).status).toBe('failed')
    })
  })
})
