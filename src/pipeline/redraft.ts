/** Writes a draft anew on a person's word; what it said before is kept. */
import { type ActResult, LONGEST_INSTRUCTION } from '../domain/acts.ts'
import type { Draft, Standing } from '../domain/decision.ts'
import type { Finding } from '../domain/finding.ts'
import { isApprovable } from '../domain/follow-up.ts'
import { createMask } from '../domain/masking.ts'
import type { Persona, Policy } from '../domain/policy.ts'
import type { PromptFiles, PromptSet } from '../domain/ports.ts'
import type { Message, MirroredTicket, Ticket } from '../domain/ticket.ts'
import type { Clock } from '../lib/clock.ts'
import type { Store } from '../store/store.ts'
import { conflict, howItMovedOn, reread } from './approve.ts'
import { describeTicket, describeWish, draftInstruction } from './context.ts'
import { createDraft, type Drafted, type DraftRequest, owedItems } from './draft.ts'
import type { Guard } from './guard.ts'
import type { Mind } from './judge.ts'
import { hashesOf } from './keep.ts'

export type RedraftDeps = {
  store: Store
  clock: Clock
  mind: Mind
  guard: Guard
  promptFiles: PromptFiles
}

export type Wish = { instruction: string; by: string }

/** Marks a text that was varied because nobody here can follow an instruction. */
const NOT_FOLLOWED = 'instruction_not_followed'

export const createRedraft =
  (deps: RedraftDeps) =>
  async (id: string, wish: Wish): Promise<ActResult> => {
    const { store } = deps
    const decision = await store.decisions.find(id)
    if (decision === null) return { kind: 'not_found' }
    const why = whyRefused(wish)
    if (why !== null) return { kind: 'refused', why, decision }
    if (decision.draft === null || !isApprovable(decision))
      return { kind: 'conflict', why: sayStatus(decision), decision }
    const moved = await howItMovedOn(deps, decision)
    if (moved !== null) return { kind: 'conflict', why: moved, decision }
    return writeAnew(deps, decision, decision.draft, wish)
  }

const whyRefused = ({ instruction }: Wish): string | null => {
  if (instruction.trim() === '') return 'instruction: it is empty; say what should be different'
  return instruction.length > LONGEST_INSTRUCTION
    ? `instruction: it is longer than ${LONGEST_INSTRUCTION} characters; write the text yourself`
    : null
}

const sayStatus = ({ draft, status }: Standing) =>
  draft === null
    ? 'it has no draft that could be written anew'
    : `it is ${status}: a draft is written anew only while it waits for a person`

const writeAnew = async (
  deps: RedraftDeps,
  decision: Standing,
  old: Draft,
  wish: Wish,
): Promise<ActResult> => {
  const prompts = await deps.promptFiles.load()
  const ticket = await deps.store.mirror.find(decision.ticketId)
  const said = (await deps.store.redrafts.ofDecision(decision.id)).map(({ text }) => text)
  const task = ticket === null ? null : taskOf(deps, decision, ticket, prompts)
  if (task === null)
    return { kind: 'conflict', why: 'its policy or its persona is no longer there', decision }
  const request = requestOf(task, old, wish, prompts)
  const avoid = [old.text, ...said]
  const drafted = await createDraft(deps.mind)({ ...request, avoid })
  switch (drafted.kind) {
    case 'later':
      return {
        kind: 'conflict',
        why: drafted.isBudget
          ? `the day’s budget for models is spent: ${drafted.why}`
          : `the model could not be asked now: ${drafted.why}`,
        decision,
      }
    case 'parked':
      return { kind: 'refused', why: drafted.why, decision }
    case 'drafted':
      if (deps.mind.kind === 'offline' && avoid.includes(drafted.draft.text))
        return { kind: 'refused', why: CANNOT_FOLLOW, decision }
      return keep(deps, task, old, drafted, wish, prompts)
  }
}

type Task = {
  decision: Standing
  ticket: Ticket
  anchor: Message
  policy: Policy
  persona: Persona
  now: number
}

/** Null: what it was written by is gone. */
const taskOf = (
  { clock }: RedraftDeps,
  decision: Standing,
  mirrored: MirroredTicket,
  { policies, personas }: PromptSet,
): Task | null => {
  const policy = policies.find(({ name }) => name === decision.policy)
  const persona = personas.find(({ key }) => key === decision.persona)
  const anchor = mirrored.messages.find(({ id }) => id === decision.anchorMessageId)
  if (policy === undefined || persona === undefined || anchor === undefined) return null
  if (policy.steps[decision.step - 1] === undefined) return null
  return { decision, ticket: asRead(mirrored), anchor, policy, persona, now: clock.now() }
}

/** What the mirror knows is what the draft was made from; sending reads again. */
const asRead = (ticket: MirroredTicket): Ticket => ({
  ...ticket,
  orders: ticket.orders ?? [],
  customerTags: ticket.record?.customerTags ?? [],
  spent: ticket.record?.spent ?? null,
  stores: ticket.record?.stores ?? [],
  customerTimezone: null,
  answerable: {},
  survey: null,
})

const requestOf = (
  { decision, ticket, anchor, policy, persona, now }: Task,
  old: Draft,
  { instruction }: Wish,
  prompts: PromptSet,
): DraftRequest => {
  const mask = createMask()
  const step = policy.steps[decision.step - 1]
  if (step === undefined) throw new Error(`policy ${policy.name} has no step ${decision.step}`)
  const about = { language: old.language, now, silentSince: decision.silentSince, mask }
  return {
    ticket,
    policy,
    persona,
    anchor,
    mask,
    step: { number: decision.step, step },
    items: owedItems(decision.openItems, policy),
    language: old.language,
    instruction: draftInstruction(prompts, policy, persona),
    description: [
      describeTicket(ticket, about),
      describeWish({ instruction, text: old.text }, mask),
    ].join('\n'),
    isAutonomous: false,
  }
}

const keep = async (
  { store, clock, guard, mind }: RedraftDeps,
  { decision, ticket, policy, persona }: Task,
  old: Draft,
  { draft, usage }: Drafted,
  { instruction, by }: Wish,
  prompts: PromptSet,
): Promise<ActResult> => {
  const isOffline = mind.kind === 'offline'
  // The verdict is the one of then.
  const { 'system/decide': _, ...hashes } = hashesOf(prompts, policy, persona)
  const guarded = { ticket, policy, persona, language: draft.language }
  const isDone = await store.redrafts.keep({
    decisionId: decision.id,
    from: decision.status,
    version: decision.version,
    by,
    at: clock.now(),
    subject: old.subject,
    text: old.text,
    instruction,
    draft,
    findings: [...(isOffline ? [saysNotFollowed(draft)] : []), ...guard(draft, guarded, prompts)],
    promptHashes: { ...decision.promptHashes, ...hashes },
    tokens: usage.tokens,
    costUsd: usage.costUsd,
  })
  return isDone
    ? reread(store, decision.id)
    : conflict(store, decision.id, 'the draft changed meanwhile')
}

const CANNOT_FOLLOW =
  'without a model nobody here can follow an instruction, and the rules have no other words left for this; change the text yourself'

/** Said at the words themselves: the person must not think his wish was heard. */
const saysNotFollowed = ({ text }: Draft): Finding => {
  const excerpt = text.split('\n', 1)[0] ?? ''
  return {
    rule: NOT_FOLLOWED,
    severity: 'warn',
    excerpt,
    start: 0,
    end: excerpt.length,
    why: 'written by rules, without a model: the words vary, your instruction was not followed',
  }
}
