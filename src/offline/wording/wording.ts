/** What a language needs to say around the shop's own words. */

/**
 * No phrase addresses the customer by pronoun, so that all of them suit formal and familiar
 * conversations alike; none names a number, a date or anything the shop has not said.
 */
export type Wording = {
  greet: (name: string) => string
  greetNobody: string
  /** Opens a question, at the first, second, third step. */
  asked: string[]
  /** The same for several questions. */
  askedSeveral: string[]
  /** Opens a remedy given earlier. */
  fix: string[]
  didItHelp: string
  /** Opens a proposal or an answer given earlier. */
  offer: string[]
  doesItSuit: string
  /** How little is enough. */
  shortReply: string
  oneWord: string
  /** From the second step on: it may be settled. */
  maybeSettled: string
  /** When the policy's goal is to close. */
  mayRest: string
  thanks: string[]
  quote: (words: string) => string
}
