/** Tests what holds for every conversation. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { falseQuotes } from '../../src/domain/quotes.ts'
import { ruleOn } from '../../src/domain/verdict.ts'
import { judgeOffline } from '../../src/offline/judge.ts'
import { writeOffline } from '../../src/offline/write.ts'
import { type Case, messagesOf, type Speaker, THURSDAY } from './cases/case.ts'
import { german } from './cases/de.ts'
import { english } from './cases/en.ts'
import { spanish } from './cases/es.ts'
import { french } from './cases/fr.ts'

const CASES = [...english, ...french, ...german, ...spanish]

const judge = (talk: Case['talk']) => judgeOffline({ messages: messagesOf(talk), now: THURSDAY })

const speaker = fc.constantFrom<Speaker>('customer', 'shop', 'note', 'ours', 'rule')
const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc
    .array(fc.constantFrom(...CASES.flatMap(({ talk }) => talk.map(([, words]) => words))))
    .map((texts) => texts.join(' ')),
)
const anyTalk = fc.array(fc.tuple(speaker, text), { maxLength: 8 })

test('whatever is written, the judgement quotes literally and its verdict follows from its ledger', () => {
  fc.assert(
    fc.property(anyTalk, (talk) => {
      const judged = judge(talk)
      const messages = messagesOf(talk)
      expect(falseQuotes(judged, messages)).toEqual([])
      for (const { message_id, quote } of [...judged.open_items, ...judged.evidence]) {
        expect(messages.find((message) => message.id === message_id)?.text).toContain(quote)
      }
      expect(ruleOn(judged, ['asked'], THURSDAY).verdict).toBe(judged.verdict)
    }),
    { numRuns: 150 },
  )
})

test('whatever was asked, the wording ends and stays short', () => {
  fc.assert(
    fc.property(text, fc.string(), fc.integer({ min: 0, max: 9 }), (quote, name, step) => {
      const openItem = {
        owner: 'customer',
        kind: 'asked',
        what: '',
        due: null,
        message_id: 1,
        quote,
      } as const
      const { text: written } = writeOffline({
        openItem,
        allOpen: [openItem],
        language: 'de',
        customerName: name,
        step,
        goal: null,
        earlier: [],
      })
      expect(written.split(/\s+/).length).toBeLessThanOrEqual(80)
    }),
    { numRuns: 100 },
  )
})

describe('what is no word', () => {
  const asides: [Speaker, string][] = [
    ['note', 'Called the warehouse, no answer yet. Could you send the photo?'],
    ['ours', 'Could you send us a photo? We will get back to you.'],
    ['rule', 'We received your message. How did you like our service?'],
    ['shop', 'Have a lovely day!'],
  ]
  test.each(asides)('a %s saying “%s” changes nothing', (from, words) => {
    for (const { talk } of CASES) {
      const { verdict, open_items } = judge(talk)
      expect(judge([...talk, [from, words]])).toMatchObject({ verdict, open_items })
    }
  })
})

test('the order in which messages of one moment arrive does not matter', () => {
  for (const { talk } of CASES) {
    const messages = messagesOf(talk).map((message) => ({ ...message, at: THURSDAY }))
    const judged = (given: typeof messages) => judgeOffline({ messages: given, now: THURSDAY })
    expect(judged([...messages].reverse())).toEqual(judged(messages))
  }
})

test('a customer’s last word ends the silence', () => {
  for (const { talk } of CASES) {
    expect(judge([...talk, ['customer', 'And?']])).toMatchObject({
      verdict: 'no_follow_up',
      open_items: [],
    })
  }
})

test('a conversation without a word asks for nothing', () => {
  expect(judge([]).verdict).toBe('no_follow_up')
  expect(judge([['note', 'Could you call him?']]).verdict).toBe('no_follow_up')
})

test('a language nobody taught the rules is judged with little confidence', () => {
  const swedish: Case['talk'] = [
    ['customer', 'Min lampa kom fram trasig och jag vet inte vad jag ska göra nu.'],
    ['shop', 'Vad tråkigt att höra. Kan du skicka en bild på den skadade lampan till oss?'],
  ]
  expect(judge(swedish)).toMatchObject({ verdict: 'follow_up', confidence: 0.5 })
  expect(judge(english[0]?.talk ?? []).confidence).toBeGreaterThan(0.8)
})
