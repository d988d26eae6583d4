/** Tries again what may be tried again, after growing waits with jitter. */

export type RetryPlan = {
  /** All attempts together, the first included. */
  attempts: number
  /** Before the second attempt, ms; doubles with each further one. */
  firstWait: number
  isRetriable: (error: unknown) => boolean
  sleep: (ms: number) => Promise<void>
  /** In [0, 1): between half a wait (0) and the whole (1). */
  random?: () => number
}

/** Answers what `act` answers, or throws its last error. */
export const retry = async <T>(act: () => Promise<T>, plan: RetryPlan): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await act()
    } catch (error) {
      if (attempt >= plan.attempts || !plan.isRetriable(error)) throw error
      await plan.sleep(waitAfter(attempt, plan))
    }
  }
}

/** Half of the wait is fixed, half is chance, so that those who failed together don't come back together. */
const waitAfter = (attempt: number, { firstWait, random = Math.random }: RetryPlan) =>
  firstWait * 2 ** (attempt - 1) * (0.5 + random() / 2)
