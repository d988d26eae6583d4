/** Keeps a sandbox on disk, so that it survives the end of its process. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { ConfigError } from '../lib/errors.ts'
import type { Snapshot } from './snapshot.ts'

/** Null when there is no such file yet. Throws ConfigError for a file that is no sandbox. */
export const loadState = (path: string): Snapshot | null => {
  if (!existsSync(path)) return null
  try {
    const snapshot = JSON.parse(readFileSync(path, 'utf8')) as Snapshot
    if (snapshot.version === 1 && Array.isArray(snapshot.tickets)) return snapshot
  } catch {
    // Said below, in the same words as for JSON that is something else.
  }
  throw new ConfigError([
    `${path}: is no state of a sandbox; delete it and the sandbox starts anew`,
  ])
}

/** Whole or not at all: a reader sees the old file or the new one. */
export const saveState = (path: string, snapshot: Snapshot) => {
  mkdirSync(dirname(path), { recursive: true })
  const fresh = `${path}.${process.pid}.new`
  writeFileSync(fresh, JSON.stringify(snapshot))
  renameSync(fresh, path)
}
