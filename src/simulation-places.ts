/** Where simulations lie: who puts them there and who forgets a customer in them must look at the same place. */
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A database in memory leaves nothing behind; its simulations go where temporary files go. */
export const shelfBeside = (databaseFile: string) =>
  databaseFile === ':memory:'
    ? join(tmpdir(), `relance-simulations-${process.pid}`)
    : join(dirname(databaseFile), 'simulations')

/** Models' answers, kept for all simulations of an installation whose database is a file. */
export const answersBeside = (databaseFile: string) => `${databaseFile}.simulations`
