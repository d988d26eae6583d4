/** The salted hash by which an erased customer is known again, and nobody else finds him. */
import { createHmac } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Sql } from './sqlite.ts'

/** An address counts without case and surrounding blanks. */
export const hashOf = (salt: string, kind: 'address' | 'customer', value: string) =>
  createHmac('sha256', salt)
    .update(`${kind}:${normalised(value)}`)
    .digest('hex')

export const normalised = (address: string) => address.trim().normalize('NFC').toLowerCase()

/** Reads it; null: nobody was ever erased. */
export const createSaltReading = ({ db, t }: Pick<Sql, 'db' | 't'>) => {
  const salt = db.select().from(t.state).where(eq(t.state.key, 'erasure_salt')).prepare()
  return async (): Promise<string | null> => {
    const row = await salt.get()
    // Written by `erasures.ts` as JSON text.
    return row === undefined ? null : (JSON.parse(row.value) as string)
  }
}

/** Asked once. */
export const readSalt = (on: Pick<Sql, 'db' | 't'>) => createSaltReading(on)()
