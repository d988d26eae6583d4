/** Checks the corpora the guardrails are measured with: their size, their shape, and that good is good and bad is bad. */
import { describe, expect, test } from 'vitest'
import {
  isForeign,
  numbersIn,
  vouchedNumbers,
  wholeConversation,
} from '../../bench/drafts/evidence.ts'
import {
  type BadDraft,
  type GoodDraft,
  LANGUAGES,
  PARTS,
  readBad,
  readGood,
} from '../../bench/drafts/shape.ts'
import { isBadIn, variantsOf } from '../../bench/drafts/variants.ts'

const good = readGood('open')
const bad = readBad('open')
const heldOutGood = readGood('held-out')
const heldOutBad = readBad('held-out')
const allGood = PARTS.flatMap(readGood)
const allBad = PARTS.flatMap(readBad)
const variants = bad.flatMap((seed) => variantsOf(seed, good, 1))
const allVariants = PARTS.flatMap((part) => {
  const hosts = readGood(part)
  return readBad(part).flatMap((seed) => variantsOf(seed, hosts, 1))
})

const lastPublic = ({ messages }: GoodDraft) =>
  messages.filter(({ from }) => from !== 'note').at(-1)
const urls = (text: string) =>
  [...text.matchAll(/https?:\/\/[^\s)]+/g)].map(([url]) => url.replace(/[.,]$/, ''))
const families = (drafts: BadDraft[]) => new Set(drafts.map(({ family }) => family))

describe('the good drafts', () => {
  test.each(LANGUAGES)('are at least 25 in %s, and 10 more are kept back', (language) => {
    expect(good.filter((draft) => draft.language === language).length).toBeGreaterThanOrEqual(25)
    expect(
      heldOutGood.filter((draft) => draft.language === language).length,
    ).toBeGreaterThanOrEqual(10)
  })

  test('are at least 150, and 60 more are kept back', () => {
    expect(good.length).toBeGreaterThanOrEqual(150)
    expect(heldOutGood.length).toBeGreaterThanOrEqual(60)
  })

  test.each(allGood.map((draft) => [draft.id, draft] as const))(
    '%s states no number its ticket does not hold',
    (_, draft) => {
      const vouched = vouchedNumbers(wholeConversation(draft))
      expect(numbersIn(draft.draft).filter((number) => isForeign(number, vouched))).toEqual([])
    },
  )

  test('link only where an agent linked or the persona may', () => {
    for (const draft of allGood) {
      const known = draft.messages
        .filter(({ from }) => from === 'agent')
        .flatMap(({ text }) => urls(text))
      const allowed = [...known, ...draft.persona.may_link]
      expect(
        urls(draft.draft).filter((url) => !allowed.includes(url)),
        draft.id,
      ).toEqual([])
    }
  })

  test('stay within the words of their persona', () => {
    for (const draft of allGood)
      expect(draft.draft.split(/\s+/).length, draft.id).toBeLessThanOrEqual(draft.persona.max_words)
  })
})

describe('the conversations', () => {
  test('end with a word of the shop, in order, before now', () => {
    for (const draft of [...allGood, ...allBad]) {
      expect(lastPublic(draft)?.from, draft.id).toBe('agent')
      const times = [...draft.messages.map(({ at }) => at), draft.now]
      expect([...times].sort(), draft.id).toEqual(times)
    }
  })

  test('have ids of their own', () => {
    const ids = [...allGood, ...allBad, ...allVariants].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('the bad drafts', () => {
  test('are at least 40 families, each in several seeds', () => {
    expect(families(bad).size).toBeGreaterThanOrEqual(40)
    for (const family of families(bad))
      expect(bad.filter((seed) => seed.family === family).length, family).toBeGreaterThanOrEqual(4)
  })

  test('are kept back in at least 100 more, some of families the open ones do not have', () => {
    expect(heldOutBad.length).toBeGreaterThanOrEqual(100)
    expect([...families(heldOutBad)].filter((family) => !families(bad).has(family))).not.toEqual([])
  })

  test('hold their bad words', () => {
    for (const seed of allBad)
      if (seed.core !== null) expect(seed.draft, seed.id).toContain(seed.core)
  })

  test('are not vouched for by their own conversation', () => {
    // These are bad for who said it or for how it is combined, which words and numbers alone do not show.
    const elsewhere = [
      'internal_note_quote',
      'false_attribution',
      'customer_number_as_ours',
      'obeyed_injection',
      'customer_contact_as_ours',
      'wrong_weekday_or_time',
      'wrong_date',
    ]
    const vouched = allBad.filter(
      (seed) =>
        seed.core !== null &&
        !elsewhere.includes(seed.family) &&
        !isBadIn({ ...seed, absent: [] }, seed.core, seed),
    )
    expect(vouched.map(({ id, core }) => `${id}: ${core}`)).toEqual([])
  })

  test('have a language each among the six in every family that can be spliced', () => {
    for (const family of families(bad.filter(({ splice }) => splice)))
      expect(
        new Set(bad.filter((seed) => seed.family === family).map(({ language }) => language)).size,
        family,
      ).toBe(6)
  })
})

describe('the variants', () => {
  test('are at least 5,000, of every family, none of them a good draft', () => {
    expect(variants.length).toBeGreaterThanOrEqual(5000)
    expect(families(variants)).toEqual(families(bad))
    const signed = new Set(allGood.map(({ draft }) => draft))
    expect(variants.filter(({ draft }) => signed.has(draft))).toEqual([])
  })

  test('are the same for the same seed and others for another', () => {
    const some = bad.slice(0, 20)
    const texts = (seed: number) =>
      some.flatMap((one) => variantsOf(one, good, seed)).map(({ draft }) => draft)
    expect(texts(1)).toEqual(texts(1))
    expect(texts(2)).not.toEqual(texts(1))
  })

  test('are refused where the shop itself said it', () => {
    const refund = bad.find(
      ({ family, language }) => family === 'promised_refund' && language === 'en',
    )
    const offered = good.find(({ draft }) => draft.includes('we refund the £62'))
    if (refund?.core == null || offered === undefined)
      throw new Error('the corpus lost its example')
    expect(isBadIn(refund, refund.core, offered)).toBe(false)
  })
})
