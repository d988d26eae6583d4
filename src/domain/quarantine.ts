/**
 * Tells whether a database may have missed posts of its own account: a new one in place of a lost one, an older copy,
 * one that woke up in another time (DESIGN 6, point 8).
 */

import { MINUTE } from '../lib/clock.ts'
import { sayDuration } from '../lib/duration.ts'

/** What `<database>.generation` says: how far the database was when something last left. */
export type Sidecar = {
  /** Which life of the database; each one that was doubted begins a new one. */
  life: string
  /** Its newest event. */
  event: number
  /** This machine's clock. */
  seenAt: number
}

/** What is found when a process that may post opens the database. */
export type Opening = {
  /** `unreadable`: it is there and says nothing. */
  sidecar: Sidecar | 'unreadable' | null
  /** Null: the database was never posted from. */
  life: string | null
  newestEvent: number
  /** A post was under way and nobody lives who made it. */
  isAbandoned: boolean
  /** This machine's clock. */
  wall: number
}

/** More than this, and ages, leases and quiet times no longer mean anything. */
const CLOCK_JUMP = MINUTE

/** `isOther`: it is not, or not certainly, what posted last from here. */
export type Doubt = { reason: string; isOther: boolean }

/** Null: it is what it was when it posted last, or it is a first start. */
export const findDoubt = (opening: Opening): Doubt | null => doubtLife(opening) ?? doubtEnd(opening)

const doubtLife = ({ sidecar, life, newestEvent }: Opening): Doubt | null => {
  if (sidecar === null)
    return life === null ? null : other('the database came without its .generation file')
  if (sidecar === 'unreadable') return other('the .generation file of the database says nothing')
  if (life === null)
    return other('the database that posted from here is gone, and this is a new one')
  if (life !== sidecar.life)
    return other('this is another database than the one that posted from here')
  return newestEvent < sidecar.event
    ? other('the database is an older copy of the one that posted from here')
    : null
}

const doubtEnd = ({ sidecar, isAbandoned, wall }: Opening): Doubt | null => {
  if (isAbandoned) return same('the last process ended in the middle of a post')
  const back = sidecar === null || sidecar === 'unreadable' ? 0 : sidecar.seenAt - wall
  return back > CLOCK_JUMP
    ? same(`the clock of this machine went back by ${sayDuration(back)}`)
    : null
}

type Moment = { wall: number; monotonic: number }

/** While a process runs, both clocks of its machine go at the same pace; a machine that slept shows here too. */
export const findJump = (before: Moment, now: Moment): string | null => {
  const off = now.wall - before.wall - (now.monotonic - before.monotonic)
  return Math.abs(off) > CLOCK_JUMP
    ? `the clock of this machine jumped by ${sayDuration(Math.abs(off))}, or the machine slept`
    : null
}

const other = (reason: string): Doubt => ({ reason, isOther: true })

const same = (reason: string): Doubt => ({ reason, isOther: false })
