/** Obeys what agents say inside the helpdesk, by tags and internal notes; each command counts once (CONTRACT 7). */
import { type Command, commandIn, type NotACommand } from '../domain/command.ts'
import {
  sayInPublic,
  sayNotDone,
  sayNotUnderstood,
  sayWaitIsOver,
  sayWhy,
} from '../domain/command-answers.ts'
import type { Explanation } from '../domain/explanation.ts'
import { hasTag } from '../domain/hold.ts'
import { markerOf } from '../domain/marker.ts'
import { effectiveMode } from '../domain/routing.ts'
import type { MirroredTicket } from '../domain/ticket.ts'
import { sayError } from '../lib/errors.ts'
import type { CommandRow, TagDebt } from '../store/store.ts'
import type { AnswerDeps } from './answer-note.ts'
import { type Author, createFindAuthor, type FindAuthor } from './command-author.ts'
import { payCommand } from './command-debts.ts'
import { findTarget, readCommand, type Target, type Told } from './command-target.ts'
import { obey, type PersonsActs } from './obey.ts'
import { reviewTags } from './review-tags.ts'
import { modeOf, type Situation } from './situation.ts'

export type SteerDeps = AnswerDeps &
  PersonsActs & {
    explain: (ticketId: number, situation: Situation) => Promise<Explanation | null>
    inboxUrl: (decisionId: string) => string
  }

/** Under the lock of a pass, before anything is judged anew. */
export const createSteer =
  (deps: SteerDeps) =>
  async (situation: Situation): Promise<void> => {
    const { store, log, clock } = deps
    if ((await store.state.get('steered_since')) === null)
      await store.state.set('steered_since', situation.now)
    const rows = await store.commands.open(situation.now)
    const authors = createFindAuthor(remembering(deps.helpdesk))
    for (const row of rows) {
      try {
        if (row.state === 'seen' || row.state === 'taken')
          await consider({ ...deps, authors }, row, situation)
        const now = (await store.commands.ofTicket(row.ticketId)).find(({ key }) => key === row.key)
        if (now?.open && now.state !== 'taken' && now.state !== 'seen')
          await payCommand(deps, now, { now: clock.now(), isWatching: isWatchOnly(situation) })
      } catch (error) {
        log.warn({ ticket: row.ticketId }, `a command waits for the next pass: ${sayError(error)}`)
      }
    }
  }

/** One question a user and pass. */
const remembering = (helpdesk: AnswerDeps['helpdesk']): Parameters<typeof createFindAuthor>[0] => {
  const users = new Map<number, ReturnType<typeof helpdesk.findUser>>()
  return {
    tagSetting: helpdesk.tagSetting,
    findUser: (id) => {
      const asked = users.get(id) ?? helpdesk.findUser(id)
      users.set(id, asked)
      return asked
    },
  }
}

type Considering = SteerDeps & { authors: FindAuthor }

const consider = async (deps: Considering, row: CommandRow, situation: Situation) => {
  const { store, helpdesk } = deps
  const told = await readCommand(store, row)
  const ticket = await store.mirror.find(row.ticketId)
  if (told.kind === 'none' || ticket === null) return ignore(deps, row, 'no_command')
  if (told.kind === 'in_public') return reportPublic(deps, row, told, situation)
  const target = await findTarget(store, helpdesk.account, ticket)
  const whyNot = await whyTooOld(deps, row, told.command, target)
  if (whyNot !== null) return ignore(deps, row, whyNot)
  const author = await authorOf(deps, row, told)
  if (author.kind === 'not_yet') return
  if (author.kind === 'nobody') return refuse(deps, row, author.why)
  if (row.state === 'seen' && target !== null && author.at <= target.since)
    return ignore(deps, row, 'older_than_our_note')
  const taken = {
    by: author.by,
    at: author.at,
    eventId: author.eventId,
    decisionId: target?.decision.id ?? null,
    version: target?.decision.version ?? null,
  }
  if (row.state === 'seen' && !(await store.commands.take(row.key, taken))) return
  await carryOut(deps, { ...row, ...taken, version: row.version ?? taken.version }, situation, {
    command: told.command,
    ticket,
    target,
    isResumed: row.state === 'taken',
  })
}

/** Asked before anybody is: the mirror's own answer. `/why` needs no decision, only to be of our time. */
const whyTooOld = async (
  { store }: Considering,
  row: CommandRow,
  command: Command | NotACommand,
  target: Target | null,
): Promise<string | null> => {
  if (row.state === 'taken') return null
  if (target !== null && row.at <= target.since) return 'older_than_our_note'
  if (target !== null) return null
  const isOfOurTime = row.at > ((await store.state.get('steered_since')) ?? 0)
  const needsNothing = command.kind === 'why' || (command.kind === 'never' && row.tag === null)
  return needsNothing && isOfOurTime ? null : 'about_nothing'
}

const authorOf = async (
  { authors, clock }: Considering,
  row: CommandRow,
  told: Extract<Told, { kind: 'command' }>,
): Promise<Author> => {
  // What was taken once is known already.
  if (row.state === 'taken' && row.by !== null)
    return { kind: 'agent', by: row.by, at: row.at, eventId: row.eventId }
  return told.message === null ? authors.ofTag(row, clock.now()) : authors.ofNote(told.message)
}

type Taken = {
  command: Command | NotACommand
  ticket: MirroredTicket
  target: Target | null
  isResumed: boolean
}

const carryOut = async (
  deps: Considering,
  row: CommandRow,
  situation: Situation,
  { command, ticket, target, isResumed }: Taken,
) => {
  const isWatching = watchesOnly(situation, target)
  const finish = (outcome: string, debts: Debts = {}) =>
    end(deps, row, { outcome, command: command.kind, isWatching, ...debts })
  if (command.kind === 'unknown') {
    const isFirst = !(await deps.store.commands.ofTicket(row.ticketId)).some(
      ({ outcome }) => outcome === 'not_understood',
    )
    const answer = sayNotUnderstood(command.word, command.why)
    return finish('not_understood', isFirst ? { answer } : {})
  }
  if (command.kind === 'why') {
    const explanation = await deps.explain(row.ticketId, situation)
    return finish('done', explanation === null ? {} : { answer: sayWhy(explanation) })
  }
  if (command.kind === 'never') {
    const isTagged = hasTag(ticket, NEVER)
    return finish('done', isTagged ? {} : { tagsOwed: [{ act: 'add', tag: NEVER }] })
  }
  const decision = target?.decision ?? null
  if (decision === null) return finish('about_nothing')
  if (command.kind === 'send' && isWatching) return finish('watch_only')
  if (command.kind === 'later' && row.at + command.wait <= deps.clock.now())
    return finish('done', {
      answer: sayWaitIsOver(deps.inboxUrl(decision.id)),
      tagsOwed: row.tag === null ? [] : [{ act: 'remove', tag: row.tag }],
    })
  const whyNot = await obey(deps, {
    command,
    decision,
    shownAt: target?.shownAt ?? null,
    version: row.version ?? decision.version,
    by: row.by ?? '',
    at: row.at,
    isResumed,
  })
  if (whyNot !== null) {
    const said = row.tag ?? `/${command.kind}`
    return finish('not_done', { answer: sayNotDone(said, whyNot, deps.inboxUrl(decision.id)) })
  }
  const isPutOff = command.kind === 'later' && decision.status === 'noted'
  const tags = isPutOff ? await reviewTags(deps.store, decision) : []
  return finish('done', {
    tagsOwed: [...(row.tag === null ? [] : [row.tag]), ...tags].map((tag) => ({
      act: 'remove',
      tag,
    })),
    ...(isPutOff && { wakeAt: row.at + command.wait }),
  })
}

const NEVER = 'relance-never'

type Debts = { answer?: string; tagsOwed?: TagDebt[]; wakeAt?: number }

type Ended = Debts & { outcome: string; command: string; isWatching: boolean }

/** What is owed on the ticket is written down with the end; where we only watch, nothing is. */
const end = (
  { store, helpdesk, clock, log }: SteerDeps,
  row: CommandRow,
  { outcome, command, isWatching, answer, tagsOwed = [], wakeAt }: Ended,
) => {
  const owes = !isWatching && (answer !== undefined || tagsOwed.length > 0 || wakeAt !== undefined)
  const by = row.by ?? 'somebody in Gorgias'
  log.info({ ticket: row.ticketId, command, by, outcome }, 'a command from Gorgias')
  return store.commands.end(
    row.key,
    {
      outcome,
      open: owes,
      ...(owes && {
        answer: answer ?? null,
        answerMark: markOf(helpdesk.account, row),
        tagsOwed: tagsOwed.length === 0 ? null : tagsOwed,
        wakeAt: wakeAt ?? null,
      }),
    },
    {
      at: clock.now(),
      act: outcome === 'done' ? `command_${command}` : `command_${command}_${outcome}`,
      by,
      ticketId: row.ticketId,
      ...(row.decisionId === null ? {} : { decisionId: row.decisionId }),
    },
  )
}

/** No step has the number 0: no follow-up shares this mark. */
const markOf = (account: string, { ticketId, messageId, eventId, at }: CommandRow) =>
  markerOf({
    account,
    ticketId,
    anchorMessageId: messageId ?? eventId ?? Math.floor(at),
    step: messageId === null ? -1 : 0,
    kind: 'notice',
  })

/** Nobody needs to hear of it: an old note, a tag nobody waits for. */
const ignore = ({ store }: SteerDeps, row: CommandRow, outcome: string) =>
  store.commands.end(row.key, { outcome, open: false }, null)

/** Looks like a command and was not given by an agent: that stands in the audit and in the log. */
const refuse = ({ store, clock, log }: SteerDeps, row: CommandRow, why: string) => {
  log.warn(
    { ticket: row.ticketId, command: row.tag ?? row.key, why },
    'not obeyed: no agent said so',
  )
  const act = `command_refused_${why}`
  return store.commands.end(
    row.key,
    { outcome: why, open: false },
    { at: clock.now(), act, by: 'relance', ticketId: row.ticketId },
  )
}

/** Reported once, never obeyed. The note is for tickets on which we had something to say. */
const reportPublic = async (
  deps: SteerDeps,
  row: CommandRow,
  { message }: Extract<Told, { kind: 'in_public' }>,
  situation: Situation,
) => {
  const { store, log } = deps
  const isOfOurTime = row.at > ((await store.state.get('steered_since')) ?? 0)
  const [known] = await store.decisions.ofTicket(row.ticketId)
  if (!isOfOurTime && (known === undefined || row.at <= known.createdAt))
    return ignore(deps, row, 'in_public')
  log.warn({ ticket: row.ticketId, message: message.id }, 'a command was written to the customer')
  const word = `/${commandIn(message.text)?.kind ?? ''}`
  await end(
    deps,
    { ...row, by: message.sender?.name ?? row.by },
    {
      outcome: 'in_public',
      command: word.slice(1),
      isWatching: isWatchOnly(situation),
      ...(known !== undefined && { answer: sayInPublic(word) }),
    },
  )
}

/** Nothing is written to the helpdesk, whatever a policy wishes. */
const isWatchOnly = ({ allowance }: Situation) =>
  effectiveMode('autonomous', allowance) === 'shadow'

const watchesOnly = (situation: Situation, target: Target | null) => {
  const policy = situation.prompts.policies.find(({ name }) => name === target?.decision.policy)
  if (isWatchOnly(situation) || policy === undefined || target === null)
    return isWatchOnly(situation)
  return modeOf(policy, target.decision.step, situation) === 'shadow'
}
