/** What a customer may say that no machine should answer, whatever the policy. */

/** In the order in which they count, the gravest first. */
export const TOPICS = [
  'self_harm',
  'minor',
  'safety',
  'legal_threat',
  'data_request',
  'wants_person',
] as const

export type Topic = (typeof TOPICS)[number]

/** Phrases of one language, as sources of regular expressions between word boundaries, folded. */
export type TopicWords = Record<Topic, string[]>
