/** How mail programs mark what is not the writer's own: earlier mails, signatures, advertisements for themselves. */

/** "On 24 Nov 2026, at 9:12, Acme wrote:" and its like; the date is asked for apart. */
export const ATTRIBUTION =
  /^(?:on|le|am|den|el|en|il|il giorno|op)\b.{4,300}?(?:\bwrote|\ba écrit|\bschrieb(?:\b.{0,200})?|\bescribió|\bha scritto|\bschreef(?:\b.{0,200})?|\bgeschreven)\s{0,3}:$/iu

/** Half of such a line, broken in two by the program. */
export const ATTRIBUTION_BEGINS = /^(?:on|le|am|den|el|en|il|op)\b/i
export const HAS_DATE = /\d{1,2}[:.h]\d{2}|\b(?:19|20)\d{2}\b|\d{1,2}[./-]\d{1,2}[./-]\d{2}/i

const DASHES = '[-_=*]{2,40}'

/** "-----Original Message-----" */
export const ORIGINAL = new RegExp(
  `^${DASHES}\\s{0,3}(?:${[
    'original message',
    'reply message',
    'message d.origine',
    'message original',
    'mail original',
    'courriel original',
    'ursprüngliche nachricht',
    'originale? nachricht',
    'original-nachricht',
    'originalnachricht',
    'mensaje original',
    'messaggio originale',
    'messaggio d.origine',
    'oorspronkelijk bericht',
    'origineel bericht',
  ].join('|')})\\s{0,3}:?\\s{0,3}${DASHES}$`,
  'iu',
)

/** What somebody passes on is new to the shop: behind this mark nothing is earlier. */
export const FORWARDED =
  /^[-_ ]{0,40}(?:begin )?(?:forwarded message|message transféré|(?:début du )?message (?:transféré|réexpédié)|weitergeleitete nachricht|anfang der weitergeleiteten nachricht|mensaje reenviado|(?:inicio del )?mensaje reenviado|messaggio inoltrato|inizio messaggio inoltrato|doorgestuurd bericht|begin doorgestuurd bericht)[-_ :]{0,40}$/iu

/** The fields of an earlier mail's head: who; and when or about what. */
export const HEAD_FROM =
  /^\*{0,2}(?:from|de|von|da|van|expéditeur|absender|mittente|afzender)\s{0,3}:/iu
export const HEAD_OTHER =
  /^\*{0,2}(?:sent|date|to|cc|subject|reply-to|envoyé(?: le)?|à|a|objet|répondre à|gesendet|an|betreff|datum|kopie|enviado(?: el)?|fecha|para|asunto|cc|inviato|data|oggetto|ogg|verzonden|aan|onderwerp|destinataire|empfänger|message-id)\s{0,3}:/iu
export const HEAD_WHEN =
  /^\*{0,2}(?:sent|date|envoyé(?: le)?|gesendet|datum|enviado(?: el)?|fecha|inviato|data|verzonden)\s{0,3}:/iu

/** What a program adds to the end by itself. */
export const ADVERTISEMENT = new RegExp(
  `^(?:${[
    'sent from (?:my |outlook|yahoo|mail|proton|samsung|the all-new|aol|windows).{0,80}',
    'get (?:outlook|bluemail) for .{0,60}',
    'envoyé (?:de|depuis) (?:mon|ma|l.application|outlook|yahoo|mail|courrier|proton).{0,80}',
    'envoyé (?:à partir de|avec|via) (?:outlook|yahoo|la messagerie|l.application|mon|proton).{0,80}',
    'télécharger outlook pour .{0,60}',
    'obtenir outlook pour .{0,60}',
    'provenance ?: (?:courrier|mail) pour windows.{0,20}',
    'von (?:meinem|mein) .{2,40} gesendet',
    'gesendet (?:mit der|von|von meinem|aus|über|mit) (?:outlook|gmx|web\\.de|mail|yahoo|meinem|iphone|der|t-online|proton|telekom).{0,80}',
    '(?:diese nachricht wurde )?von meinem .{2,40} mit .{2,30} gesendet.?',
    'holen sie sich outlook für .{0,40}',
    'outlook für (?:ios|android) beziehen',
    'enviado (?:desde|con|a través de) (?:mi|outlook|yahoo|mail|correo|samsung|la aplicación|proton).{0,80}',
    '(?:obtener|descargar|consigue) outlook para .{0,60}',
    'inviato (?:da|dal|dalla|con) (?:mio|iphone|ipad|outlook|yahoo|libero|mail|posta|smartphone|samsung|virgilio|dispositivo).{0,80}',
    '(?:scarica|ottieni) outlook per .{0,60}',
    '(?:verstuurd|verzonden) (?:vanaf|met|via|vanuit|door) (?:mijn|outlook|mail|yahoo|proton|ziggo|kpn|samsung|de|een).{0,80}',
    '(?:outlook voor|download outlook voor|haal outlook voor) .{0,60}',
    'virus-?free\\b.{0,60}',
    '(?:sans|garanti sans) virus\\b.{0,60}',
    'virenfrei\\b.{0,60}',
    'libre de virus\\b.{0,60}',
    '(?:privo di virus|senza virus)\\b.{0,60}',
    'virusvrij\\b.{0,60}',
  ].join('|')})$`,
  'iu',
)
