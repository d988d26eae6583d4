/** Reads the small language of views and rules into the tree that the API shows beside the text. */
import { type Token, tokensOf } from './script-tokens.ts'

type Spot = { line: number; column: number }

type Loc = { start: Spot; end: Spot }

export type Expression =
  | { type: 'Identifier'; loc: Loc; name: string }
  | { type: 'Literal'; loc: Loc; raw: string; value: string | number | boolean | null }
  | {
      type: 'MemberExpression'
      loc: Loc
      object: Expression
      property: Expression
      computed: boolean
    }
  | { type: 'CallExpression'; loc: Loc; callee: Expression; arguments: Expression[] }
  | { type: 'LogicalExpression'; loc: Loc; operator: string; left: Expression; right: Expression }
  | { type: 'UnaryExpression'; loc: Loc; operator: string; prefix: true; argument: Expression }
  | { type: 'ArrayExpression'; loc: Loc; elements: Expression[] }
  | { type: 'ObjectExpression'; loc: Loc; properties: Property[] }

type Property = {
  type: 'Property'
  loc: Loc
  kind: 'init'
  key: Expression
  value: Expression
  method: false
  computed: false
  shorthand: false
}

type Statement =
  | { type: 'ExpressionStatement'; loc: Loc; expression: Expression }
  | { type: 'BlockStatement'; loc: Loc; body: Statement[] }
  | {
      type: 'IfStatement'
      loc: Loc
      test: Expression
      consequent: Statement
      alternate: Statement | null
    }

export type Program = { type: 'Program'; loc: Loc; body: Statement[]; sourceType: 'script' }

/** What is wrong in a script, in words for its author. */
export class ScriptError extends Error {}

/** Throws ScriptError. Nothing at all is an empty program. */
export const readScript = (text: string): Program => {
  const tokens = tokensOf(text)
  if (depthOf(tokens) > DEEPEST) throw new ScriptError('The expression is nested too deeply.')
  const reader = createReader(tokens)
  const body: Statement[] = []
  while (reader.peek().kind !== 'end') body.push(statement(reader))
  const [first, last] = [body[0], body.at(-1)]
  const nowhere = { line: 0, column: 0 }
  const loc =
    first && last ? { start: first.loc.start, end: last.loc.end } : { start: nowhere, end: nowhere }
  return { type: 'Program', loc, body, sourceType: 'script' }
}

const DEEPEST = 100

/** How deep the brackets go, each `!` counted as one. */
const depthOf = (tokens: Token[]) => {
  let depth = 0
  let deepest = 0
  for (const { text } of tokens) {
    if (/^[([{!]$/.test(text)) depth += 1
    if (/^[)\]}]$/.test(text)) depth -= 1
    deepest = Math.max(deepest, depth)
  }
  return deepest
}

type Reader = ReturnType<typeof createReader>

const createReader = (tokens: Token[]) => {
  let place = 0
  const end: Token = tokens.at(-1) ?? { kind: 'end', text: '', start: ZERO, end: ZERO }
  const peek = (): Token => tokens[place] ?? end
  const take = () => {
    const token = peek()
    place += 1
    return token
  }
  const fail = (token: Token): never => {
    const what = token.kind === 'end' ? 'the end' : `"${token.text}"`
    throw new ScriptError(
      `Unexpected ${what} at line ${token.start.line}, column ${token.start.column}.`,
    )
  }
  return {
    peek,
    take,
    fail,
    is: (text: string) => peek().kind === 'sign' && peek().text === text,
    expect: (text: string) => {
      const token = take()
      return token.kind === 'sign' && token.text === text ? token : fail(token)
    },
  }
}

const ZERO = { line: 1, column: 0 }

const statement = (reader: Reader): Statement => {
  const first = reader.peek()
  if (reader.is('{')) return block(reader)
  if (first.kind === 'name' && first.text === 'if') return choice(reader)
  const expression = logical(reader, '||')
  const loc = { ...expression.loc, start: first.start }
  const end = reader.is(';') ? reader.take().end : loc.end
  return { type: 'ExpressionStatement', loc: { start: loc.start, end }, expression }
}

const block = (reader: Reader): Statement => {
  const { start } = reader.expect('{')
  const body: Statement[] = []
  while (!reader.is('}')) body.push(statement(reader))
  const { end } = reader.expect('}')
  return { type: 'BlockStatement', loc: { start, end }, body }
}

const choice = (reader: Reader): Statement => {
  const { start } = reader.take()
  reader.expect('(')
  const test = logical(reader, '||')
  reader.expect(')')
  const consequent = statement(reader)
  const next = reader.peek()
  const otherwise = next.kind === 'name' && next.text === 'else'
  if (otherwise) reader.take()
  const alternate = otherwise ? statement(reader) : null
  const { end } = (alternate ?? consequent).loc
  return { type: 'IfStatement', loc: { start, end }, test, consequent, alternate }
}

/** `||` binds weaker than `&&`; both lean to the left. */
const logical = (reader: Reader, operator: '||' | '&&'): Expression => {
  const next = () => (operator === '||' ? logical(reader, '&&') : unary(reader))
  let left = next()
  while (reader.is(operator)) {
    reader.take()
    const right = next()
    const loc = { start: left.loc.start, end: right.loc.end }
    left = { type: 'LogicalExpression', loc, operator, left, right }
  }
  return left
}

const unary = (reader: Reader): Expression => {
  if (!reader.is('!')) return call(reader)
  const { start } = reader.take()
  const argument = unary(reader)
  const loc = { start, end: argument.loc.end }
  return { type: 'UnaryExpression', loc, operator: '!', prefix: true, argument }
}

/** A value with the dots and brackets behind it. */
const call = (reader: Reader): Expression => {
  let value = primary(reader)
  for (;;) {
    const { start } = value.loc
    if (reader.is('(')) {
      const list = listed(reader, '(', ')')
      const loc = { start, end: list.end }
      value = { type: 'CallExpression', loc, callee: value, arguments: list.items }
    } else if (reader.is('.')) {
      reader.take()
      const property = identifier(reader)
      const loc = { start, end: property.loc.end }
      value = { type: 'MemberExpression', loc, object: value, property, computed: false }
    } else if (reader.is('[')) {
      const list = listed(reader, '[', ']')
      const [property] = list.items
      if (!property) return reader.fail(reader.peek())
      const loc = { start, end: list.end }
      value = { type: 'MemberExpression', loc, object: value, property, computed: true }
    } else return value
  }
}

const primary = (reader: Reader): Expression => {
  const token = reader.peek()
  if (reader.is('(')) {
    reader.take()
    const inner = logical(reader, '||')
    reader.expect(')')
    return inner
  }
  if (reader.is('[')) {
    const { items, end } = listed(reader, '[', ']')
    return { type: 'ArrayExpression', loc: { start: token.start, end }, elements: items }
  }
  if (reader.is('{')) return object(reader)
  if (token.kind === 'literal') {
    reader.take()
    return { type: 'Literal', loc: spanOf(token), raw: token.text, value: token.value }
  }
  return identifier(reader)
}

const identifier = (reader: Reader): Expression => {
  const token = reader.take()
  if (token.kind !== 'name') return reader.fail(token)
  return { type: 'Identifier', loc: spanOf(token), name: token.text }
}

const listed = (reader: Reader, open: string, close: string) => {
  reader.expect(open)
  const items: Expression[] = []
  while (!reader.is(close)) {
    items.push(logical(reader, '||'))
    if (!reader.is(close)) reader.expect(',')
  }
  return { items, end: reader.expect(close).end }
}

const object = (reader: Reader): Expression => {
  const { start } = reader.expect('{')
  const properties: Property[] = []
  while (!reader.is('}')) {
    const key = primary(reader)
    reader.expect(':')
    const value = logical(reader, '||')
    properties.push({
      type: 'Property',
      loc: { start: key.loc.start, end: value.loc.end },
      kind: 'init',
      key,
      value,
      method: false,
      computed: false,
      shorthand: false,
    })
    if (!reader.is('}')) reader.expect(',')
  }
  return { type: 'ObjectExpression', loc: { start, end: reader.expect('}').end }, properties }
}

const spanOf = ({ start, end }: Token): Loc => ({ start, end })
