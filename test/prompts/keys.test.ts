import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { DAY, HOUR } from '../../src/lib/clock.ts'
import { keysOnly, load } from './folder.ts'

const STEPS = 'steps: [{ after: 48h }]'

const policyOf = async (yaml: string) => {
  const [policy] = (await load({ 'policies/plain.md': keysOnly(yaml) })).policies
  if (policy === undefined) throw new Error('no policy')
  return policy
}

const shopOf = async (yaml: string) => (await load({ 'shop.md': keysOnly(yaml) })).shop

const personaOf = async (yaml: string) => {
  const [persona] = (await load({ 'personas/lea.md': keysOnly(yaml) })).personas
  if (persona === undefined) throw new Error('no persona')
  return persona
}

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

describe('what is not written has its default', () => {
  const SHOP_DEFAULTS = {
    timezone: null,
    country: null,
    hours: null,
    closed: [],
    holidays: [],
    sendAs: 'key',
    afterSend: 'keep',
    contactGap: 3 * DAY,
    maxPerHour: 60,
    maxPerDay: 200,
    maxLate: 3 * DAY,
    notesPerDay: 40,
    never: { tags: [], customers: [] },
  }

  it('in a shop.md with words alone', async () => {
    const text = 'Nous vendons des lampes.\n'
    const { shop } = await load({ 'shop.md': text })
    expect(shop).toEqual({
      ...SHOP_DEFAULTS,
      about: 'Nous vendons des lampes.',
      hash: sha256(text),
    })
  })

  it('where there is no shop.md', async () => {
    const { shop } = await load()
    expect(shop).toEqual({ ...SHOP_DEFAULTS, about: '', hash: sha256('') })
  })

  it('in a policy with nothing but steps', async () => {
    const text = '---\nsteps: [{ after: 48h }]\n---\nAsk for what is missing.\n'
    const { policies } = await load({ 'policies/plain.md': text })
    expect(policies).toEqual([
      {
        name: 'plain',
        priority: 0,
        match: {},
        about: null,
        followUpOn: ['asked'],
        steps: [
          { after: { kind: 'duration', ms: 48 * HOUR }, afterText: '48h', goal: null, mode: null },
        ],
        mode: 'approval',
        persona: null,
        minConfidence: 0.8,
        sendBetween: { kind: 'team_hours' },
        wording: 'free',
        expires: 14 * DAY,
        closeAfter: null,
        tag: null,
        guidance: 'Ask for what is missing.',
        hash: sha256(text),
        reachHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ])
  })

  it('in a persona with words alone', async () => {
    const text = 'Kurz und freundlich.\n'
    const { personas } = await load({ 'personas/lea.md': text })
    expect(personas).toEqual([
      {
        name: 'lea',
        key: 'lea',
        languages: [],
        signature: '',
        maxWords: 90,
        neverSay: [],
        mayLink: [],
        disclosure: '',
        style: 'Kurz und freundlich.',
        hash: sha256(text),
      },
    ])
  })
})

describe('every key is read', () => {
  it('of shop.md', async () => {
    const shop = await shopOf(`timezone: europe/paris
country: no
hours: { mon-fri: "09:00-18:00", sat: ["9:30-12:00", "14:00-16:00"], sat-mon: 20:00-24:00 }
closed: [2026-12-24, "2026-12-31", !!timestamp 2027-01-01]
send_as: last_agent
after_send: close
contact_gap: 36h
max_per_hour: 0
max_per_day: 7
max_late: 90m
notes_per_day: 3
never: { tags: [wholesale], customers: "*@press.example" }`)
    expect(shop).toMatchObject({
      timezone: 'Europe/Paris',
      country: 'NO',
      hours: [
        { days: [1, 2, 3, 4, 5], from: 540, to: 1080 },
        { days: [6], from: 570, to: 720 },
        { days: [6], from: 840, to: 960 },
        { days: [1, 6, 7], from: 1200, to: 1440 },
      ],
      closed: ['2026-12-24', '2026-12-31', '2027-01-01'],
      sendAs: 'last_agent',
      afterSend: 'close',
      contactGap: 36 * HOUR,
      maxPerHour: 0,
      maxPerDay: 7,
      maxLate: 1.5 * HOUR,
      notesPerDay: 3,
      never: { tags: ['wholesale'], customers: ['*@press.example'] },
      about: 'Words.',
    })
  })

  it('of a policy', async () => {
    const policy = await policyOf(`priority: -3
match:
  channel: [email, chat]
  tags: pre-sale
  customer_tags: [VIP]
  order: [unfulfilled, none]
  language: [EN, pt-br]
  team: [Accueil]
  store: [acme-fr]
  field: { Contact reason: [Retour, Umtausch] }
  spent: ">= 200"
  any: [{ tags: [a] }, { not: { channel: [chat] } }]
  not: { tags: [wholesale], spent: "<99.5" }
about: "The question is about an order."
follow_up_on: [asked, offer, fix]
steps:
  - { after: 3 business days, goal: "ask for the photo" }
  - { after: 1 Business Day, mode: shadow }
mode: autonomous
persona: lea
min_confidence: 1
send_between: "08:00-20:30"
wording: slots
expires: 7d
close_after: 5d
tag: relance`)
    expect(policy).toMatchObject({
      priority: -3,
      match: {
        channel: ['email', 'chat'],
        tags: ['pre-sale'],
        customerTags: ['VIP'],
        order: ['unfulfilled', 'none'],
        language: ['en', 'pt-br'],
        team: ['Accueil'],
        store: ['acme-fr'],
        field: { 'Contact reason': ['Retour', 'Umtausch'] },
        spent: { operator: '>=', amount: 200 },
        any: [{ tags: ['a'] }, { not: { channel: ['chat'] } }],
        not: { tags: ['wholesale'], spent: { operator: '<', amount: 99.5 } },
      },
      about: 'The question is about an order.',
      followUpOn: ['asked', 'offer', 'fix'],
      steps: [
        {
          after: { kind: 'business_days', days: 3 },
          afterText: '3 business days',
          goal: 'ask for the photo',
          mode: null,
        },
        {
          after: { kind: 'business_days', days: 1 },
          afterText: '1 Business Day',
          goal: null,
          mode: 'shadow',
        },
      ],
      mode: 'autonomous',
      persona: 'lea',
      minConfidence: 1,
      sendBetween: { kind: 'daily', from: 480, to: 1230 },
      wording: 'slots',
      expires: 7 * DAY,
      closeAfter: 5 * DAY,
      tag: 'relance',
      guidance: 'Words.',
    })
    expect(Object.keys(policy.match).filter((key) => key.includes('_'))).toEqual([])
  })

  it('of a persona', async () => {
    const persona = await personaOf(`name: Léa
languages: [FR, de]
signature: { fr: "Léa, Acme", default: "Léa" }
max_words: 1
never_say: ["just checking in", relance]
may_link: https://acme.example/returns
disclosure: { es: "Escrito con ayuda." }`)
    expect(persona).toMatchObject({
      name: 'Léa',
      key: 'lea',
      languages: ['fr', 'de'],
      signature: { fr: 'Léa, Acme', default: 'Léa' },
      maxWords: 1,
      neverSay: ['just checking in', 'relance'],
      mayLink: ['https://acme.example/returns'],
      disclosure: { es: 'Escrito con ayuda.' },
    })
  })

  const WINDOWS: [string, unknown][] = [
    ['team hours', { kind: 'team_hours' }],
    ['always', { kind: 'always' }],
    ['"00:00-24:00"', { kind: 'daily', from: 0, to: 1440 }],
    ['22:00-06:00', { kind: 'daily', from: 1320, to: 360 }],
  ]
  for (const [written, meant] of WINDOWS) {
    it(`send_between: ${written}`, async () => {
      expect((await policyOf(`${STEPS}\nsend_between: ${written}`)).sendBetween).toEqual(meant)
    })
  }

  it('five steps, the longest durations and both ends of min_confidence are allowed', async () => {
    const policy = await policyOf(`steps: [${'{ after: 366d }, '.repeat(5)}]\nmin_confidence: 0`)
    expect(policy.steps).toHaveLength(5)
    expect(policy.minConfidence).toBe(0)
    expect((await policyOf('steps: [{ after: 250 business days }]')).steps[0]?.after).toEqual({
      kind: 'business_days',
      days: 250,
    })
  })

  it('tag: none and close_after: never are the defaults, written out', async () => {
    const policy = await policyOf(`${STEPS}\ntag: none\nclose_after: never`)
    expect([policy.tag, policy.closeAfter]).toEqual([null, null])
  })
})

describe('words below the keys', () => {
  it('stay as they are, headings, quotes and further dashes included', async () => {
    const words =
      'Short.\n\n## Sounds like us\n\n> Hallo Jana,\n>\n> nur ein Foto?\n\n---\n\n## Never like this\n> Mahnung'
    const { personas } = await load({ 'personas/lea.md': `---\nname: Léa\n---\n${words}\n` })
    expect(personas[0]?.style).toBe(words)
  })

  it('are read from files with carriage returns and a byte order mark', async () => {
    const text = '\uFEFF---\r\nname: Léa\r\n---\r\nUna voz clara.\r\nY breve.\r\n'
    const { personas } = await load({ 'personas/lea.md': text })
    expect(personas[0]).toMatchObject({
      name: 'Léa',
      style: 'Una voz clara.\nY breve.',
      hash: sha256(text),
    })
  })

  it('are the instruction, as it stands', async () => {
    const text = '---\nnot: keys\n---\n# Judge {{ this }}\n'
    const { decide } = await load({ 'system/decide.md': text })
    expect(decide).toEqual({ text, hash: sha256(text) })
  })
})

describe('the reach of a policy', () => {
  const reach = async (yaml: string) => (await policyOf(yaml)).reachHash

  it('is the same whatever order its keys were written in and whatever else changed', async () => {
    const one = await reach(`match: { tags: [a], channel: [chat] }\n${STEPS}`)
    const other = await reach(
      `${STEPS}\nmode: shadow\nmatch: { channel: [chat], tags: [a] }\npriority: 9`,
    )
    expect(other).toBe(one)
  })

  const CHANGES = {
    match: `match: { tags: [b] }\n${STEPS}`,
    steps: 'match: { tags: [a] }\nsteps: [{ after: 72h }]',
    about: `match: { tags: [a] }\n${STEPS}\nabout: "It is about an order."`,
  }
  for (const [key, yaml] of Object.entries(CHANGES)) {
    it(`changes with ${key}`, async () => {
      expect(await reach(yaml)).not.toBe(await reach(`match: { tags: [a] }\n${STEPS}`))
    })
  }
})

describe('keys that work', () => {
  it('give no warning', async () => {
    const { warnings } = await load({
      'shop.md': keysOnly(`timezone: Europe/Madrid
country: ES
hours: { mon-fri: "09:00-18:00" }
closed: []
send_as: key
after_send: keep
contact_gap: 2d
max_per_hour: 6
max_per_day: 20
max_late: 5d
notes_per_day: 6
never: { tags: [], customers: [] }`),
      'policies/plain.md': keysOnly(`priority: 2
match: { channel: [email], tags: [retour], language: [fr] }
follow_up_on: [asked, fix]
steps: [{ after: 48h, goal: "la photo", mode: note }]
mode: autonomous
persona: lea
min_confidence: 0.9
send_between: always
wording: slots
expires: 14d
close_after: never
tag: relance`),
      'personas/lea.md': keysOnly(`name: Léa
languages: [fr]
signature: Léa
max_words: 60
never_say: [relance]
may_link: [https://acme.example]
disclosure: ""`),
    })
    expect(warnings).toEqual([])
  })
})
