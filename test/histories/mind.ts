/** A language model that finds what the shop asked for, asks for it again, and is at times away or out of its mind. */
import type { LanguageModel, ModelAnswer, ModelQuestion, Usage } from '../../src/domain/ports.ts'
import type { Random } from './random.ts'

export const ASK = 'Could you send us a photo of the parcel?'
export const DRAFT = 'Hello, could you send us a photo of the parcel? Thank you.'

const USAGE: Usage = {
  model: 'in-a-history',
  tokens: { input: 900, cached: 600, output: 120 },
  costUsd: 0.002,
}

type Deps = {
  random: Random
  /** Share of questions that get no good answer. */
  trouble: () => number
  sleep: (ms: number) => Promise<void>
  note: (fault: string) => void
}

export const createMind = ({ random, trouble, sleep, note }: Deps): LanguageModel => {
  let count = 0
  return {
    provider: 'openai',
    callCount: () => count,
    ask: async <T>(question: ModelQuestion<T>): Promise<ModelAnswer<T>> => {
      count += 1
      await sleep(random.whole(200, 6000))
      if (random.chance(trouble())) {
        const answer = random.pick(TROUBLES)
        note(`model ${answer.kind}`)
        if (answer.kind === 'unavailable') await sleep(random.whole(1, 60) * 1000)
        return answer
      }
      const value = question.purpose === 'decide' ? judgementOn(question.ticket) : WRITTEN
      const read = question.schema.safeParse(value)
      return read.success
        ? { kind: 'answered', value: read.data, usage: USAGE }
        : { kind: 'invalid', why: read.error.message, usage: USAGE }
    },
  }
}

const WRITTEN = { text: DRAFT, language: 'en' }

const TROUBLES = [
  { kind: 'unavailable', why: 'the connection broke' },
  { kind: 'unavailable', why: 'status 429' },
  { kind: 'unavailable', why: 'status 529' },
  { kind: 'unavailable', why: 'no answer in time' },
  { kind: 'unavailable', why: 'status 503' },
  { kind: 'refused', why: 'policy', usage: USAGE },
  { kind: 'invalid', why: 'cut off', usage: USAGE },
] as const

const judgementOn = (shown: string) => {
  const asked = lastMessageWith(shown, ASK)
  const item = {
    owner: 'customer',
    kind: 'asked',
    what: 'a photo',
    due: null,
    message_id: asked,
    quote: ASK,
  }
  return {
    open_items: asked === 0 ? [] : [item],
    evidence: [],
    verdict: asked === 0 ? 'no_follow_up' : 'follow_up',
    until: null,
    reason: 'The photo is missing.',
    confidence: 0.95,
  }
}

/** Its id; 0 when none holds these words. */
const lastMessageWith = (shown: string, words: string) => {
  const lines = [...shown.matchAll(/<message id="(\d+)"[^>]*>([^<]*)<\//g)]
  return Number(lines.findLast(([, , text]) => text?.includes(words))?.[1] ?? 0)
}
