import { describe, expect, test } from 'vitest'
import { MINUTE, SECOND } from '../../../src/lib/clock.ts'
import type { Desk, DeskMessage } from '../desk.ts'
import { createLedger, type Post, type Process } from '../ledger.ts'
import type { Plan } from '../plan.ts'
import type { Evidence } from './evidence.ts'
import { LANDED_INVARIANTS } from './landed.ts'

const NOW = Date.parse('2026-11-24T09:00:00Z')

/** Posted at once, and there at once. */
const post = (disk: number, leftAt: number, messageId: number): Post => ({
  by: { disk } as Process,
  ticketId: 1001,
  mark: 'relance:1:r:occasion-1',
  isReply: true,
  isAutonomous: true,
  body: {} as Post['body'],
  leftAt,
  executedAt: [leftAt],
  messageId,
  shownTo: new Map(),
  isRefused: false,
  answeredAt: null,
})

type Other = {
  disk?: number
  /** What stale answers hid of the first, until so long before the second left. */
  hidden?: { ticket?: number; feed?: number }
  /** The other installation was shown it so long before its own post left. */
  shown?: number
}

/** Forty seconds lie between the two. */
const broken = ({ disk = 1, hidden = {}, shown }: Other) => {
  const [first, second] = [post(0, NOW, 9001), post(disk, NOW + 40 * SECOND, 9002)]
  const before = (ms: number | undefined) => (ms === undefined ? 0 : second.leftAt - ms)
  if (shown !== undefined) first.shownTo.set(disk, before(shown))
  const message = {
    id: 9001,
    hiddenUntil: before(hidden.ticket),
    hiddenInFeedUntil: before(hidden.feed),
  } as DeskMessage
  const ledger = createLedger()
  ledger.posts.push(first, second)
  const evidence = {
    now: () => second.leftAt,
    ledger,
    plan: { habits: { lag: 0, dropsMarks: false } } as Plan,
    desk: { feed: [message] } as unknown as Desk,
  } as Evidence
  const names = LANDED_INVARIANTS.filter(({ breaks }) => breaks(second, evidence) !== null)
  return { names: names.map(({ name }) => name), areTwins: ledger.twins.size > 0 }
}

const HIDDEN = { ticket: SECOND / 10, feed: SECOND }
const DOUBLED = { names: ['one_reply_per_occasion', 'one_reply_per_step'], areTwins: false }

describe('of two replies to one occasion', () => {
  test('the second is excused where ticket and feed hid the first from another installation', () => {
    expect(broken({ hidden: HIDDEN })).toEqual({ names: [], areTwins: true })
  })

  test.each<[string, Other]>([
    ['nothing hid the first', {}],
    ['it is the same installation', { disk: 0, hidden: HIDDEN }],
    ['only the ticket hid it', { hidden: { ticket: HIDDEN.ticket } }],
    ['only the feed hid it', { hidden: { feed: HIDDEN.feed } }],
    ['it was hidden longer ago than a read may be old', { hidden: { ticket: 6000, feed: 6000 } }],
    ['an earlier answer had shown it', { hidden: HIDDEN, shown: MINUTE / 2 }],
  ])('the second is a double where %s', (_, other) => {
    expect(broken(other)).toEqual(DOUBLED)
  })
})
