/** Agents steer the built program from inside the helpdesk, and an operator sets the account up for them. */
import { describe, expect, it } from 'vitest'
import {
  closeAtEnd,
  prepared,
  relance,
  type ShownTicket,
  startServe,
  until,
} from '../e2e/harness.ts'
import { openShop, startAskingModel } from '../e2e/harness-more.ts'

const [SEND, OWN, TAG, LATER, NEVER, DONE, WHY, UNKNOWN, CUSTOMER, QUIET] = [
  611, 612, 613, 614, 615, 616, 617, 618, 619, 620,
] as const
const ALL = [SEND, OWN, TAG, LATER, NEVER, DONE, WHY, UNKNOWN, CUSTOMER, QUIET]
const WORDS = 'Bonjour, avez-vous pu prendre la photo du socle ? Tomás'

const tagsOf = ({ tags }: ShownTicket) => tags.map(({ name }) => name).sort()

const ask = async (url: string, method: string, path: string, body?: object) => {
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: { authorization: `Basic ${btoa('ops@shop.example:key')}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  return text === '' ? null : JSON.parse(text)
}

describe('commands of agents', () => {
  const shop = prepared(async () => {
    const model = await startAskingModel()
    const opened = await openShop(ALL, model)
    closeAtEnd(opened)
    closeAtEnd(model)
    const env = opened.envWith({ FOLLOWUP_MODE: 'note' })
    const run = () => relance(['run', '--json'], env)
    const first = await run()
    const say = (id: number, text: string) => opened.sandbox.say(id, { from: 'note', text })
    await say(SEND, '/send')
    await say(OWN, `/send\n${WORDS}`)
    await ask(opened.sandbox.url, 'POST', `/api/tickets/${TAG}/tags`, { names: ['relance-send'] })
    await say(LATER, '/later 3d')
    await say(NEVER, '/never')
    await say(DONE, '/done')
    await say(WHY, '/why')
    await say(UNKNOWN, '/sende')
    await opened.sandbox.say(CUSTOMER, { from: 'customer', text: '/send' })
    const second = await run()
    const third = await run()
    return { ...opened, env, runs: [first, second, third] }
  })

  const posts = async (id: number) =>
    (await shop().sandbox.outbox()).filter(
      ({ ticket_id, external_id }) =>
        ticket_id === id && (external_id?.startsWith('relance:1:') ?? false),
    )

  const answersOn = async (id: number) =>
    (await shop().sandbox.ticket(id)).messages
      .filter(({ external_id }) => external_id?.startsWith('relance:1:s:'))
      .map(({ body_text }) => body_text ?? '')

  it('every ticket first gets its note', () => {
    expect(shop().runs[0]?.json()).toMatchObject({ noted: ALL.length, posted: 0 })
    for (const { code } of shop().runs) expect(code).toBe(0)
  })

  it.each([
    ['/send', SEND],
    ['the tag relance-send', TAG],
  ])('%s sends the draft, once, however many passes follow', async (_, id) => {
    expect(await posts(id)).toHaveLength(1)
    expect(tagsOf(await shop().sandbox.ticket(id))).toEqual([])
  })

  it('/send with own words sends these', async () => {
    expect((await posts(OWN)).map(({ body_text }) => body_text)).toEqual([WORDS])
  })

  it.each([
    ['/later takes the ticket out of review', LATER, []],
    ['/never marks the ticket', NEVER, ['relance-never']],
    ['/done ends the review', DONE, []],
    ['a customer’s /send does nothing', CUSTOMER, []],
    ['nobody said a word', QUIET, ['relance-review']],
  ])('%s and sends nothing', async (_, id, tags) => {
    expect(await posts(id)).toEqual([])
    expect(tagsOf(await shop().sandbox.ticket(id))).toEqual(tags)
  })

  it('/why and what is not understood get one note each', async () => {
    const [[why], [unknown]] = [await answersOn(WHY), await answersOn(UNKNOWN)]
    expect(await answersOn(WHY)).toHaveLength(1)
    expect(why).toContain('follow_up')
    expect(await answersOn(UNKNOWN)).toHaveLength(1)
    expect(unknown).toContain('/sende')
  })

  it('stand in the audit with the name of who gave them', async () => {
    const serving = await startServe({ ...shop().env, POLL_INTERVAL: '1h' })
    const { body } = await serving.api<{ data: { id: string }[] }>(
      'GET',
      `/decisions?ticket_id=${SEND}`,
    )
    const one = await serving.api<{ acts: { act: string; by: string }[] }>(
      'GET',
      `/decisions/${body.data[0]?.id}`,
    )
    await serving.stop()
    const approved = one.body.acts.find(({ act }) => act === 'approved')
    const { messages } = await ask(shop().sandbox.url, 'GET', `/api/tickets/${SEND}`)
    const note = messages.find(({ body_text }: { body_text: string }) => body_text === '/send')
    expect(approved?.by).toBe(note.sender.name)
    expect(approved?.by).toBeTruthy()
  })
})

describe('setup', () => {
  it('shows, makes once, lets the helpdesk call us, and takes everything back', async () => {
    const model = await startAskingModel()
    const shop = await openShop([631], model)
    closeAtEnd(shop)
    closeAtEnd(model)
    const env = shop.envWith({ FOLLOWUP_MODE: 'note', WEBHOOK_SECRET: 'a long random word' })
    const serving = await startServe({ ...env, POLL_INTERVAL: '1h' })
    const stock = async () =>
      Promise.all(
        ['/api/views', '/api/macros', '/api/integrations'].map(async (path) =>
          (await ask(shop.sandbox.url, 'GET', `${path}?limit=100`)).data.map(
            ({ name }: { name: string }) => name,
          ),
        ),
      )
    const before = await stock()
    const setup = (...flags: string[]) => relance(['setup', '--json', ...flags], env)
    const shown = await setup('--url', serving.url)
    expect([shown.code, shown.json()]).toMatchObject([0, { applied: false }])
    expect(await stock()).toEqual(before)

    const made = await setup('--apply', '--url', serving.url)
    const again = await setup('--apply', '--url', serving.url)
    expect([made.code, again.code]).toEqual([0, 0])
    const states = (end: typeof made) =>
      end.json<{ items: { state: string }[] }>().items.map(({ state }) => state)
    expect(new Set(states(made))).toEqual(new Set(['created']))
    expect(new Set(states(again))).toEqual(new Set(['there']))
    expect(made.stdout + made.stderr).not.toContain('a long random word')

    await shop.sandbox.say(631, { from: 'customer', text: 'Voici la photo.' })
    const called = await until(async () => {
      const { data } = await ask(shop.sandbox.url, 'GET', '/sandbox/webhooks')
      return data.find(({ outcome }: { outcome: string }) => outcome === 'delivered')
    })
    expect(called.status).toBe(202)

    const undone = await setup('--undo')
    expect(new Set(states(undone))).toEqual(new Set(['removed']))
    expect(await stock()).toEqual(before)
    await serving.stop()
  })

  it('refuses what is no address Gorgias can call', async () => {
    const end = await relance(['setup', '--url', 'acme'], { DATABASE_URL: ':memory:' })
    expect([end.code, end.stdout]).toEqual([2, ''])
    expect(end.stderr).toMatch(/^--url: acme .*https:\/\//m)
  })

  it('asks nothing where nobody sits at a terminal', async () => {
    const end = await relance(['setup'], { DATABASE_URL: ':memory:' })
    expect(end.code).toBe(0)
    expect(end.stdout).toContain('will be made')
    expect(end.stdout).toContain('Nothing was changed')
  })
})
