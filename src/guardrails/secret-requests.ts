/** Finds requests for passwords, card data, codes and papers. */
import { block, isWithin, type Rule } from './inspection.ts'
import { HANDING_OVER, NEVER_ASKED, RARELY_ASKED } from './lexicon/secret-data.ts'
import { findAll } from './said-before.ts'
import { sentencesIn } from './sentences.ts'
import { foldedWords } from './sources.ts'

/**
 * A password, a card or a code is never asked for; it may only be spoken of where the shop's people did. Bank details
 * and papers may be asked for once they have.
 */
export const secretRequests: Rule = ({ folded, text, context }) => {
  const said = foldedWords(context, 'shop', 'persona')
  const asking = sentencesIn(folded, text).filter((each) => HANDING_OVER.test(each.text))
  const never = findAll(folded.text, NEVER_ASKED).filter(
    (found) => isWithin(asking, found.start) || !said.includes(found.text),
  )
  const rarely = findAll(folded.text, RARELY_ASKED).filter((found) => !said.includes(found.text))
  return [
    ...never.map(({ start, end }) =>
      block(folded, start, end, 'no shop asks for this in a message'),
    ),
    ...rarely.map(({ start, end }) =>
      block(folded, start, end, 'no agent has asked for this on this ticket'),
    ),
  ]
}
