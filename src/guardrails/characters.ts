/** Finds characters that a mailbox cannot show or that deceive the eye. */
import { blockEach, type Inspection, type Rule, type Sight } from './inspection.ts'
import { conversationWords, personaWords, sampleQuotes } from './sources.ts'

/**
 * Halves of surrogate pairs, control characters, marks that reverse the direction of reading; letters of two alphabets in one
 * word, or of an alphabet that neither the language nor the conversation uses; words written letter by letter.
 */
export const characters: Rule = (inspection) => [
  ...[...inspection.text.matchAll(BROKEN)].map((found) => ({
    severity: 'block' as const,
    start: found.index,
    end: found.index + found[0].length,
    why: 'a broken or deceptive character',
  })),
  ...foreignLetters(inspection),
  ...blockEach(inspection.shown, SPACED_OUT, 'a word taken apart'),
  ...[...inspection.text.matchAll(HIDDEN)].map((found) => ({
    severity: 'block' as const,
    start: found.index,
    end: found.index + found[0].length,
    why: 'invisible characters inside a word',
  })),
]

const BROKEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  /[\ud800-\udfff\ufffd\u202d\u202e\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u{e0000}-\u{e007f}]+|\p{M}{4,}|(\p{L})\1{5,}|\p{Extended_Pictographic}(?:\ufe0f?\p{Extended_Pictographic}){5,}/gu

/** Zero-width characters and soft hyphens between letters; joiners between emoji are none. */
const HIDDEN =
  /(?<=[\p{Script=Latin}\p{N}.@/:])(?:[\u00ad\u200b-\u200f\u2060-\u2064\ufeff\u061c\u180e]|\u034f)+(?=[\p{Script=Latin}\p{N}.@/:])/gu

/** Six or more single letters parted by the same mark; three or more where it is no space. */
const SPACED_OUT =
  /(?<![\p{L}\p{N}])(?:\p{L}(?<mark>[ .\-_*])(?:\p{L}\k<mark>){4,60}\p{L}|\p{L}(?<sign>[.\-_*·•])(?:\p{L}\k<sign>){1,60}\p{Ll})(?![\p{L}\p{N}])/gu

const foreignLetters = ({ text, language, context }: Inspection): Sight[] => {
  if (!STRANGE.test(text)) return []
  const own = SCRIPTS.find(([languages]) => languages.has(language.toLowerCase().slice(0, 2)))?.[1]
  const said = [
    ...conversationWords(context),
    ...personaWords(context.persona),
    sampleQuotes(context.persona),
  ].join('\n')
  return [...text.matchAll(WORD)]
    .filter(([word]) => STRANGE.test(word) && !said.includes(word))
    .filter(
      ([word]) =>
        (/[a-z]/i.test(word) && !isJapanese(word)) || own === undefined || !own.test(word),
    )
    .map((found) => ({
      severity: 'block' as const,
      start: found.index,
      end: found.index + found[0].length,
      why: 'letters of another alphabet',
    }))
}

const WORD = /[\p{L}\p{M}\u{1f110}-\u{1f189}\u{1f1e6}-\u{1f1ff}]+/gu

/** Anything but the Latin letters that European languages write. */
const STRANGE =
  /(?![a-zA-Z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff])[\p{L}\u{1f110}-\u{1f189}]|[\u0180-\u0191\u0196-\u01bf\u01c0-\u01c3\u01dd\u0221\u0237-\u024f]|[\u{1f1e6}-\u{1f1ff}]{4}/u

const isJapanese = (word: string) =>
  /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(word)

const languagesOf = (codes: string) => new Set(codes.split(' '))

/** Whose words may be of another alphabet. */
const SCRIPTS: [Set<string>, RegExp][] = [
  [languagesOf('ru uk bg sr mk be kk'), /^\p{Script=Cyrillic}+$/u],
  [languagesOf('el'), /^\p{Script=Greek}+$/u],
  [languagesOf('ar fa ur'), /^[\p{Script=Arabic}\p{M}]+$/u],
  [languagesOf('he iw'), /^[\p{Script=Hebrew}\p{M}]+$/u],
  [languagesOf('ja zh'), /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u],
  [languagesOf('ko'), /^\p{Script=Hangul}+$/u],
  [languagesOf('th'), /^[\p{Script=Thai}\p{M}]+$/u],
  [languagesOf('hi mr ne'), /^[\p{Script=Devanagari}\p{M}]+$/u],
]
