/** The folder of a simulation: what may be begun in it, what is gone on with, and the finished report. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { ConfigError } from '../lib/errors.ts'

const SETTINGS = 'settings.json'
const DATABASE = 'simulation.db'
/** Written last: a folder that has it is finished. */
const REPORT = 'report.json'

export type Folder = {
  /** The database with the mirror of the past and what was found so far. */
  database: string
  /** An unfinished simulation of the same settings is gone on with. */
  isResumed: boolean
  /** Writes all files, the one that says "finished" last. */
  finish: (files: { json: string; html: string; csv: string }) => string[]
}

/** `settings`: two starts with the same ones are the same simulation. Throws `ConfigError` where it may not begin. */
export const openFolder = (dir: string, settings: object, force: boolean): Folder => {
  const wanted = JSON.stringify(settings, null, 1)
  const known = read(join(dir, SETTINGS))
  const names = existsSync(dir) ? readdirSync(dir) : []
  if (known === null && names.length > 0)
    throw refused(dir, 'is not empty and holds no simulation', 'name another folder')
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
  const isResumed = known === wanted && !isFinished && !force
  if (!isResumed) {
    for (const name of names.filter(isOurs)) rmSync(join(dir, name))
    mkdirSync(dir, { recursive: true })
    writeWhole(join(dir, SETTINGS), wanted)
  }
  return {
    database: join(dir, DATABASE),
    isResumed,
    finish: ({ json, html, csv }) => {
      const files = { 'cases.csv': csv, 'report.html': html, [REPORT]: json }
      for (const [name, content] of Object.entries(files)) writeWhole(join(dir, name), content)
      return Object.keys(files).map((name) => join(dir, name))
    },
  }
}

/** The finished report of a folder; null: there is none. */
export const readReport = (dir: string): string | null => read(join(dir, REPORT))

export const readPage = (dir: string): string | null => read(join(dir, 'report.html'))

export const readSettings = (dir: string): string | null => read(join(dir, SETTINGS))

const isOurs = (name: string) =>
  [SETTINGS, REPORT, 'report.html', 'cases.csv'].includes(name) || name.startsWith(DATABASE)

const refused = (dir: string, what: string, remedy: string) =>
  new ConfigError([`--out: ${dir} ${what}; ${remedy}`])

const read = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : null)

/** Whole or not at all. */
const writeWhole = (file: string, content: string) => {
  const fresh = `${file}.new`
  writeFileSync(fresh, content)
  renameSync(fresh, file)
}
