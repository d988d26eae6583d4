/** What the reviewed turns of a reminder look like: clauses that only ask, point at what is open, or are kind. */
import { foldText } from '../../reading.ts'

export type Formulas = {
  /** Say nothing wherever they stand: "when you have a moment", "in reply to this e-mail". */
  asides: RegExp
  /** Whole clauses. What stands in a `what` is the matter, and is looked at by itself. */
  clauses: Formula[]
  /** What may stand between two clauses. */
  joint: RegExp
  /** Verbs that make a statement of a matter ("the parcel is …"). */
  states: RegExp
  /** Behind one of these they do not: "the parcel that is …", "whether it is …". */
  hinges: RegExp
}

/**
 * `asks`: it says what is open. The first pattern takes the matter up to the end of its sentence, the second as far as the
 * next joint; one without a matter needs the second alone.
 */
export type Formula = { patterns: RegExp[]; asks: boolean }

type Written = {
  asides: string[]
  /** Closed: thanks, good wishes, help, no hurry. */
  kind: string[]
  /** They say what is open, missing, asked for or waited for. */
  points: string[]
  joints: string[]
  states: string
  hinges: string
}

/**
 * Sources are written as one speaks, with accents; `(a|b)` are alternatives, `( so)?` may be missing, `<what>` is the
 * matter. They are folded as a draft is read.
 */
export const formulas = ({ asides, kind, points, joints, states, hinges }: Written): Formulas => ({
  asides: new RegExp(`${BEFORE}(?:${asides.map(sourceOf).join('|')})${AFTER}`, 'gu'),
  clauses: [
    ...points.map((source) => formula(source, joints, true)),
    ...kind.map((source) => formula(source, joints, false)),
  ],
  joint: new RegExp(jointOf(joints), 'uy'),
  states: wordsOf(states),
  hinges: wordsOf(hinges),
})

const BEFORE = '(?<![\\p{L}\\p{N}])'
const AFTER = '(?![\\p{L}\\p{N}])'
const END = '[\\s,.!?…:;)"\'-]*$'

const formula = (source: string, joints: string[], asks: boolean): Formula => {
  const said = `(?:${sourceOf(source)})`
  const pattern = (slot: string, until: string) =>
    new RegExp(`${said.replaceAll(SLOT, slot)}${AFTER}(?=${until})`, 'uy')
  return {
    patterns: [
      ...(source.includes(SLOT) ? [pattern('(.{2,220})', END)] : []),
      pattern('(.{2,160}?)', `${jointOf(joints)}|${END}`),
    ],
    asks,
  }
}

const SLOT = '<what>'

/** Blanks where an aside stood are as good as one. */
const sourceOf = (source: string) =>
  foldText(source)
    .replace(/\((?!\?)/g, '(?:')
    .replace(/ ([?*])?/g, (_, optional?: string) => (optional === undefined ? ' +' : ' *'))

const jointOf = (joints: string[]) =>
  `(?: *[,;:]+ *(?:-+ +)?| +-+ +)(?:(?:${joints.map(sourceOf).join('|')}) +)?| +(?:${joints.map(sourceOf).join('|')}) +`

const wordsOf = (words: string) =>
  new RegExp(`${BEFORE}(?:${foldText(words).split(' ').join('|')})${AFTER}`, 'u')
