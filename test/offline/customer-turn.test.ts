/** Tests what a customer's words mean for what was asked of him. */
import { expect, test } from 'vitest'
import { sentencesOf } from '../../src/domain/sentences.ts'
import { findTopic } from '../../src/domain/topics.ts'
import { readCustomerTurn } from '../../src/offline/customer-turn.ts'
import { messagesOf } from './cases/case.ts'

const meaningOf = (text: string, wasAsked = true) => {
  const messages = messagesOf([['customer', text]])
  const turn = { fromShop: false, messages, sentences: messages.flatMap(sentencesOf) }
  const customer = readCustomerTurn(turn, wasAsked)
  if (findTopic(messages) !== null) return 'needs a person'
  if (customer.closes !== null) return 'closes'
  if (customer.defers !== null) return 'defers'
  return customer.asksBack ? 'asks back' : 'answers'
}

const MEANINGS: [string, string[]][] = [
  [
    'closes',
    [
      'Thanks!',
      'Thank you so much for your help, have a great day!',
      'Ok, got it.',
      "No, that's all. Bye",
      'Perfect, it works now.',
      'Great, the parcel has arrived. Thanks again!',
      'Never mind, I found it.',
      "No thanks, I don't need it anymore.",
      'Merci beaucoup, bonne journée !',
      "Super, c'est réglé.",
      'Parfait merci',
      "Finalement j'ai trouvé, merci quand même.",
      'Vielen Dank, alles klar!',
      'Super, hat geklappt, danke.',
      'Danke, hat sich erledigt.',
      'Nein danke, das war alles. Schönen Tag!',
      'Muchas gracias, buen día.',
      'Perfecto, ya funciona.',
      'Vale, gracias.',
      'Ya no lo necesito, gracias.',
    ],
  ],
  [
    'defers',
    [
      "I'll send you the photo tonight.",
      'Thanks, I will check and get back to you.',
      "Let me check with my husband, I'll let you know.",
      'Will do!',
      "I don't have it with me, I'll send it tomorrow. Have a nice evening!",
      'I have to look for the receipt first.',
      'Je vous envoie la photo ce soir.',
      'Je regarde et je reviens vers vous.',
      'Je vous enverrai la facture demain, bonne soirée.',
      'Je dois demander à mon mari, je vous tiens au courant.',
      'Ich schicke Ihnen das Foto heute Abend.',
      'Ich schaue nach und melde mich.',
      'Mache ich!',
      'Das muss ich erst mit meiner Frau besprechen.',
      'Le envío la foto esta noche.',
      'Lo miro y le digo algo.',
      'Tengo que consultarlo con mi mujer.',
    ],
  ],
  [
    'asks back',
    [
      'Where can I find the serial number?',
      'Hi! How long would the replacement take?',
      'Thanks. Does the refund include shipping?',
      'Où se trouve le numéro de série ?',
      'Merci. Combien de temps faut-il pour un remplacement ?',
      'Wo finde ich die Seriennummer?',
      'Danke. Wie lange dauert das?',
      '¿Dónde encuentro el número de serie?',
      'Gracias. ¿Cuánto tarda?',
    ],
  ],
  [
    'answers',
    [
      'My order number is 12345, thanks!',
      'Yes please.',
      'A refund please. Thanks',
      'Thanks, but it still does not work.',
      'Hello, my lamp is broken. Can you help? Thanks in advance',
      'The blue one.',
      'Here are the photos. Thank you!',
      "I'd take the refund, thank you very much.",
      'I need to return my shoes, they are too small. Thank you.',
      'It is attached, thanks.',
      'My bank says they did not get the refund yet.',
      'I am a lawyer and need a briefcase.',
      'The candle burns too quickly.',
      'My account says the order was cancelled.',
      "Bonjour, mon colis n'est pas arrivé. Merci d'avance.",
      'Voici la photo, merci.',
      'Mon numéro de commande est le 12345. Merci',
      "Un remboursement s'il vous plaît, merci.",
      'Oui, tout à fait.',
      "L'ampoule est brûlée.",
      'Hier ist das Foto, danke.',
      'Meine Bestellnummer ist 12345. Vielen Dank.',
      'Ich hätte gern mein Geld zurück, danke.',
      'Die Lampe ist kaputt. Vielen Dank im Voraus!',
      'Ja, bitte.',
      'Die Lieferung sollte vor Gericht 3 ankommen.',
      'Aquí tiene la foto, gracias.',
      'Mi número de pedido es 12345. Gracias.',
      'Quiero el reembolso, gracias.',
      'La lámpara llegó rota. Gracias de antemano.',
      'Sí, por favor.',
    ],
  ],
  [
    'needs a person',
    [
      "I will take legal action if this isn't solved.",
      "I'll do a chargeback then.",
      'My daughter had an allergic reaction to the cream.',
      'Can I speak to a manager?',
      'I want a real person, not a bot.',
      'Please delete all my personal data.',
      'Je vais porter plainte.',
      'Sans réponse je saisis la DGCCRF.',
      "Ma fille s'est brûlée avec la bouilloire.",
      'Je veux parler à un responsable.',
      'Ich werde einen Anwalt einschalten.',
      'Dann gehe ich zur Verbraucherzentrale.',
      'Mein Sohn hat einen Stromschlag bekommen.',
      'Ich möchte mit einem echten Menschen sprechen.',
      'Voy a poner una denuncia.',
      'Pediré la hoja de reclamaciones.',
      'Mi hija tuvo una reacción alérgica.',
      'Quiero hablar con un encargado.',
    ],
  ],
]

test.each(MEANINGS.flatMap(([meaning, texts]) => texts.map((text) => [text, meaning])))(
  '“%s” %s',
  (text, meaning) => {
    expect(meaningOf(text ?? '')).toBe(meaning)
  },
)

test('thanks beside an answer close only where nothing was asked', () => {
  const text = 'My order number is 48213, thanks!'
  expect(meaningOf(text, true)).toBe('answers')
  expect(meaningOf(text, false)).toBe('closes')
})
