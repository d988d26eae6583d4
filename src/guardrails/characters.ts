/** Finds characters that a mailbox cannot show or that deceive the eye. */
import type { Rule } from './inspection.ts'

/** Halves of surrogate pairs, control characters, and marks that reverse the direction of reading. */
export const characters: Rule = ({ text }) =>
  [...text.matchAll(BROKEN)].map((found) => ({
    severity: 'block' as const,
    start: found.index,
    end: found.index + found[0].length,
    why: 'a broken or deceptive character',
  }))

const BROKEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  /[\ud800-\udfff\ufffd\u202d\u202e\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]+/gu
