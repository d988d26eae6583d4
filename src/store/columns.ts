/** Kinds of columns that tables share. */
import { customType, integer, real, text } from 'drizzle-orm/sqlite-core'
import { memoOfText } from '../lib/memo.ts'

/** Instants of the helpdesk's clock keep microseconds in the fraction; those of this machine are whole. */
export const instant = (name: string) => real(name)
export const json = <T>(name: string) => text(name, { mode: 'json' }).$type<T>()

/**
 * Rows that are read again and again: the same text is the same object, so that whatever was found out about it is
 * known. It must never be changed.
 */
export const sharedJson = <T extends object>(name: string) =>
  customType<{ data: T; driverData: string }>({
    dataType: () => 'text',
    toDriver: (value) => JSON.stringify(value),
    fromDriver: memoOfText((value) => JSON.parse(value) as T),
  })(name)

export const flag = (name: string) => integer(name, { mode: 'boolean' }).notNull().default(false)
