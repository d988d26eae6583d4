/** Tests single sentences of a shop: what asks, what is courtesy, what promises, what only tells. */
import { describe, expect, test } from 'vitest'
import { sentencesOf } from '../../src/domain/sentences.ts'
import { readShopTurn } from '../../src/offline/shop-turn.ts'
import { messagesOf } from './cases/case.ts'

const read = (...texts: string[]) => {
  const messages = messagesOf(texts.map((text) => ['shop', text]))
  return readShopTurn({ fromShop: true, messages, sentences: messages.flatMap(sentencesOf) })
}

const said = (items: { sentence: { raw: string } }[]) => items.map(({ sentence }) => sentence.raw)

const ASKS = [
  'Could you kindly share the tracking number with us?',
  'May we ask you to send the item back in its original box?',
  'Please reply to this email with your shoe size.',
  'Please let us know which option you prefer.',
  "Please let me know if you'd like me to go ahead with the refund.",
  "Just let us know how you'd like to proceed.",
  'Kindly confirm your delivery address so we can ship the replacement.',
  'Before we can process the exchange we need you to return the first pair.',
  'Shall I go ahead and cancel it?',
  'Is the address on the order still correct?',
  'Did you receive the confirmation email?',
  'Have you had a chance to check with your neighbours?',
  'Can you double check whether the box is in the garage?',
  "We're still missing your VAT number to issue the invoice.",
  'If you send us the serial number, we can order the part.',
  'Simply reply with a photo and we will sort this out.',
  'All I need is the last four digits of the card.',
  'I would just need to know the colour.',
  'We kindly ask you to fill in the attached form.',
  'What would you like us to do?',
  'Which address should we send it to?',
  'In order to help you, I need a bit more information: what model is it?',
  'To get started, reply with your order number and the item you want to return.',
  'Let me know what you think!',
  'Let us know if that works for you.',
  'Would Tuesday between 9 and 12 be OK for the pick-up?',
  'Does Tuesday work for you?',
  'Please check your spam folder and tell us whether you see our e-mail.',
  'Could you try another browser?',
  'I look forward to receiving your photos.',
  "As soon as we receive your confirmation, we'll dispatch the parcel.",
  'Your go-ahead is all we need.',
  'Pouvez-vous me confirmer votre adresse de livraison ?',
  'Pourriez-vous svp nous préciser la taille souhaitée',
  'Merci de nous faire parvenir la facture.',
  'Merci de bien vouloir confirmer.',
  'Merci de répondre à ce message avec votre numéro de commande.',
  'Nous vous invitons à nous envoyer une photo.',
  'Il nous manque encore votre numéro de téléphone.',
  'Il nous faudrait une photo du produit.',
  'Auriez-vous une photo à nous transmettre ?',
  'Dites-nous ce que vous préférez.',
  'Dites-moi si cela vous convient.',
  'Cela vous conviendrait-il ?',
  'Est-ce que cela vous convient ?',
  'Quelle couleur souhaitez-vous ?',
  'Tenez-nous au courant si le colis arrive demain.',
  'Faites-nous savoir quelle option vous convient.',
  'Peux-tu nous envoyer ton numéro de commande ?',
  'Nous attendons votre retour pour expédier le colis.',
  'À réception de votre retour, nous procéderons au remboursement.',
  'Une fois votre confirmation reçue, nous expédierons le colis.',
  'Avez-vous pu vérifier auprès de vos voisins ?',
  'Pouvons-nous procéder au remboursement ?',
  "Je vous remercie de m'indiquer la référence de l'article.",
  'Nous vous remercions de bien vouloir nous envoyer une photo.',
  "Vous pouvez nous répondre avec une photo du défaut, s'il vous plaît.",
  'Können Sie mir bitte noch Ihre Telefonnummer nennen?',
  'Bitte schicken Sie uns den defekten Artikel zurück.',
  'Bitte teilen Sie uns mit, welche Farbe Sie wünschen.',
  'Bitte geben Sie uns kurz Bescheid, ob wir das Geld erstatten sollen.',
  'Wir bräuchten dazu noch ein Foto.',
  'Könntest du uns ein Bild schicken?',
  'Schick uns bitte kurz deine Bestellnummer.',
  'Sagen Sie uns einfach, was Ihnen lieber ist.',
  'Wäre das für Sie in Ordnung?',
  'Passt Ihnen Dienstag?',
  'Sollen wir die Bestellung stornieren?',
  'Dürfen wir Ihnen stattdessen die graue schicken?',
  'Um Ihnen helfen zu können, brauche ich noch die Seriennummer.',
  'Wir warten noch auf Ihre Rückmeldung.',
  'Bitte um kurze Bestätigung.',
  'Haben Sie schon bei den Nachbarn nachgefragt?',
  'Sobald Sie uns die Adresse bestätigt haben, versenden wir das Paket.',
  'Nach Erhalt der Rücksendung erstatten wir den Betrag.',
  'Bitte bestätigen Sie die Adresse.',
  'Bitte das beigefügte Formular ausfüllen und zurücksenden.',
  'Welche Größe benötigen Sie?',
  'Lass uns wissen, was du denkst.',
  'Antworten Sie einfach auf diese E-Mail mit Ihrer Bestellnummer.',
  '¿Nos podría confirmar la dirección?',
  '¿Me puedes pasar tu número de pedido?',
  'Por favor, responda a este correo con una foto.',
  'Le rogamos que nos envíe la factura.',
  'Le agradeceríamos que nos indicara la talla.',
  'Necesitamos que nos confirme el color.',
  'Díganos qué prefiere.',
  'Dinos qué talla quieres.',
  '¿Le viene bien el martes?',
  '¿Quiere que cancelemos el pedido?',
  '¿Podemos enviarle el gris?',
  'Seguimos esperando su respuesta.',
  'Una vez recibida la devolución, le reembolsaremos el importe.',
  'Cuando nos confirme la dirección, enviaremos el paquete.',
  'Envíanos una foto, porfa.',
  'Solo nos falta su número de teléfono.',
  'Avísenos si desea continuar.',
  'Le pedimos que rellene el formulario adjunto.',
  '¿Ha podido preguntar a los vecinos?',
  'Quedamos a la espera de las fotos.',
]

const COURTESIES = [
  'Let us know if there is anything else we can do for you.',
  'If you have any other questions, just reply to this email.',
  'Should you need any further assistance, please do not hesitate to contact us.',
  "Please don't hesitate to reach out.",
  'If anything is unclear, let us know.',
  'We are always happy to help.',
  'Have I answered your question?',
  'Please let us know if you have any further questions.',
  'Is there anything else you need?',
  'Just reply to this email if you need anything.',
  'Let me know if you need anything else!',
  "We'd love to hear what you think: please take our short survey.",
  'How would you rate our service?',
  'Would you mind leaving us a quick review?',
  'If the problem persists, please let us know.',
  'Feel free to get back to us any time.',
  'Let me know if I can help with anything else.',
  "N'hésitez pas à revenir vers nous.",
  'Nous restons à votre entière disposition.',
  'Si vous avez la moindre question, écrivez-nous.',
  "Avez-vous d'autres questions ?",
  'Puis-je faire autre chose pour vous ?',
  'Si le problème persiste, dites-le-nous.',
  "Dans l'attente de votre retour, je vous souhaite une belle journée.",
  'Bei weiteren Fragen stehen wir Ihnen gerne zur Verfügung.',
  'Haben Sie noch weitere Fragen?',
  'Kann ich Ihnen sonst noch weiterhelfen?',
  'Zögern Sie nicht, uns zu kontaktieren.',
  'Melden Sie sich einfach, wenn Sie noch etwas brauchen.',
  'Melde dich gern, falls noch etwas ist.',
  'Sollte das Problem weiterhin bestehen, geben Sie uns bitte Bescheid.',
  'Quedamos a su disposición.',
  'Si tiene cualquier otra duda, escríbanos.',
  '¿Puedo ayudarle con algo más?',
  'No dudes en contactarnos.',
  '¿Tienes alguna otra pregunta?',
  'Si el problema continúa, háganoslo saber.',
]

const PROMISES = [
  'I will forward this to our technical team and come back to you shortly.',
  "We're looking into it and will update you as soon as possible.",
  'Let me check that for you.',
  "I'll have a new one sent out to you today.",
  'Our warehouse team is checking the stock.',
  "You'll hear from us by the end of the week.",
  "I've passed this on to the carrier and will let you know as soon as I hear back.",
  'We will get this sorted.',
  'Please give us two days to investigate.',
  'Please bear with us while we look into it.',
  'I need to check this with my manager first.',
  'We are waiting for an answer from the supplier.',
  'Je fais le point avec notre transporteur et vous tiens au courant.',
  'Nous revenons vers vous dans les plus brefs délais.',
  'Je regarde cela tout de suite.',
  'Un instant, je vérifie.',
  'Nous allons vous renvoyer un nouveau colis.',
  "Je vous envoie l'étiquette dès que possible.",
  'Nous avons ouvert une enquête auprès de La Poste et reviendrons vers vous.',
  "Dès que j'ai une réponse, je vous écris.",
  'Ich leite das an unsere Technik weiter und melde mich.',
  'Wir prüfen das und kommen auf Sie zu.',
  'Einen Moment bitte.',
  'Ich schaue mir das gleich an.',
  'Wir kümmern uns darum.',
  'Ich habe beim Versand nachgefragt und gebe Ihnen Bescheid.',
  'Wir schicken Ihnen heute Ersatz.',
  'Unser Lager sucht gerade danach.',
  'Lo estamos revisando y le informaremos pronto.',
  'Voy a consultarlo con el equipo.',
  'Un momento, por favor.',
  'Me pongo en contacto con el transportista y le digo algo.',
  'Le enviaremos uno nuevo hoy.',
  'Hemos abierto una incidencia y le mantendremos informado.',
  'Ahora mismo lo miro.',
]

const STATEMENTS = [
  'Your order is scheduled to arrive on Thursday.',
  'You can return it within 30 days using the label below.',
  'Unfortunately the item is out of stock.',
  'We have refunded the full amount to your card.',
  'Please allow 3 to 5 business days for the refund to appear.',
  'Please find the invoice attached.',
  'You asked whether it fits a 15-inch laptop.',
  'Please keep the item until the courier picks it up.',
  "You don't need to send anything back.",
  'Once you receive the parcel, you can use the label inside.',
  'Le remboursement apparaîtra sous 5 jours.',
  'Votre commande a été expédiée hier.',
  'Vous pouvez le retourner sous 30 jours.',
  'Malheureusement cet article est épuisé.',
  'Veuillez noter que les frais sont offerts.',
  'Merci de patienter quelques jours.',
  'Die Erstattung ist in 5 Tagen auf Ihrem Konto.',
  'Leider ist der Artikel ausverkauft.',
  'Sie können den Artikel innerhalb von 30 Tagen zurückschicken.',
  'Ihr Paket wurde gestern versandt.',
  'Bitte haben Sie noch etwas Geduld.',
  'Ihre Bestellung wird am Donnerstag geliefert.',
  'El reembolso tardará 5 días.',
  'Lamentablemente el artículo está agotado.',
  'Su pedido fue enviado ayer.',
  'Puede devolverlo en 30 días.',
  'Disculpe la espera.',
  'Su pedido llegará el jueves.',
]

describe('one sentence', () => {
  test.each(ASKS)('asks: %s', (text) => {
    expect(said(read(text).asked)).toEqual([text])
  })

  test.each(COURTESIES)('is courtesy: %s', (text) => {
    expect(read(text)).toMatchObject({ asked: [], promised: [], fixes: [] })
  })

  test.each(PROMISES)('promises: %s', (text) => {
    expect(read(text)).toMatchObject({ asked: [], promised: [{ sentence: { raw: text } }] })
  })

  test.each(STATEMENTS)('only tells: %s', (text) => {
    expect(read(text)).toMatchObject({ asked: [], promised: [] })
  })
})

describe('several sentences', () => {
  test('a promise before a question waits for the answer', () => {
    const turn = read("I'll look into it. What is your order number?")
    expect(turn.promised).toEqual([])
    expect(said(turn.asked)).toEqual(['What is your order number?'])
  })

  test('what is under way stays promised beside a question', () => {
    const turn = read('We have asked the carrier and will get back to you. Is the address right?')
    expect(turn.promised).toHaveLength(1)
    expect(turn.asked).toHaveLength(1)
  })

  test('a later message that tells keeps the promise of an earlier one', () => {
    expect(
      read('One moment please.', 'The parcel is at the pickup point in town.').promised,
    ).toEqual([])
    expect(
      read('The parcel is at the pickup point in town.', 'One moment please.').promised,
    ).toHaveLength(1)
  })

  test('a question the shop answers itself asks nothing', () => {
    expect(read('Why is it so soft? Because it is made of merino wool.').asked).toEqual([])
    expect(read('Why is it so soft? We would like to know.').asked).toHaveLength(2)
  })

  test('a question in quotation marks is the customer’s', () => {
    expect(read('“Does it fit a small kitchen?” Yes, it does indeed.').asked).toEqual([])
  })

  test('a question taken back is gone, one asked after that is not', () => {
    const taken = 'Could you send the order number? Never mind, I found it in our list.'
    expect(read(taken).asked).toEqual([])
    expect(said(read(`${taken} Which colour was it?`).asked)).toEqual(['Which colour was it?'])
  })

  test('a short question takes along the sentence it points to', () => {
    const text = 'We could send you the navy one instead. Would that work for you?'
    expect(said(read(`Hello Tom.\n${text}`).asked)).toEqual([text])
  })

  test('a conditional promise counts as asked only when the condition is the customer’s', () => {
    expect(read('Once we have your photo, we will send a new one.').asked).toHaveLength(1)
    expect(read('Once we have an answer from them, we will write to you.')).toMatchObject({
      asked: [],
      promised: [{ isAnswer: true }],
    })
  })
})
