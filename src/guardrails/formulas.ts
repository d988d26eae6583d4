/** Takes the reviewed turns of a reminder off a sentence: what is left of it must show by itself that it is ours. */
import type { Stretch } from './finding-words.ts'
import type { Formula, Formulas } from './lexicon/formulas/formula.ts'
import { endsOnTopic } from './lexicon/topics.ts'

export type Bare = {
  /** As long as the sentence; blanks stand where a turn stood, what it is about stays. */
  text: string
  /** What no turn says. */
  rest: string
  /** What the turns are about, in places of the sentence. */
  matters: Stretch[]
  /** A turn says what is open. */
  asks: boolean
}

/** May this be what is asked for or missing; or, where it `isTopic`, spoken of? */
export type IsMatter = (matter: string, isTopic: boolean) => boolean

export const withoutFormulas = (sentence: string, formulas: Formulas, isMatter: IsMatter): Bare => {
  if (sentence.length > LONGEST) return { text: sentence, rest: sentence, matters: [], asks: false }
  const aside = sentence.replace(formulas.asides, blank)
  let text = aside
  const matters: Stretch[] = []
  let asks = false
  let said = 0
  let at = 0
  for (;;) {
    const begun = skip(aside, at)
    const found = longest(aside, begun, formulas.clauses, isMatter)
    if (found === null) break
    // What joins a turn to what is none stays: "… and will close it".
    text = text.slice(0, said) + blank(text.slice(said, begun)) + found.text + text.slice(found.end)
    matters.push(...found.matters)
    asks ||= found.asks
    said = found.end
    at = joined(aside, said, formulas.joint)
  }
  return { text, rest: tidy(text.slice(at)), matters, asks }
}

/** In characters. Nobody writes so long a sentence; to look for turns in it would only take long. */
const LONGEST = 400

const blank = (text: string) => ' '.repeat(text.length)

/** What an aside or a turn has left behind. */
const tidy = (text: string) =>
  /[\p{L}\p{N}]/u.test(text) ? text.replace(/ {2,}/g, ' ').replace(/^[\s,;:.!?…-]+/u, '') : ''

const skip = (text: string, from: number) => {
  const found = /[\p{L}\p{N}"'(]/u.exec(text.slice(from))
  return found === null ? text.length : from + found.index
}

type Peeled = { end: number; text: string; matters: Stretch[]; asks: boolean }

const longest = (
  text: string,
  at: number,
  clauses: Formula[],
  isMatter: IsMatter,
): Peeled | null => {
  let best: Peeled | null = null
  for (const { patterns, asks } of clauses)
    for (const pattern of patterns) {
      const peeled = peelWith(pattern, text, at, isMatter)
      if (peeled !== null && peeled.end > (best?.end ?? at)) best = { ...peeled, asks }
    }
  return best
}

const peelWith = (
  pattern: RegExp,
  text: string,
  at: number,
  isMatter: IsMatter,
): Omit<Peeled, 'asks'> | null => {
  pattern.lastIndex = at
  const found = pattern.exec(text)
  if (found === null) return null
  const said = found.slice(1).filter((matter) => matter !== undefined)
  const matters = placesOf(found[0], said)
  const areMatters = matters.every(({ start, end }) =>
    isMatter(found[0].slice(start, end), endsOnTopic(found[0].slice(0, start))),
  )
  if (!areMatters) return null
  return {
    end: at + found[0].length,
    text: keepOnly(found[0], matters),
    matters: matters.map(({ start, end }) => ({ start: at + start, end: at + end })),
  }
}

/** They stand in the order in which they were found. */
const placesOf = (text: string, matters: string[]) => {
  let from = 0
  return matters.map((matter) => {
    const start = text.indexOf(matter, from)
    from = start + matter.length
    return { start, end: from }
  })
}

/** Blanks, but for the matters, in their places. */
const keepOnly = (said: string, matters: Stretch[]): string =>
  matters.reduce(
    (kept, { start, end }) => kept.slice(0, start) + said.slice(start, end) + kept.slice(end),
    blank(said),
  )

const joined = (text: string, at: number, joint: RegExp): number => {
  joint.lastIndex = at
  const found = joint.exec(text)
  return found === null ? at : at + found[0].length
}
