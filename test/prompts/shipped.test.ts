import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { draftSchema, ITEM_KINDS, judgementSchema, VERDICTS } from '../../src/domain/ledger.ts'
import { SHIPPED_SIGNATURES } from '../../src/domain/shipped-voice.ts'
import { DAY, HOUR } from '../../src/lib/clock.ts'
import { createPromptFiles } from '../../src/prompts/files.ts'

const shipped = () =>
  createPromptFiles({ dir: fileURLToPath(new URL('../../prompts', import.meta.url)) }).load()

const jsonLines = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line): unknown => JSON.parse(line))

/** The messages of the example tickets: id → who wrote what. */
const messagesIn = (text: string) =>
  new Map(
    [...text.matchAll(/<(message|note) id="(\d+)"(?: from="([^"]*)")?[^>]*>(.*)<\/\1>/g)].map(
      ([, kind, id, from, words]) => [Number(id), { from: kind === 'note' ? 'note' : from, words }],
    ),
  )

describe('the prompts that come with Relance', () => {
  it('load without a warning', async () => {
    expect((await shipped()).warnings).toEqual([])
  })

  it('set neither hours nor time zone', async () => {
    expect((await shipped()).shop).toMatchObject({ hours: null, timezone: null })
  })

  it('hold four policies, the catch-all last', async () => {
    expect((await shipped()).policies).toMatchObject([
      {
        name: 'vip-unshipped',
        match: { customerTags: ['VIP'], order: ['unfulfilled'] },
        steps: [{ after: { kind: 'duration', ms: 48 * HOUR } }],
        mode: 'approval',
      },
      { name: 'technical', steps: [{ after: { ms: 5 * DAY } }], mode: 'approval' },
      {
        name: 'pre-sale',
        match: { tags: ['pre-sale', 'presale'] },
        steps: [{ after: { ms: 2 * DAY } }, { after: { kind: 'business_days', days: 3 } }],
        mode: 'approval',
      },
      {
        name: 'everything-else',
        priority: 0,
        match: {},
        followUpOn: ['asked'],
        steps: [{ after: { kind: 'business_days', days: 3 }, goal: null, mode: null }],
        mode: 'approval',
      },
    ])
  })

  it('hold a persona with a signature for each of its languages, and one for French', async () => {
    const { personas, policies } = await shipped()
    expect(personas).toMatchObject([
      { key: 'camille', languages: ['fr'], maxWords: 80 },
      { key: 'maya', languages: ['en', 'fr', 'de', 'es'], maxWords: 90 },
    ])
    expect(Object.keys(personas[1]?.signature ?? {})).toEqual(personas[1]?.languages)
    for (const policy of policies)
      expect(policy.persona).toEqual({ fr: 'camille', default: 'maya' })
  })

  it('hold no signature that a real helpdesk would let out', async () => {
    const signatures = (await shipped()).personas.flatMap(({ signature }) =>
      typeof signature === 'string' ? [signature] : Object.values(signature),
    )
    expect(SHIPPED_SIGNATURES).toEqual(expect.arrayContaining(signatures))
  })

  it('never let the persona sound like what she never says', async () => {
    const { personas, draft } = await shipped()
    const examples = jsonLines(draft.text).map((answer) => JSON.stringify(answer).toLowerCase())
    for (const { style, neverSay } of personas) {
      const goodSamples = style.split('## Never like this')[0]?.toLowerCase() ?? ''
      expect(neverSay.length).toBeGreaterThan(10)
      for (const phrase of neverSay) {
        expect(goodSamples).not.toContain(phrase.toLowerCase())
        expect(examples.join('\n')).not.toContain(phrase.toLowerCase())
      }
    }
  })
})

describe('the deciding instruction', () => {
  it('explains every verdict, every kind and every field of the answer', async () => {
    const { decide } = await shipped()
    const fields = [
      ...Object.keys(judgementSchema.shape),
      'owner',
      'what',
      'due',
      'message_id',
      'quote',
    ]
    for (const word of [...VERDICTS, ...ITEM_KINDS, ...fields]) {
      expect(decide.text).toContain(word)
    }
  })

  it('shows only answers that fit the schema, with an example of each verdict', async () => {
    const answers = jsonLines((await shipped()).decide.text).map((answer) =>
      judgementSchema.strict().parse(answer),
    )
    expect(new Set(answers.map(({ verdict }) => verdict))).toEqual(new Set(VERDICTS))
  })

  it('quotes its own example tickets letter by letter, each kind from the right side', async () => {
    const { text } = (await shipped()).decide
    const messages = messagesIn(text)
    for (const { open_items, evidence } of jsonLines(text).map((a) => judgementSchema.parse(a))) {
      for (const { message_id, quote } of [...open_items, ...evidence]) {
        expect(messages.get(message_id)?.words).toContain(quote)
      }
      for (const { kind, owner, message_id } of open_items) {
        const author = kind === 'promise' ? owner : 'shop'
        expect(messages.get(message_id)?.from).toBe(author)
      }
    }
  })

  it('follows its own precedence in the examples', async () => {
    const answers = jsonLines((await shipped()).decide.text).map((a) => judgementSchema.parse(a))
    for (const { verdict, open_items, until } of answers) {
      const asked = open_items.some(({ kind }) => kind === 'asked')
      if (verdict === 'follow_up') expect(asked).toBe(true)
      if (verdict === 'no_follow_up') expect(asked).toBe(false)
      if (verdict === 'we_owe') expect(open_items.some(({ owner }) => owner === 'shop')).toBe(true)
      expect(until === null).toBe(verdict !== 'wait')
    }
  })
})

describe('the writing instruction', () => {
  it('shows only answers that fit the schema, each with one question at most and in four languages', async () => {
    const answers = jsonLines((await shipped()).draft.text).map((answer) =>
      draftSchema.strict().parse(answer),
    )
    expect(answers.map(({ language }) => language)).toEqual(['en', 'fr', 'de', 'es'])
    for (const { text } of answers) expect(text.split('?')).toHaveLength(2)
  })
})

/** Sentences any shop writes: a run of eight words of an instruction in a draft counts as a leak. */
const EVERYDAY = [
  'Could you send us a photo of the damaged item, please? Once we have it, we will send you a new one right away.',
  'Could you please tell us your order number so that we can look into it? Let us know if you have any questions.',
  'Would you like a refund or a replacement for the item? One word is enough, and a photo with your phone is fine.',
  'Please confirm your new address so that we can send the parcel again.',
  'Pouvez-vous nous indiquer votre numéro de commande afin que nous puissions vous aider ?',
  "Il ne nous manque que votre choix : souhaitez-vous un échange ou un remboursement ? N'hésitez pas si vous avez des questions.",
  'Könnten Sie uns bitte ein Foto des beschädigten Artikels schicken, damit wir Ihnen Ersatz senden können?',
  'Uns fehlt nur noch die Seriennummer Ihres Geräts. Sie finden sie auf der Rückseite. Ein Foto davon genügt uns.',
  '¿Nos puede enviar una foto del artículo dañado para que podamos enviarle uno nuevo?',
  '¿Prefiere el cambio por la talla M o el reembolso? Si ya no lo necesita, díganoslo y cerramos la consulta.',
]

const runsOfEight = (text: string) => {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return words.slice(7).map((_, first) => words.slice(first, first + 8).join(' '))
}

it('the instructions hold no run of words that an honest draft would hold too', async () => {
  const { decide, draft, policies } = await shipped()
  const texts = [decide.text, draft.text, ...policies.map(({ guidance }) => guidance)]
  const secret = new Set(texts.flatMap(runsOfEight))
  expect(secret.size).toBeGreaterThan(1000)
  expect(EVERYDAY.flatMap(runsOfEight).filter((run) => secret.has(run))).toEqual([])
})
