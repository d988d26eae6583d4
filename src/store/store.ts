/** The database as the flow sees it: one noun a part. */
import { createActStore } from './acts.ts'
import { createCommandStore } from './commands.ts'
import { createConditionStore } from './condition.ts'
import { createDecisionStore } from './decisions.ts'
import { createDeliveryStore } from './deliveries.ts'
import { createErasureStore } from './erasures.ts'
import { createEventStore } from './events.ts'
import { createExportStore } from './export.ts'
import { createFeedbackStore } from './feedback.ts'
import { createGenerationStore } from './generation.ts'
import { createInsightStore } from './insights.ts'
import { createInspectionStore } from './inspection.ts'
import { newestMessages } from './latest.ts'
import { createMirrorStore } from './mirror.ts'
import { createOverviewStore } from './overview.ts'
import { createPassStore } from './passes.ts'
import { createPolicyStore } from './policies.ts'
import { createPromptVersionStore } from './prompt-versions.ts'
import { createRedraftStore } from './redrafts.ts'
import { createScreeningStore } from './screening.ts'
import { createSessionStore } from './sessions.ts'
import { type SidecarFile, sidecarBeside } from './sidecar.ts'
import { createSimulationStore } from './simulation.ts'
import { type Durability, type OpenDatabase, openDatabase } from './sqlite.ts'
import { createStateStore } from './state.ts'
import { createStoryStore } from './stories.ts'
import { createTraceStore } from './traces.ts'
import { createUserStore } from './users.ts'

export type { TagDebt } from './command-tables.ts'
export type { CommandRow } from './commands.ts'
export type { Refusal } from './commitment.ts'
export type { DeliveryRow, Ending } from './deliveries.ts'
export type { Erased, KnownErased, Traced } from './erasures.ts'
export type { Whose } from './insights.ts'
export type { Facts } from './state.ts'
export type Store = ReturnType<typeof storeOn>

/** Opens and migrates; `file` is a path or `:memory:`. */
export const openStore = (file: string, outlives?: Durability) => {
  const sql = openDatabase(file, outlives)
  return { store: storeOn(sql, sidecarBeside(file)), sql }
}

/** On a database that is open already; `sidecar` tells beside it how far it is. */
export const storeOn = (sql: OpenDatabase, sidecar: SidecarFile | null = null) => ({
  mirror: createMirrorStore(sql),
  screening: createScreeningStore(sql),
  decisions: createDecisionStore(sql),
  deliveries: createDeliveryStore(sql),
  generation: createGenerationStore(sql, sidecar),
  insights: createInsightStore(sql),
  inspection: createInspectionStore(sql),
  acts: createActStore(sql),
  commands: createCommandStore(sql),
  erasures: createErasureStore(sql),
  events: createEventStore(sql),
  export: createExportStore(sql),
  feedback: createFeedbackStore(sql),
  overview: createOverviewStore(sql),
  state: createStateStore(sql),
  stories: createStoryStore(sql),
  traces: createTraceStore(sql),
  policies: createPolicyStore(sql),
  redrafts: createRedraftStore(sql),
  simulation: createSimulationStore(sql),
  passes: createPassStore(sql),
  promptVersions: createPromptVersionStore(sql),
  sessions: createSessionStore(sql),
  users: createUserStore(sql),
  condition: createConditionStore(sql),
  newestMessages: newestMessages(sql),
  lockPass: sql.lockPass,
  close: sql.close,
})
