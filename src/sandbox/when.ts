/** Writes and reads instants the way Gorgias does: six digits, and an offset that may be missing. */
import type { Instant } from '../lib/clock.ts'

/** `2026-11-24T09:00:00.000123`, the form inside cursors; with `+00:00` behind it the form of the API. */
export const sayWhen = (at: Instant, offset: boolean) => {
  const micros = Math.round(at * 1000)
  const fraction = String(micros % 1_000_000).padStart(6, '0')
  const seconds = new Date(Math.floor(micros / 1_000_000) * 1000).toISOString().slice(0, 19)
  return `${seconds}.${fraction}${offset ? '+00:00' : ''}`
}

/** Null when the text is no ISO date and time. Without an offset it is UTC. */
export const readWhen = (text: string): Instant | null => {
  const found =
    /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:\.(\d{1,9}))?(Z|[+-]\d\d:?\d\d)?$/.exec(
      text.trim(),
    )
  if (!found) return null
  const seconds = Date.parse(`${found[1]}T${found[2]}${found[4] ?? 'Z'}`)
  const micros = Number((found[3] ?? '').padEnd(6, '0').slice(0, 6))
  return Number.isNaN(seconds) ? null : (seconds * 1000 + micros) / 1000
}
