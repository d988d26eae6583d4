/** Asks a model by batches: what is not known yet is gathered, sent off, and awaited between two rounds of the replay. */
import { randomUUID } from 'node:crypto'
import type { BatchDesk, BatchPurpose, BatchQuestion } from '../domain/batches.ts'
import type { LanguageModel, ModelAnswer, ModelQuestion, Spending } from '../domain/ports.ts'
import { type Clock, MINUTE, SECOND } from '../lib/clock.ts'
import type { Store } from '../store/store.ts'
import { hashOf, type Kept, type Remembered, readAgain, ticketIn } from './answers.ts'

export type Batching = {
  model: Remembered
  /** Sends what was gathered and waits for all answers. `nothing`: no question is under way. */
  next: (hooks: BatchHooks) => Promise<{ kind: 'answered' | 'nothing' } | Stopped>
}

export type BatchHooks = {
  onProgress: (progress: { batches: number; questions: number }) => void
  isStopping: () => boolean
}

type Stopped = { kind: 'stopped'; why: string }

export type BatchingDeps = {
  desk: BatchDesk
  provider: LanguageModel['provider']
  models: object
  /** Answers of all simulations. */
  answers: Pick<Store['simulation'], 'answer' | 'saveAnswer'>
  /** Batches under way lie in the folder: a killed run finds them again. */
  facts: Pick<Store['simulation'], 'fact' | 'saveFact'>
  spending: Spending
  clock: Clock
  /** Questions a batch; fewer keep the memory small, more keep the number of batches small. */
  size?: number
}

/** Kept before it is sent, so that a kill at any point neither loses nor doubles it. */
type Open = {
  tag: string
  purpose: BatchPurpose
  /** Null: it is not known whether the provider took it. */
  batchId: string | null
  since: number
  reservation: string
  items: { id: string; ticketId: number | null }[]
}

const SIZE = 500
/** So often a provider may fail on one question. */
const TRIES = 3
/** So often a provider may not be reachable before the run is left to the next start. */
const PATIENCE = 30
const WAITING = 'it waits for a batch'

/** Throws nothing of what a provider may do. */
export const openBatching = async (deps: BatchingDeps): Promise<Batching> => {
  const { facts } = deps
  // Written by `keep`.
  const kept = (await facts.fact('batches')) as { open: Open[] } | null
  const open = kept?.open ?? []
  const state: State = {
    open,
    gathered: { decide: [], draft: [] },
    underWay: new Set(open.flatMap(({ items }) => items.map(({ id }) => id))),
    failures: new Map(),
    why: null,
    paid: { usd: 0, answers: 0, remembered: 0 },
    mine: new Set(),
  }
  return {
    model: {
      provider: deps.provider,
      ask: createAsk(deps, state),
      callCount: () => state.paid.answers,
      paid: () => ({ ...state.paid }),
    },
    next: async (hooks) => {
      for (const purpose of PURPOSES) await send(deps, state, purpose)
      if (state.open.length === 0)
        return state.why === null ? { kind: 'nothing' } : { kind: 'stopped', why: state.why }
      return awaitAll(deps, state, hooks)
    },
  }
}

const PURPOSES: BatchPurpose[] = ['decide', 'draft']

type State = {
  open: Open[]
  gathered: Record<BatchPurpose, BatchQuestion[]>
  /** Hashes of what is gathered or sent. */
  underWay: Set<string>
  failures: Map<string, number>
  /** Why nothing more is sent. */
  why: string | null
  paid: ReturnType<Remembered['paid']>
  /** Answers this process paid for. */
  mine: Set<string>
}

const createAsk =
  (deps: BatchingDeps, state: State): LanguageModel['ask'] =>
  async <T>(question: ModelQuestion<T>): Promise<ModelAnswer<T>> => {
    const id = hashOf(deps.provider, deps.models, question)
    const known = (await deps.answers.answer(id)) as Kept | null
    if (known !== null) {
      if (!state.mine.has(id)) state.paid.remembered += 1
      return held(known, question)
    }
    if ((state.failures.get(id) ?? 0) >= TRIES)
      return { kind: 'unavailable', why: 'the provider’s batches failed on it three times' }
    if (state.why !== null) return { kind: 'over_budget', why: state.why }
    if (!state.underWay.has(id)) {
      state.underWay.add(id)
      const gathered = state.gathered[question.purpose]
      gathered.push({ id, question })
      if (gathered.length >= (deps.size ?? SIZE)) await send(deps, state, question.purpose)
    }
    return { kind: 'over_budget', why: WAITING }
  }

/** What a batch answered was not held against any schema yet. */
const held = <T>(known: Kept, question: ModelQuestion<T>): ModelAnswer<T> =>
  readAgain(known, question) ?? {
    kind: 'invalid',
    why: 'the answer is not of the schema',
    usage: known.usage,
  }

const keep = ({ facts }: BatchingDeps, { open }: State) => facts.saveFact('batches', { open })

const send = async (deps: BatchingDeps, state: State, purpose: BatchPurpose) => {
  const { desk, clock, spending } = deps
  const gathered = state.gathered[purpose].splice(0)
  if (gathered.length === 0) return
  const { questions, reservation } = await afford(deps, gathered)
  for (const { id } of gathered.slice(questions.length)) state.underWay.delete(id)
  if (reservation === null) {
    // What is under way is booked at its dearest: there may be room again when it is settled.
    if (state.open.length === 0)
      state.why = 'a batch of even one question may cost more than is left of the budget'
    return
  }
  const batch: Open = {
    ...{ tag: randomUUID(), purpose, batchId: null, since: clock.wall(), reservation },
    items: questions.map(({ id, question }) => ({ id, ticketId: ticketIn(question.ticket) })),
  }
  state.open.push(batch)
  await keep(deps, state)
  const said = await desk.submit(batch.tag, purpose, questions)
  if (said.kind === 'submitted') batch.batchId = said.batchId
  if (said.kind === 'refused') {
    state.why = said.why
    await spending.settle(reservation, 0)
    forget(state, batch)
  }
  await keep(deps, state)
}

/** As many of them as the budget allows at their dearest: the rest comes when these are settled. */
const afford = async ({ desk, spending }: BatchingDeps, gathered: BatchQuestion[]) => {
  for (let n = gathered.length; n > 0; n = Math.floor(n / 2)) {
    const questions = gathered.slice(0, n)
    const worst = questions.reduce((sum, { question }) => sum + desk.worstUsd(question), 0)
    const reservation = await spending.reserve(worst)
    if (reservation !== null) return { questions, reservation }
  }
  return { questions: [], reservation: null }
}

const forget = (state: State, batch: Open) => {
  state.open = state.open.filter((one) => one !== batch)
  for (const { id } of batch.items) state.underWay.delete(id)
}

const awaitAll = async (
  deps: BatchingDeps,
  state: State,
  { onProgress, isStopping }: BatchHooks,
): Promise<{ kind: 'answered' } | Stopped> => {
  let unreachable = 0
  for (let wait = SECOND; ; wait = Math.min(2 * wait, MINUTE)) {
    for (const batch of [...state.open]) {
      const seen = await lookAt(deps, state, batch)
      unreachable = seen === null ? 0 : unreachable + 1
      if (unreachable >= PATIENCE) return { kind: 'stopped', why: seen ?? '' }
    }
    if (state.open.length === 0) return { kind: 'answered' }
    const questions = state.open.reduce((sum, { items }) => sum + items.length, 0)
    onProgress({ batches: state.open.length, questions })
    for (let left = wait; left > 0; left -= SECOND) {
      if (isStopping()) return { kind: 'stopped', why: 'told to stop' }
      await deps.clock.sleep(SECOND)
    }
  }
}

/** Null, or why the provider could not be asked. */
const lookAt = async (deps: BatchingDeps, state: State, batch: Open): Promise<string | null> => {
  try {
    if (batch.batchId === null) await findAgain(deps, state, batch)
    if (batch.batchId === null) return null
    const seen = await deps.desk.look(batch.batchId)
    if (seen.kind === 'unreachable') return seen.why
    if (seen.kind === 'ended') await collect(deps, state, batch, batch.batchId)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** The answer to its sending was lost, or the process died meanwhile: the provider knows whether it has it. */
const findAgain = async (deps: BatchingDeps, state: State, batch: Open) => {
  const { tag, since, items } = batch
  const known = state.open.flatMap(({ batchId }) => batchId ?? [])
  batch.batchId = await deps.desk.find({ tag, since, size: items.length, known })
  if (batch.batchId === null) {
    await deps.spending.settle(batch.reservation, 0)
    forget(state, batch)
  }
  await keep(deps, state)
}

/** May run twice for one batch: an answer is kept once, and its price is set and not added. */
const collect = async (deps: BatchingDeps, state: State, batch: Open, batchId: string) => {
  const tickets = new Map(batch.items.map(({ id, ticketId }) => [id, ticketId]))
  const left = new Set(tickets.keys())
  let charge = 0
  for await (const { id, answer, charge: usd } of deps.desk.answers(batchId, batch.purpose)) {
    const ticketId = tickets.get(id)
    if (ticketId === undefined) continue
    charge += usd
    if (answer.kind === 'unavailable') continue
    left.delete(id)
    await deps.answers.saveAnswer({ inputHash: id, ticketId, answer, at: deps.clock.wall() })
    state.mine.add(id)
    book(state, answer.usage.costUsd)
  }
  for (const id of left) state.failures.set(id, (state.failures.get(id) ?? 0) + 1)
  await deps.spending.settle(batch.reservation, charge)
  forget(state, batch)
  await keep(deps, state)
}

const book = ({ paid }: State, usd: number | null) => {
  paid.answers += 1
  paid.usd = paid.usd === null || usd === null ? null : paid.usd + usd
}
