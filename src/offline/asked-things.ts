/** Tells which of several things asked for have come in. */
import type { CustomerTurn } from './customer-turn.ts'
import type { Sentence } from './sentences.ts'

/** True when at least one of several things asked for came in and at least one did not. */
export const isPartlyAnswered = (asked: Sentence[], answer: CustomerTurn) => {
  const wanted = thingsIn(asked)
  const missing = wanted.filter((thing) => !cameIn(thing, answer))
  return missing.length > 0 && missing.length < wanted.length
}

/** The questions of which something is still missing. */
export const stillMissing = (asked: Sentence[], answer: CustomerTurn) =>
  asked.filter((sentence) => thingsIn([sentence]).some((thing) => !cameIn(thing, answer)))

/** Things whose arrival shows in the answer itself. */
const THINGS = {
  photo:
    /\b(?:photos?|pictures?|pics?|images?|screenshots?|fotos?|bilde?r?|bildschirmfotos?|captures?|imagen(?:es)?|capturas?)\b/,
  number:
    /\b(?:(?:order|account|tracking|serial|invoice|reference|customer) (?:number|id|no)|numero de (?:commande|suivi|serie|client|facture|pedido|seguimiento|factura)|(?:bestell|kunden|serien|rechnungs|sendungs|auftrags)nummer|iban)\b/,
  email:
    /\b(?:e-?mail address|e-?mail-adresse|adresse (?:e-?mail|mail)|correo electronico|email)\b/,
  phone:
    /\b(?:phone number|telephone number|numero de (?:telephone|telefono)|telefonnummer|handynummer)\b/,
}

type Thing = keyof typeof THINGS

const thingsIn = (sentences: Sentence[]) =>
  (Object.keys(THINGS) as Thing[]).filter((thing) =>
    sentences.some((sentence) => THINGS[thing].test(sentence.folded)),
  )

const cameIn = (thing: Thing, answer: CustomerTurn) => {
  const text = answer.sentences.map((sentence) => sentence.folded).join(' ')
  switch (thing) {
    case 'photo':
      return (
        answer.hasAttachment ||
        /\b(?:attached|attachment|anbei|im anhang|angehangt|ci-joint|piece jointe|adjunt[oa]s?|here (?:is|are) the)\b/.test(
          text,
        )
      )
    case 'number':
      return /\d{3,}/.test(text)
    case 'email':
      return text.includes('@')
    case 'phone':
      return /(?:\d[ ./()-]?){7,}/.test(text)
  }
}
