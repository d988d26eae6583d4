/** What must hold whenever the helpdesk has carried out a post. */
import { type Post, unclearPosts } from '../ledger.ts'
import type { Evidence, Invariant } from './evidence.ts'

export const LANDED_INVARIANTS: Invariant<Post>[] = [
  {
    name: 'one_reply_per_occasion',
    says: 'at most one reply of an occasion stands on a ticket',
    breaks: (post, evidence) => (post.isReply ? twice(post, evidence) : null),
  },
  {
    name: 'one_note_per_occasion',
    says: 'at most one note of an occasion stands on a ticket',
    breaks: (post, evidence) => (post.isReply ? null : twice(post, evidence)),
  },
  {
    name: 'one_reply_per_step',
    says: 'no two replies of ours stand side by side within an hour',
    breaks: (post, evidence) => {
      if (!post.isReply) return null
      const other = evidence.ledger.posts.find(
        (one) =>
          one !== post &&
          one.isReply &&
          one.ticketId === post.ticketId &&
          one.executedAt.length > 0 &&
          Math.abs(one.leftAt - post.leftAt) < 3_600_000 &&
          !areTwins(one, post, evidence),
      )
      return other === undefined ? null : `${post.mark} beside ${other.mark}`
    },
  },
]

/**
 * Two installations of one account see each other only on the ticket: what had not landed when the other's post left,
 * or what stale answers hid from it, could not be seen. That both are told of it is asked at the end.
 */
const areTwins = (a: Post, b: Post, evidence: Evidence) =>
  a.by.disk !== b.by.disk && (isBlind(a, b, evidence) || isBlind(b, a, evidence))

const isBlind = (first: Post, second: Post, evidence: Evidence) =>
  first.leftAt <= second.leftAt &&
  ((first.executedAt[0] ?? 0) + evidence.plan.habits.lag > second.leftAt - OLDEST_READ ||
    wasHidden(first, second, evidence))

/**
 * The reads before the second post were answered without the first, the ticket's and the feed's, and no answer before
 * had shown it to that installation (seed 3618). What it was shown once it has to know, whatever it is told later.
 */
const wasHidden = (first: Post, second: Post, { desk }: Evidence) => {
  const message = desk.feed.find(({ id }) => id === first.messageId)
  const since = second.leftAt - OLDEST_READ
  return (
    message !== undefined &&
    Math.min(message.hiddenUntil, message.hiddenInFeedUntil) > since &&
    (first.shownTo.get(second.by.disk) ?? Number.POSITIVE_INFINITY) > second.leftAt
  )
}

const OLDEST_READ = 5000

const twice = (post: Post, evidence: Evidence) => {
  const { ledger, plan, now } = evidence
  // Where marks are dropped, another installation's note is a note like any; each tells the team of what it knows itself.
  const isStrange = (one: Post) =>
    !post.isReply && plan.habits.dropsMarks && one.by.disk !== post.by.disk
  const others = unclearPosts(ledger, post.mark).filter(
    (one) => one !== post && one.executedAt.length > 0 && !isStrange(one),
  )
  const twins = others.filter((one) => areTwins(one, post, evidence))
  if (twins.length > 0) ledger.twins.set(post.mark, now())
  const count = others.length - twins.length + post.executedAt.length
  return count < 2 ? null : `it stands there ${count} times`
}
