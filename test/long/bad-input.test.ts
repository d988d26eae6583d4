/** Wrong settings, broken files, a helpdesk and a model that lie: a clear word, nothing half done, and it goes on afterwards. */
import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { envIn, relance, startServe, tempFolder, until, writePrompts } from '../e2e/harness.ts'
import {
  askForPhoto,
  autonomousPrompts,
  onceOn,
  startAskingModel,
  thinkingWith,
} from '../e2e/harness-more.ts'
import {
  cutOff,
  eachItem,
  expectClearFailure,
  HTML,
  type Lie,
  linesOf,
  openLyingShop,
} from '../e2e/lying-helpdesk.ts'
import { startOpenAiStandIn } from '../stand-ins/openai.ts'
import type { StandIn } from '../stand-ins/serving.ts'

describe('settings and prompt files', () => {
  it('says every wrong setting in a line of its own and exits 2 before anything is made', async () => {
    const folder = tempFolder()
    const end = await relance(
      ['run', '--json'],
      envIn(folder, {
        GORGIAS_BASE_URL: 'http://helpdesk.example',
        GORGIAS_EMAIL: 'nobody',
        LLM_PROVIDER: 'oracle',
        POLL_INTERVAL: 'soon',
        FOLLOWUP_MODE: 'notes',
        HELPDESK_SHARE: '2',
        BACKLOG: 'maybe',
        HOST: '0.0.0.0',
        PORT: '99999',
        DATABASE_URL: 'postgres://db.example/relance',
      }),
    )
    expect([end.code, end.stdout]).toEqual([2, ''])
    expect(linesOf(end).map((line) => line.split(':')[0])).toEqual([
      'GORGIAS_BASE_URL',
      'GORGIAS_EMAIL',
      'GORGIAS_API_KEY',
      'LLM_PROVIDER',
      'FOLLOWUP_MODE',
      'POLL_INTERVAL',
      'BACKLOG',
      'HELPDESK_SHARE',
      'DATABASE_URL',
      'ADMIN_TOKEN',
      'PORT',
    ])
    expect(linesOf(end).filter((line) => !/; write|; give|; name|; unset/.test(line))).toEqual([])
    expect(end.stderr).toMatch(/^FOLLOWUP_MODE: "notes" .*write one of .*note/m)
  })

  it('names file and line of every mistake in the prompt files and exits 2', async () => {
    const folder = tempFolder()
    const { policies, ...rest } = autonomousPrompts(['2d'])
    const prompts = writePrompts(folder, {
      ...rest,
      policies: {
        ...policies,
        typo: '---\npriority: 3\nstepz:\n  - { after: 2d }\n---\nWords.',
        mode: '---\npriority: 4\nsteps:\n  - { after: soon }\nmode: notes\n---\nWords.',
      },
    })
    const end = await relance(['run', '--json'], envIn(folder, { PROMPTS_DIR: prompts }))
    expect([end.code, end.stdout]).toEqual([2, ''])
    expect(end.stderr).toMatch(/policies\/typo\.md:3: .*stepz.*steps/)
    expect(end.stderr).toMatch(/policies\/mode\.md:4: /)
    expect(end.stderr).toMatch(/policies\/mode\.md:5: .*did you mean "note"/)
  })

  it('refuses a file that is no database and leaves it as it is', async () => {
    const folder = tempFolder()
    writeFileSync(`${folder}/relance.db`, 'Dear diary, today nobody wrote.\n'.repeat(200))
    const end = await relance(['run'], envIn(folder))
    expect(end.code).toBe(2)
    expect(linesOf(end)).toEqual([expect.stringMatching(/^DATABASE_URL: /)])
  })
})

const NUMBERS = [601, 602, 603, 604, 605, 606, 607, 608]

describe('a helpdesk that lies', () => {
  let model: StandIn
  beforeAll(async () => {
    model = await startAskingModel()
  })
  afterAll(() => model.close())

  const besides = (numbers: number[]) => NUMBERS.filter((number) => !numbers.includes(number))

  it.concurrent.each<[string, Lie, RegExp]>([
    ['a page of HTML', { on: /tickets\?/, instead: HTML }, /^GET \/api\/tickets: .*HTML/],
    [
      '401',
      { on: /./, instead: { status: 401, body: '{"error":{"msg":"Unauthorized."}}' } },
      /unauthorized.*GORGIAS_API_KEY/,
    ],
  ])('%s fails a run with one clear line, and the next honest run works', (_, lie, words) =>
    expectClearFailure(NUMBERS, model, lie, words),
  )

  it.concurrent('null senders, null times, empty subjects, times without offset and unknown words are survived', async () => {
    const { liar, run, postsOn } = await openLyingShop(NUMBERS, model)
    const odd = eachItem((item) => ({
      ...item,
      ...(item.id === 603 ? { status: 'hibernating' } : {}),
      ...strangeOf(item, 604),
      ...('sender' in item ? { sender: null, via: 'telepathy', intents: 'unknown' } : {}),
      ...('status' in item ? { subject: '', priority: 'whenever', mood: 'blue' } : {}),
      ...('messages' in item
        ? {
            messages: (item.messages as object[]).map((one) => ({
              ...one,
              ...strangeOf(item, 604),
              sender: null,
            })),
          }
        : {}),
      last_message_datetime: null,
      last_received_message_datetime: null,
      closed_datetime: null,
    }))
    liar.tell(
      { on: /^GET .*tickets\/601\b/, instead: { status: 404, body: NOT_FOUND } },
      { on: /^GET .*tickets\/602\b/, instead: HTML },
      {
        on: /^GET .*(tickets|messages)/,
        twist: (answer) => {
          const body = odd(answer).body?.replace(/(\.\d{6})\+00:00"/g, '$1"')
          return { body: body ?? '' }
        },
      },
    )
    expect((await run()).code).toBe(0)
    expect(await postsOn()).toEqual(onceOn(besides([601, 602, 604])))
    liar.tell()
    expect((await run()).code).toBe(0)
    // 601 was merged as far as anybody could see: that is for ever.
    expect(await postsOn()).toEqual(onceOn(besides([601])))
    await liar.close()
  })

  it.concurrent('a post is never repeated, however its answer lies', async () => {
    const { liar, run, postsOn } = await openLyingShop(NUMBERS, model)
    const onPost = (number: number) => new RegExp(`^POST .*tickets/${number}/messages`)
    liar.tell(
      { on: onPost(601), twist: () => ({ status: 200 }) },
      { on: onPost(602), twist: () => HTML },
      { on: onPost(603), twist: cutOff },
      { on: onPost(604), twist: () => 'reset' },
      { on: onPost(605), twist: () => ({ status: 200, body: '' }) },
      { on: onPost(606), twist: () => ({ status: 500, body: 'oops' }) },
      {
        on: onPost(607),
        twist: () => ({ status: 302, headers: { location: 'https://a.example' } }),
      },
      { on: onPost(608), instead: { status: 400, body: '{"error":{"msg":"No such mailbox."}}' } },
    )
    const end = await run()
    const report = end.json<Record<string, number>>()
    expect({ code: end.code, failed: report.failed, unknown: report.unknown }).toEqual({
      code: 3,
      failed: 1,
      unknown: 0,
    })
    expect(await postsOn()).toEqual(onceOn(besides([608])))
    liar.tell()
    expect((await run()).json().posted).toBe(0)
    expect(await postsOn()).toEqual(onceOn(besides([608])))
    await liar.close()
  })

  it.concurrent('serve stays up, /readyz says why, and it recovers by itself', async () => {
    const { liar, env, postsOn } = await openLyingShop(NUMBERS, model, { POLL_INTERVAL: '100ms' })
    liar.tell({ on: /./, instead: { status: 401, body: '{"error":{"msg":"Unauthorized."}}' } })
    const serving = await startServe(env)
    const ready = () => fetch(`${serving.url}/readyz`)
    const late = await until(async () => {
      const answer = await ready()
      const says = await answer.text()
      // On a slow machine it is late before its first pass has come so far as to fail.
      return answer.status === 503 && /The last pass failed/.test(says) && { answer, says }
    })
    expect(late.answer.headers.get('content-type')).toMatch(/problem\+json/)
    expect(late.says).toMatch(/unauthorized.*GORGIAS_API_KEY/)
    expect((await fetch(`${serving.url}/healthz`)).status).toBe(200)
    liar.tell()
    await until(async () => (await ready()).status === 200)
    await until(async () => (await liar.sandbox.outbox()).length === NUMBERS.length)
    expect(await serving.stop()).toBe(0)
    expect(await postsOn()).toEqual(onceOn(NUMBERS))
    await liar.close()
  })

  it.concurrent('a model that answers HTML or drops the connection is asked again by the next run', async () => {
    const { liar, env, postsOn } = await openLyingShop(NUMBERS, model)
    const failing = await startOpenAiStandIn({
      answer: ({ ticket }) => (/ticket id="60[1-4]"/.test(ticket) ? 'html' : 'reset'),
    })
    const end = await relance(['run', '--json'], { ...env, ...thinkingWith(failing) })
    expect(end.code).toBe(0)
    expect(end.json()).toMatchObject({
      posted: 0,
      parked: 0,
      skipped: { model_unavailable: NUMBERS.length },
    })
    expect((await relance(['run', '--json'], env)).json().posted).toBe(NUMBERS.length)
    expect(await postsOn()).toEqual(onceOn(NUMBERS))
    await Promise.all([liar.close(), failing.close()])
  })

  it.concurrent('a model that talks garbage is not believed: its tickets wait for a person', async () => {
    const { liar, env, postsOn } = await openLyingShop(NUMBERS, model)
    const babbling = await startOpenAiStandIn({
      answer: (request) =>
        /ticket id="60[12]"/.test(request.ticket)
          ? { text: 'Sure! {"verdict": follow_up' }
          : /ticket id="603"/.test(request.ticket)
            ? { json: inventedQuote }
            : askForPhoto(request),
    })
    const end = await relance(['run', '--json'], { ...env, ...thinkingWith(babbling) })
    expect(end.code).toBe(3)
    expect(end.json()).toMatchObject({ parked: 3, posted: NUMBERS.length - 3 })
    expect(await postsOn()).toEqual(onceOn(besides([601, 602, 603])))
    await Promise.all([liar.close(), babbling.close()])
  })
})

const inventedQuote = {
  open_items: [
    {
      owner: 'customer',
      kind: 'asked',
      what: 'a million',
      due: null,
      message_id: 1,
      quote: 'Please send us a million.',
    },
  ],
  evidence: [],
  verdict: 'follow_up',
  until: null,
  reason: 'Invented.',
  confidence: 1,
}

const NOT_FOUND = '{"error":{"msg":"Resource not found."}}'

const isOf = (item: Record<string, unknown>, ticket: number) =>
  item.id === ticket || item.ticket_id === ticket

const strangeOf = (item: Record<string, unknown>, ticket: number) =>
  isOf(item, ticket) ? { channel: 'carrier-pigeon' } : {}
