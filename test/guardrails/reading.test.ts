import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { valuesOf } from '../../src/guardrails/numbers.ts'
import { foldText, readFolded, readShown, showText } from '../../src/guardrails/reading.ts'
import { inspectDraft } from '../../src/guardrails/rules.ts'
import { agent, context, persona } from '../fixtures/drafts/draft-case.ts'

describe('a text is read as a person sees it', () => {
  it.each([
    ['ｅｖｉｌ．ｃｏｍ', 'evil.com'],
    ['ev\u200bil', 'evil'],
    ['soft\u00adhyphen', 'softhyphen'],
    ['ﬁne', 'fine'],
    ['٤٧', '47'],
    ['Ça va', 'Ça va'],
  ])('%j is shown as %j', (raw, shown) => {
    expect(showText(raw)).toBe(shown)
  })

  it.each([
    ['  Grüße,\n\tJosé ', ' grusse, jose '],
    ['e\u0301te\u0301', 'ete'],
    ['l’été – «oui»', 'l\'ete - "oui"'],
    ['1\u202f234,50\u00a0€', '1 234,50 €'],
  ])('%j is folded to %j', (raw, folded) => {
    expect(foldText(raw)).toBe(folded)
  })

  it('and each character leads back to where it stood', () => {
    const raw = 'a\u200bé ﬁ\n\n😀x'
    const { text, place } = readFolded(raw)
    expect(text).toBe('ae fi 😀x')
    const at = (part: string) => {
      const { start, end } = place(text.indexOf(part), text.indexOf(part) + part.length)
      return raw.slice(start, end)
    }
    expect(at('e')).toBe('é')
    expect(at('fi')).toBe('ﬁ')
    expect(at('x')).toBe('x')
    expect(at('fi 😀x')).toBe('ﬁ\n\n😀x')
  })

  it('and the places never leave the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (raw) => {
        for (const { text, place } of [readShown(raw), readFolded(raw)]) {
          const { start, end } = place(0, text.length)
          expect(0 <= start && start <= end && end <= raw.length).toBe(true)
        }
      }),
    )
  })
})

describe('a number is read in every locale', () => {
  it.each([
    ['1.234,50', ['1234.5']],
    ['1,234.50', ['1234.5']],
    ['1 234,50', ['1234.5']],
    ["1'234.50", ['1234.5']],
    ['1.234.567', ['1234567']],
    ['1.234', ['1234', '1.234']],
    ['12,5', ['12.5']],
    ['59.00', ['59']],
    ['0,5', ['0.5']],
    ['007', ['7']],
    ['100000000000000000001', ['100000000000000000001']],
    ['1.2.3', ['1.2.3']],
  ])('%s is %j', (written, values) => {
    expect(valuesOf(written)).toEqual(values)
  })
})

describe('an inspection', () => {
  const tricky = fc.array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom(
        '{{',
        '}}',
        '[a](',
        '€1.234,50',
        ' 3 ',
        '24.11.',
        'https://',
        'a.de',
        '@',
        '<b',
        '\ud800',
        '\u202e',
        'we will refund',
        '%',
        '\n',
        '#',
      ),
    ),
    { maxLength: 30 },
  )

  it('takes any text, and points at what it quotes', () => {
    fc.assert(
      fc.property(tricky, tricky, (parts, said) => {
        const text = parts.join('')
        const known = context({
          ...agent(said.join('')),
          persona: persona({ neverSay: said, signature: said.join(' ') }),
          promptTexts: said,
          earlierFollowUps: said,
          secrets: said,
          customerLanguage: 'en',
        })
        for (const finding of inspectDraft({ subject: '', text, language: 'en' }, known)) {
          expect(text.slice(finding.start, finding.end)).toBe(finding.excerpt)
          expect(finding.start).toBeLessThanOrEqual(finding.end)
        }
      }),
      { numRuns: 300 },
    )
  })
})
