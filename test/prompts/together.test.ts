import { describe, expect, it } from 'vitest'
import { sayProblem } from '../../src/prompts/mistakes.ts'
import { keysOnly, load, mistakes } from './folder.ts'

const policy = (yaml: string) => keysOnly(`steps: [{ after: 48h }]\n${yaml}`)

describe('equal priorities', () => {
  const APART: [a: string, b: string][] = [
    ['match: { channel: [email] }', 'match: { channel: [chat, sms] }'],
    ['match: { language: [fr], tags: [a] }', 'match: { language: [de, es], tags: [a] }'],
    ['match: { order: [none] }', 'match: { order: [fulfilled, partial] }'],
    ['match: { team: [Retours] }', 'match: { team: [Beratung] }'],
  ]
  for (const [a, b] of APART) {
    it(`are fine where no ticket can match both: ${a} and ${b}`, async () => {
      const { policies } = await load({
        'policies/plain.md': policy(a),
        'policies/zwei.md': policy(b),
      })
      expect(policies.map(({ name }) => name)).toEqual(['plain', 'zwei'])
    })
  }

  const TOGETHER: [a: string, b: string][] = [
    ['match: { channel: [Email] }', 'match: { channel: [chat, email] }'],
    ['match: { channel: [email] }', 'match: { language: [fr] }'],
    ['match: { tags: [a] }', 'match: { tags: [b] }'],
    ['match: { order: [none, partial] }', 'match: { order: [partial] }'],
    ['match: { store: [acme] }', 'match: { store: [acme-uk] }'],
    ['match: { customer_tags: [VIP] }', 'match: { spent: ">= 200" }'],
    ['match: { field: { Grund: [a] } }', 'match: { not: { tags: [b] } }'],
  ]
  for (const [a, b] of TOGETHER) {
    it(`are refused where one can: ${a} and ${b}`, async () => {
      const lines = await mistakes({
        'policies/plain.md': policy(a),
        'policies/zwei.md': policy(b),
      })
      expect(lines).toHaveLength(1)
      expect(lines[0]).toMatch(
        /^policies\/zwei\.md:1: priority 0 is also that of policies\/plain\.md:1/,
      )
    })
  }
})

it('policies come by priority, highest first, then by name', async () => {
  const { policies } = await load({
    'policies/c.md': policy('priority: 10'),
    'policies/b.md': policy('priority: -1\nmatch: { channel: [chat] }'),
    'policies/a.md': policy('priority: -1\nmatch: { channel: [email] }'),
  })
  expect(policies.map(({ name }) => name)).toEqual(['c', 'plain', 'a', 'b'])
})

describe('several personas', () => {
  it('need no name in a policy when one is called default', async () => {
    const { personas, policies } = await load({ 'personas/default.md': 'Plain.\n' })
    expect(personas.map(({ key }) => key)).toEqual(['default', 'lea'])
    expect(policies[0]?.persona).toBeNull()
  })

  it('a broken one is reported as itself, not as missing', async () => {
    const lines = await mistakes({
      'policies/plain.md': policy('persona: tom'),
      'personas/tom.md': keysOnly('max_words: 0'),
    })
    expect(lines).toEqual(['personas/tom.md:2: "max_words" must be a whole number from 1 up'])
  })
})

describe('a later step and contact_gap', () => {
  const warned = async (steps: string, shop = 'max_per_hour: 60') => {
    const { warnings } = await load({
      'policies/plain.md': keysOnly(`steps:\n${steps}`),
      'shop.md': keysOnly(shop),
    })
    return warnings.map(sayProblem)
  }

  it('is warned of when the step is shorter', async () => {
    expect(await warned('  - { after: 1h }\n  - { after: 71h }')).toEqual([
      'policies/plain.md:4: step 2 is due after 71h, but contact_gap lets it leave after 3 days only; make "after" at least as long',
    ])
    expect(await warned('  - { after: 1h }\n  - { after: 2 business days }')).toHaveLength(1)
  })

  it('is fine when it is as long', async () => {
    expect(await warned('  - { after: 1h }\n  - { after: 72h }')).toEqual([])
    expect(await warned('  - { after: 1h }\n  - { after: 3 business days }')).toEqual([])
    expect(await warned('  - { after: 1h }\n  - { after: 71h }', 'contact_gap: 71h')).toEqual([])
  })
})

it('only .md files that are not hidden count, and sub-folders do not', async () => {
  const { policies } = await load({
    'policies/plain.md~': 'an old copy',
    'policies/.#plain.md': 'an editor lock',
    'policies/notes.txt': 'not a policy',
    'policies/old/late.md': 'not a policy',
  })
  expect(policies).toHaveLength(1)
})
