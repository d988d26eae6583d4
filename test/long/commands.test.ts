/** The commands as an operator types them: what they print, what they exit with, what they leave alone. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DAY, HOUR } from '../../src/lib/clock.ts'
import { type Ended, type Env, envIn, relance, startServe, tempFolder } from '../e2e/harness.ts'
import { onceOn, openShop, startAskingModel } from '../e2e/harness-more.ts'
import type { StandIn } from '../stand-ins/serving.ts'

const COMMANDS = ['serve', 'run', 'explain', 'activate', 'pause', 'resume', 'sandbox']

const GATES = [
  'customer_spoke_last',
  'shop_never_spoke',
  'customer_never_wrote',
  'gone',
  'spam',
  'trashed',
  'opted_out',
  'machine_sender',
  'bounced',
  'automatic_reply',
  'ai_agent_has_it',
  'rule_answered',
  'channel',
  'survey',
  'snoozed',
  'no_policy',
  'ladder_spent',
  'not_due',
  'backlog',
  'too_late',
  'customer_wrote_elsewhere',
  'contact_cap',
  'agent_active',
  'budget',
  'paused',
]

describe.concurrent('the words of the command line', () => {
  it('--help names every command and exits 0', async () => {
    const end = await relance(['--help'], {})
    expect(end.code).toBe(0)
    expect(COMMANDS.filter((name) => !new RegExp(`^ +${name}\\b`, 'm').test(end.stdout))).toEqual(
      [],
    )
  })

  it.each<[string, string[], RegExp]>([
    ['an unknown command', ['followup'], /unknown command 'followup'/],
    ['an unknown flag', ['run', '--jsn'], /unknown option '--jsn'.*\n?.*--json/],
    ['a sandbox flag that is no number', ['sandbox', '--count', 'many'], /--count: many/],
  ])('%s exits 2 with a word about it', async (_, args, words) => {
    const end = await relance(args, {})
    expect([end.code, end.stdout]).toEqual([2, ''])
    expect(end.stderr).toMatch(words)
  })
})

describe('run and explain on the sandbox inside', () => {
  const env = envIn(tempFolder())
  let run: Ended

  beforeAll(async () => {
    run = await relance(['run', '--json'], env)
  }, 60_000)

  it('run --json prints exactly one document with exactly the promised keys', () => {
    expect(run.code).toBe(0)
    const report = run.json<Record<string, unknown>>()
    expect(Object.keys(report).sort()).toEqual(
      `cancelled cost_usd decided due duration_ms failed helpdesk_calls model_calls noted parked pending posted
      scheduled silent skipped synced tokens unknown waiting`.split(/\s+/),
    )
    expect(Object.keys(report.tokens as object).sort()).toEqual(['cached', 'input', 'output'])
    expect(report).toMatchObject({ posted: 0, noted: 0, model_calls: 0, cost_usd: 0 })
    expect(report.pending).toBeGreaterThanOrEqual(10)
  })

  it('explain lists every gate with its values for a known ticket, as text and as one JSON document', async () => {
    const ticket = await pendingTicket()
    const [text, json] = await Promise.all([
      relance(['explain', String(ticket)], env),
      relance(['explain', String(ticket), '--json'], env),
    ])
    expect([text.code, json.code]).toEqual([0, 0])
    const explanation = json.json<{
      ticket_id: number
      gates: { gate: string; passed: boolean; values: object; until: string | null }[]
      decisions: { ticket_id: number; status: string }[]
    }>()
    expect(explanation.ticket_id).toBe(ticket)
    expect(explanation.gates.map(({ gate }) => gate)).toEqual(GATES)
    expect(explanation.decisions[0]).toMatchObject({ ticket_id: ticket, status: 'pending' })
    expect(explanation.gates.find(({ gate }) => gate === 'not_due')?.values).toHaveProperty('due')
    const lines = text.stdout.split('\n')
    for (const gate of GATES)
      expect(
        lines.filter((line) => new RegExp(`^ +(passed|STOPPED) +${gate}\\b`).test(line)),
      ).toHaveLength(1)
  })

  it.each<[string, string, number, RegExp]>([
    ['nobody knows', '4711', 1, /4711 is not known here/],
    ['is no number', 'latest', 2, /^TICKET_ID: latest /],
  ])('explain of a ticket that %s says so', async (_, ticket, code, words) => {
    const end = await relance(['explain', ticket, '--json'], env)
    expect([end.code, end.stdout]).toEqual([code, ''])
    expect(end.stderr).toMatch(words)
  })

  it('the database of one account refuses another', async () => {
    const end = await relance(['run'], {
      ...env,
      GORGIAS_DOMAIN: 'acme',
      GORGIAS_EMAIL: 'ops@acme.example',
      GORGIAS_API_KEY: 'key',
    })
    expect([end.code, end.stdout]).toEqual([2, ''])
    expect(end.stderr).toMatch(/^DATABASE_URL: .*sandbox.*acme\.gorgias\.com; name another file$/m)
  })

  const pendingTicket = async () => {
    const serving = await startServe(env)
    const { body } = await serving.api<{ data: { ticket_id: number }[] }>(
      'GET',
      '/decisions?status=pending&limit=1',
    )
    await serving.stop()
    return body.data[0]?.ticket_id
  }
})

const NUMBERS = [801, 802, 803]

describe.concurrent('a real helpdesk, which one on loopback is too', () => {
  let model: StandIn
  beforeAll(async () => {
    model = await startAskingModel()
  })
  afterAll(() => model.close())

  const setUp = async (more: Env = {}, clock = Date.now()) => {
    const shop = await openShop(NUMBERS, model, clock)
    const env = shop.envWith(more)
    return {
      ...shop,
      env,
      run: async (...flags: string[]) =>
        (await relance(['run', '--json', ...flags], env)).json<Record<string, number>>(),
      writes: async () =>
        (await shop.sandbox.calls()).data.filter(({ method }) => method !== 'GET'),
    }
  }

  it('without activation autonomous acts as approval; after activate it acts without asking the model again', async () => {
    const { close, env, run, postsOn, writes } = await setUp()
    expect(await run()).toMatchObject({ posted: 0, pending: NUMBERS.length })
    expect(await writes()).toEqual([])
    expect((await relance(['activate', '--json'], env)).json()).toEqual({ activated: true })
    expect(await run()).toMatchObject({ posted: NUMBERS.length, pending: 0, model_calls: 0 })
    expect(await postsOn()).toEqual(onceOn(NUMBERS))
    await close()
  })

  it('offline chosen on purpose drafts for people and never posts by itself', async () => {
    const { close, run, writes } = await setUp({
      LLM_PROVIDER: 'offline',
      FOLLOWUP_MODE: 'autonomous',
    })
    expect(await run()).toMatchObject({ posted: 0, scheduled: 0, pending: NUMBERS.length })
    expect(await writes()).toEqual([])
    await close()
  })

  it('without a model key and without a chosen provider everything is shadow', async () => {
    const { close, run, writes } = await setUp({
      LLM_PROVIDER: '',
      OPENAI_API_KEY: '',
      OPENAI_BASE_URL: '',
      FOLLOWUP_MODE: 'autonomous',
    })
    const report = await run()
    expect(report).toMatchObject({ posted: 0, scheduled: 0, pending: 0 })
    expect(report.due).toBe(NUMBERS.length)
    expect(await writes()).toEqual([])
    await close()
  })

  it('run --dry-run writes nothing to the helpdesk', async () => {
    const { close, run, writes } = await setUp({ FOLLOWUP_MODE: 'autonomous' })
    expect(await run('--dry-run')).toMatchObject({ posted: 0, due: NUMBERS.length })
    expect(await writes()).toEqual([])
    await close()
  })

  it('pause stops every write, also after a restart, until resume', async () => {
    const { close, env, run, postsOn, writes } = await setUp({ FOLLOWUP_MODE: 'autonomous' })
    const paused = await relance(['pause', '--json'], env)
    expect(paused.json()).toMatchObject({ paused: true, autonomous_paused: true })
    expect(await run()).toMatchObject({ posted: 0 })
    const serving = await startServe(env)
    expect((await serving.api('GET', '/pause')).body).toMatchObject({ paused: true })
    await serving.logged(/pass complete/)
    await serving.stop()
    expect(await writes()).toEqual([])
    const resumed = await relance(['resume', '--json'], env)
    expect(resumed.json()).toMatchObject({ paused: false, autonomous_paused: false })
    expect(await run()).toMatchObject({ posted: NUMBERS.length })
    expect(await postsOn()).toEqual(onceOn(NUMBERS))
    await close()
  })

  it('run and explain live in the time of a helpdesk whose clock was set to another year', async () => {
    const clock = Date.now() - 365 * DAY
    const { close, sandbox, env, run, postsOn } = await setUp(
      { FOLLOWUP_MODE: 'autonomous' },
      clock,
    )
    expect(await run()).toMatchObject({ posted: NUMBERS.length })
    expect(await postsOn()).toEqual(onceOn(NUMBERS))
    const { now } = (await relance(['explain', '801', '--json'], env)).json<{ now: string }>()
    expect(Math.abs(Date.parse(now) - sandbox.now())).toBeLessThan(HOUR)
    await close()
  })
})
