/** Tests what a reminder may say beside its question, in six languages: ordinary turns leave, what looks like one does not. */
import { describe, expect, it } from 'vitest'
import { doubtsAbout } from '../../src/guardrails/alone.ts'
import { inspectDraft } from '../../src/guardrails/rules.ts'
import { context, message } from '../fixtures/drafts/draft-case.ts'
import { de } from '../fixtures/turns/de.ts'
import { en } from '../fixtures/turns/en.ts'
import { es } from '../fixtures/turns/es.ts'
import { fr } from '../fixtures/turns/fr.ts'
import { it as italian } from '../fixtures/turns/it.ts'
import { nl } from '../fixtures/turns/nl.ts'
import type { TurnCases } from '../fixtures/turns/turn-case.ts'

const CASES: [string, TurnCases][] = [
  ['en', en],
  ['fr', fr],
  ['de', de],
  ['es', es],
  ['it', italian],
  ['nl', nl],
]

/** What a person would be shown of a draft that says this and then asks. */
const seenIn = (said: string, language: string, { customer, shop, question }: TurnCases) => {
  const draft = { subject: '', text: `${said}\n\n${question}`, language }
  const given = context({
    messages: [message('customer', customer), message('agent', shop)],
    customerLanguage: language,
    customerName: 'Lena Brandt',
  })
  return [...inspectDraft(draft, given), ...doubtsAbout(draft, given)].map(
    ({ why, excerpt }) => `${excerpt}: ${why}`,
  )
}

describe.each(CASES)('a turn in %s', (language, cases) => {
  it.each(cases.harmless)('may leave unread: %s', (said) => {
    expect(seenIn(said, language, cases)).toEqual([])
  })

  it.each(cases.harmful)('is shown to a person: %s', (said) => {
    expect(seenIn(said, language, cases)).not.toEqual([])
  })
})

/** The customer asked for a favour or for what the shop sends; nobody of the shop has spoken of it. */
const UNNAMED: [string, string, string, string[]][] = [
  [
    'en',
    'My kettle leaks, order KT-204. I want a refund or a voucher.',
    'Could you send us a photo of the base?',
    [
      'We would like to give you a refund.',
      'We need to refund you.',
      'All we need is to refund you.',
      'Once we have the photo, your refund.',
      'We are still missing your refund.',
      'The voucher is still open.',
      'We have not received your order.',
      'We cannot find your order.',
      'The order KT-204 is pending.',
      'Your kettle is outstanding.',
      'We have not received the kettle.',
    ],
  ],
  [
    'fr',
    'Ma bouilloire fuit, commande KT-204. Je veux un remboursement.',
    'Pouvez-vous nous envoyer une photo du fond ?',
    ['Votre remboursement est en attente.', 'Nous n’avons pas reçu votre commande.'],
  ],
  [
    'de',
    'Mein Wasserkocher leckt, Bestellung KT-204. Ich will einen Gutschein.',
    'Können Sie uns ein Foto vom Boden schicken?',
    ['Offen ist noch Ihr Gutschein.', 'Wir haben Ihre Bestellung noch nicht erhalten.'],
  ],
  [
    'es',
    'Mi hervidor pierde agua, pedido KT-204. Quiero un reembolso.',
    '¿Puede enviarnos una foto de la base?',
    ['Queremos reembolsarle.', 'No hemos recibido su pedido.'],
  ],
  [
    'it',
    'Il mio bollitore perde acqua, ordine KT-204. Voglio un rimborso.',
    'Può mandarci una foto della base?',
    ['Vorremmo rimborsarla.', 'Non abbiamo ricevuto il suo ordine.'],
  ],
  [
    'nl',
    'Mijn waterkoker lekt, bestelling KT-204. Ik wil een terugbetaling.',
    'Kunt u ons een foto van de onderkant sturen?',
    ['Alleen de terugbetaling ontbreekt nog.', 'We hebben uw bestelling nog niet ontvangen.'],
  ],
]

describe.each(UNNAMED)(
  'what only the customer named, in %s',
  (language, customer, shop, harmful) => {
    it.each(harmful)('is shown to a person: %s', (said) => {
      const cases = { customer, shop, question: shop, harmless: [], harmful }
      expect(seenIn(said, language, cases)).not.toEqual([])
    })
  },
)
