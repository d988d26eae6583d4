/** Says which tickets a view shows: its filter, as far as the filter language is documented. */
import { type Instant, iso } from '../lib/clock.ts'
import { parseDuration } from '../lib/duration.ts'
import type { Desk } from './desk.ts'
import type { Ticket } from './records.ts'
import { type Expression, readScript, ScriptError } from './script.ts'
import { readWhen } from './when.ts'

type World = { desk: Desk; now: Instant; userId: number }

type Value = string | number | boolean | null

export type TicketFilter = (ticket: Ticket, world: World) => boolean

/** Throws ScriptError for what the language does not have: syntax, operators, fields. */
export const readFilter = (text: string): TicketFilter => {
  const { body } = readScript(text)
  const [only, ...more] = body
  if (!only) return () => true
  if (only.type !== 'ExpressionStatement' || more.length > 0)
    throw new ScriptError('A filter is one expression.')
  return condition(only.expression)
}

const condition = (of: Expression): TicketFilter => {
  if (of.type === 'LogicalExpression') {
    const [left, right] = [condition(of.left), condition(of.right)]
    return of.operator === '&&'
      ? (ticket, world) => left(ticket, world) && right(ticket, world)
      : (ticket, world) => left(ticket, world) || right(ticket, world)
  }
  if (of.type !== 'CallExpression' || of.callee.type !== 'Identifier')
    throw new ScriptError('A filter is made of calls such as eq(ticket.status, "open").')
  const operator = Object.hasOwn(OPERATORS, of.callee.name) ? OPERATORS[of.callee.name] : undefined
  if (!operator) throw new ScriptError(`Unknown operator ${of.callee.name}.`)
  const [subject, ...given] = of.arguments
  if (!subject || given.length !== operator.takes)
    throw new ScriptError(`${of.callee.name} takes a field and ${operator.takes} value(s).`)
  const read = fieldNamed(pathOf(subject))
  const wanted = given.flatMap(valuesOf)
  return (ticket, world) =>
    operator.holds(
      read(ticket, world),
      wanted.map((value) => (value === '{{current_user.id}}' ? String(world.userId) : value)),
      world.now,
    )
}

type Operator = { takes: 0 | 1; holds: (had: Value[], wanted: Value[], now: Instant) => boolean }

const OPERATORS: Record<string, Operator> = {
  eq: { takes: 1, holds: (had, wanted) => same(had[0], wanted[0]) },
  neq: { takes: 1, holds: (had, wanted) => !same(had[0], wanted[0]) },
  isEmpty: { takes: 0, holds: (had) => isEmpty(had) },
  isNotEmpty: { takes: 0, holds: (had) => !isEmpty(had) },
  gte: { takes: 1, holds: (had, [bound]) => compare(had[0], bound) >= 0 },
  lte: { takes: 1, holds: (had, [bound]) => compare(had[0], bound) <= 0 },
  // Which way these count is not documented; read as "at most, at least so long ago".
  gteTimedelta: { takes: 1, holds: (had, [span], now) => ageOf(had[0], now) <= spanOf(span) },
  lteTimedelta: { takes: 1, holds: (had, [span], now) => ageOf(had[0], now) >= spanOf(span) },
  containsAll: { takes: 1, holds: (had, wanted) => wanted.every((one) => within(had, one)) },
  containsAny: { takes: 1, holds: (had, wanted) => wanted.some((one) => within(had, one)) },
  notContainsAll: { takes: 1, holds: (had, wanted) => !wanted.every((one) => within(had, one)) },
  notContainsAny: { takes: 1, holds: (had, wanted) => !wanted.some((one) => within(had, one)) },
  contains: { takes: 1, holds: (had, wanted) => wanted.some((one) => within(had, one)) },
  notContains: { takes: 1, holds: (had, wanted) => !wanted.some((one) => within(had, one)) },
  startsWith: { takes: 1, holds: ([had], [start]) => String(had ?? '').startsWith(String(start)) },
  endsWith: { takes: 1, holds: ([had], [end]) => String(had ?? '').endsWith(String(end)) },
}

const same = (a: Value | undefined, b: Value | undefined) => String(a ?? '') === String(b ?? '')

const isEmpty = (had: Value[]) => had.every((value) => value === null || value === '')

/** NaN, so never true, where one side is missing. */
const compare = (had: Value | undefined, bound: Value | undefined) => {
  if (had === null || had === undefined) return Number.NaN
  const [a, b] = [readWhen(String(had)), readWhen(String(bound))]
  return a !== null && b !== null ? a - b : Number(had) - Number(bound)
}

const ageOf = (had: Value | undefined, now: Instant) => now - (readWhen(String(had)) ?? Number.NaN)

const spanOf = (text: Value | undefined) => parseDuration(String(text)) ?? Number.NaN

/** One of the values, or a part of a text. */
const within = (had: Value[], one: Value) =>
  had.some((value) => same(value, one) || (had.length === 1 && String(value).includes(String(one))))

type Read = (ticket: Ticket, world: World) => Value[]

const fieldNamed = (path: string): Read => {
  const read = Object.hasOwn(FIELDS, path) ? FIELDS[path] : undefined
  if (!read) throw new ScriptError(`Unknown field ${path}.`)
  return read
}

const plain =
  (key: PlainKey): Read =>
  (ticket) => [ticket[key]]

const time =
  (key: TimeKey): Read =>
  (ticket) => {
    const at = ticket[key]
    return [at === null ? null : iso(at)]
  }

type PlainKey =
  | 'id'
  | 'status'
  | 'spam'
  | 'channel'
  | 'via'
  | 'subject'
  | 'language'
  | 'priority'
  | 'from_agent'
  | 'is_unread'
  | 'external_id'

type TimeKey =
  | 'created_datetime'
  | 'updated_datetime'
  | 'opened_datetime'
  | 'closed_datetime'
  | 'snooze_datetime'
  | 'trashed_datetime'
  | 'last_message_datetime'
  | 'last_received_message_datetime'

const FIELDS: Record<string, Read> = {
  'ticket.id': plain('id'),
  'ticket.status': plain('status'),
  'ticket.spam': plain('spam'),
  'ticket.channel': plain('channel'),
  'ticket.via': plain('via'),
  'ticket.subject': plain('subject'),
  'ticket.language': plain('language'),
  'ticket.priority': plain('priority'),
  'ticket.from_agent': plain('from_agent'),
  'ticket.is_unread': plain('is_unread'),
  'ticket.external_id': plain('external_id'),
  'ticket.created_datetime': time('created_datetime'),
  'ticket.updated_datetime': time('updated_datetime'),
  'ticket.opened_datetime': time('opened_datetime'),
  'ticket.closed_datetime': time('closed_datetime'),
  'ticket.snooze_datetime': time('snooze_datetime'),
  'ticket.trashed_datetime': time('trashed_datetime'),
  'ticket.last_message_datetime': time('last_message_datetime'),
  'ticket.last_received_message_datetime': time('last_received_message_datetime'),
  'ticket.assignee_user.id': (ticket) => [ticket.assignee_user_id],
  'ticket.assignee_team.id': (ticket) => [ticket.assignee_team_id],
  'ticket.customer.id': (ticket) => [ticket.customer_id],
  'ticket.customer.email': (ticket, { desk }) => [
    desk.people.get(ticket.customer_id)?.email ?? null,
  ],
  'ticket.tags.name': (ticket, { desk }) =>
    ticket.tag_ids.flatMap((id) => desk.tags.get(id)?.name ?? []),
}

/** `ticket.assignee_user.id` of the tree. */
const pathOf = (of: Expression): string => {
  if (of.type === 'Identifier') return of.name
  if (of.type === 'MemberExpression' && !of.computed)
    return `${pathOf(of.object)}.${pathOf(of.property)}`
  throw new ScriptError('The first argument of a filter is a field such as ticket.status.')
}

const valuesOf = (of: Expression): Value[] => {
  if (of.type === 'Literal') return [of.value]
  if (of.type === 'ArrayExpression') return of.elements.flatMap(valuesOf)
  throw new ScriptError('The second argument of a filter is a value or a list of values.')
}
