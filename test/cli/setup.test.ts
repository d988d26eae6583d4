import { describe, expect, test, vi } from 'vitest'
import { readPublicUrl, runSetup } from '../../src/cli/setup.ts'
import { ConfigError } from '../../src/lib/errors.ts'
import type { SetupEnd, SetupState, SetupWish } from '../../src/pipeline/setup.ts'

describe('the address at which the helpdesk reaches us', () => {
  test.each([
    ['https://relance.acme.example', 'https://relance.acme.example'],
    ['https://acme.example/relance/', 'https://acme.example/relance'],
    ['https://acme.example/relance?x=1#y', 'https://acme.example/relance'],
    ['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
    ['http://localhost:3000/', 'http://localhost:3000'],
  ])('%s is read as %s', (text, url) => {
    expect(readPublicUrl(text)).toBe(url)
  })

  test.each([
    'acme',
    '',
    'http://relance.acme.example',
    'ftp://acme.example',
    'http://127.example',
  ])('%j is none', (text) => {
    expect(() => readPublicUrl(text)).toThrow(ConfigError)
  })
})

const ending = (...states: SetupState[]): SetupEnd => ({
  kind: 'done',
  items: states.map((state) => ({ kind: 'view', name: 'Mine', state, id: 1, why: null })),
})

const run = async (end: SetupEnd, flags: Parameters<typeof runSetup>[1]) => {
  const printed: string[] = []
  const out = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed.push(String(text))
    return true
  })
  const err = vi.spyOn(process.stderr, 'write').mockImplementation(() => true)
  const wishes: SetupWish[] = []
  try {
    const setup = async (wish: SetupWish) => {
      wishes.push(wish)
      return end
    }
    return { code: await runSetup({ setup }, flags), acts: wishes.map(({ act }) => act), printed }
  } finally {
    out.mockRestore()
    err.mockRestore()
  }
}

describe('the exit code', () => {
  test.each<[string, SetupEnd, Parameters<typeof runSetup>[1], number]>([
    ['shown', ending('would_create', 'foreign'), { json: true }, 0],
    ['made', ending('created', 'there'), { apply: true, json: true }, 0],
    ['something left out', ending('created', 'skipped'), { apply: true, json: true }, 3],
    ['something left alone', ending('removed', 'renamed'), { undo: true, json: true }, 3],
    ['something refused', ending('created', 'failed'), { apply: true, json: true }, 1],
    ['everything paused', { kind: 'paused' }, { apply: true, json: true }, 3],
  ])('%s', async (_, end, flags, code) => {
    expect((await run(end, flags)).code).toBe(code)
  })

  test('--json prints one document and asks nobody', async () => {
    const { printed, acts } = await run(ending('would_create'), { json: true })
    expect(acts).toEqual(['show'])
    expect(JSON.parse(printed.join(''))).toMatchObject({
      applied: false,
      items: [{ kind: 'view', name: 'Mine', state: 'would_create' }],
    })
  })

  test('undo never makes anything', async () => {
    expect((await run(ending(), { undo: true, apply: true })).acts).toEqual(['undo'])
  })
})
