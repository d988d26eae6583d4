/** Values by their schema, and values no schema foresees. */
import type { Random } from '../../src/lib/random.ts'

export type Schema = {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  format?: string
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
}

type From = { random: Random; document: { components: { schemas: Record<string, Schema> } } }

/** Mostly what the schema wants; now and then a part is missing, of another type, or hostile. */
export const madeFor = (from: From, schema: Schema, depth = 0): unknown => {
  const { random, document } = from
  if (random.next() < 0.08) return hostile(random)
  const named = schema.$ref?.split('/').at(-1)
  if (named !== undefined && depth < 5)
    return madeFor(from, document.components.schemas[named] ?? {}, depth + 1)
  const variants = schema.anyOf ?? schema.oneOf
  if (variants !== undefined) return madeFor(from, any(random, variants) ?? {}, depth + 1)
  if (schema.enum !== undefined) return any(random, schema.enum)
  switch ([schema.type].flat()[0]) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([name]) => random.next() < (schema.required?.includes(name) ? 0.9 : 0.6))
          .map(([name, inner]) => [name, madeFor(from, inner, depth + 1)]),
      )
    case 'array':
      return Array.from({ length: Math.floor(random.next() * 4) }, () =>
        madeFor(from, schema.items ?? {}, depth + 1),
      )
    case 'integer':
    case 'number':
      return random.pick([0, 1, 2, 50, 100, 1001])
    case 'boolean':
      return random.next() < 0.5
    default:
      return random.pick(
        schema.format === 'date-time'
          ? ['2026-12-01T10:00:00Z', '2031-01-01', 'tomorrow']
          : ['Hello there, do you still need this?', 'claims', 'maya', 'pending', '1d', ''],
      )
  }
}

/** Null where there is nothing to pick from. */
export const any = <T>(random: Random, list: readonly T[]): T | null =>
  list[random.between(0, list.length - 1)] ?? null

export const hostile = (random: Random): unknown => any(random, HOSTILE)

const HOSTILE: unknown[] = [
  null,
  true,
  -1,
  0,
  1e308,
  -0.5,
  Number.MAX_SAFE_INTEGER + 1,
  [],
  {},
  [[[[]]]],
  { $gt: '' },
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\udfff\ud800 lone',
  '../../../etc/passwd',
  '..%2f..%2f',
  "' or 1=1 --",
  '"; drop table decisions; --',
  '<script>alert(1)</script>',
  '{{7*7}}',
  '\r\nSet-Cookie: a=b',
  '‮ rtl ‏',
  '𝕳'.repeat(5000),
  'x'.repeat(50_000),
  'NaN',
  '1e3',
  '0x10',
  '999999999999999999999999',
  '-1',
  '9007199254740993',
  '__proto__',
  'constructor',
  'undefined',
  '2026-02-30T25:61:00Z',
  '+275760-09-13T00:00:00.001Z',
  'a,b,,c',
  '%',
  '%zz',
]
