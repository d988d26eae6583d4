/** How a reminder leads up to what it is about, in six languages, folded: to name a thing so is no statement of it. */

const ABOUT =
  "check(?:ing)?(?: back)? in on|follow(?:ing)? up on|about|regarding|concerning|with regard to|in regard to|as regards|as for|(?:frage|fragen|ruckfrage|nachfrage|nachricht|anliegen|anfrage|erinnerung) zu[mr]?|es geht (?:noch |hier |mir |uns |kurz )*um|wegen|bezuglich|bezgl|betreffend|betreffs|hinsichtlich|in sachen|in bezug auf|zum thema|rund um|uber|concernant|(?:au|a) (?:sujet|propos) d[eu'](?:s|(?= ))?|quant a(?:ux?)?|par rapport a(?:ux?)?|relativ\\p{L}* a(?:ux?)?|sobre|acerca del?|respecto (?:al?|del?)|en relacion (?:con|a)l?|con respecto a|pregunt\\p{L}* (?:de nuevo )?por|(?:revien|reven|recontact|ecri)\\p{L}*(?: vers vous| vers toi| a nouveau| de nouveau)* pour|escrib\\p{L}* (?:de nuevo |otra vez |nuevamente )?por|contact\\p{L}* (?:contigo|con usted)? ?por|riguardo a\\p{L}*'?|a proposito d\\p{L}*|in merito a\\p{L}*'?|per quanto riguarda|circa|wat betreft|over|omtrent|betreffende|aangaande|inzake|rond(?:om)?|in verband met|met betrekking tot|naar aanleiding van"

/** Right before a matter. */
export const endsOnTopic = (before: string): boolean => TOPIC_LAST.test(before)

/** A few words before a place: "about the exchange of …". */
export const isUnderTopic = (text: string, at: number): boolean =>
  TOPIC_NEAR.test(text.slice(Math.max(0, at - NEAR), at))

const NEAR = 80

const TOPIC_LAST = new RegExp(`(?<!\\p{L})(?:${ABOUT}) *$`, 'u')
const TOPIC_NEAR = new RegExp(`(?<!\\p{L})(?:${ABOUT})(?: [\\p{L}']+){0,3} *$`, 'u')
