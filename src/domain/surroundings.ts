/** What surrounds the tickets at the helpdesk: whose the key is, mailboxes, webhooks, rules. */

/** The user the key belongs to. `role` is the helpdesk's word (`agent`, `observer-agent` …), null when it says none. */
export type KeyUser = {
  id: number
  name: string | null
  email: string | null
  role: string | null
  isActive: boolean
}

/** An e-mail address of the account. `isVerified` is null when the helpdesk does not say. */
export type Mailbox = {
  id: number
  name: string | null
  address: string | null
  isVerified: boolean | null
  isActive: boolean
}

/** An HTTP integration: the helpdesk calls `url` when one of the triggers happens. */
export type Webhook = {
  id: number
  name: string | null
  url: string
  /** Lower-case names. */
  headers: Record<string, string>
  triggers: string[]
  isActive: boolean
}

/** A rule of the account; `code` is JavaScript as the helpdesk keeps it. */
export type HelpdeskRule = {
  id: number
  name: string | null
  code: string
  eventTypes: string[]
  isActive: boolean
}

/** Settings of the account that do something by themselves; null where the helpdesk does not say. */
export type AccountHabits = {
  /** Hours from the end of a conversation to its survey, where surveys are sent by e-mail or chat. */
  surveyAfterHours: number | null
  mergesTickets: boolean
  unassignsOnReply: boolean
}

/** What the latest answer said beside its content. */
export type Signs = {
  /** The account's rate limit; null when the answer does not tell. */
  callLimit: { used: number; size: number } | null
  /** Ms by which this machine's clock is ahead of the answer's `Date`, to a second; null without that header. */
  clockLead: number | null
}
