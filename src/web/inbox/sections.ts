/** The tabs of the inbox, and what each lists. */
import type { DecisionQuery } from '../../domain/acts.ts'
import type { Shelf } from '../../domain/shelf.ts'

export type Section = {
  /** Null: whatever shelf it lies on. */
  shelf: Shelf | null
  key: string
  title: string
  /** What happens next, for the person who finds nothing here. */
  whenEmpty: string
}

const NEEDS_YOU: Section = {
  key: 'needs',
  shelf: 'needs',
  title: 'Needs you',
  whenEmpty:
    'Nothing needs you. Each pass looks for conversations that went silent; what it wants to ask you appears here.',
}

export const SECTIONS: Section[] = [
  NEEDS_YOU,
  {
    key: 'scheduled',
    shelf: 'scheduled',
    title: 'Scheduled',
    whenEmpty: 'Nothing is on its way. What you approve stands here until it leaves.',
  },
  {
    key: 'sent',
    shelf: 'sent',
    title: 'Sent',
    whenEmpty: 'Nothing was sent so far. Approved follow-ups appear here with what came of them.',
  },
  {
    key: 'held',
    shelf: 'held',
    title: 'Held back',
    whenEmpty:
      'Nothing is held back. What waits for a date, was taken back or rejected, or is only watched appears here with the reason.',
  },
  {
    key: 'owed',
    shelf: 'owed',
    title: 'We owe an answer',
    whenEmpty: 'You owe nobody an answer, as far as the conversations say.',
  },
  {
    key: 'unsure',
    shelf: 'unsure',
    title: 'Not sure it was sent',
    whenEmpty:
      'Every message that left is accounted for. One whose sending stayed unclear would appear here.',
  },
  {
    key: 'backlog',
    shelf: 'backlog',
    title: 'Backlog',
    whenEmpty:
      'There is no backlog. What fell due before its follow-up plan was first seen appears here, and is not sent by itself.',
  },
  {
    key: 'too_late',
    shelf: 'too_late',
    title: 'Too late',
    whenEmpty: 'Nothing came too late. A follow-up that is long overdue is shown here, not sent.',
  },
  {
    key: 'all',
    shelf: null,
    title: 'All',
    whenEmpty:
      'Nothing was decided so far. The next pass looks for conversations that went silent.',
  },
]

export const findSection = (key: string | undefined) =>
  SECTIONS.find((section) => section.key === key) ?? NEEDS_YOU

/** What narrows a list beside its section: as it stands in the address. */
export const FILTERS = ['search', 'policy', 'persona', 'mode', 'language'] as const
export type Filters = { [Key in (typeof FILTERS)[number]]?: NonNullable<DecisionQuery[Key]> }

export const PAGE_SIZE = 30

export const sectionQuery = ({ section, cursor, filters }: Place): DecisionQuery => ({
  limit: PAGE_SIZE,
  cursor,
  ...filters,
  ...(section.shelf === null ? {} : { shelf: section.shelf }),
})

/** How many the section holds; null: nobody counts them all. */
export const sizeOf = ({ shelf }: Section, shelves: Partial<Record<Shelf, number>>) =>
  shelf === null ? null : (shelves[shelf] ?? 0)

/** Where a person is in the inbox: carried through links and forms. */
export type Place = { section: Section; cursor: string | null; filters: Filters }

export const placeAt = (section: Section): Place => ({ section, cursor: null, filters: {} })

/** Of a page beside the queue: no tab is the current one. */
export const placeBeside = (key: string): Place => placeAt({ ...findSection(undefined), key })

export const listPath = (place: Place, extra: Record<string, string> = {}) =>
  `/?${addressOf(place, extra)}`

export const itemPath = (id: string, place: Place, extra: Record<string, string> = {}) =>
  `/decisions/${encodeURIComponent(id)}?${addressOf(place, extra)}`

type ItemAct =
  | 'approval'
  | 'rejection'
  | 'undo'
  | 'postponement'
  | 'feedback'
  | 'redraft'
  | 'resolution'

export const actPath = (id: string, act: ItemAct, place: Place) =>
  `/decisions/${encodeURIComponent(id)}/${act}?${addressOf(place)}`

/** The place as the part of an address after the question mark. */
export const addressOf = (
  { section, cursor, filters }: Place,
  extra: Record<string, string> = {},
) =>
  new URLSearchParams({
    section: section.key,
    ...filters,
    ...(cursor === null ? {} : { cursor }),
    ...extra,
  }).toString()
