/** Reads from the helpdesk's answers how much of the rate limit is left and whether the clocks agree. */
import { type CheckLine, ok, problem, warning } from '../../domain/examination.ts'
import type { Helpdesk } from '../../domain/ports.ts'
import { SECOND } from '../../lib/clock.ts'
import { sayDuration } from '../../lib/duration.ts'

/** A bucket that others fill so far leaves too little for a send that must not wait. */
const CROWDED = 0.8

export const checkRateLimit = ({ surroundings }: Helpdesk, share: number): CheckLine[] => {
  const limit = surroundings.signs()?.callLimit ?? null
  if (limit === null)
    return [ok('rate limit', 'the helpdesk names none; 40 calls in 20 seconds are assumed')]
  const { used, size } = limit
  const ours = Math.max(1, Math.floor(share * size))
  const says = `${used} of ${size} calls in use; background reading keeps to ${ours} and leaves ${size - ours} to sends and to other integrations`
  return used > CROWDED * size
    ? [
        warning(
          'rate limit',
          says,
          'Find out which other integration makes so many calls, or lower HELPDESK_SHARE.',
        ),
      ]
    : [ok('rate limit', says)]
}

/** More than this and send hours, caps and read ages are judged by a wrong time. */
const CLOCK_TOLERANCE = 60 * SECOND

export const checkClock = ({ surroundings }: Helpdesk): CheckLine[] => {
  const signs = surroundings.signs()
  if (signs === null) return []
  const lead = signs.clockLead
  if (lead === null)
    return [
      warning(
        'clock',
        'the helpdesk’s answers carry no date to compare with',
        'See that this machine keeps its time by NTP.',
      ),
    ]
  const apart = Math.abs(lead)
  const says =
    apart < 2 * SECOND
      ? 'this machine and the helpdesk agree'
      : `this machine is ${sayDuration(apart)} ${lead > 0 ? 'ahead of' : 'behind'} the helpdesk`
  return apart > CLOCK_TOLERANCE
    ? [problem('clock', says, 'Set this machine’s clock by NTP (timedatectl set-ntp true).')]
    : [ok('clock', says)]
}
