/** How a person settles what nobody else can: a post that may or may not stand on its ticket. */
import type { Instant } from '../lib/clock.ts'

/** `there`: it stands on the ticket · `send`: one more attempt · `drop`: leave it. */
export const RESOLUTIONS = ['there', 'send', 'drop'] as const
export type ResolvedAs = (typeof RESOLUTIONS)[number]

export type Resolution = { as: ResolvedAs; by: string }

export type ResolutionAct = Resolution & { decisionId: string; at: Instant }

/** Why a dropped one ended; its occasion is not judged again on the same input. */
export const DROPPED = 'dropped by a person'

/** What the note says that tells the team of an unclear post. */
export const UNCLEAR_POST =
  'It is not sure whether our follow-up was sent: look whether it stands on this ticket.'

/** How the note ends that told the team of an unclear post: it judged nothing, and stands in no other judgement's place. */
export const SETTLED = 'a person has settled what it speaks of'
