/** Turns the installation while it serves: passes at their interval, sends at their moment. */
import { startLoop } from './jobs/loop.ts'
import { SECOND } from './lib/clock.ts'
import type { Installation } from './services.ts'

/** A round that sent everything looks again at least so often: another process may have scheduled something. */
const SEND_LOOK = 5 * SECOND

/** A pass that is late, or a morning, is noticed so soon; what a pass found is told at its end. */
const TELL_EVERY = 30 * SECOND

/** Answers how to stop; what is in flight ends first. */
export const startRunning = (installation: Installation, pollInterval: number) => {
  const { clock, log } = installation.services
  const options = { clock, log, afterError: Math.min(pollInterval, 10 * SECOND) }
  const sending = startLoop(
    'send',
    async () => Math.min((await installation.sendDue()) ?? SEND_LOOK, SEND_LOOK),
    options,
  )
  const { notify } = installation
  const telling =
    notify === null
      ? null
      : startLoop('notify', async () => notify().then(() => TELL_EVERY), options)
  const passing = startLoop(
    'pass',
    async () => {
      await installation.runPass()
      sending.wake()
      telling?.wake()
      return pollInterval
    },
    options,
  )
  const hinted = startLoop(
    'hint',
    async () => (await installation.lookAtHinted()) ?? pollInterval,
    options,
  )
  installation.onHint(hinted.wake)
  installation.onApproved(sending.wake)
  return async () => {
    installation.beginStopping()
    await Promise.all([passing.stop(), sending.stop(), hinted.stop(), telling?.stop()])
  }
}
