/**
 * Histories that broke a promise as they are drawn now, and what each of them found. A change to `plan.ts` draws other
 * histories; what an older draw found has a test of its own.
 */

export const FOUND: [seed: number, what: string][] = [
  [234, 'a policy that goes into shadow takes back what was approved'],
  [249, 'without its mark only who heard its number knows a post as ours'],
  [460, 'a judgement that failed does not take an earlier note for its post'],
  [608, 'an undo window begins when the approval is written down'],
  [687, 'of two posts with the same words each is known once a person says that it stands there'],
  [1008, 'a database that was lost knows of no attempt before'],
  [1045, 'a post on a ticket that was merged meanwhile counts against no cap'],
  [1241, 'a note that was tried thrice for a person stops nothing once its draft is approved'],
  [1291, 'as often as a person settles it, it may be tried again'],
  [1532, 'that a note no longer holds is said once, also by an older copy'],
  [3349, 'what left before a pause broke no rule, though the clock was set back between them'],
  [6948, 'a post whose process died before the mirror had it is no agent’s word'],
  [8348, 'what turns out to have landed before it is tried again is sent, not cancelled'],
]
