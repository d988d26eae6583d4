/** Tests the twelve kinds of collision the doctor knows, each shown by a sandbox, and that it writes nothing to find them. */
import { expect, test } from 'vitest'
import { COLLISIONS, type Collision } from '../../src/domain/examination.ts'
import type { Faults } from '../../src/sandbox/faults.ts'
import { openExamined } from './examined.ts'

type Ask = Awaited<ReturnType<typeof openExamined>>['ask']

/** How an account gets into it: by a switch of the sandbox, or by what somebody does there. */
const SHOWN: Record<
  Collision,
  { faults?: Partial<Faults>; happens?: (ask: Ask) => Promise<void> }
> = {
  'unsnooze-reply rule': { faults: { rule_unsnooze_reply: true } },
  'auto-close rule': { faults: { rule_auto_close: true } },
  'auto-reply to agent messages': {
    happens: async (ask) => {
      await ask('POST', '/api/rules', {
        name: 'Thank everybody',
        event_types: 'ticket-message-created',
        code: "if (eq(message.from_agent, true)) {\n    Action('replyToTicket', { body_text: 'Thanks!' })\n}",
      })
    },
  },
  'AI Agent on': {
    happens: async (ask) => {
      const id = await anyTicket(ask)
      await ask('POST', `/sandbox/tickets/${id}/messages`, { from: 'bot', text: 'I am the AI.' })
    },
  },
  'survey within 24 h': { faults: { send_surveys: true } },
  'auto-merge': { faults: { auto_merge: true } },
  'second Relance': {
    happens: (ask) => postByApi(ask, { external_id: 'relance:1:r:abcdefghijklmnopqrstuvwxy' }),
  },
  'webhook disabled': {
    happens: async (ask) => {
      const { id } = await ask('POST', '/api/integrations', {
        ...{ name: 'Relance', type: 'http' },
        http: {
          ...{ url: 'https://relance.shop.example/webhooks/gorgias', method: 'POST' },
          headers: { 'X-Relance-Secret': 'hush' },
          triggers: { 'ticket-message-created': true },
        },
      })
      await ask('PUT', `/api/integrations/${id}`, { deactivated_datetime: '2026-11-01T08:00:00Z' })
    },
  },
  unassign_on_reply: { faults: { unassign_on_reply: true } },
  'another app posting by API': { happens: (ask) => postByApi(ask, {}) },
  'missing permission': { faults: { role: 'observer-agent' } },
  'unverified mailbox': { faults: { mailbox_unverified: true } },
}

const anyTicket = async (ask: Ask): Promise<number> =>
  (await ask('GET', '/api/tickets?limit=1')).data[0].id

const postByApi = async (ask: Ask, more: object) => {
  const id = await anyTicket(ask)
  const { customer, messages } = await ask('GET', `/api/tickets/${id}`)
  const { id: userId } = await ask('GET', '/api/users/0')
  const { source } = messages.find(({ from_agent }: { from_agent: boolean }) => from_agent)
  await ask('POST', `/api/tickets/${id}/messages`, {
    ...{ channel: 'email', via: 'api', from_agent: true, public: true },
    ...{ sender: { id: userId }, receiver: { id: customer.id } },
    ...{ source, body_text: 'Rate us!', ...more },
  })
}

const examineWhere = async (kind: Collision | null) => {
  const { faults, happens } = kind === null ? {} : SHOWN[kind]
  const examined = await openExamined({
    ...(faults && { faults }),
    settings: kind === 'webhook disabled' ? { webhookSecret: 'hush' } : {},
  })
  await happens?.(examined.ask)
  await examined.ask('DELETE', '/sandbox/calls')
  return { lines: await examined.examine(), calls: await examined.calls() }
}

test('twelve kinds are known by name', () => {
  expect(COLLISIONS).toHaveLength(12)
  expect(new Set(COLLISIONS).size).toBe(12)
})

test.each(COLLISIONS)('%s is found, alone, with its remedy, by reading only', async (kind) => {
  const { lines, calls } = await examineWhere(kind)
  const found = lines.filter(({ collision }) => collision !== undefined)
  expect(new Set(found.map(({ collision }) => collision))).toEqual(new Set([kind]))
  for (const { remedy, state } of found) {
    expect(remedy).toMatch(/\w.*\.$/)
    expect(state).not.toBe('ok')
  }
  expect(calls.filter((call) => !call.startsWith('GET '))).toEqual([])
})

test('a clean account has none', async () => {
  const { lines } = await examineWhere(null)
  expect(lines.filter(({ collision }) => collision !== undefined)).toEqual([])
})
