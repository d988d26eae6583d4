/** Finds the marks of other formats: they would be shown as they are written. */
import { blockEach, type Rule } from './inspection.ts'

/** Headings, fences, tables, bold marks, and answers of a machine in braces. */
export const markdown: Rule = ({ shown }) =>
  blockEach(shown, MARKS, 'a mark of another format does not belong into a message of plain text')

const MARKS =
  /^#{1,6} [^\n]{1,80}|^`{3}[^\n]{0,40}|\*\*[^*\n]{1,200}\*\*|__[^_\n]{1,200}__|~~[^~\n]{1,200}~~|^\|[^\n]{0,200}\|[ \t]*$|^[ \t]{0,4}[[{]"?[a-z_]{0,30}"?[ \t]{0,4}(?::|,$|$)|"(?:text|draft|subject|language|message|verdict|role|content)"[ \t]{0,4}:|^(?:-{3,}|={3,}|\*{3,})[ \t]*$/gm
