/** Plain text of a mail's HTML. */
import { compile } from 'html-to-text'

/** Links keep their text, pictures and quoted history go. */
export const textOfHtml = (html: string): string => convert(html).trim()

const convert = compile({
  wordwrap: false,
  selectors: [
    { selector: 'img', format: 'skip' },
    { selector: 'blockquote', format: 'skip' },
    { selector: 'a', options: { hideLinkHrefIfSameAsText: true } },
  ],
})
