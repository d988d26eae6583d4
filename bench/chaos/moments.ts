/** Chooses when a process dies, and watches its files for that moment. */
import { watch } from 'node:fs'
import { dirname } from 'node:path'
import type { Random } from '../../src/lib/random.ts'
import { watchSending } from './ledger.ts'
import { databaseIn } from './program.ts'

export type Moment =
  /** So many ms after its start. */
  | { kind: 'time'; ms: number }
  /** So many ms after its n-th write into the database. */
  | { kind: 'write'; nth: number; ms: number }
  /** So many ms after its database said for the n-th time that something is being sent. */
  | { kind: 'post'; nth: number; ms: number }

/** A process that has not come so far by then dies nevertheless: it only reads, or has nothing to do. */
const LONGEST_LIFE = 40_000

/** Half of them around the commitment to a post and its answer. */
export const chooseMoment = (random: Random): Moment => {
  const ms = random.between(0, LENGTH_OF_POST)
  const share = random.next()
  if (share < 0.6) return { kind: 'post', nth: random.between(1, 5), ms }
  if (share < 0.85) return { kind: 'write', nth: random.between(1, 800), ms }
  return { kind: 'time', ms: random.between(0, START) }
}

/** On a machine that has little else to do. */
const LENGTH_OF_POST = 25
/** From the start of a process to its first posts. */
const START = 3000

/** Resolves when the moment has come, or when the process is over. */
export const awaitMoment = (folder: string, moment: Moment, over: Promise<unknown>) =>
  new Promise<void>((resolve) => {
    const database = databaseIn(folder)
    const commitments = createCommitments(database)
    let seen = 0
    const watcher = watch(dirname(database), (_, name) => {
      if (moment.kind === 'time' || name !== LOG) return
      if (moment.kind === 'post' && !commitments.hasBegun()) return
      seen += 1
      if (seen === moment.nth) setTimeout(end, moment.ms)
    })
    const latest = setTimeout(end, moment.kind === 'time' ? moment.ms : LONGEST_LIFE)
    function end() {
      clearTimeout(latest)
      watcher.close()
      commitments.close()
      resolve()
    }
    void over.then(end)
  })

const LOG = 'relance.db-wal'

/** Whether something is being sent that was not when this was last asked. */
const createCommitments = (database: string) => {
  let asked: ReturnType<typeof watchSending> | null = null
  let before = new Set<string>()
  return {
    hasBegun: () => {
      asked ??= watchSending(database)
      const sending = asked?.sending() ?? null
      if (sending === null) return false
      const now = new Set(sending)
      const begun = [...now].some((mark) => !before.has(mark))
      before = now
      return begun
    },
    close: () => asked?.close(),
  }
}
