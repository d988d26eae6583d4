/** Finds tickets by their number, their subject, or the name or address of their customer. */
import { desc, eq, or, sql as raw, type SQL } from 'drizzle-orm'
import type { Sql } from './sqlite.ts'

/** More than that is no answer to a search. */
const FOUND_AT_MOST = 200

/** The newest first. */
export const findTickets = async (
  { db, t: { tickets } }: Sql,
  words: string,
): Promise<number[]> => {
  const wanted = words.trim()
  if (wanted === '') return []
  const number = /^#?(\d{1,15})$/.exec(wanted)?.[1]
  const holds = spellings(wanted).flatMap((spelling) =>
    [tickets.subject, tickets.customerName, tickets.customerEmail].map(
      (column): SQL => raw`${column} like ${`%${spelling}%`} escape '\\'`,
    ),
  )
  const rows = await db
    .select({ id: tickets.id })
    .from(tickets)
    .where(or(number === undefined ? undefined : eq(tickets.id, Number(number)), ...holds))
    .orderBy(desc(tickets.id))
    .limit(FOUND_AT_MOST)
  return rows.map(({ id }) => id)
}

/** `like` compares ASCII without case, and only ASCII: other words are looked for as people write them. */
const spellings = (words: string) => {
  const plain = words.replace(/[\\%_]/g, (sign) => `\\${sign}`)
  if (/^[ -~]*$/.test(plain)) return [plain]
  const lower = plain.toLowerCase()
  const capital = lower.slice(0, 1).toUpperCase() + lower.slice(1)
  return [...new Set([plain, lower, plain.toUpperCase(), capital])]
}
