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
    breaks: (post, { ledger, plan }) => {
      if (!post.isReply) return null
      const other = ledger.posts.find(
        (one) =>
          one !== post &&
          one.isReply &&
          one.ticketId === post.ticketId &&
          one.executedAt.length > 0 &&
          Math.abs(one.leftAt - post.leftAt) < 3_600_000 &&
          !areTwins(one, post, plan.habits.lag),
      )
      return other === undefined ? null : `${post.mark} beside ${other.mark}`
    },
  },
]

/**
 * Two installations of one account see each other only on the ticket: what had not landed when the other's post left
 * could not be seen. That both are told of it is asked at the end.
 */
const areTwins = (a: Post, b: Post, lag: number) =>
  a.by.disk !== b.by.disk && (isBlind(a, b, lag) || isBlind(b, a, lag))

const isBlind = (first: Post, second: Post, lag: number) =>
  first.leftAt <= second.leftAt && (first.executedAt[0] ?? 0) + lag > second.leftAt - OLDEST_READ

const OLDEST_READ = 5000

const twice = (post: Post, { ledger, plan, now }: Evidence) => {
  // Where marks are dropped, another installation's note is a note like any; each tells the team of what it knows itself.
  const isStrange = (one: Post) =>
    !post.isReply && plan.habits.dropsMarks && one.by.disk !== post.by.disk
  const others = unclearPosts(ledger, post.mark).filter(
    (one) => one !== post && one.executedAt.length > 0 && !isStrange(one),
  )
  const twins = others.filter((one) => areTwins(one, post, plan.habits.lag))
  if (twins.length > 0) ledger.twins.set(post.mark, now())
  const count = others.length - twins.length + post.executedAt.length
  return count < 2 ? null : `it stands there ${count} times`
}
