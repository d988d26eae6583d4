import { describe, expect, test } from 'vitest'
import type { Policy } from '../../src/domain/policy.ts'
import { DAY, HOUR } from '../../src/lib/clock.ts'
import { drafts, steadyModel, wantsFollowUp } from './scripted-model.ts'
import { ASKED, ticket } from './tickets.ts'
import { openWorld } from './world.ts'

const TEXT = 'Hello, could you send us the photo of the crack?'

const NUMBERS = [1001, 1002, 1003]

const sent = async (facts: Partial<Policy> = {}) => {
  const world = await openWorld({
    model: steadyModel([wantsFollowUp(ASKED), drafts(TEXT)]),
    policies: [{ mode: 'autonomous', ...facts }],
    tickets: NUMBERS.map((number) => ticket(number)),
  })
  await world.pass()
  if (facts.mode === 'approval')
    for (const number of NUMBERS)
      await world.steps.approve((await world.decisionOn(number)).id, { by: 'Nora' })
  await world.steps.sendDue()
  return {
    ...world,
    mistake: async (number: number) =>
      world.steps.giveFeedback((await world.decisionOn(number)).id, { wrong: 'text', by: 'Nora' }),
    lowered: async () => Object.keys((await world.store.state.get('lowered')) ?? {}),
    modeOn: async (number: number) => (await world.explain(number)).mode,
  }
}

describe('feedback on what was sent', () => {
  test('one mistake is taken down and changes nothing', async () => {
    const world = await sent()
    expect((await world.mistake(1001)).kind).toBe('done')
    const { id } = await world.decisionOn(1001)
    expect((await world.store.feedback.of([id])).get(id)).toMatchObject({
      wrong: 'text',
      sent: true,
    })
    expect(await world.lowered()).toEqual([])
  })

  test('two within seven days make an autonomous policy ask first', async () => {
    const world = await sent()
    await world.mistake(1001)
    await world.moveBy(7 * DAY - HOUR)
    await world.mistake(1002)
    expect(await world.lowered()).toEqual(['asked'])
    expect((await world.situation()).lowered).toEqual(['asked'])
  })

  test('what is scheduled then goes back to a person', async () => {
    const world = await sent()
    await world.mistake(1001)
    await world.mistake(1002)
    await world.write(1003, 'customer', 'Which photo?')
    await world.write(1003, 'agent', ASKED)
    await world.moveBy(4 * DAY)
    await world.pass()
    expect(await world.decisionOn(1003)).toMatchObject({ status: 'pending', mode: 'approval' })
    expect(await world.outbox(1003)).toHaveLength(1)
  })

  test('two further apart than seven days do not', async () => {
    const world = await sent()
    await world.mistake(1001)
    await world.moveBy(7 * DAY)
    await world.mistake(1002)
    expect(await world.lowered()).toEqual([])
  })

  test('the same one said twice is one', async () => {
    const world = await sent()
    await world.mistake(1001)
    await world.mistake(1001)
    expect(await world.lowered()).toEqual([])
  })

  test('a person resumes it, and the old mistakes no longer count', async () => {
    const world = await sent()
    await world.mistake(1001)
    await world.mistake(1002)
    await world.moveBy(HOUR)
    await world.steps.pause({ paused: false, by: 'Nora' })
    expect((await world.situation()).lowered).toEqual([])
    await world.mistake(1003)
    expect(await world.lowered()).toEqual([])
  })

  test('a policy that asks anyway is not lowered', async () => {
    const world = await sent({ mode: 'approval' })
    expect(await world.outbox()).toHaveLength(3)
    await world.mistake(1001)
    await world.mistake(1002)
    expect(await world.lowered()).toEqual([])
  })

  test('is not taken for what was never sent', async () => {
    const world = await openWorld()
    await world.pass()
    const { id } = await world.decisionOn(1001)
    const result = await world.steps.giveFeedback(id, { wrong: 'time', by: 'Nora' })
    expect(result.kind).toBe('conflict')
    const none = await world.steps.giveFeedback('nope', { wrong: 'time', by: 'Nora' })
    expect(none.kind).toBe('not_found')
  })
})

describe('an opinion of a draft that was only shown', () => {
  test('is kept, the latest one, and counts as no mistake', async () => {
    const world = await openWorld()
    await world.pass()
    const { id } = await world.decisionOn(1001)
    await world.steps.giveOpinion(id, { wrong: 'not_needed', by: 'Nora' })
    await world.steps.giveOpinion(id, { wrong: null, by: 'Nora' })
    const said = (await world.store.feedback.of([id])).get(id)
    expect(said).toMatchObject({ wrong: null, sent: false, by: 'Nora' })
    expect(await world.store.feedback.mistakesSince('asked', 0)).toBe(0)
    expect(await world.statusOf(1001)).toBe('pending')
  })

  test('is not taken for what has left', async () => {
    const world = await sent()
    const { id } = await world.decisionOn(1001)
    const result = await world.steps.giveOpinion(id, { wrong: null, by: 'Nora' })
    expect(result.kind).toBe('conflict')
  })
})
