/** Kinds of columns that tables share. */
import { integer, real, text } from 'drizzle-orm/sqlite-core'

/** Instants of the helpdesk's clock keep microseconds in the fraction; those of this machine are whole. */
export const instant = (name: string) => real(name)
export const json = <T>(name: string) => text(name, { mode: 'json' }).$type<T>()
export const flag = (name: string) => integer(name, { mode: 'boolean' }).notNull().default(false)
