/** Finds favours, promises and commitments that no agent of the shop has made on this ticket. */
import type { Found } from './finding-words.ts'
import { block, type Inspection, isWithin, type Rule } from './inspection.ts'
import { COMMITMENTS } from './lexicon/commitments.ts'
import { FAVOURS } from './lexicon/favours.ts'
import { PROMISES } from './lexicon/promises.ts'
import { isUnderTopic } from './lexicon/topics.ts'
import { findAll, saidBy, shopSaid } from './said-before.ts'
import { sentencesIn } from './sentences.ts'
import { shopTexts, sourceTexts, type Voice } from './sources.ts'

/**
 * A promise passes once an agent has stated one of that kind, in any language. To name a favour at all (a refund, a
 * voucher) an agent must have named it; or the customer, where it stands in a question or a message is about it. The
 * reason quotes whoever named it without promising it.
 */
export const promises: Rule = (inspection) => {
  const stated = unstated(inspection)
  const isStated = ({ start, end }: Found) =>
    stated.some((other) => other.start < end && start < other.end)
  const named = unnamed(inspection).filter((found) => !isStated(found))
  return [...stated, ...named].map(({ start, end, kind }) =>
    block(inspection.folded, start, end, sayWhy(inspection, kind)),
  )
}

type Promised = Found & { kind: string }

/** Promised here, and in no sentence of the shop that is not a question; a question may ask what the shop asked. */
const unstated = (inspection: Inspection): Promised[] => {
  const found = [...PROMISES, ...COMMITMENTS].flatMap((phrases) =>
    findAll(inspection.folded.text, phrases).map((each) => ({ ...each, kind: phrases.kind })),
  )
  if (found.length === 0) return []
  const said = shopTexts(inspection.context).flat()
  const questions = questionsIn(inspection)
  const isSaid = ({ start, end, kind }: Promised) => {
    const mayAsk = isWithin(questions, start)
    if (isHisTopic(inspection, end, kind)) return true
    if (mayAsk && ASKED_TO.test(inspection.folded.text.slice(end))) return true
    return said
      .filter(({ isQuestion }) => mayAsk || !isQuestion)
      .some(({ text }) =>
        LEXICONS.some((phrases) => phrases.kind === kind && findAll(text, phrases).length > 0),
      )
  }
  return found.filter((promised) => !isSaid(promised))
}

/** "The locker we shall deliver to?" asks for an instruction; it commits to nothing. */
const ASKED_TO = /^ (?:sollen|soll|should|devons|debemos|dobbiamo|moeten)(?!\p{L})/u

const questionsIn = ({ folded, text }: Inspection) =>
  sentencesIn(folded, text).filter(({ isQuestion }) => isQuestion)

const LEXICONS = [...PROMISES, ...COMMITMENTS, ...FAVOURS]

const unnamed = (inspection: Inspection): Promised[] => {
  const { folded, context } = inspection
  const found = FAVOURS.flatMap((phrases) =>
    findAll(folded.text, phrases)
      .filter((each) => !shopSaid(context, phrases, each.text))
      .map((each) => ({ ...each, kind: phrases.kind, phrases })),
  )
  if (found.length === 0) return []
  const questions = questionsIn(inspection)
  return found.filter(({ start, end, kind, phrases, text: words }) => {
    const mayBeHis = isWithin(questions, start) && saidBy(context, HIS, phrases, words)
    return !mayBeHis && !isHisTopic(inspection, end, kind)
  })
}

/** "About the voucher you asked for": the last word of it is only named, and he has named such a thing. */
const isHisTopic = ({ folded, context }: Inspection, end: number, kind: string) => {
  const word = /\p{L}+$/u.exec(folded.text.slice(0, end))
  return (
    word !== null &&
    isUnderTopic(folded.text, word.index) &&
    FAVOURS.some((phrases) => phrases.kind === kind && saidBy(context, HIS, phrases, word[0]))
  )
}

const HIS: Voice[] = ['customer', 'order']

const sayWhy = (inspection: Inspection, kind: string) => {
  const asked = sourceTexts(inspection.context).find(({ voice, folded }) =>
    FAVOURS.some(
      (phrases) =>
        phrases.kind === kind && voice !== 'persona' && findAll(folded, phrases).length > 0,
    ),
  )
  return asked === undefined
    ? `no agent has promised or named this (${kind})`
    : `no agent has promised this (${kind}); the ${asked.voice} only said "${asked.text.slice(0, 80)}"`
}
