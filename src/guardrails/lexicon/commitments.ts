/** What a shop says it does or has done for a customer. Six languages, folded. */
import { phrases } from './phrases.ts'

const WE_DO = "(?:we|i)(?:'ll|'ve|'re| will| shall| have| are| can| could| would)(?: \\p{L}+)?"
const ACT =
  '(?:ship|dispatch|deliver|cancel|call|phone|arrange|upgrade|waive|cover|pay|credit|book|collect|pick (?:it|this) up|take care|make (?:sure|an exception)|handle|prioriti[sz]e|expedite|extend|hold|reserve|process|approve|authori[sz]e|issue|transfer|escalate)'

export const COMMITMENTS = [
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
    '(?:le |lo |la |les |nos )?(?:enviaremos|entregaremos|cancelaremos|llamaremos|gestionaremos|encargaremos|encargamos|tramitaremos|abonaremos|cubriremos|asumiremos|reservaremos|ampliaremos)',
    '(?:le |lo |la |vi |ti |ce ne )?(?:spediremo|consegneremo|invieremo|annulleremo|chiameremo|occuperemo|occupiamo|provvederemo|accrediteremo|copriremo|prenoteremo|estenderemo)',
    '(?:wij|we|ik) (?:zullen |zal |gaan |ga |kunnen )?…(?:leveren|verzenden|versturen|annuleren|bellen|terugbellen|regelen|vergoeden|crediteren|reserveren|verlengen)(?= |[.,!]|$)',
  ]),
]
