/** Opens real databases for the store tests, with the real migrations, and fills them with a small shop's life. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import type { Decision, Inside } from '../../src/domain/decision.ts'
import type { Message, Ticket } from '../../src/domain/ticket.ts'
import { DAY, HOUR, MINUTE } from '../../src/lib/clock.ts'
import type { Commitment } from '../../src/store/commitment.ts'
import { openStore, type Store } from '../../src/store/store.ts'

export const NOW = Date.parse('2026-11-24T09:00:00Z')

const toClose: (() => void)[] = []

afterEach(() => {
  for (const close of toClose.splice(0).reverse()) close()
})

/** A database of its own, closed after the test. */
export const open = (file = ':memory:') => {
  const opened = openStore(file)
  let isOpen = true
  const close = () => {
    if (isOpen) opened.store.close()
    isOpen = false
  }
  toClose.push(close)
  return { ...opened, close }
}

/** Where a file of its own may lie; gone after the test. */
export const tempFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'relance-store-'))
  toClose.push(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export const tempFile = () => join(tempFolder(), 'relance.db')

/** How often screening was asked to look at a ticket: what a look that begins now has to know. */
export const wakesOf = async (store: Store, ticketId: number) =>
  (await store.mirror.find(ticketId))?.wakes ?? -1

export const ticket = (facts: Partial<Ticket> = {}): Ticket => ({
  id: 501,
  subject: 'Tasse mit Sprung',
  channel: 'email',
  status: 'closed',
  language: 'de',
  customer: { id: 90, email: 'jo@kunde.example', name: 'Jo Brandt' },
  assignee: { id: 7, email: 'mara@shop.example', name: 'Mara' },
  team: null,
  tags: ['defekt'],
  fields: null,
  spam: false,
  trashedAt: null,
  snoozedUntil: null,
  createdAt: NOW - 5 * DAY,
  updatedAt: NOW - 3 * DAY,
  closedAt: null,
  messagesCount: 2,
  messages: [],
  orders: [],
  customerTags: [],
  spent: null,
  stores: [],
  customerTimezone: null,
  answerable: {},
  survey: null,
  ...facts,
})

export const message = (facts: Partial<Message> & Pick<Message, 'id'>): Message => ({
  ticketId: 501,
  at: NOW - 4 * DAY,
  fromAgent: false,
  public: true,
  channel: 'email',
  via: 'email',
  sender: { id: 90, email: 'jo@kunde.example', name: 'Jo Brandt' },
  receiver: null,
  subject: null,
  text: 'Die Tasse hat einen Sprung am Henkel.',
  externalId: null,
  ruleId: null,
  integrationId: null,
  source: null,
  headers: {},
  attachments: [],
  sentAt: null,
  failedAt: null,
  sendingError: null,
  ...facts,
})

/** A follow-up that waits for a person, unless said otherwise. */
export const decision = (facts: Partial<Decision & Inside> = {}): Decision & Inside => ({
  id: 'd-1',
  ticketId: 501,
  customerId: 90,
  version: 1,
  anchorMessageId: 12,
  silentSince: NOW - 3 * DAY,
  verdict: 'follow_up',
  reason: 'Das Foto fehlt noch.',
  confidence: 0.9,
  until: null,
  evidence: [{ message_id: 12, quote: 'ein Foto der Tasse' }],
  openItems: [],
  draft: {
    subject: 'Re: Tasse mit Sprung',
    text: 'Hallo Jo, magst du uns noch das Foto schicken?',
    language: 'de',
  },
  findings: [],
  policy: 'everything-else',
  persona: 'maya',
  mode: 'approval',
  step: 1,
  status: 'pending',
  statusReason: null,
  sendAt: null,
  delivery: null,
  outcome: null,
  crossed: false,
  provider: 'offline',
  model: '',
  promptHashes: { shop: 'abc' },
  inputHash: 'input-1',
  tokens: { input: 0, cached: 0, output: 0 },
  costUsd: null,
  createdAt: NOW - HOUR,
  post: 'reply',
  externalId: 'relance:1:r:occasion-1',
  orderHash: 'orders',
  ticketStatus: 'closed',
  asksForPerson: null,
  releaseAt: null,
  ...facts,
})

/** What delivery commits to for that follow-up; nothing stands in its way. */
export const commitment = (facts: Partial<Commitment> = {}): Commitment => ({
  decisionId: 'd-1',
  fence: 1,
  ticketId: 501,
  customerId: 90,
  externalId: 'relance:1:r:occasion-1',
  textHash: 'bytes',
  kind: 'reply',
  autonomous: true,
  wall: NOW,
  now: NOW,
  feedReadAt: NOW - 20,
  ticketReadAt: NOW - 10,
  mayLandSince: NOW - 15 * MINUTE,
  maxPerHour: 2,
  maxPerDay: 3,
  contactGap: 3 * DAY,
  notesPerDay: 2,
  leaveStatus: null,
  leaveSnoozedUntil: null,
  tag: null,
  foundAssigneeId: null,
  keepsAssignee: false,
  closeAt: null,
  ...facts,
})

export const claimAt = (wall: number, owner = 'host:1:1', goneOwners: string[] = []) => ({
  owner,
  now: wall,
  wall,
  leaseMs: 90_000,
  goneOwners,
})
