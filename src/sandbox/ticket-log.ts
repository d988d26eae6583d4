/** Says in events what a change did to a ticket. */
import type { Json, Ticket } from './records.ts'

type Change = { type: string; data: Json }

/** In the order in which they were recorded of a real account; `ticket-updated` always comes first. */
export const changesOf = (was: Ticket, is: Ticket): Change[] => [
  change('ticket-updated'),
  ...(was.status === is.status
    ? []
    : [change(is.status === 'closed' ? 'ticket-closed' : 'ticket-reopened')]),
  ...personChanges(was, is),
  ...tagChanges(was, is),
  ...(was.subject === is.subject
    ? []
    : [change('ticket-subject-updated', { new_subject: is.subject })]),
  ...(was.customer_id === is.customer_id ? [] : [change('ticket-customer-updated')]),
  ...(was.snooze_datetime !== is.snooze_datetime && is.snooze_datetime !== null
    ? [change('ticket-snoozed')]
    : []),
  ...flagChange(was.spam, is.spam, 'ticket-marked-spam', 'ticket-unmarked-spam'),
  ...flagChange(
    was.trashed_datetime !== null,
    is.trashed_datetime !== null,
    'ticket-trashed',
    'ticket-untrashed',
  ),
]

const change = (type: string, data: Json = null): Change => ({ type, data })

const personChanges = (was: Ticket, is: Ticket): Change[] => [
  ...(was.assignee_user_id === is.assignee_user_id
    ? []
    : [
        is.assignee_user_id === null
          ? change('ticket-unassigned')
          : change('ticket-assigned', { assignee_user_id: is.assignee_user_id }),
      ]),
  ...(was.assignee_team_id === is.assignee_team_id
    ? []
    : [
        is.assignee_team_id === null
          ? change('ticket-team-unassigned')
          : change('ticket-team-assigned', { assignee_team_id: is.assignee_team_id }),
      ]),
]

const tagChanges = (was: Ticket, is: Ticket): Change[] => {
  const added = is.tag_ids.filter((id) => !was.tag_ids.includes(id))
  const removed = was.tag_ids.filter((id) => !is.tag_ids.includes(id))
  return [
    ...(added.length > 0 ? [change('ticket-tags-added', { tags_added: added })] : []),
    ...(removed.length > 0 ? [change('ticket-tags-removed', { tags_removed: removed })] : []),
  ]
}

const flagChange = (was: boolean, is: boolean, on: string, off: string): Change[] =>
  was === is ? [] : [change(is ? on : off)]
