/** Finds what the persona never says. */
import type { Rule } from './inspection.ts'
import { foldText } from './reading.ts'

/** Compared without case, accents and kind of white space, as whole words where the script has them. */
export const neverSay: Rule = ({ folded, context }) =>
  context.persona.neverSay.flatMap((phrase) =>
    placesOf(foldText(phrase).trim(), folded.text).map((at) => ({
      severity: 'block' as const,
      ...folded.place(at, at + foldText(phrase).trim().length),
      why: `the persona never says "${phrase}"`,
    })),
  )

const placesOf = (phrase: string, text: string): number[] => {
  const places: number[] = []
  for (let at = find(phrase, text, 0); at >= 0; at = find(phrase, text, at + phrase.length)) {
    const whole =
      !joined(text[at - 1], phrase[0]) && !joined(phrase.at(-1), text[at + phrase.length])
    if (whole) places.push(at)
  }
  return places
}

const find = (phrase: string, text: string, from: number) =>
  phrase === '' ? -1 : text.indexOf(phrase, from)

/** Both are letters or digits of a script that separates its words. */
const joined = (before = ' ', after = ' ') => SPACED_WORD.test(before) && SPACED_WORD.test(after)

const SPACED_WORD =
  /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}\p{N}]/u
