/** The line between a process and the helpdesk, with everything that can become of a call. */
import { SECOND } from '../../src/lib/clock.ts'
import type { Fate } from './fate.ts'
import type { Ledger, Post, PostBody, Process, Reading } from './ledger.ts'
import { patienceOf } from './machine.ts'
import type { Random } from './random.ts'
import type { Time } from './time.ts'
import type { Weather } from './weather.ts'
import type { Asked, Untruth, Wire, WireAnswer } from './wire.ts'

const HONEST: Untruth = {}

export type NetworkDeps = {
  time: Time
  random: Random
  wire: Wire
  weather: Weather
  ledger: Ledger
  trace: (line: string) => void
  onPost: (post: Post) => void
  onLanded: (post: Post) => void
  /** This answer did not show all there is. */
  onUntruth: (asked: Asked, untruth: Untruth) => void
  /** Between the answer to a read before a post and that post, somebody may act. */
  onRead: (by: Process, asked: Asked) => void
}

export const createNetwork = (deps: NetworkDeps) => {
  const { time, random, ledger } = deps

  const execute = (call: Call, untruth: Untruth = HONEST): WireAnswer => {
    const { post } = call
    const before = post?.isReply ? call.stands() : null
    const answer = deps.wire(call.asked, untruth)
    if (untruth !== HONEST) deps.onUntruth(call.asked, untruth)
    if (post !== null && answer.status < 300) {
      post.executedAt.push(time.now())
      post.messageId = answer.message?.id ?? null
      deps.trace(`landed ${post.mark}`)
      deps.onLanded(post)
      // Who posts beside another installation finds the ticket as the first had left it, and may leave it so (seed 6407).
      const isBeside = ledger.twins.has(post.mark) || othersJustPosted(post)
      if (isBeside) ledger.found.delete(post.ticketId)
      else if (before !== null)
        ledger.found.set(post.ticketId, {
          status: before,
          at: time.now(),
          leftAt: post.leftAt,
          disk: post.by.disk,
          mark: post.mark,
        })
    }
    return answer
  }

  /** Where marks are dropped its post goes by another mark (seed 428): it takes ours for an agent's word. */
  const othersJustPosted = ({ ticketId, by }: Post) =>
    ledger.posts.some(
      (one) =>
        one.ticketId === ticketId &&
        one.by.disk !== by.disk &&
        one.executedAt.some((at) => at > time.now() - OTHERS_LEAVE_IT),
    )

  /** Carries the call out where its fate says so, and answers as it says. */
  const carry = (call: Call, fate: Fate) => {
    const way = random.whole(15, 150)
    const there = time.now() + way + (fate.slow ?? 0)
    const { answer } = fate
    const end = answer === 'silence' ? time.now() + call.patience : there + random.whole(15, 150)
    let said: WireAnswer | null = null
    if (fate.executes === 'at_once')
      time.at(there, null, () => {
        said = execute(call, fate.untruth)
      })
    else if (fate.executes !== 'never')
      time.at(end + fate.executes.lateBy, null, () => execute(call))
    time.at(Math.min(end, call.leftAt + call.patience), call.by, () => {
      if (end > call.leftAt + call.patience || answer === 'silence') return call.giveUp(timeout())
      if (answer === 'reset') return call.giveUp(broken('ECONNRESET'))
      if (answer === 'refused') return call.giveUp(broken('ECONNREFUSED'))
      call.hear(answer === 'honest' ? (said ?? { status: 500, body: '' }) : answer, fate)
    })
  }

  return (by: Process): typeof fetch =>
    (input, init) =>
      new Promise((resolve, reject) => {
        const asked = askedOf(input, init)
        const leftAt = time.now()
        const post = postOf(by, asked, leftAt)
        const reading = noteReading(ledger, by, asked, leftAt)
        deps.trace(`${by.name} ${asked.verb} ${asked.path}`)
        if (post !== null) {
          ledger.posts.push(post)
          deps.onPost(post)
        }
        const fate = deps.weather.fateOf(asked)
        if (post !== null && fate.answer === 'refused') post.isRefused = true
        carry(
          {
            by,
            asked,
            post,
            leftAt,
            patience: patienceOf(init?.signal),
            stands: () => deps.weather.standOf(asked),
            giveUp: (error) => {
              deps.trace(`${by.name} no answer`)
              reject(error)
            },
            hear: (answer, { retryAfter, executes }) => {
              if (post !== null) {
                post.answeredAt = time.now()
                // An honest 404 is one, too: the ticket was gone when the post arrived.
                const cannotLand = executes === 'never' || executes === 'at_once'
                if (cannotLand && post.executedAt.length === 0 && isRefusal(answer.status))
                  post.isRefused = true
              }
              const isChange = post === null && asked.verb !== 'GET'
              if (isChange && [400, 403].includes(answer.status))
                ledger.givenUp.add(Number(asked.path.split('/')[3]))
              deps.trace(`${by.name} hears ${answer.status}`)
              if (reading !== null) reading.isAnswered = answer.status === 200
              if (answer.status === 200) {
                noteShown(ledger, by, answer.body, time.now())
                deps.onRead(by, asked)
              }
              resolve(responseOf(answer, retryAfter))
            },
          },
          fate,
        )
      })
}

type Call = {
  by: Process
  asked: Asked
  post: Post | null
  leftAt: number
  patience: number
  stands: () => string | null
  giveUp: (error: Error) => void
  hear: (answer: { status: number; body: string }, fate: Fate) => void
}

/** An answer by which the sender may know that nothing was sent. */
const isRefusal = (status: number) => [400, 401, 403, 404, 413, 429].includes(status)

const askedOf = (input: Parameters<typeof fetch>[0], init: RequestInit | undefined): Asked => {
  const url = new URL(String(input))
  return {
    verb: init?.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    body: init?.body === undefined ? null : JSON.parse(String(init.body)),
  }
}

const postOf = (by: Process, { verb, path, body }: Asked, leftAt: number): Post | null => {
  const found = verb === 'POST' ? /^\/api\/tickets\/(\d+)\/messages$/.exec(path) : null
  if (!found) return null
  const posted = body as PostBody
  return {
    by,
    ticketId: Number(found[1]),
    mark: posted.external_id,
    isReply: posted.public,
    isAutonomous: false,
    body: posted,
    leftAt,
    executedAt: [],
    messageId: null,
    shownTo: new Map(),
    isRefused: false,
    answeredAt: null,
  }
}

const noteReading = (ledger: Ledger, by: Process, { verb, path, query }: Asked, at: number) => {
  if (verb !== 'GET') return null
  const ticket = /^\/api\/tickets\/(\d+)$/.exec(path)
  if (ticket === null && path !== '/api/messages') return null
  const reading: Reading = {
    by,
    askedAt: at,
    ticketId: ticket ? Number(ticket[1]) : null,
    isFirstPage: !query.has('cursor'),
    isAnswered: false,
  }
  ledger.readings.push(reading)
  return reading
}

/** What another installation posted, and this one has now been shown. */
const noteShown = ({ posts }: Ledger, { disk }: Process, body: string, now: number) => {
  for (const { by, messageId, shownTo } of posts)
    if (by.disk !== disk && messageId !== null && !shownTo.has(disk))
      if (body.includes(`"id":${messageId},`)) shownTo.set(disk, now)
}

/** Only what the client looks at; a real `Response` costs more than the rest of the call. */
const responseOf = ({ status, body }: { status: number; body: string }, retryAfter?: number) =>
  ({
    status,
    ok: status >= 200 && status < 300,
    type: 'basic',
    headers: {
      get: (name: string) =>
        name === 'retry-after' && retryAfter !== undefined ? String(retryAfter) : null,
    },
    text: async () => body,
  }) as Response

const broken = (code: string) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) })

const timeout = () => new DOMException('The operation was aborted due to timeout', 'TimeoutError')

/** So long another installation may take to leave a ticket as it found it. */
const OTHERS_LEAVE_IT = 10 * SECOND
