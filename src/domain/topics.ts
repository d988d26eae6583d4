/** Recognises by code what no machine answers: whatever a model says, a person takes it. */
import { memo } from '../lib/memo.ts'
import { type Sentence, sentencesOf } from './sentences.ts'
import type { Message } from './ticket.ts'
import { deTopics } from './topic-words/de.ts'
import { enTopics } from './topic-words/en.ts'
import { esTopics } from './topic-words/es.ts'
import { frTopics } from './topic-words/fr.ts'
import { itTopics } from './topic-words/it.ts'
import { nlTopics } from './topic-words/nl.ts'
import { SETTLED } from './topic-words/settled.ts'
import { TOPICS, type Topic } from './topic-words/topic-words.ts'
import { isCustomerWord, isWord } from './words.ts'

export type TopicFound = {
  topic: Topic
  messageId: number
  /** Stands letter by letter in that message. */
  quote: string
  /** One clause for the team. */
  why: string
}

/**
 * The gravest topic of the customer's own words; what he quotes is not his. Self-harm and minors count
 * wherever they were said; threats, safety and data requests until he has called the matter settled;
 * the wish for a person only in his latest turn.
 */
export const findTopic = memo((messages: Message[]): TopicFound | null => {
  const said = messages.filter(isCustomerWord).flatMap(sentencesOf)
  const latest = latestTurn(messages).flatMap(sentencesOf)
  const isSettled = callsItSettled(latest)
  for (const topic of TOPICS) {
    const counts = REACH[topic]
    if (isSettled && counts !== 'always') continue
    const found = (counts === 'latest' ? latest : said).findLast((each) => speaksOf(each, topic))
    if (found !== undefined)
      return { topic, messageId: found.message.id, quote: found.raw, why: WHY[topic] }
  }
  return null
})

/** How far back a topic counts. */
const REACH: Record<Topic, 'always' | 'until_settled' | 'latest'> = {
  self_harm: 'always',
  minor: 'always',
  safety: 'until_settled',
  legal_threat: 'until_settled',
  data_request: 'until_settled',
  wants_person: 'latest',
}

const WHY: Record<Topic, string> = {
  self_harm: 'The customer may be in danger',
  minor: 'A minor may be involved',
  safety: 'Somebody may have been hurt or put at risk',
  legal_threat: 'The customer threatens legal action or a chargeback',
  data_request: 'The customer makes a data-protection request',
  wants_person: 'The customer asks for a person',
}

/** His words since the shop's last word before them. */
const latestTurn = (messages: Message[]): Message[] => {
  const words = messages.filter(isWord)
  const last = words.findLastIndex((message) => !message.fromAgent)
  const before = words.slice(0, Math.max(0, last)).findLastIndex((message) => message.fromAgent)
  return words.slice(before + 1, last + 1)
}

/** Says in so many words that it is over, and asks nothing. */
const callsItSettled = (sentences: Sentence[]) =>
  sentences.some((each) => SETTLED_WORDS.test(each.whole)) &&
  sentences.every((each) => !each.isQuestion && !NOT_YET.test(each.whole))

const speaksOf = ({ whole }: Sentence, topic: Topic) => PATTERNS[topic].test(whole)

const LEXICONS = [enTopics, frTopics, deTopics, esTopics, itTopics, nlTopics]

/** All languages are tried on every sentence: a guessed one would be wrong just where it matters. */
const phrases = (sources: string[]) =>
  new RegExp(`(?<![a-z0-9])(?:${sources.join('|')})(?:(?<=['\\s])|(?![a-z0-9]))`)

const PATTERNS = Object.fromEntries(
  TOPICS.map((topic) => [topic, phrases(LEXICONS.flatMap((lexicon) => lexicon[topic]))]),
) as Record<Topic, RegExp>

const SETTLED_WORDS = phrases(SETTLED.over)
const NOT_YET = phrases(SETTLED.notYet)
