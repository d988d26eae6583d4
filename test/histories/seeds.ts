/**
 * Histories that broke a promise as they are drawn now, and what each of them found. A change to `plan.ts` draws other
 * histories; what an older draw found has a test of its own.
 */

export const FOUND: [seed: number, what: string][] = [
  [21, 'a person sent again what had been tried by itself: that attempt is his'],
  [43, 'a post that a person had dropped was judged anew and sent a third time'],
]
