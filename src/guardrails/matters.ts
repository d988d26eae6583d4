/** Where in a draft a reminder's turn names what it is about: a thing spoken of is no promise of it. */
import type { Stretch } from './finding-words.ts'
import { withoutFormulas } from './formulas.ts'
import { isMatter } from './frames.ts'
import type { Inspection } from './inspection.ts'
import { askingOf } from './lexicon/asking/languages.ts'
import { shopPassages } from './restating.ts'
import { sentencesIn } from './sentences.ts'

/** In places of the folded text. */
export const mattersIn = ({ text, folded, language, context }: Inspection): Stretch[] => {
  const lexicon = askingOf(language)
  if (lexicon === null) return []
  const frame = { lexicon, shop: shopPassages(context, lexicon), context }
  return sentencesIn(folded, text).flatMap((sentence) =>
    withoutFormulas(sentence.text, lexicon.formulas, (matter) =>
      isMatter(matter, frame),
    ).matters.map(({ start, end }) => ({
      start: sentence.start + start,
      end: sentence.start + end,
    })),
  )
}
