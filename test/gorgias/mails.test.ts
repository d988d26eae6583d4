/** Tests what of a mail counts as its writer's words, measured on the samples of test/fixtures/mails. */
import { readdirSync, readFileSync } from 'node:fs'
import EmailReplyParser from 'email-reply-parser'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { isAutomaticReply } from '../../src/domain/automatic.ts'
import { visibleWords } from '../../src/domain/visible-words.ts'
import { toPostedMessage } from '../../src/gorgias/message.ts'
import { postedMessageSchema } from '../../src/gorgias/schemas.ts'
import { textOfHtml } from '../../src/gorgias/text.ts'
import { message } from './answers.ts'

const FOLDER = new URL('../fixtures/mails/', import.meta.url)

const sampleSchema = z.strictObject({
  client: z.string(),
  html: z.string().optional(),
  text: z.string().optional(),
  subject: z.string().optional(),
  headers: z.record(z.string(), z.string()).optional(),
  words: z.string(),
  automatic: z.boolean().default(false),
})

const samples = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.yaml'))
  .flatMap((name) =>
    z
      .array(sampleSchema)
      .parse(parse(readFileSync(new URL(name, FOLDER), 'utf8')))
      .map((sample) => ({ ...sample, language: name.slice(0, 2) })),
  )

type Sample = (typeof samples)[number]

/** The whole way from the helpdesk's answer, which had nothing stripped. */
const read = ({ html, text, subject, headers }: Sample) =>
  toPostedMessage(
    postedMessageSchema.parse(
      message({
        stripped_text: null,
        body_text: text ?? null,
        body_html: html ?? null,
        ...(subject !== undefined && { subject }),
        headers: headers ?? {},
      }),
    ),
    { ticketId: 1, at: 0 },
  )

/** How lines are spaced is nobody's word. */
const plain = (text: string) => text.replace(/\s+/g, ' ').trim()

const isRead = (sample: Sample) => plain(read(sample).text) === plain(sample.words)
const isTold = (sample: Sample) => isAutomaticReply(read(sample)) === sample.automatic

/** What the library alone leaves of the same text, to compare with. */
const isReadByLibrary = ({ html, text, words }: Sample) =>
  plain(new EmailReplyParser().read(text ?? textOfHtml(html ?? '')).getVisibleText()) ===
  plain(words)

describe('the samples', () => {
  test('are at least sixty, of six languages and both kinds', () => {
    expect(samples.length).toBeGreaterThanOrEqual(60)
    expect(new Set(samples.map(({ language }) => language)).size).toBe(6)
    expect(samples.filter(({ automatic }) => automatic).length).toBeGreaterThanOrEqual(12)
  })

  test('are read right but for a few, and the share is printed', () => {
    const wrong = samples.filter((sample) => !isRead(sample))
    const mistaken = samples.filter((sample) => !isTold(sample))
    const byLibrary = samples.filter(isReadByLibrary).length
    process.stdout.write(
      `mails: words right ${samples.length - wrong.length}/${samples.length} (email-reply-parser alone ${byLibrary}), ` +
        `person or machine right ${samples.length - mistaken.length}/${samples.length}\n`,
    )
    const names = (all: Sample[]) => all.map(({ language, client }) => `${language}: ${client}`)
    expect(1 - wrong.length / samples.length, names(wrong).join('; ')).toBeGreaterThanOrEqual(0.97)
    expect(1 - mistaken.length / samples.length, names(mistaken).join('; ')).toBeGreaterThanOrEqual(
      0.97,
    )
  })
})

test.each(samples.filter(({ words, text }) => plain(words) === plain(text ?? '')))(
  'no word is lost: $language, $client',
  (sample) => {
    expect(plain(read(sample).text)).toBe(plain(sample.words))
  },
)

describe('hostile mail of a megabyte is read in passing', { timeout: 20_000 }, () => {
  const MEGABYTE = 1_000_000
  /** Ms; what is not linear takes minutes. A busy machine is no reason to fail. */
  const PASSING = 5000
  const fill = (piece: string) => piece.repeat(Math.ceil(MEGABYTE / piece.length))

  test.each([
    ['lines that begin like an attribution', 'On x schrieb schreef wrote y\n'],
    ['lines that are nearly a head', 'From: x\nTo: y\nz\n'],
    ['nothing but line ends', '\n'],
    ['nothing but quotes', '> > > > x\n'],
    ['one endless line', 'Le 24/11/2026 9:12 a écrit '],
    ['dashes', '-----'],
  ])('%s', (_, piece) => {
    const before = performance.now()
    visibleWords(fill(piece))
    expect(performance.now() - before).toBeLessThan(PASSING)
  })

  test.each([
    ['nested boxes', '<div>'],
    ['nested quotes', '<blockquote>'],
    ['open marks', '<'],
    ['tables', '<table><tr><td>'],
  ])('%s', (_, piece) => {
    const before = performance.now()
    textOfHtml(`Hello ${fill(piece)}`)
    expect(performance.now() - before).toBeLessThan(PASSING)
  })
})

test('a note keeps what it quotes, and so does what we posted', () => {
  const text = 'See this:\n> Which size?\n'
  const kept = (changes: object) =>
    toPostedMessage(
      postedMessageSchema.parse(message({ stripped_text: null, body_text: text, ...changes })),
      { ticketId: 1, at: 0 },
    ).text
  expect(kept({})).toBe('See this:')
  expect(kept({ channel: 'internal-note', source: { type: 'internal-note' } })).toBe(text)
  expect(kept({ external_id: 'relance:1:r:abc' })).toBe(text)
})
