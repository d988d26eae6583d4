import { describe, expect, it } from 'vitest'
import { inspectDraft, RULES } from '../../src/guardrails/rules.ts'
import * as characters from '../fixtures/drafts/characters.ts'
import * as claims from '../fixtures/drafts/claims.ts'
import * as contacts from '../fixtures/drafts/contacts.ts'
import { context, type DraftCase, persona } from '../fixtures/drafts/draft-case.ts'
import * as html from '../fixtures/drafts/html.ts'
import * as language from '../fixtures/drafts/language.ts'
import * as length from '../fixtures/drafts/length.ts'
import * as links from '../fixtures/drafts/links.ts'
import * as markdown from '../fixtures/drafts/markdown.ts'
import * as neverSay from '../fixtures/drafts/never-say.ts'
import * as noteWording from '../fixtures/drafts/note-wording.ts'
import * as otherPeople from '../fixtures/drafts/other-people.ts'
import * as placeholders from '../fixtures/drafts/placeholders.ts'
import * as pressure from '../fixtures/drafts/pressure.ts'
import * as promises from '../fixtures/drafts/promises.ts'
import * as promotion from '../fixtures/drafts/promotion.ts'
import * as promptLeak from '../fixtures/drafts/prompt-leak.ts'
import * as readingEase from '../fixtures/drafts/reading-ease.ts'
import * as repetition from '../fixtures/drafts/repetition.ts'
import * as secretRequests from '../fixtures/drafts/secret-requests.ts'
import * as secrets from '../fixtures/drafts/secrets.ts'
import * as statements from '../fixtures/drafts/statements.ts'

const DRAFTS: Record<string, { good: DraftCase[]; bad: DraftCase[] }> = {
  placeholders,
  prompt_leak: promptLeak,
  secrets,
  html,
  markdown,
  characters,
  links,
  contacts,
  claims,
  promises,
  statements,
  pressure,
  secret_requests: secretRequests,
  other_people: otherPeople,
  note_wording: noteWording,
  promotion,
  never_say: neverSay,
  language,
  length,
  reading_ease: readingEase,
  repetition,
}

const inspect = (draft: DraftCase) =>
  inspectDraft(
    { subject: 'Re: Your lamp', text: draft.text, language: draft.language ?? 'en' },
    context(draft.context),
  )

describe('every rule', () => {
  it('has good and bad drafts', () => {
    expect(Object.keys(DRAFTS)).toEqual(RULES.map(([name]) => name))
  })

  it('points at exactly what it saw', () => {
    for (const draft of Object.values(DRAFTS).flatMap(({ bad }) => bad)) {
      for (const { start, end, excerpt, why } of inspect(draft)) {
        expect(draft.text.slice(start, end)).toBe(excerpt)
        expect(why).not.toBe('')
      }
    }
  })
})

describe.each(Object.entries(DRAFTS))('%s', (rule, { good, bad }) => {
  const seenBy = (draft: DraftCase) => inspect(draft).filter((finding) => finding.rule === rule)

  it.each(good)('lets pass: $text', (draft) => {
    expect(seenBy(draft)).toEqual([])
  })

  it.each(bad)('stops: $text', (draft) => {
    const findings = seenBy(draft)
    expect(findings.map(({ severity }) => severity)).toContain(draft.severity ?? 'block')
    if (draft.marks !== undefined) {
      const marks = findings.sort((a, b) => a.start - b.start || a.end - b.end)
      expect(marks.map(({ excerpt }) => excerpt)).toEqual(draft.marks)
    }
  })
})

describe('a whole draft', () => {
  it('that is fine has no finding at all', () => {
    const drafts: DraftCase[] = [
      {
        text: 'Hello Lena,\n\nhave you had a chance to take the photo of the label? With it we can tell which cable fits.\n\nMaya, Lumen support',
      },
      {
        text: 'Bonjour Lena,\n\navez-vous pu prendre la photo de l’étiquette ? Elle nous dira quel câble convient.\n\nMaya, Lumen support',
        language: 'fr',
      },
      {
        text: 'Hallo Lena,\n\nhaben Sie das Foto vom Etikett schon machen können? Dann sehen wir, welches Kabel passt.\n\nMaya, Lumen support',
        language: 'de',
      },
      {
        text: 'Hola Lena:\n\n¿ha podido hacer la foto de la etiqueta? Así sabremos qué cable encaja.\n\nMaya, Lumen support',
        language: 'es',
      },
    ]
    for (const draft of drafts) {
      const customerLanguage = draft.language ?? 'en'
      expect(inspect({ ...draft, context: { customerLanguage } })).toEqual([])
    }
  })
})

describe('a hostile draft', () => {
  const MEGABYTE = 1_000_000
  const hostile: [string, string][] = [
    ['one letter', 'a'.repeat(MEGABYTE)],
    ['digits', '1'.repeat(MEGABYTE)],
    ['digits and dots', '1.'.repeat(MEGABYTE / 2)],
    ['digits and spaces', '1 '.repeat(MEGABYTE / 2)],
    ['braces', '{'.repeat(MEGABYTE)],
    ['brackets', '['.repeat(MEGABYTE)],
    ['bracketed words', '[a'.repeat(MEGABYTE / 2)],
    ['angles', '<a '.repeat(MEGABYTE / 3)],
    ['at signs', 'a@'.repeat(MEGABYTE / 2)],
    ['dotted letters', 'a.b-'.repeat(MEGABYTE / 4)],
    ['half promises', 'we will '.repeat(MEGABYTE / 8)],
    ['link beginnings', 'http://'.repeat(MEGABYTE / 7)],
    ['spaces', ' '.repeat(MEGABYTE)],
    ['underscores', 'A_'.repeat(MEGABYTE / 2)],
    ['emoji', '😀'.repeat(MEGABYTE / 2)],
    ['lone surrogates', '\ud800'.repeat(MEGABYTE)],
    ['right to left', '\u202eשלום '.repeat(MEGABYTE / 6)],
    ['combining marks', 'e\u0301'.repeat(MEGABYTE / 2)],
    ['ligatures', '\ufdfa'.repeat(MEGABYTE)],
    ['null characters', '\u0000'.repeat(MEGABYTE)],
    ['nothing', ''],
  ]
  const sources = {
    persona: persona({ neverSay: ['just checking in', 'aaaa'] }),
    customerLanguage: 'en',
  }

  it.each(hostile)(
    'of %s gets a finding, and no more than one beyond what a message may be',
    (_, text) => {
      const findings = inspect({ text, context: sources })
      expect(findings.some(({ severity }) => severity === 'block')).toBe(true)
      if (text.length > 5_000) expect(findings).toHaveLength(1)
    },
  )

  it('of five thousand characters is read as a whole, one more is not', () => {
    const atLimit = inspect({ text: `${'a '.repeat(2_495)}{{x}} yes` })
    expect(atLimit.some(({ rule }) => rule === 'placeholders')).toBe(true)
    const tooLong = inspect({ text: `{{x}} ${'a'.repeat(4_995)}` })
    expect(tooLong.map(({ rule, severity }) => [rule, severity])).toEqual([['too_long', 'block']])
    expect(tooLong[0]?.why).toContain('5001')
    expect(inspect({ text: 'a'.repeat(5_000) }).some(({ rule }) => rule === 'too_long')).toBe(false)
  })
})
