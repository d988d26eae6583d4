/** Cuts a script of a view or a rule into its words and signs, each with its place. */

type Spot = { line: number; column: number }

type Placed = { text: string; start: Spot; end: Spot }

export type Token = Placed &
  ({ kind: 'name' | 'sign' | 'end' } | { kind: 'literal'; value: string | number | boolean | null })

/** The last token is the end. A character that fits nowhere is a sign of its own. */
export const tokensOf = (text: string): Token[] => {
  const tokens: Token[] = []
  const spotAt = createRuler(text)
  let place = 0
  while (place < text.length) {
    WORD.lastIndex = place
    const found = WORD.exec(text)?.[0] ?? text.charAt(place)
    const placed = { text: found, start: spotAt(place), end: spotAt(place + found.length) }
    place += found.length
    if (found.trim() !== '') tokens.push(tokenOf(placed))
  }
  const end = spotAt(text.length)
  return [...tokens, { kind: 'end', text: '', start: end, end }]
}

const WORD = /\s+|[A-Za-z_$][\w$]*|-?\d+(?:\.\d+)?|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|&&|\|\|/y

/** Lines count from 1, columns from 0, as in the recorded trees. */
const createRuler = (text: string) => {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (place: number): Spot => {
    const line = starts.findLastIndex((start) => start <= place)
    return { line: line + 1, column: place - (starts[line] ?? 0) }
  }
}

const tokenOf = (placed: Placed): Token => {
  const { text } = placed
  if (Object.hasOwn(CONSTANTS, text))
    return { ...placed, kind: 'literal', value: CONSTANTS[text] ?? null }
  if (/^-?\d/.test(text)) return { ...placed, kind: 'literal', value: Number(text) }
  if (/^['"]./.test(text)) return { ...placed, kind: 'literal', value: unquote(text) }
  return { ...placed, kind: /^[A-Za-z_$]/.test(text) ? 'name' : 'sign' }
}

const CONSTANTS: Record<string, boolean | null> = { true: true, false: false, null: null }

const unquote = (text: string) => text.slice(1, -1).replace(/\\(.)/g, '$1')
