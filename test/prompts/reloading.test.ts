import { rmSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { PromptError } from '../../src/lib/errors.ts'
import { createPromptFiles } from '../../src/prompts/files.ts'
import { sayProblem } from '../../src/prompts/mistakes.ts'
import { change, type Files, folder, keysOnly } from './folder.ts'

const open = (files: Files = {}) => {
  const dir = folder(files)
  const logged: string[] = []
  const log = { warn: (_: object, message: string) => void logged.push(message) }
  const { load } = createPromptFiles({ dir, log })
  return { dir, load, logged, change: (changes: Files) => change(dir, changes) }
}

describe('reading again', () => {
  it('answers the very same set while no file changed', async () => {
    const prompts = open()
    expect(await prompts.load()).toBe(await prompts.load())
  })

  it('parses only the file that changed', async () => {
    const prompts = open()
    const before = await prompts.load()
    prompts.change({ 'personas/lea.md': keysOnly('max_words: 40') })
    const after = await prompts.load()
    expect(after.personas[0]?.maxWords).toBe(40)
    expect(after.policies[0]).toBe(before.policies[0])
    expect(after.decide).toBe(before.decide)
  })

  it('sees a change of equal length within the same moment', async () => {
    const prompts = open({ 'shop.md': keysOnly('max_per_hour: 11') })
    await prompts.load()
    prompts.change({ 'shop.md': keysOnly('max_per_hour: 22') })
    expect((await prompts.load()).shop.maxPerHour).toBe(22)
  })

  it('sees files come and go', async () => {
    const prompts = open()
    await prompts.load()
    prompts.change({ 'policies/vip.md': keysOnly('priority: 5\nsteps: [{ after: 24h }]') })
    expect((await prompts.load()).policies.map(({ name }) => name)).toEqual(['vip', 'plain'])
    prompts.change({ 'policies/vip.md': null })
    expect((await prompts.load()).policies.map(({ name }) => name)).toEqual(['plain'])
  })
})

describe('a file that breaks', () => {
  const BROKEN = keysOnly('stpes: []')

  it('keeps its last good version, and the others live on', async () => {
    const prompts = open()
    const before = await prompts.load()
    prompts.change({ 'policies/plain.md': BROKEN, 'personas/lea.md': keysOnly('max_words: 40') })
    const after = await prompts.load()
    expect(after.policies[0]).toBe(before.policies[0])
    expect(after.personas[0]?.maxWords).toBe(40)
    expect(after.warnings.map(sayProblem)).toEqual([
      expect.stringMatching(/^policies\/plain\.md:1: "steps" is missing/),
      'policies/plain.md:2: unknown key "stpes"; did you mean "steps"? (until then its last good version stays in force)',
    ])
  })

  it('is logged when a file changed, not at every reading', async () => {
    const prompts = open()
    await prompts.load()
    expect(prompts.logged).toEqual([])
    prompts.change({ 'policies/plain.md': BROKEN })
    await prompts.load()
    await prompts.load()
    expect(prompts.logged).toHaveLength(2)
  })

  it('is live again once it is mended', async () => {
    const prompts = open()
    await prompts.load()
    prompts.change({ 'policies/plain.md': BROKEN })
    await prompts.load()
    prompts.change({ 'policies/plain.md': keysOnly('steps: [{ after: 96h }]') })
    const { policies, warnings } = await prompts.load()
    expect([policies[0]?.steps[0]?.afterText, warnings]).toEqual(['96h', []])
  })

  it('is left out when it is new', async () => {
    const prompts = open()
    await prompts.load()
    prompts.change({ 'policies/new.md': keysOnly('steps: [{ after: 48h }]\nmode: silent') })
    const { policies, warnings } = await prompts.load()
    expect(policies.map(({ name }) => name)).toEqual(['plain'])
    expect(warnings.map(sayProblem)).toEqual([
      'policies/new.md:3: "mode" must be shadow, note, approval or autonomous (until then the file is left out)',
    ])
  })

  it('keeps its last good version when an instruction is deleted or emptied', async () => {
    const prompts = open()
    const before = await prompts.load()
    prompts.change({ 'system/decide.md': null, 'system/draft.md': '\n' })
    const after = await prompts.load()
    expect([after.decide, after.draft]).toEqual([before.decide, before.draft])
    expect(after.warnings.map(({ file }) => file)).toEqual(['system/decide.md', 'system/draft.md'])
  })
})

describe('files that are good alone but not together', () => {
  const CONFLICTS: [name: string, changes: Files][] = [
    [
      'the persona of a policy is deleted',
      { 'personas/lea.md': null, 'personas/tom.md': 'Calm.\n' },
    ],
    ['two policies tie', { 'policies/tie.md': keysOnly('steps: [{ after: 24h }]') }],
    ['the last policy is deleted', { 'policies/plain.md': null }],
    [
      'a second persona leaves the choice open',
      { 'personas/tom.md': 'Calm.\n', 'policies/plain.md': keysOnly('steps: [{ after: 24h }]') },
    ],
  ]
  for (const [name, changes] of CONFLICTS) {
    it(`leave the whole last good set in force: ${name}`, async () => {
      const prompts = open({
        'policies/plain.md': keysOnly('persona: lea\nsteps: [{ after: 48h }]'),
      })
      const { warnings: none, ...before } = await prompts.load()
      prompts.change(changes)
      const { warnings, ...after } = await prompts.load()
      expect(none).toEqual([])
      expect(after).toEqual(before)
      expect(warnings).toHaveLength(1)
      expect(warnings[0]?.message).toContain('until then all files keep their last good version')
    })
  }
})

describe('a directory that is not there', () => {
  it('is refused at the first reading, with what to do', async () => {
    const dir = `${folder()}/nowhere`
    const reading = createPromptFiles({ dir }).load()
    await expect(reading).rejects.toBeInstanceOf(PromptError)
    await expect(reading).rejects.toThrow(
      `${dir}: no such directory; set PROMPTS_DIR, or copy there the prompts of Relance`,
    )
  })

  it('leaves the last good set in force later', async () => {
    const prompts = open()
    const before = await prompts.load()
    rmSync(prompts.dir, { recursive: true })
    const after = await prompts.load()
    expect(after.policies).toBe(before.policies)
    expect(after.warnings.map(({ file }) => file)).toEqual([prompts.dir])
  })
})

it('a first reading that failed is tried anew', async () => {
  const prompts = open({ 'system/draft.md': null })
  await expect(prompts.load()).rejects.toBeInstanceOf(PromptError)
  await expect(prompts.load()).rejects.toBeInstanceOf(PromptError)
  prompts.change({ 'system/draft.md': 'Write.\n' })
  expect((await prompts.load()).draft.text).toBe('Write.\n')
})
