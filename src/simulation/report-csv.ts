/** Writes the cases of a report as CSV: one line a silent moment. */

import type { Report } from './report.ts'
import { caseJson } from './report-json.ts'

export const reportCsv = ({ cases }: Report): string => {
  const rows = cases.map(caseJson)
  const names = Object.keys(rows[0] ?? { id: '' })
  const lines = rows.map((row) => Object.values(row).map(cell).join(','))
  return `${[names.join(','), ...lines].join('\r\n')}\r\n`
}

/** A spreadsheet must not take a customer's words for a formula. */
const cell = (value: unknown): string => {
  const text = value === null ? '' : Array.isArray(value) ? value.join(' ') : String(value)
  const safe = typeof value !== 'number' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
