/**
 * Stands in for what the runtime answers: chance, identifiers, time-outs.
 * Put in before a history and taken out after it, so that nothing of the product needs to know.
 */
import { createRequire, syncBuiltinESMExports } from 'node:module'
import type { Random } from './random.ts'

/** A module object of Node itself can be changed; its named imports follow after `syncBuiltinESMExports`. */
const crypto: { randomUUID: unknown } = createRequire(import.meta.url)('node:crypto')

/** So long who asked with this signal waits for an answer, ms of virtual time. */
export const patienceOf = (signal: AbortSignal | null | undefined) =>
  (signal && patience.get(signal)) ?? Number.POSITIVE_INFINITY

const patience = new WeakMap<AbortSignal, number>()

/** Answers how to put everything back. */
export const standIn = (random: Random): (() => void) => {
  const kept = {
    random: Math.random,
    uuid: crypto.randomUUID,
    timeout: AbortSignal.timeout,
  }
  const ids = random.fork('ids')
  const waits = random.fork('waits')
  let count = 0
  crypto.randomUUID = () => {
    count += 1
    return uuidOf(ids, count)
  }
  syncBuiltinESMExports()
  Math.random = waits.next
  const signals = new Map<number, AbortSignal>()
  // It never aborts by itself, so that all who wait as long may share one.
  AbortSignal.timeout = (ms) => {
    const signal = signals.get(ms) ?? new AbortController().signal
    signals.set(ms, signal)
    patience.set(signal, ms)
    return signal
  }
  return () => {
    Math.random = kept.random
    crypto.randomUUID = kept.uuid
    syncBuiltinESMExports()
    AbortSignal.timeout = kept.timeout
  }
}

/** Random in front, so that their order says nothing about their age, as with real ones. */
const uuidOf = (random: Random, count: number) => {
  const part = (digits: number) =>
    Math.floor(random.next() * 16 ** digits)
      .toString(16)
      .padStart(digits, '0')
  return `${part(8)}-${part(4)}-4${part(3)}-a${part(3)}-${count.toString(16).padStart(12, '0')}`
}
