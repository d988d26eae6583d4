/** Writes the cases of a report as CSV: one line a silent moment. */
import type { PastCase } from './case.ts'
import { caseJson } from './report-json.ts'

/** In pieces, line by line. */
export async function* reportCsv(cases: AsyncIterable<PastCase>): AsyncGenerator<string> {
  let isFirst = true
  for await (const one of cases) {
    const row = caseJson(one)
    if (isFirst) yield `${Object.keys(row).join(',')}\r\n`
    isFirst = false
    yield `${Object.values(row).map(cell).join(',')}\r\n`
  }
  if (isFirst) yield 'id\r\n'
}

/** A spreadsheet must not take a customer's words for a formula. */
const cell = (value: unknown): string => {
  const text = value === null ? '' : Array.isArray(value) ? value.join(' ') : String(value)
  const safe = typeof value !== 'number' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
