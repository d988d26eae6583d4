import { describe, expect, test } from 'vitest'
import { createCoverage } from '../../src/pipeline/coverage.ts'
import { createPreview } from '../../src/pipeline/preview.ts'
import { persona, step } from './prompt-set.ts'
import {
  answered,
  drafts,
  fails,
  messageWith,
  scriptedModel,
  wantsFollowUp,
} from './scripted-model.ts'
import { ASKED, SILENT, ticket } from './tickets.ts'
import { openWorld, type World, type WorldOptions } from './world.ts'

const TEXT = 'Hello Jo, could you send us the photo of the crack?'
const VOICES = {
  personas: [persona({ key: 'default' }), persona({ key: 'lea', name: 'Léa', signature: 'Léa' })],
}

const openPreview = async (options: WorldOptions = {}) => {
  const world = await openWorld({
    prompts: VOICES,
    model: scriptedModel([wantsFollowUp(ASKED), drafts(TEXT)]),
    ...options,
  })
  return { ...world, preview: createPreview(world.deps) }
}

/** Everything the database holds. */
const contents = ({ sql }: World) => {
  const names = sql.db.all<{ name: string }>(
    "select name from sqlite_master where type = 'table' order by name" as never,
  )
  return names.map(({ name }) => [name, sql.db.all(`select * from "${name}"` as never)])
}

describe('a preview', () => {
  test('shows decision and draft in the voice that was asked for', async () => {
    const { preview } = await openPreview()
    expect(await preview(1001, 'léa')).toMatchObject({
      kind: 'previewed',
      preview: {
        ticketId: 1001,
        policy: 'asked',
        persona: 'lea',
        step: 1,
        stoppedBy: null,
        decision: {
          verdict: 'follow_up',
          status: 'pending',
          draft: { text: `${TEXT}\n\nLéa` },
          findings: [],
        },
      },
    })
  })

  test.each([
    ['before any pass', false],
    ['after one', true],
  ])('reads one ticket, writes nothing and keeps nothing: %s', async (_, isSynced) => {
    const world = await openPreview({
      model: scriptedModel([
        ...(isSynced ? [wantsFollowUp(ASKED), drafts(TEXT)] : []),
        wantsFollowUp(ASKED),
        drafts(TEXT),
      ]),
    })
    if (isSynced) await world.pass()
    const before = contents(world)
    const callsBefore = (await world.calls()).length
    await world.preview(1001, 'default')
    const calls = (await world.calls()).slice(callsBefore)
    expect(calls.filter((call) => call.includes('/tickets'))).toEqual(['GET /api/tickets/1001'])
    expect(calls.filter((call) => !call.startsWith('GET '))).toEqual([])
    expect(contents(world)).toEqual(before)
  })

  test('names the gate that would keep it, and judges all the same', async () => {
    const { preview } = await openPreview({ policies: [{ steps: [step('240h')] }] })
    const shown = await preview(1001, 'default')
    expect(shown).toMatchObject({
      preview: { stoppedBy: { gate: 'not_due' }, decision: { verdict: 'follow_up' } },
    })
  })

  test.each([
    [
      'the customer spoke last',
      { tickets: [ticket(1001, [...SILENT, ['customer', 'Hier ist das Foto.', 2]])] },
      'customer_spoke_last',
    ],
    ['no policy applies', { policies: [{ match: { tags: ['vip'] } }] }, 'no_policy'],
  ] as const)('has nothing to judge where %s', async (_, options, gate) => {
    const { preview } = await openPreview({
      ...(options as unknown as WorldOptions),
      model: scriptedModel([]),
    })
    expect(await preview(1001, 'default')).toMatchObject({
      preview: { stoppedBy: { gate }, decision: null },
    })
  })

  test('asks which policy it is about, as a pass would', async () => {
    const CRACK = 'arrived with a crack in it'
    const tells = {
      purpose: 'decide' as const,
      ticket: null,
      answer: ({ ticket: shown }: { ticket: string }) =>
        answered({
          true_sentences: [{ number: 1, quote: CRACK, message_id: messageWith(shown, CRACK) }],
        }),
    }
    const { preview } = await openPreview({
      policies: [{ name: 'damage', priority: 1, about: 'It broke.' }, { name: 'rest' }],
      model: scriptedModel([tells, wantsFollowUp(ASKED), drafts(TEXT)]),
    })
    expect(await preview(1001, 'default')).toMatchObject({
      preview: { policy: 'damage', decision: { usage: { tokens: { input: 2700 } } } },
    })
  })

  test('says what is not there, and what was not answered', async () => {
    const { preview } = await openPreview({ model: scriptedModel([fails('decide', 'refused')]) })
    expect(await preview(1001, 'tom')).toEqual({ kind: 'no_persona', known: ['default', 'lea'] })
    expect(await preview(77, 'lea')).toEqual({ kind: 'gone' })
    expect(await preview(1001, 'lea')).toMatchObject({ kind: 'no_answer' })
  })
})

describe('what a policy covers', () => {
  test('is counted from the mirror, without a call', async () => {
    const world = await openWorld({
      tickets: [
        ticket(1001, SILENT, { tags: ['pre-sale'] }),
        ticket(1002, [
          ['customer', 'Is it blue?', 9],
          ['agent', 'It is. Would you like one?', 8],
        ]),
        ticket(1003, [...SILENT, ['customer', 'Voilà la photo.', 2]]),
        ticket(1004, [
          ['customer', 'Hello', 24 * 29],
          ['agent', ASKED, 24 * 29 - 1],
        ]),
      ],
      policies: [
        { name: 'vip', priority: 9, match: { customerTags: ['VIP'] } },
        { name: 'pre-sale', priority: 5, match: { tags: ['pre-sale'] } },
        { name: 'rest' },
      ],
      isDryRun: true,
    })
    await world.pass()
    const before = (await world.calls()).length
    const covered = await createCoverage(world.deps)()
    expect(covered).toMatchObject({ days: 30, silent: 3 })
    // Ticket 1002 is not due for anybody, so nobody has read it in detail.
    expect(covered.policies.map(({ name, covers, mayCover }) => [name, covers, mayCover])).toEqual([
      ['vip', 0, 1],
      ['pre-sale', 1, 0],
      ['rest', 1, 1],
    ])
    expect((await world.calls()).length).toBe(before)
    await world.moveBy(2 * 24 * 3_600_000)
    expect((await createCoverage(world.deps)()).silent).toBe(2)
  })
})
