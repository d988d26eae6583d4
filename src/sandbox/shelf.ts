/** Keeps the few things of one kind that an account has: views, macros, teams. */

export type Shelf<T extends { id: number }> = {
  add: (item: T) => T
  get: (id: number) => T | undefined
  remove: (id: number) => void
  /** In the order they were added. */
  all: () => T[]
  nextId: () => number
  /** Clears the shelf and puts these on it. */
  refill: (items: T[]) => void
}

export const createShelf = <T extends { id: number }>(firstId: number): Shelf<T> => {
  const byId = new Map<number, T>()
  let lastId = firstId - 1
  const add = (item: T) => {
    byId.set(item.id, item)
    lastId = Math.max(lastId, item.id)
    return item
  }
  return {
    add,
    get: (id) => byId.get(id),
    remove: (id) => {
      byId.delete(id)
    },
    all: () => [...byId.values()],
    nextId: () => lastId + 1,
    refill: (items) => {
      byId.clear()
      for (const item of items) add(item)
    },
  }
}
