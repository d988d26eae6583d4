/** Says which settings of the account act on tickets beside us. */
import { type CheckLine, collidingAs, ok, warning } from '../../domain/examination.ts'
import type { Helpdesk } from '../../domain/ports.ts'
import type { AccountHabits } from '../../domain/surroundings.ts'

export const checkAccount = async ({ surroundings }: Helpdesk): Promise<CheckLine[]> => {
  const lines = judge(await surroundings.habits())
  return lines.length > 0
    ? lines
    : [ok('account', 'no survey within a day, no merging, no unassigning on replies')]
}

/** Within so many hours a survey and a follow-up would reach the customer together (DESIGN 3, `survey`). */
const TOO_SOON = 24

const judge = ({ surveyAfterHours, mergesTickets, unassignsOnReply }: AccountHabits) => [
  ...(surveyAfterHours !== null && surveyAfterHours <= TOO_SOON
    ? [
        collidingAs(
          'survey within 24 h',
          warning(
            'account',
            `a survey goes out ${surveyAfterHours} hours after a conversation; no follow-up leaves within a day of it`,
            'Set the survey’s delay in Gorgias beyond the first step of your policies, or expect later follow-ups.',
          ),
        ),
      ]
    : []),
  ...(mergesTickets
    ? [
        collidingAs(
          'auto-merge',
          warning(
            'account',
            'tickets of one customer are merged by themselves; what was decided on the one that disappears is cancelled',
            'Switch auto-merge off in Gorgias under Settings, or expect such cancellations.',
          ),
        ),
      ]
    : []),
  ...(unassignsOnReply
    ? [
        collidingAs(
          'unassign_on_reply',
          warning(
            'account',
            'a reply takes its ticket from whoever has it, a follow-up of ours too',
            'Switch unassigning on reply off in Gorgias under Settings, Ticket assignment.',
          ),
        ),
      ]
    : []),
]
