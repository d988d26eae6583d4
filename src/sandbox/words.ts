/** Turns plain words into the bodies a helpdesk stores, and back. */

/** `<div>` with line breaks, escaped. */
export const toHtml = (text: string) =>
  `<div>${text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\n', '<br>')}</div>`

/** What a list shows of the last message. */
export const excerptOf = (text: string | null, html: string | null) =>
  (text ?? html?.replace(/<[^>]*>/g, ' ') ?? '').trim().slice(0, 200)

/** The mail without the history quoted beneath it; like the real one it finds only the plain cases. */
export const stripHistory = (text: string) => {
  const lines = text.split('\n')
  const start = lines.findIndex((line) => HISTORY.test(line.trim()))
  return (start > 0 ? lines.slice(0, start) : lines).join('\n').trim()
}

const HISTORY = /^(On|Am|Le|El) .+(wrote|schrieb .+|a écrit|escribió) ?:$/
