/** Simulations kept in memory: each is finished as soon as somebody looks. */
import type { SimulationState, Simulations } from '../../src/simulation/started.ts'
import { NOW } from './examples.ts'

const RATE = { value: 0.8, interval: { low: 0.7, high: 0.9 }, of: 40 }

const SUMMARY: NonNullable<SimulationState['summary']> = {
  tickets: { replayed: 90, of: 100 },
  silences: 70,
  judged: { follow_up: 40, no_follow_up: 20 },
  unreadable: { 'merged or deleted': 2 },
  rules: [
    { rule: 'Relance', followUps: 40, precision: RATE, recall: RATE, pointless: 8, missed: 5 },
  ],
  rungs: [{ policy: 'photos', now: 'approval', next: 'autonomous', passes: false, says: 'Stay.' }],
  changed: 3,
  costUsd: 0.12,
}

/** The first simulation followed up; those after it see that we owe the next step, and one silence more. */
const reportOf = (id: string) => {
  const isFirst = id.includes('T0900-')
  const one = { ticket_id: 41, at: '2026-11-01T09:00:00.000Z', needed: true }
  const cases = [
    { ...one, id: '41-1', result: isFirst ? 'follow_up' : 'we_owe' },
    { ...one, id: '42-1', ticket_id: 42, result: 'no_follow_up' },
    ...(isFirst ? [] : [{ ...one, id: '43-1', ticket_id: 43, result: 'wait' }]),
  ]
  return JSON.stringify({ cases })
}

export const memorySimulations = (): Simulations & { states: SimulationState[] } => {
  const states: SimulationState[] = []
  const find = (id: string) => {
    const state = states.find((one) => one.id === id) ?? null
    return state?.status === 'running' && state.wish.policy === null
      ? Object.assign(state, { status: 'finished', summary: SUMMARY })
      : state
  }
  return {
    states,
    start: (wish) => {
      const running = states.find(({ status }) => status === 'running')
      if (running !== undefined) return { kind: 'busy', id: running.id }
      const id = `20261124T090${states.length}-abcdef`
      const state = { id, startedAt: NOW, wish, progress: null, why: null, summary: null }
      states.unshift({ ...state, status: 'running' })
      return { kind: 'started', id }
    },
    find,
    list: () => states.map(({ id }) => find(id)).filter((state) => state !== null),
    file: (id, name) => {
      if (find(id)?.status !== 'finished') return null
      return Buffer.from(name === 'report.json' ? reportOf(id) : `<p>${id} ${name}</p>`)
    },
  }
}
