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

const EN_MAIL = '(?:e-?mails?|messages?|reminders?|follow-?ups?|texts?)'
const FR_MAIL = '(?:e-?mails?|mails?|messages?|relances?|rappels?|courriels?)'
const DE_MAIL = '(?:e-?mails?|mails?|nachrichten|erinnerungen)'
const ES_MAIL = '(?:correos|e-?mails|mensajes|recordatorios)'
const IT_MAIL = '(?:e-?mail|mail|messaggi|solleciti)'
const NL_MAIL = '(?:e-?mails?|mails?|berichten|herinneringen)'

const LEAD =
  '^(?:(?:hi|hello|ok|okay|please|bonjour|hallo|hola|ciao|bitte|danke|por favor|per favore)[,;:]? )*'
const END =
  "(?:,? (?:please|thanks|thank you|now|s'il vous plait|svp|merci|bitte|danke|por favor|gracias|per favore|grazie|alstublieft|aub|dank u?|bedankt))*$"

/** Of somebody else's messages he complains; "from you" are the shop's. */
const NOT_ANOTHERS =
  '(?! (?:from (?!you\\b)|(?:des?|du|de la) (?!votre|vous)|(?:von|vom) (?!ihnen|euch|dir)|del? (?!usted|ustedes|vosotros)|d(?:el|ella|ei|a|al|alla) (?!voi|lei)|van (?!u\\b|jullie|je\\b)))'

/** Sources of regular expressions between word boundaries; a whole wish, never one word of it. */
export const OPT_OUT_PHRASES = [
  // en
  `(?:stop|quit|cease) sending (?:me|us)(?: (?:any|all|more|these|those|your|such|so many)){0,3} ${EN_MAIL}${NOT_ANOTHERS}`,
  `(?:stop|quit|cease) sending (?:me|us)${END}`,
  '(?:stop|quit|cease) (?:emailing|e-mailing|mailing|messaging|texting|contacting|writing(?: to)?|bothering|spamming|chasing) (?:me|us)',
  "(?:do not|don't|dont|never) (?:ever )?(?:contact|email|e-mail|message|text|write to|write|bother) (?:me|us) (?:again|any ?more|any longer|further)",
  "(?:i|we) (?:do not|don't|dont|no longer) (?:want|wish) to (?:be contacted|receive (?:any )?(?:more )?(?:e-?mails?|messages?|reminders?|follow-?ups?))",
  `${LEAD}(?:no more|(?:please )?stop (?:with )?(?:the|this|those)) ${EN_MAIL}${END}`,
  `stop (?:with )?(?:all )?(?:these|your) ${EN_MAIL}${NOT_ANOTHERS}`,
  `no more (?:of (?:these|your) )?${EN_MAIL} (?:to (?:me|us)|from you)`,
  `no more of (?:these|your) ${EN_MAIL}${NOT_ANOTHERS}`,
  '(?:unsubscribe|remove) (?:me|us) from',
  'take (?:me|us) off (?:your|this|the) (?:mailing )?list',
  'leave (?:me|us) alone',
  // fr
  "(?:arretez|cessez|arrete) de (?:me|m'|nous) ?(?:contacter|ecrire|relancer|envoyer|solliciter|harceler)",
  'ne (?:me|nous) (?:contactez|ecrivez|relancez|sollicitez|recontactez) plus',
  "ne (?:m'|nous )(?:ecrivez|envoyez) plus",
  "(?:je ne (?:souhaite|veux|desire) plus|nous ne (?:souhaitons|voulons) plus) (?:etre (?:contacte|relance|sollicite)[es]*|recevoir (?:de |d'|vos |ces |d'autres |de nouveaux )(?:relances?|rappels?|e-?mails?|mails?|messages?|courriels?|notifications?))",
  `${LEAD}plus (?:de|d'|aucune?) ?${FR_MAIL},? (?:s'il vous plait|svp|merci)${END}`,
  `(?:arretez|cessez|stop) (?:avec |a )?(?:vos|ces) ${FR_MAIL}${NOT_ANOTHERS}`,
  '(?:desabonnez|desinscrivez|retirez|supprimez)[- ]moi',
  'laissez[- ]moi tranquille',
  // de
  '(?:horen sie|hort|hor) (?:bitte )?auf,? (?:mir|uns|mich) (?:zu )?[a-z ]*(?:schreiben|schicken|kontaktieren|mailen|senden|belastigen)',
  '(?:schreiben|kontaktieren|mailen|schicken|belastigen) sie (?:mir|mich|uns) (?:bitte )?(?:nicht mehr|nie wieder|keine (?:weiteren )?(?:e-?mails|mails|nachrichten|erinnerungen)(?: mehr)?)',
  '(?:ich|wir) (?:mochten?|will|wollen|wunschen?) (?:keine (?:weiteren )?(?:e-?mails|mails|nachrichten|erinnerungen)(?: mehr)?|nicht mehr (?:kontaktiert|angeschrieben))',
  `${LEAD}keine (?:weiteren ${DE_MAIL}|${DE_MAIL} mehr)(?: (?:an (?:mich|uns)|von ihnen|von euch|schicken|senden))*${END}`,
  `(?:bitte )(?:mir |uns )?keine (?:weiteren )?${DE_MAIL}(?: mehr)? (?:an (?:mich|uns)|schicken|senden)`,
  `(?:stoppen|beenden|unterlassen|lassen) sie (?:bitte )?(?:diese|ihre) ${DE_MAIL}${NOT_ANOTHERS}`,
  '(?:melden|tragen|nehmen) sie (?:mich|uns) (?:bitte )?(?:ab|aus|von (?:der|ihrer) liste)',
  'lassen sie (?:mich|uns) (?:bitte )?in ruhe',
  // es
  '(?:deje|deja|dejen|dejad|pare|paren|para) de (?:escribirme|contactarme|enviarme|mandarme|molestarme|escribirnos|contactarnos|enviarnos)[ a-z]*',
  'no (?:me|nos) (?:escriba|escriban|escribas|contacte|contacten|contactes|envie|envien|envies|manden?|mandes|moleste|molesten|molestes) (?:mas|nunca mas|de nuevo)',
  'no (?:quiero|deseo|queremos|deseamos) (?:recibir mas (?:correos|e-?mails|mensajes|recordatorios)|que (?:me|nos) (?:contacten|escriban|molesten)|ser contactad[oa])',
  `${LEAD}no mas ${ES_MAIL}(?: (?:suyos|vuestros))?${END}`,
  `(?:basta|paren|pare) (?:de|con) (?:sus|estos|tus|vuestros) ${ES_MAIL}${NOT_ANOTHERS}`,
  '(?:denme|dame|deme|darme|quiero darme) de baja',
  'dejen?me en paz',
  // it
  '(?:smett(?:a|ete|etela|ila|i)|basta) (?:di|con) (?:scrivermi|contattarmi|mandarmi|inviarmi|disturbarmi)[ a-z]*',
  `${LEAD}(?:basta|niente|non piu) (?:(?:con )?(?:i|le) |altr[ei] |di )?${IT_MAIL}${END}`,
  `(?:basta|smettetela) con (?:quest[ei]|(?:i vostri|le vostre)) ${IT_MAIL}${NOT_ANOTHERS}`,
  '(?:non (?:mi|ci) (?:scriv(?:a|ete)|contatt(?:i|ate)|mand(?:i|ate)|invi(?:i|ate)|disturb(?:i|ate))) (?:piu|mai piu)',
  'non (?:contattate|scrivete|mandate|inviate|disturbate)(?:mi|ci) (?:piu|mai piu)',
  'non (?:voglio|desidero|vogliamo) (?:piu )?(?:ricevere (?:piu )?(?:mail|email|messaggi|solleciti)|essere (?:piu )?contattat[oaie])',
  '(?:cancellatemi|cancellami|toglietemi|rimuovetemi) dall',
  'lasciatemi (?:in pace|stare)',
  // nl
  '(?:stop|hou(?:d)? op) (?:alstublieft |a\\.?u\\.?b\\.? )?met (?:mij |me |ons )?(?:te )?(?:mailen|schrijven|contacteren|lastigvallen|het sturen van (?:mails|e-mails|berichten|herinneringen))',
  `(?:stop|hou(?:d)? op) (?:alstublieft )?met (?:deze|uw|jullie|je) ${NL_MAIL}${NOT_ANOTHERS}`,
  `${LEAD}stop met (?:(?:de|die) )?${NL_MAIL}${END}`,
  '(?:mail|schrijf|contacteer|benader|bericht) (?:mij|me|ons) (?:alstublieft )?(?:niet meer|nooit meer)',
  '(?:ik|wij) (?:wil|willen|wens|wensen) (?:geen (?:e-?mails?|mails?|berichten|herinneringen) meer|niet (?:meer|langer) (?:benaderd|gecontacteerd))',
  `${LEAD}geen ${NL_MAIL} meer(?: (?:sturen|van (?:u|jullie)))?${END}`,
  '(?:schrijf|meld) (?:mij|me) (?:alstublieft )?(?:uit|af)',
  'laat (?:mij|me|ons) met rust',
]
