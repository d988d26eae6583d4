import { describe, expect, it } from 'vitest'
import { createPasswords } from '../../src/lib/password.ts'

describe('a password', () => {
  it('is kept as argon2id at the full cost, with a salt of its own', async () => {
    const { hash, isRight } = createPasswords()
    const [one, two] = [await hash('pässword'), await hash('pässword')]
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(one).not.toBe(two)
    // However the keyboard writes the umlaut.
    expect(await isRight('pa\u0308ssword', one)).toBe(true)
    expect(await isRight('password', one)).toBe(false)
    expect(await isRight('', one)).toBe(false)
  })

  it('of nobody is never right', async () => {
    const { isRight } = createPasswords({ memorySize: 64, iterations: 1, parallelism: 1 })
    expect(await isRight('anything', null)).toBe(false)
  })
})
