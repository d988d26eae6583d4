/** Tells everything that is kept, one JSON object a row; keys and tokens never stand in it. */
import type { Store } from '../store/store.ts'

export type ExportDeps = {
  store: Pick<Store, 'export' | 'erasures'>
  /** Takes the keys and tokens of this installation out of a text. */
  censor: (text: string) => string
}

/** Lines of JSON, as they are read; null: nobody with this address is known here. */
export const createExport =
  ({ store, censor }: ExportDeps) =>
  async (customer: string | null): Promise<AsyncIterable<string> | null> => {
    const his = customer === null ? null : await store.erasures.trace(customer)
    if (his !== null && his.ticketIds.length === 0) return null
    return linesOf(store.export.rows(his), censor)
  }

async function* linesOf(rows: AsyncIterable<object>, censor: (text: string) => string) {
  for await (const row of rows) yield censor(JSON.stringify(row))
}
