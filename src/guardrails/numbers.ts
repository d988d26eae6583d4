/** Reads a number as any of the locales may have meant it. */

/**
 * `1.234,50` and `1,234.50` are both `1234.5`; `1.234` may be `1234` or `1.234`. Digits alone stay as
 * they are, however many: they may be an order's or a parcel's.
 */
export const valuesOf = (written: string): string[] => {
  const text = written.replace(/[ ']/g, '')
  const marks = text.replace(/\d/g, '')
  if (marks === '') return [text.replace(/^0+(?=\d)/, '')]
  const last = marks.at(-1) ?? ''
  const parts = text.split(/[.,]/)
  const inThrees = parts.slice(1).every((part) => part.length === 3)
  const whole = parts.join('')
  const tail = parts.at(-1) ?? ''
  const decimal = `${whole.slice(0, whole.length - tail.length)}.${tail}`
  const sameMark = [...marks].every((mark) => mark === last)
  if (marks.length > 1 && sameMark) return inThrees ? [plain(whole)] : [text]
  if (marks.length > 1) return [plain(decimal)]
  return inThrees && (parts[0] ?? '').length <= 3
    ? [plain(whole), plain(decimal)]
    : [plain(decimal)]
}

const plain = (text: string) => {
  const [whole = '', fraction = ''] = text.split('.')
  const kept = fraction.replace(/0+$/, '')
  return `${whole.replace(/^0+(?=\d)/, '') || '0'}${kept && `.${kept}`}`
}
