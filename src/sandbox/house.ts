/** The fictional shop behind the sandbox: its mailboxes, its settings, the people who answer. */
import type { Instant } from '../lib/clock.ts'
import type { Json, JsonObject } from './records.ts'

export const SHOP_NAME = 'Hearth & Linen'
export const SHOP_MAIL = 'support@hearth-linen.example'
export const ACCOUNT_DOMAIN = 'hearth-linen'
export const BOT_MAIL = 'bot@ai-agent.example'
export const MAILBOX_BOT_MAIL = '7q2hearthlinen@email.hearth-linen.example'
/** Of the rule that answers every message; also the author of the rule messages in the written tickets. */
export const RULE_ID = 71_204
/** The shop systems, by the names that tickets of a file use for them. */
export const STORES: Record<string, number> = {
  'hearth-linen': 126_640,
  'hearth-linen-uk': 126_642,
}
export const SHOPIFY_ID = 126_640

/** The people of the shop; the first one owns the API key. */
export const AGENTS = [
  { name: 'Nora Feld', role: 'admin', timezone: 'Europe/Berlin' },
  { name: 'Tomás Rey', role: 'agent', timezone: 'Europe/Madrid' },
  { name: 'Léa Brun', role: 'agent', timezone: 'Europe/Paris' },
  { name: 'Jonas Weber', role: 'agent', timezone: 'Europe/Berlin' },
] as const

/** They may do less; they were hired before the others, so that nobody's id moves. */
export const HELPERS = [
  { id: 519_400_001, name: 'Mara Holt', role: 'lite-agent' },
  { id: 519_400_002, name: 'Otto Kern', role: 'observer-agent' },
] as const

export const TEAMS = [
  { id: 4_301, name: 'Orders', members: ['Nora Feld', 'Tomás Rey'] },
  { id: 4_302, name: 'Product advice', members: ['Léa Brun', 'Jonas Weber'] },
]

type Way = {
  /** Of the messages on such a ticket; answers to a contact form go by e-mail. */
  customer: { channel: string; via: string; source: string }
  agent: { channel: string; source: string }
  integration: number
}

const mail = { channel: 'email', source: 'email' }

/** How the two sides write on a ticket of a channel. */
export const wayOf = (channel: string): Way => WAYS[channel] ?? plainWay(channel)

const WAYS: Record<string, Way> = {
  email: { customer: { ...mail, via: 'email' }, agent: mail, integration: 126_637 },
  contact_form: {
    customer: { channel: 'contact_form', via: 'contact_form', source: 'contact-form' },
    agent: mail,
    integration: 126_637,
  },
  'help-center': {
    customer: { channel: 'help-center', via: 'help-center', source: 'help-center-contact-form' },
    agent: mail,
    integration: 126_637,
  },
  chat: {
    customer: { channel: 'chat', via: 'gorgias_chat', source: 'chat' },
    agent: { channel: 'chat', source: 'chat' },
    integration: 126_638,
  },
  whatsapp: {
    customer: { channel: 'whatsapp', via: 'whatsapp', source: 'whatsapp-message' },
    agent: { channel: 'whatsapp', source: 'whatsapp-message' },
    integration: 126_639,
  },
  'instagram-direct-message': {
    customer: {
      channel: 'instagram-direct-message',
      via: 'instagram-direct-message',
      source: 'instagram-direct-message',
    },
    agent: { channel: 'instagram-direct-message', source: 'instagram-direct-message' },
    integration: 126_643,
  },
}

const plainWay = (channel: string): Way => ({
  customer: { channel, via: channel, source: channel },
  agent: { channel, source: channel },
  integration: 126_641,
})

/** How old the other ticket may be when two become one. */
export const MERGING_DAYS = 5

/** From the end of a conversation to its survey. */
export const SURVEY_HOURS = 2

/** What the account does by itself. */
export type Habits = { auto_merge: boolean; unassign_on_reply: boolean; send_surveys: boolean }

/** Every day, all day: an approved reply leaves whenever somebody tries the program. */
export const settings = (habits: Habits): JsonObject[] => [
  {
    id: 360_951,
    type: 'satisfaction-surveys',
    data: {
      survey_interval: SURVEY_HOURS,
      survey_email_html: '<div>How was our help? {{satisfaction_survey_url}}</div>',
      survey_email_text: 'How was our help? {{satisfaction_survey_url}}',
      send_survey_for_chat: false,
      send_survey_for_email: habits.send_surveys,
      send_survey_for_help_center: false,
      send_survey_for_contact_form: false,
    },
  },
  {
    id: 360_952,
    type: 'business-hours',
    data: {
      timezone: 'UTC',
      business_hours: [{ days: '1,2,3,4,5,6,7', from_time: '00:00', to_time: '24:00' }],
    },
  },
  {
    id: 360_953,
    type: 'ticket-assignment',
    data: {
      unassign_on_reply: habits.unassign_on_reply,
      assignment_channels: ['chat', 'sms', 'whatsapp'],
      auto_assign_to_teams: false,
      max_user_chat_ticket: 3,
      max_user_non_chat_ticket: 4,
      can_exceed_max_agent_capacity: true,
      unassign_on_user_unavailability: [],
      auto_assign_ticket_to_responding_agent: true,
    },
  },
  {
    id: 360_957,
    type: 'auto-merge',
    data: { tickets: { enabled: habits.auto_merge, merging_window_days: MERGING_DAYS } },
  },
  { id: 360_958, type: 'auto-split', data: { email: { enabled: false, split_after_days: 10 } } },
  { id: 360_959, type: 'default-integration', data: { email: 126_637 } },
]

type Integration = { id: number; type: string; name: string; meta: Json }

export const INTEGRATIONS: Integration[] = [
  {
    id: 126_637,
    type: 'email',
    name: SHOP_NAME,
    meta: {
      provider: 'sendgrid',
      outbound_verification_status: { single_sender: 'unverified', domain: 'success' },
      address: SHOP_MAIL,
      preferred: true,
      marketing: false,
      verified: true,
      email_forwarding_activated: true,
    },
  },
  { id: 126_638, type: 'gorgias_chat', name: `${SHOP_NAME} chat`, meta: { app_id: 8801 } },
  { id: 126_639, type: 'whatsapp', name: `${SHOP_NAME} WhatsApp`, meta: { verified: true } },
  {
    id: SHOPIFY_ID,
    type: 'shopify',
    name: ACCOUNT_DOMAIN,
    meta: { shop_name: ACCOUNT_DOMAIN, currency: 'EUR' },
  },
  {
    id: 126_642,
    type: 'shopify',
    name: `${ACCOUNT_DOMAIN}-uk`,
    meta: { shop_name: `${ACCOUNT_DOMAIN}-uk`, currency: 'GBP' },
  },
  {
    id: 126_643,
    type: 'facebook',
    name: SHOP_NAME,
    meta: {
      instagram: { username: 'hearth.linen' },
      settings: { instagram_direct_message_enabled: true },
    },
  },
]

export const showIntegration = (
  of: Integration,
  when: (at: Instant) => string,
  ownerId: number,
) => ({
  id: of.id,
  created_datetime: when(OPENED),
  deactivated_datetime: null,
  decoration: null,
  description: null,
  http: null,
  locked_datetime: null,
  meta: of.meta,
  name: of.name,
  type: of.type,
  updated_datetime: when(OPENED),
  user: { id: ownerId },
  uri: `/api/integrations/${of.id}/`,
  application_id: null,
  managed: false,
  business_hours_id: null,
})

export const showAccount = (when: (at: Instant) => string, habits: Habits) => ({
  created_datetime: when(OPENED),
  current_subscription: {
    plan: null,
    start_datetime: when(OPENED),
    status: 'active',
    trial_end_datetime: null,
    trial_start_datetime: null,
  },
  deactivated_datetime: null,
  domain: ACCOUNT_DOMAIN,
  meta: { company_domain: 'hearth-linen.example' },
  settings: settings(habits),
  status: { status: 'active' },
})

/** When the shop opened its account. */
export const OPENED: Instant = Date.UTC(2024, 2, 4, 8, 12, 7)
