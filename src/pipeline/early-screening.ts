/** Screens, while the first import still reads on, the conversations it knows from beginning to end. Judges nothing. */
import type { Store } from '../store/store.ts'
import type { Screen } from './screen.ts'
import type { Situation } from './situation.ts'

export type EarlyDeps = {
  store: Store
  screen: Screen
  situation: (when: { beginning: boolean }) => Promise<Situation>
}

/** What it found shows in counts at once; the pass that follows looks at every silence anew. */
export const createEarlyScreening =
  ({ store, screen, situation }: EarlyDeps) =>
  async (): Promise<void> => {
    const now = await situation({ beginning: false })
    const looks = await store.screening.toLook(now.now)
    for (const { id, complete, silent } of looks) if (complete && silent) await screen(id, now)
  }
