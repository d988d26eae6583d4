/** What Relance puts into the helpdesk account for the team: a webhook, shared views, macros. */
import { COMMAND_TAGS, type CommandTag } from './command.ts'

export type Furniture =
  | { kind: 'webhook'; name: string; url: string; secret: string }
  | { kind: 'view'; name: string; tag: string }
  | { kind: 'macro'; name: string; tag: string }

export type FurnitureKind = Furniture['kind']

/** Something of this kind in the account, ours or not. `content` is equal for two that do the same. */
export type Furnished = { id: number; name: string; content: string }

/** Changes what stands in the account. Reads and writes throw `GorgiasError`; a write is one attempt. */
export type Furnishing = {
  list: (kind: FurnitureKind) => Promise<Furnished[]>
  contentOf: (item: Furniture) => string
  create: (item: Furniture) => Promise<{ id: number }>
  /** Makes what is there do what it should. */
  change: (id: number, item: Furniture) => Promise<void>
  /** False: it was gone already. */
  remove: (kind: FurnitureKind, id: number) => Promise<boolean>
}

/** On the ticket while one of our notes waits for the team. */
export const REVIEW_TAG = 'relance-review'
/** Beside it while the note says that we owe an answer. */
export const OWE_TAG = 'relance-we-owe'
export const OWE_VIEW = 'We owe an answer'

export const VIEWS: Extract<Furniture, { kind: 'view' }>[] = [
  { kind: 'view', name: 'Follow-ups to review', tag: REVIEW_TAG },
  { kind: 'view', name: OWE_VIEW, tag: OWE_TAG },
]

const MACRO_NAMES: Record<CommandTag, string> = {
  'relance-send': 'Relance: send the follow-up',
  'relance-later': 'Relance: later (in 3 days)',
  'relance-never': 'Relance: never follow up here',
  'relance-done': 'Relance: done, nothing to send',
}

export const MACROS: Extract<Furniture, { kind: 'macro' }>[] = (
  Object.keys(COMMAND_TAGS) as CommandTag[]
).map((tag) => ({ kind: 'macro', name: MACRO_NAMES[tag], tag }))

/** The way at which the helpdesk reaches us; the template is filled in by the helpdesk. */
export const webhookAt = (publicUrl: string, secret: string): Furniture => ({
  kind: 'webhook',
  name: 'Relance',
  url: `${publicUrl.replace(/\/+$/, '')}/webhooks/gorgias?ticket_id={{ticket.id}}`,
  secret,
})
