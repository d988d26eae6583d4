/** Does one thing again and again until told to stop; can be woken before its time. */
import type { Clock } from '../lib/clock.ts'
import { sayError } from '../lib/errors.ts'
import type { Log } from '../lib/log.ts'

export type Loop = {
  /** Looks at once instead of at its next moment. */
  wake: () => void
  /** Resolves when the round in flight has ended. */
  stop: () => Promise<void>
}

/** `round` answers how many milliseconds to wait until the next one. What it throws is logged; the loop goes on. */
export const startLoop = (
  name: string,
  round: () => Promise<number>,
  { clock, log, afterError }: { clock: Clock; log: Log; afterError: number },
): Loop => {
  let isStopping = false
  let alarm = new AbortController()
  const turn = async () => {
    while (!isStopping) {
      const wait = await attempt(name, round, log, afterError)
      if (isStopping) return
      await clock.sleep(wait, alarm.signal)
      alarm = new AbortController()
    }
  }
  const ended = turn()
  const wake = () => alarm.abort()
  return {
    wake,
    stop: () => {
      isStopping = true
      wake()
      return ended
    },
  }
}

const attempt = async (
  name: string,
  round: () => Promise<number>,
  log: Log,
  afterError: number,
) => {
  try {
    return await round()
  } catch (error) {
    log.error({ loop: name }, sayError(error))
    return afterError
  }
}
