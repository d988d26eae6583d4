/** Sets the stage of a history: the shop's rules, its customers, and what is going to happen when. */
import type { Mode } from '../../src/domain/policy.ts'
import type { PromptSet } from '../../src/domain/ports.ts'
import { MINUTE } from '../../src/lib/clock.ts'
import type { Settings } from '../../src/pipeline/situation.ts'
import { policy, promptSet, shop, step } from '../pipeline/prompt-set.ts'
import { AGENT, type Desk } from './desk.ts'
import type { Host } from './host.ts'
import type { Ledger } from './ledger.ts'
import { ASK } from './mind.ts'
import type { People } from './people.ts'
import type { Mishap, Plan } from './plan.ts'
import type { Random } from './random.ts'
import type { Runner } from './runner.ts'
import type { Time } from './time.ts'

export const UNKNOWN_WAIT = 15 * MINUTE

export const settingsOf = (plan: Plan): Settings => ({
  isSandbox: true,
  hasJudge: true,
  judge: 'openai',
  ceiling: null,
  includeBacklog: true,
  backlogDays: 30,
  importDays: 30,
  unknownWait: UNKNOWN_WAIT,
  undo: plan.undo,
})

export const promptsOf = (plan: Plan): PromptSet =>
  promptSet({
    shop: shop({
      timezone: plan.zone,
      contactGap: plan.contactGap,
      maxPerHour: plan.maxPerHour,
      maxPerDay: plan.maxPerDay,
      notesPerDay: plan.notesPerDay,
    }),
    policies: [policyOf(plan, plan.mode)],
  })

const policyOf = (plan: Plan, mode: Mode) =>
  policy({
    steps: plan.steps.map((after) => step(after)),
    mode,
    ...(plan.sendBetween === 'hours' && {
      sendBetween: { kind: 'daily', from: 8 * 60, to: 20 * 60 } as const,
    }),
  })

/** Somebody edits the policy while it is used. */
export const createMode = (
  prompts: PromptSet,
  plan: Plan,
  { ledger, now, trace }: { ledger: Ledger; now: () => number; trace: (line: string) => void },
) => {
  const change = (mode: Mode) => {
    trace(`the policy's mode is ${mode}`)
    prompts.policies = [policyOf(plan, mode)]
    ledger.modes.push({ at: now(), mode })
  }
  return { lower: () => change('approval'), change }
}

export const furnish = (desk: Desk, plan: Plan) => {
  for (const { id, customer, isSameSubject, wroteAt, askedAt, status } of plan.tickets) {
    const ticket = {
      id,
      subject: isSameSubject ? 'Broken parcel' : `Broken parcel ${id}`,
      customer: {
        id: customer,
        name: `Jo ${customer}`,
        email: `jo${customer}@mail.example`,
        timezone: plan.zone,
      },
      status: askedAt === null ? ('open' as const) : status,
      snoozedUntil: null,
      tags: [],
      spam: false,
      trashedAt: null,
      assigneeId: AGENT.id,
      createdAt: wroteAt,
      updatedAt: wroteAt,
      messages: [],
      isGone: false,
    }
    desk.open(ticket)
    const said = {
      fromAgent: false,
      public: true,
      text: 'Hello, my parcel arrived broken.',
      at: wroteAt,
    }
    desk.add(ticket, said)
    if (askedAt !== null)
      desk.add(ticket, {
        fromAgent: true,
        public: true,
        text: `Sorry about that. ${ASK}`,
        at: Math.max(askedAt, wroteAt + MINUTE),
      })
    ticket.updatedAt = Math.max(wroteAt, askedAt ?? 0)
  }
}

export type Scene = {
  time: Time
  plan: Plan
  random: Random
  runners: Runner[]
  hosts: Host[]
  people: People
  changeMode: (mode: Mode) => void
  mishap: (mishap: Mishap, copy: { content: Buffer; at: number } | null) => void
}

export const schedule = (scene: Scene) => {
  const { time, plan, people, runners, random } = scene
  const at = (when: number, act: () => void) => time.at(when, null, act)
  for (const when of plan.visits) at(when, people.visit)
  for (const when of plan.writings) at(when, people.write)
  for (const when of plan.pauses) at(when, people.pause)
  for (const when of plan.configs)
    at(when, () => {
      scene.changeMode(random.pick(['approval', 'note', 'shadow']))
      time.after(random.whole(1, 200) * MINUTE, null, () => scene.changeMode(plan.mode))
    })
  for (const when of plan.webhooks) at(when, () => hint(scene))
  for (const strike of plan.strikes)
    at(strike.from, () => {
      runners[strike.on]?.arm(strike)
      // Somebody is at work when the lights go out.
      if (strike.kind === 'power_cut') time.after(random.whole(0, 9) * 1000, null, people.visit)
    })
  for (const mishap of plan.mishaps) scheduleMishap(scene, mishap)
}

/** The copy was made some hours before it comes back. */
const scheduleMishap = ({ time, hosts, random, ...scene }: Scene, mishap: Mishap) => {
  let copy: { content: Buffer; at: number } | null = null
  if (mishap.kind === 'older_copy')
    time.at(mishap.at - random.whole(1, 600) * MINUTE, null, () => {
      copy = { content: hosts[0]?.disk.copy() ?? Buffer.alloc(0), at: time.now() }
    })
  time.at(mishap.at, null, () => scene.mishap(mishap, copy))
}

/** A webhook that is true, doubled, late, or forged: it only names a ticket. */
const hint = ({ time, random, runners }: Scene) => {
  const runner = random.pick(runners)
  if (!runner.isAlive()) return
  const ticketId = random.chance(0.2) ? random.whole(1, 9_999_999) : 1001 + random.whole(0, 5)
  const times = random.chance(0.3) ? 3 : 1
  for (let n = 0; n < times; n += 1) runner.steps.hint(ticketId)
  time.after(0, runner, () => void runner.steps.lookAtHinted().catch(() => {}))
}
