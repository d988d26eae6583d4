/** Finds the words after which only a person should answer. */
import type { Turn } from './conversation.ts'
import type { CustomerTurn } from './customer-turn.ts'
import type { Cue } from './lexicon/cue.ts'
import { says } from './lexicon/says.ts'
import type { Sentence } from './sentences.ts'

export type HandOver = { sentence: Sentence; why: string }

/**
 * Self-harm and minors count wherever they were said; threats, safety and data requests until the
 * customer has closed the matter; the wish for a person only in his latest turn.
 */
export const handOverIn = (turns: Turn[], latest: CustomerTurn | null): HandOver | null => {
  const said = turns.filter((turn) => !turn.fromShop).flatMap((turn) => turn.sentences)
  return (
    find(said, ALWAYS) ??
    (latest?.closes ? null : (find(said, UNTIL_CLOSED) ?? find(latest?.sentences ?? [], NOW)))
  )
}

type Ground = { cue: Cue; why: string }

const ALWAYS: Ground[] = [
  { cue: 'self_harm', why: 'The customer may be in danger' },
  { cue: 'minor', why: 'A minor may be involved' },
]
const UNTIL_CLOSED: Ground[] = [
  { cue: 'safety', why: 'Somebody may have been hurt or put at risk' },
  { cue: 'legal_threat', why: 'The customer threatens legal action or a chargeback' },
  { cue: 'data_request', why: 'The customer makes a data-protection request' },
]
const NOW: Ground[] = [{ cue: 'wants_person', why: 'The customer asks for a person' }]

const find = (sentences: Sentence[], grounds: Ground[]): HandOver | null => {
  for (const { cue, why } of grounds) {
    const sentence = sentences.findLast((each) => says(each, cue))
    if (sentence !== undefined) return { sentence, why }
  }
  return null
}
