/** Finds what a draft claims, and where each claim comes from: for the rule, and to be shown beside the words. */
import type { Draft } from '../domain/decision.ts'
import { memo } from '../lib/memo.ts'
import { contactsIn } from './contacts.ts'
import { linksIn } from './domains.ts'
import { type Fact, factsIn } from './facts.ts'
import { type DraftContext, type Inspection, LONGEST_DRAFT } from './inspection.ts'
import { foldText, readFolded, readShown, showText } from './reading.ts'
import { type SourceText, sourceTexts, type Voice } from './sources.ts'

export type ClaimKind =
  | 'number'
  | 'amount'
  | 'percentage'
  | 'date'
  | 'weekday'
  | 'day'
  | 'time'
  | 'duration'
  | 'code'
  | 'quotation'
  | 'link'
  | 'contact'

/** Where a claim stands: whose words, in which message (null: order data or persona file), and the sentence. */
export type ClaimSource = { voice: Voice; messageId: number | null; quote: string }

/** Places are UTF-16 units of the draft's text. */
export type Claim = {
  text: string
  start: number
  end: number
  kind: ClaimKind
  source: ClaimSource | null
}

/** Every claim of a draft with its source, in the order of the text; null where nothing proves it. */
export const claimsOf = (draft: Pick<Draft, 'text'>, context: DraftContext): Claim[] => {
  const text = draft.text.slice(0, LONGEST_DRAFT)
  const reading = { text, shown: readShown(text), folded: readFolded(text), context }
  return claimsIn(reading).sort((a, b) => a.start - b.start || a.end - b.end)
}

export const claimsIn = (
  inspection: Pick<Inspection, 'text' | 'shown' | 'folded' | 'context'>,
): Claim[] => {
  const { text, folded, shown, context } = inspection
  const elsewhere = [...linkClaims(inspection), ...contactClaims(inspection)]
  const isElsewhere = coveredBy(elsewhere, text.length)
  const find = once((proof: Proof) => sourceOf(context, proof))
  const named = ({ start, end }: Place) => ({ text: text.slice(start, end), start, end })
  const facts = factsIn(folded.text, {
    smallWords: false,
    at: context.now ?? null,
    dayFirst: isDayFirst(context),
  })
    .map((fact) => ({ fact, place: folded.place(fact.start, fact.end) }))
    .filter(({ place }) => !isElsewhere(place))
    .filter(({ place }) => !isListMark(text, place))
    .map(({ fact, place }) => ({
      ...named(place),
      kind: kindOf(fact),
      source: find(fact.needs.join(), provedBy(fact, isDayFirst(context))),
    }))
  const words = [...letterCodes(shown.text), ...quotations(shown.text)].map(
    ({ start, end, kind }) => {
      const place = shown.place(start, end)
      const said = foldText(shown.text.slice(start, end))
        .replace(/[\s.,;:!?]+$/, '')
        .trim()
      return { ...named(place), kind, source: find(`said ${said}`, holds(said)) }
    },
  )
  return [...elsewhere, ...facts, ...words]
}

/** Only where English is written may the month come first. */
const isDayFirst = ({ customerLanguage }: DraftContext) =>
  customerLanguage !== null && !customerLanguage.toLowerCase().startsWith('en')

type Place = { start: number; end: number }

/** Where in a source the proof stands, in its folded text; null: nowhere. */
type Proof = (source: SourceText) => Place | null

const provedBy =
  (fact: Fact, dayFirst: boolean): Proof =>
  (source) => {
    const places = proofs(source, dayFirst)
    const isCounted = fact.needs[0]?.startsWith('counted ') ?? false
    if (isCounted && source.voice === 'order') return null
    return places.get(fact.needs.find((key) => places.has(key)) ?? '') ?? null
  }

const holds =
  (words: string): Proof =>
  ({ folded }) => {
    const start = folded.indexOf(words)
    return start < 0 ? null : { start, end: start + words.length }
  }

const proofs = (source: SourceText, dayFirst: boolean) =>
  dayFirst ? dayFirstProofs(source) : eitherProofs(source)

const readProofs = (source: SourceText, dayFirst: boolean): Map<string, Place> => {
  const places = new Map<string, Place>()
  const facts = factsIn(source.folded, { smallWords: true, at: source.at, dayFirst })
  for (const { start, end, offers } of facts)
    for (const key of offers) if (!places.has(key)) places.set(key, { start, end })
  return places
}

const dayFirstProofs = memo((source: SourceText) => readProofs(source, true))
const eitherProofs = memo((source: SourceText) => readProofs(source, false))

/** The same claim is looked for once. */
const once = (look: (proof: Proof) => ClaimSource | null) => {
  const found = new Map<string, ClaimSource | null>()
  return (key: string, proof: Proof): ClaimSource | null => {
    const known = found.get(key)
    if (known !== undefined) return known
    const source = look(proof)
    found.set(key, source)
    return source
  }
}

const sourceOf = (context: DraftContext, proof: Proof): ClaimSource | null => {
  for (const source of sourceTexts(context)) {
    const place = proof(source)
    if (place !== null) return cite(source, place)
  }
  return null
}

const cite = (source: SourceText, { start, end }: Place): ClaimSource => {
  const { text, voice, messageId } = source
  const place = readFolded(text).place(start, end)
  const before = Math.max(
    ...['. ', '! ', '? ', '\n'].map((mark) => lastEnd(text, mark, place.start)),
  )
  const stop = text.slice(place.end).search(/[.!?](?:\s|$)|\n/)
  const after = stop < 0 ? text.length : place.end + stop + 1
  return {
    voice,
    messageId,
    quote: text.slice(Math.max(before, place.start - 200), Math.min(after, place.end + 200)).trim(),
  }
}

const lastEnd = (text: string, mark: string, at: number) => {
  const found = text.lastIndexOf(mark, at - 1)
  return found < 0 ? 0 : found + mark.length
}

/** What can be followed or called in a source, read once. */
const waysOf = memo((source: SourceText) => {
  const shown = { text: showText(source.text) }
  return {
    addresses: new Set(linksIn(shown).flatMap(({ url, host }) => [url, host])),
    contacts: new Set(contactsIn(shown).map(({ key }) => key)),
  }
})

type Shown = Pick<Inspection, 'text' | 'shown' | 'context'>

const linkClaims = (inspection: Shown): Claim[] =>
  linksIn(inspection.shown).map((link) =>
    wayClaim(inspection, link, 'link', (source) =>
      link.url === null ? false : waysOf(source).addresses.has(link.url),
    ),
  )

const contactClaims = (inspection: Shown): Claim[] =>
  contactsIn(inspection.shown).map((contact) =>
    wayClaim(inspection, contact, 'contact', (source) => waysOf(source).contacts.has(contact.key)),
  )

const wayClaim = (
  { text, shown, context }: Shown,
  found: Place,
  kind: 'link' | 'contact',
  gives: (source: SourceText) => boolean,
): Claim => {
  const place = shown.place(found.start, found.end)
  const source = sourceTexts(context).find(gives)
  return {
    ...place,
    text: text.slice(place.start, place.end),
    kind,
    source:
      source === undefined
        ? null
        : { voice: source.voice, messageId: source.messageId, quote: source.text.slice(0, 200) },
  }
}

const KINDS: [RegExp, ClaimKind][] = [
  [/^(?:amount|sum) /, 'amount'],
  [/^percent /, 'percentage'],
  [/^date /, 'date'],
  [/^weekday /, 'weekday'],
  [/^(?:counted|said) /, 'day'],
  [/^time /, 'time'],
  [/^(?:span|business days|month|year) /, 'duration'],
  [/^code /, 'code'],
]

const kindOf = ({ needs }: Fact): ClaimKind =>
  KINDS.find(([pattern]) => pattern.test(needs[0] ?? ''))?.[1] ?? 'number'

type Words = Place & { kind: ClaimKind }

/** A voucher without a digit is known by the word before it, and by its capitals. */
const letterCodes = (shown: string): Words[] =>
  [...shown.matchAll(LETTER_CODE)].map((found) => {
    const end = found.index + found[0].length
    return { start: end - (found.groups?.code ?? '').length, end, kind: 'code' }
  })

const LETTER_CODE =
  /(?:[Cc]ode|[Cc]oupon|[Vv]oucher|[Cc][óo]digo|[Cc]odice|[Gg]utschein|[Cc]upón|[Kk]ortingscode|[Gg]utscheincode|[Rr]abattcode)[ :"'„“«]{1,4}(?<code>[A-Z]{4,30})(?![\p{L}\p{N}-])/gu

/** What stands between quotation marks is said to be somebody's words, or a product's name. */
const quotations = (shown: string): Words[] =>
  [...shown.matchAll(QUOTED)].flatMap((found) => {
    const { words = '' } = found.groups ?? {}
    const start = found.index + found[0].indexOf(words)
    return AN_ANSWER.test(words)
      ? []
      : [{ start, end: start + words.length, kind: 'quotation' as const }]
  })

/** 'Just answer "yes"': a word to answer with is nobody's, nor is the letter of a choice. */
const AN_ANSWER = /^(?:yes|no|ok|okay|oui|non|ja|nein|nee|s[ií]|[a-d])[.!]?$/iu

const QUOTED =
  /(?:["“„«»]|(?<![\p{L}\p{N}])['‘‚])\s{0,2}(?<words>[^"“”„«»‘‚'\n]{0,200}[\p{L}\p{N}][^"“”„«»‘‚'\n]{0,200}?)\s{0,2}(?:["”“»«]|['’](?![\p{L}\p{N}]))/gu

const coveredBy = (places: Place[], length: number) => {
  const covered = new Uint8Array(length)
  for (const { start, end } of places) covered.fill(1, start, end)
  return ({ start, end }: Place) => covered.subarray(start, end).includes(1)
}

/** `1.` or `2)` at the beginning of a line. */
const isListMark = (text: string, { start, end }: Place) =>
  /^[1-9]$/.test(text.slice(start, end)) &&
  /^[.)] /.test(text.slice(end, end + 2)) &&
  /(?:^|\n)[ \t]{0,8}$/.test(text.slice(Math.max(0, start - 9), start))
