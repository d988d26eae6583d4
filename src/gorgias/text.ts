/** Plain text of a mail's HTML. */
import { compile } from 'html-to-text'
import { FOREIGN_PARTS, INDENTED_WORDS } from './mail-marks.ts'

/** Links keep their text, pictures and quoted history go; what would become empty keeps its text. */
export const textOfHtml = (html: string): string => {
  const read = html.slice(0, LONGEST_HTML)
  return withoutForeign(read).trim() || whole(read).trim()
}

const LONGEST_HTML = 1_000_000

/** Beyond this only hostile mail nests; what stands deeper is left out. */
const DEEPEST = 400

const plainly = [
  { selector: 'img', format: 'skip' },
  { selector: 'a', options: { hideLinkHrefIfSameAsText: true } },
]
const limits = { maxDepth: DEEPEST, ellipsis: '' }

const whole = compile({ wordwrap: false, limits, selectors: plainly })

const withoutForeign = compile({
  wordwrap: false,
  limits,
  selectors: [
    ...plainly,
    ...FOREIGN_PARTS.map((selector) => ({ selector, format: 'skip' })),
    { selector: INDENTED_WORDS, format: 'block' },
  ],
})
