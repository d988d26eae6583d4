/** What an installation lets its faces (web, cli) do, and the running parts behind them. */
import type {
  ActResult,
  Approval,
  DecisionCase,
  DecisionPage,
  DecisionQuery,
  PassReport,
  PauseState,
} from './domain/acts.ts'
import type { Claim } from './domain/claim.ts'
import type { Decision } from './domain/decision.ts'
import type { Explanation } from './domain/explanation.ts'
import type { Wrong } from './domain/feedback.ts'
import type { Resolution } from './domain/resolution.ts'
import type { Shelf } from './domain/shelf.ts'
import type { Clock, Instant } from './lib/clock.ts'
import type { Log } from './lib/log.ts'
import type { Coverage } from './pipeline/coverage.ts'
import type { Examine } from './pipeline/doctor.ts'
import type { PromptDesk } from './pipeline/edit-prompts.ts'
import type { EraseEnd } from './pipeline/erase.ts'
import type { FirstContact } from './pipeline/first-contact.ts'
import type { Importing } from './pipeline/import-progress.ts'
import type { ReadInsights } from './pipeline/insights.ts'
import type { JudgingNow } from './pipeline/judging-progress.ts'
import type { PassEnd } from './pipeline/pass.ts'
import type { Previewed } from './pipeline/preview.ts'
import type { Setup } from './pipeline/setup.ts'
import type { Story } from './pipeline/story.ts'
import type { RunSimulation } from './simulating.ts'
import type { Simulations } from './simulation/started.ts'
import type { Team } from './team.ts'

/** What the inbox and the health routes need to know about this installation. */
export type Status = {
  isSandbox: boolean
  account: string
  provider: string
  ceiling: string | null
  isActivated: boolean
  pause: PauseState
  /** Policies that ask first after mistakes. */
  lowered: string[]
  /** The first import while it runs. */
  importing: Importing | null
  /** How far the running pass has come with judging. */
  judging: JudgingNow | null
  /** Null before the first complete pass. */
  lastPass: { endedAt: Instant; report: PassReport } | null
  isPassRunning: boolean
  /** Complete pass older than three poll intervals, or none since so long. */
  isLate: boolean
  /** Counts of decisions by status. */
  counts: Record<string, number>
  /** Counts of decisions by the tab of the inbox they lie in. */
  shelves: Partial<Record<Shelf, number>>
  /** Names of the follow-up plans (policies) and voices (personas) in force. */
  plans: string[]
  voices: string[]
  spentTodayUsd: number
  /** The cap on it; null: none. */
  budgetUsd: number | null
  /** Problems a person should see: broken prompt files, posting held, no model key. */
  warnings: string[]
}

/** Changes whenever what a page shows may have changed. */
export type Pulse = {
  /** Anything was decided, done or sent. */
  decisions: string
  /** A pass began or ended, an import came further. */
  service: string
}

/** What a face may do. */
export type Services = {
  clock: Clock
  log: Log
  version: string
  adminToken: string | null
  /** Who may sign in, and who has. */
  team: Team
  /** Host names besides loopback that requests may name. */
  host: string
  listDecisions: (query: DecisionQuery) => Promise<DecisionPage>
  findCase: (decisionId: string) => Promise<DecisionCase | null>
  /** Those of them whose channel takes only a note any more. */
  findOnlyNotes: (decisions: Decision[]) => Promise<Set<string>>
  /** What its draft claims, each with whose words prove it. */
  findClaims: (found: DecisionCase) => Promise<Claim[]>
  approve: (decisionId: string, approval: Approval) => Promise<ActResult>
  undo: (decisionId: string, by: string) => Promise<ActResult>
  reject: (decisionId: string, rejection: { by: string; reason?: string }) => Promise<ActResult>
  /** Not before `until`. */
  postpone: (decisionId: string, to: { until: Instant; by: string }) => Promise<ActResult>
  /** Settles what is unclear or set aside. */
  resolve: (decisionId: string, resolution: Resolution) => Promise<ActResult>
  /** A sent one that was a mistake. */
  giveFeedback: (decisionId: string, feedback: { wrong: Wrong; by: string }) => Promise<ActResult>
  /** What a person would have done with a draft that was only shown. */
  giveOpinion: (
    decisionId: string,
    opinion: { wrong: Wrong | null; by: string },
  ) => Promise<ActResult>
  /** Null: the webhook route answers 404. */
  webhookSecret: string | null
  /** What a person sees before he lets this account act. */
  firstContact: () => Promise<FirstContact>
  /** A ticket may have changed: it is looked at soon. */
  hint: (ticketId: number) => void
  /** Lets policies act by their own mode on this account. */
  activate: (by: string) => Promise<void>
  /** Starts a pass in the background; null while one runs. */
  startPass: () => Promise<{ id: string } | null>
  explain: (ticketId: number) => Promise<Explanation | null>
  /** Everything that happened on a ticket; null: it is not known here. */
  findStory: (ticketId: number) => Promise<Story | null>
  /** What a stretch of days brought. */
  insights: ReadInsights
  pause: (change: { paused: boolean; by: string }) => Promise<PauseState>
  status: () => Promise<Status>
  pulse: () => Promise<Pulse>
  /** Another draft from a person's instruction. */
  redraft?: (decisionId: string, wish: { instruction: string; by: string }) => Promise<ActResult>
  /** The prompt files as people edit them. */
  prompts: PromptDesk
  /** Past tickets replayed and checked against what happened. */
  simulations: Simulations
  /** The ticket in the helpdesk's own pages. */
  ticketUrl: (ticketId: number) => string
}

/** The running parts behind the faces: what `serve` and `run` turn. */
export type Installation = {
  services: Services
  /** Null: another pass runs on this database. */
  runPass: () => Promise<PassEnd | null>
  /** Waits for what ends within a minute after a pass; answers its report completed. */
  finish: (report: PassReport) => Promise<PassReport>
  /** Sends what is due now; answers milliseconds until the next, null when nothing is scheduled. */
  sendDue: () => Promise<number | null>
  /** Called when an approval may have made something due. */
  onApproved: (listener: () => void) => void
  /** Looks at tickets somebody hinted at; answers milliseconds until the next, null when none waits. */
  lookAtHinted: () => Promise<number | null>
  /** Tells `NOTIFY_URL` what needs a person; null: nobody wants to hear. */
  notify: (() => Promise<void>) | null
  /** Called when a hint came in. */
  onHint: (listener: () => void) => void
  /** Looks for whatever would keep this from working; writes nothing to the helpdesk. */
  examine: Examine
  /** What each policy says and covers, from the mirror. */
  coverage: () => Promise<Coverage>
  /** Replays past tickets and writes a report; writes nothing to the helpdesk. */
  simulate: RunSimulation
  /** Decision and draft for one ticket in a persona's voice; keeps nothing. */
  preview: (ticketId: number, persona: string) => Promise<Previewed>
  /** Webhook, views and macros in the account: shows, makes or takes back. */
  setup: Setup
  /** Nothing new begins after this; what is in flight ends. */
  beginStopping: () => void
  close: () => Promise<void>
}

/** What is kept, to be carried away or forgotten; needs neither helpdesk nor model. */
export type Records = {
  /** Everything as lines of JSON, or what one customer has; null: nobody with this address is known. */
  exportAll: (customer: string | null) => Promise<AsyncIterable<string> | null>
  erase: (customer: string, by: string) => Promise<EraseEnd>
  close: () => void
}
