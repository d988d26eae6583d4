/** Plain text of a mail's HTML. */
import { compile } from 'html-to-text'

/** Links keep their text, pictures and quoted history go; what would become empty keeps its text. */
export const textOfHtml = (html: string): string => {
  const read = html.slice(0, LONGEST_HTML)
  return withoutForeign(read).trim() || whole(read).trim()
}

/** Programs put these around earlier mails and signatures; each is left out of the text. */
const FOREIGN_PARTS = [
  'blockquote',
  'div.gmail_attr',
  'div.gmail_signature',
  'span.gmail_signature_prefix',
  'div.moz-cite-prefix',
  'div.moz-signature',
  'pre.moz-signature',
  'div.yahoo_quoted',
  'div.ydp-yahoo_quoted',
  'div#ymail_android_signature',
  'div#ms-outlook-mobile-signature',
  'div#Signature',
  'div#AppleMailSignature',
  'div.protonmail_quote',
  'div.protonmail_signature_block',
  'div[name=quote]',
  'div#AvastSignature',
  'div#DAB4FAD8-2DD7-40BB-A1B8-4E2AA1F9FDF2',
]

/** Gmail marks indented words of one's own as a quote without a bar. */
const INDENTED_WORDS = 'blockquote[style*="border:none"]'

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
