/** How far a pass has come with judging, for the people who watch it. */

export type JudgingNow = { done: number; of: number }

export type JudgingProgress = ReturnType<typeof createJudgingProgress>

export const createJudgingProgress = () => {
  let now: JudgingNow | null = null
  return {
    begin: (of: number) => {
      now = of === 0 ? null : { done: 0, of }
    },
    step: () => {
      if (now !== null) now = { ...now, done: now.done + 1 }
    },
    end: () => {
      now = null
    },
    /** Null: nothing is being judged. */
    read: () => now,
  }
}
