import { describe, expect, test } from 'vitest'
import type { PassReport } from '../../src/domain/acts.ts'
import type { Policy } from '../../src/domain/policy.ts'
import { DAY, HOUR } from '../../src/lib/clock.ts'
import { NOW, open } from './setup.ts'

describe('a fact about the installation', () => {
  test('is null until it is set, is replaced, and can be taken away', async () => {
    const { store } = open()
    expect(await store.state.get('paused')).toBeNull()
    await store.state.set('paused', { reason: 'paused by mara', since: NOW })
    await store.state.set('paused', { reason: 'paused by jo', since: NOW + 1 })
    expect(await store.state.get('paused')).toEqual({ reason: 'paused by jo', since: NOW + 1 })
    expect(await store.state.get('posting_held')).toBeNull()
    await store.state.clear('paused')
    expect(await store.state.get('paused')).toBeNull()
  })

  test('that is claimed is the first claimant’s until it is taken away', async () => {
    const { store } = open()
    const [mine, his] = [
      { reason: 'a twin', since: NOW },
      { reason: 'a stranger', since: NOW + 1 },
    ]
    expect(await store.state.claim('autonomous_paused', mine)).toBe(true)
    expect(await store.state.claim('autonomous_paused', his)).toBe(false)
    expect(await store.state.get('autonomous_paused')).toEqual(mine)
    await store.state.clear('autonomous_paused')
    expect(await store.state.claim('autonomous_paused', his)).toBe(true)
  })

  test('that is claimed is written with its event, or neither is', async () => {
    const { store } = open()
    const told = { at: NOW, act: 'breaker_tripped', by: 'relance' } as const
    const before = await store.events.lastId()
    for (const reason of ['a twin', 'a stranger'])
      await store.state.claim('autonomous_paused', { reason, since: NOW }, told)
    expect((await store.events.lastId()) - before).toBe(1)
  })

  test('that is set is written with its event each time', async () => {
    const { store } = open()
    const before = await store.events.lastId()
    for (const by of ['mara', 'jo']) {
      const fact = { reason: `paused by ${by}`, since: NOW }
      await store.state.set('paused', fact, { at: NOW, act: 'paused', by })
      expect(await store.state.get('paused')).toEqual(fact)
    }
    expect((await store.events.lastId()) - before).toBe(2)
  })

  test('keeps the microseconds of a watermark', async () => {
    const { store } = open()
    await store.state.set('messages_watermark', NOW + 0.137)
    expect(await store.state.get('messages_watermark')).toBe(NOW + 0.137)
  })
})

describe('a policy', () => {
  const policy = (name: string, reachHash: string): Policy => ({
    name,
    priority: 0,
    match: {},
    about: null,
    followUpOn: ['asked'],
    steps: [],
    mode: 'approval',
    persona: null,
    minConfidence: 0.8,
    sendBetween: { kind: 'team_hours' },
    wording: 'free',
    expires: 14 * DAY,
    closeAfter: null,
    tag: null,
    guidance: '',
    hash: 'file',
    reachHash,
  })

  test('is in force since it was first seen with this reach', async () => {
    const { store } = open()
    await store.policies.see([policy('vip', 'a'), policy('rest', 'a')], NOW)
    await store.policies.see([policy('vip', 'b'), policy('rest', 'a')], NOW + HOUR)
    expect(await store.policies.seenAt()).toEqual(
      new Map([
        ['vip', NOW + HOUR],
        ['rest', NOW],
      ]),
    )
  })

  test('that reaches as far as long ago begins anew all the same', async () => {
    const { store } = open()
    for (const [n, reach] of ['a', 'b', 'a'].entries())
      await store.policies.see([policy('vip', reach)], NOW + n)
    expect((await store.policies.seenAt()).get('vip')).toBe(NOW + 2)
  })
})

describe('the passes', () => {
  const report = { synced: 3 } as PassReport

  test('tell the last one that ended well, however many began or failed since', async () => {
    const { store } = open()
    expect(await store.passes.lastEnded()).toBeNull()
    await store.passes.begin('p-1', NOW)
    expect(await store.passes.lastEnded()).toBeNull()
    await store.passes.end('p-1', { endedAt: NOW + 5, report })
    await store.passes.begin('p-2', NOW + 10)
    await store.passes.end('p-2', { endedAt: NOW + 15, error: 'GET /api/tickets: unreachable' })
    await store.passes.begin('p-3', NOW + 20)
    expect(await store.passes.lastEnded()).toEqual({ endedAt: NOW + 5, report })
  })

  test('tell why the latest one failed, until one is completed', async () => {
    const { store } = open()
    expect(await store.passes.lastError()).toBeNull()
    await store.passes.begin('p-1', NOW)
    await store.passes.end('p-1', { endedAt: NOW + 5, error: 'GET /api/tickets: unreachable' })
    await store.passes.begin('p-2', NOW + 10)
    expect(await store.passes.lastError()).toBe('GET /api/tickets: unreachable')
    await store.passes.end('p-2', { endedAt: NOW + 15, report })
    expect(await store.passes.lastError()).toBeNull()
  })
})
