/** What a shop may give a customer: who names it in a draft needs a shop that named it before. Six languages, folded. */
import { phrases } from './phrases.ts'

/** To keep a thing, but not its wrapping or papers. */
const KEEP =
  /(?<!\p{L})(?:keep(?!\p{L})|gard(?:ez|er|e)(?!\p{L})|conserv(?:ez|er|ar|are)|behalt\p{L}*|qued(?:ar|at|es)\p{L}*|tener[el]\p{L}*|tenga|tieni\p{L}*|houd?(?!\p{L})|houden|houdt)(?! (?:the|your|l'|la|le|votre|die|den|ihre|el|su|il|lo|de|het|uw|je)? ?(?:pack|box|receipt|label|emball|carton|boite|verpack|karton|etikett|beleg|embalaje|caja|etiqueta|scatola|imball|etichetta|verpakking|doos|etiket|bon))/u

/** A present of the customer's for somebody of his: no favour of the shop's. */
const HIS_OWN =
  '(?: (?:a|para|per|di|de) (?:tu[ao]?|su[ao]?|una?|mi[ao]?) (?:sorell|fratell|mogli|marit|amic|figli|madr|padr|mamm|papa|nonn|zi[ao]|colleg|herman|mujer|marid|amig|hij|abuel|ti[ao]|coleg)\\p{L}*)'

export const FAVOURS = [
  phrases('refund', [
    'refund~|reimburs~|money[- ]back|pay(?:ing)? you back|(?:full|partial) credit|chargeback',
    "rembours~|restituer~ l'argent|recredit~",
    '(?:ruck|zuruck)?erstatt~|geld zuruck|ruckzahlung~|zuruck(?:zahl|uberweis|buch)~|ruckuberweis~',
    'reembols~|reintegr~|devolver~ (?:el |su |tu )?(?:dinero|importe|pago)|devolucion (?:del |de su |de tu )(?:dinero|importe|pago)|abonar~',
    'rimbors~|restitu~ (?:il |del )(?:denaro|importo)|riaccredit~',
    'terugbetal~|betal~ …terug|geld terug|terugstort~|terugboek~|restitutie~|vergoed(?:en|ing|t)',
  ]),
  phrases('compensation', [
    'compensat~|make (?:it|this) up to you|goodwill|damages',
    'dedommag~|indemnis~|geste commercial|compens~',
    'entschadig~|kulanz~|wiedergutmach~|schadenersatz',
    'compens~|indemniz~',
    'risarci~|indennizz~|compens~',
    'schadevergoeding~|tegemoetkom~|compens~',
  ]),
  phrases('discount', [
    'discount~|vouchers?|coupons?|\\d+ ?(?:%|percent) off|store credit|gift ?cards?|promo(?:tion)? codes?|half[- ]price|(?:price )?reduction|reduced price|loyalty points?|price match',
    "remises?(?! (?:en|au|a zero|a jour|du colis|contre signature))|reductions?|rabais|bons? d'achat|codes? promo~|(?:un|votre|ton|cet) avoir(?! (?:de vos|de tes|la|le|une?|d'autre)(?!\\p{L}))|avoir de (?:\\d|votre|cet)|prix reduit|ristourne~|carte cadeau|moitie prix",
    '~rabatt~|~nachlass~|gutschein~|gutschrift~|ermassig~|vergunstig~|treuepunkte~|zum halben preis',
    'descuentos?|cupon~|(?:un|su|tu) vale|vale (?:de|por)|rebajas?|bono de|tarjeta regalo|mitad de precio',
    'scont[oi]~|buon[oi] (?:sconto|da|di|regalo|acquisto)|coupon|codice promozionale|codice sconto|meta prezzo',
    '~korting~|tegoedbon~|cadeaubon~|waardebon~|winkeltegoed|halve prijs|spaarpunten',
  ]),
  phrases('replacement', [
    'replac~|exchang~|(?:a |another )?(?:brand[- ]?)new (?:one|unit|item)|swap~',
    'remplac~|(?<!(?:notre|nos|cet|ces|mon|mes) (?:derniere?s? |precedente?s? |premiere?s? )?)echang~|echanges? (?:de|du|d.|gratuit|standard|contre)(?! ?(?:mail|message|courriel|e-mail|vue|la semaine))~|(?:un nouveau|une nouvelle) (?:produit|article|exemplaire)',
    'ersatz~|ersetz~|umtausch~|austausch~|tausch~ …(?:um|aus)|neuliefer~|nachliefer~',
    'reemplaz~|sustitu~|recambio~|(?<!(?:en|in|cualquier|algun|ningun|qualsiasi|qualunque|qualche|nessun) )cambio(?! (?:de|en) (?:(?:el|la|su|tu|tus|sus|los|las) )?(?:correo|e-?mail|direccion|fecha|nombre|titular|contrasena|telefono|datos|hora|horario|cuenta|texto|diseno|tono|aspecto|comportamiento|turno|cita|plan|idea))|cambi(?:arl[oae]s?|arsel[oa]|aremos|amosl[oa])|uno nuevo|una nueva',
    'sostitu~|rimpiazz~|(?<!(?:en|in|cualquier|algun|ningun|qualsiasi|qualunque|qualche|nessun) )cambio|cambi(?:arl[oaie]|argliel[oa]|eremo|amol[oa])|uno nuovo|una nuova',
    '(?<!(?:je|jij|u) (?:[^.?!:;]{0,40} )?(?:hebt|heeft|had) )(?<!(?:al eens|ooit|al een keer|al ooit|zelf|recent|recentelijk|onlangs|pas|eerder|al|zelf al|laatst) )vervang~|omruil~|ruil(?:en|t)?|een nieuw exemplaar',
  ]),
  phrases('gift', [
    '(?<!feel |be |hands |are you |you are |you.re )free(?! to)|(?:free )?gifts?|complimentary|on the house|bonus|at no (?:extra |additional )?(?:cost|charge)|waive~',
    'gratuit~|sans frais|offert~|offrons|(?<!(?:paquet|papier|emballage|pochette|boite|c.est pour un|pour un) )cadeaux?|gracieus~',
    'kostenlos~|kostenfrei~|gratis~|geschenk~|umsonst|ohne aufpreis|versandkostenfrei',
    `gratis|gratuit~|regal(?!os?${HIS_OWN})~|obsequio~|sin (?:coste|costo|cargo|gastos)`,
    `gratis|gratuit~|omaggi~|regal[oi](?!${HIS_OWN})~|senza (?:costi|spese)`,
    'gratis|kosteloos|cadeau(?:s|tje)?|geschenk~|zonder (?:extra )?kosten',
  ]),
  phrases('guarantee', [
    'guarante~|warrant(?:y|ies)|promis(?:e|es|ed|ing)|assure~|rest assured|you can (?:count|rely) on|definitely will|will definitely|without fail|100 ?%',
    'garanti~|promet~|promis|promesse~|assur(?:e|ons)|(?<!(?:pour|de|a) (?:nous |m.|s.))assurer|engageons|sans faute|a coup sur',
    'garant~|versprech~|versprich~|versichern? ihnen|zusicher~|zusage~|ganz sicher|auf jeden fall|verlassen sie sich',
    'garanti~|promet~|prometo|promesa~|asegur(?:o|amos|arle)|nos comprometemos|sin falta|con toda seguridad',
    'garan(?:z|t)~|promett~|promess~|assicur(?!arci|armi)~|ci impegniamo|senza dubbio|sicuramente',
    'garan(?:tie|der|deer)~|belo(?:of|ven|fte)|verzeker~|toezegg~|zeker weten|gegarandeerd',
  ]),
  {
    named: KEEP,
    ...phrases('keeping', [
      "you (?:can|may|could|get to|are welcome to|are free to|should|might as well) (?:\\p{L}+ )?(?:keep|hang on to|hold on to)(?! (?:an eye|in mind|us))|(?:is|are|'s) (?:now |all |already )?yours(?=[.,!;]| anyway| now| regardless)|yours to (?:keep|enjoy)|(?:just |simply |please |and |do )keep (?:it|them|both|this|that|these|those|the (?:first|old|other|wrong|broken|damaged|faulty|spare|extra) \\p{L}+)(?! (?:in|at|with|dry|safe|cool|away|out|as it))|keep …(?:anyway|regardless|as well|too|either way|at no|for nothing|with our compliments|as (?:a|an) )|(?:no need|not need|needn't|don't need|don't have|not have|without having) (?:for you )?(?:to )?(?:send|return|ship|post|mail|bring|give)…(?:back|it|them|anything)|no return (?:is )?(?:needed|necessary|required)|without (?:sending|returning)|(?:won't|don't|do not|will not) (?:want|ask for|need) (?:it|them) back",
      "(?:vous pouvez|tu peux|vous pourrez|vous etes libre de|n'hesitez pas a) …(?:garder|conserver)|(?:gardez|conservez|garde|conserve)(?:-l[ea]s?|[- ](?:l[ea]s? (?:deux|tout)|tout))|(?:est|sont) (?:desormais |donc )?a vous(?! (?:de|d.|lire|ecouter)(?!\\p{L}))|(?<!(?:il|me|nous) )restera? a vous|(?:inutile|pas (?:besoin|la peine|necessaire)|sans (?:avoir )?(?:a|besoin)|n'avez pas (?:besoin|a)) …(?:renvoyer|retourner|rendre|rapporter)|sans (?:retour|renvoi)(?! (?:de (?:votre|ta) part|a (?:ce|notre|mon)|sur))",
      '(?:konnen|kannst|durfen|darfst|konnten|sollen) …behalten|behalten sie|behalt(?:e|st)? (?:\\p{L}+ )?(?:einfach|ruhig|gern|gerne|es|ihn|sie|das|den|die|beide|trotzdem)|(?:gehort|gehoren|bleibt|bleiben) (?:\\p{L}+ )?(?:dir|ihnen)(?= |[.,!?])|(?:mussen|musst|brauchen|brauchst|ist) …(?:nicht|nichts|keine) …(?:zuruck~|rucksend~|einsend~)|(?:keine rucksendung|ohne rucksendung|ohne ruckgabe)',
      '(?:puede|puedes|podria|podrias|pueden) …(?:quedarse|quedarte|quedarsel~|quedartel~|conservar~|quedar~)|qued(?:ese|ate|esel~|atel~|eselo|atelo)|(?:se|te) l[oa]s? (?:puede |puedes )?queda(?:s|r)?|(?:es|son) (?:ya |todo )?(?:suy|tuy)[oa]s?|no (?:hace falta|es necesario|tiene que|tienes que|necesita|necesitas|hay que) …(?:devol~|reenvi~|enviarl~ de vuelta|mandarl~ de vuelta)|sin (?:devol~|tener que devol~)',
      '(?:puo|puoi|potrebbe|potresti) …(?:tener[el]~|tenersel~|tenertel~|conservar~)|(?:lo|la|li|le) (?:tenga|tieni|conservi) (?:pure|comunque)|(?:tenga|tieni) (?:pure|comunque)|tienil[oaie]~|(?:se |te )l[oaie] (?:tenga|tieni|puo tenere|puoi tenere)|(?:e|sono|resta|restano) (?:ora |ormai |tutt[oa] )?(?:sua|tua|suo|tuo|suoi|tuoi|sue|tue)(?=[.,!])|(?:non (?:serve|occorre|e necessario|deve|devi|c.e bisogno)|senza (?:bisogno|dover)) …(?:restitu~|rispedi~|rimandar~|renderl~)|senza reso',
      '(?:mag|mogen|kunt|kan|kun) …(?<!(?:ingedrukt|vast|bij|erbij|tegen|ertegen|eronder|ernaast|naast|onder|boven|omhoog|open|dicht|schoon|droog|warm|koel|rechtop|stil|scheef|schuin|recht|plat|rekening|apart|in de gaten|in het licht|op de hoogte) )(?:houden|behouden)|hou(?:d|dt)? (?:u|je)|(?:u|je) (?:houdt|houd|behoudt)|houdt? (?:u |je )?(?:het|hem|die|deze|ze|dat)? ?(?:maar|gerust|gewoon|lekker)|(?:is|zijn|blijft|blijven) (?:\\p{L}+ ){0,3}(?:van|voor) (?:u|jou)(?=[.,!])|(?:hoeft|hoef) …(?:niet|niets|geen) …(?:terug~|retour~)|zonder (?:terug~|retour~)',
    ]),
  },
  phrases('our cost', [
    "(?:is|are|'s|be|it's) (?:all )?on us|our treat|at our (?:expense|cost)|our compliments|free of|for nothing|as (?:a|an) (?:one-off|exception|gesture|courtesy|thank[- ]you|apology|favou?r)|(?:make|made|making) an exception|exceptionally|(?:we|i)(?:'ll| will)? (?:gladly |happily )?(?:waive|cover|absorb|cover)|(?:won't|not|never) (?:be )?(?:charge|charged|cost|pay|owe)(?: you)?|no (?:charge|cost|fee)s?|nothing to pay|special price|(?:next|following) (?:order|purchase|bag|box|one) …(?:on us|cheaper|less|credited|off)|(?:comes?|knock|take|taken) …off (?:the|your) (?:price|bill|total|order|next|invoice|amount)|(?:credited|credit) …(?:next|account)",
    "(?:a|sur) (?:nos frais|notre compte)|(?:a|est a|sont a) notre charge|prenons …(?:a notre charge|frais)|c'est (?:pour nous|cadeau)|a titre (?:exceptionnel|gracieux|commercial)|(?:une|faire une|fait une) exception|exceptionnellement|(?:rien|pas|sans) (?:a payer|a regler|de frais)|ne …(?:coutera|paierez|sera facture)|prix (?:d'ami|special)|(?:prochaine|prochain) (?:commande|achat|sachet|paquet) …(?:moins|offert~|pour nous|credit~)",
    '(?:auf|zu) unsere(?:r|n)? (?:kosten|rechnung|lasten|kappe)|geht (?:\\p{L}+ )?(?:auf uns|aufs haus|an uns)|aufs haus|ausnahmsweise|(?:eine|als|machen eine) ausnahme|(?:kostet|kosten) (?:sie|dich) nichts|nichts (?:zahlen|bezahlen)|ohne (?:kosten|berechnung|mehrkosten)|(?:sonder|freundschafts)preis|(?:nachste|nachsten|nachster) (?:bestellung|einkauf|tute) …(?:gunstiger|billiger|weniger|gutgeschrieben|verrechn~|angerechnet)|aus (?:kulanz|gefalligkeit)',
    '(?:a|por|de) (?:nuestra cuenta|nuestro cargo)|corre[n]? (?:de|por) (?:nuestra )?cuenta|invita la casa|invitamos nosotros|(?:una|como|hacer una|hacemos una) excepcion|excepcionalmente|no (?:le|te) (?:costara|cobraremos|cobramos|cuesta)|sin pagar|precio (?:especial|de amigo)|(?:proxim[oa]|siguiente) (?:pedido|compra|bolsa) …(?:menos|barat~|gratis|descontad~|abonad~)|como (?:detalle|cortesia|atencion)',
    "(?:a|per) (?:nostro carico|nostre spese|conto nostro)|a nostre spese|offre la casa|offriamo noi|paghiamo noi|in via eccezionale|eccezionalmente|(?:un'|una |come |fare un'|facciamo un')eccezione|non (?:le|ti|vi) (?:costera|costa|addebit~|faremo pagare)|senza pagare|prezzo (?:speciale|da amico)|(?:prossim[oa]) (?:ordine|acquisto|sacchetto) …(?:meno|scal~|accredit~|offr~)|come (?:cortesia|omaggio|gesto)",
    '(?:op|voor) (?:onze|ons) (?:kosten|rekening)|van het huis|van ons(?=[.,!])|(?:een|als|maken een|bij) uitzondering|bij wijze van uitzondering|uitzonderlijk|(?:kost|kosten) (?:u|je) niets|niets (?:te )?betalen|zonder (?:kosten|bijbetaling|meerprijs)|vriendenprijs|speciale prijs|(?:volgende) (?:bestelling|aankoop|zak) …(?:goedkoper|minder|verreken~|gecrediteerd)|uit coulance|coulance~',
  ]),
]
