/** The folder of a simulation: what may be begun in it, what is gone on with, and the finished report. */
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { ConfigError } from '../lib/errors.ts'

const SETTINGS = 'settings.json'
const DATABASE = 'simulation.db'
/** Written last: a folder that has it is finished. */
const REPORT = 'report.json'

type Pieces = AsyncIterable<string> | Iterable<string>

export type Folder = {
  /** The database with the mirror of the past and what was found so far. */
  database: string
  /** An unfinished simulation of the same settings is gone on with. */
  isResumed: boolean
  /** Another may work in it from then on. */
  unlock: () => void
  /** Writes all files, the one that says "finished" last. */
  finish: (files: { json: Pieces; html: Pieces; csv: Pieces }) => Promise<string[]>
}

/** Excludes others who would work with this database; null: somebody does. */
export type Lock = (database: string) => (() => void) | null

/** `stale`: begun anew unless it can be gone on with. */
export type Force = boolean | 'stale'

/** `settings`: two starts with the same ones are the same simulation. Throws `ConfigError` where it may not begin. */
export const openFolder = (dir: string, settings: object, force: Force, lock: Lock): Folder => {
  if (read(join(dir, SETTINGS)) === null && namesIn(dir).length > 0)
    throw refused(dir, 'is not empty and holds no simulation', 'name another folder')
  mkdirSync(dir, { recursive: true })
  // Before anything is deleted: what another process works on stays.
  const unlock = lock(join(dir, DATABASE))
  if (unlock === null)
    throw new ConfigError([`--out: another simulation works in ${dir}; wait for it`])
  try {
    return { ...openLocked(dir, settings, force), unlock }
  } catch (error) {
    unlock()
    throw error
  }
}

const openLocked = (dir: string, settings: object, force: Force): Omit<Folder, 'unlock'> => {
  const wanted = JSON.stringify(settings, null, 1)
  const known = read(join(dir, SETTINGS))
  const names = namesIn(dir)
  const isFinished = names.includes(REPORT)
  if (!force && isFinished)
    throw refused(
      dir,
      'holds a finished report',
      'add --force to make it anew, or name another folder',
    )
  if (!force && known !== null && known !== wanted)
    throw refused(
      dir,
      'holds an unfinished simulation of other settings',
      'give the same flags and settings, add --force to begin anew, or name another folder',
    )
  const isResumed = known === wanted && !isFinished && force !== true
  if (!isResumed) {
    for (const name of names.filter(isOurs)) rmSync(join(dir, name))
    writeNow(join(dir, SETTINGS), wanted)
  }
  return {
    database: join(dir, DATABASE),
    isResumed,
    finish: async ({ json, html, csv }) => {
      const files = { 'cases.csv': csv, 'report.html': html, [REPORT]: json }
      for (const [name, pieces] of Object.entries(files)) await writeWhole(join(dir, name), pieces)
      return Object.keys(files).map((name) => join(dir, name))
    },
  }
}

/** The finished report of a folder; null: there is none. */
export const readReport = (dir: string): string | null => read(join(dir, REPORT))

export const readPage = (dir: string): string | null => read(join(dir, 'report.html'))

/** The lock, the state of one that the inbox began, and settings half written say nothing of whose folder it is. */
const BESIDE = [`${DATABASE}.lock`, 'state.json', 'state.json.new', `${SETTINGS}.new`]

const namesIn = (dir: string) =>
  existsSync(dir) ? readdirSync(dir).filter((name) => !BESIDE.includes(name)) : []

const isOurs = (name: string) =>
  [SETTINGS, REPORT, 'report.html', 'cases.csv'].includes(name) || name.startsWith(DATABASE)

const refused = (dir: string, what: string, remedy: string) =>
  new ConfigError([`--out: ${dir} ${what}; ${remedy}`])

const read = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : null)

/** Whole or not at all. */
const writeNow = (file: string, content: string) => {
  writeFileSync(`${file}.new`, content)
  renameSync(`${file}.new`, file)
}

/** The same of what comes in pieces and need not fit into memory. */
const writeWhole = async (file: string, pieces: Pieces) => {
  const open = openSync(`${file}.new`, 'w')
  let ready = ''
  for await (const piece of pieces) {
    ready += piece
    if (ready.length < 65_536) continue
    writeSync(open, ready)
    ready = ''
  }
  writeSync(open, ready)
  closeSync(open)
  renameSync(`${file}.new`, file)
}
