/** What a shop says it does or has done for a customer. Six languages, folded. */
import { phrases } from './phrases.ts'

const WE_DO = "(?:we|i)(?:'ll|'ve|'re| will| shall| have| are| can| could| would)(?: \\p{L}+)?"
const ACT =
  '(?:ship|dispatch|deliver|cancel|call|phone|arrange|upgrade|waive|cover|pay|credit|book|collect|pick (?:it|this) up|take care|make (?:sure|an exception)|handle|prioriti[sz]e|expedite|extend|hold|reserve|process|approve|authori[sz]e|issue|transfer|escalate)'

export const COMMITMENTS = [
  phrases('an answer by a time', [
    "(?:you(?:'ll| will| shall)? (?:have|get|receive)|(?:we|i)(?:'ll| will| shall)?(?: get| be| come)? (?:back to you|let you have)) …(?:(?:our|my|an) (?:answer|reply|response|decision|offer)|within|by (?:the end|noon|tonight))",
    '(?:vous|tu) (?:aurez|recevrez|obtiendrez|auras|recevras) …(?:notre|nos|ma|une) (?:reponse|retour|decision|proposition|nouvelles?)',
    '(?:(?:sie|du) (?:erhalten|erhaltst|bekommen|bekommst|haben|hast|horen|horst)|(?:erhalten|bekommen|haben|horen) sie|(?:erhaltst|bekommst|hast) du) …(?:unsere|meine|eine) (?:antwort|ruckmeldung|nachricht|entscheidung)',
    '(?:tendra|tendras|recibira|recibiras) …(?:nuestra|mi|una) (?:respuesta|decision|propuesta|contestacion)',
    '(?:avra|avrai|ricevera|riceverai) …(?:nostra|mia|una) (?:risposta|decisione|proposta)',
    '(?:(?:u|je) (?:krijgt|ontvangt|hebt|heeft|hoort)|(?:krijgt|ontvangt) u|(?:krijg|ontvang) je) …(?:ons|onze|mijn|een) (?:antwoord|reactie|bericht|beslissing)',
  ]),
  phrases('something on its way', [
    '(?:goes|comes|heads|leaves|travels|is (?:coming|going|heading|leaving)) (?:out |over |off |straight |right |back )*(?:to|for|towards) you',
    '(?:part|partira|vient|viendra|arrive|file|va|voyage) (?:aussitot |tout de suite |directement )?(?:vers|chez|jusqu.a|pour) vous',
    '(?:geht|kommt|reist|macht sich) (?:\\p{L}+ ){0,3}(?:zu ihnen|an sie|zu dir|an dich|auf den weg)',
    '(?:sale|saldra|va|ira|viaja|parte) (?:enseguida |directamente |ya )?(?:hacia|para|a) (?:usted|ti|su casa|tu casa)',
    '(?:parte|partira|arriva|viaggia|va) (?:subito |direttamente )?(?:verso di|da|per|verso) (?:lei|te)(?!\\p{L})',
    '(?:gaat|komt|vertrekt|reist) (?:\\p{L}+ ){0,3}(?:naar|bij) (?:u|jou|je)(?!\\p{L})(?! \\p{L})',
  ]),
  phrases('a time of ours', [
    'within (?:the|an|one) (?:next )?(?:hour|day|week)',
    "dans (?:l'heure|la journee|la semaine|les (?:plus brefs|meilleurs) delais)(?: qui (?:suit|vient))?|sous (?:une heure|peu|huitaine|quinzaine)",
    'innerhalb (?:der nachsten|einer|von|der) (?:stunde|tage|woche|stunden)|binnen (?:einer|eines) (?:stunde|tages|woche)',
    '(?:en|dentro de) (?:una|la proxima|menos de una) (?:hora|semana)|en el (?:dia|mismo dia)',
    "entro (?:un'|l'|la |una )(?:ora|giornata|settimana)",
    'binnen (?:het|een) (?:uur|dag|week)|binnen de (?:dag|week)',
  ]),
  phrases('delivery', [
    "(?:will|'ll|shall) (?:\\p{L}+ )?(?:ship|arrive|leave|go out|reach you|be (?:\\p{L}+ )?(?:shipped|sent|delivered|dispatched|there|with you|collected|picked up|ready))",
    "(?:is|are|'s) (?:now |already |currently )?(?:on (?:its|the|their) way|out for delivery|being (?:shipped|prepared|sent))",
    '(?:ha(?:s|ve) (?:now |already |just )?(?:been )?|was |were )(?:shipped|sent out|dispatched|delivered|approved|processed|issued|credited|confirmed|upgraded|cancelled)',
    '(?:sera|seront) …(?:livre|expedie|envoye|pret|disponible|traite)~|arriver(?:a|ont)|(?:est|sont) en route|partira|(?:a|ont) ete …(?:expedie|envoye|valide|accepte|traite|livre|annule|confirme)~',
    '(?:wird|werden) …(?:geliefert|verschickt|versendet|versandt|zugestellt|ankommen|eintreffen|abgeholt|erstattet|gutgeschrieben)|(?:ist|sind) (?:schon |bereits )?unterwegs|(?:wurde|wurden) …(?:versendet|versandt|verschickt|geliefert|genehmigt|veranlasst|storniert|bestatigt)|kommt …an(?= |$)',
    'llegar(?:a|an)|(?:sera|seran) (?:enviad|entregad)~|(?:se |le )?(?:ha|han) (?:sido )?(?:enviado|aprobado|procesado|tramitado|entregado|confirmado|cancelado)~|(?:esta|estan) (?:ya )?(?:en camino|de camino)|saldra',
    'arriver(?:a|anno)|(?:sara|saranno) (?:spedit|consegnat|inviat|pront)~|(?:e|sono) (?:gia )?stat[oaie] (?:spedit|approvat|consegnat|inviat|elaborat|confermat|annullat)~|(?:e|sono) (?:gia )?in (?:viaggio|arrivo|consegna)|partira',
    '(?:wordt|worden) …(?:geleverd|verzonden|bezorgd|verstuurd|opgehaald)|(?:is|zijn) (?:al |nu )?onderweg|(?:is|zijn|werd) …(?:verzonden|verstuurd|goedgekeurd|geleverd|bevestigd|geannuleerd)|komt …aan(?= |$)',
  ]),
  phrases('action', [
    `${WE_DO} ${ACT}`,
    "(?:nous|je|on) (?:allons |vais |va |pouvons |avons |nous )?(?:vous |le |la |les |l')?(?:prendr?ons en charge|prenons en charge|organiser?ons|annuler?ons|appell?er?ons|rappell?er?ons|crediter?ons|livrer?ons|expedier?ons|traiter?ons|prolonger?ons|reserv(?:er)?ons|occupons|occuperons)",
    '(?:wir|ich) (?:werden? |haben? |konnen |kann )?…(?:ubernehmen|veranlassen|veranlasse|liefern|versenden|verschicken|stornieren|rufen …an|kummern uns|kummere mich|gutschreiben|schreiben …gut|genehmigen|reservieren|verlangern)(?= |[.,!]|$)',
    '(?:le |lo |la |les |nos )?(?:(?:hemos|he|habiamos|habia) (?:ya )?(?:enviad|mandad|despachad|expedid|entregad|cambiad|sustituid|reemplazad|reembolsad|devuelt|abonad|anulad|cancelad|cerrad|resuelt|solucionad|arreglad|reparad|preparad|tramitad|gestionad|procesad|aprobad|reservad|guardad|apartad|empaquetad|encargad|pedid(?=[oa] (?:otr|una? nuev))|hecho (?:el|la|un|una) (?:envio|reembolso|cambio|pago|devolucion|abono))[oa]?s?(?! (?:ya )?(?:un|una|el|la|este|esta|nuestr[oa]|su|tu|otr[oa]|vari[oa]s|unas|dos)? ?(?:otr[oa] |ultim[oa] |breve )?(?:mensaje|correo|e-?mail|pregunta|consulta|recordatorio|nota|lineas))|(?<!¿)(?<!o )(?<!si )(?<!que )(?:enviamos|mandamos|despachamos|cambiamos|devolvemos|abonamos|anulamos|cancelamos|cerramos) (?:ya )?(?:el|la|los|las|su|tu|otr[oa]|un|una)(?! (?:otr[oa] |ultim[oa] |breve )?(?:mensaje|correo|e-?mail|pregunta|consulta|recordatorio|nota|lineas))(?![^.?!]*\\?)|enviaremos|entregaremos|cancelaremos|llamaremos|gestionaremos|encargaremos|encargamos|tramitaremos|abonaremos|cubriremos|asumiremos|reservaremos|ampliaremos)',
    '(?:abbiamo|ho|avevamo) (?:gia |appena |ora |anche |subito |poi )*(?:spedit|mandat|inviat|consegnat|rimborsat|accreditat|approvat|emess|sostituit|prenotat|ordinat|riparat|annullat|fatto partire|provveduto)[oaie]?(?! (?:\\p{L}+ ){0,4}(?:messaggio|mail|e-?mail|domanda|promemoria|foto|richiesta|modulo))|(?:le|ti|vi) (?:mando|mandiamo|invio|inviamo|spedisco|regalo|porto|portiamo|consegno|consegniamo)(?! (?:\\p{L}+ ){0,4}(?:messaggio|messaggino|mail|e-?mail|domanda|promemoria|righe|nota|sollecito|saluti|saluto|abbraccio|scegliere|la scelta))|(?:le |lo |la |vi |ti |ce ne )?(?:spediremo|consegneremo|invieremo|annulleremo|chiameremo|occuperemo|occupiamo|provvederemo|accrediteremo|copriremo|prenoteremo|estenderemo)',
    '(?:wij|we|ik) (?:zullen |zal |gaan |ga |kunnen )?…(?:leveren|verzenden|versturen|annuleren|bellen|terugbellen|regelen|vergoeden|crediteren|reserveren|verlengen)(?= |[.,!]|$)',
  ]),
]
