/** Cuts a message into its sentences, each word for word as it stands there. */
import { memo } from '../lib/memo.ts'
import type { Message } from './ticket.ts'
import { isQuoted } from './visible-words.ts'

export type Sentence = {
  /** Stands literally in the message's text. */
  raw: string
  /** Where, in UTF-16 units. */
  start: number
  /** Lower case, without accents, plain quotes, single spaces, no mark at the end: what the lexicons are matched against. */
  folded: string
  /** The same without a limit: what must not be missed is looked for here. */
  whole: string
  /** Ends with a question mark. */
  isQuestion: boolean
  message: Message
}

/**
 * The sentences of a message in order. Earlier mails beneath it went where it came in (`visible-words.ts`); a note
 * kept what it quotes, which is not its writer's.
 */
export const sentencesOf = memo((message: Message): readonly Sentence[] =>
  cut(ownText(message).slice(0, LONGEST_TEXT))
    .map(withoutBullet)
    .filter(({ raw }) => /[\p{L}\p{N}?]/u.test(raw))
    .map(({ raw, start }) => {
      const whole = foldAll(raw)
      return {
        raw,
        start,
        folded: raw.length <= LONGEST_SENTENCE ? whole : fold(raw),
        whole,
        isQuestion: /[?？]["'”»)\s]*$/u.test(raw),
        message,
      }
    }),
)

/** Lower case, accents off, `ß` as `ss`, typographic quotes as plain ones, white space as one space. */
export const fold = (text: string) => foldAll(text.slice(0, LONGEST_SENTENCE))

/** The same of a text of any length. */
export const foldAll = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/œ/g, 'oe')
    .replace(/[’‘`´]/g, "'")
    .replace(/[¿¡]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/[\s.!?…'"]+$/, '')
    .trim()

/** Longer texts are pasted logs; what is asked stands before. */
const LONGEST_TEXT = 20_000
const LONGEST_SENTENCE = 600

/** Blank lines of the same length take a quote's place, so that what remains stands where it stood. */
const ownText = ({ public: isPublic, text }: Message) =>
  isPublic
    ? text
    : text.replace(/^.*$/gm, (line) => (isQuoted(line) ? ' '.repeat(line.length) : line))

/** A new line ends a sentence unless the next line goes on in lower case. */
const BREAK = /([.!?…？！]+["'”»)]*)\s+|\n[^\S\n]*\n|\n(?!\s{0,20}\p{Ll})|\s(?=¿)/gu

type Piece = { raw: string; start: number }

const cut = (text: string): Piece[] => {
  const pieces: Piece[] = []
  let start = 0
  for (const found of text.matchAll(BREAK)) {
    const end = found.index + (found[1]?.length ?? 0)
    if (found[1] === '.' && isAbbreviation(text.slice(start, end))) continue
    pieces.push({ raw: text.slice(start, end), start })
    start = found.index + found[0].length
  }
  return [...pieces, { raw: text.slice(start), start }]
}

const withoutBullet = ({ raw, start }: Piece): Piece => {
  const lead = /^\s*(?:(?:[-*•–]|\d{1,2}[.)])\s+)?/.exec(raw)?.[0].length ?? 0
  return { raw: raw.slice(lead).trimEnd(), start: start + lead }
}

/** A full stop after `Nr`, `z. B.`, a title, an initial or a day of the month ends nothing. */
const isAbbreviation = (upToStop: string) =>
  /(?:^|\s)(?:nr|num|mr|mrs|ms|dr|mme|sr|sra|st|str|ca|bzw|ggf|inkl|usw|evtl|approx|art|ref|tel|ext|z|b|d|h|u|e|p|ej|ud|uds|\d{1,2})\.$/i.test(
    upToStop,
  )
