import { describe, expect, test } from 'vitest'
import {
  drafts,
  judges,
  scriptedModel,
  steadyModel,
  wantsFollowUp,
} from '../pipeline/scripted-model.ts'
import { ASKED } from '../pipeline/tickets.ts'
import { openShop } from './usual.ts'

describe('a word that was meant for us', () => {
  test.each([
    '[[SKIP]]',
    'SKIP',
    'NO REPLY',
    'N/A',
    '<no_follow_up>',
    '{{customer_name}}, could you send the photo?',
    'Note to self: she has called already.',
    'Here is a polite follow-up:\n\nCould you send the photo?',
    'As an AI language model I cannot know.',
  ])('%o never leaves by itself', async (text) => {
    const world = await openShop({ model: scriptedModel([wantsFollowUp(ASKED), drafts(text)]) })
    await world.pass()
    const { status, findings } = await world.decisionOn(1001)
    expect(status).toBe('pending')
    expect(findings.some(({ severity }) => severity === 'block')).toBe(true)
    expect(await world.outbox()).toEqual([])
  })

  test('is no verdict: what to do is said by schema, and a no is never drafted', async () => {
    const world = await openShop({ model: scriptedModel([judges({ reason: '[[SKIP]]' })]) })
    await world.pass()
    expect(await world.decisionOn(1001)).toMatchObject({ status: 'no_action', draft: null })
  })

  test('is not approved by accident either', async () => {
    const world = await openShop({
      model: steadyModel([wantsFollowUp(ASKED), drafts('[[SKIP]]')]),
      policies: [{ mode: 'approval' }],
    })
    await world.pass()
    const { id } = await world.decisionOn(1001)
    expect((await world.steps.approve(id, { by: 'Nora' })).kind).toBe('blocked')
    expect((await world.steps.approve(id, { by: 'Nora', text: '[[SKIP]] ok' })).kind).toBe(
      'blocked',
    )
  })
})
