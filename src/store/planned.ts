/**
 * Runs a statement of drizzle by a plan that is made once: how its values go in, how its rows come out. drizzle works
 * both out anew for each value of each row.
 */
import type Database from 'better-sqlite3'
import { Column, getTableName, is, Param, Placeholder, SQL, Subquery } from 'drizzle-orm'

type Decoder = { mapFromDriverValue: (value: unknown) => unknown }
type Field = { path: string[]; field: Column | SQL | SQL.Aliased | Subquery }
type Values = Record<string, unknown>
type Row = unknown[]

/** What drizzle makes of a query; the parts of it that count here. */
export type Prepared = {
  stmt: Database.Statement
  query: { params: unknown[] }
  /** Absent where no rows, or bare ones, are asked for. */
  fields?: Field[]
  joinsNotNullableMap?: Record<string, boolean>
  customResultMapper?: unknown
}

/** The same statement, which answers the same. */
export const planned = <P extends Prepared>(prepared: P): P => {
  // The queries of drizzle's relational builder map their rows themselves.
  if (prepared.customResultMapper !== undefined) return prepared
  const { stmt, fields } = prepared
  const bind = binding(prepared.query.params)
  if (fields === undefined)
    return Object.assign(prepared, {
      run: (values?: Values) => stmt.run(...bind(values)),
      all: (values?: Values) => stmt.all(...bind(values)),
      get: (values?: Values) => stmt.get(...bind(values)),
    })
  let made: ((row: Row) => object) | null = null
  // Joins are told to the statement only after it is made.
  const map = (row: Row) => {
    made ??= mapping(fields, prepared.joinsNotNullableMap)
    return made(row)
  }
  const values = (given?: Values) => stmt.raw().all(...bind(given)) as Row[]
  return Object.assign(prepared, {
    values,
    run: (given?: Values) => stmt.run(...bind(given)),
    all: (given?: Values) => values(given).map(map),
    get: (given?: Values) => {
      const row = stmt.raw().get(...bind(given)) as Row | undefined
      return row === undefined ? undefined : map(row)
    },
  })
}

type Slot = (values: Values | undefined) => unknown

const binding = (params: unknown[]) => {
  if (!params.some(isOpen)) return () => params
  const slots = params.map(slotOf)
  return (values: Values | undefined) => slots.map((slot) => slot(values))
}

const isOpen = (param: unknown) => is(param, Placeholder) || is(param, Param)

const slotOf = (param: unknown): Slot => {
  if (is(param, Placeholder)) return (values) => givenAs(values, param.name)
  if (!is(param, Param) || !is(param.value, Placeholder)) return () => param
  const { encoder, value } = param
  return (values) => {
    const given = givenAs(values, value.name)
    // As drizzle itself has it where nothing is left open: no column makes something of nothing.
    return given === null ? null : encoder.mapToDriverValue(given)
  }
}

const givenAs = (values: Values | undefined, name: string) => {
  if (values === undefined || !(name in values)) throw new Error(`nothing is given for “${name}”`)
  return values[name]
}

type Cell = { group: string | null; key: string; decode: ((value: unknown) => unknown) | null }

const mapping = (fields: Field[], joins: Record<string, boolean> | undefined) => {
  const cells = fields.map(cellOf)
  const absent = joins === undefined ? [] : mayBeAbsent(fields, joins)
  return (row: Row) => {
    const made: Record<string, unknown> = {}
    for (let place = 0; place < cells.length; place += 1) {
      const { group, key, decode } = cells[place] as Cell
      const raw = row[place]
      const value = raw === null || decode === null ? raw : decode(raw)
      if (group === null) made[key] = value
      else {
        made[group] ??= {}
        ;(made[group] as Record<string, unknown>)[key] = value
      }
    }
    for (const { group, first } of absent) if (row[first] === null) made[group] = null
    return made
  }
}

const cellOf = ({ path, field }: Field): Cell => {
  const decoder = decoderOf(field)
  const [outer = '', inner] = path
  if (path.length > 2) throw new Error(`rows are no deeper than a table: ${path.join('.')}`)
  return {
    group: inner === undefined ? null : outer,
    key: inner ?? outer,
    decode: isPlain(decoder) ? null : (value) => decoder.mapFromDriverValue(value),
  }
}

const decoderOf = (field: Field['field']): Decoder => {
  if (is(field, Column)) return field
  // Where the decoder lies is not part of drizzle's types.
  const { decoder, sql, _ } = field as unknown as {
    decoder: Decoder
    sql: { decoder: Decoder }
    _: { sql: { decoder: Decoder } }
  }
  if (is(field, SQL)) return decoder
  return is(field, Subquery) ? _.sql.decoder : sql.decoder
}

/** Numbers and texts come as they are. */
const isPlain = ({ mapFromDriverValue }: Decoder) =>
  mapFromDriverValue === Column.prototype.mapFromDriverValue || mapFromDriverValue === NOOP

const NOOP = (new SQL([]) as unknown as { decoder: Decoder }).decoder.mapFromDriverValue

/** Tables of an outer join: where the first column of such a one is null, no row was found. */
const mayBeAbsent = (fields: Field[], joins: Record<string, boolean>) => {
  const groups = new Map<string, { first: number; tables: Set<string> }>()
  for (const [place, { path, field }] of fields.entries()) {
    if (path.length !== 2 || !is(field, Column)) continue
    const group = groups.get(path[0] as string) ?? { first: place, tables: new Set<string>() }
    groups.set(path[0] as string, group)
    group.tables.add(getTableName(field.table))
  }
  return [...groups].flatMap(([group, { first, tables }]) => {
    const [table] = tables
    return tables.size === 1 && table !== undefined && !joins[table] ? [{ group, first }] : []
  })
}
