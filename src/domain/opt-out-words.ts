/** Words by which a customer asks to be left alone, in six languages, folded as `sentences.ts` folds them. */

/** Said as the whole message they stop everything, as a text message's STOP does. */
export const STOP_WORDS = [
  ...['stop', 'stopall', 'stop all', 'unsubscribe', 'opt out', 'optout', 'quit', 'remove me'],
  ...[
    'arret',
    'arretez',
    'stopper',
    'desabonner',
    'desinscrire',
    'desinscription',
    'me desabonner',
  ],
  ...['stopp', 'abmelden', 'abbestellen', 'austragen', 'abmeldung'],
  ...['baja', 'alto', 'cancelar suscripcion', 'darme de baja', 'dar de baja'],
  ...['basta', 'cancellami', 'disiscrivimi', 'annulla iscrizione', 'cancella iscrizione'],
  ...['afmelden', 'uitschrijven', 'stoppen', 'stop ermee'],
]

/** Sources of regular expressions between word boundaries; a whole wish, never one word of it. */
export const OPT_OUT_PHRASES = [
  // en
  '(?:stop|quit|cease) (?:sending|emailing|e-mailing|mailing|messaging|texting|contacting|writing(?: to)?|bothering|spamming|chasing) (?:me|us)',
  "(?:do not|don't|dont|never) (?:ever )?(?:contact|email|e-mail|message|text|write to|write|bother) (?:me|us) (?:again|any ?more|any longer|further)",
  "(?:i|we) (?:do not|don't|dont|no longer) (?:want|wish) to (?:be contacted|receive (?:any )?(?:more )?(?:e-?mails?|messages?|reminders?|follow-?ups?))",
  '(?:no more|stop (?:these|this|those|the|your|with the)) (?:e-?mails?|messages?|reminders?|follow-?ups?)',
  '(?:unsubscribe|remove) (?:me|us) from',
  'take (?:me|us) off (?:your|this|the) (?:mailing )?list',
  'leave (?:me|us) alone',
  // fr
  "(?:arretez|cessez|arrete) de (?:me|m'|nous) ?(?:contacter|ecrire|relancer|envoyer|solliciter|harceler)",
  'ne (?:me|nous) (?:contactez|ecrivez|relancez|sollicitez|recontactez) plus',
  "ne (?:m'|nous )(?:ecrivez|envoyez) plus",
  "(?:je ne (?:souhaite|veux|desire) plus|nous ne (?:souhaitons|voulons) plus) (?:etre (?:contacte|relance|sollicite)[es]*|recevoir (?:de|d'|vos|ces)[ a-z]*)",
  "(?:plus de|plus aucune?) (?:relances?|mails?|messages?),? (?:s'il vous plait|svp|merci)",
  '(?:desabonnez|desinscrivez|retirez|supprimez)[- ]moi',
  'laissez[- ]moi tranquille',
  // de
  '(?:horen sie|hort|hor) (?:bitte )?auf,? (?:mir|uns|mich) (?:zu )?[a-z ]*(?:schreiben|schicken|kontaktieren|mailen|senden|belastigen)',
  '(?:schreiben|kontaktieren|mailen|schicken|belastigen) sie (?:mir|mich|uns) (?:bitte )?(?:nicht mehr|nie wieder|keine (?:weiteren )?(?:e-?mails|mails|nachrichten|erinnerungen)(?: mehr)?)',
  '(?:ich|wir) (?:mochten?|will|wollen|wunschen?) (?:keine (?:weiteren )?(?:e-?mails|mails|nachrichten|erinnerungen)(?: mehr)?|nicht mehr (?:kontaktiert|angeschrieben))',
  'keine (?:weiteren )?(?:e-?mails|mails|nachrichten|erinnerungen) mehr',
  '(?:melden|tragen|nehmen) sie (?:mich|uns) (?:bitte )?(?:ab|aus|von (?:der|ihrer) liste)',
  'lassen sie (?:mich|uns) (?:bitte )?in ruhe',
  // es
  '(?:deje|deja|dejen|dejad|pare|paren|para) de (?:escribirme|contactarme|enviarme|mandarme|molestarme|escribirnos|contactarnos|enviarnos)[ a-z]*',
  'no (?:me|nos) (?:escriba|escriban|escribas|contacte|contacten|contactes|envie|envien|envies|manden?|mandes|moleste|molesten|molestes) (?:mas|nunca mas|de nuevo)',
  'no (?:quiero|deseo|queremos|deseamos) (?:recibir mas|que (?:me|nos) (?:contacten|escriban|molesten)|ser contactad[oa])',
  'no mas (?:correos|emails|mensajes|recordatorios)',
  '(?:denme|dame|deme|darme|quiero darme) de baja',
  'dejen?me en paz',
  // it
  '(?:smett(?:a|ete|etela|ila|i)|basta) (?:di|con) (?:scrivermi|contattarmi|mandarmi|inviarmi|disturbarmi|i messaggi|le (?:mail|email))[ a-z]*',
  '(?:non (?:mi|ci) (?:scriv(?:a|ete)|contatt(?:i|ate)|mand(?:i|ate)|invi(?:i|ate)|disturb(?:i|ate))) (?:piu|mai piu)',
  'non (?:contattate|scrivete|mandate|inviate|disturbate)(?:mi|ci) (?:piu|mai piu)',
  'non (?:voglio|desidero|vogliamo) (?:piu )?(?:ricevere (?:piu )?(?:mail|email|messaggi|solleciti)|essere (?:piu )?contattat[oaie])',
  '(?:cancellatemi|cancellami|toglietemi|rimuovetemi) dall',
  'lasciatemi (?:in pace|stare)',
  // nl
  '(?:stop|hou(?:d)? op) (?:alstublieft |a\\.?u\\.?b\\.? )?met (?:mij |me |ons )?(?:te )?(?:mailen|schrijven|contacteren|berichten|lastigvallen|het sturen)[ a-z]*',
  '(?:mail|schrijf|contacteer|benader|bericht) (?:mij|me|ons) (?:alstublieft )?(?:niet meer|nooit meer)',
  '(?:ik|wij) (?:wil|willen|wens|wensen) (?:geen (?:e-?mails?|mails?|berichten|herinneringen) meer|niet (?:meer|langer) (?:benaderd|gecontacteerd))',
  'geen (?:e-?mails|mails|berichten|herinneringen) meer',
  '(?:schrijf|meld) (?:mij|me) (?:alstublieft )?(?:uit|af)',
  'laat (?:mij|me|ons) met rust',
]
