/** Tells open pages that something changed: names only, the pages fetch what they show. */
import { Hono } from 'hono'
import { type SSEStreamingApi, streamSSE } from 'hono/streaming'
import { SECOND } from '../lib/clock.ts'
import type { Pulse, Services } from '../services.ts'

/** So often the pulse is felt while anybody looks; a change is seen that late at most. */
const FEEL_EVERY = SECOND

export const liveRoutes = ({ pulse, log }: Pick<Services, 'pulse' | 'log'>, every = FEEL_EVERY) => {
  const routes = new Hono()
  const listeners = new Set<SSEStreamingApi>()
  let known: Pulse | null = null
  let timer: NodeJS.Timeout | null = null

  const feel = async () => {
    const now = await pulse()
    const before = known ?? now
    known = now
    for (const name of NAMES)
      if (now[name] !== before[name])
        await Promise.all(
          [...listeners].map((stream) => stream.writeSSE({ event: name, data: '' })),
        )
  }

  const keepFeeling = () => {
    timer ??= setInterval(() => {
      feel().catch((error: unknown) => log.warn({}, `the live pages: ${String(error)}`))
    }, every).unref()
  }

  const leave = (stream: SSEStreamingApi) => {
    listeners.delete(stream)
    if (listeners.size > 0 || timer === null) return
    clearInterval(timer)
    timer = null
    known = null
  }

  routes.get('/live', (c) => {
    // A proxy that gathers answers before it passes them on would make a stream of nothing.
    c.header('X-Accel-Buffering', 'no')
    return streamSSE(c, async (stream) => {
      known ??= await pulse()
      listeners.add(stream)
      keepFeeling()
      await new Promise<void>((resolve) => {
        stream.onAbort(() => {
          leave(stream)
          resolve()
        })
      })
    })
  })

  return routes
}

const NAMES = ['decisions', 'service'] as const
