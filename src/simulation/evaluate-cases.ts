/** Reads labelled conversations, one JSON object a line, and lays each out as a ticket. */
import { z } from 'zod'
import { byTime, type Message, type MirroredTicket, type Ticket } from '../domain/ticket.ts'
import { visibleWords } from '../domain/visible-words.ts'
import { HOUR, type Instant } from '../lib/clock.ts'
import { guessLanguage } from '../lib/language.ts'

const LABELS = ['needed', 'not_needed', 'waiting_on_us', 'optional'] as const
export type Label = (typeof LABELS)[number]

export type LabelledCase = {
  id: string
  label: Label
  /** As the case says, else guessed from the customer's words; `unknown` when nobody can tell. */
  language: string
  /** What makes it hard, where whoever wrote it said so. */
  axes: string[]
  ticket: MirroredTicket & Ticket
  /** When it is judged. */
  now: Instant
}

export type CasesRead = { cases: LabelledCase[]; mistakes: string[] }

/** Every line is a case or a mistake `file:line: what`; blank lines are neither. */
export const readCases = (text: string, file: string): CasesRead => {
  const read: CasesRead = { cases: [], mistakes: [] }
  const lineOf = new Map<string, number>()
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === '') continue
    const parsed = parseLine(line)
    const where = `${file}:${index + 1}`
    if (parsed.kind === 'mistake') {
      read.mistakes.push(`${where}: ${parsed.what}`)
      continue
    }
    const first = lineOf.get(parsed.given.id)
    if (first !== undefined)
      read.mistakes.push(`${where}: id ${parsed.given.id} stands on line ${first} already`)
    lineOf.set(parsed.given.id, first ?? index + 1)
    read.cases.push(layOut(parsed.given, read.cases.length + 1))
  }
  if (read.cases.length + read.mistakes.length === 0)
    read.mistakes.push(`${file}:1: there is no case; write one JSON object a line`)
  return read
}

const SILENT_HOURS = 72

const messageSchema = z.object({
  from: z.enum(['customer', 'agent', 'note', 'rule']),
  text: z.string(),
  at: z.iso.datetime({ offset: true, error: 'must be a time like 2026-11-16T10:00:00Z' }),
})

/** More keys may stand there; they are nobody's business here. */
const caseSchema = z.object({
  id: z.coerce.string().min(1),
  subject: z.string().nullish(),
  channel: z.string().min(1).nullish(),
  lang: z.string().min(2).nullish(),
  silent_hours: z.number().nonnegative().nullish(),
  messages: z.array(messageSchema).min(1, 'must hold at least one message'),
  label: z.enum(LABELS),
  axes: z.array(z.string()).nullish(),
})

type Given = z.infer<typeof caseSchema>

const parseLine = (
  line: string,
): { kind: 'case'; given: Given } | { kind: 'mistake'; what: string } => {
  let json: unknown
  try {
    json = JSON.parse(line)
  } catch {
    return { kind: 'mistake', what: 'is not JSON; write one object a line' }
  }
  const parsed = caseSchema.safeParse(json)
  if (parsed.success) return { kind: 'case', given: parsed.data }
  const what = parsed.error.issues.map(
    ({ path, message }) => `${path.join('.') || 'the line'}: ${message}`,
  )
  return { kind: 'mistake', what: what.join('; ') }
}

const layOut = (given: Given, place: number): LabelledCase => {
  const channel = given.channel ?? 'email'
  const messages = given.messages
    .map((message, index) => messageOf(message, { channel, place, index }))
    .sort(byTime)
  const began = messages[0]?.at ?? 0
  const ended = messages.at(-1)?.at ?? 0
  const language = given.lang ?? languageOf(messages)
  return {
    id: given.id,
    label: given.label,
    language: language ?? 'unknown',
    axes: given.axes ?? [],
    now: ended + (given.silent_hours ?? SILENT_HOURS) * HOUR,
    ticket: {
      ...blankTicket(place),
      ...{ subject: given.subject ?? null, channel, language, messages },
      ...{ createdAt: began, updatedAt: ended, messagesCount: messages.length },
    },
  }
}

const languageOf = (messages: Message[]) =>
  guessLanguage(
    messages
      .filter(({ fromAgent }) => !fromAgent)
      .map(({ text }) => text)
      .join('\n'),
  )

const CUSTOMER = { id: 1, email: null, name: null }
const AGENT = { id: 2, email: null, name: null }

const messageOf = (
  { from, text, at }: Given['messages'][number],
  { channel, place, index }: { channel: string; place: number; index: number },
): Message => ({
  id: place * MESSAGES_A_TICKET + index + 1,
  ticketId: place,
  at: Date.parse(at),
  fromAgent: from !== 'customer',
  public: from !== 'note',
  channel: from === 'note' ? 'internal-note' : channel,
  via: from === 'rule' ? 'rule' : channel,
  sender: from === 'customer' ? CUSTOMER : AGENT,
  receiver: from === 'customer' ? null : CUSTOMER,
  ruleId: from === 'rule' ? 1 : null,
  // As at the border: only in mails do earlier ones stand beneath.
  text: channel === 'email' && from !== 'note' ? visibleWords(text) : text,
  ...{ subject: null, externalId: null, integrationId: null, source: null, headers: {} },
  ...{ attachments: [], sentAt: null, failedAt: null, sendingError: null },
})

/** So that ids tell the tickets apart. */
const MESSAGES_A_TICKET = 10_000

/** What only an account knows is empty. */
const blankTicket = (id: number): Omit<LabelledCase['ticket'], 'messages'> => ({
  ...{ id, subject: null, channel: 'email', status: 'open', language: null },
  ...{ customer: CUSTOMER, assignee: null, team: null, tags: [], fields: null, spam: false },
  ...{ trashedAt: null, snoozedUntil: null, createdAt: 0, updatedAt: 0, closedAt: null },
  ...{ messagesCount: null, customerTags: [], spent: null, stores: [], orders: [] },
  ...{ customerTimezone: null, answerable: {}, survey: null },
  ...{ complete: true, record: null, isKnown: true, gone: false, wakes: 0 },
})
