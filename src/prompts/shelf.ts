/** Keeps the last good version of each file of one kind, and reads a file again only when its bytes changed. */
import type { PromptProblem } from '../domain/ports.ts'
import type { DiskFile } from './disk.ts'
import type { FileReading, GoodFile, PromptSource } from './file-kind.ts'

type Kept<T> = { hash: string; good: GoodFile<T> | null; problems: PromptProblem[] }

/** The usable version of each file, and what is wrong with the files as they are now. */
export type Stock<T> = { good: GoodFile<T>[]; broken: BrokenFile[] }

export type BrokenFile = {
  problems: PromptProblem[]
  /** An earlier version of it was good and stands in. */
  replaced: boolean
}

/** A file that is no longer handed in is forgotten. */
export const createShelf = <T>(read: (source: PromptSource) => FileReading<T>) => {
  let kept = new Map<string, Kept<T>>()

  const take = (source: DiskFile): Kept<T> => {
    const { file, hash, trouble } = source
    const before = kept.get(file)
    if (before?.hash === hash) return before
    const reading: FileReading<T> =
      trouble === null
        ? read(source)
        : { kind: 'broken', problems: [{ file, line: 1, message: trouble }] }
    return reading.kind === 'good'
      ? { hash, good: reading.good, problems: [] }
      : { hash, good: before?.good ?? null, problems: reading.problems }
  }

  return (files: DiskFile[]): Stock<T> => {
    kept = new Map(files.map((file) => [file.file, take(file)]))
    const all = [...kept.values()]
    return {
      good: all.flatMap(({ good }) => good ?? []),
      broken: all
        .filter(({ problems }) => problems.length > 0)
        .map(({ good, problems }) => ({ problems, replaced: good !== null })),
    }
  }
}
