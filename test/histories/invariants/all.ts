/** Every invariant a history is held against, with the moment at which it is asked. */
import { END_INVARIANTS } from './end.ts'
import { LANDED_INVARIANTS } from './landed.ts'
import { MOVE_INVARIANTS } from './moves.ts'
import { POST_INVARIANTS } from './posts.ts'
import { FAILURE_INVARIANTS, PRODUCTION_INVARIANTS } from './rows.ts'

type Said = { name: string; says: string }

const ALL_INVARIANTS: [when: string, invariants: Said[]][] = [
  ['whenever the first byte of a post leaves', POST_INVARIANTS],
  ['whenever the helpdesk has carried out a post', LANDED_INVARIANTS],
  ['whenever a status moves', MOVE_INVARIANTS],
  ['after each such move', PRODUCTION_INVARIANTS],
  ['whenever a pass fails', FAILURE_INVARIANTS],
  ['when the faults are over and some hours have passed', END_INVARIANTS],
]

/** As `docs/reliability.md` lists them. */
export const listInvariants = () =>
  ALL_INVARIANTS.map(([when, invariants]) =>
    [`### Asked ${when}`, '', ...invariants.map(({ name, says }) => `- \`${name}\`: ${says}`)].join(
      '\n',
    ),
  ).join('\n\n')
