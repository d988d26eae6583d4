/** Every text a prompt file had through the pages, and what it replaced. */
import { and, desc, eq } from 'drizzle-orm'
import type { PromptVersion } from '../domain/prompt-editing.ts'
import { record } from './events.ts'
import type { Sql } from './sqlite.ts'

type NewVersion = Omit<PromptVersion, 'id'>

export const createPromptVersionStore = ({ db, t, together }: Sql) => {
  const newestOf = (file: string) =>
    db
      .select()
      .from(t.promptVersions)
      .where(eq(t.promptVersions.file, file))
      .orderBy(desc(t.promptVersions.id))
  return {
    /** Newest first. */
    ofFile: async (file: string, limit: number): Promise<PromptVersion[]> =>
      newestOf(file).limit(limit),
    find: async (file: string, id: number): Promise<PromptVersion | null> =>
      (await db
        .select()
        .from(t.promptVersions)
        .where(and(eq(t.promptVersions.file, file), eq(t.promptVersions.id, id)))
        .get()) ?? null,
    /** A text that was found on disk: it is kept before something replaces it. Twice the same is once. */
    keep: async (version: NewVersion) => {
      const [newest] = await newestOf(version.file).limit(1)
      if (newest?.hash !== version.hash) await db.insert(t.promptVersions).values(version)
    },
    /** A text that was saved, and who did it, also for the audit. */
    add: async (version: NewVersion & { by: string }) =>
      together((tx) => [
        tx.insert(t.promptVersions).values(version),
        record(tx, {
          at: version.at,
          act: 'prompt_saved',
          by: version.by,
          about: version.file,
          hash: version.hash,
        }),
      ]),
  }
}
