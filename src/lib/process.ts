/** Names this process, and tells of another whether it still lives. */
import { hostname } from 'node:os'

/** Who claims rows, and who of those that did is still there. A simulation brings its own. */
export type Processes = {
  self: () => string
  /** True only when the owner ran on this host and is certainly dead. */
  isGone: (owner: string) => boolean
  /** True only when the owner runs on this host. A container that was made anew has another host's name. */
  isAlive: (owner: string) => boolean
}

const HOST = hostname()

/** `host:pid:start`, unique enough to claim a row with. */
export const thisProcess = () => `${HOST}:${process.pid}:${Math.round(performance.timeOrigin)}`

export const isGone = (owner: string) => lifeOf(owner) === 'gone'

export const isAlive = (owner: string) => lifeOf(owner) === 'alive'

export const SYSTEM_PROCESSES: Processes = { self: thisProcess, isGone, isAlive }

const lifeOf = (owner: string): 'alive' | 'gone' | 'elsewhere' => {
  const [host, pid] = owner.split(':')
  if (host !== HOST || pid === undefined) return 'elsewhere'
  if (owner === thisProcess()) return 'alive'
  if (Number(pid) === process.pid) return 'gone'
  try {
    process.kill(Number(pid), 0)
    return 'alive'
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH' ? 'gone' : 'alive'
  }
}
