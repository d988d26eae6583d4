/** A claim of a draft, with the words that prove it, as people are shown it. */

export type Claim = {
  text: string
  /** UTF-16 units of the draft's text. */
  start: number
  end: number
  /** Null: nothing in the conversation proves it. */
  source: ClaimSource | null
}

/** `messageId` null: order data, or the file of the voice. */
export type ClaimSource = { voice: string; messageId: number | null; quote: string }
