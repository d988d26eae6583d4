import { describe, expect, test } from 'vitest'
import { createHelpdesk } from '../../src/gorgias/helpdesk.ts'
import { originProblem } from '../../src/gorgias/origin.ts'
import { ConfigError } from '../../src/lib/errors.ts'
import { fixedClock } from '../lib/fixed-clock.ts'

describe('originProblem', () => {
  test.each([
    'https://acme.gorgias.com',
    'https://acme-shop2.gorgias.com/',
    'http://127.0.0.1:4600',
    'https://127.0.0.1:4600',
    'http://127.8.8.8',
    'http://localhost:4010',
    'http://[::1]:4010',
  ])('allows %s', (origin) => {
    expect(originProblem(origin)).toBeNull()
  })

  test.each([
    ['http://acme.gorgias.com', 'must be https; write https://acme.gorgias.com'],
    ['https://gorgias.com', 'neither an account'],
    ['https://acme.gorgias.com.evil.example', 'neither an account'],
    ['https://evilgorgias.com', 'neither an account'],
    ['https://a.b.gorgias.com', 'neither an account'],
    ['https://acme.gorgias.com@evil.example', 'user or password'],
    ['http://127.0.0.1.evil.example', 'neither an account'],
    ['http://192.168.1.5:4010', 'neither an account'],
    ['http://0.0.0.0:4010', 'neither an account'],
    ['https://acme.gorgias.com/api', 'without a path'],
    ['https://acme.gorgias.com/?x=1', 'without a path'],
    ['ftp://127.0.0.1', 'must be http or https'],
    ['acme', 'is no address'],
    ['', 'is no address'],
  ])('refuses %s', (origin, why) => {
    expect(originProblem(origin)).toContain(why)
  })

  test('a helpdesk at a refused origin is not built, and the key is not told', () => {
    const build = () =>
      createHelpdesk({
        origin: 'https://evil.example',
        account: 'evil.example',
        email: 'maya@shop.example',
        apiKey: 'topsecret',
        share: 0.5,
        clock: fixedClock(),
      })
    expect(build).toThrow(ConfigError)
    expect(build).toThrow(/^GORGIAS_BASE_URL: https:\/\/evil\.example is neither(?!.*topsecret)/)
  })
})
