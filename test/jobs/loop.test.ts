import { setImmediate } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { startLoop } from '../../src/jobs/loop.ts'
import { HOUR, SECOND } from '../../src/lib/clock.ts'
import { silentLog } from '../../src/lib/log.ts'
import { fixedClock } from '../lib/fixed-clock.ts'

const AFTER_ERROR = 10 * SECOND

/** A loop whose rounds the test ends one by one: each call of `end` lets the round in flight answer. */
const startRounds = () => {
  const clock = fixedClock()
  const began: number[] = []
  const errors: unknown[][] = []
  let inFlight: { answer: (wait: number) => void; fail: (error: Error) => void } | null = null
  let noteBegin = () => {}
  const round = () =>
    new Promise<number>((resolve, reject) => {
      began.push(clock.monotonic())
      inFlight = { answer: resolve, fail: reject }
      noteBegin()
    })
  const log = { ...silentLog, error: (...said: unknown[]) => void errors.push(said) }
  const loop = startLoop('send', round, { clock, log, afterError: AFTER_ERROR })
  const nextBegin = () =>
    new Promise<void>((resolve) => {
      noteBegin = resolve
    })
  return {
    loop,
    clock,
    errors,
    /** When each round began, ms of machine time. */
    began,
    nextBegin,
    end: (wait: number) => inFlight?.answer(wait),
    fail: (error: Error) => inFlight?.fail(error),
  }
}

/** Ends what a test left running. */
const finish = async ({ loop, end }: ReturnType<typeof startRounds>) => {
  const stopped = loop.stop()
  end(0)
  await stopped
}

/** Whatever can happen without time passing has happened. */
const settled = async <T>(promise: Promise<T>) => {
  const still = Symbol('still waiting')
  await setImmediate()
  return (await Promise.race([promise, Promise.resolve(still)])) !== still
}

describe('a loop', () => {
  test('waits between two rounds as long as the round said', async () => {
    const rounds = startRounds()
    for (const wait of [500, 1000, 0]) {
      const next = rounds.nextBegin()
      rounds.end(wait)
      await next
    }
    expect(rounds.began).toEqual([0, 500, 1500, 1500])
    await finish(rounds)
  })

  test('never begins a round while one is in flight, however often it is woken', async () => {
    const rounds = startRounds()
    for (let n = 0; n < 3; n += 1) {
      rounds.loop.wake()
      await setImmediate()
    }
    expect(rounds.began).toEqual([0])
    await finish(rounds)
  })

  test('looks at once when it is woken while it waits', async () => {
    const rounds = startRounds()
    const next = rounds.nextBegin()
    rounds.end(HOUR)
    await Promise.resolve()
    rounds.loop.wake()
    await next
    expect(rounds.began).toEqual([0, 0])
    await finish(rounds)
  })

  test('remembers that it was woken during a round, and looks again right after it', async () => {
    const rounds = startRounds()
    const next = rounds.nextBegin()
    rounds.loop.wake()
    rounds.end(HOUR)
    await next
    expect(rounds.began).toEqual([0, 0])
    const later = rounds.nextBegin()
    rounds.end(HOUR)
    await later
    expect(rounds.began).toEqual([0, 0, HOUR])
    await finish(rounds)
  })

  test('goes on after a round that failed, and says so', async () => {
    const rounds = startRounds()
    const next = rounds.nextBegin()
    rounds.fail(new Error('GET /api/tickets: unreachable'))
    await next
    expect(rounds.began).toEqual([0, AFTER_ERROR])
    expect(rounds.errors).toEqual([[{ loop: 'send' }, 'GET /api/tickets: unreachable']])
    await finish(rounds)
  })

  test('that throws before it waits for anything goes on as well', async () => {
    const clock = fixedClock()
    let calls = 0
    const twice = new Promise<number>((resolve) => {
      const loop = startLoop(
        'pass',
        () => {
          calls += 1
          if (calls === 1) throw new Error('no database')
          void loop.stop()
          resolve(clock.monotonic())
          return Promise.resolve(0)
        },
        { clock, log: silentLog, afterError: AFTER_ERROR },
      )
    })
    expect(await twice).toBe(AFTER_ERROR)
  })
})

describe('stopping a loop', () => {
  test('waits for the round in flight and begins no other', async () => {
    const rounds = startRounds()
    const stopped = rounds.loop.stop()
    expect(await settled(stopped)).toBe(false)
    rounds.end(0)
    await stopped
    await setImmediate()
    expect(rounds.began).toEqual([0])
  })

  test('waits for a round in flight that fails', async () => {
    const rounds = startRounds()
    const stopped = rounds.loop.stop()
    rounds.fail(new Error('the call was cut off'))
    await stopped
    expect(rounds.began).toEqual([0])
    expect(rounds.errors).toHaveLength(1)
  })

  test('does not wait for the next moment', async () => {
    const rounds = startRounds()
    rounds.end(HOUR)
    await Promise.resolve()
    await rounds.loop.stop()
    expect(rounds.began).toEqual([0])
    expect(rounds.clock.monotonic()).toBe(0)
  })

  test('twice is stopping once', async () => {
    const rounds = startRounds()
    rounds.end(HOUR)
    await Promise.all([rounds.loop.stop(), rounds.loop.stop()])
    rounds.loop.wake()
    await setImmediate()
    expect(rounds.began).toEqual([0])
  })
})
