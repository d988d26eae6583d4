/** The file beside the database that tells how far it was: what a lost or restored database cannot take with it. */
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import type { Sidecar } from '../domain/quarantine.ts'

export type SidecarFile = {
  /** Null: there is none. */
  read: () => Sidecar | 'unreadable' | null
  /** On disk when it returns. Throws when the disk takes nothing. */
  write: (sidecar: Sidecar) => void
}

const sidecarSchema = z.object({ life: z.string(), event: z.number(), seenAt: z.number() })

/** Null for a database in memory: nothing of it is ever restored. */
export const sidecarBeside = (database: string): SidecarFile | null => {
  if (database === ':memory:') return null
  const file = `${database}.generation`
  return {
    read: () => readSidecar(file),
    write: (sidecar) => {
      writeSynced(`${file}.new`, `${JSON.stringify(sidecar)}\n`)
      renameSync(`${file}.new`, file)
      syncFolder(dirname(file))
    },
  }
}

const readSidecar = (file: string) => {
  try {
    const read = sidecarSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    return read.success ? read.data : 'unreadable'
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : 'unreadable'
  }
}

const writeSynced = (file: string, text: string) => {
  const handle = openSync(file, 'w', 0o600)
  try {
    writeSync(handle, text)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** A rename is durable only once its folder is. */
const syncFolder = (folder: string) => {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
