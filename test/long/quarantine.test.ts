import { describe, expect, test } from 'vitest'
import { HOUR, MINUTE, SECOND } from '../../src/lib/clock.ts'
import { explanationJson } from '../../src/pipeline/decision-json.ts'
import { readPause } from '../../src/pipeline/pause.ts'
import { type Life, openLives } from '../pipeline/lives.ts'
import { drafts, steadyModel, wantsFollowUp } from '../pipeline/scripted-model.ts'
import { ASKED, type Said, SILENT, ticket } from '../pipeline/tickets.ts'
import { openWorld, type World, type WorldOptions } from '../pipeline/world.ts'

const TEXT = 'Hello Jo, could you send us the photo of the crack?'
const WAIT = 15 * MINUTE

const openShop = async (options: WorldOptions = {}) => {
  const world = await openWorld({
    model: steadyModel([wantsFollowUp(ASKED), drafts(TEXT)]),
    policies: [{ mode: 'autonomous' }],
    ...options,
  })
  return { world, lives: openLives(world) }
}

/** Passes until long after the quiet time; answers what they posted. */
const goOn = async (world: World, life: Life) => {
  let posted = 0
  for (let n = 0; n < 5; n += 1) {
    posted += (await life.pass()).posted
    await world.moveBy(WAIT)
  }
  return posted
}

describe('a first start', () => {
  test('posts at once, and so does the next start', async () => {
    const { world, lives } = await openShop()
    const first = await lives.start()
    expect(await first.doubt()).toBeNull()
    expect((await first.pass()).posted).toBe(1)
    first.end()
    const second = await lives.start()
    expect(await second.doubt()).toBeNull()
    expect(await goOn(world, second)).toBe(0)
    expect(await world.outbox()).toHaveLength(1)
  })
})

describe('a database file that was', () => {
  const LOSSES: [string, RegExp, (lives: ReturnType<typeof openLives>) => void][] = [
    ['deleted', /is gone/, (lives) => lives.lose()],
    ['restored from an older copy', /older copy/, (lives) => lives.restore()],
    ['moved here without its file', /without its \.generation/, (lives) => lives.loseSidecar()],
  ]

  test.each(LOSSES)('%s only reads at first, and never doubles a post', async (_, why, lose) => {
    const { world, lives } = await openShop()
    const before = await lives.start()
    before.end()
    lives.copy()
    const first = await lives.start()
    expect((await first.pass()).posted).toBe(1)
    first.end()
    lose(lives)
    const second = await lives.start()
    expect(await second.doubt()).toMatch(why)
    expect(await goOn(world, second)).toBe(0)
    expect(await second.doubt()).toBeNull()
    expect(await world.outbox()).toHaveLength(1)
    expect(world.repliesSent()).toBe(1)
  })

  test.each(LOSSES)('%s while a post was under way that lands late', async (_, __, lose) => {
    const { world, lives } = await openShop()
    const before = await lives.start()
    before.end()
    lives.copy()
    const first = await lives.start()
    let land = async () => {}
    world.lie((real) => ({
      post: async (reply) => {
        land = async () => void (await real.post(reply))
        return { kind: 'unclear', why: 'no answer' }
      },
    }))
    await first.pass()
    first.end()
    world.tellTheTruth()
    lose(lives)
    const second = await lives.start()
    await second.pass()
    await world.moveBy(10 * MINUTE)
    await second.pass()
    await land()
    expect(await goOn(world, second)).toBeLessThanOrEqual(1)
    expect(await world.outbox()).toHaveLength(1)
  })

  test('lost knows from the tickets whom it wrote to: the gap between two follow-ups holds', async () => {
    const customer = { id: 42, name: 'Jo', email: 'jo@mail.example', tags: [] }
    const later: Said[] = [
      ['customer', 'Hello, the plate I ordered has a crack too.', 95],
      ['agent', `Sorry about that. ${ASKED}`, 50],
    ]
    const { world, lives } = await openShop({
      tickets: [ticket(1001, SILENT, { customer }), ticket(1002, later, { customer })],
    })
    const first = await lives.start()
    await first.pass()
    first.end()
    lives.lose()
    await world.moveBy(30 * HOUR)
    const second = await lives.start()
    await goOn(world, second)
    expect(await world.outbox()).toHaveLength(1)
    expect(await second.store.deliveries.lastTo(42)).not.toBeNull()
    expect(await second.store.state.get('autonomous_paused')).toBeNull()
  })
})

describe('while it only reads', () => {
  const reading = async (options: WorldOptions = {}) => {
    const opened = await openShop(options)
    const first = await opened.lives.start()
    first.end()
    opened.lives.lose()
    return { ...opened, life: await opened.lives.start() }
  }

  test('says so, until when and why, wherever a person looks', async () => {
    const { life } = await reading()
    await life.pass()
    const says = expect.stringMatching(
      /^Reading only until 09:15 UTC, because the database .* is gone/,
    )
    const until = Date.parse('2026-11-24T09:15:00Z')
    expect(await readPause(life.store)).toMatchObject({
      paused: false,
      reason: expect.stringContaining('is gone'),
      stops: [{ kind: 'quarantine', until }],
    })
    const situation = await life.steps.situation({ beginning: false })
    const found = await life.steps.explain(1001, situation)
    expect(found && explanationJson(found)).toMatchObject({
      stops: [{ kind: 'quarantine', says, until: '2026-11-24T09:15:00.000Z' }],
      decisions: [{ status: 'scheduled' }],
    })
  })

  test('an approval is taken and waits as scheduled; nothing is written, not even a tag', async () => {
    const { world, life } = await reading({ policies: [{ mode: 'approval', tag: 'relance' }] })
    await life.pass()
    const [decision] = await life.store.decisions.ofTicket(1001)
    const done = await life.steps.approve(decision?.id ?? '', { by: 'Nora' })
    expect(done).toMatchObject({ kind: 'done', decision: { status: 'scheduled' } })
    for (const ms of [0, 10 * MINUTE, 4 * MINUTE]) {
      await world.moveBy(ms)
      expect(await life.steps.sendDue()).toBeGreaterThan(0)
      await life.pass()
    }
    expect((await world.calls()).filter((call) => !call.startsWith('GET'))).toEqual([])
    await world.moveBy(MINUTE)
    await life.steps.sendDue()
    expect(await world.outbox()).toHaveLength(1)
  })

  test('a person who resumes does not end it', async () => {
    const { life, world } = await reading()
    await life.steps.pause({ paused: false, by: 'Nora' })
    expect((await life.pass()).posted).toBe(0)
    expect(await life.doubt()).not.toBeNull()
    expect(world.repliesSent()).toBe(0)
  })

  test('a restart does not end it', async () => {
    const { life, lives } = await reading()
    life.end()
    const again = await lives.start()
    expect(await again.doubt()).toMatch(/is gone/)
    expect((await again.pass()).posted).toBe(0)
  })

  test('without a quiet time there is nothing to wait for', async () => {
    const { life } = await reading({ settings: { unknownWait: 0 } })
    expect((await life.pass()).posted).toBe(1)
  })
})

describe('a process that died in the middle of a post', () => {
  const dead = {
    self: () => 'this',
    isGone: (owner: string) => owner !== 'this',
    isAlive: (owner: string) => owner === 'this',
  }

  test('leaves the next one reading until what it sent would show', async () => {
    const { world, lives } = await openShop({ tickets: [ticket(1001), ticket(1002)] })
    const first = await lives.start({ processes: { ...dead, self: () => 'the dead one' } })
    world.lie(() => ({ post: () => Promise.reject(new Error('killed')) }))
    await expect(first.pass()).rejects.toThrow('killed')
    first.end()
    world.tellTheTruth()
    const second = await lives.start({ processes: dead })
    expect(await second.doubt()).toMatch(/middle of a post/)
    await second.store.state.set('marks_proven', world.clock.now())
    expect((await second.pass()).posted).toBe(0)
    await world.moveBy(WAIT + SECOND)
    // The other one, and the unclear one once more: two reads have shown that it never landed.
    expect((await second.pass()).posted).toBe(2)
    expect(await world.outbox()).toHaveLength(2)
  })

  test('that another living process posts is no reason to wait', async () => {
    const { world, lives } = await openShop()
    const alive = { ...dead, isGone: () => false, isAlive: () => true }
    const first = await lives.start({ processes: alive })
    let isPosting = () => {}
    const posting = new Promise<void>((resolve) => {
      isPosting = resolve
    })
    let answer = () => {}
    const answered = new Promise<void>((resolve) => {
      answer = resolve
    })
    world.lie((real) => ({
      post: async (reply) => {
        isPosting()
        await answered
        return real.post(reply)
      },
    }))
    const pass = first.pass()
    await posting
    const second = await lives.start({ processes: alive })
    expect(await second.doubt()).toBeNull()
    answer()
    expect((await pass).posted).toBe(1)
  })
})

describe('a clock that jumps', () => {
  test('while it runs: reading only, then as before', async () => {
    const { world, lives } = await openShop()
    let jumped = 0
    const clock = { ...world.clock, wall: () => world.clock.wall() + jumped }
    const life = await lives.start({ clock })
    jumped = 2 * MINUTE
    expect((await life.pass()).posted).toBe(0)
    expect(await life.doubt()).toMatch(/jumped by 2 minutes/)
    await world.moveBy(WAIT)
    expect((await life.pass()).posted).toBe(1)
  })

  test('between two starts, back: reading only', async () => {
    const { world, lives } = await openShop()
    const first = await lives.start()
    first.end()
    const clock = { ...world.clock, wall: () => world.clock.wall() - HOUR }
    const second = await lives.start({ clock })
    expect(await second.doubt()).toMatch(/went back/)
    expect((await second.pass()).posted).toBe(0)
  })

  test('of a sandbox that a person moved is none', async () => {
    const { world, lives } = await openShop()
    const life = await lives.start()
    await world.moveClock(30 * 24 * HOUR)
    world.clock.follow(world.clock.now() + 30 * 24 * HOUR)
    await life.pass()
    expect(await life.doubt()).toBeNull()
  })
})
