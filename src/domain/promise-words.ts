/** Words by which a shop promises something, in six languages, folded as `sentences.ts` folds them. */

/** We find it out, we do it, you will hear from us. Sources of regular expressions between word boundaries. */
export const PROMISES = [
  // en
  "(?:i|we)(?:'ll| will| shall|'m going to| am going to|'re going to| are going to)(?: now| just| also| then| personally| certainly| gladly| go ahead and)* (?:be in touch|check|look (?:into|at|this|that)|get (?:back|in touch)|come back|find out|ask|update you|let you know|investigate|contact|reach out|call|follow up|keep you|inform|forward|escalate|speak|talk|verify|review|send|resend|ship|dispatch|refund|issue|process|replace|arrange|prepare|credit|book|confirm|e-?mail|write|have (?:our|my|the|a)|see (?:if|what)|raise|track|pass|transfer)",
  "you(?:'ll| will) (?:hear (?:back )?from (?:us|me)|(?:have|get|receive) (?:an?|the|your) [a-z]+)",
  'let me (?:check|look|ask|find out|verify|see (?:what|if))',
  '(?:and|but) (?:i |we )?will (?:let you know|update|be in touch|come back|get back|write|inform|send|keep)',
  "(?:i|we)(?:'ve| have) (?:just |now |already )?(?:asked|forwarded|escalated|contacted|requested)",
  'get back to you',
  "(?:let me|i'll|i will|we'll|we will) get (?:that|this|it) (?:sorted|fixed|done|arranged)",
  'keep you (?:posted|updated|informed)',
  "(?:i|we)(?:'m|'re| am| are) (?:checking|looking into|investigating|working on|escalating|passing|forwarding|sending|arranging|processing|refunding|replacing|chasing|waiting for (?:the|our|a))",
  // fr
  "nous (?:vous |te |le |la |les |l'|y |en )*(?!serons|aurons|pourrons|ferons un plaisir|resterons|apprecierons|livrons|esperons|offrons|ouvrons|couvrons|montrons)[a-z]{2,}rons",
  "je (?:vous |te |t'|le |la |les |l'|y |en )*(?!serai|aurai|pourrai|resterai)[a-z]{2,}rai",
  "(?:nous allons|je vais|on va) (?:vous |te |le |la |les |l'|nous |me |en |y )*(?:verifier|regarder|voir|demander|renseigner|revenir|recontacter|contacter|envoyer|renvoyer|expedier|rembourser|traiter|transmettre|tenir|informer|preparer|remplacer|faire|relancer|lancer|ouvrir)",
  "(?:je m'en|nous nous en) (?:occupe|occupons|charge|chargeons)",
  'je (?:procede|lance|prepare|demande|relance) (?:au|a|la|le|les|votre|l)',
  '(?:et|puis) vous (?:envoie|tiens|recontacte|ecris|informe)',
  'nous vous (?:envoyons|renvoyons|expedions|remboursons|remplacons|appelons|ecrivons|informons)',
  'je vous (?:envoie|renvoie|recontacte|rembourse|rappelle|ecris|informe)',
  'je (?:me renseigne|reviens vers|verifie|transmets|vous tiens)',
  'nous (?:nous renseignons|revenons vers|verifions|transmettons|vous tenons|vous recontactons)',
  'vous (?:recevrez|aurez) (?:une reponse|de nos nouvelles|votre|un (?:retour|remboursement|avoir)|la reponse|le remboursement)',
  // de
  '(?:wir|ich) (?:werden|werde) (?!uns freuen|mich freuen|brauchen|benotigen)(?:[a-z]+ ){0,8}[a-z]+',
  '(?:wir|ich) (?:melden? (?:uns|mich)|prufen?|klaren?|kummer[en] (?:uns|mich)|kummere mich|erkundigen? (?:uns|mich)|informieren? (?:sie|dich|euch)|geben? (?:ihnen|dir|euch) (?:[a-z]+ )?(?:bescheid|ruckmeldung)|leiten? (?:das|dies|es|ihr|ihre|die)|(?:schicken?|senden?|erstatten?|ersetzen?) (?:ihnen|dir|euch)|fragen? (?:[a-z]+ ){0,5}(?:nach|an)|frage (?:[a-z]+ ){0,5}(?:nach|an)|halten? (?:sie|dich) auf dem laufenden)',
  'melde mich|melden uns',
  '(?:wir|ich) (?:lassen|lasse|veranlassen|veranlasse|gebe|geben|regeln|regle|erledigen|erledige|ubernehmen|ubernehme|starten|starte|beantragen|beantrage|bestellen|bestelle) (?:das|es|dies|ihnen|dir|euch|heute|den|die|ihre?|einen|eine)',
  '(?:halten?|schicken?|senden?) (?:sie|dich|euch|ihnen|dir) (?:auf dem laufenden|die|das|den|eine?n?|heute|morgen)',
  '(?:ich|wir) haben? (?:es|das|dies|ihr anliegen) (?:[a-z]+ ){0,4}(?:weitergegeben|weitergeleitet)',
  '(?:melden|prufen|kummern|erkundigen|informieren) wir',
  '(?:melde|prufe|kummere|erkundige|klare) ich',
  '(?:sie|du) (?:horen|horst|erhalten|erhaltst|bekommen|bekommst) (?:(?:spatestens )?(?:bis|innerhalb|binnen)|in (?:[0-9]+|einem|einer|zwei|drei|wenigen|kurze|den nachsten)|am (?:[0-9]+|nachsten|[a-z]+tag|mittwoch|sonnabend)|eine (?:antwort|ruckmeldung)|(?:[a-z]+ ){0,3}von (?:uns|mir))',
  '(?:bis|innerhalb|binnen|spatestens|am)(?: [a-z0-9.]+){1,4} (?:horen|horst|erhalten|erhaltst|bekommen|bekommst) (?:sie|du)',
  // es
  '(?!estaremos encantad|necesitaremos|agradeceremos|podremos|quedaremos|seremos)[a-z]{2,}(?:aremos|eremos|iremos)',
  '(?:le|les|te|lo|la|se lo) (?:escribire|enviare|avisare|contestare|respondere|informare|confirmare|mandare|contactare|llamare|dire)',
  '(?:lo |la )?(?:consultare|revisare|comprobare|averiguare|preguntare|verificare|mirare)',
  '(?:vamos|voy) a (?:revisar|comprobar|consultar|preguntar|averiguar|enviar[a-z]*|reembolsar[a-z]*|tramitar|verificar|mirar|gestionar|contactar|informar[a-z]*|avisar[a-z]*|reponer|cambiar)',
  '(?:estamos|estoy) (?:revisando|comprobando|consultando|investigando|averiguando)',
  '(?:pregunto|consulto|reviso|compruebo|averiguo|miro) (?:al?|con|en|el|la|lo|si|esto)',
  '(?:le|les|te) (?:digo|aviso|escribo|informo|confirmo|mando|envio|enviamos|avisamos|informamos|escribimos|mandamos|reembolsamos|confirmamos)',
  '(?:te|le|les|os) (?:haremos|hare) (?:llegar|saber)',
  'me pongo con (?:ello|eso)',
  'lo (?:paso|pasamos|he pasado|hemos pasado) (?:al?|con)',
  '(?:te|le|les|os) (?:mantendre|mantendremos|mantengo|mantenemos) (?:informad|al)[a-z]*',
  'recibira (?:una respuesta|noticias|su|el|un)',
  // it
  '(?!avremo bisogno|saremo liet|saremo felic|potremo|resteremo|rimarremo)[a-z]{2,}(?:eremo|iremo|aremo|arremo|anno sapere)',
  '(?:verifichero|controllero|inviero|spediro|rimborsero|contattero|ricontattero|informero|aggiornero|scrivero|rispondero|chiedero|faro (?:sapere|avere)|provvedero)',
  '(?:la|ti|vi|le) (?:ricontattiamo|aggiorniamo|informiamo|facciamo sapere|inviamo|rimborsiamo|terremo|teniamo)',
  '(?:sto|stiamo) (?:verificando|controllando|indagando)',
  '(?:le|ti|vi) (?:mando|invio|scrivo|faccio sapere|confermo)',
  'chiedo (?:al|alla|a|in)',
  '(?:gliene|gliela|glielo|le|ti|vi) (?:faremo|faro) (?:avere|sapere)',
  '(?:me ne occupo|ce ne occupiamo|passo la (?:questione|richiesta))',
  '(?:ho|abbiamo) (?:inoltrato|segnalato|passato)',
  '(?:la|ti|vi) (?:tengo|teniamo) (?:aggiornat|informat)[a-z]*',
  'ricevera (?:una risposta|notizie|il|la|un)',
  // nl
  '(?:wij|we|ik) (?:zullen|zal|gaan|ga) (?!graag|blij)(?:[a-z]+ ){0,8}[a-z]+',
  '(?:wij|we|ik) (?:nemen?|neem) (?:[a-z]+ ){0,4}contact',
  '(?:wij|we|ik) (?:komen?|kom) (?:hier|er|daar)?(?:op|bij|mee)? ?(?:[a-z]+ ){0,3}terug',
  '(?:wij|we|ik) (?:kijken?|zoeken?|zoek|controleren?|controleer|vragen|vraag|sturen|stuur|informeren|informeer|storten|stort) (?:het|dit|u|je|even|na|voor|de|een)',
  '(?:wij|we|ik) (?:laten|laat) (?:het )?(?:u|je|jou) (?:het )?(?:[a-z]+ ){0,3}weten',
  '(?:wij|we|ik) (?:houden|houd|hou) (?:u|je) op de hoogte',
  '(?:ik|wij|we) (?:leg|leggen|regel|regelen|zet|zetten|pak|pakken|geef|geven|laat|laten) (?:het|dit|dat|er|een|de|vanmiddag|vandaag|morgen)',
  '(?:laat|houd|hou) (?:het )?(?:u|je) (?:het )?(?:weten|op de hoogte)',
  'stuur (?:u|je) (?:een|de|het|vandaag|morgen)',
  'doorgegeven aan',
  '(?:nemen|komen|sturen|laten|houden|zullen|gaan) (?:wij|we)',
  '(?:neem|kom|stuur|laat|houd|zal|zoek|kijk|vraag) ik',
  '(?:u|je) hoort? (?:[a-z]+ ){0,4}van (?:ons|mij)',
]

/** What must happen first is the customer's to do: his item, not ours ("once we have the photo we send a new one"). */
export const AFTER_THE_CUSTOMER = [
  '(?:once|as soon as|after|when|if) you',
  '(?:once|as soon as|after|when) (?:we|i) (?:have |get |got )?(?:received? |have )?(?:your|it|that|them|the (?:photo|picture|video|form|details|address|number|payment|item|return|parcel|package|receipt|invoice)|a (?:photo|picture|copy|video))',
  '(?:des|aussitot|une fois) que? (?:vous|nous (?:aurons|avons) (?:recu )?(?:votre|vos|la|le|les|une|un))',
  '(?:si vous|des reception|a reception)',
  '(?:sobald|wenn|falls|nachdem) (?:sie|du|ihr|uns|wir (?:ihre?n?|deine?n?|das foto|ein foto|die (?:fotos|bilder|ware)))',
  '(?:nach erhalt|nach eingang)',
  '(?:en cuanto|cuando|si|una vez que|tan pronto como) (?:nos (?!respond|contest|llegu|confirmen)[a-z]+|usted|tengamos (?:su|la|el|las|una|un)|recibamos (?:su|la|el|las)|me (?:envie|mande|confirme|diga|digas|pase))',
  '(?:non appena|appena|quando|se|una volta che) (?:ci (?:mand|invi|conferm|dic|fornisc|fa)[a-z]*|lei|riceviamo (?:la|il|le)|avremo ricevuto|avremo (?:la|il|una|un|le)|riceveremo|mi (?:mand|invi|conferm|dic|fornisc)[a-z]*)',
  '(?:zodra|als|wanneer|nadat) (?:u|je|jij|(?:wij|we) (?:uw|je|de foto|een foto|de|een))',
]

/** A question or a wish of ours in the same message: what we promise there waits for the answer. */
export const ASKS = [
  'please (?:send|provide|share|confirm|tell|reply|let us know|attach|give|check and)',
  'let us know (?:which|what|whether|when|how|your)',
  '(?:merci de|veuillez|pourriez[- ]vous|pouvez[- ]vous)',
  '(?:bitte (?:senden|schicken|teilen|geben|bestatigen|nennen)|(?:senden|schicken|teilen|geben|nennen) sie)',
  '(?:por favor,? (?:envi|indi[cq]|confirm|mand|dig|di)[a-z]*|(?:podria|puede|podrian|pueden|podrias|puedes) (?:por favor )?(?:envi|mand|indic|confirm|decir|facilit|adjunt|compart|elegir|dar)[a-z]*)',
  '(?:per favore (?:(?:ci|mi) )?(?:invi|mand|conferm|indic|dic)[a-z]*|(?:potrebbe|puo|potresti|puoi|potete) (?:per favore )?(?:invi|mand|indic|conferm|dir|forni|alleg|sceglie|dar)[a-z]*)',
  '(?:stuur ons|kunt u|kun je|graag ontvangen|laat ons weten)',
]

/** Work that goes on whatever the customer answers. */
export const MEANWHILE =
  'mean ?(?:time|while)|already|entre[- ]?temps|en attendant|deja|inzwischen|in der zwischenzeit|bereits|mientras tanto|ya|nel frattempo|intanto|gia|ondertussen|intussen|alvast'

/** Checks nobody needs to answer, and thanks: no question of ours, and no answer to what we promised. */
export const COURTESIES =
  "anything else|any (?:other|more|further) questions|have a (?:great|nice|good|lovely)|welcome|thanks?|thank you|autre chose|d'autres questions|bonne (?:journee|soiree|fin)|je vous en prie|merci|noch (?:etwas|fragen)|weitere fragen|schonen (?:tag|abend)|gern geschehen|danke|algo mas|otra cosa|buen dia|de nada|gracias|qualcos'?altro|altre domande|buona (?:giornata|serata)|prego|grazie|nog iets|andere vragen|fijne (?:dag|avond)|graag gedaan|dank|bedankt|dankjewel"
