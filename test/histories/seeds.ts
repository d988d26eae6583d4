/**
 * Histories that broke a promise as they are drawn now, and what each of them found. A change to `plan.ts` draws other
 * histories; what an older draw found has a test of its own.
 */

export const FOUND: [seed: number, what: string][] = [
  [234, 'a policy that goes into shadow takes back what was approved'],
  [249, 'without its mark only who heard its number knows a post as ours'],
]
