/** The database as the flow sees it: one noun a part. */
import { createActStore } from './acts.ts'
import { createConditionStore } from './condition.ts'
import { createDecisionStore } from './decisions.ts'
import { createDeliveryStore } from './deliveries.ts'
import { createEventStore } from './events.ts'
import { createFeedbackStore } from './feedback.ts'
import { newestMessages } from './latest.ts'
import { createMirrorStore } from './mirror.ts'
import { createOverviewStore } from './overview.ts'
import { createPassStore } from './passes.ts'
import { createPolicyStore } from './policies.ts'
import { createScreeningStore } from './screening.ts'
import { type OpenDatabase, openDatabase } from './sqlite.ts'
import { createStateStore } from './state.ts'

export type { DeliveryRow, Ending } from './deliveries.ts'
export type Store = ReturnType<typeof storeOn>

/** Opens and migrates; `file` is a path or `:memory:`. */
export const openStore = (file: string) => {
  const sql = openDatabase(file)
  return { store: storeOn(sql), sql }
}

const storeOn = (sql: OpenDatabase) => ({
  mirror: createMirrorStore(sql),
  screening: createScreeningStore(sql),
  decisions: createDecisionStore(sql),
  deliveries: createDeliveryStore(sql),
  acts: createActStore(sql),
  events: createEventStore(sql),
  feedback: createFeedbackStore(sql),
  overview: createOverviewStore(sql),
  state: createStateStore(sql),
  policies: createPolicyStore(sql),
  passes: createPassStore(sql),
  condition: createConditionStore(sql),
  newestMessages: newestMessages(sql),
  lockPass: sql.lockPass,
  close: sql.close,
})
