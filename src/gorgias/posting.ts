/** Posts a reply or a note once and says how it ended, as far as anyone can know (DESIGN 6, point 6). */
import type { z } from 'zod'
import type { PostResult } from '../domain/post-result.ts'
import type { Clock } from '../lib/clock.ts'
import type { Answer, Calls, NoAnswer } from './calls.ts'
import { DRAIN_TIME } from './limiter.ts'
import { toPostedMessage } from './message.ts'
import { parseJson } from './reading.ts'
import { postedMessageSchema } from './schemas.ts'
import { helpdeskWords } from './words-of-helpdesk.ts'
import { sayIssues } from './writing.ts'

/**
 * Never throws, never tries again, never waits for the rate limit: what was read before the post would grow old
 * meanwhile, so a full bucket is `later` and nothing has left.
 */
export const createPost =
  <Post extends { ticketId: number }, Body extends object>(
    calls: Calls,
    clock: Clock,
    { schema, write }: { schema: z.ZodType<Body>; write: (post: Post) => Body },
  ) =>
  async (post: Post): Promise<PostResult> => {
    const body = schema.safeParse(write(post))
    // 400 is what the helpdesk would say to it.
    if (!body.success) return { kind: 'rejected', status: 400, why: sayIssues(body.error) }
    const path = `/api/tickets/${post.ticketId}/messages`
    const outcome = await calls.makeNow({ verb: 'POST', path, body: body.data })
    switch (outcome.kind) {
      case 'no_room':
        return { kind: 'later', retryAfter: outcome.wait }
      case 'no_answer':
        return unanswered(outcome)
      case 'answered':
        return answered(outcome, { ticketId: post.ticketId, at: clock.now() })
    }
  }

/** What the answer may leave out about the message. */
type StandIn = Parameters<typeof toPostedMessage>[1]

const unanswered = ({ left, why }: NoAnswer): PostResult =>
  left ? { kind: 'unclear', why } : { kind: 'not_sent', why }

const answered = (answer: Answer, standIn: StandIn): PostResult => {
  const { status } = answer
  if (status >= 200 && status < 300) return landed(answer, standIn)
  switch (status) {
    case 429:
      return { kind: 'later', retryAfter: answer.retryAfter ?? DRAIN_TIME }
    case 401:
    case 403:
      return { kind: 'not_allowed', status, why: wordsOr(answer, 'the key may not post') }
    case 404:
      return { kind: 'gone' }
    case 400:
    case 413:
      return { kind: 'rejected', status, why: wordsOr(answer, 'no reason given') }
    default:
      return { kind: 'unclear', why: `status ${status}: ${wordsOr(answer, 'no reason given')}` }
  }
}

/** Accepted is only what names its message. */
const landed = (answer: Answer, standIn: StandIn): PostResult => {
  const message = postedMessageSchema.safeParse(parseJson(answer.body))
  return message.success
    ? { kind: 'accepted', message: toPostedMessage(message.data, standIn) }
    : { kind: 'unclear', why: `status ${answer.status}, but the answer names no message` }
}

const wordsOr = ({ body, requestId }: Answer, otherwise: string) => {
  const words = helpdeskWords(body) || otherwise
  return requestId === null ? words : `${words} (request ${requestId})`
}
