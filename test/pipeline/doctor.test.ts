import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { needsRemedy } from '../../src/domain/examination.ts'
import { MINUTE, SECOND } from '../../src/lib/clock.ts'
import { PromptError } from '../../src/lib/errors.ts'
import { openExamined, SETTINGS } from './examined.ts'
import { persona, promptSet, shop } from './prompt-set.ts'

describe('a sound installation', () => {
  test('has nothing to mend, and each check says something', async () => {
    const { examine } = await openExamined()
    const lines = await examine()
    expect(lines.filter(({ state }) => state !== 'ok')).toEqual([])
    expect(needsRemedy(lines)).toBe(false)
    expect(new Set(lines.map(({ check }) => check))).toEqual(
      new Set([
        'settings',
        'credentials',
        'mailbox',
        'appearance',
        'rules',
        'account',
        'neighbours',
        'webhook',
        'rate limit',
        'clock',
        'database',
        'prompts',
        'model',
        'posting',
      ]),
    )
  })

  test('is asked with GET alone', async () => {
    const { examine, calls } = await openExamined()
    await examine()
    const made = await calls()
    expect(made.length).toBeGreaterThan(4)
    expect(made.filter((call) => !call.startsWith('GET '))).toEqual([])
  })
})

test('what is not well always says what to do', async () => {
  const { examine, store, ask } = await openExamined({
    through: changing('/users/0', { role: { name: 'observer-agent' } }),
    faults: { rule_unsnooze_reply: true, neighbours: 0.82 },
    limit: 40,
    clockLead: 5 * MINUTE,
    settings: { webhookSecret: 'hush', model: { ...SETTINGS.model, names: null } },
    promptFiles: { load: () => Promise.reject(new PromptError(['shop.md:2: unknown key "zone"'])) },
  })
  await store.state.set('paused', { reason: 'paused by Nora', since: 0 })
  await store.state.set('posting_held', { reason: '403', since: 0 })
  await ask('GET', '/api/users/0')
  const lines = await examine()
  const unwell = lines.filter(({ state }) => state !== 'ok')
  expect(new Set(unwell.map(({ check }) => check))).toEqual(
    new Set([
      'credentials',
      'rules',
      'webhook',
      'rate limit',
      'clock',
      'prompts',
      'model',
      'posting',
    ]),
  )
  for (const line of unwell) expect(line.remedy).toMatch(/\w.*\.$/)
  for (const line of lines.filter(({ state }) => state === 'ok')) expect(line.remedy).toBeNull()
})

describe('credentials', () => {
  test('the owner of the key is named', async () => {
    const { find } = await openExamined()
    const [line] = await find('credentials')
    expect(line?.says).toMatch(/the key belongs to .+, admin, who may post/)
  })

  test.each([
    ['agent', 'ok'],
    ['lite-agent', 'ok'],
    ['observer-agent', 'problem'],
    ['bot', 'problem'],
    ['wizard', 'warning'],
  ])('the role %s is %s', async (role, state) => {
    const { find } = await openExamined({ through: changing('/users/0', { role: { name: role } }) })
    expect(await find('credentials')).toMatchObject([{ state }])
  })

  test('a deactivated user is a problem', async () => {
    const { find } = await openExamined({ through: changing('/users/0', { active: false }) })
    expect(await find('credentials')).toMatchObject([{ state: 'problem' }])
  })

  test('a wrong key is one problem, and nothing else is asked', async () => {
    const { examine, calls } = await openExamined({ apiKey: 'another' })
    const lines = await examine()
    const [credentials] = lines.filter(({ check }) => check === 'credentials')
    expect(credentials).toMatchObject({ state: 'problem' })
    expect(credentials?.says).toContain('GORGIAS_API_KEY')
    expect(lines.filter(({ says }) => says === 'not looked at').map(({ check }) => check)).toEqual([
      'mailbox',
      'rules',
      'account',
      'neighbours',
      'webhook',
    ])
    const asked = (await calls()).filter((call) => /integrations|rules/.test(call))
    expect(asked).toEqual([])
  })

  test('a helpdesk that cannot be reached is said, not thrown', async () => {
    const { find } = await openExamined({
      through: () => () => Promise.reject(new TypeError('fetch failed')),
    })
    expect(await find('credentials')).toMatchObject([{ state: 'problem' }])
  })
})

/** Answers of this path come back with other fields. */
const changing =
  (path: string, changes: object) =>
  (send: typeof fetch): typeof fetch =>
  async (url, init) => {
    const answer = await send(url, init)
    if (!new URL(String(url)).pathname.endsWith(path)) return answer
    return Response.json({ ...(await answer.json()), ...changes }, { headers: answer.headers })
  }

/** Integrations come back as these. */
const withMailboxes = (metas: object[]) =>
  changing('/integrations', {
    data: metas.map((meta, id) => ({ id, type: 'email', name: 'Atelier Vernet', meta })),
  })

describe('the mailbox', () => {
  const verified = { address: 'bonjour@vernet.example', verified: true }
  const unverified = { address: 'neu@vernet.example', verified: false }

  test.each([
    ['one that is verified', [verified], 'ok'],
    ['one that is not verified', [unverified], 'warning'],
    ['one of two that is not verified', [verified, unverified], 'warning'],
    ['none at all', [], 'warning'],
  ])('%s', async (_, metas, state) => {
    const { find } = await openExamined({ through: withMailboxes(metas) })
    expect(await find('mailbox')).toMatchObject([{ state }])
  })

  test.each([
    ['is verified', [verified, unverified], 'bonjour@vernet.example', 'warning'],
    ['is not verified', [verified, unverified], 'neu@vernet.example', 'problem'],
    ['is not connected any more', [verified], 'gone@vernet.example', 'problem'],
  ])('the one of the newest answer %s', async (_, metas, address, state) => {
    const examined = await openExamined({ through: withMailboxes(metas) })
    await answerFrom(examined, address)
    const [line] = await examined.find('mailbox')
    expect(line).toMatchObject({ state })
    expect(line?.says).toContain(`the newest answer left from ${address}`)
  })
})

type Examined = Awaited<ReturnType<typeof openExamined>>

/** The mirror holds the sandbox's messages, the agent's sent from this address. */
const answerFrom = async ({ helpdesk, store }: Examined, address: string) => {
  const { items } = await helpdesk.messagesPage(null)
  await store.mirror.saveMessages(
    items.map((message) =>
      message.fromAgent && message.source
        ? { ...message, source: { ...message.source, from: { name: 'Atelier Vernet', address } } }
        : message,
    ),
  )
}

describe('messages will appear', () => {
  test('as the shop’s newest answer did', async () => {
    const examined = await openExamined()
    await answerFrom(examined, 'bonjour@vernet.example')
    const [line] = await examined.find('appearance')
    expect(line?.says).toMatch(
      /^messages will appear as Atelier Vernet <bonjour@vernet\.example>, written by /,
    )
  })

  test('as the mailbox says, before anything was read', async () => {
    const { find } = await openExamined({
      through: withMailboxes([{ address: 'hola@vernet.example', verified: true }]),
    })
    expect((await find('appearance'))[0]?.says).toContain('Atelier Vernet <hola@vernet.example>')
  })

  test('nobody knows as whom without either', async () => {
    const { find } = await openExamined({ through: withMailboxes([]) })
    expect(await find('appearance')).toMatchObject([{ state: 'warning' }])
  })
})

test.each([
  [32, 'ok'],
  [33, 'warning'],
])('%i of 40 calls in use are %s', async (used, state) => {
  const { find } = await openExamined({ through: heading('call-limit', `${used}/40`) })
  const [line] = await find('rate limit')
  expect(line).toMatchObject({ state })
  expect(line?.says).toContain(`${used} of 40 calls in use; background reading keeps to 20`)
})

test.each([
  [59, 'ok'],
  [61, 'problem'],
  [-59, 'ok'],
  [-61, 'problem'],
])('a clock %i seconds ahead is %s', async (seconds, state) => {
  const examined = await openExamined({
    through: heading('date', (now) => new Date(now - seconds * SECOND).toUTCString()),
  })
  // Dates of answers have whole seconds.
  examined.clock.advance(SECOND - (examined.clock.wall() % SECOND))
  expect(await examined.find('clock')).toMatchObject([{ state }])

  function heading(name: 'date', value: (now: number) => string) {
    return (send: typeof fetch): typeof fetch =>
      async (url, init) => {
        const answer = await send(url, init)
        const headers = new Headers(answer.headers)
        headers.set(name, value(examined.clock.wall()))
        return new Response(await answer.text(), { status: answer.status, headers })
      }
  }
})

/** Answers come back with another rate-limit header. */
const heading =
  (_: 'call-limit', value: string) =>
  (send: typeof fetch): typeof fetch =>
  async (url, init) => {
    const answer = await send(url, init)
    const headers = new Headers(answer.headers)
    headers.set('x-gorgias-account-api-call-limit', value)
    return new Response(await answer.text(), { status: answer.status, headers })
  }

describe('the database', () => {
  test('sealed events that were changed afterwards are found', async () => {
    const { store, sql, find } = await openExamined()
    for (const at of [1, 2]) {
      await store.events.add({ at, act: 'paused', by: 'Nora' })
      await store.events.seal(at)
    }
    expect((await find('database')).map(({ state }) => state)).toEqual(['ok', 'ok'])
    await sql.db.update(sql.t.events).set({ by: 'Otto' })
    const broken = (await find('database')).filter(({ state }) => state === 'problem')
    expect(broken).toHaveLength(1)
    expect(broken[0]?.says).toContain('the events up to 1')
  })

  test('an event that was taken out is found', async () => {
    const { store, sql, find } = await openExamined()
    for (const at of [1, 2, 3]) await store.events.add({ at, act: 'paused', by: 'Nora' })
    await store.events.seal(3)
    await sql.db.delete(sql.t.events)
    expect(await find('database')).toMatchObject([{ state: 'ok' }, { state: 'problem' }])
  })

  test('one on a disk says how much room there is', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'relance-doctor-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const { find } = await openExamined({ database: join(folder, 'a.db') })
    expect((await find('database')).map(({ says }) => says)).toEqual([
      expect.stringContaining('is migrated and sound'),
      expect.stringContaining('the audit is unchanged'),
      expect.stringMatching(/^\d+ MB free/),
    ])
  })
})

describe('prompt files', () => {
  test('each mistake is a line', async () => {
    const lines = ['policies/vip.md:4: unknown key "stpes"', 'shop.md:2: unknown key "zone"']
    const promptFiles = { load: () => Promise.reject(new PromptError(lines)) }
    const { find } = await openExamined({ promptFiles })
    expect(await find('prompts')).toMatchObject(lines.map((says) => ({ state: 'problem', says })))
  })

  test('a warning is a line', async () => {
    const warnings = [{ file: 'shop.md', line: 3, message: 'does nothing yet' }]
    const promptFiles = { load: async () => ({ ...promptSet(), warnings }) }
    const { find } = await openExamined({ promptFiles })
    expect((await find('prompts'))[0]).toMatchObject({
      state: 'warning',
      says: 'shop.md:3: does nothing yet',
    })
  })

  test.each([
    ['a real helpdesk', false, ['ok', 'warning', 'ok']],
    ['the sandbox', true, ['ok', 'ok']],
  ])('a signature of the examples on %s', async (_, isSandbox, states) => {
    const set = promptSet({ personas: [persona({ signature: 'Kind regards,\nMaya' })] })
    const { find } = await openExamined({
      promptFiles: { load: async () => set },
      settings: { isSandbox },
    })
    expect((await find('prompts')).map(({ state }) => state)).toEqual(states)
  })

  test('an unknown time zone is a warning where the account has no hours either', async () => {
    const set = promptSet({ shop: shop({ timezone: null }) })
    const { find } = await openExamined({
      promptFiles: { load: async () => set },
      through: changing('/account/settings', { data: [] }),
    })
    expect((await find('prompts')).map(({ state }) => state)).toEqual(['ok', 'warning'])
  })
})

describe('the webhook', () => {
  const make = (ask: Examined['ask'], http: object = {}) =>
    ask('POST', '/api/integrations', {
      name: 'Relance',
      type: 'http',
      http: {
        url: 'https://relance.shop.example/webhooks/gorgias',
        method: 'POST',
        headers: { 'X-Relance-Secret': 'hush' },
        triggers: { 'ticket-message-created': true },
        ...http,
      },
    })

  test.each([
    ['with our secret', {}, 'ok'],
    ['with another secret', { headers: { 'X-Relance-Secret': 'loud' } }, 'problem'],
    ['without a header', { headers: {} }, 'problem'],
    ['that hears of no message', { triggers: { 'ticket-created': true } }, 'warning'],
    ['of another service', { url: 'https://other.example/hook' }, 'warning'],
  ])('one %s', async (_, http, state) => {
    const { ask, find } = await openExamined({ settings: { webhookSecret: 'hush' } })
    await make(ask, http)
    expect(await find('webhook')).toMatchObject([{ state }])
  })

  test('one that was deactivated is a problem', async () => {
    const { ask, find } = await openExamined({ settings: { webhookSecret: 'hush' } })
    const { id } = await make(ask)
    await ask('PUT', `/api/integrations/${id}`, { deactivated_datetime: '2026-11-20T09:00:00Z' })
    expect(await find('webhook')).toMatchObject([{ state: 'problem' }])
  })

  test('without WEBHOOK_SECRET one that calls us is named', async () => {
    const { ask, find } = await openExamined()
    await make(ask)
    expect(await find('webhook')).toMatchObject([{ state: 'warning' }])
  })

  test('no line holds the secret', async () => {
    const { ask, examine } = await openExamined({ settings: { webhookSecret: 'hush-hush-77' } })
    await make(ask, { headers: { 'X-Relance-Secret': 'another-secret-8' } })
    expect(JSON.stringify(await examine())).not.toMatch(/hush-hush-77|another-secret-8|the-key/)
  })
})

test('a rule that writes when a snooze ends is named', async () => {
  const { find } = await openExamined({ faults: { rule_unsnooze_reply: true } })
  const [line] = await find('rules')
  expect(line).toMatchObject({ state: 'warning' })
  expect(line?.says).toContain('Ask again when a snooze ends')
})

describe('the model', () => {
  const offline = { ...SETTINGS.model, provider: 'offline' as const, names: null }

  test.each([
    ['a key and a budget', { model: SETTINGS.model }, 'ok'],
    ['no budget', { model: { ...SETTINGS.model, dailyBudgetUsd: 0 } }, 'warning'],
    ['no key', { model: offline }, 'warning'],
    ['offline on purpose', { model: { ...offline, isExplicit: true } }, 'ok'],
    ['the sandbox', { model: offline, isSandbox: true }, 'ok'],
  ])('%s', async (_, settings, state) => {
    const { find } = await openExamined({ settings })
    expect(await find('model')).toMatchObject([{ state }])
  })
})

describe('posting', () => {
  test('a pause and what the helpdesk refuses are two lines', async () => {
    const { store, find } = await openExamined()
    await store.state.set('paused', { reason: 'paused by Nora', since: 0 })
    await store.state.set('posting_held', { reason: 'quota', since: 0 })
    expect((await find('posting')).map(({ state }) => state)).toEqual(['problem', 'warning'])
  })

  test('a policy that two mistakes have lowered is named', async () => {
    const { store, find } = await openExamined()
    await store.state.set('lowered', { 'pre-sale': 0 })
    const [line] = await find('posting')
    expect(line).toMatchObject({ state: 'warning' })
    expect(line?.says).toContain('the policy pre-sale')
  })

  test('an account that was not started says so', async () => {
    const { store, find } = await openExamined({ settings: { hasCeiling: false } })
    expect((await find('posting'))[0]?.says).toContain('not started yet')
    await store.state.set('activated', { by: 'cli', at: 0 })
    expect((await find('posting'))[0]?.says).toMatch(/^started/)
  })
})

test('a short password on an open port is a warning', async () => {
  const { find } = await openExamined({ settings: { isTokenWeak: true } })
  expect(await find('settings')).toMatchObject([{ state: 'warning' }])
})
