import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isPromptName, type PromptName, type PromptText } from '../../src/domain/prompt-editing.ts'
import { sha256 } from '../../src/lib/hash.ts'
import { createPromptFiles } from '../../src/prompts/files.ts'
import { createPromptDisk } from '../../src/prompts/save.ts'
import { change, folder } from './folder.ts'

const LEA: PromptName = { kind: 'personas', name: 'lea' }
const PLAIN: PromptName = { kind: 'policies', name: 'plain' }
const SHOP: PromptName = { kind: 'shop', name: 'shop' }
const NEW_LEA = '---\nname: Léa\nmax_words: 40\n---\nTrès courte.\n'

const open = (files = {}) => {
  const dir = folder(files)
  const kept: PromptText[] = []
  const disk = createPromptDisk({ dir })
  const write = (name: PromptName, text: string, from: string | null | 'anything') =>
    disk.write(name, text, from, async (before) => {
      kept.push(before)
    })
  const path = (file: string) => join(dir, file)
  return { dir, disk, kept, write, path, bytes: (file: string) => readFileSync(path(file), 'utf8') }
}

describe('a saved prompt file', () => {
  it('is replaced whole, what it replaced was kept first, and nothing else lies about', async () => {
    const { dir, disk, kept, write, bytes } = open()
    const before = await disk.read(LEA)
    const written = await write(LEA, NEW_LEA, before?.hash ?? null)
    expect(written).toMatchObject({ kind: 'written', now: { hash: sha256(NEW_LEA) } })
    expect(bytes('personas/lea.md')).toBe(NEW_LEA)
    expect(kept).toEqual([before])
    expect(readdirSync(join(dir, 'personas'))).toEqual(['lea.md'])
  })

  it('is in force at the next reading', async () => {
    const { dir, write } = open()
    const files = createPromptFiles({ dir })
    await files.load()
    await write(LEA, NEW_LEA, 'anything')
    expect((await files.load()).personas[0]).toMatchObject({ maxWords: 40, hash: sha256(NEW_LEA) })
  })

  it('that changed on disk meanwhile is left as it is', async () => {
    const { disk, dir, kept, write, bytes } = open()
    const before = await disk.read(LEA)
    change(dir, { 'personas/lea.md': 'By git.\n' })
    expect(await write(LEA, NEW_LEA, before?.hash ?? null)).toMatchObject({
      kind: 'changed',
      now: { text: 'By git.\n' },
    })
    expect(bytes('personas/lea.md')).toBe('By git.\n')
    expect(kept).toEqual([])
  })

  it('of two people who started from the same text, one is first and the other hears of it', async () => {
    const { disk, write, bytes } = open()
    const from = (await disk.read(LEA))?.hash ?? null
    const results = await Promise.all([write(LEA, 'One.\n', from), write(LEA, 'Two.\n', from)])
    expect(results.map(({ kind }) => kind)).toEqual(['written', 'changed'])
    expect(bytes('personas/lea.md')).toBe('One.\n')
  })

  it('that changes in the very moment before it is replaced is left as it is', async () => {
    const { dir, disk, bytes } = open()
    const from = (await disk.read(LEA))?.hash ?? null
    const written = await disk.write(LEA, NEW_LEA, from, async () => {
      change(dir, { 'personas/lea.md': 'Quick.\n' })
    })
    expect(written.kind).toBe('changed')
    expect(bytes('personas/lea.md')).toBe('Quick.\n')
  })

  it('is made where there was none, and is not where somebody was quicker', async () => {
    const { write, bytes } = open()
    const zoe: PromptName = { kind: 'personas', name: 'zoé' }
    expect((await write(zoe, 'One.', null)).kind).toBe('written')
    expect(bytes('personas/zoé.md')).toBe('One.\n')
    expect((await write(zoe, 'Two.', null)).kind).toBe('changed')
    expect(bytes('personas/zoé.md')).toBe('One.\n')
  })

  it('that was deleted meanwhile is told as gone', async () => {
    const { dir, disk, write } = open()
    const from = (await disk.read(LEA))?.hash ?? null
    change(dir, { 'personas/lea.md': null })
    expect(await write(LEA, NEW_LEA, from)).toEqual({ kind: 'changed', now: null })
  })

  it('keeps its line ends, whatever a browser sends, and its rights', async () => {
    const { write, bytes, path } = open({ 'personas/lea.md': 'Court.\r\nGentil.\r\n' })
    chmodSync(path('personas/lea.md'), 0o640)
    await write(LEA, 'Un.\r\nDeux.', 'anything')
    expect(bytes('personas/lea.md')).toBe('Un.\r\nDeux.\r\n')
    expect(statSync(path('personas/lea.md')).mode & 0o777).toBe(0o640)
    await write(PLAIN, '---\r\nsteps: [{ after: 2d }]\r\n---\r\nAsk.\r\n', 'anything')
    expect(bytes('policies/plain.md')).toBe('---\nsteps: [{ after: 2d }]\n---\nAsk.\n')
  })

  it('behind a link is replaced where it is, and the link stays', async () => {
    const { write, path } = open({ 'personas/lea.md': null })
    mkdirSync(path('elsewhere'))
    writeFileSync(path('elsewhere/lea.md'), 'Old.\n')
    symlinkSync(path('elsewhere/lea.md'), path('personas/lea.md'))
    await write(LEA, 'New.\n', 'anything')
    expect(lstatSync(path('personas/lea.md')).isSymbolicLink()).toBe(true)
    expect(readFileSync(path('elsewhere/lea.md'), 'utf8')).toBe('New.\n')
  })

  it('that cannot be written is told with the reason, and stays', async () => {
    const { disk, dir, bytes } = open({ 'personas/lea.md': null })
    // Even root makes no file where a directory has its name.
    mkdirSync(join(dir, 'personas/lea.md'))
    await expect(disk.read(LEA)).rejects.toThrow(/EISDIR/)
    writeFileSync(join(dir, 'file'), '')
    const nowhere = createPromptDisk({ dir: join(dir, 'file') })
    expect((await nowhere.write(SHOP, 'x', null, async () => {})).kind).toBe('unwritable')
    expect(bytes('policies/plain.md')).toContain('48h')
  })
})

describe('the name of a prompt file', () => {
  it.each(['maya', 'vip-unshipped', 'été 2026', 'a.b', 'A_1', 'x'])('may be %s', (name) => {
    expect(isPromptName(name)).toBe(true)
  })

  it.each([
    '',
    '.',
    '..',
    '../shop',
    '..\\shop',
    'a/b',
    '/etc/passwd',
    '.hidden',
    'a..b',
    'a\0',
    'a\n',
    'a%2fb',
    '-x',
    ' x',
    'x ',
    'x.',
    'x'.repeat(65),
    '\u202Ex',
  ])('is never %j', async (name) => {
    expect(isPromptName(name)).toBe(false)
    const { dir, write } = open()
    await expect(write({ kind: 'personas', name }, 'x', 'anything')).rejects.toThrow(/no name/)
    expect(existsSync(join(dir, 'shop.md'))).toBe(false)
  })
})

describe('a text that is no good', () => {
  it.each<[string, PromptName, string, RegExp]>([
    ['a key nobody knows', LEA, '---\nnme: x\n---\n', /:2.*did you mean "name"/],
    ['no steps', PLAIN, '---\nmode: approval\n---\n', /steps/],
    [
      'a voice that is not there',
      PLAIN,
      '---\nsteps: [{ after: 2d }]\npersona: zoe\n---\n',
      /:3.*no file personas\/zoe/,
    ],
    ['nothing', LEA, ' \n', /:1.*empty/],
    ['a zone that is none', SHOP, '---\ntimezone: Mars\n---\n', /:2.*timezone/],
  ])('because of %s is named with file and line', async (_, name, text, expected) => {
    const { disk } = open()
    const checked = await disk.check(name, text)
    expect(checked.kind).toBe('broken')
    const [first] = checked.kind === 'broken' ? checked.problems : []
    expect(`${first?.file}:${first?.line}: ${first?.message}`).toMatch(expected)
  })

  it('because it cannot stand beside another is told, in whichever file it shows', async () => {
    const { disk } = open({ 'policies/vip.md': '---\npriority: 5\nsteps: [{ after: 2d }]\n---\n' })
    const tie = '---\npriority: 5\nsteps: [{ after: 48h }]\n---\n'
    expect(await disk.check(PLAIN, tie)).toMatchObject({
      kind: 'broken',
      problems: [{ file: expect.any(String), message: expect.stringMatching(/priority 5/) }],
    })
  })

  it('is not held to account for what was wrong elsewhere before', async () => {
    const { disk } = open({
      'policies/broken.md': '---\nstpes: []\n---\n',
      'policies/a.md': '---\npriority: 5\nsteps: [{ after: 2d }]\n---\n',
      'policies/b.md': '---\npriority: 5\nsteps: [{ after: 2d }]\n---\n',
    })
    expect((await disk.check(LEA, NEW_LEA)).kind).toBe('good')
  })

  it('is good where another voice comes, and warns of what waits anyway', async () => {
    const { disk } = open({
      'policies/plain.md': '---\npersona: lea\nsteps: [{ after: 48h }]\n---\n',
    })
    expect((await disk.check({ kind: 'personas', name: 'zoe' }, 'New.')).kind).toBe('good')
    const short = '---\npersona: lea\nsteps: [{ after: 48h }, { after: 1h }]\n---\n'
    const checked = await disk.check(PLAIN, short)
    expect(checked).toMatchObject({ kind: 'good', warnings: [{ line: 3 }] })
  })
})
