import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { PromptName } from '../../src/domain/prompt-editing.ts'
import { HOUR } from '../../src/lib/clock.ts'
import { createPromptDesk } from '../../src/pipeline/edit-prompts.ts'
import { createPreview } from '../../src/pipeline/preview.ts'
import { createPromptFiles } from '../../src/prompts/files.ts'
import { createPromptDisk } from '../../src/prompts/save.ts'
import { folder } from '../prompts/folder.ts'
import { type Said, SILENT, ticket } from './tickets.ts'
import { openWorld, type WorldOptions } from './world.ts'

const LEA: PromptName = { kind: 'personas', name: 'lea' }
const PLAIN: PromptName = { kind: 'policies', name: 'plain' }
const SIGNED = '---\nname: Léa\nsignature: "Léa, Atelier"\n---\nCourte et gentille.\n'

const planOf = (after: string, keys = '') => `---\n${keys}steps: [{ after: ${after} }]\n---\nAsk.\n`

const openDesk = async (options: WorldOptions = {}, keys = '') => {
  const dir = folder({ 'personas/lea.md': SIGNED, 'policies/plain.md': planOf('48h', keys) })
  const promptFiles = createPromptFiles({ dir })
  const world = await openWorld({ prompts: await promptFiles.load(), ...options })
  const deps = { ...world.deps, promptFiles }
  const desk = createPromptDesk({
    ...deps,
    disk: createPromptDisk({ dir }),
    previewWith: (set) => createPreview({ ...deps, promptFiles: { load: async () => set } }),
  })
  const read = async (name: PromptName) => {
    const now = await desk.read(name)
    if (now === null) throw new Error(`no ${name.name}`)
    return now
  }
  const events = () => world.sql.db.select().from(world.sql.t.events)
  /** A pass by the files as they are on disk. */
  const pass = async () => {
    Object.assign(world.prompts, await promptFiles.load())
    return world.pass()
  }
  return { ...world, dir, desk, read, events, pass }
}

describe('a text tried on real tickets', () => {
  test('stands beside what the present voice says, and leaves no trace', async () => {
    const { desk, pass, events, read } = await openDesk()
    await pass()
    const before = await events()
    const ids = await desk.chooseTickets(LEA)
    expect(ids).toEqual([1001])
    const tried = await desk.tryOn(LEA, SIGNED.replace('Atelier', 'Your atelier'), ids)
    expect(tried).toMatchObject({
      kind: 'tried',
      comparisons: [
        {
          ticketId: 1001,
          present: {
            preview: { decision: { draft: { text: expect.stringMatching(/\n\nLéa, Atelier$/) } } },
          },
          tried: {
            preview: { decision: { draft: { text: expect.stringMatching(/Léa, Your atelier$/) } } },
          },
        },
      ],
    })
    expect(await events()).toEqual(before)
    expect((await read(LEA)).text).toBe(SIGNED)
  })

  test('in a new voice has nothing beside it; a broken one is named', async () => {
    const { desk, pass } = await openDesk({}, 'persona: lea\n')
    await pass()
    const zoe: PromptName = { kind: 'personas', name: 'zoe' }
    const tried = await desk.tryOn(zoe, '---\nsignature: Zoé\n---\nNew.\n', [1001])
    expect(tried).toMatchObject({
      comparisons: [{ present: null, tried: { preview: { persona: 'zoe' } } }],
    })
    expect((await desk.tryOn(zoe, '---\nnme: x\n---\n', [1001])).kind).toBe('broken')
  })

  test('as a plan is what that plan would do', async () => {
    const { desk, pass } = await openDesk()
    await pass()
    const tried = await desk.tryOn(PLAIN, planOf('60d'), [1001])
    expect(tried).toMatchObject({
      comparisons: [
        {
          present: { preview: { stoppedBy: null } },
          tried: { preview: { stoppedBy: { gate: 'not_due' } } },
        },
      ],
    })
  })
})

describe('saving', () => {
  test('keeps who, when and both texts, and the audit names the file by its hash', async () => {
    const { desk, read, events, clock } = await openDesk()
    const from = await read(LEA)
    const saved = await desk.save(LEA, 'Kurz.\n', { from: from.hash, by: 'maya' })
    expect(saved.kind).toBe('saved')
    const now = await read(LEA)
    expect(await desk.versions(LEA)).toMatchObject([
      { by: 'maya', at: clock.now(), text: 'Kurz.\n', hash: now.hash },
      { by: null, text: SIGNED, hash: from.hash },
    ])
    expect((await events()).at(-1)).toMatchObject({
      act: 'prompt_saved',
      by: 'maya',
      about: 'personas/lea.md',
      hash: now.hash,
    })
  })

  test('what is no good writes nothing and keeps no version', async () => {
    const { desk, read } = await openDesk()
    const saved = await desk.save(LEA, '---\nnme: x\n---\n', { from: 'anything', by: 'maya' })
    expect(saved.kind).toBe('broken')
    expect((await read(LEA)).text).toBe(SIGNED)
    expect(await desk.versions(LEA)).toEqual([])
  })

  test('over what git brought meanwhile is refused, and shows it', async () => {
    const { desk, read, dir } = await openDesk()
    const from = await read(LEA)
    writeFileSync(join(dir, 'personas/lea.md'), 'By git.\n')
    const saved = await desk.save(LEA, 'Mine.\n', { from: from.hash, by: 'maya' })
    expect(saved).toMatchObject({ kind: 'changed', now: { text: 'By git.\n' } })
  })

  test('an earlier version comes back byte by byte, and what it replaced stays', async () => {
    const { desk, read, dir } = await openDesk()
    await desk.save(LEA, 'Kurz.\n', { from: 'anything', by: 'maya' })
    writeFileSync(join(dir, 'personas/lea.md'), 'By git.\n')
    const [, first] = await desk.versions(LEA)
    const { hash } = await read(LEA)
    const restored = await desk.restore(LEA, first?.id ?? 0, { from: hash, by: 'noor' })
    expect(restored?.kind).toBe('saved')
    expect((await read(LEA)).text).toBe(SIGNED)
    expect((await desk.versions(LEA)).map(({ by, text }) => [by, text])).toEqual([
      ['noor', SIGNED],
      [null, 'By git.\n'],
      ['maya', 'Kurz.\n'],
      [null, SIGNED],
    ])
    expect(await desk.restore(PLAIN, first?.id ?? 0, { from: 'anything', by: 'noor' })).toBeNull()
  })

  test('the same text again makes no version', async () => {
    const { desk } = await openDesk()
    await desk.save(LEA, SIGNED, { from: 'anything', by: 'maya' })
    expect((await desk.versions(LEA)).map(({ by }) => by)).toEqual([null])
  })
})

describe('a plan saved with other steps', () => {
  const silentFor = (hours: number) =>
    SILENT.map(([from, text, ago]) => [from, text, ago - 80 + hours] satisfies Said)

  test('counts as first seen: what was due by then is backlog, what falls due later is judged', async () => {
    const { desk, pass, explain, decisionsOf, statusOf, moveBy } = await openDesk({
      settings: { includeBacklog: false },
      tickets: [ticket(1001, silentFor(30)), ticket(1002, silentFor(10))],
    })
    await pass()
    expect(await explain(1001)).toMatchObject({ stoppedBy: 'not_due' })
    await desk.save(PLAIN, planOf('24h'), { from: 'anything', by: 'maya' })
    await moveBy(HOUR)
    await pass()
    expect(await explain(1001)).toMatchObject({ stoppedBy: 'backlog' })
    expect(await decisionsOf(1002)).toEqual([])
    await moveBy(14 * HOUR)
    await pass()
    expect(await statusOf(1001)).toBe('no_action')
    expect(await statusOf(1002)).toBe('pending')
  })

  test('and words alone changed nothing of what is due', async () => {
    const { desk, pass, statusOf, moveBy } = await openDesk({
      settings: { includeBacklog: false },
      tickets: [ticket(1001, silentFor(30))],
    })
    await pass()
    await moveBy(19 * HOUR)
    const words = planOf('48h').replace('Ask.', 'Ask kindly.')
    await desk.save(PLAIN, words, { from: 'anything', by: 'maya' })
    await pass()
    expect(await statusOf(1001)).toBe('pending')
  })
})
