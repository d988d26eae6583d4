/** Remembers the calls to the API, for tests and for people who wonder what a client does. */

type Call = { method: string; path: string; status: number | null; at: string }

export type CallLog = ReturnType<typeof createCallLog>

export const createCallLog = () => {
  let calls: Call[] = []
  let counts: Record<string, number> = {}
  return {
    /** `status` is null when the socket was destroyed. */
    add: (call: Call) => {
      const path = call.path.split('?')[0] ?? ''
      const route = `${call.method} ${path.replace(/\/$/, '').replace(/\/\d+(?=\/|$)/g, routeName)}`
      counts[route] = (counts[route] ?? 0) + 1
      calls.push(call)
      if (calls.length > 2 * KEPT) calls = calls.slice(-KEPT)
    },
    clear: () => {
      calls = []
      counts = {}
    },
    /** The latest calls, oldest first; `counts` by method and route counts all of them. */
    show: () => ({ data: calls, counts }),
  }
}

const KEPT = 10_000

/** `/tickets/7/messages/9` counts as `/tickets/{id}/messages/{id}`; `/users/0` stays itself. */
const routeName = (id: string) => (id === '/0' ? id : '/{id}')
