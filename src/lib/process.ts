/** Names this process, and tells of another whether it still lives. */
import { hostname } from 'node:os'

const HOST = hostname()

/** `host:pid:start`, unique enough to claim a row with. */
export const thisProcess = () => `${HOST}:${process.pid}:${Math.round(performance.timeOrigin)}`

/** True only when the owner ran on this host and is certainly dead. */
export const isGone = (owner: string) => {
  const [host, pid] = owner.split(':')
  if (host !== HOST || pid === undefined || owner === thisProcess()) return false
  if (Number(pid) === process.pid) return true
  try {
    process.kill(Number(pid), 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}
