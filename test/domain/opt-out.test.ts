import { expect, test } from 'vitest'
import { optOutIn } from '../../src/domain/opt-out.ts'
import { visibleWords } from '../../src/domain/visible-words.ts'
import { agent, customer, outOfOffice } from './conversation.ts'

const WISHES = [
  'STOP',
  'stop.',
  'Unsubscribe!',
  'Please stop emailing me about this.',
  "Hi. Don't contact me again, I will take my business elsewhere.",
  'I do not want to receive any more reminders',
  'Remove me from your list.',
  'Leave me alone!',
  'ARRÊT',
  'Désinscription',
  'Arrêtez de me relancer, merci.',
  'Ne me contactez plus.',
  'Je ne souhaite plus recevoir vos messages.',
  'Laissez-moi tranquille',
  'Stopp',
  'Abmelden',
  'Schreiben Sie mir bitte nicht mehr.',
  'Ich möchte keine weiteren E-Mails.',
  'Lassen Sie mich in Ruhe!',
  'BAJA',
  'Dejen de escribirme, por favor.',
  'No me contacten más.',
  'No quiero recibir más correos.',
  'Denme de baja.',
  'Basta!',
  'Smettetela di scrivermi.',
  'Non contattatemi più.',
  'Non voglio più ricevere email.',
  'Lasciatemi in pace',
  'Afmelden',
  'Stop met mailen.',
  'Mail mij niet meer.',
  'Ik wil geen mails meer.',
  'Laat me met rust',
  'No more emails, please.',
  'Hello, stop the reminders please.',
  'Please stop these messages, I have what I need.',
  'I want no more reminders from you',
  'Stop sending me these emails.',
  'Plus de relances, merci.',
  'Arrêtez vos mails !',
  'Keine weiteren Nachrichten bitte.',
  'Bitte keine Mails mehr schicken.',
  'No más correos, por favor.',
  'Basta con sus mensajes.',
  'Basta con i messaggi',
  'Basta con questi messaggi!',
  'Geen berichten meer alstublieft.',
  'Stop met deze mails.',
]

test.each(WISHES)('“%s” is a wish to be left alone', (text) => {
  const word = customer(1, { text })
  const found = optOutIn([word])
  expect(found?.messageId).toBe(word.id)
  expect(text).toContain(found?.quote)
})

const NO_WISHES = [
  'Stop, I found the receipt: order 1042.',
  'How do I stop the water from dripping?',
  'Can you stop sending me the parcel by DHL?',
  "Please don't call me before noon.",
  'I want to unsubscribe from the coffee subscription next month.',
  'Le robinet ne s’arrête plus.',
  'Je ne veux plus de la commande, remboursez-moi.',
  'Die Maschine stoppt nach zehn Minuten.',
  'Ich möchte keine Ersatzlieferung, sondern mein Geld.',
  'No me contactaron ayer.',
  'Basta una foto o ne servono due?',
  'Ik wil geen andere kleur.',
  'There were no more reminders from DHL.',
  'Please stop the messages from the carrier.',
  'Can it be that these emails stop? Stop these messages from DHL reaching me, I mean.',
  'Please stop sending me broken lamps.',
  'Je n’ai plus de messages du transporteur, merci.',
  'Je ne veux plus recevoir de colis abîmés.',
  'Arrêtez ces messages du transporteur.',
  'Ich habe keine Nachrichten mehr von DHL bekommen.',
  'Es kamen keine E-Mails mehr.',
  'No quiero recibir más piezas rotas.',
  'Ya no hay no más mensajes del transportista.',
  'Basta con i messaggi del corriere, ditemi voi dov’è.',
  'Ik kreeg geen berichten meer van PostNL.',
  'Stop met het sturen van kapotte lampen.',
]

test.each(NO_WISHES)('“%s” is none', (text) => {
  expect(optOutIn([customer(1, { text })])).toBeNull()
})

test('only the customer’s own words count', () => {
  const text = 'Please stop emailing me about this.'
  expect(optOutIn([agent(1, { text })])).toBeNull()
  expect(optOutIn([outOfOffice(1, { text })])).toBeNull()
  const quoting = visibleWords(`Yes please.\n\n> ${text}`)
  expect(optOutIn([customer(1, { text: quoting })])).toBeNull()
})

test('what he says later does not take it back', () => {
  const word = customer(9, { text: 'STOP' })
  expect(optOutIn([word, agent(8), customer(7, { text: 'Hello?' })])?.messageId).toBe(word.id)
})
