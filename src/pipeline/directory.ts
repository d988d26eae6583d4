/** Names of what tickets only number: their own fields, and the shop systems. */
import type { Policy } from '../domain/policy.ts'
import { compare } from '../domain/policy-choice.ts'
import type { Helpdesk } from '../domain/ports.ts'
import { type Clock, DAY } from '../lib/clock.ts'
import { sayError } from '../lib/errors.ts'
import type { Log } from '../lib/log.ts'
import type { Store } from '../store/store.ts'

/** Null: never read. */
export type Directory = {
  /** Labels of ticket fields, by id. */
  fields: Record<string, string> | null
  /** Names of shop systems, by integration id. */
  stores: Record<string, string[]> | null
}

type DirectoryDeps = { store: Store; helpdesk: Helpdesk; clock: Clock; log: Log }

/** Asked for only where a policy compares them, and at most once a day; a failed question leaves the last answer. */
export const readDirectory = async (
  deps: DirectoryDeps,
  policies: Policy[],
): Promise<Directory> => ({
  fields: compare(policies, 'field') ? await fieldLabels(deps) : null,
  stores: compare(policies, 'store') ? await storeNames(deps) : null,
})

/** What was read last, without asking. */
export const keptDirectory = async (store: Store): Promise<Directory> => ({
  fields: (await store.state.get('ticket_fields'))?.value ?? null,
  stores: (await store.state.get('stores'))?.value ?? null,
})

const fieldLabels = async ({ store, helpdesk, clock, log }: DirectoryDeps) => {
  const known = await store.state.get('ticket_fields')
  if (known !== null && isFresh(known, clock)) return known.value
  try {
    const value = await helpdesk.ticketFields()
    await store.state.set('ticket_fields', { value, readAt: clock.wall() })
    return value
  } catch (error) {
    log.warn({}, `the names of the ticket fields could not be read: ${sayError(error)}`)
    return known?.value ?? null
  }
}

const storeNames = async ({ store, helpdesk, clock, log }: DirectoryDeps) => {
  const known = await store.state.get('stores')
  if (known !== null && isFresh(known, clock)) return known.value
  try {
    const value = await helpdesk.stores()
    await store.state.set('stores', { value, readAt: clock.wall() })
    return value
  } catch (error) {
    log.warn({}, `the names of the shop systems could not be read: ${sayError(error)}`)
    return known?.value ?? null
  }
}

const isFresh = ({ readAt }: { readAt: number }, clock: Clock) =>
  Math.abs(clock.wall() - readAt) < DAY
