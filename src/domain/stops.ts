/** What stops posts, and what a person is told about it. */
import { type Instant, iso } from '../lib/clock.ts'

/** Each of them stops every post, and is asked again in the statement that commits to one. */
export const STOP_KEYS = ['paused', 'quarantine', 'violated', 'posting_held', 'hold'] as const
export type StopKey = (typeof STOP_KEYS)[number]

export type Stop = {
  /** `autonomous_paused`: the breaker; only what leaves by itself waits. */
  kind: StopKey | 'autonomous_paused'
  reason: string
  since: Instant
  /** When it ends by itself, by this machine's clock; null: when what it waits for has happened. */
  until: number | null
}

/** One sentence: what is stopped, why, and who ends it. */
export const sayStop = ({ kind, reason, until }: Stop): string => {
  switch (kind) {
    case 'paused':
      return `Nothing is written to the helpdesk: ${reason}. Resume when it may go on.`
    case 'quarantine':
      return `Reading only until ${until === null ? 'later' : sayTime(until)}, because ${reason}. What is approved meanwhile waits.`
    case 'violated':
      return `Nothing is posted: a rule that must always hold did not. ${reason}. Look at it, then resume.`
    case 'posting_held':
      return `The helpdesk refuses our posts (${reason}). Mend the key or the quota, then resume.`
    case 'hold':
      return `Nothing new is posted until it is known what became of the last posts: ${reason}.`
    case 'autonomous_paused':
      return `Nothing leaves by itself until somebody resumes: ${reason}.`
  }
}

/** `10:42 UTC` */
const sayTime = (at: number) => `${iso(at).slice(11, 16)} UTC`
