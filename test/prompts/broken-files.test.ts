import { describe, expect, it } from 'vitest'
import { type Files, keysOnly, mistakes } from './folder.ts'

const STEPS = 'steps: [{ after: 48h }]'
const FIVE = 'a list of at most five steps such as - { after: 3 business days }'
const DURATION = 'a length of time such as 48h or 3d, at most 366d'
const WAIT = 'a length of time such as 48h, or business days such as "2 business days"'
const WINDOW = 'team hours, always, or hours of the day such as "08:00-20:00"'
const HOURS = 'hours of the day such as "09:00-18:00", the end after the beginning'

const POLICY: [keys: string, ...lines: string[]][] = [
  [
    'stpes: []',
    `1: "steps" is missing; it must be ${FIVE}`,
    '2: unknown key "stpes"; did you mean "steps"?',
  ],
  [
    `${STEPS}\ncolour: red`,
    '3: unknown key "colour"; known here: priority, match, about, follow_up_on, steps, mode, persona, min_confidence, send_between, wording, expires, close_after, tag',
  ],
  [
    `${STEPS}\nfollow-up-on: [asked]`,
    '3: unknown key "follow-up-on"; did you mean "follow_up_on"?',
  ],
  [
    `match:\n  channel: email\n  tag: [vip]\n${STEPS}`,
    '4: unknown key "tag" in "match"; did you mean "tags"?',
  ],
  [
    `match:\n  any:\n    - { tags: [a] }\n    - { chanel: [b] }\n${STEPS}`,
    '5: unknown key "chanel" in "match.any[2]"; did you mean "channel"?',
  ],
  [
    'steps:\n  - { after: 48h }\n  - { after: 4d, gaol: "last call" }',
    '4: unknown key "gaol" in "steps[2]"; did you mean "goal"?',
  ],
  ['steps: []', `2: "steps" must be ${FIVE}`],
  ['steps: 48h', `2: "steps" must be ${FIVE}`],
  [`steps:\n${'  - { after: 4d }\n'.repeat(6)}`, `2: "steps" must be ${FIVE}`],
  ['steps:\n  - goal: "last call"', `3: "steps[1].after" is missing; it must be ${WAIT}`],
  ['steps:\n  - after: two days', `3: "steps[1].after" must be ${WAIT}`],
  ['steps:\n  - after: 2 business', `3: "steps[1].after" must be ${WAIT}`],
  ['steps:\n  - after: 0 business days', `3: "steps[1].after" must be ${WAIT}`],
  ['steps:\n  - after: 251 business days', `3: "steps[1].after" must be ${WAIT}`],
  ['steps:\n  - after: 48', `3: "steps[1].after" must be ${WAIT}`],
  ['steps:\n  - after: 367d', `3: "steps[1].after" must be ${WAIT}`],
  ['steps:\n  - 48h', '3: "steps[1]" must be keys and values'],
  [
    `${STEPS}\nmode: notes`,
    '3: "mode" must be shadow, note, approval or autonomous; did you mean "note"?',
  ],
  [
    'steps:\n  - { after: 48h, mode: noted }',
    '3: "steps[1].mode" must be shadow, note, approval or autonomous; did you mean "note"?',
  ],
  [
    `${STEPS}\nmode: aproval`,
    '3: "mode" must be shadow, note, approval or autonomous; did you mean "approval"?',
  ],
  [`${STEPS}\nmode: yes please`, '3: "mode" must be shadow, note, approval or autonomous'],
  [
    `${STEPS}\nfollow_up_on: [asked, ofer]`,
    '3: "follow_up_on[2]" must be asked, offer or fix; did you mean "offer"?',
  ],
  [`${STEPS}\nfollow_up_on: [promise]`, '3: "follow_up_on[1]" must be asked, offer or fix'],
  [
    `${STEPS}\nfollow_up_on: []`,
    '3: "follow_up_on" is an empty list; name at least one or remove the line',
  ],
  [`${STEPS}\nmin_confidence: 1.01`, '3: "min_confidence" must be a number from 0 to 1'],
  [`${STEPS}\nmin_confidence: -0.01`, '3: "min_confidence" must be a number from 0 to 1'],
  [`${STEPS}\nmin_confidence: high`, '3: "min_confidence" must be a number from 0 to 1'],
  [`${STEPS}\nsend_between: office hours`, `3: "send_between" must be ${WINDOW}`],
  [`${STEPS}\nsend_between: "08:00-24:01"`, `3: "send_between" must be ${WINDOW}`],
  [`${STEPS}\nsend_between: "08:60-20:00"`, `3: "send_between" must be ${WINDOW}`],
  [`${STEPS}\nsend_between: "08:00-08:00"`, `3: "send_between" must be ${WINDOW}`],
  [`${STEPS}\npriority: high`, '3: "priority" must be a whole number'],
  [`${STEPS}\npriority: 1.5`, '3: "priority" must be a whole number'],
  [`${STEPS}\nexpires: 2 weeks`, `3: "expires" must be ${DURATION}`],
  [`${STEPS}\nclose_after: soon`, '3: "close_after" must be never, or a length of time such as 5d'],
  [`${STEPS}\nwording: slot`, '3: "wording" must be free or slots; did you mean "slots"?'],
  [`${STEPS}\ntag: 5`, '3: "tag" must be text (put it in quotes)'],
  [`${STEPS}\npersona:`, '3: "persona" has no value; write one or remove the line'],
  [`${STEPS}\nabout: "  "`, '3: "about" is empty; write a text or remove the line'],
  [`${STEPS}\nmatch: pre-sale`, '3: "match" must be keys and values'],
  [
    `${STEPS}\nmatch: { tags: [] }`,
    '3: "match.tags" is an empty list; name at least one or remove the line',
  ],
  [
    `${STEPS}\nmatch:\n  tags:\n    - vip\n    - 2024`,
    '6: "match.tags[2]" must be text (put it in quotes)',
  ],
  [`${STEPS}\nmatch: { channel: 5 }`, '3: "match.channel" must be a word or a list of words'],
  [
    `${STEPS}\nmatch: { language: [english] }`,
    '3: "match.language[1]" must be a language code such as en, fr or de',
  ],
  [
    `${STEPS}\nmatch: { order: [unfullfilled] }`,
    '3: "match.order[1]" must be unfulfilled, partial, fulfilled, cancelled, refunded or none; did you mean "unfulfilled"?',
  ],
  [`${STEPS}\nmatch: { spent: "200" }`, '3: "match.spent" must be a comparison such as ">= 200"'],
  [`${STEPS}\nmatch: { field: Reason }`, '3: "match.field" must be fields with their values'],
  [
    `${STEPS}\nmatch: { any: [] }`,
    '3: "match.any" is an empty list; name at least one condition or remove the line',
  ],
  [`${STEPS}\nmatch: { not: [] }`, '3: "match.not" must be keys and values'],
  [
    `${STEPS}\nsteps: [{ after: 72h }]\npriority: x`,
    '3: the key "steps" stands here twice; keep one',
    '4: "priority" must be a whole number',
  ],
  [
    `${STEPS}\nmode: shadow\npersona: lea\nmode: approval`,
    '5: the key "mode" stands here twice; keep one',
  ],
]

const SHOP: typeof POLICY = [
  [
    'timezone: Europe/Pari',
    '2: "timezone" must be a time zone such as Europe/Paris; did you mean "Europe/Paris"?',
  ],
  ['timezone: "+02:00"', '2: "timezone" must be a time zone such as Europe/Paris'],
  ['timezone: Nowhere', '2: "timezone" must be a time zone such as Europe/Paris'],
  ['country: FRA', '2: "country" must be a country code of two letters such as FR'],
  ['hours: 9-18', '2: "hours" must be days with hours, such as { mon-fri: "09:00-18:00" }'],
  ['hours: {}', '2: "hours" names no day; write days or remove the line'],
  [
    'hours:\n  mon-fri: "09:00-18:00"\n  satt: "10:00-14:00"',
    '4: "hours.satt" is no day or range of days; did you mean "sat"?',
  ],
  [
    'hours: { mon-: "09:00-18:00" }',
    '2: "hours.mon-" is no day or range of days; did you mean "mon"?',
  ],
  ['hours: { mon-wed-fri: "09:00-18:00" }', '2: "hours.mon-wed-fri" is no day or range of days'],
  ['hours: { mon: "18:00-09:00" }', `2: "hours.mon" must be ${HOURS}`],
  ['hours: { mon: "09:00-09:00" }', `2: "hours.mon" must be ${HOURS}`],
  ['hours: { mon: open }', `2: "hours.mon" must be ${HOURS}`],
  ['closed: 2026-12-24', '2: "closed" must be a list of dates such as [2026-12-24]'],
  ['closed: [2026-12-24, 2026-02-30]', '2: "closed[2]" must be a date such as 2026-12-24'],
  ['send_as: me', '2: "send_as" must be key, last_agent or assignee'],
  ['after_send: closed', '2: "after_send" must be keep, open or close; did you mean "close"?'],
  ['contact_gap: 3', `2: "contact_gap" must be ${DURATION}`],
  ['contact_gap: 367d', `2: "contact_gap" must be ${DURATION}`],
  ['max_late: later', `2: "max_late" must be ${DURATION}`],
  ['max_per_hour: -1', '2: "max_per_hour" must be a whole number from 0 up'],
  ['max_per_day: 1.5', '2: "max_per_day" must be a whole number from 0 up'],
  ['notes_per_day: "40"', '2: "notes_per_day" must be a whole number'],
  ['never: { tag: [a] }', '2: unknown key "tag" in "never"; did you mean "tags"?'],
  ['never: { tags: 5 }', '2: "never.tags" must be a text or a list of texts'],
  [
    'timezon: UTC\nmax_per_hour: many\nclosed: [x]',
    '2: unknown key "timezon"; did you mean "timezone"?',
    '3: "max_per_hour" must be a whole number',
    '4: "closed[1]" must be a date such as 2026-12-24',
  ],
]

const PERSONA: typeof POLICY = [
  ['languages: [english]', '2: "languages[1]" must be a language code such as en, fr or de'],
  ['languages: 5', '2: "languages" must be a list of language codes such as [en, fr]'],
  ['max_words: 0', '2: "max_words" must be a whole number from 1 up'],
  ['signature: [a]', '2: "signature" must be text, or a map of texts by language or channel'],
  [
    'disclosure: { en: 5 }',
    '2: "disclosure" must be text, or a map of texts by language or channel',
  ],
  [
    'may_link:\n  - acme.example',
    '3: "may_link[1]" must be a complete link such as https://acme.example/returns',
  ],
  [
    'may_link: ["javascript:alert(1)"]',
    '2: "may_link[1]" must be a complete link such as https://acme.example/returns',
  ],
  ['never_say: [5]', '2: "never_say[1]" must be text (put it in quotes)'],
  [
    'tone: warm',
    '2: unknown key "tone"; known here: name, languages, signature, max_words, never_say, may_link, disclosure',
  ],
]

const refuses = (file: string, [yaml, ...lines]: [string, ...string[]]) =>
  it(`says ${lines.join(' and ')}`, async () => {
    const expected = lines.map((line) => `${file}:${line}`)
    expect(await mistakes({ [file]: keysOnly(yaml) })).toEqual(expected)
  })

describe('a broken policy is refused with file and line', () => {
  for (const row of POLICY) refuses('policies/plain.md', row)
})

describe('a broken shop.md is refused with file and line', () => {
  for (const row of SHOP) refuses('shop.md', row)
})

describe('a broken persona is refused with file and line', () => {
  for (const row of PERSONA) refuses('personas/lea.md', row)
})

const FILES: [files: Files, ...lines: string[]][] = [
  [
    { 'policies/plain.md': '---\nsteps: [{ after: 48h }]\nNo closing line.\n' },
    'policies/plain.md:1: the front matter is never closed; add a line "---" after the last key',
  ],
  [
    { 'policies/plain.md': 'Follow up whenever you like.\n' },
    `policies/plain.md:1: "steps" is missing; it must be ${FIVE}`,
  ],
  [
    { 'shop.md': '---js\n{ timezone: "UTC" }\n---\n' },
    'shop.md:1: the keys must stand between two lines "---"',
  ],
  [
    { 'shop.md': '\nmax_per_hour: 5\n---\nWords.\n' },
    'shop.md:2: the keys must stand between two lines "---"',
  ],
  [
    { 'shop.md': '\n\n---\nmax_per_hour: x\n---\nWords.\n' },
    'shop.md:4: "max_per_hour" must be a whole number',
  ],
  [
    { 'shop.md': '---\n- timezone\n---\n' },
    'shop.md:2: the front matter must be lines of "key: value"',
  ],
  [
    { 'shop.md': '---\nmax_per_hour: 5\ntimezone: a: b\n---\n' },
    'shop.md:3: is no valid YAML: Nested mappings are not allowed in compact mappings; put texts with special characters in quotes',
  ],
  [
    { 'shop.md': '---\r\nmax_per_hour: 5\r\ntimezone: "Europe/Paris\r\nmax_per_day: 4\r\n---\r\n' },
    'shop.md:3: is no valid YAML: Missing closing "quote; put texts with special characters in quotes',
  ],
  [
    { 'shop.md': '---\ntimezone: !!js/function "x"\n---\n' },
    'shop.md:2: is no valid YAML: Unresolved tag: tag:yaml.org,2002:js/function; put texts with special characters in quotes',
  ],
  [
    { 'shop.md': '---\ntimezone: *zone\n---\n' },
    'shop.md:1: is no valid YAML: Unresolved alias (the anchor must be set before the alias): zone',
  ],
  [{ 'shop.md': ' \n' }, 'shop.md:1: is empty; write it, or delete the file'],
  [{ 'system/draft.md': '' }, 'system/draft.md:1: is empty; write it, or delete the file'],
  [
    { 'personas/lea.md': Buffer.from([0x4c, 0xe9, 0x61]) },
    'personas/lea.md:1: is not UTF-8 text; save it as UTF-8',
  ],
  [
    { 'system/decide.md': null, 'system/draft.md': null },
    'system/decide.md:1: is missing; copy it from the prompts that come with Relance',
    'system/draft.md:1: is missing; copy it from the prompts that come with Relance',
  ],
  [
    { 'policies/plain.md': null },
    'policies:1: there is no policy; write one, or copy policies/everything-else.md of Relance',
  ],
  [
    { 'personas/lea.md': null },
    'personas:1: there is no persona; write one, or copy personas/maya.md of Relance',
  ],
  [
    { 'policies/plain.md': keysOnly(`persona: leah\n${STEPS}`) },
    'policies/plain.md:2: "persona" is "leah", but there is no file personas/leah.md; did you mean "lea"?',
  ],
  [
    { 'personas/tom.md': keysOnly('name: Tom') },
    'policies/plain.md:1: names no persona and none is called "default"; add "persona: lea" (there are lea or tom)',
  ],
  [
    { 'policies/vip.md': keysOnly(`${STEPS}\npriority: 0`) },
    'policies/vip.md:3: priority 0 is also that of policies/plain.md:1, and both can match one ticket; give one of them another "priority"',
  ],
  [
    {
      'policies/plain.md': keysOnly(`${STEPS}\npriority: x\nmode: notes`),
      'personas/lea.md': keysOnly('max_words: many'),
      'shop.md': keysOnly('contact_gap: long'),
      'system/decide.md': null,
    },
    'personas/lea.md:2: "max_words" must be a whole number',
    'policies/plain.md:3: "priority" must be a whole number',
    'policies/plain.md:4: "mode" must be shadow, note, approval or autonomous; did you mean "note"?',
    `shop.md:2: "contact_gap" must be ${DURATION}`,
    'system/decide.md:1: is missing; copy it from the prompts that come with Relance',
  ],
]

describe('files that cannot be used are refused with every mistake of every file', () => {
  for (const [files, ...lines] of FILES) {
    it(`says ${lines.join(' and ')}`, async () => {
      expect(await mistakes(files)).toEqual(lines)
    })
  }
})
