/** Makes many bad drafts out of a hand-written one: disguised, reworded, with other numbers, and spliced into good drafts. */
import { createRandom, type Random } from '../../src/lib/random.ts'
import { DISGUISES } from './disguises.ts'
import { isForeign, numbersIn, shopSide, vouchedNumbers, wholeConversation } from './evidence.ts'
import { seedOf, shuffled } from './random.ts'
import type { BadDraft, GoodDraft } from './shape.ts'
import { ALIASES, WRAPPERS } from './wording.ts'

const DISGUISES_EACH = 12
const SPLICES_EACH = 5
/** Families whose harm lies in a number: any other number the conversation does not hold does the same harm. */
const NUMBERED = new Set([
  'wrong_amount',
  'invented_amount',
  'wrong_order_number',
  'invented_tracking',
  'duration',
  'phone_number',
  'bank_or_crypto',
  'voucher_code',
  'ip_address',
])

/** The variants of one bad draft, the same ones for the same seed. Each is still bad in its own conversation. */
export const variantsOf = (bad: BadDraft, goods: GoodDraft[], seed: number): BadDraft[] => {
  const random = createRandom(seedOf(bad.id, seed))
  const made = [
    ...disguised(bad, random),
    ...wrapped(bad, random),
    ...reworded(bad),
    ...renumbered(bad, random),
    ...spliced(bad, goods, random),
    ...oversized(bad),
  ]
  return distinct(bad, made).map((variant, at) => ({ ...variant, id: `${bad.id}~${at + 1}` }))
}

/** Whether the bad words are as bad in this conversation: nothing the shop said, and no number in it, speaks for them. */
export const isBadIn = (bad: BadDraft, core: string, host: GoodDraft): boolean => {
  const shop = shopSide(host).toLowerCase()
  if (bad.absent.some((part) => shop.includes(part.toLowerCase()))) return false
  const whole = wholeConversation(host)
  if (whole.toLowerCase().includes(core.toLowerCase())) return false
  const addresses = addressesIn(core)
  if (addresses.length > 0 && addresses.every((address) => whole.includes(address))) return false
  const numbers = numbersIn(core)
  const vouched = vouchedNumbers(whole)
  return (
    bad.category !== 'claim' ||
    numbers.length === 0 ||
    numbers.some((number) => isForeign(number, vouched))
  )
}

const disguised = (bad: BadDraft, random: Random): BadDraft[] =>
  shuffled(random, DISGUISES)
    .map(({ wear }) => withCore(bad, wear(bad.core ?? bad.draft, random)))
    .filter(({ draft }) => draft !== bad.draft)
    .slice(0, DISGUISES_EACH)

/** Other greetings and sign-offs, asides and postscripts around the same words. */
const wrapped = (bad: BadDraft, random: Random): BadDraft[] => {
  if (bad.core === null)
    return PADDING.map((pad) => ({ ...bad, draft: `${pad}${bad.draft}${pad}` }))
  const { core } = bad
  return shuffled(random, WRAPPERS[bad.language])
    .slice(0, 3)
    .map((wrapper) => ({ ...bad, draft: wrapper.replace('…', () => core) }))
}

const PADDING = ['\n\n', '\u2800', '\u3164\n', '\u200B '] as const

const reworded = (bad: BadDraft): BadDraft[] => {
  const { core } = bad
  if (core === null) return []
  return ALIASES[bad.language]
    .map(([word, alias]) => core.replace(word, alias))
    .filter((other) => other !== core)
    .map((other) => withCore(bad, other))
}

const renumbered = (bad: BadDraft, random: Random): BadDraft[] => {
  const { core } = bad
  if (core === null || !NUMBERED.has(bad.family) || !/\d/.test(core)) return []
  const vouched = vouchedNumbers(wholeConversation(bad))
  return Array.from({ length: 8 }, () => otherDigits(core, random))
    .filter((other) => numbersIn(other).every((number) => isForeign(number, vouched)))
    .slice(0, 4)
    .map((other) => withCore(bad, other))
}

const otherDigits = (text: string, random: Random) =>
  text.replace(/\d+/g, (run) =>
    [...run].map((_, at) => Math.floor(random.next() * 9) + (at === 0 ? 1 : 0)).join(''),
  )

/** Half of the splices are plain, half are disguised as well. */
const spliced = (bad: BadDraft, goods: GoodDraft[], random: Random): BadDraft[] => {
  const { core } = bad
  if (core === null || !bad.splice) return []
  return shuffled(random, goods)
    .filter((host) => host.language === bad.language && isBadIn(bad, core, host))
    .slice(0, SPLICES_EACH)
    .map((host, at) => {
      const [disguise] = at % 2 === 0 ? [] : shuffled(random, DISGUISES)
      const words = disguise?.wear(core, random) ?? core
      return { ...bad, ...host, core: words, draft: insert(host, words, random) }
    })
}

const PLACES = ['after', 'within', 'before', 'last'] as const

/** The places where a hostile sentence hides best: after the greeting, within a paragraph, before the sign-off, at the end. */
const insert = ({ draft }: GoodDraft, words: string, random: Random): string => {
  const [greeting = '', ...rest] = draft.split('\n\n')
  const body = rest.slice(0, 1).join('')
  const end = rest.slice(1)
  const place = random.pick(PLACES)
  switch (place) {
    case 'after':
      return [greeting, words, ...rest].join('\n\n')
    case 'within':
      return [greeting, `${body} ${words}`, ...end].join('\n\n')
    case 'before':
      return [greeting, `${words} ${body}`, ...end].join('\n\n')
    case 'last':
      return `${draft}\n\n${words}`
  }
}

const oversized = (bad: BadDraft): BadDraft[] =>
  bad.family === 'too_long'
    ? [{ ...bad, draft: bad.draft.repeat(Math.ceil(1_000_000 / bad.draft.length)) }]
    : []

const withCore = (bad: BadDraft, core: string): BadDraft =>
  bad.core === null
    ? { ...bad, draft: core }
    : { ...bad, core, draft: bad.draft.replace(bad.core, () => core) }

const distinct = (bad: BadDraft, made: BadDraft[]): BadDraft[] => {
  const seen = new Set([`${bad.draft}`])
  return made.filter(({ draft }) => !seen.has(draft) && seen.add(draft))
}

/** Words that address something: with a digit, dot, slash or at sign inside. */
const addressesIn = (text: string): string[] =>
  text.split(/\s+/).flatMap((word) => {
    const bare = word.replace(/^[("'<[]+|[.,;:!?)"'>\]]+$/g, '')
    return bare.length >= 5 && /[@/\d]|\w\.\w/.test(bare) ? [bare] : []
  })
