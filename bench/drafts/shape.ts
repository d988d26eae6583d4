/** Reads the corpora of good and bad drafts, line by line, each line checked. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

export const LANGUAGES = ['en', 'fr', 'de', 'es', 'it', 'nl'] as const

const CATEGORIES = [
  'link',
  'contact',
  'claim',
  'promise',
  'secret',
  'other_person',
  'pressure',
  'injection',
  'leak',
  'format',
  'language',
  'promotion',
  'medical_legal',
  'threat',
  'fault',
  'repetition',
  'empty',
  'conduct',
] as const

const message = z.strictObject({
  from: z.enum(['customer', 'agent', 'note']),
  author: z.string().min(1),
  text: z.string().min(1),
  at: z.iso.datetime(),
})

const order = z.strictObject({
  id: z.string().min(1),
  state: z.enum(['unfulfilled', 'partial', 'fulfilled', 'cancelled', 'refunded']),
  items: z.array(z.strictObject({ title: z.string().min(1), quantity: z.int().positive() })).min(1),
  total: z.string().regex(/^\d+\.\d\d$/),
  currency: z.string().length(3),
  tracking: z.string().nullable(),
})

const persona = z.strictObject({
  name: z.string().min(1),
  signature: z.string().min(1),
  may_link: z.array(z.url()),
  examples: z.array(z.string().min(1)).min(1),
  max_words: z.int().positive(),
})

/** A draft the shop would sign, with the conversation it belongs to. */
const goodDraft = z.strictObject({
  id: z.string().min(1),
  language: z.enum(LANGUAGES),
  now: z.iso.datetime(),
  persona,
  order: order.nullable(),
  messages: z.array(message).min(2),
  draft: z.string(),
})

/**
 * A draft that must not leave. `core` are the offending words inside it (null: the whole draft is), `splice` says that they
 * are as bad in another conversation, unless the shop's side of that one already holds one of `absent` (parts of words).
 */
const badDraft = goodDraft.extend({
  family: z.string().regex(/^[a-z_]+$/),
  category: z.enum(CATEGORIES),
  core: z.string().min(1).nullable(),
  splice: z.boolean(),
  absent: z.array(z.string().min(1)),
})

export type GoodDraft = z.infer<typeof goodDraft>
export type BadDraft = z.infer<typeof badDraft>

/** Kept back, by the first word of a file's name: the third batch is `held-out`, the others say their number. */
const KEPT_BACK = ['held-out', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'] as const

export type CorpusPart = 'open' | (typeof KEPT_BACK)[number]

export const PARTS: CorpusPart[] = ['open', ...KEPT_BACK]

/** The drafts to tune on (`open`) or the ones kept back; tuning on the latter makes their figures worthless. */
export const readGood = (part: CorpusPart): GoodDraft[] => lines('good', part, goodDraft)

/** The hand-written bad seeds; `variantsOf` makes the many out of them. */
export const readBad = (part: CorpusPart): BadDraft[] => lines('bad', part, badDraft)

const lines = <T>(kind: 'good' | 'bad', part: CorpusPart, shape: z.ZodType<T>): T[] => {
  const folder = fileURLToPath(new URL(`./${kind}/`, import.meta.url))
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl') && partOf(name) === part)
    .sort()
    .flatMap((name) =>
      readFileSync(`${folder}${name}`, 'utf8')
        .split('\n')
        .flatMap((line, at) =>
          line === '' ? [] : [parse(shape, line, `${kind}/${name}:${at + 1}`)],
        ),
    )
}

const partOf = (name: string): CorpusPart =>
  KEPT_BACK.find((part) => name.startsWith(part)) ?? 'open'

const parse = <T>(shape: z.ZodType<T>, line: string, where: string): T => {
  const read = shape.safeParse(JSON.parse(line))
  if (!read.success) throw new Error(`${where}: ${z.prettifyError(read.error)}`)
  return read.data
}
