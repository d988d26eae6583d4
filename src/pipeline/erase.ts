/** Forgets one customer: his rows, the bytes under them, and that he may come back with the next sync. */
import { type Clock, SECOND } from '../lib/clock.ts'
import type { Erased, KnownErased, Store, Traced } from '../store/store.ts'

export type EraseDeps = {
  store: Pick<Store, 'erasures'>
  clock: Clock
  /** What simulations keep elsewhere. */
  simulations: EraseSimulations
}

/** `removed`: whole simulations that held him; `left`: such that run just now. */
export type EraseSimulations = (
  email: string,
  his: Traced,
  known: KnownErased,
) => Promise<{ removed: number; left: number }>

export type EraseEnd =
  | ({
      kind: 'erased'
      /** Kept texts of prompt files that named the address; it was taken out of them. */
      promptVersions: number
      simulations: { removed: number; left: number }
      /** False: somebody reads the database, and deleted bytes still stand in its log. */
      isFlushed: boolean
    } & Erased)
  | { kind: 'already_erased' }
  | { kind: 'unknown_customer' }
  /** A message to him is on its way. */
  | { kind: 'busy' }

/** A post takes a few seconds, and its lease ends after 90. */
const LOOKS = 30

export const createErase =
  ({ store, clock, simulations }: EraseDeps) =>
  async (email: string, by: string): Promise<EraseEnd> => {
    const { erasures } = store
    const his = await erasures.trace(email)
    const wasErased = await erasures.isErased(email)
    if (his.ticketIds.length === 0 && !wasErased) return { kind: 'unknown_customer' }
    const isFree = () => erasures.isSending(his.ticketIds, clock.wall()).then((sending) => !sending)
    if (!(await tryAgain(clock, isFree))) return { kind: 'busy' }
    const erased = await erasures.forget(email, his, { by, at: clock.now() })
    const promptVersions = await erasures.scrub(email)
    const known = await erasures.known()
    const elsewhere =
      known === null ? { removed: 0, left: 0 } : await simulations(email, his, known)
    const isFlushed = await tryAgain(clock, async () => erasures.flushLog())
    if (
      wasErased &&
      erased.tickets + promptVersions + elsewhere.removed + elsewhere.left === 0 &&
      isFlushed
    )
      return { kind: 'already_erased' }
    return { kind: 'erased', ...erased, promptVersions, simulations: elsewhere, isFlushed }
  }

const tryAgain = async (clock: Clock, look: () => Promise<boolean>) => {
  for (let looks = 1; looks < LOOKS; looks += 1) {
    if (await look()) return true
    await clock.sleep(SECOND / 2)
  }
  return look()
}
