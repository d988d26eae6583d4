/** Judges a silent conversation by rules, without a model: the ledger first, the verdict from it. */
import type { Evidence, Judgement, OpenItem } from '../domain/ledger.ts'
import type { Sentence } from '../domain/sentences.ts'
import type { Message } from '../domain/ticket.ts'
import { findTopic, type TopicFound } from '../domain/topics.ts'
import { ruleOn } from '../domain/verdict.ts'
import type { Instant } from '../lib/clock.ts'
import { memo } from '../lib/memo.ts'
import { readConversation, type Turn } from './conversation.ts'
import { languageOf } from './language.ts'
import { isAhead, type Open, openItemsOf, type Standing } from './open-items.ts'

export type OfflineCase = {
  /** With notes, automatic messages and our own posts; sorted. */
  messages: Message[]
  now: Instant
}

/** Never throws. The verdict is the one of a policy that follows up on `asked` alone. */
export const judgeOffline = ({ messages, now }: OfflineCase): Judgement => {
  const conversation = readConversation(messages)
  const { turns } = conversation
  const last = turns.at(-1)
  if (last === undefined) return nothing('Nobody has said a word yet.', null, 0.9)
  if (!last.fromShop) {
    return nothing(
      'The customer spoke last, so there is no silence.',
      last.sentences.at(-1) ?? null,
      0.9,
    )
  }
  const topic = findTopic(messages)
  return conclude(openItemsOf(conversation), topic, now, isUnknownLanguage(turns))
}

/** What is open after the shop's last word; nothing while the customer spoke last. */
export const openAfter = (messages: Message[]): Open[] => {
  const conversation = readConversation(messages)
  return conversation.turns.at(-1)?.fromShop ? openItemsOf(conversation).open : []
}

const nothing = (reason: string, words: Sentence | null, confidence: number): Judgement => ({
  open_items: [],
  evidence: words === null ? [] : [quote(words)],
  verdict: 'no_follow_up',
  until: null,
  reason,
  confidence,
})

const LEXICONS = ['en', 'fr', 'de', 'es', 'it', 'nl']

/** Rules read only question marks there. */
const isUnknownLanguage = memo((turns: Turn[]) => {
  const words = turns.flatMap((turn) => turn.messages.map((message) => message.text)).join('\n')
  const language = languageOf(words)
  return language !== null && !LEXICONS.includes(language)
})

const conclude = (
  standing: Standing,
  topic: TopicFound | null,
  now: Instant,
  isForeign: boolean,
): Judgement => {
  const ledger: Judgement = { ...nothing('', null, 0), open_items: standing.open.map(asItem) }
  const ground = topic === null ? fromLedger(standing, ledger, now) : handedOver(topic)
  return {
    ...ledger,
    evidence: ground.words.map(quote),
    verdict: ground.verdict,
    until: ground.verdict === 'wait' ? soonest(standing.open, now).due : null,
    reason: ground.reason,
    confidence: isForeign ? Math.min(ground.confidence, 0.5) : ground.confidence,
  }
}

type Words = Pick<Sentence, 'raw'> & { message: Pick<Message, 'id'> }
type Ground = Pick<Judgement, 'verdict' | 'reason' | 'confidence'> & { words: Words[] }

const handedOver = ({ messageId, quote: raw, why }: TopicFound): Ground => ({
  verdict: 'hand_over',
  words: [{ raw, message: { id: messageId } }],
  reason: `${why}: ${cited({ raw })}`,
  confidence: 0.85,
})

/** The verdict follows from the ledger by the rule every judge is held to. */
const fromLedger = ({ open, closedBy }: Standing, ledger: Judgement, now: Instant): Ground => {
  const { verdict } = ruleOn(ledger, ['asked'], now)
  switch (verdict) {
    case 'we_owe':
      return weOwe(open.filter((item) => item.owner === 'shop' && !isAhead(item, now)))
    case 'wait':
      return waiting(open, now)
    case 'follow_up':
      return followUp(open.filter((item) => item.kind === 'asked'))
    default:
      return nothingOpen(open, closedBy)
  }
}

const weOwe = (owed: Open[]): Ground => {
  const due = owed[0]?.due ?? null
  return {
    verdict: 'we_owe',
    words: wordsOf(owed),
    reason: `${due === null ? 'The next step is ours' : `We said we would do this by ${due}`}: ${citedFirst(owed)}`,
    confidence: strongest(owed),
  }
}

const waiting = (open: Open[], now: Instant): Ground => {
  const { sentence, due } = soonest(open, now)
  return {
    verdict: 'wait',
    words: [sentence],
    reason: `Nothing is due before ${due}: ${cited(sentence)}`,
    confidence: 0.8,
  }
}

const soonest = (open: Open[], now: Instant) =>
  open
    .filter((item) => isAhead(item, now))
    .reduce((a, b) => ((a.due ?? '') <= (b.due ?? '') ? a : b))

const followUp = (asked: Open[]): Ground => ({
  verdict: 'follow_up',
  words: wordsOf(asked),
  reason: `The customer has not answered ${asked.length === 1 ? 'our question' : `${asked.length} questions`}: ${citedFirst(asked)}`,
  confidence: strongest(asked),
})

const nothingOpen = (open: Open[], closedBy: Sentence | null): Ground => {
  const [first] = open
  if (first !== undefined) {
    return {
      verdict: 'no_follow_up',
      words: wordsOf(open),
      reason: `${UNASKED[first.kind]}: ${cited(first.sentence)}`,
      confidence: 0.6,
    }
  }
  return closedBy === null
    ? {
        verdict: 'no_follow_up',
        words: [],
        reason: 'We asked for nothing and promised nothing.',
        confidence: 0.6,
      }
    : {
        verdict: 'no_follow_up',
        words: [closedBy],
        reason: `Nothing is open since: ${cited(closedBy)}`,
        confidence: 0.9,
      }
}

const UNASKED: Record<Open['kind'], string> = {
  asked: 'We asked',
  offer: 'We answered and asked for nothing',
  fix: 'We gave a remedy and did not ask whether it helped',
  promise: 'Somebody else has the next step',
}

const wordsOf = (items: Open[]) => items.map((item) => item.sentence)

const strongest = (items: Open[]) => Math.max(...items.map((item) => item.strength))

const quote = ({ raw, message }: Words): Evidence => ({ message_id: message.id, quote: raw })

const asItem = ({ owner, kind, due, sentence }: Open): OpenItem => ({
  owner,
  kind,
  what: brief(sentence.raw),
  due,
  message_id: sentence.message.id,
  quote: sentence.raw,
})

const citedFirst = (items: Open[]) => (items[0] === undefined ? '' : cited(items[0].sentence))

const cited = (sentence: Pick<Sentence, 'raw'>) => `“${brief(sentence.raw)}”`

/** One line of at most 120 characters, cut between words. */
const brief = (text: string) => {
  const line = text.replace(/\s+/g, ' ')
  return line.length <= 120 ? line : `${line.slice(0, 119).replace(/\s+\S*$/, '')}…`
}
