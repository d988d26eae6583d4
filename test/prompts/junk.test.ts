import fc from 'fast-check'
import { expect, it } from 'vitest'
import { stringify } from 'yaml'
import { PromptError } from '../../src/lib/errors.ts'
import { createPromptFiles } from '../../src/prompts/files.ts'
import { change, folder, SIMPLE } from './folder.ts'

const KEYS = [
  'steps',
  'after',
  'match',
  'any',
  'not',
  'tags',
  'mode',
  'priority',
  'hours',
  'closed',
  'timezone',
  'signature',
  'never',
  'languages',
  'may_link',
  'send_between',
  '__proto__',
  'constructor',
  'toString',
]
const VALUES = [
  '48h',
  '2 business days',
  'note',
  'always',
  'mon-fri',
  '08:00-20:00',
  '*a',
  '&a x',
  '!!timestamp 1',
  '- -',
  '',
]

const junk = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(...VALUES),
    fc.integer(),
    fc.double(),
    fc.constant(null),
    fc.boolean(),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.oneof(fc.constantFrom(...KEYS), fc.string()), tie('value'), { maxKeys: 4 }),
  ),
}))

const yaml = fc.oneof(
  junk.value.map((value) => stringify(value)),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          ...KEYS,
          ...VALUES,
          ': ',
          '\n',
          '  ',
          '- ',
          '{',
          ']',
          '? ',
          '<<: ',
          '---\n',
        ),
        fc.string(),
      ),
    )
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary' }),
)

const file = fc.oneof(
  yaml.map((keys) => `---\n${keys}\n---\nWords.\n`),
  yaml.map((keys) => `---\nsteps: [{ after: 48h }]\n${keys}\n---\n`),
  fc.string(),
)

const NAMES = ['shop.md', 'policies/plain.md', 'personas/lea.md', 'policies/constructor.md']

it('whatever stands in the files, a reading answers a usable set or throws a PromptError', async () => {
  const dir = folder()
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...NAMES), file, async (name, text) => {
      change(dir, { [name]: text })
      const reading = await createPromptFiles({ dir })
        .load()
        .catch((error: unknown) => error)
      change(dir, { [name]: SIMPLE[name] ?? null })
      if (reading instanceof PromptError) {
        for (const line of reading.lines) expect(line).toMatch(/^[a-z/]+(\.md)?:\d+: ./)
      } else
        expect(reading).toMatchObject({
          shop: { hash: expect.any(String) },
          warnings: expect.any(Array),
        })
    }),
    { numRuns: 200 },
  )
})

it('after a good reading no junk ever throws, and every problem names a line of its file', async () => {
  const dir = folder()
  const { load } = createPromptFiles({ dir })
  await load()
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...NAMES), file, async (name, text) => {
      change(dir, { [name]: text })
      const { policies, warnings } = await load()
      change(dir, { [name]: SIMPLE[name] ?? null })
      expect(policies.map((policy) => policy.name)).toContain('plain')
      const lines = text.split('\n').length
      for (const { line } of warnings) expect(line).toSatisfy((n: number) => n >= 1 && n <= lines)
    }),
    { numRuns: 200 },
  )
})
