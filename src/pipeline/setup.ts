/** Puts webhook, views and macros into the account, shows first what it would do, and takes back only what it made. */
import {
  type Furnished,
  type Furnishing,
  type Furniture,
  type FurnitureKind,
  MACROS,
  VIEWS,
  webhookAt,
} from '../domain/furniture.ts'
import type { Clock } from '../lib/clock.ts'
import { GorgiasError } from '../lib/errors.ts'
import type { Store } from '../store/store.ts'
import { mayWrite } from './stops.ts'

export type SetupDeps = {
  store: Store
  furnishing: Furnishing
  clock: Clock
  webhookSecret: string | null
}

/** `show` reads only. `url`: where the helpdesk reaches this service; null: as it was said before. */
export type SetupWish = { act: 'show' | 'apply' | 'undo'; url: string | null }

export type SetupState =
  | 'would_create'
  | 'would_change'
  | 'created'
  | 'changed'
  | 'there'
  /** Somebody else made one of that name. */
  | 'foreign'
  /** We made it, and somebody gave it another name: it is his now. */
  | 'renamed'
  | 'skipped'
  | 'removed'
  | 'gone'
  | 'failed'

export type SetupItem = {
  kind: FurnitureKind
  name: string
  state: SetupState
  id: number | null
  /** What to know or do; null: nothing. */
  why: string | null
}

export type SetupEnd = { kind: 'done'; items: SetupItem[] } | { kind: 'paused' }

export type Setup = (wish: SetupWish) => Promise<SetupEnd>

/** What we made, by kind and name. An id of null: we were about to, and may have. */
export type Made = Record<
  string,
  { kind: FurnitureKind; name: string; id: number | null; url?: string }
>

export const createSetup =
  (deps: SetupDeps): Setup =>
  async ({ act, url }) => {
    if (act !== 'show' && !(await mayWrite(deps.store))) return { kind: 'paused' }
    const room = await enter(deps)
    return {
      kind: 'done',
      items: act === 'undo' ? await undo(deps, room) : await furnish(deps, room, act, url),
    }
  }

type Room = { there: Record<FurnitureKind, Furnished[]>; made: Made }

const enter = async ({ furnishing, store }: SetupDeps): Promise<Room> => ({
  there: {
    webhook: await furnishing.list('webhook'),
    view: await furnishing.list('view'),
    macro: await furnishing.list('macro'),
  },
  made: (await store.state.get('furnished')) ?? {},
})

const furnish = async (
  deps: SetupDeps,
  room: Room,
  act: 'show' | 'apply',
  url: string | null,
): Promise<SetupItem[]> => {
  const webhook = webhookFor(deps, room, url)
  const items = [...('state' in webhook ? [] : [webhook]), ...VIEWS, ...MACROS]
  const done: SetupItem[] = 'state' in webhook ? [webhook] : []
  for (const item of items) {
    const looked = look(deps, room, item)
    done.push(act === 'show' ? looked : await make(deps, room, item, looked))
  }
  return done
}

const webhookFor = (
  { webhookSecret }: SetupDeps,
  { made }: Room,
  url: string | null,
): Furniture | SetupItem => {
  const known = url ?? made[keyOf({ kind: 'webhook', name: 'Relance' })]?.url ?? null
  const skipped = (why: string): SetupItem => ({
    kind: 'webhook',
    name: 'Relance',
    state: 'skipped',
    id: null,
    why,
  })
  if (webhookSecret === null)
    return skipped('set WEBHOOK_SECRET first; passes find everything without a webhook')
  if (known === null) return skipped('say with --url where Gorgias reaches this service')
  return webhookAt(known, webhookSecret)
}

const look = ({ furnishing }: SetupDeps, { there, made }: Room, item: Furniture): SetupItem => {
  const as = (state: SetupState, id: number | null, why: string | null = null): SetupItem => ({
    kind: item.kind,
    name: item.name,
    state,
    id,
    why,
  })
  const content = furnishing.contentOf(item)
  const ours = oursAmong(there[item.kind], made[keyOf(item)], content)
  if (ours !== undefined && ours.name !== item.name)
    return as('renamed', ours.id, `is called "${ours.name}" now and is left as it is`)
  if (ours !== undefined)
    return ours.content === content ? as('there', ours.id) : as('would_change', ours.id)
  const namesake = there[item.kind].find(({ name }) => name === item.name)
  if (namesake === undefined) return as('would_create', null)
  return as(
    'foreign',
    namesake.id,
    namesake.content === content
      ? 'somebody else made it; it serves as it is'
      : 'somebody else made one of that name; rename or delete it, then set up again',
  )
}

/** Known by the id we kept; where we were interrupted before we had one, by name and what it does. */
const oursAmong = (there: Furnished[], known: Made[string] | undefined, content: string | null) =>
  known === undefined
    ? undefined
    : there.find(({ id, ...one }) =>
        known.id === null ? one.name === known.name && one.content === content : id === known.id,
      )

const make = async (
  deps: SetupDeps,
  room: Room,
  item: Furniture,
  looked: SetupItem,
): Promise<SetupItem> => {
  const { furnishing } = deps
  try {
    switch (looked.state) {
      case 'would_create':
        return { ...looked, state: 'created', id: await create(deps, room, item) }
      case 'would_change':
        if (looked.id !== null) await furnishing.change(looked.id, item)
        await keep(deps, room, item, looked.id)
        return { ...looked, state: 'changed' }
      case 'there':
        await keep(deps, room, item, looked.id)
        return looked
      default:
        return looked
    }
  } catch (error) {
    return failed(looked, error)
  }
}

const create = async (deps: SetupDeps, room: Room, item: Furniture): Promise<number> => {
  const before = room.made
  await keep(deps, room, item, null)
  try {
    const { id } = await deps.furnishing.create(item)
    await keep(deps, room, item, id)
    return id
  } catch (error) {
    if (isRefused(error)) {
      // It was not made: one of that name is somebody else's.
      room.made = before
      await deps.store.state.set('furnished', before)
    }
    throw error
  }
}

const isRefused = (error: unknown) =>
  error instanceof GorgiasError &&
  ['unauthorized', 'forbidden', 'not_found', 'rate_limited', 'rejected'].includes(error.code)

/** Before it is made, so that a crash leaves nothing we would not know again. */
const keep = async (
  { store, clock }: SetupDeps,
  room: Room,
  item: Furniture,
  id: number | null,
) => {
  const { kind, name } = item
  const known = room.made[keyOf(item)]
  const entry = { kind, name, id, ...(item.kind === 'webhook' && { url: baseOf(item.url) }) }
  if (JSON.stringify(known) === JSON.stringify(entry)) return
  room.made = { ...room.made, [keyOf(item)]: entry }
  await store.state.set('furnished', room.made)
  if (id !== null) await store.events.add({ at: clock.now(), act: `set_up_${kind}`, by: 'cli' })
}

const undo = async (deps: SetupDeps, room: Room): Promise<SetupItem[]> => {
  const items: SetupItem[] = []
  for (const [key, known] of Object.entries(room.made)) {
    const item = await takeBack(deps, room, known)
    items.push(item)
    if (item.state === 'failed') continue
    const { [key]: _, ...rest } = room.made
    room.made = rest
    await deps.store.state.set('furnished', rest)
  }
  return items
}

const takeBack = async (
  deps: SetupDeps,
  { there }: Room,
  known: Made[string],
): Promise<SetupItem> => {
  const { furnishing, store, clock } = deps
  const { kind, name, id } = known
  const ours = oursAmong(there[kind], known, contentOf(deps, known))
  const item = { kind, name, id: ours?.id ?? id, why: null }
  if (ours === undefined) {
    const namesake = id === null ? there[kind].find((one) => one.name === name) : undefined
    if (namesake === undefined) return { ...item, state: 'gone' }
    const why = 'is not what we were about to make; it is left as it is'
    return { ...item, id: namesake.id, state: 'foreign', why }
  }
  if (ours.name !== name)
    return { ...item, state: 'renamed', why: `is called "${ours.name}" now and is left as it is` }
  try {
    const isRemoved = await furnishing.remove(kind, ours.id)
    await store.events.add({ at: clock.now(), act: `took_back_${kind}`, by: 'cli' })
    return { ...item, state: isRemoved ? 'removed' : 'gone' }
  } catch (error) {
    return failed({ ...item, state: 'failed' }, error)
  }
}

/** What it does when it is ours; null: nobody can tell any more. */
const contentOf = (
  { furnishing, webhookSecret }: SetupDeps,
  { kind, name, url }: Made[string],
): string | null => {
  const isWebhook = kind === 'webhook' && url !== undefined && webhookSecret !== null
  const item = isWebhook
    ? webhookAt(url, webhookSecret)
    : [...VIEWS, ...MACROS].find((one) => one.kind === kind && one.name === name)
  return item === undefined ? null : furnishing.contentOf(item)
}

const failed = (item: SetupItem, error: unknown): SetupItem => {
  if (!(error instanceof GorgiasError)) throw error
  return { ...item, state: 'failed', why: error.message }
}

const keyOf = ({ kind, name }: Pick<Furniture, 'kind' | 'name'>) => `${kind}:${name}`

const baseOf = (url: string) => url.replace(/\/webhooks\/gorgias.*$/, '')
