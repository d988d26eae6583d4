/** The tabs of the inbox and what each lists. */
import type { DecisionQuery } from '../../domain/acts.ts'
import type { Status } from '../../domain/decision.ts'
import type { Verdict } from '../../domain/ledger.ts'

export type Section = {
  key: string
  title: string
  statuses: Status[] | null
  verdicts: Verdict[] | null
  /** What happens next, for the person who finds nothing here. */
  whenEmpty: string
}

const NEEDS_YOU: Section = {
  key: 'needs',
  title: 'Needs you',
  statuses: ['pending', 'parked', 'failed', 'unknown'],
  verdicts: null,
  whenEmpty:
    'Nothing needs you. Each pass looks for conversations that went silent; what it wants to ask you appears here.',
}

export const SECTIONS: Section[] = [
  NEEDS_YOU,
  {
    key: 'scheduled',
    title: 'Scheduled',
    statuses: ['scheduled', 'sending'],
    verdicts: null,
    whenEmpty: 'Nothing is on its way. What you approve stands here until it leaves.',
  },
  {
    key: 'sent',
    title: 'Sent',
    statuses: ['sent', 'delivered', 'noted'],
    verdicts: null,
    whenEmpty: 'Nothing was sent so far. Approved follow-ups appear here with what came of them.',
  },
  {
    key: 'held',
    title: 'Held back',
    statuses: ['no_action', 'waiting'],
    verdicts: ['follow_up', 'wait', 'we_owe', 'hand_over'],
    whenEmpty:
      'Nothing is held back. Backlog, what came too late, what waits for a date and what is only watched appear here.',
  },
  {
    key: 'all',
    title: 'All',
    statuses: null,
    verdicts: null,
    whenEmpty:
      'Nothing was decided so far. The next pass looks for conversations that went silent.',
  },
]

export const findSection = (key: string | undefined) =>
  SECTIONS.find((section) => section.key === key) ?? NEEDS_YOU

export const PAGE_SIZE = 30

export const sectionQuery = (section: Section, cursor: string | null): DecisionQuery => ({
  limit: PAGE_SIZE,
  cursor,
  ...(section.statuses === null ? {} : { status: section.statuses }),
  ...(section.verdicts === null ? {} : { verdict: section.verdicts }),
})

/** How many the section holds; null where the counts by status cannot say. */
export const sizeOf = ({ statuses, verdicts }: Section, counts: Record<string, number>) =>
  statuses === null || verdicts !== null
    ? null
    : statuses.reduce((sum, status) => sum + (counts[status] ?? 0), 0)

/** Where a person is in the inbox: carried through links and forms. */
export type Place = { section: Section; cursor: string | null }

export const listPath = ({ section, cursor }: Place, extra: Record<string, string> = {}) =>
  `/?${search({ section, cursor }, extra)}`

export const itemPath = (id: string, place: Place, extra: Record<string, string> = {}) =>
  `/decisions/${encodeURIComponent(id)}?${search(place, extra)}`

type ItemAct = 'approval' | 'rejection' | 'undo' | 'postponement' | 'feedback'

export const actPath = (id: string, act: ItemAct, place: Place) =>
  `/decisions/${encodeURIComponent(id)}/${act}?${search(place, {})}`

const search = ({ section, cursor }: Place, extra: Record<string, string>) =>
  new URLSearchParams({
    section: section.key,
    ...(cursor === null ? {} : { cursor }),
    ...extra,
  }).toString()
