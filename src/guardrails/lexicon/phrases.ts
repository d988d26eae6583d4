/** How the lexicons of the rules are written: kinds, each with its stems in six languages. */

/** `named`: what also counts as having spoken of it, when the shop says it; in a draft it is nothing. */
export type Phrases = { kind: string; patterns: RegExp[]; named?: RegExp }

/** Each gap stays inside a sentence. */
export const GAP = '[^.?!:;]{0,60}?'

/** Sources of regular expressions on folded text that begin at a word; `~` is the rest of a word, `…` a gap. */
export const phrases = (kind: string, sources: string[]): Phrases => ({
  kind,
  patterns: [
    new RegExp(
      `(?<![\\p{L}\\p{N}])(?:${sources.map((source) => source.replaceAll('…', GAP).replaceAll('~', '\\p{L}*')).join('|')})(?![\\p{L}\\p{N}])`,
      'gu',
    ),
  ],
})
