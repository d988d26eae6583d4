/** Canaries: keys and personal data planted in a thousand tickets, and every place where they must not turn up. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { createInstallation, PACKAGE_ROOT } from '../../src/installation.ts'
import { HOUR, iso } from '../../src/lib/clock.ts'
import { createLog } from '../../src/lib/log.ts'
import { openRecords } from '../../src/records.ts'
import { tempFolder, towards, writePrompts, writeTickets } from '../e2e/harness.ts'
import { askForPhoto, autonomousPrompts, openSandbox, thinkingWith } from '../e2e/harness-more.ts'
import { startOpenAiStandIn } from '../stand-ins/openai.ts'

const COUNT = 1000
const KEYS = {
  GORGIAS_API_KEY: 'canary-helpdesk-key-71f0c2',
  OPENAI_API_KEY: 'sk-canary-model-key-9ab34e',
  ADMIN_TOKEN: 'canary-admin-token-5d20b7',
  WEBHOOK_SECRET: 'canary-webhook-secret-33c1',
}

const fourDigits = (nth: number) => String(1000 + nth).padStart(4, '0')

/** The last digit makes the sum right, as on every real card. */
const cardOf = (nth: number) => {
  const digits = `411111${fourDigits(nth)}00000`
  const sum = [...digits].reduce((total, digit, place) => {
    const doubled = place % 2 === 0 ? Number(digit) * 2 : Number(digit)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}

/** What a model may never read, nor a log hold. */
const personalOf = (nth: number) => ({
  email: `kanari${nth}.vogel@nest.example`,
  phone: `+49 170 5${fourDigits(nth)}77`,
  iban: `DE89 3704 0044 0532 ${fourDigits(nth)} 00`,
  card: cardOf(nth),
  street: `Kanarienweg ${2000 + nth}`,
})

/** A word of this ticket alone; a model reads it, but only when it judges this ticket. */
const wordOf = (nth: number) => `piepmatz${nth}x`
const WORD = /piepmatz\d+x/g

const ticketOf = (nth: number, now: number) => {
  const { email, phone, iban, card, street } = personalOf(nth)
  const at = (hours: number) => iso(now - hours * HOUR)
  return {
    number: 20_000 + nth,
    subject: `Lamp with a crack ${wordOf(nth)}`,
    language: 'en',
    customer: { name: `Jo ${nth}`, email, tags: [] },
    messages: [
      {
        from: 'customer' as const,
        text: `Hello, the lamp ${wordOf(nth)} has a crack. Write to ${email} or call ${phone}. Refund to ${iban}, card ${card}. I live at ${street}, 10115 Berlin.`,
        at: at(74),
        attachments: [{ name: `crack-${nth}.jpg`, content_type: 'image/jpeg' }],
      },
      {
        from: 'agent' as const,
        text: `I am sorry about ${wordOf(nth)}. Could you send us a photo of the base?`,
        at: at(50),
      },
    ],
  }
}

/** Every tenth time the provider complains, and quotes what it was sent. */
const BAD = 10

let logged = ''
let asked: string[] = []
let exported = ''
let bytes = ''
let paths: string[] = []
let ofCustomer: (nth: number) => Promise<string>
let close: () => Promise<void> = async () => {}

beforeAll(async () => {
  const folder = tempFolder()
  const now = Date.now()
  const tickets = Array.from({ length: COUNT }, (_, nth) => ticketOf(nth, now))
  const sandbox = await openSandbox(writeTickets(folder, iso(now), tickets), { clock: now })
  const model = await startOpenAiStandIn({
    answer: (request) => {
      const word = /piepmatz(\d+)x/.exec(request.ticket)?.[1]
      return Number(word) % BAD === 0
        ? { status: 400, body: { error: { message: `cannot read: ${request.ticket}` } } }
        : askForPhoto(request)
    },
  })
  const config = readConfig(
    {
      ...towards(sandbox),
      ...thinkingWith(model),
      ...KEYS,
      DATABASE_URL: `file:${join(folder, 'relance.db')}`,
      PROMPTS_DIR: writePrompts(folder, autonomousPrompts(['2d'])),
      BACKLOG: 'include',
      FOLLOWUP_MODE: 'approval',
      LLM_CONCURRENCY: '50',
      HELPDESK_SHARE: '1',
    },
    PACKAGE_ROOT,
  )
  const secrets = Object.values(KEYS)
  const lines: string[] = []
  const log = createLog('debug', secrets, { write: (line) => lines.push(line) })
  const installation = await createInstallation(config, 'run', log)
  await installation.runPass()
  paths = (await sandbox.calls()).data.map(({ path }) => path)
  await installation.close()
  logged = lines.join('')
  asked = model.requests.map(({ body }) => JSON.stringify(body))
  const records = await openRecords(config)
  const read = async (customer: string | null) => {
    let all = ''
    for await (const line of (await records.exportAll(customer)) ?? []) all += `${line}\n`
    return all
  }
  exported = await read(null)
  ofCustomer = (nth) => read(personalOf(nth).email)
  bytes = readdirSync(folder)
    .filter((name) => name.startsWith('relance.db'))
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('\n')
  close = async () => {
    records.close()
    await sandbox.close()
    await model.close()
  }
}, 240_000)
afterAll(() => close())

it('all of them were judged, most were drafted', () => {
  const words = new Set(asked.flatMap((request) => request.match(WORD) ?? []))
  expect(words.size).toBe(COUNT)
  expect(exported.match(/"kind":"decision"/g)?.length).toBeGreaterThan(COUNT * 0.85)
})

/** Any of them, of whatever ticket; the first test sees to it that it finds them all. */
const PERSONAL =
  /kanari\d+\.vogel@nest|\+49 170 5\d{4}77|DE89 3704 0044 0532 \d{4} 00|411111\d{10}|Kanarienweg \d+/g

it('the pattern knows what was planted', () => {
  const planted = Object.values(personalOf(417)).join(' ')
  expect(planted.match(PERSONAL)).toHaveLength(5)
  expect(new Set(exported.match(PERSONAL)).size).toBeGreaterThanOrEqual(5 * COUNT)
})

it('no model request holds anybody’s address, number or account', () => {
  expect(asked.flatMap((request) => request.match(PERSONAL) ?? [])).toEqual([])
  expect(asked.some((request) => request.includes('⟦email 1⟧'))).toBe(true)
})

it('no model request holds a word of another ticket', () => {
  const mixed = asked.filter((request) => new Set(request.match(WORD)).size !== 1)
  expect(mixed).toEqual([])
})

it('no log line holds personal data or a customer’s words', () => {
  expect(logged.length).toBeGreaterThan(1000)
  const lines = logged.split('\n')
  const leaks = lines.filter((line) => (line.match(PERSONAL) ?? line.match(WORD)) !== null)
  expect(leaks).toEqual([])
})

it.each([0, 1, 417, 999])(
  'the export of customer %i holds his own words and nobody else’s',
  async (nth) => {
    const his = await ofCustomer(nth)
    expect(new Set(his.match(WORD))).toEqual(new Set([wordOf(nth)]))
    expect(new Set(his.match(/kanari\d+\.vogel/g))).toEqual(new Set([`kanari${nth}.vogel`]))
    const kinds = new Set(his.match(/"kind":"\w+"/g))
    expect(kinds).toContain('"kind":"ticket"')
    expect(kinds).toContain('"kind":"message"')
    expect(kinds).not.toContain('"kind":"user"')
  },
)

it('the whole export holds every ticket', () => {
  expect(new Set(exported.match(WORD)).size).toBe(COUNT)
})

it('no key is in a log, a model request, an export or the database', () => {
  for (const key of Object.values(KEYS)) {
    const places = { logged, asked: asked.join('\n'), exported, bytes }
    for (const [place, content] of Object.entries(places))
      if (content.includes(key)) expect.fail(`${key} in ${place}`)
  }
})

it('attachments are named to the model and never fetched', () => {
  expect(asked.some((request) => request.includes('crack-1.jpg'))).toBe(true)
  expect(paths.filter((path) => !path.startsWith('/api/'))).toEqual([])
})
