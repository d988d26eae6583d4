/** Tells which of several things asked for have come in. */

import type { Sentence } from '../domain/sentences.ts'
import type { CustomerTurn } from './customer-turn.ts'

/** True when at least one of several things asked for came in and at least one did not. */
export const isPartlyAnswered = (asked: Sentence[], answer: CustomerTurn) => {
  const wanted = thingsIn(asked)
  const missing = wanted.filter((thing) => !cameIn(thing, answer))
  if (missing.includes('photo') && asked.some(isList)) return true
  return missing.length > 0 && missing.length < wanted.length
}

/** Asks for more than one thing: words alone cannot have brought the picture among them. */
const isList = ({ folded }: Sentence) =>
  THINGS.photo.test(folded) && /, .*\b(?:and|et|und|y|e|en|sowie|ainsi que)\b/.test(folded)

/** The questions of which something is still missing. */
export const stillMissing = (asked: Sentence[], answer: CustomerTurn) =>
  asked.filter((sentence) => thingsIn([sentence]).some((thing) => !cameIn(thing, answer)))

/** Things whose arrival shows in the answer itself. */
const THINGS = {
  photo:
    /\b(?:photos?|pictures?|videos?|clips?|filmpjes?|pics?|images?|screenshots?|fotos?|bilde?r?|bildschirmfotos?|captures?|imagen(?:es)?|capturas?|immagin[ei]|afbeelding(?:en)?|schermafbeelding(?:en)?|cliches?)\b/,
  number:
    /\b(?:(?:order|account|tracking|serial|invoice|reference|customer) (?:number|id|no)|numero de (?:commande|suivi|serie|client|facture|pedido|seguimiento|factura)|numero (?:d'ordine|ordine|di (?:serie|ordine|tracking|fattura|cliente))|(?:bestel|klant|serie|factuur|order|zend)nummer|(?:bestell|kunden|serien|rechnungs|sendungs|auftrags)nummer|iban)\b/,
  email:
    /\b(?:e-?mail address|e-?mail-adresse|adresse (?:e-?mail|mail)|correo electronico|indirizzo (?:e-?mail|mail)|e-?mailadres|mailadres|email)\b/,
  phone:
    /\b(?:phone number|telephone number|numero de (?:telephone|telefono)|numero di telefono|telefoonnummer|telefonnummer|handynummer)\b/,
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
        /\b(?:attached|attachment|anbei|im anhang|angehangt|ci-joint|piece jointe|adjunt[oa]s?|in allegato|allegat[oaie]|(?:in de |zie )?bijlage|bijgevoegd|here (?:is|are) the)\b/.test(
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
