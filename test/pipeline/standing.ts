/** A follow-up that is about to leave, and what is different about it. */
import type { Standing } from '../../src/domain/decision.ts'
import { markerOf } from '../../src/domain/marker.ts'
import { HOUR } from '../../src/lib/clock.ts'
import { hashOrders } from '../../src/pipeline/keep.ts'
import { NOW } from '../domain/conversation.ts'
import { decision } from '../web/examples.ts'

/** On ticket 1, anchored at message 12; autonomous unless it has an approval. */
export const standing = (facts: Partial<Standing> = {}): Standing => ({
  ...decision({
    id: 'd-1',
    ticketId: 1,
    customerId: 7,
    anchorMessageId: 12,
    silentSince: NOW - 8 * HOUR,
    policy: 'asked',
    mode: 'autonomous',
    status: 'scheduled',
    createdAt: NOW - HOUR,
  }),
  post: 'reply',
  externalId: markerOf({
    account: 'sandbox',
    ticketId: 1,
    anchorMessageId: 12,
    step: 1,
    kind: 'reply',
  }),
  orderHash: hashOrders([]),
  ticketStatus: 'open',
  asksForPerson: null,
  approvalId: null,
  releaseAt: null,
  ...facts,
})
