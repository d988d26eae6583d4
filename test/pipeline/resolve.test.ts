import { describe, expect, test } from 'vitest'
import type { ResolvedAs } from '../../src/domain/resolution.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/lib/clock.ts'
import { passAfter } from '../failures/usual.ts'
import { shop } from './prompt-set.ts'
import { drafts, judges, steadyModel, wantsFollowUp } from './scripted-model.ts'
import { ASKED, ticket } from './tickets.ts'
import { withoutMarks } from './without-marks.ts'
import { openWorld, type World, type WorldOptions } from './world.ts'

const TEXT = 'Hello Jo, could you send us the photo of the crack?'
const WAIT = 15 * MINUTE
const BY = 'Nora'

/** The reply on ticket 1001 is unclear; what the post did is up to the options. */
const unclear = async (options: WorldOptions = {}) => {
  const world = await openWorld({
    model: steadyModel([wantsFollowUp(ASKED), drafts(TEXT)]),
    policies: [{ mode: 'autonomous' }],
    faults: { drop_before: [1] },
    ...options,
  })
  await world.pass()
  expect((await world.replyOn(1001)).status).toBe('unknown')
  return world
}

/** Two reads did not show it, and this account has shown no mark yet: a person's. */
const parked = async (options: WorldOptions = {}) => {
  const world = await unclear(options)
  for (const ms of [SECOND, WAIT]) await passAfter(world, ms)
  expect((await world.replyOn(1001)).status).toBe('parked')
  return world
}

/** No gap between two follow-ups hides that one would be judged again. */
const NO_GAP = { prompts: { shop: shop({ contactGap: 0 }) } }

const resolve = async (world: World, as: ResolvedAs) =>
  world.steps.resolve((await world.replyOn(1001)).id, { as, by: BY })

describe('it stands there', () => {
  test('and its mark is found: sent, as if reconcile had found it', async () => {
    const world = await unclear({ faults: { commit_then_drop: [1] } })
    expect(await resolve(world, 'there')).toMatchObject({
      kind: 'done',
      decision: { status: 'sent', delivery: { messageId: expect.any(Number) } },
    })
    await passAfter(world, WAIT)
    expect(await world.outbox()).toHaveLength(1)
  })

  test('without a mark: known by his word and its words, and ours from then on', async () => {
    const world = await unclear({ faults: { commit_then_drop: [1] } })
    world.lie(withoutMarks)
    expect(await resolve(world, 'there')).toMatchObject({
      kind: 'done',
      decision: { status: 'sent', delivery: { messageId: expect.any(Number) } },
    })
    // The silence is still the one after the agent's word: our post has not begun another.
    await passAfter(world, HOUR)
    const { anchorMessageId } = await world.replyOn(1001)
    expect((await world.explain(1001)).anchorMessageId).toBe(anchorMessageId)
    expect(world.repliesSent()).toBe(1)
  })

  // Seed 687 of the histories: the first stayed an agent's word, and would have been followed up.
  test('without a mark, and the next step said the same: each is known by a message of its own', async () => {
    const world = await unclear({ ...NO_GAP, faults: { commit_then_drop: [1, 2] } })
    world.lie(withoutMarks)
    for (const ms of [SECOND, WAIT]) await passAfter(world, ms)
    const first = await world.replyOn(1001)
    await world.steps.pause({ paused: false, by: BY })
    for (const ms of [3 * DAY, DAY]) await passAfter(world, ms)
    const { id: again, findings } = await world.replyOn(1001)
    await world.steps.approve(again, { by: BY, accept: findings.map(({ rule }) => rule) })
    for (const ms of [SECOND, SECOND, WAIT]) await passAfter(world, ms)
    const second = await world.replyOn(1001)
    expect([first.status, second.status]).toEqual(['parked', 'parked'])
    expect(second.id).not.toBe(first.id)
    for (const { id } of [first, second]) await world.steps.resolve(id, { as: 'there', by: BY })
    const known = await Promise.all([first, second].map(({ id }) => world.store.decisions.find(id)))
    const { data } = await world.control('GET', '/sandbox/outbox')
    expect(known.map((one) => one?.delivery?.messageId)).toEqual(
      data.map((sent: { message_id: number }) => sent.message_id),
    )
  })

  test('though no read shows it: his word stands, and nothing of this occasion is ever sent', async () => {
    const world = await parked()
    expect(await resolve(world, 'there')).toMatchObject({
      kind: 'done',
      decision: { status: 'sent', statusReason: `${BY} saw it on the ticket` },
    })
    await world.steps.pause({ paused: false, by: BY })
    await world.write(1001, 'note', 'Jo called: the photo comes.')
    for (const ms of [HOUR, 4 * DAY, HOUR, HOUR]) await passAfter(world, ms)
    expect(world.repliesSent()).toBe(1)
    expect(await world.outbox()).toHaveLength(0)
    // Judged once more for the note, and then never again for an occasion that is spent.
    const replies = (await world.decisionsOf(1001)).filter(({ post }) => post === 'reply')
    expect(replies.map(({ status, statusReason }) => [status, statusReason])).toEqual([
      ['cancelled', 'sent_before'],
      ['sent', `${BY} saw it on the ticket`],
    ])
  })

  test('is written down as an act of his', async () => {
    const world = await parked()
    await resolve(world, 'there')
    const { id } = await world.replyOn(1001)
    const found = await world.steps.findCase(id)
    expect(found?.resolutions).toMatchObject([{ as: 'there', by: BY }])
    expect(found?.acts.at(-1)).toMatchObject({ act: 'resolved_there', by: BY })
    expect(found?.attempt).toMatchObject({
      feedReadAt: expect.any(Number),
      ticketReadAt: expect.any(Number),
      startedAt: expect.any(Number),
    })
  })
})

describe('send it once more', () => {
  test('one more attempt, approved by him, even while the breaker is open', async () => {
    const world = await parked()
    expect(await world.store.state.get('autonomous_paused')).not.toBeNull()
    expect(await resolve(world, 'send')).toMatchObject({
      kind: 'done',
      decision: { status: 'scheduled' },
    })
    await passAfter(world, SECOND)
    expect(await world.replyOn(1001)).toMatchObject({
      status: 'sent',
      delivery: { attempts: 2 },
    })
    expect(await world.outbox()).toHaveLength(1)
  })

  test('when it stands there already, nothing is sent: it is sent', async () => {
    const world = await unclear({ faults: { commit_then_drop: [1] } })
    expect(await resolve(world, 'send')).toMatchObject({
      kind: 'done',
      decision: { status: 'sent' },
    })
    await passAfter(world, WAIT)
    expect(world.repliesSent()).toBe(1)
  })

  test('of an unclear one waits until the first can no longer land', async () => {
    const world = await unclear()
    await world.moveBy(MINUTE)
    await resolve(world, 'send')
    await passAfter(world, WAIT - 2 * MINUTE)
    expect(world.repliesSent()).toBe(1)
    await passAfter(world, MINUTE + SECOND)
    expect(world.repliesSent()).toBe(2)
    expect(await world.outbox()).toHaveLength(1)
  })

  // Seed 8348 of the histories: the step counted as spent, and the decision as cancelled.
  test('and the first lands before the second may leave: it is sent', async () => {
    const world = await openWorld({
      model: steadyModel([wantsFollowUp(ASKED), drafts(TEXT)]),
      policies: [{ mode: 'autonomous' }],
    })
    let land = async () => {}
    world.lie((real) => ({
      post: async (reply) => {
        land = async () => {
          await real.post(reply)
        }
        return { kind: 'unclear', why: 'no answer in time' }
      },
    }))
    await world.pass()
    expect((await world.replyOn(1001)).status).toBe('unknown')
    world.lie(() => ({}))
    await world.moveBy(MINUTE)
    await resolve(world, 'send')
    await land()
    for (const ms of [MINUTE, WAIT]) await passAfter(world, ms)
    expect((await world.replyOn(1001)).status).toMatch(/^(sent|delivered)$/)
    expect(await world.outbox()).toHaveLength(1)
  })

  test('a third attempt that is unclear and never shows is his again', async () => {
    const world = await unclear({ faults: { drop_before: [1, 2, 3, 4, 5] } })
    await world.store.state.set('marks_proven', world.clock.now())
    for (let n = 0; n < 5; n += 1) await passAfter(world, WAIT)
    expect(await world.replyOn(1001)).toMatchObject({ status: 'parked', delivery: { attempts: 2 } })
    await resolve(world, 'send')
    for (let n = 0; n < 5; n += 1) await passAfter(world, WAIT)
    expect(await world.replyOn(1001)).toMatchObject({ status: 'parked', delivery: { attempts: 3 } })
    expect(await world.store.state.get('violated')).toBeNull()
    expect(world.repliesSent()).toBe(3)
  })

  test.each([
    ['the customer answered', 'customer', 'the customer wrote meanwhile'],
    ['an agent wrote', 'agent', 'an agent wrote meanwhile'],
    ['somebody left a note', 'note', 'somebody left a note on the ticket meanwhile'],
  ])('after %s: a conflict that says so, with the decision as it is', async (_, who, why) => {
    const world = await parked()
    await world.moveBy(SECOND)
    await world.write(1001, who, 'Here is what is new.')
    const result = await resolve(world, 'send')
    expect(result).toMatchObject({
      kind: 'conflict',
      why: `${why}; it can only be dropped, or it is there`,
      decision: { status: expect.stringMatching(/parked|cancelled/) },
    })
    await passAfter(world, SECOND)
    expect(world.repliesSent()).toBe(1)
  })

  test('while the ticket cannot be read: a conflict, and it stays as it was', async () => {
    const world = await parked()
    world.lie(() => ({ ticket: () => Promise.reject(new Error('timed out')) }))
    expect(await resolve(world, 'send')).toMatchObject({
      kind: 'conflict',
      why: expect.stringContaining('timed out'),
      decision: { status: 'parked' },
    })
  })
})

describe('drop it', () => {
  test.each(['unknown', 'parked'] as const)(
    'of one that is %s: it is over, and not judged again',
    async (status) => {
      const world = await (status === 'unknown' ? unclear(NO_GAP) : parked(NO_GAP))
      expect(await resolve(world, 'drop')).toMatchObject({
        kind: 'done',
        decision: { status: 'cancelled' },
      })
      await world.steps.pause({ paused: false, by: BY })
      const decisions = (await world.decisionsOf(1001)).length
      for (let n = 0; n < 3; n += 1) await passAfter(world, HOUR)
      expect(await world.decisionsOf(1001)).toHaveLength(decisions)
      expect(world.repliesSent()).toBe(1)
    },
  )

  test('a note by a person lets it be judged again: a third attempt stops nothing', async () => {
    const world = await unclear({ faults: { drop_before: [1, 2] }, ...NO_GAP })
    await world.store.state.set('marks_proven', world.clock.now())
    for (let n = 0; n < 4; n += 1) await passAfter(world, WAIT)
    const { id, externalId } = await world.replyOn(1001)
    await resolve(world, 'drop')
    await world.write(1001, 'note', 'Jo called: the photo comes.')
    for (let n = 0; n < 2; n += 1) await passAfter(world, WAIT)
    const again = await world.replyOn(1001)
    expect(again).toMatchObject({ externalId, delivery: { attempts: 3 } })
    expect(again.id).not.toBe(id)
    expect(await world.outbox()).toHaveLength(1)
    expect(await world.store.state.get('violated')).toBeNull()
  })

  test('what is judged again waits until the dropped one can no longer land', async () => {
    const world = await unclear({ ...NO_GAP, settings: { unknownWait: 3 * HOUR } })
    await resolve(world, 'drop')
    await world.write(1001, 'note', 'Jo called: the photo comes.')
    for (const ms of [HOUR, 2 * HOUR - MINUTE]) await passAfter(world, ms)
    expect(await world.replyOn(1001)).toMatchObject({ status: 'scheduled' })
    expect(world.repliesSent()).toBe(1)
    await passAfter(world, 2 * MINUTE)
    expect(world.repliesSent()).toBe(2)
  })

  test('needs no helpdesk', async () => {
    const world = await parked()
    world.lie(() => ({ ticket: () => Promise.reject(new Error('timed out')) }))
    expect((await resolve(world, 'drop')).kind).toBe('done')
  })
})

describe('a rejection', () => {
  test('never ends an unclear post: it is a conflict that names the resolution', async () => {
    const world = await parked()
    const { id } = await world.replyOn(1001)
    expect(await world.steps.reject(id, { by: BY })).toMatchObject({
      kind: 'conflict',
      why: expect.stringContaining('resolution'),
      decision: { status: 'parked' },
    })
  })
})

describe('settling', () => {
  test.each(['there', 'send', 'drop'] as const)(
    '%s takes back the note that asked for it',
    async (as) => {
      const world = await parked()
      await passAfter(world, SECOND)
      const alert = (await world.decisionsOf(1001)).find(({ post }) => post === 'alert')
      expect(alert?.status).toBe('noted')
      await resolve(world, as)
      expect(await world.store.decisions.find(alert?.id ?? '')).toMatchObject({
        status: 'cancelled',
      })
      await passAfter(world, SECOND)
      const { tags } = await world.control('GET', '/api/tickets/1001')
      expect(tags.map(({ name }: { name: string }) => name)).not.toContain('relance-review')
    },
  )

  test.each(['there', 'send', 'drop'] as const)(
    '%s: what is not unclear is a conflict',
    async (as) => {
      const world = await openWorld({
        model: steadyModel([wantsFollowUp(ASKED), drafts(TEXT)]),
        tickets: [ticket(1001)],
      })
      await world.pass()
      expect(await resolve(world, as)).toMatchObject({
        kind: 'conflict',
        decision: { status: 'pending' },
      })
    },
  )

  // Seed 460 of the histories: the second judgement of a silence bore the mark of the first one's note.
  test.each(['there', 'send'] as const)(
    '%s of a judgement that failed does not take an earlier note for its post',
    async (as) => {
      const model = steadyModel([judges({ verdict: 'hand_over' })])
      const world = await openWorld({ model, policies: [{ mode: 'note' }] })
      await world.pass()
      const { id: first, externalId } = await world.decisionOn(1001)
      await world.store.decisions.add({
        ...(await world.decisionOn(1001)),
        id: 'failed',
        version: 1,
        status: 'parked',
        delivery: null,
      })
      expect(await world.steps.resolve('failed', { as, by: BY })).toMatchObject({ kind: 'refused' })
      expect(await world.store.deliveries.find(externalId)).toMatchObject({ decisionId: first })
      expect(await world.store.decisions.find('failed')).toMatchObject({ status: 'parked' })
    },
  )

  test('what nobody decided is not found', async () => {
    const world = await openWorld({ tickets: [] })
    expect(await world.steps.resolve('nobody', { as: 'drop', by: BY })).toEqual({
      kind: 'not_found',
    })
  })

  test.each([
    ['send', 'drop'],
    ['send', 'send'],
    ['there', 'send'],
    ['drop', 'there'],
  ] as const)('two people at once, %s and %s: one of them is first', async (one, two) => {
    const world = await parked()
    const ends = await Promise.all([resolve(world, one), resolve(world, two)])
    expect(ends.map(({ kind }) => kind).sort()).toEqual(['conflict', 'done'])
    for (let n = 0; n < 3; n += 1) await passAfter(world, WAIT)
    expect(world.repliesSent()).toBeLessThanOrEqual(2)
    expect((await world.outbox()).length).toBeLessThanOrEqual(1)
  })

  test('while reconcile looks: whoever is second changes nothing', async () => {
    const world = await unclear({ faults: { commit_then_drop: [1] } })
    const [result] = await Promise.all([resolve(world, 'send'), passAfter(world, SECOND)])
    expect(['done', 'conflict']).toContain(result.kind)
    await passAfter(world, WAIT)
    expect(await world.outbox()).toHaveLength(1)
    expect(world.repliesSent()).toBe(1)
  })
})
