/** Says whether the database is sound, its audit unchanged, and has room to grow. */
import { type CheckLine, ok, problem, warning } from '../../domain/examination.ts'
import { iso } from '../../lib/clock.ts'
import type { Store } from '../../store/store.ts'

export const checkDatabase = async ({ condition }: Store): Promise<CheckLine[]> => [
  await checkFile(condition),
  await checkSeals(condition),
  ...(await checkRoom(condition)),
]

const checkFile = async (condition: Store['condition']): Promise<CheckLine> => {
  const [fault] = await condition.faults()
  return fault === undefined
    ? ok('database', `${condition.file} opens, is migrated and sound`)
    : problem(
        'database',
        `${condition.file} is damaged: ${fault}`,
        'Stop the service and restore the last backup as docs/operating.md says.',
      )
}

const checkSeals = async (condition: Store['condition']): Promise<CheckLine> => {
  const { seals, broken } = await condition.verifySeals()
  return broken === null
    ? ok('database', `the audit is unchanged (${seals} seals)`)
    : problem(
        'database',
        `the audit was changed: the events up to ${broken.throughEvent}, sealed ${iso(broken.at)}, do not fit their seal`,
        'Compare with a backup from before; somebody or something wrote to the table events.',
      )
}

const MEGABYTE = 1024 * 1024
/** Below the first SQLite may soon fail to write; a first import needs about the second. */
const NO_ROOM = 50 * MEGABYTE
const LITTLE_ROOM = 500 * MEGABYTE

const checkRoom = async (condition: Store['condition']): Promise<CheckLine[]> => {
  const free = await condition.freeDisk()
  return free === null ? [] : [judgeRoom(free)]
}

const judgeRoom = (free: number): CheckLine => {
  const says = `${Math.floor(free / MEGABYTE)} MB free beside the database`
  const remedy = 'Make room on this disk, or move the database (DATABASE_URL) to a larger one.'
  if (free < NO_ROOM) return problem('database', says, remedy)
  return free < LITTLE_ROOM ? warning('database', says, remedy) : ok('database', says)
}
