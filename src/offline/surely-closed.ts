/** Recognises conversations in which surely nothing is open: no model needs to be asked about them. */
import type { Judgement } from '../domain/ledger.ts'
import { judgeOffline, type OfflineCase, openAfter } from './judge.ts'

/**
 * The judgement of rules where it is beyond doubt: somebody's words close the conversation and nobody owes
 * anything since. Null: in the slightest doubt.
 */
export const surelyClosed = (offlineCase: OfflineCase): Judgement | null => {
  // In most something is: that is known before the rest is read.
  if (openAfter(offlineCase.messages).length > 0) return null
  const judgement = judgeOffline(offlineCase)
  return isBeyondDoubt(judgement) ? judgement : null
}

const isBeyondDoubt = ({ verdict, open_items, evidence, confidence }: Judgement) =>
  verdict === 'no_follow_up' &&
  open_items.length === 0 &&
  evidence.length > 0 &&
  confidence >= BEYOND_DOUBT

/** What the rules say of their own surest endings: a thank-you or a note that settles it all. */
const BEYOND_DOUBT = 0.9
