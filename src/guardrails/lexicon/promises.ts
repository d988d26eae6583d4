/** How a shop promises something, in six languages, folded. Each gap stays inside a sentence. */
import { GAP, type Phrases } from './phrases.ts'

const promise = (kind: string, sentences: string[]): Phrases => ({
  kind,
  patterns: sentences.map(
    (sentence) => new RegExp(`(?<![\\p{L}\\p{N}])${sentence.replaceAll('…', GAP)}`, 'gu'),
  ),
})

const WE_WILL =
  "(?:we|i)(?:'ll| will| can| could| shall| have|'ve| are going to|'re going to| would be happy to| are happy to|'d be happy to)"
const YOU_GET =
  "(?:you(?:'ll| will| can)? (?:get|receive|have)|we(?:'ll| will| can)? (?:give|offer|send) you)"
/** "Nous envoyer": there it is no subject. */
const NOUS = '(?:nous(?! (?:\\p{L}+ )?\\p{L}{2,}(?:er|ir|re)(?!\\p{L}))|je|on)'
const WIR = '(?:wir|ich)'
const SIE_BEKOMMEN =
  '(?:(?:sie|du) (?:erhalten|erhaltst|bekommen|bekommst)|(?:erhalten|bekommen) sie|(?:erhaltst|bekommst) du)'
const WIJ = '(?:wij|we|ik)'

export const PROMISES = [
  promise('refund', [
    `${WE_WILL} …(?:refund|reimburse)`,
    'we (?:refund|reimburse)\\p{L}* you',
    `${YOU_GET} …(?:refund|money back|reimbursement)`,
    '(?:your|a|the|full) refund (?:will|has|is|was)',
    `${NOUS} …rembours(?:er|ons|e)\\p{L}*`,
    '(?:vous serez|vous etes|tu seras) …rembourse',
    `${WIR} …(?:erstatten|zuruckerstatten|erstatte|ruckerstatten|zuruckzahlen)`,
    `(?:schreiben|schreibe) ${WIR} …gut(?= |[.,!]|$)`,
    `(?:zahlen|zahle|uberweisen|uberweise|buchen|buche) ${WIR} …zuruck`,
    `(?:erstatten|erstatte|verguten|vergute) ${WIR}`,
    `${SIE_BEKOMMEN} …(?:geld zuruck|erstattung|ruckerstattung)`,
    '(?:le |te |les |se lo )?(?:reembolsaremos|reembolsare|devolveremos|devolvere)',
    '(?:vamos a|podemos|puedo) …(?:reembols|devolver)\\p{L}*',
    'recibira\\p{L}* …reembolso',
    '(?:la |ti |vi )?(?:rimborseremo|rimborsiamo|rimborsero)',
    '(?:possiamo|posso|provvederemo) …rimbors\\p{L}*',
    'ricever[ae]\\p{L}* …rimborso',
    `${WIJ} …(?:terugbetalen|vergoeden|terugstorten|betalen …terug|storten …terug)`,
    `(?:betalen|betaal|storten|stort|boeken|boek) ${WIJ} …terug`,
    `(?:vergoeden|vergoed|crediteren|crediteer) ${WIJ}`,
    '(?:u|je) (?:krijgt|ontvangt) …(?:geld terug|terugbetaling)',
  ]),
  promise('discount', [
    `${WE_WILL} …(?:discount|voucher|coupon|store credit|gift card|\\d% off)`,
    `${YOU_GET} …(?:discount|voucher|coupon|store credit|gift card|\\d% off)`,
    `${NOUS} …(?:offr|accord|donn|fai|propos|consent)\\p{L}* …(?:remise|reduction|rabais|bon d'achat|geste commercial)`,
    'vous (?:beneficiez|beneficierez|recevrez) …(?:remise|reduction|bon)',
    `${WIR} …(?:rabatt|nachlass|gutschein|gutschrift)`,
    `${SIE_BEKOMMEN} …(?:rabatt|nachlass|gutschein|gutschrift)`,
    '(?:le |te )?(?:ofrecemos|ofreceremos|haremos|daremos|regalamos) …(?:descuento|vale|cupon)',
    '(?:podemos|puedo) …(?:ofrecer|hacer|dar)\\p{L}* …(?:descuento|vale|cupon)',
    '(?:le |ti )?(?:offriamo|offriremo|faremo|facciamo|daremo) …(?:sconto|buono)',
    '(?:possiamo|posso) …(?:offrir|fare|dare)\\p{L}* …(?:sconto|buono)',
    `${WIJ} …(?:geven|bieden|geef|bied|kunnen|kan) …(?:korting|tegoedbon|cadeaubon)`,
    '(?:u|je) (?:krijgt|ontvangt) …(?:korting|tegoedbon|cadeaubon)',
  ]),
  promise('guarantee', [
    "(?:we|i)(?: can| will|'ll)? (?:guarantee|promise|assure)",
    '(?:is|are|delivery|results?) guaranteed',
    'lifetime (?:guarantee|warranty)',
    `${NOUS} (?:vous )?(?:garanti|promett|assur)\\p{L}*`,
    'garantie? a vie',
    `${WIR} (?:garantier|versprech|versicher)\\p{L}*`,
    '(?:ist|sind|wird|werden) garantiert',
    '(?:le |te |se lo )?(?:garantizamos|garantizo|prometemos|aseguramos)',
    '(?:le |ti |glielo )?(?:garantiamo|garantisco|promettiamo|assicuriamo)',
    `${WIJ} (?:garander|belov|belof|verzeker)\\p{L}*`,
  ]),
  promise('replacement', [
    `${WE_WILL} …(?:replace(?!ment)|exchange it|send (?:you )?(?:a|another|your) (?:free |brand )?(?:new|replacement|second))(?! (?:link|label|invoice|e-?mail|message|form))`,
    `${YOU_GET} …(?:a replacement|new one|a new \\p{L}+ (?:sent|posted|shipped))`,
    'your replacement (?:will|has|is)',
    `${NOUS} …(?:remplac(?:er\\p{L}*|ons)|(?:envo|enver|expedi|reexpedi)\\p{L}* …(?:(?<!(?<!\\p{L})(?:a|de) )nouveau|nouvel|nouvelle|de remplacement))(?! (?:lien|etiquette|facture|message|photo|image|cliche|video|adresse|mesure|reference|fois|date|mail|e-mail|courriel|capture|mot))`,
    `${WIR} …(?:ersetzen|umtauschen|tauschen …(?:um|aus)|(?:senden|schicken|liefern) …(?:ersatz|neue[ns]?|neues))(?! (?:link|etikett|rechnung))`,
    `${SIE_BEKOMMEN} …(?:ersatz|ein neues|eine neue|einen neuen)(?! (?:link|etikett|rechnung))`,
    '(?:lo |la |se lo |se la )?(?:sustituiremos|reemplazaremos|cambiaremos)',
    '(?:enviaremos|mandaremos|vamos a enviar\\p{L}*) …(?:reemplazo|un[oa]? nuev[oa]|otr[oa])(?! (?:enlace|etiqueta|factura|correo|mensaje))',
    '(?:lo |la )?(?:sostituiremo|rimpiazzeremo)',
    '(?:invieremo|spediremo|mandiamo) …(?:sostitu\\p{L}*|un[oa]? nuov[oa])(?! (?:link|etichetta|fattura|messaggio))',
    `${WIJ}(?![^.?!:;]{0,60}? (?:of|waarom|wanneer|wat|welke) (?:u|je|jij) ) …(?:vervangen|(?:sturen|zenden|stuur) …(?:vervang\\p{L}*|een nieuwe?))(?! (?:link|label|factuur|bericht))`,
    '(?:(?:u|je) (?:krijgt|ontvangt)|(?:krijgt|ontvangt) u|(?:krijg|ontvang) je) …(?:een nieuwe?|nieuwe|vervangend\\p{L}*)(?! (?:link|label|factuur|bericht|mail|melding|foutmelding|pagina|code|scherm))',
    '(?:nieuwe?|vervangende?) \\p{L}+ (?:die|dat) (?:u|je) (?:krijgt|ontvangt)',
  ]),
  promise('gift', [
    '(?:free of charge|for free|at no (?:extra |additional )?cost|free (?:gift|shipping|return|replacement|repair))',
    '(?:gratuitement|sans frais|offerts?|offertes?)(?= |[.,!]|$)',
    '(?:kostenlos|kostenfrei|gratis)\\p{L}*',
    '(?:gratuitamente|sin coste|sin costo|sin cargo)',
    '(?:gratuitamente|senza (?:costi|spese))',
    '(?:kosteloos)',
  ]),
]
