/** Reads and writes the helpdesk's datetimes: microseconds, with or without an offset (none is UTC). */
import type { Instant } from '../lib/clock.ts'

/** Null when the text is no datetime. The instant's fraction holds what a JS Date would cut off. */
export const parseDatetime = (text: string): Instant | null => {
  const found = DATETIME.exec(text.trim())
  if (!found) return null
  const [, day, time, fraction = '', offset = ''] = found
  const seconds = Date.parse(`${day}T${time}${spellOffset(offset)}`)
  const micros = Number(fraction.padEnd(6, '0').slice(0, 6))
  return Number.isNaN(seconds) ? null : seconds + micros / 1000
}

/** `2026-12-01T09:00:00.000000+00:00`, as the helpdesk writes it. */
export const formatDatetime = (at: Instant): string => {
  const micros = Math.round((at - Math.floor(at)) * 1000)
  const [whole, extra] = micros === 1000 ? [Math.floor(at) + 1, 0] : [Math.floor(at), micros]
  return `${new Date(whole).toISOString().slice(0, -1)}${String(extra).padStart(3, '0')}+00:00`
}

const DATETIME =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:[.,](\d{1,9}))?\s*(Z|[+-]\d{2}:?\d{2})?$/i

const spellOffset = (offset: string) =>
  offset === '' || offset.toUpperCase() === 'Z'
    ? 'Z'
    : offset.includes(':')
      ? offset
      : `${offset.slice(0, 3)}:${offset.slice(3)}`
