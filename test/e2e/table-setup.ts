/** One account with the tickets of the table, and a stand-in that judges each of them as the table says. */
import { startAnthropicStandIn } from '../stand-ins/anthropic.ts'
import { startOpenAiStandIn } from '../stand-ins/openai.ts'
import type { StandIn, StandInAnswer, StandInRequest } from '../stand-ins/serving.ts'
import {
  closeAtEnd,
  type Env,
  envIn,
  type SandboxDoors,
  startSandbox,
  tempFolder,
  towards,
  writePrompts,
  writeTickets,
} from './harness.ts'
import { finished, followUps, NOW, owed, type Row, rows } from './table-tickets.ts'

export const SIGNATURE = 'Ines, Hearth & Linen'

const PERSONA = `---
name: Ines
languages: [en, fr, de, es]
signature: "${SIGNATURE}"
---
Short, warm, one question.
`

/** Caps that this account never reaches. */
const SHOP = `---
max_per_hour: 1000
max_per_day: 1000
notes_per_day: 1000
---
Tableware and linen, made to last.
`

export const policyOf = (mode: string) => `---
steps: [{ after: 48h }]
mode: ${mode}
send_between: always
---
Ask for what is missing. Leave everybody else in peace.
`

/** Verdicts when every ticket was judged once; the one that is answered meanwhile is a follow-up too. */
export const TABLE_COUNTS = {
  follow_up: followUps.length + 1,
  no_follow_up: finished.length,
  we_owe: owed.length,
}

export const sorted = (numbers: number[]) => [...numbers].sort((a, b) => a - b)

/** A folder of its own with prompts; what `run` and `serve` need to work on this account. */
export const envFor = (
  sandbox: { url: string },
  { mode, model }: { mode: string; model: { env: Env } },
  more: Env = {},
): Env => {
  const folder = tempFolder()
  return envIn(folder, {
    ...towards(sandbox),
    ...model.env,
    PROMPTS_DIR: writePrompts(folder, {
      policies: { everything: policyOf(mode) },
      personas: { ines: PERSONA },
      shop: SHOP,
    }),
    BACKLOG: 'include',
    UNDO_WINDOW: '0s',
    ...more,
  })
}

export const startTable = (tickets: Row[] = rows) =>
  startSandbox({
    flags: ['--clock', NOW],
    ticketsFile: writeTickets(
      tempFolder(),
      NOW,
      tickets.map(({ ticket }) => ticket),
    ),
  })

export type Provider = 'openai' | 'anthropic'

export type TableModel = StandIn & {
  env: Env
  /** Numbers of the tickets that were ever asked about. */
  asked: (purpose?: StandInRequest['purpose']) => number[]
}

/** `change` may let a ticket's answer fail; undefined: as the table says. */
export const startModel = async (
  provider: Provider,
  change: (request: StandInRequest, number: number) => StandInAnswer | undefined = () => undefined,
): Promise<TableModel> => {
  const answer = (request: StandInRequest) =>
    change(request, numberIn(request)) ?? asTheTableSays(request)
  const standIn =
    provider === 'openai'
      ? await startOpenAiStandIn({ answer, key: KEY })
      : await startAnthropicStandIn({ answer, key: KEY })
  closeAtEnd(standIn)
  const name = provider.toUpperCase()
  return {
    ...standIn,
    env: {
      LLM_PROVIDER: provider,
      [`${name}_BASE_URL`]: standIn.url,
      [`${name}_API_KEY`]: KEY,
    },
    asked: (purpose) =>
      standIn.requests
        .filter((request) => purpose === undefined || request.purpose === purpose)
        .map(numberIn),
  }
}

const KEY = 'sk-table-9d1f'

/** The ticket a request is about. */
const numberIn = ({ ticket }: StandInRequest) =>
  Number(/<ticket id="(\d+)"/.exec(ticket)?.[1] ?? Number.NaN)

const asTheTableSays = (request: StandInRequest): StandInAnswer => {
  const row = rowOf(numberIn(request))
  return request.purpose === 'draft'
    ? { json: { text: row.draft, language: row.language } }
    : { json: judgementOf(row, request) }
}

const rowOf = (number: number): Row => {
  const row = rows.find(({ ticket }) => ticket.number === number)
  if (row === undefined) throw new Error(`nobody wrote a ticket ${number}`)
  return row
}

/** Quotes the ticket as the request shows it, with the ids it shows. */
export const judgementOf = (row: Row, request: StandInRequest) => {
  const quote = { message_id: idOfQuote(row.quote, request), quote: row.quote }
  return {
    open_items:
      row.what === null ? [] : [{ ...DEBTS[row.verdict], what: row.what, due: null, ...quote }],
    evidence: [quote],
    verdict: row.verdict,
    until: null,
    reason: `As the table says: ${row.verdict}.`,
    confidence: 0.95,
  }
}

const DEBTS = {
  follow_up: { owner: 'customer', kind: 'asked' },
  no_follow_up: { owner: 'customer', kind: 'offer' },
  we_owe: { owner: 'shop', kind: 'promise' },
} as const

const idOfQuote = (quote: string, { ticket }: StandInRequest): number => {
  const messages = [...ticket.matchAll(/<message id="(\d+)"[^>]*>([^<]*)<\/message>/g)]
  const found = messages.find(([, , text]) => text?.includes(quote))
  if (!found) throw new Error(`"${quote}" was not shown to the model:\n${ticket}`)
  return Number(found[1])
}

/** Public messages of the shop that were not on the ticket when the account began. */
export const newReplies = async (sandbox: SandboxDoors, { ticket }: Row) => {
  const before = ticket.messages.filter(({ from }) => from === 'agent' || from === 'rule').length
  const { messages } = await sandbox.ticket(ticket.number)
  return messages.filter((message) => message.public && message.from_agent).slice(before)
}

/** Our internal notes on a ticket, oldest first. */
export const notesOn = async (sandbox: SandboxDoors, { ticket }: Row) => {
  const { messages } = await sandbox.ticket(ticket.number)
  return messages.filter(({ external_id }) => /^relance:1:[nas]:/.test(external_id ?? ''))
}

/** Numbers of the tickets in the team's review view. */
export const underReview = async (sandbox: SandboxDoors, some: Row[]) => {
  const tickets = await Promise.all(some.map(({ ticket }) => sandbox.ticket(ticket.number)))
  return tickets
    .filter(({ tags }) => tags.some(({ name }) => name === 'relance-review'))
    .map(({ id }) => id)
}

/** As many writes as calls whose verb is no GET. */
export const writesIn = async (sandbox: SandboxDoors) =>
  (await sandbox.calls()).data.filter(({ method }) => method !== 'GET')
