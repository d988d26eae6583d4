/** Tests that a mail client finds nothing to click or to call that the check did not see. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { inspectDraft } from '../../src/guardrails/rules.ts'
import { context } from '../fixtures/drafts/draft-case.ts'

/** What mail clients turn into links, as they do it: on the text as it stands and after compatibility forms. */
const LINKIFIERS = [
  /\b(?:https?|ftp|file):\/\/[^\s<>"]+/giu,
  /\bwww\.[\p{L}\p{N}-]+\.[^\s<>"]{2,}/giu,
  /\b(?:mailto|tel|sms|callto|skype|whatsapp):[^\s<>"]{3,}/giu,
  /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu,
  /(?<![\p{L}\p{N}@.-])(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+(?:com|net|org|info|shop|store|io|co|eu|de|fr|es|it|nl|uk|ru|cn|zip|mov|app|dev|xyz|top|me|рф|中国)(?![\p{L}\p{N}-])/giu,
  /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])/gu,
  /(?<![\p{L}\p{N}])\+\d[\d ()-]{7,18}\d(?!\d)/gu,
]

const piece = fc.constantFrom(
  ...'evil pay-lumen shop.evil help a1 lumen рауpal münchen 例え'.split(' '),
  ...'.com .net .io .de .fr .zip .рф .中国 ．com 。com .CO.UK'.split(' '),
  ...'http:// https:// HTTPS:// ftp:// www. WWW. mailto: tel: sms: //'.split(' '),
  ...'@ / ? # : 10.0.0.1 +33612345678 +49 0612345678 192.168.1.20'.split(' '),
  ...[' ', '\n', '(', ')', ',', '. ', '! ', '\u200b', '\u00ad', '<', '>', '"', '&#46;', '&period;'],
)

it('whatever is written', () => {
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (pieces) => {
      const text = pieces.join('')
      const known = context({ messages: [], orders: [] })
      const seen = inspectDraft({ subject: '', text, language: 'en' }, known).filter(
        ({ rule, severity }) => severity === 'block' && SEES.includes(rule),
      )
      for (const pattern of LINKIFIERS)
        for (const found of text.matchAll(pattern)) {
          const end = found.index + found[0].length
          const isSeen = seen.some((finding) => finding.start < end && found.index < finding.end)
          expect(isSeen, `${JSON.stringify(text)}: ${JSON.stringify(found[0])}`).toBe(true)
        }
    }),
    { numRuns: 600 },
  )
})

const SEES = ['links', 'contacts', 'claims', 'characters', 'html']
