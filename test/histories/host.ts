/** A machine with its clock and its disk; the processes on it share both. */

import type { Processes } from '../../src/lib/process.ts'
import { createDisk } from './disk.ts'
import type { Process } from './ledger.ts'

export type Host = ReturnType<typeof createHost>

export const createHost = (nr: number, now: () => number) => {
  const disk = createDisk()
  let ahead = 0
  let fullUntil = 0
  let passOf: Process | null = null
  const members = new Map<string, Process>()
  return {
    disk: { ...disk, nr, isFull: () => now() < fullUntil },
    clockAhead: () => ahead,
    jumpClock: (ms: number) => {
      ahead += ms
    },
    fillDisk: (ms: number) => {
      fullUntil = now() + ms
    },
    freeDisk: () => {
      fullUntil = 0
    },
    join: (process: Process) => {
      members.set(process.name, process)
    },
    /** What the system says of the processes here; of those of another host nobody knows. */
    processesAs: (process: Process): Processes => ({
      self: () => process.name,
      isGone: (name) => members.get(name)?.isAlive() === false,
      isAlive: (name) => members.get(name)?.isAlive() === true,
    }),
    /** Held by one living process at a time, as the lock file is. */
    lockPass: (owner: Process) => {
      if (passOf?.isAlive()) return null
      passOf = owner
      return () => {
        if (passOf === owner) passOf = null
      }
    },
  }
}
