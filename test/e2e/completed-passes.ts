/** Counts how far a running program has come, by its database. */
import Database from 'better-sqlite3'

/** How many passes of this database were completed; 0 before there is a database. */
export const completedPasses = (file: string): number => {
  const database = new Database(file)
  try {
    const count = (query: string) => database.prepare<[], unknown>(query).all().length
    if (count("select 1 from sqlite_master where name = 'passes'") === 0) return 0
    return count('select 1 from passes where report is not null')
  } finally {
    database.close()
  }
}
