/** Adds histories up: how many, how fast, what went wrong in them, and what broke. */
import type { History } from './history.ts'

export type Lived = History & { cpuMs: number }

export type Total = {
  histories: number
  posts: number
  events: number
  cpuMs: number
  seconds: number
  jobs: number
  faults: Record<string, number>
  /** The first violation of each seed that has one. */
  broken: { seed: number; invariant: string; what: string }[]
}

export const addUp = (total: Total | null, lived: Lived | null): Total => {
  const sum = total ?? {
    histories: 0,
    posts: 0,
    events: 0,
    cpuMs: 0,
    seconds: 0,
    jobs: 1,
    faults: {},
    broken: [],
  }
  if (lived === null) return sum
  const faults = { ...sum.faults }
  for (const [fault, count] of Object.entries(lived.faults))
    faults[fault] = (faults[fault] ?? 0) + count
  return {
    ...sum,
    histories: sum.histories + 1,
    posts: sum.posts + lived.posts,
    events: sum.events + lived.events,
    cpuMs: sum.cpuMs + lived.cpuMs,
    faults,
    broken: [
      ...sum.broken,
      ...lived.violations
        .slice(0, 1)
        .map(({ invariant, what }) => ({ seed: lived.seed, invariant, what })),
    ],
  }
}

export const sayTotal = ({ broken, faults, ...total }: Total) => {
  const perCore = total.histories / (total.cpuMs / 1000)
  const drawn = Object.entries(faults).sort(([, a], [, b]) => b - a)
  return [
    `${total.histories} histories in ${total.seconds.toFixed(0)} s with ${total.jobs} jobs: ${perCore.toFixed(2)} per second of processor time`,
    `${total.posts} posts left, ${total.events} events`,
    `faults drawn: ${drawn.map(([fault, count]) => `${fault} ${count}`).join(', ') || 'none'}`,
    ...broken.map(
      ({ seed, invariant, what }) =>
        `seed ${seed} breaks ${invariant}: ${what} (npm run histories -- --seed ${seed} --trace)`,
    ),
    broken.length === 0 ? 'no promise was broken' : `${broken.length} histories broke a promise`,
  ].join('\n')
}
