/** Chooses whose past is replayed: everybody, or a sample that keeps the shares of weeks, channels and languages. */
import { DAY, type Instant, iso } from '../lib/clock.ts'
import { sha256 } from '../lib/hash.ts'
import type { Store } from '../store/store.ts'
import type { Unit } from './replay.ts'

export type Chosen = {
  /** In the order of their keys. */
  units: Unit[]
  tickets: number
  /** Tickets of the mirror that could have been chosen. */
  of: number
  strata: { name: string; tickets: number; of: number }[]
}

type Candidate = {
  id: number
  customerId: number | null
  stratum: string
  rank: string
}

/** At most `limit` tickets; null: all. The same tickets for the same mirror. */
export const chooseTickets = async (store: Store, limit: number | null): Promise<Chosen> => {
  const all = await listAll(store)
  const wanted = limit === null || limit >= all.length ? all : sample(all, limit)
  return chosenOf(wanted, all)
}

/** A sample of the customers chosen, by the stratum of each one's first ticket, at most `share` of them. */
export const thinOut = async (store: Store, chosen: Chosen, share: number): Promise<Chosen> => {
  const all = await listAll(store)
  const byId = new Map(all.map((one) => [one.id, one]))
  const customers = chosen.units.map((unit) => ({
    ...{ unit, rank: sha256(unit.key) },
    stratum: byId.get(unit.ticketIds[0] ?? 0)?.stratum ?? '',
  }))
  const limit = Math.max(1, Math.floor(customers.length * share))
  const ids = sample(customers, limit).flatMap(({ unit }) => unit.ticketIds)
  return chosenOf(
    ids.flatMap((id) => byId.get(id) ?? []),
    all,
  )
}

/** Every so-manieth of the list sorted by stratum: each stratum keeps its share to within one. */
const sample = <T extends Pick<Candidate, 'stratum' | 'rank'>>(all: T[], limit: number): T[] => {
  const sorted = [...all].sort((a, b) =>
    a.stratum === b.stratum ? (a.rank < b.rank ? -1 : 1) : a.stratum < b.stratum ? -1 : 1,
  )
  const step = sorted.length / limit
  return Array.from({ length: limit }, (_, place) => sorted[Math.floor(place * step)]).filter(
    (one) => one !== undefined,
  )
}

const BATCH = 1000

const listAll = async (store: Store): Promise<Candidate[]> => {
  const all: Candidate[] = []
  for (let last = 0; ; ) {
    const batch = await store.simulation.ticketsAfter(last, BATCH)
    for (const { id, customerId, channel, language, updatedAt } of batch)
      all.push({
        id,
        customerId,
        stratum: `${weekOf(updatedAt)} ${channel} ${language ?? 'unknown'}`,
        rank: sha256(String(id)),
      })
    const end = batch.at(-1)
    if (end === undefined) return all
    last = end.id
  }
}

const chosenOf = (wanted: Candidate[], all: Candidate[]): Chosen => {
  const units = new Map<string, Unit>()
  for (const { id, customerId } of wanted) {
    const key = customerId === null ? `ticket ${id}` : `customer ${customerId}`
    const unit = units.get(key)
    if (unit === undefined) units.set(key, { key, customerId, ticketIds: [id] })
    else unit.ticketIds.push(id)
  }
  const taken = countBy(wanted)
  return {
    units: [...units.values()].sort(byKey),
    tickets: wanted.length,
    of: all.length,
    strata: [...countBy(all)]
      .map(([name, of]) => ({ name, tickets: taken.get(name) ?? 0, of }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  }
}

const countBy = (candidates: Candidate[]) => {
  const counts = new Map<string, number>()
  for (const { stratum } of candidates) counts.set(stratum, (counts.get(stratum) ?? 0) + 1)
  return counts
}

const byKey = (a: Unit, b: Unit) => (a.key < b.key ? -1 : 1)

/** The Monday of the week, in UTC: `2026-11-23`. */
export const weekOf = (at: Instant) => {
  const day = Math.floor(at / DAY)
  // Day 0 of the epoch was a Thursday.
  const monday = day - ((((day + 3) % 7) + 7) % 7)
  return iso(monday * DAY).slice(0, 10)
}
