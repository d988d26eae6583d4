/** What only machines and absent people write, in six languages, as `automatic.ts` makes a text plain. */

export const anyOf = (phrases: string[]) => `(?:${phrases.join('|')})`

export const ABSENT = new RegExp(
  `\\b${anyOf([
    'out of (?:the )?office',
    '(?:away from|not in) (?:the|my) office',
    'on (?:annual|parental|maternity|paternity|sick) leave',
    'on (?:vacation|holiday)',
    'absente? (?:du bureau|jusqu|du \\d|pour le moment)',
    'actuellement absente?',
    'en (?:conges?|vacances)',
    'nicht im (?:buro|hause?)',
    'im urlaub',
    'abwesend',
    'fuera de (?:la|mi) oficina',
    'ausente',
    'de vacaciones',
    'fuori (?:sede|ufficio)',
    'in ferie',
    'assente',
    'niet (?:op kantoor|aanwezig)',
    'afwezig',
    'met (?:vakantie|verlof)',
  ])}\\b`,
)

/** What only the notice of an absent person says, beside the absence. */
export const NOT_READING = new RegExp(
  anyOf([
    '(?:limited|no|intermittent) access to (?:my )?(?:e-?mails?|inbox|messages)',
    '(?:reply|respond|answer|get back|read)[^.\\n]{0,40}(?:up)?on my return',
    "(?:reply|respond|get back to you|answer)[^.\\n]{0,30} (?:when|once|after|as soon as) i(?: am|'m)? (?:return|back|get back)",
    '(?:for|in|if)\\b[^.\\n]{0,30}(?:urgent|emergency|immediate)[^.\\n]{0,60}(?:contact|e-?mail|call|write to) (?!me\\b)',
    'will (?:reply|respond|answer)[^.\\n]{0,40} then\\b',
    'will not be forwarded',
    'des mon retour',
    'a mon retour',
    "(?:en cas d'|pour toute )urgence[^.\\n]{0,60}(?:contact|adress)",
    'acces limite a',
    '(?:nach|bei) meiner ruckkehr',
    'nicht weitergeleitet',
    'dringenden? (?:fallen|angelegenheiten|anliegen)',
    '(?:a|tras) mi (?:regreso|vuelta)',
    'acceso limitado',
    '(?:en caso de|para)\\b[^.\\n]{0,30}urgen[^.\\n]{0,60}(?:contact|escrib|dirij)',
    'al mio (?:rientro|ritorno)',
    'accesso limitato',
    '(?:per|in caso di)\\b[^.\\n]{0,30}urgen[^.\\n]{0,60}(?:contatt|scriv|rivolg)',
    '(?:na|bij) mijn (?:terugkeer|terugkomst)',
    'beperkt(?:e)? toegang',
    'dringende (?:zaken|vragen|gevallen)',
  ]),
)

const NO_ANSWER = anyOf([
  'do not (?:reply|respond) to this (?:e-?mail|message)',
  'ne pas (?:y )?repondre(?: (?:directement )?a ce (?:mail|message|courriel|e-?mail))?',
  'antworten sie (?:bitte )?nicht auf diese (?:e-?mail|nachricht)',
  'no (?:responda|conteste) a este (?:correo|mensaje|e-?mail)',
  'non rispondere a quest[ao] (?:e-?mail|messaggio)',
  'niet (?:te )?(?:antwoorden|reageren) op (?:deze|dit) (?:e-?mail|bericht)',
])

/** An answer to this one is read by nobody. */
export const WANTS_NO_ANSWER = new RegExp(NO_ANSWER)

/** The same with nothing beside it but a reason. */
export const NO_ANSWER_ALONE = new RegExp(
  `^(?:please|kindly|(?:merci|priere) de|(?:veuillez|svp)|bitte|por favor|(?:si prega di|per favore)|gelieve|u kunt)? ?${NO_ANSWER}(?: (?:as|because|since|car|da|weil|ya que|porque|perche|poiche|omdat|want)\\b.*)?[.!]*$`,
)

/** A greeting, thanks for a mail, that it arrived, that somebody will answer: nothing about the matter. */
export const COURTESY = new RegExp(
  anyOf([
    '^(?:hi|hello|dear|good (?:day|morning|afternoon)|bonjour|bonsoir|madame|hallo|guten (?:tag|morgen)|sehr geehrte[rs]?|liebe[rs]?|hola|buenos dias|buenas tardes|estimad[oa]s?|buongiorno|salve|gentile|beste|geachte|goedendag)\\b.{0,40}$',
    '^(?:thank you|thanks|many thanks|merci(?: beaucoup)?|vielen dank|danke|(?:muchas )?gracias|grazie|(?:hartelijk )?(?:dank|bedankt))(?: (?:for|de|pour|fur|por|per|voor) (?:your|votre|vos|ihre|su|il (?:suo|tuo)|il|la (?:sua|tua)|uw|je) ?(?:e-?mail|mail|message|enquiry|request|nachricht|anfrage|mensaje|correo|consulta|messaggio|richiesta|bericht|vraag))?[.!]*$',
    "we(?: have|'ve)? received your (?:e-?mail|message|enquiry|request)",
    'nous avons (?:bien )?recu votre (?:e-?mail|mail|message|demande|courriel)',
    'wir haben ihre (?:e-?mail|nachricht|anfrage) erhalten',
    'hemos recibido su (?:correo|e-?mail|mensaje|consulta|solicitud)',
    'abbiamo ricevuto (?:la sua|il suo|la tua|il tuo) (?:e-?mail|messaggio|richiesta)',
    'wij hebben uw (?:e-?mail|bericht|vraag|aanvraag) ontvangen',
    "^(?:we|i)(?: will|'ll) (?:reply|respond|answer|be in touch|get back to you)(?: (?:as soon as|within|shortly|soon|when|then)\\b.{0,40})?$",
  ]),
)

export const MONTH = anyOf([
  'jan|feb|mar|marz|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez|fevr|avr|juin|juil|aou|ene|abr|ago|dic|gen|mag|giu|lug|set|ott|maa|mei',
])

/** What is said of an absence between commas: a day, in urgent cases, whom to ask instead. */
export const ASIDE = new RegExp(
  anyOf([
    '\\d{1,2}[./]\\d{1,2}\\b',
    `\\b(?:\\d{1,2}(?:st|nd|rd|th|er|\\.)? (?:de )?${MONTH}|${MONTH}[a-z]{0,7} \\d{1,2})`,
    '\\b(?:(?:mon|tues|wednes|thurs|fri)day|lundi|mardi|mercredi|jeudi|vendredi|(?:mon|diens|donners|frei)tag|mittwoch|lunes|martes|miercoles|jueves|viernes|lunedi|martedi|mercoledi|giovedi|venerdi|(?:maan|dins|woens|donder|vrij)dag)\\b',
    '\\b(?:urgen|emergency|dringend|spoed)',
    '^(?:please |bitte )?(?:contact|call|e-?mail|write to|contactez|adressez|wenden sie sich|kontaktieren sie|contacte|escriba|dirijase|contattare|contatti|rivolgersi|neem contact op|contacteer)\\b(?! me\\b)',
    '^(?:however|inclusive|inclus|incluido|compreso)\\b',
  ]),
)

/** Behind it stand names, or nothing. */
export const SIGN_OFF =
  /^(?:(?:kind|best|warm) (?:regards|wishes)|regards|sincerely|cordialement|bien a vous|(?:mit )?(?:freundlichen|besten|vielen|liebe|viele) gru(?:ß|ss)en?|un saludo|saludos|atentamente|cordiali saluti|distinti saluti|saluti|(?:met )?(?:vriendelijke|hartelijke) groet(?:en)?|groet(?:en)?)\b/

/** Of whom it speaks is no machine: the things a shop and its customer write about. */
export const MATTER = new RegExp(
  `(?<![\\p{L}\\p{N}])${anyOf([
    'photos?|pictures?|pics?|videos?|receipts?|invoices?|parcels?|packages?|sizes?|colou?rs?|refunds?|broken|damaged|attached|order(?! to)',
    "factures?|colis|tailles?|couleurs?|rembours\\p{L}*|cassee?|ci-joint|j'enverrai|commandes?",
    'fotos?|bild(?:er)?|rechnung|beleg|paket|(?:große|grosse)|farbe|erstatt\\p{L}*|kaputt|schicke|anbei|bestellung',
    'imagen(?:es)?|factura|recibo|paquete|talla|reembols\\p{L}*|adjunt\\p{L}*|enviare|mandare|pedido',
    'immagin[ei]|fattura|scontrino|pacco|taglia|colore|rimbors\\p{L}*|rott[oa]|allegat\\p{L}*|ordine',
    'factuur|pakket|maat|kleur|terugbetal\\p{L}*|kapot|stuur|bijlage|bestelling',
  ])}(?![\\p{L}\\p{N}])`,
  'u',
)
