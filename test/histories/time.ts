/** Virtual time: one queue of moments, one after the other, and all promises come to rest between two of them. */

/** Whose code runs at a moment: a process that can be dead or stand still; null: the world outside. */
export type Owner = { isAlive: () => boolean; stillUntil: () => number }

type Moment = { at: number; order: number; owner: Owner | null; happen: () => void }

export type Time = ReturnType<typeof createTime>

export const createTime = (start: number) => {
  const queue: Moment[] = []
  let now = start
  let order = 0
  let running: Owner | null = null

  const at = (when: number, owner: Owner | null, happen: () => void) => {
    order += 1
    push(queue, { at: Math.max(when, now), order, owner, happen })
  }

  /** A dead process hears nothing any more; one that stands still hears it when it wakes. */
  const step = async (moment: Moment) => {
    now = moment.at
    const { owner } = moment
    if (owner !== null && !owner.isAlive()) return false
    if (owner !== null && owner.stillUntil() > now) {
      at(owner.stillUntil(), owner, moment.happen)
      return false
    }
    running = owner
    moment.happen()
    await rest()
    return true
  }

  return {
    now: () => now,
    at,
    after: (ms: number, owner: Owner | null, happen: () => void) => at(now + ms, owner, happen),
    running: () => running,
    /** Answers when nothing is left before `until`, or `isOver` says so. */
    runTo: async (until: number, afterEach: () => Promise<void> | void, isOver: () => boolean) => {
      for (let next = queue[0]; next && next.at <= until && !isOver(); next = queue[0]) {
        pop(queue)
        if (await step(next)) await afterEach()
        running = null
      }
      now = Math.max(now, until)
    },
  }
}

/** Between two moments every promise that can go on has gone on. */
const rest = () => new Promise<void>((resolve) => setImmediate(resolve))

const isBefore = (a: Moment, b: Moment) => a.at < b.at || (a.at === b.at && a.order < b.order)

const push = (queue: Moment[], moment: Moment) => {
  let place = queue.length
  queue.push(moment)
  while (place > 0) {
    const above = (place - 1) >> 1
    const parent = queue[above]
    if (parent === undefined || isBefore(parent, moment)) break
    queue[place] = parent
    place = above
  }
  queue[place] = moment
}

const pop = (queue: Moment[]) => {
  const last = queue.pop()
  if (last === undefined || queue.length === 0) return
  let place = 0
  for (;;) {
    let below = 2 * place + 1
    const left = queue[below]
    const right = queue[below + 1]
    if (left === undefined) break
    if (right !== undefined && isBefore(right, left)) below += 1
    const least = queue[below]
    if (least === undefined || isBefore(last, least)) break
    queue[place] = least
    place = below
  }
  queue[place] = last
}
