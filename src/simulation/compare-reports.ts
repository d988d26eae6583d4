/** Holds two finished reports beside each other, decision by decision. */
import { z } from 'zod'

const caseSchema = z.object({
  id: z.string(),
  ticket_id: z.number(),
  at: z.string(),
  result: z.string(),
  needed: z.boolean().nullable(),
})

const reportSchema = z.object({ cases: z.array(caseSchema) })

export type Changed = {
  ticketId: number
  at: string
  before: string
  after: string
  needed: boolean | null
}

export type Compared = { inBoth: number; changed: Changed[] }

/** Two `report.json`; silences that only one of them saw are not compared. */
export const compareReports = (before: string, after: string): Compared => {
  const was = new Map(casesIn(before).map((one) => [one.id, one.result]))
  const both = casesIn(after).filter(({ id }) => was.has(id))
  return {
    inBoth: both.length,
    changed: both.flatMap(({ id, ticket_id, at, result, needed }) => {
      const old = was.get(id) ?? result
      return old === result ? [] : [{ ticketId: ticket_id, at, before: old, after: result, needed }]
    }),
  }
}

const casesIn = (report: string) => reportSchema.parse(JSON.parse(report)).cases
