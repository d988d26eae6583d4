/** Which events call webhooks, and under which name. */

export const TRIGGERS = [
  'ticket-created',
  'ticket-updated',
  'ticket-message-created',
  'ticket-self-unsnoozed',
  'ticket-message-failed',
  'ticket-assignment-updated',
  'ticket-status-updated',
  'ticket-handed-over',
]

/** Null: an event that nobody is told of. */
export const triggerOf = (eventType: string): string | null =>
  OTHER_NAMES[eventType] ?? (TRIGGERS.includes(eventType) ? eventType : null)

const OTHER_NAMES: Record<string, string> = {
  'ticket-assigned': 'ticket-assignment-updated',
  'ticket-unassigned': 'ticket-assignment-updated',
  'ticket-team-assigned': 'ticket-assignment-updated',
  'ticket-team-unassigned': 'ticket-assignment-updated',
  'ticket-closed': 'ticket-status-updated',
  'ticket-reopened': 'ticket-status-updated',
}
