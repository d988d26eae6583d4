/** Reads the sentences a shop has approved for policies with `wording: slots`, and fills their slots with verified facts. */
import type { Persona } from './policy.ts'
import type { Order } from './ticket.ts'

const PARTS = ['greeting', 'asked', 'offer', 'fix', 'close'] as const
export type Part = (typeof PARTS)[number]

export type ApprovedSentence = { language: string; part: Part; text: string }

/** `{first_name}`, `{order}`, `{item}`, `{quote}`. */
export type Slots = Partial<Record<'first_name' | 'order' | 'item' | 'quote', string>>

/**
 * Lines such as `- en asked: About {item}: {quote}` below a heading that begins with `Approved sentences`, up to the
 * next heading.
 */
export const approvedSentences = ({ style }: Pick<Persona, 'style'>): ApprovedSentence[] => {
  const lines = style.split('\n')
  const from = lines.findIndex((line) => /^#{1,4}\s+approved sentences\b/i.test(line))
  if (from < 0) return []
  const length = lines.slice(from + 1).findIndex((line) => line.startsWith('#'))
  const section = lines.slice(from + 1, length < 0 ? undefined : from + 1 + length)
  return section.flatMap((line) => {
    const { language = '', part = '', text = '' } = LINE.exec(line)?.groups ?? {}
    const known = PARTS.find((each) => each === part.toLowerCase())
    return known === undefined ? [] : [{ language: language.toLowerCase(), part: known, text }]
  })
}

const LINE = /^\s{0,3}[-*]\s+(?<language>[a-z]{2})\s+(?<part>[a-z]+):\s+(?<text>\S.*?)\s*$/i

/**
 * Greeting, open point and closing; null when no approved sentence for the open point can be filled. `turn`: the first
 * follow-up takes the first sentence of each kind, the second the second.
 */
export const composeApproved = (
  sentences: ApprovedSentence[],
  { language, kind, slots, turn }: { language: string; kind: Part; slots: Slots; turn: number },
): string | null => {
  const pick = (part: Part) => {
    const filled = sentences
      .filter((each) => each.language === language && each.part === part)
      .flatMap(({ text }) => fill(text, slots) ?? [])
    return filled[Math.min(turn, filled.length) - 1] ?? null
  }
  const point = pick(kind)
  return point === null
    ? null
    : [pick('greeting'), point, pick('close')].filter((each) => each !== null).join('\n\n')
}

/** Null when a slot has no verified value, or is none of ours. */
const fill = (text: string, slots: Slots): string | null => {
  let isWhole = true
  const filled = text.replace(/\{([a-z_]{1,30})\}/g, (_, name: string) => {
    const value = slots[name as keyof Slots]
    if (value === undefined) isWhole = false
    return value ?? ''
  })
  return isWhole ? filled : null
}

/** Facts of the one order this is about; with several nobody knows which is meant. */
export const orderSlots = (orders: Order[]): Slots => {
  const [order, ...others] = orders
  if (order === undefined || others.length > 0) return {}
  const [item, ...more] = order.items
  return {
    order: order.name,
    ...(item === undefined || more.length > 0 ? {} : { item: item.title }),
  }
}
