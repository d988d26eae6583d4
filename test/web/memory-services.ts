/** A small service that keeps everything in memory and moves statuses by the real table. */
import type { Act, ActResult, Attempt, PassReport, PauseState } from '../../src/domain/acts.ts'
import type { Claim } from '../../src/domain/claim.ts'
import type { Decision, Status as DecisionStatus } from '../../src/domain/decision.ts'
import type { Explanation } from '../../src/domain/explanation.ts'
import { blocking, type Finding, softenForPerson } from '../../src/domain/finding.ts'
import { isApprovable, mayBecome } from '../../src/domain/follow-up.ts'
import type { GorgiasBill } from '../../src/domain/gorgias-bill.ts'
import { shelfOf } from '../../src/domain/shelf.ts'
import type { MirroredTicket } from '../../src/domain/ticket.ts'
import { type Clock, SECOND } from '../../src/lib/clock.ts'
import { type Log, silentLog } from '../../src/lib/log.ts'
import type { FirstContact } from '../../src/pipeline/first-contact.ts'
import type { ReadInsights } from '../../src/pipeline/insights.ts'
import type { Posting, Told } from '../../src/pipeline/story.ts'
import type { Services, Status } from '../../src/services.ts'
import type { Store } from '../../src/store/store.ts'
import { NOW } from './examples.ts'
import { memorySimulations } from './memory-simulations.ts'
import { memoryDesk, memoryTeam } from './memory-team.ts'

export type Memory = Services & {
  decisions: Map<string, Decision>
  acts: Act[]
  attempts: Map<string, Attempt>
  claims: Claim[]
  logged: { facts: object; message: string }[]
  hints: number[]
  state: Pick<
    Status,
    | 'isLate'
    | 'isPassRunning'
    | 'warnings'
    | 'lastPass'
    | 'isSandbox'
    | 'isActivated'
    | 'ceiling'
    | 'importing'
    | 'judging'
    | 'lowered'
  >
  tick: (ms: number) => void
}

export const memoryServices = (
  cases: { decision: Decision; ticket: MirroredTicket }[],
  settings: {
    adminToken?: string
    host?: string
    webhookSecret?: string
    firstContact?: Partial<FirstContact>
    bill?: GorgiasBill
    /** Ids of decisions whose channel takes only a note. */
    onlyNotes?: string[]
    postings?: Posting[]
    insights?: ReadInsights
    /** Of its own: a test that adds users. */
    store?: Store
    /** A copy that may be written. */
    promptsDir?: string
  } = {},
): Memory => {
  const decisions = new Map(cases.map(({ decision }) => [decision.id, decision]))
  const tickets = new Map(cases.map(({ ticket }) => [ticket.id, ticket]))
  const acts: Act[] = []
  const claims: Claim[] = []
  const attempts: Memory['attempts'] = new Map()
  const logged: Memory['logged'] = []
  const state: Memory['state'] = {
    isLate: false,
    isPassRunning: false,
    warnings: [],
    lastPass: { endedAt: NOW - 30 * SECOND, report: REPORT },
    isSandbox: true,
    isActivated: false,
    ceiling: null,
    importing: null,
    judging: null,
    lowered: [],
  }
  const hints: number[] = []
  const firstContact = { ...NOTHING_FOUND, ...settings.firstContact }
  let pause: PauseState = {
    paused: false,
    autonomousPaused: false,
    reason: null,
    since: null,
    stops: [],
  }
  let elapsed = 0
  const clock = clockAt(() => elapsed)

  const move = (decision: Decision, to: DecisionStatus, by: string, change: Partial<Decision>) => {
    const moved = { ...decision, ...change, status: to, version: decision.version + 1 }
    decisions.set(decision.id, moved)
    acts.push({ at: NOW + elapsed, act: to, by, decisionId: decision.id })
    return { kind: 'done', decision: moved } as const
  }

  const withDecision = (id: string, act: (decision: Decision) => ActResult): ActResult => {
    const decision = decisions.get(id)
    return decision === undefined ? { kind: 'not_found' } : act(decision)
  }

  const explain = (ticketId: number): Explanation | null => {
    const ticket = tickets.get(ticketId)
    return ticket === undefined
      ? null
      : {
          ticketId,
          subject: ticket.subject,
          now: NOW,
          policy: 'default',
          mode: 'approval',
          step: 1,
          anchorMessageId: ticket.messages.at(-1)?.id ?? null,
          silentSince: ticket.messages.at(-1)?.at ?? null,
          gates: [
            { gate: 'not_due', passed: false, values: { due: 'later', spent: 0 }, until: NOW },
          ],
          stops: [],
          bill: null,
          stoppedBy: 'not_due',
          nextLook: NOW,
          decisions: [...decisions.values()].filter((decision) => decision.ticketId === ticketId),
        }
  }

  return {
    decisions,
    attempts,
    claims,
    acts,
    logged,
    state,
    tick: (ms) => {
      elapsed += ms
    },
    clock,
    log: logInto(logged),
    version: '0.1.0',
    adminToken: settings.adminToken ?? null,
    team: memoryTeam(clock, settings.adminToken ?? null, settings.store),
    prompts: memoryDesk(clock, settings.promptsDir, settings.store),
    host: settings.host ?? '127.0.0.1',
    listDecisions: async (query) => {
      const { status, verdict, ticketId, policy, shelf, limit, cursor } = query
      const found = [...decisions.values()]
        .filter((decision) => shelf === undefined || shelfOf(decision) === shelf)
        .filter((decision) => query.mode === undefined || decision.mode === query.mode)
        .filter((decision) => query.persona === undefined || decision.persona === query.persona)
        .filter(({ draft }) => query.language === undefined || draft?.language === query.language)
        .filter(({ ticketId: id }) => query.search === undefined || String(id) === query.search)
        .filter((decision) => status?.includes(decision.status) ?? true)
        .filter((decision) => verdict?.includes(decision.verdict) ?? true)
        .filter((decision) => ticketId === undefined || decision.ticketId === ticketId)
        .filter((decision) => policy === undefined || decision.policy === policy)
        .sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1))
      const start = cursor === null ? 0 : found.findIndex(({ id }) => id === cursor) + 1
      const data = found.slice(start, start + limit)
      const isMore = start + limit < found.length
      return { data, nextCursor: isMore ? (data.at(-1)?.id ?? null) : null }
    },
    findCase: async (id) => {
      const decision = decisions.get(id)
      const ticket = decision && tickets.get(decision.ticketId)
      if (decision === undefined || ticket === undefined) return null
      return {
        decision,
        ticket,
        acts: acts.filter(({ decisionId }) => decisionId === id),
        attempt: attempts.get(id) ?? null,
        resolutions: [],
        bill: settings.bill ?? null,
        isOnlyNote: settings.onlyNotes?.includes(id) ?? false,
      }
    },
    findOnlyNotes: async (page) =>
      new Set(page.map(({ id }) => id).filter((id) => settings.onlyNotes?.includes(id))),
    findStory: async (ticketId) => {
      const ticket = tickets.get(ticketId)
      const explanation = explain(ticketId)
      if (ticket === undefined || explanation === null) return null
      const told: Told[] = [
        ...ticket.messages.map((message): Told => ({ at: message.at, kind: 'message', message })),
        ...explanation.decisions.map(
          (one): Told => ({ at: one.createdAt, kind: 'decision', decision: one, feedback: null }),
        ),
        ...acts.map((act): Told => ({ at: act.at, kind: 'act', act, words: null })),
        ...(settings.postings ?? []).map(
          (posting): Told => ({ at: posting.startedAt, kind: 'posting', posting }),
        ),
      ]
      return { ticket, explanation, told: told.sort((a, b) => a.at - b.at) }
    },
    insights: settings.insights ?? (async () => ({ kind: 'refused', why: 'nothing is kept' })),
    findClaims: async () => claims,
    approve: async (id, { by, text, version, accept = [] }) =>
      withDecision(id, (decision) => {
        if (version !== undefined && version !== decision.version)
          return { kind: 'conflict', why: 'The draft changed meanwhile.', decision }
        if (decision.draft === null)
          return { kind: 'refused', why: 'There is no draft to approve.', decision }
        if (!isApprovable(decision))
          return { kind: 'conflict', why: `It is ${decision.status} already.`, decision }
        const findings = text === undefined ? decision.findings : softenForPerson(lookAt(text))
        const stops = blocking(findings).filter(({ rule }) => !accept.includes(rule))
        if (stops.length > 0) return { kind: 'blocked', findings: stops, decision }
        const draft = { ...decision.draft, text: text ?? decision.draft.text }
        return move(decision, 'scheduled', by, { draft, sendAt: NOW + 10 * SECOND })
      }),
    undo: async (id, by) =>
      withDecision(id, (decision) =>
        decision.status === 'scheduled'
          ? move(decision, 'pending', by, { sendAt: null })
          : { kind: 'conflict', why: 'It is not scheduled any more.', decision },
      ),
    reject: async (id, { by, reason }) =>
      withDecision(id, (decision) =>
        mayBecome(decision.status, 'rejected')
          ? move(decision, 'rejected', by, { statusReason: reason ?? null })
          : { kind: 'conflict', why: `It is ${decision.status} already.`, decision },
      ),
    resolve: async (id, { as, by }) =>
      withDecision(id, (decision) => {
        if (decision.status !== 'unknown' && decision.status !== 'parked')
          return { kind: 'conflict', why: `It is ${decision.status} already.`, decision }
        return move(decision, RESOLVED[as], by, {})
      }),
    postpone: async (id, { until, by }) =>
      withDecision(id, (decision) => {
        if (until <= NOW + elapsed) return { kind: 'refused', why: 'until: that is past', decision }
        if (decision.status === 'pending' || decision.status === 'noted')
          return move(decision, decision.status, by, { until })
        return decision.status === 'scheduled'
          ? move(decision, 'scheduled', by, { sendAt: until })
          : { kind: 'conflict', why: `It is ${decision.status} already.`, decision }
      }),
    giveFeedback: async (id, { wrong, by }) =>
      withDecision(id, (decision) => {
        if (decision.status !== 'sent')
          return { kind: 'conflict', why: `It is ${decision.status}.`, decision }
        acts.push({ at: NOW, act: `feedback_${wrong}`, by, decisionId: id })
        return { kind: 'done', decision }
      }),
    giveOpinion: async (id, { wrong, by }) =>
      withDecision(id, (decision) => {
        acts.push({ at: NOW, act: `feedback_${wrong ?? 'right'}`, by, decisionId: id })
        return { kind: 'done', decision }
      }),
    webhookSecret: settings.webhookSecret ?? null,
    hint: (ticketId) => {
      hints.push(ticketId)
    },
    hints,
    activate: async (by) => {
      state.isActivated = true
      acts.push({ at: NOW, act: 'activated', by, decisionId: null })
    },
    firstContact: async () => firstContact,
    startPass: async () => {
      if (state.isPassRunning) return null
      state.isPassRunning = true
      return { id: 'pass-1' }
    },
    explain: async (ticketId) => explain(ticketId),
    pause: async ({ paused }) => {
      const stop = { kind: 'paused', reason: 'paused by inbox', since: NOW, until: null } as const
      pause = { ...pause, paused, since: paused ? NOW : null, stops: paused ? [stop] : [] }
      return pause
    },
    status: async () => ({
      ...state,
      account: '127.0.0.1:4010',
      provider: 'offline',
      pause,
      counts: countBy([...decisions.values()].map(({ status }) => status)),
      shelves: countBy([...decisions.values()].map(shelfOf)),
      plans: ['default'],
      voices: ['maya'],
      spentTodayUsd: 0,
      budgetUsd: 5,
    }),
    pulse: async () => ({ decisions: String(acts.length), service: String(state.isPassRunning) }),
    simulations: memorySimulations(),
    ticketUrl: (ticketId) => `http://127.0.0.1:4010/app/ticket/${ticketId}`,
  }
}

/** The one guard these tests need: what nobody ever means to send. */
const lookAt = (text: string): Finding[] => {
  const start = text.indexOf('{{')
  return start < 0
    ? []
    : [
        {
          rule: 'placeholders',
          severity: 'block',
          excerpt: text.slice(start, start + 6),
          start,
          end: start + 6,
          why: 'A placeholder was left in the text.',
        },
      ]
}

const countBy = (words: string[]) => {
  const counts: Record<string, number> = {}
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1
  return counts
}

const clockAt = (elapsed: () => number): Clock => ({
  now: () => NOW + elapsed(),
  wall: () => NOW + elapsed(),
  monotonic: elapsed,
  sleep: async () => {},
  follow: () => {},
})

const logInto = (logged: Memory['logged']): Log => ({
  ...silentLog,
  error: (facts, message) => {
    logged.push({ facts, message })
  },
})

const NOTHING_FOUND: FirstContact = {
  funnel: { tickets: 0, silent: 0, due: 0, verdicts: {} },
  drafts: [],
  owed: [],
  mailboxes: [],
  collisions: [],
  models: [],
  costUsd: 0,
}

const REPORT: PassReport = {
  synced: 25,
  silent: 14,
  due: 12,
  skipped: { not_due: 2 },
  decided: { follow_up: 10, no_follow_up: 2 },
  posted: 0,
  noted: 0,
  pending: 10,
  scheduled: 0,
  waiting: 0,
  cancelled: 0,
  unknown: 0,
  parked: 0,
  failed: 0,
  capped: 0,
  helpdeskCalls: 9,
  modelCalls: 0,
  tokens: { input: 0, cached: 0, output: 0 },
  costUsd: 0,
  durationMs: 1500,
}

const RESOLVED = { there: 'sent', send: 'scheduled', drop: 'cancelled' } as const
