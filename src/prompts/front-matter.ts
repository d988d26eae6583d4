/** Splits a prompt file into its keys and its words, and knows on which line each key stands. */
import type { Document, Node, ParsedNode, YAMLError } from 'yaml'
import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import type { PromptProblem } from '../domain/ports.ts'
import { sayError } from '../lib/errors.ts'

/** Where a value stands among the keys: `['steps', 1, 'after']`. */
export type KeyPath = readonly PropertyKey[]

/** The keys as plain data, not yet checked, and the words below them. */
export type FrontMatter = {
  keys: Record<string, unknown>
  body: string
  /** The line of the key in the file; of the nearest key above it when it is missing. */
  lineOf: (path: KeyPath) => number
}

export type FrontReading =
  | { kind: 'read'; front: FrontMatter; problems: PromptProblem[] }
  | { kind: 'unreadable'; problems: PromptProblem[] }

/** Data only: no tag, and no code, is ever run. Keys that stand twice are problems, the rest is read all the same. */
export const readFrontMatter = (file: string, text: string): FrontReading => {
  const lines = text.split(/\r?\n/)
  const start = lines.findIndex((line) => line.trim() !== '')
  if (!isFence(lines[start])) return readWithoutKeys(file, start, lines)
  const end = lines.findIndex((line, index) => index > start && isFence(line))
  if (end < 0) {
    const message = 'the front matter is never closed; add a line "---" after the last key'
    return { kind: 'unreadable', problems: [{ file, line: start + 1, message }] }
  }
  // All lines up to the opening fence become empty, so that lines of the keys are lines of the file.
  const source = `${'\n'.repeat(start + 1)}${lines.slice(start + 1, end).join('\n')}\n`
  return readKeys(file, source, lines.slice(end + 1).join('\n'))
}

/** Words alone are fine; keys that only miss their fence must not be taken for words. */
const readWithoutKeys = (file: string, start: number, lines: string[]): FrontReading => {
  if (!/^(--|—|[a-z_]+:(\s|$))/.test(lines[start] ?? ''))
    return readKeys(file, '', lines.join('\n'))
  const message = 'the keys must stand between two lines "---"'
  return { kind: 'unreadable', problems: [{ file, line: start + 1, message }] }
}

const isFence = (line: string | undefined) => line !== undefined && /^---\s*$/.test(line)

type Yaml = Document.Parsed<ParsedNode> | Document.Parsed<ParsedNode, false>

const readKeys = (file: string, source: string, body: string): FrontReading => {
  const counter = new LineCounter()
  const trouble = (line: number, message: string): PromptProblem => ({ file, line, message })
  try {
    const yaml = parseDocument(source, {
      lineCounter: counter,
      prettyErrors: false,
      stringKeys: true,
      logLevel: 'error',
    })
    const faults = [...yaml.errors, ...yaml.warnings]
    const problems = faults.map((fault) =>
      trouble(lineOfFault(yaml, source, fault, counter), sayFault(fault, source)),
    )
    if (faults.some((fault) => fault.code !== 'DUPLICATE_KEY')) {
      return { kind: 'unreadable', problems }
    }
    const keys: unknown = yaml.toJS({ maxAliasCount: 100 }) ?? {}
    if (!isKeys(keys)) {
      const message = 'the front matter must be lines of "key: value"'
      return { kind: 'unreadable', problems: [trouble(2, message)] }
    }
    const lineOf = (path: KeyPath) => lineOfPath(yaml, path, counter)
    return { kind: 'read', front: { keys, body: body.trim(), lineOf }, problems }
  } catch (error) {
    // Aliases without an anchor, or too many of them, are only found while the data is built.
    return { kind: 'unreadable', problems: [trouble(1, `is no valid YAML: ${sayError(error)}`)] }
  }
}

const isKeys = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const sayFault = ({ code, message, pos: [start] }: YAMLError, source: string) =>
  code === 'DUPLICATE_KEY'
    ? `the key "${keyAt(source, start)}" stands here twice; keep one`
    : `is no valid YAML: ${message}; put texts with special characters in quotes`

const keyAt = (source: string, start: number) =>
  source.slice(start, source.indexOf(':', start)).replace(/["']/g, '').trim()

/** What is never closed is noticed at the end only: then the last key is the place to look. */
const lineOfFault = (yaml: Yaml, source: string, fault: YAMLError, counter: LineCounter) => {
  const [start] = fault.pos
  const lastKey = isMap(yaml.contents) ? yaml.contents.items.at(-1)?.key : null
  const atEnd = source.slice(start).trim() === ''
  return lineAt(atEnd && lastKey?.range ? lastKey.range[0] : start, counter)
}

const lineAt = (offset: number, counter: LineCounter) => Math.max(1, counter.linePos(offset).line)

const lineOfPath = (yaml: Yaml, path: KeyPath, counter: LineCounter): number => {
  let line = 1
  let node: unknown = yaml.contents
  for (const part of path) {
    const found = child(node, part)
    if (found === null) break
    if (found.place.range) line = lineAt(found.place.range[0], counter)
    node = found.value
  }
  return line
}

/** The key (or list item) whose place is shown, and the value that stands there. */
const child = (node: unknown, part: PropertyKey): { place: Node; value: unknown } | null => {
  if (isSeq<Node>(node) && typeof part === 'number') {
    const item = node.items[part]
    return item === undefined ? null : { place: item, value: item }
  }
  if (!isMap<Node, unknown>(node)) return null
  const pair = node.items.find(({ key }) => isScalar(key) && key.value === String(part))
  return isPair<Node, unknown>(pair) ? { place: pair.key, value: pair.value } : null
}
