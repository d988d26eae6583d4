/** What a sentence of a service conversation can say, whatever its language. */

/** Read in the words of a shop. */
export const SHOP_CUES = [
  /** Hello, sorry, thank you for writing, have a nice day. Nothing follows from it. */
  'small_talk',
  /** Polite closings and checks that nobody needs to answer. */
  'courtesy',
  /** Looks like a question or a "please", but asks for nothing. */
  'no_ask',
  /** Asks for something, also without a question mark. */
  'ask',
  /** Wants to hear whether a remedy or proposal works. */
  'tell_result',
  /** Something happens once the customer has done his part. */
  'condition',
  /** The same words, but what must happen first is not the customer's. */
  'own_condition',
  /** Try this. */
  'fix',
  /** We could do this, you can do that. */
  'proposal',
  /** We find out and come back to you. */
  'will_answer',
  /** We do it. */
  'will_act',
  /** Work that goes on whatever the customer says. */
  'under_way',
  /** A carrier, a bank or a maker will do something. */
  'third_party',
  /** It is done. */
  'done',
  /** An earlier question no longer matters. */
  'withdrawn',
  /** Before a date: it is a deadline for what was asked. */
  'deadline',
] as const

/** Read in the words of a customer, and in internal notes. */
export const CUSTOMER_CUES = [
  /** Thanks, fine, goodbye. */
  'thanks',
  /** That is all, it works now. */
  'closing',
  /** Does not want it any more. */
  'gives_up',
  /** Still wants something. */
  'unhappy',
  /** I will do it, later. */
  'deferral',
  /** I am not there. */
  'away',
  /** Here it is. */
  'handing_in',
  /** Internal note: settled elsewhere. */
  'settled',
] as const

type ShopCue = (typeof SHOP_CUES)[number]
type CustomerCue = (typeof CUSTOMER_CUES)[number]
export type Cue = ShopCue | CustomerCue

/**
 * Per cue the phrases of one language, as sources of regular expressions between word boundaries, in
 * folded spelling (lower case, no accents).
 */
export type ShopLexicon = Record<ShopCue, string[]>
export type CustomerLexicon = Record<CustomerCue, string[]>
