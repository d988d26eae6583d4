/** Finds favours, promises and commitments that no agent of the shop has made on this ticket. */

import type { Found } from './finding-words.ts'
import { block, type Inspection, isWithin, type Rule } from './inspection.ts'
import { COMMITMENTS } from './lexicon/commitments.ts'
import { FAVOURS } from './lexicon/favours.ts'
import { PROMISES } from './lexicon/promises.ts'
import { mattersIn } from './matters.ts'
import { findAll, saidBy, shopSaid } from './said-before.ts'
import { sentencesIn } from './sentences.ts'
import { shopTexts, sourceTexts } from './sources.ts'

/**
 * A promise passes once an agent has stated one of that kind, in any language. To name a favour at all (a refund, a
 * voucher) an agent must have named it; or, in a question or as what a reminder is about, the customer. The reason quotes whoever named it without
 * promising it.
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
  const matters = mattersIn(inspection)
  const isSaid = ({ start, end, kind }: Promised) => {
    const mayAsk = isWithin(questions, start)
    if (isWithin(matters, end - 1)) return true
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
  const questions = [...questionsIn(inspection), ...mattersIn(inspection)]
  return found.filter(({ start, phrases, text: words }) => {
    return !isWithin(questions, start) || !saidBy(context, ['customer', 'order'], phrases, words)
  })
}

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
