/** What the account has from its first day: views, teams, macros, rules, custom fields. */
import type { CustomField, SavedView } from './account-records.ts'
import type { Desk } from './desk.ts'
import { OPENED, RULE_ID, TEAMS } from './house.ts'
import { userNamed } from './people.ts'
import { toHtml } from './words.ts'

export const furnish = (desk: Desk) => {
  for (const view of VIEWS) desk.shelves.views.add(systemView(desk.shelves.views.nextId(), view))
  for (const { id, name, members } of TEAMS)
    desk.shelves.teams.add({
      id,
      name,
      description: null,
      decoration: {},
      member_ids: members.map((member) => userNamed(desk, member).id),
      created_datetime: OPENED,
    })
  for (const [name, text] of MACROS) addMacro(desk, name, text)
  for (const rule of RULES) addRule(desk, rule)
  for (const field of FIELDS) addField(desk, field)
}

type GivenView = Pick<SavedView, 'name' | 'filters'> & Partial<SavedView>

const MINE = 'eq(ticket.assignee_user.id, "{{current_user.id}}")'

const VIEWS: GivenView[] = [
  { name: 'Inbox', filters: `${MINE} && eq(ticket.status, "open")` },
  {
    name: 'Unassigned',
    filters: '(eq(ticket.status, "open")) && (isEmpty(ticket.assignee_user.id))',
  },
  { name: 'All', filters: 'eq(ticket.status, "open")' },
  { name: 'Snoozed', filters: `${MINE} && isNotEmpty(ticket.snooze_datetime)` },
  { name: 'Closed', filters: 'eq(ticket.status, "closed")' },
  { name: 'Trash', filters: 'isNotEmpty(ticket.trashed_datetime)' },
  { name: 'Spam', filters: 'eq(ticket.spam, true)' },
  {
    name: 'All customers',
    filters: '',
    type: 'customer-list',
    fields: ['name', 'email', 'created', 'updated'],
    order_by: 'updated_datetime',
  },
]

const systemView = (id: number, given: GivenView): SavedView => ({
  id,
  slug: given.name.toLowerCase().replace(' ', '-'),
  type: 'ticket-list',
  category: 'system',
  visibility: 'public',
  fields: ['details', 'tags', 'customer', 'last_message'],
  order_by: 'last_message_datetime',
  order_dir: 'desc',
  search: null,
  section_id: null,
  display_order: null,
  decoration: null,
  shared_with_users: [],
  shared_with_teams: [],
  created_datetime: OPENED,
  deactivated_datetime: null,
  ...given,
})

const MACROS: [name: string, text: string][] = [
  ['Ask for a photo', 'Could you send us a photo of the damage and of the label on the parcel?'],
  ['Say goodbye', 'Enjoy it, {{ticket.customer.firstname}}, and write again whenever you like.'],
]

const addMacro = (desk: Desk, name: string, text: string) =>
  desk.shelves.macros.add({
    id: desk.shelves.macros.nextId(),
    external_id: null,
    name,
    intent: null,
    language: 'en',
    actions: [
      {
        arguments: { body_html: toHtml(text), body_text: text },
        name: 'setResponseText',
        title: 'Add response text',
        type: 'user',
      },
    ],
    created_datetime: OPENED,
    updated_datetime: null,
    archived_datetime: null,
  })

type GivenRule = { id: number; name: string; event_types: string; code: string }

type SwitchedRule = 'rule_auto_reply' | 'rule_unsnooze_reply' | 'rule_auto_close'

/** The rules that a switch turns on; without it they are deactivated. */
export const SWITCHED_RULES: Record<number, SwitchedRule> = {
  [RULE_ID]: 'rule_auto_reply',
  120887: 'rule_unsnooze_reply',
  120888: 'rule_auto_close',
}

export const UNSNOOZE_RULE_ID = 120_887

const RULES: GivenRule[] = [
  {
    id: 120_885,
    name: 'Tag what is meant for the trash',
    event_types: 'ticket-created',
    code: "if (eq(ticket.spam, true) || containsAny(message.text, ['casino', 'backlinks'])) {\n    Action('addTags', { tags: 'junk' })\n}",
  },
  {
    id: RULE_ID,
    name: 'Answer that we have the message',
    event_types: 'ticket-message-created',
    code: "if (eq(message.from_agent, false)) {\n    Action('replyToTicket', { body_text: 'We have your message.' })\n}",
  },
  {
    id: UNSNOOZE_RULE_ID,
    name: 'Ask again when a snooze ends',
    event_types: 'ticket-self-unsnoozed',
    code: "if (eq(message.from_agent, true)) {\n    Action('replyToTicket', { body_text: 'Do you still need us?' })\n}",
  },
  {
    id: 120_888,
    name: 'Close what nobody answers',
    event_types: 'ticket-updated',
    code: "if (lte(ticket.last_message_datetime, '5d')) {\n    Action('setStatus', { status: 'closed' })\n}",
  },
]

const addRule = (desk: Desk, given: GivenRule) =>
  desk.shelves.rules.add({
    description: null,
    settings: null,
    priority: desk.shelves.rules.all().length + 1,
    type: 'user',
    created_datetime: OPENED,
    updated_datetime: OPENED,
    deactivated_datetime: null,
    ...given,
  })

type GivenField = Pick<CustomField, 'id' | 'label' | 'managed_type'> & {
  choices: string[]
  object_type?: string
}

/** The field that the AI fills, a second after the message. */
export const AI_INTENT_FIELD = 319_613

export const CONTACT_REASON_FIELD = 319_614

const FIELDS: GivenField[] = [
  {
    id: AI_INTENT_FIELD,
    label: 'AI Intent',
    managed_type: 'ai_intent',
    choices: [
      'Order::Damaged',
      'Order::Status',
      'Product::Details',
      'Return::Request',
      'Other::Other',
    ],
  },
  {
    id: CONTACT_REASON_FIELD,
    label: 'Contact reason',
    managed_type: 'contact_reason',
    choices: [
      'Pre-sale::Product question',
      'Order::Status',
      'Order::Change',
      'Shipping::Change Address',
      'Shipping::Damaged in transit',
      'Subscription::Change',
      'Return',
      'Warranty',
      'Other',
    ],
  },
  {
    id: 319_616,
    label: 'Resolution',
    managed_type: 'resolution',
    choices: ['Refund', 'Replacement sent', 'Other'],
  },
  {
    id: 319_618,
    label: 'Customer type',
    managed_type: 'customer_type',
    choices: ['VIP', 'Trade'],
    object_type: 'Customer',
  },
]

const addField = (desk: Desk, { choices, object_type = 'Ticket', ...given }: GivenField) =>
  desk.shelves.custom_fields.add({
    external_id: null,
    object_type,
    description: null,
    priority: desk.shelves.custom_fields.all().length + 1,
    required: false,
    requirement_type: 'visible',
    definition: { data_type: 'text', input_settings: { input_type: 'dropdown', choices } },
    created_datetime: OPENED,
    updated_datetime: OPENED,
    deactivated_datetime: null,
    ...given,
  })
