/** Shows people as Gorgias shows them, by themselves and inside tickets and messages. */
import type { Person } from './records.ts'
import { type View, when } from './show.ts'

/** As senders, receivers and customers appear. */
export const showPerson = (of: Person | undefined) =>
  of
    ? {
        id: of.id,
        email: of.email,
        name: of.name,
        firstname: of.firstname,
        lastname: of.lastname,
        meta: of.meta,
      }
    : null

export const showAssignee = (of: Person | undefined) =>
  of ? { ...showPerson(of), bio: null } : null

/** As the customer of a ticket's detail; the answer to a PUT has fewer keys. */
export const showTicketCustomer = (view: View, of: Person | undefined, afterPut: boolean) =>
  of
    ? {
        ...showPerson(of),
        channels: channelsOf(view, of),
        data: of.data,
        customer: null,
        integrations: of.integrations,
        external_id: of.external_id,
        note: of.note,
        ...(afterPut ? {} : { external_data: {}, ecommerce_data: {} }),
      }
    : null

/** A customer by himself: with zone and language, which a ticket does not show. */
export const showCustomer = (view: View, of: Person) => ({
  ...showTicketCustomer(view, of, false),
  active: true,
  language: of.language,
  timezone: of.timezone,
  created_datetime: when(view, of.created_datetime),
  updated_datetime: when(view, of.updated_datetime),
  custom_fields: of.custom_fields,
})

/** In a list of customers: without the ways to reach him and without what the shop systems say. */
export const showListedCustomer = (view: View, of: Person) => ({
  ...showPerson(of),
  external_id: of.external_id,
  active: true,
  language: of.language,
  timezone: of.timezone,
  created_datetime: when(view, of.created_datetime),
  updated_datetime: when(view, of.updated_datetime),
  data: of.data,
  note: of.note,
  custom_fields: of.custom_fields,
})

export const showUser = (view: View, of: Person, origin: string) => ({
  id: of.id,
  active: true,
  bio: null,
  created_datetime: when(view, of.created_datetime),
  country: null,
  deactivated_datetime: null,
  email: of.email,
  external_id: null,
  firstname: of.firstname,
  has_password: false,
  has_2fa_enabled: false,
  lastname: of.lastname,
  language: of.language,
  meta: of.meta,
  name: of.name,
  role: { name: of.role },
  timezone: of.timezone,
  updated_datetime: when(view, of.updated_datetime),
  client_id: null,
  uri: `${origin}/api/users/${of.id}/`,
})

const channelsOf = (view: View, of: Person) => [
  ...(of.email === null ? [] : [showChannel(view, of, { type: 'email', address: of.email }, 0)]),
  ...of.channels.map((channel, place) => showChannel(view, of, channel, place + 1)),
]

const showChannel = (
  view: View,
  of: Person,
  { type, address }: Person['channels'][number],
  place: number,
) => ({
  id: of.id + CHANNEL_IDS_AHEAD + place * NEXT_CHANNEL,
  type,
  address,
  preferred: true,
  created_datetime: when(view, of.created_datetime),
  updated_datetime: when(view, of.updated_datetime),
  deleted_datetime: null,
  user: { id: of.id, name: of.name },
  customer: { id: of.id, name: of.name },
})

const CHANNEL_IDS_AHEAD = 134_500_000
const NEXT_CHANNEL = 10_000_000
