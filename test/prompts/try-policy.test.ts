import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { tryPolicy } from '../../src/prompts/try-policy.ts'
import { persona, policy, promptSet } from '../pipeline/prompt-set.ts'

const SET = promptSet({
  policies: [policy({ name: 'photos', priority: 5 }), policy({ name: 'others', priority: 0 })],
  personas: [persona({ key: 'default' })],
})

const fileWith = (text: string, name = 'sizes.md') => {
  const folder = mkdtempSync(join(tmpdir(), 'relance-policy-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const tried = (wanted: string, mayReadFiles = true) => tryPolicy(SET, wanted, { mayReadFiles })

describe('a policy that is tried out', () => {
  test('by its name stands alone', () => {
    expect(tried('photos').policies.map(({ name }) => name)).toEqual(['photos'])
  })

  test('in a file stands beside the others, or in the place of the one it is a version of', () => {
    const text = '---\npriority: 9\nsteps:\n  - { after: 2d }\n---\nSizes.'
    expect(tried(fileWith(text)).policies.map(({ name }) => name)).toEqual([
      'sizes',
      'photos',
      'others',
    ])
    const replaced = tried(fileWith(text, 'photos.md')).policies
    expect(replaced.map(({ name, guidance }) => [name, guidance.trim()])).toEqual([
      ['photos', 'Sizes.'],
      ['others', expect.any(String)],
    ])
  })

  test.each([
    ['a mistake', '---\nstep: 2d\n---\n', 'steps'],
    ['the priority of another', '---\npriority: 5\nsteps:\n  - { after: 2d }\n---\n', 'priority 5'],
  ])('in a file with %s is refused with file and reason', (_, text, says) => {
    expect(() => tried(fileWith(text))).toThrow(new RegExp(`sizes.md[\\s\\S]*${says}`))
  })

  test.each([
    ['Remind people of photos we asked for', { kind: 'business_days', days: 3 }],
    ['After 2 days remind people who wanted to measure', { kind: 'duration', ms: 172_800_000 }],
    ['remind them after 36 hours', { kind: 'duration', ms: 129_600_000 }],
    ['remind them after 4 business days', { kind: 'business_days', days: 4 }],
  ])('as the sentence %j stands alone with its own time', (sentence, after) => {
    const { policies } = tried(sentence)
    expect(policies).toHaveLength(1)
    expect(policies[0]).toMatchObject({ guidance: sentence, match: {}, steps: [{ after }] })
  })

  test('that is none of these is refused with what there is', () => {
    expect(() => tried('fotos')).toThrow(/"fotos" is neither.*photos, others/)
  })

  test('from the web is never a file of this machine', () => {
    const path = fileWith('---\nsteps:\n  - { after: 2d }\n---\n')
    expect(() => tried(path, false)).toThrow(/is neither a policy nor a file/)
  })
})
