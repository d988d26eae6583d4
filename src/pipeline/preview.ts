/** Shows decision and draft for one ticket as they would be, in a voice of choice. Reads only; keeps nothing. */
import type { GateOutcome } from '../domain/explanation.ts'
import { passGates } from '../domain/gates.ts'
import { isOurs } from '../domain/marker.ts'
import type { Persona, Policy } from '../domain/policy.ts'
import type { Usage } from '../domain/ports.ts'
import type { Message, MirroredTicket, Ticket } from '../domain/ticket.ts'
import type { Store } from '../store/store.ts'
import { createTell } from './about.ts'
import { trueOne } from './choice.ts'
import { createConclude } from './conclude.ts'
import { prepare } from './due.ts'
import { type Facts, gatherFacts, under } from './facts.ts'
import { createGuard } from './guard.ts'
import { addUsage, type Mind } from './judge.ts'
import type { Kept } from './keep.ts'
import { createSituation, type Situation, type SituationDeps } from './situation.ts'

export type Preview = {
  ticketId: number
  /** Null: none applies. */
  policy: string | null
  persona: string
  step: number | null
  /** The first gate that would keep it from being judged now; null: none. */
  stoppedBy: GateOutcome | null
  /** Null: there is nothing to judge, since nobody waits for the customer or no step is left. */
  decision: Kept | null
}

export type Previewed =
  | { kind: 'previewed'; preview: Preview }
  | { kind: 'gone' }
  | { kind: 'no_persona'; known: string[] }
  | { kind: 'no_answer'; why: string }

/** `secrets`: keys and tokens of this installation, which no draft may hold. */
export const createPreview = (deps: SituationDeps & { mind: Mind; secrets: string[] }) => {
  const { helpdesk, store, settings } = deps
  const guard = createGuard(deps.secrets, { refusesShipped: !settings.isSandbox })
  const conclude = createConclude({ ...deps, guard })
  const lookAround = createSituation({ ...deps, store: forgetful(store) })
  return async (ticketId: number, personaName: string): Promise<Previewed> => {
    const situation = await lookAround({ beginning: false })
    const persona = findPersona(situation.prompts.personas, personaName)
    if (persona === null)
      return { kind: 'no_persona', known: situation.prompts.personas.map(({ key }) => key) }
    const reading = await helpdesk.ticket(ticketId)
    if (reading.kind === 'gone') return { kind: 'gone' }
    const mirrored = asMirrored(reading.ticket, await store.mirror.find(ticketId))
    const ticket = { ...reading.ticket, messages: mirrored.messages }
    const facts = await gatherFacts(mirrored, ticket, situation, store)
    const settled = await settle(deps, { ticket, mirrored, facts, persona }, situation)
    if (settled.kind === 'no_answer') return settled
    const shown = {
      ticketId,
      policy: settled.facts.policy?.name ?? null,
      persona: persona.key,
      step: settled.facts.step?.number ?? null,
      stoppedBy: passGates(settled.facts).find(({ passed }) => !passed) ?? null,
    }
    if (!isJudgeable(settled.facts))
      return { kind: 'previewed', preview: { ...shown, decision: null } }
    const work = {
      ...prepare({ ticket, facts: settled.facts, shownOnly: null }, situation),
      persona,
    }
    const concluded = await conclude(work, situation)
    if (concluded.kind !== 'concluded') return { kind: 'no_answer', why: concluded.why }
    const decision = withUsage(concluded.kept, settled.usage)
    return { kind: 'previewed', preview: { ...shown, decision } }
  }
}

/** Looking around must leave no trace. */
const forgetful = (store: Store): Store => ({
  ...store,
  state: { ...store.state, set: async () => {} },
})

const findPersona = (personas: Persona[], wanted: string) =>
  personas.find(({ key, name }) => [key, name].some((one) => isSame(one, wanted))) ?? null

const isSame = (a: string, b: string) => a.toLowerCase() === b.trim().toLowerCase()

const isJudgeable = ({ policy, step, silence }: Facts) =>
  policy !== null && step !== null && silence.isSilent

/** The ticket as the mirror would hold it after this read. */
const asMirrored = (ticket: Ticket, known: MirroredTicket | null): MirroredTicket => {
  const { customerTags, spent, stores, ...facts } = ticket
  const byId = new Map((known?.messages ?? []).map((message) => [message.id, message]))
  return {
    ...facts,
    fields: facts.fields ?? known?.fields ?? null,
    messages: ticket.messages.map((message) => withKnown(message, byId.get(message.id))),
    complete: true,
    record: { customerTags, spent, stores },
    isKnown: true,
    gone: false,
    wakes: 0,
  }
}

/** A detail read leaves out headers, and may leave out our mark. */
const withKnown = (message: Message, known: Message | undefined): Message =>
  known === undefined
    ? message
    : {
        ...message,
        headers: { ...known.headers, ...message.headers },
        externalId: isOurs(known.externalId) ? known.externalId : message.externalId,
      }

type Look = { ticket: Ticket; mirrored: MirroredTicket; facts: Facts; persona: Persona }

/** Where a sentence decides, it is judged as it would be. */
const settle = async (
  { mind }: { mind: Mind },
  { ticket, mirrored, facts, persona }: Look,
  situation: Situation,
): Promise<
  { kind: 'settled'; facts: Facts; usage: Usage | null } | { kind: 'no_answer'; why: string }
> => {
  const { asks, policies } = facts.choice
  if (asks.length === 0 || !isJudgeable(facts)) return { kind: 'settled', facts, usage: null }
  const work = { ...prepare({ ticket, facts, shownOnly: null }, situation), persona }
  const told = await createTell(mind)(work, asks, situation.prompts)
  if (told.kind !== 'told') return { kind: 'no_answer', why: told.why }
  const policy = trueOne(policies, told.policy)
  return { kind: 'settled', facts: asFor(policy, facts, mirrored, situation), usage: told.usage }
}

const asFor = (
  policy: Policy | null,
  facts: Facts,
  mirrored: MirroredTicket,
  situation: Situation,
): Facts =>
  policy === null
    ? { ...facts, policy: null, step: null, mayApply: [] }
    : { ...under(policy, facts, mirrored, situation), mayApply: [policy.name] }

const withUsage = (kept: Kept, usage: Usage | null): Kept =>
  usage === null || kept.usage === null ? kept : { ...kept, usage: addUsage(usage, kept.usage) }
