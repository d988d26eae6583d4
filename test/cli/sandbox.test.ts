import { expect, it } from 'vitest'
import { type SandboxFlags, serveSandbox } from '../../src/cli/sandbox.ts'
import { ConfigError } from '../../src/lib/errors.ts'

const wrong: [Partial<SandboxFlags>, string][] = [
  [{ port: 'http' }, '--port: http'],
  [{ port: '-1' }, '--port: -1'],
  [{ seed: '1.5' }, '--seed: 1.5'],
  [{ count: '-3' }, '--count: -3'],
  [{ count: '0x10' }, '--count: 0x10'],
  [{ days: '0' }, '--days: 0'],
  [{ limit: 'none' }, '--limit: none'],
  [{ nasty: 'very' }, '--seed: very'],
  [{ clock: 'noon' }, '--clock: noon'],
  [{ clock: '2026-13-01' }, '--clock: 2026-13-01'],
  [{ tickets: '/no/where.json' }, '/no/where.json: '],
]

it.each(wrong)('the sandbox refuses %o and names the flag', async (flags, words) => {
  const serving = serveSandbox({ port: '0', ...flags }, Promise.resolve())
  await expect(serving).rejects.toThrow(ConfigError)
  await expect(serving).rejects.toThrow(words)
})
