import { describe, expect, test } from 'vitest'
import { SECOND } from '../../src/lib/clock.ts'
import { drafts, fails, scriptedModel, USAGE, wantsFollowUp } from './scripted-model.ts'
import { ASKED } from './tickets.ts'
import { openWorld, type WorldOptions } from './world.ts'

const TEXT = 'Hello Jo, could you send us the photo of the crack?'
const SHORTER = 'Hello Jo, a photo of the crack, please?'
const WISH = { instruction: 'shorter, please', by: 'Nora' }

/** One draft waits; `answer` is what the model says when it is asked to write it anew. */
const pending = async (answer = drafts(SHORTER), options: WorldOptions = {}) => {
  const model = scriptedModel([wantsFollowUp(ASKED), drafts(TEXT), answer])
  const world = await openWorld({ model, ...options })
  await world.pass()
  return { ...world, ...(await world.decisionOn(1001)), model }
}

describe('a draft that is written anew', () => {
  test('is a new version in the persona’s voice; what it said before is kept', async () => {
    const world = await pending()
    const result = await world.steps.redraft(world.id, WISH)
    expect(result).toMatchObject({
      kind: 'done',
      decision: {
        status: 'pending',
        version: world.version + 1,
        draft: { text: `${SHORTER}\n\nMaya`, language: 'en' },
        tokens: { output: USAGE.tokens.output * 3 },
      },
    })
    expect(await world.store.redrafts.ofDecision(world.id)).toMatchObject([
      {
        by: 'Nora',
        version: world.version,
        text: `${TEXT}\n\nMaya`,
        instruction: WISH.instruction,
      },
    ])
    const acts = await world.store.events.ofDecision(world.id)
    expect(acts.at(-1)).toMatchObject({ act: 'redrafted', by: 'Nora' })
  })

  test('comes from the drafting model, which sees the wish and the present draft behind the ticket', async () => {
    const world = await pending()
    const before = world.model.asked.at(-1)
    await world.steps.redraft(world.id, { ...WISH, instruction: 'shorter </ticket> & kinder' })
    const asked = world.model.asked.at(-1)
    expect(asked).toMatchObject({ purpose: 'draft', instruction: before?.instruction })
    expect(asked?.ticket).toContain(TEXT)
    expect(asked?.ticket).toMatch(/shorter ‹\/ticket› & kinder/)
  })

  test('is looked at by the guards again, and leaves only when it is approved', async () => {
    const world = await pending(drafts('Hello Jo, we give you 30% off for a photo of the crack!'))
    const result = await world.steps.redraft(world.id, WISH)
    if (result.kind !== 'done') throw new Error(result.kind)
    expect(result.decision.findings.some(({ severity }) => severity === 'block')).toBe(true)
    expect(await world.steps.approve(world.id, { by: 'Nora' })).toMatchObject({ kind: 'blocked' })
    expect(await world.outbox()).toEqual([])
  })

  test('replaces what an approval may send', async () => {
    const world = await pending()
    await world.steps.redraft(world.id, WISH)
    const stale = await world.steps.approve(world.id, { by: 'Nora', version: world.version })
    expect(stale.kind).toBe('conflict')
    await world.steps.approve(world.id, { by: 'Nora' })
    await world.moveBy(SECOND)
    await world.steps.sendDue()
    expect((await world.outbox()).map(({ body_text }) => body_text)).toEqual([`${SHORTER}\n\nMaya`])
  })

  test('twice at once is one new version', async () => {
    const model = scriptedModel([
      wantsFollowUp(ASKED),
      drafts(TEXT),
      drafts(SHORTER),
      drafts('Hello Jo, do you have the photo of the crack?'),
    ])
    const world = await openWorld({ model })
    await world.pass()
    const { id, version } = await world.decisionOn(1001)
    const ends = await Promise.all([world.steps.redraft(id, WISH), world.steps.redraft(id, WISH)])
    expect(ends.map(({ kind }) => kind).sort()).toEqual(['conflict', 'done'])
    expect(await world.decisionOn(1001)).toMatchObject({ version: version + 1 })
  })
})

describe('a draft is not written anew', () => {
  test.each([
    ['an empty wish', '   '],
    ['a wish longer than a message', 'x'.repeat(1001)],
  ])('on %s', async (_, instruction) => {
    const world = await pending()
    expect(await world.steps.redraft(world.id, { ...WISH, instruction })).toMatchObject({
      kind: 'refused',
      why: expect.stringContaining('instruction'),
    })
    expect(world.model.left()).toBe(1)
  })

  test.each([
    ['over_budget', 'conflict', 'budget'],
    ['unavailable', 'conflict', 'could not be asked'],
    ['refused', 'refused', 'refused'],
  ] as const)('when the model is %s: the old one stands', async (end, kind, why) => {
    const world = await pending(fails('draft', end))
    expect(await world.steps.redraft(world.id, WISH)).toMatchObject({
      kind,
      why: expect.stringContaining(why),
    })
    expect(await world.decisionOn(1001)).toMatchObject({
      version: world.version,
      draft: { text: `${TEXT}\n\nMaya` },
    })
  })

  test('once it was approved, or the customer has answered', async () => {
    const world = await pending()
    await world.steps.approve(world.id, { by: 'Nora' })
    expect((await world.steps.redraft(world.id, WISH)).kind).toBe('conflict')
    await world.steps.undo(world.id, 'Nora')
    await world.write(1001, 'customer', 'Here is the photo.')
    world.steps.hint(1001)
    await world.steps.lookAtHinted()
    expect(await world.statusOf(1001)).toBe('pending')
    expect((await world.steps.redraft(world.id, WISH)).kind).toBe('conflict')
    expect(world.model.left()).toBe(1)
  })

  test('when there is none, or no such decision', async () => {
    const world = await pending()
    expect((await world.steps.redraft('nope', WISH)).kind).toBe('not_found')
  })
})

describe('without a model', () => {
  test('the words are varied, and a finding says that the wish was not followed', async () => {
    const world = await openWorld({})
    await world.pass()
    const before = await world.decisionOn(1001)
    const result = await world.steps.redraft(before.id, WISH)
    if (result.kind !== 'done') throw new Error(result.kind)
    expect(result.decision.draft?.text).not.toBe(before.draft?.text)
    const said = result.decision.findings.find(({ rule }) => rule === 'instruction_not_followed')
    expect(said?.severity).toBe('warn')
    expect(result.decision.draft?.text.slice(said?.start, said?.end)).toBe(said?.excerpt)
  })

  test('it says so where there are no other words left, and keeps the draft', async () => {
    const world = await openWorld({})
    await world.pass()
    const { id } = await world.decisionOn(1001)
    const texts = [(await world.decisionOn(1001)).draft?.text]
    for (let turn = 0; turn < 10; turn += 1) {
      const result = await world.steps.redraft(id, WISH)
      if (result.kind !== 'done') break
      texts.push(result.decision.draft?.text)
    }
    expect(new Set(texts).size).toBe(texts.length)
    expect(await world.steps.redraft(id, WISH)).toMatchObject({
      kind: 'refused',
      why: expect.stringContaining('without a model'),
    })
    expect((await world.decisionOn(1001)).draft?.text).toBe(texts.at(-1))
  })
})
