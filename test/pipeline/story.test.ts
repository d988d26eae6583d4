import { describe, expect, test } from 'vitest'
import { HOUR, MINUTE } from '../../src/lib/clock.ts'
import { createFindStory } from '../../src/pipeline/story.ts'
import { openShop, passAfter } from '../failures/usual.ts'
import { step } from './prompt-set.ts'
import { ASKED, type Said, ticket } from './tickets.ts'
import type { World } from './world.ts'

const storyOf = async (world: World, ticketId: number) =>
  createFindStory({ store: world.store, explain: world.explain })(ticketId)

test('a ticket’s story tells what was said, judged, done and posted, in the order of time', async () => {
  const world = await openShop({ policies: [{ mode: 'approval' }], tickets: [ticket(1001)] })
  await world.pass()
  const pending = await world.decisionOn(1001)
  await world.steps.approve(pending.id, { by: 'nora' })
  await passAfter(world, MINUTE)
  await world.moveBy(HOUR)
  await world.write(1001, 'customer', 'Here it is.')
  await passAfter(world, MINUTE)
  const sent = await world.decisionOn(1001)
  await world.steps.giveFeedback(sent.id, { wrong: 'time', by: 'nora' })
  const story = await storyOf(world, 1001)
  const told = (story?.told ?? []).map((one) => {
    if (one.kind === 'message') return one.message.fromAgent ? 'shop' : 'customer'
    if (one.kind === 'decision') return `judged ${one.decision.verdict} ${one.feedback?.wrong}`
    return one.kind === 'act' ? `${one.act.act} by ${one.act.by}` : `posted ${one.posting.kind}`
  })
  // The helpdesk dates the message, we date the act: which of the two comes first within a moment is nobody's promise.
  const isSaid = (one: string) => one === 'customer' || one === 'shop'
  expect(told.filter(isSaid)).toEqual(['customer', 'shop', 'shop', 'customer'])
  expect(told.slice(0, 2).every(isSaid)).toBe(true)
  expect(told.filter((one) => !isSaid(one))).toEqual([
    'judged follow_up time',
    'approved by nora',
    'posted reply',
    'sent by relance',
    'outcome_replied by relance',
    // Seen by the pass after; when it was delivered stands at the post.
    'delivered by relance',
    'feedback_time by nora',
  ])
  expect(told.indexOf('posted reply')).toBeLessThan(told.lastIndexOf('customer'))
  const posting = story?.told.find((one) => one.kind === 'posting')
  expect(posting).toMatchObject({ posting: { attempts: 1, postedAt: expect.any(Number) } })
})

test('a rejection is told with its reason; an unknown ticket has no story', async () => {
  const world = await openShop({ policies: [{ mode: 'approval' }], tickets: [ticket(1001)] })
  await world.pass()
  const pending = await world.decisionOn(1001)
  await world.steps.reject(pending.id, { by: 'nora', reason: 'answered by phone' })
  const told = (await storyOf(world, 1001))?.told ?? []
  expect(told.filter((one) => one.kind === 'act')).toMatchObject([
    { act: { act: 'rejected', by: 'nora' }, words: 'answered by phone' },
  ])
  expect(await createFindStory({ store: world.store, explain: async () => null })(9)).toBeNull()
})

test('what answered a command is told too', async () => {
  const world = await openShop({ policies: [{ mode: 'note' }], tickets: [ticket(1001)] })
  await world.pass()
  await world.moveBy(MINUTE)
  await world.write(1001, 'note', '/why')
  await passAfter(world, MINUTE)
  const told = (await storyOf(world, 1001))?.told ?? []
  const posts = told.flatMap((one) => (one.kind === 'posting' ? [one.posting.kind] : []))
  expect(posts).toEqual(['note', 'notice'])
})

describe('drafts whose channel takes only a note', () => {
  const talk = (hoursAgo: number): Said[] => [
    ['customer', 'Hello, the bowl I ordered from you arrived with a crack in it.', hoursAgo],
    ['agent', ASKED, hoursAgo - 1],
  ]

  test('are found in the queue as they are on their own page', async () => {
    const world = await openWorldOf()
    const { data } = await world.store.decisions.list({ limit: 30, cursor: null })
    expect(data).toHaveLength(3)
    const found = await world.steps.findOnlyNotes(data)
    for (const { id } of data)
      expect([id, found.has(id)]).toEqual([id, (await world.steps.findCase(id))?.isOnlyNote])
    expect(data.filter(({ id }) => found.has(id)).map(({ ticketId }) => ticketId)).toEqual([1001])
    await world.moveBy(2 * HOUR)
    expect((await world.steps.findOnlyNotes(data)).size).toBe(2)
  })

  const openWorldOf = async (): Promise<World> => {
    const world = await openShop({
      tickets: [
        ticket(1001, talk(30), { channel: 'whatsapp' }),
        ticket(1002, talk(23), { channel: 'whatsapp' }),
        ticket(1003, talk(90)),
      ],
      policies: [{ mode: 'approval', steps: [step('4h')] }],
    })
    await world.pass()
    return world
  }
})
