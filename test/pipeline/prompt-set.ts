/** Prompt files of an invented shop, as they are after reading. */
import type { Persona, Policy, Shop, Step } from '../../src/domain/policy.ts'
import type { PromptSet } from '../../src/domain/ports.ts'
import { DAY } from '../../src/lib/clock.ts'
import { parseDuration } from '../../src/lib/duration.ts'
import { sha256 } from '../../src/lib/hash.ts'

export const step = (afterText: string, facts: Partial<Step> = {}): Step => ({
  after: { kind: 'duration', ms: parseDuration(afterText) ?? 0 },
  afterText,
  goal: null,
  mode: null,
  ...facts,
})

export const policy = (facts: Partial<Policy> = {}): Policy => {
  const made = {
    name: 'asked',
    priority: 0,
    match: {},
    about: null,
    followUpOn: ['asked' as const],
    steps: [step('72h')],
    mode: 'approval' as const,
    persona: null,
    minConfidence: 0.8,
    sendBetween: { kind: 'always' as const },
    wording: 'free' as const,
    expires: 14 * DAY,
    closeAfter: null,
    tag: null,
    guidance: 'Remind when something we asked for is missing.',
    ...facts,
  }
  return {
    ...made,
    hash: sha256(JSON.stringify(made)),
    reachHash: sha256(JSON.stringify([made.match, made.steps, made.about])),
  }
}

export const persona = (facts: Partial<Persona> = {}): Persona => ({
  name: 'Maya',
  key: 'maya',
  languages: [],
  signature: 'Maya',
  maxWords: 90,
  neverSay: ['just checking in'],
  mayLink: [],
  disclosure: '',
  style: 'Short and warm.',
  hash: 'c'.repeat(64),
  ...facts,
})

export const shop = (facts: Partial<Shop> = {}): Shop => ({
  timezone: 'UTC',
  country: null,
  hours: [{ days: [1, 2, 3, 4, 5], from: 9 * 60, to: 17 * 60 }],
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
  about: 'We sell pottery.',
  hash: 'd'.repeat(64),
  ...facts,
})

export const promptSet = (facts: Partial<PromptSet> = {}): PromptSet => ({
  shop: shop(),
  policies: [policy()],
  personas: [persona()],
  decide: { text: 'Fill in the ledger of this conversation.', hash: 'e'.repeat(64) },
  draft: { text: 'Write one short message.', hash: 'f'.repeat(64) },
  warnings: [],
  ...facts,
})
