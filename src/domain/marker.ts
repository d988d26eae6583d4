/** The mark every post of ours carries in `external_id`: by it, and by nothing else, we know our own. */
import { sha256Base32 } from '../lib/hash.ts'

const PREFIX = 'relance:1:'

/** Stands on a delivery of ours that this database only read on the ticket. */
export const POSTED_ELSEWHERE = 'posted by another database'
const DIGEST_LENGTH = 25

export const MARKER_KINDS = { reply: 'r', note: 'n', alert: 'a', notice: 's' } as const
export type PostKind = keyof typeof MARKER_KINDS

export type Occasion = {
  /** Normalised account domain, lower case. */
  account: string
  ticketId: number
  anchorMessageId: number
  step: number
  kind: PostKind
}

/** Same occasion, same mark, whichever database or machine computes it. Holds no secret and no text. */
export const markerOf = ({ account, ticketId, anchorMessageId, step, kind }: Occasion) => {
  const letter = MARKER_KINDS[kind]
  const digest = sha256Base32([account, ticketId, anchorMessageId, step, letter].join('\n'))
  return `${PREFIX}${letter}:${digest.slice(0, DIGEST_LENGTH)}`
}

export const isOurs = (externalId: string | null) => externalId?.startsWith(PREFIX) ?? false

/** Begins like a mark of ours, and has lost its end on the way: it tells no occasion. */
export const isCut = (externalId: string | null) =>
  externalId !== null && isOurs(externalId) && externalId.length < PREFIX.length + 2 + DIGEST_LENGTH

/** What kind of post of ours carries this mark; null: it is no mark of ours. */
export const kindOf = (externalId: string | null): PostKind | null =>
  (Object.keys(MARKER_KINDS) as PostKind[]).find((kind) => isOurPost(externalId, kind)) ?? null

/** Ours, and of this kind. */
export const isOurPost = (externalId: string | null, kind: PostKind) =>
  externalId?.startsWith(`${PREFIX}${MARKER_KINDS[kind]}:`) ?? false

/** Counts against `notes_per_day` and waits for the team; a notice only speaks of one that stands. */
export const isNote = (kind: PostKind) => NOTE_KINDS.includes(kind)

export const NOTE_KINDS: PostKind[] = ['note', 'alert']

/** What a decision posts next, and the mark it will carry. */
export const postOf = (
  account: string,
  decision: { ticketId: number; anchorMessageId: number; step: number },
  post: PostKind,
) => ({ post, externalId: markerOf({ ...decision, account, kind: post }) })
