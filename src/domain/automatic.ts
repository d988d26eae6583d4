/** Tells a machine's messages from a person's: automatic replies, and senders that no one reads. */
import type { Message } from './ticket.ts'

/**
 * An out-of-office, an acknowledgement of receipt, a delivery report. In doubt it is a person: absence
 * alone proves nothing, since people write that they are away, and answer while they are.
 * Headers follow RFC 3834; the helpdesk may leave them out, so plain phrases are read too.
 */
export const isAutomaticReply = (message: Message): boolean =>
  saysSoInHeaders(message.headers) ||
  AUTOMATIC_SUBJECT.test(plain(message.subject ?? '')) ||
  saysSoInText(plain(message.text.slice(0, READ_CHARACTERS)))

/**
 * A mailbox nobody answers from, a mailing list, a report, or one of the shop's own addresses taken
 * for a customer. Only the address counts, never a name.
 */
export const isMachineSender = (message: Message, ownAddresses: string[]): boolean => {
  if (message.fromAgent) return false
  const address = (message.sender?.email ?? message.source?.from?.address ?? '')
    .trim()
    .toLowerCase()
  return (
    MACHINE_MAILBOX.test(address.split('@')[0] ?? '') ||
    ownAddresses.some((own) => own.trim().toLowerCase() === address && address !== '') ||
    LIST_HEADERS.some((name) => message.headers[name] !== undefined) ||
    DMARC_SUBJECT.test(message.subject ?? '')
  )
}

const READ_CHARACTERS = 600

const saysSoInHeaders = (headers: Record<string, string>) => {
  const value = (name: string) => headers[name]?.trim().toLowerCase()
  const submitted = value('auto-submitted')
  const autoreply = value('x-autoreply') ?? value('x-autorespond')
  return (
    (submitted !== undefined && !/^no\b/.test(submitted)) ||
    (autoreply !== undefined && !/^(?:no|false|0)\b/.test(autoreply)) ||
    /^(?:auto[_-]reply|bulk|junk)\b/.test(value('precedence') ?? '') ||
    value('return-path') === '<>' ||
    /report-type="?(?:delivery-status|disposition-notification)/.test(value('content-type') ?? '')
  )
}

const saysSoInText = (text: string) =>
  AUTOMATIC_SENTENCE.test(text) ||
  (ABSENT.test(text) && NOT_READING.test(text) && !text.includes('?'))

/** Lower case, without accents, with plain apostrophes and single spaces; lines stay lines. */
const plain = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[’‘`´]/g, "'")
    .replace(/[^\S\n]+/g, ' ')
    .trim()

const anyOf = (phrases: string[]) => `(?:${phrases.join('|')})`

/** Must begin the subject and end there or before a mark: "Out of office chair, arm broken" is a person's. */
const AUTOMATIC_SUBJECT = new RegExp(
  `^\\W{0,3}${anyOf([
    'automatic reply',
    'auto-?reply',
    'auto reply',
    'automated reply',
    'auto response',
    'out of (?:the )?office',
    'reponse automatique',
    'absence du bureau',
    "message d'absence",
    'automatische antwort',
    'abwesenheitsnotiz',
    'abwesenheitsnachricht',
    'abwesenheitsmeldung',
    'respuesta automatica',
    'fuera de (?:la )?oficina',
    'risposta automatica',
    'fuori ufficio',
    'automatisch antwoord',
    'automatische beantwoording',
    'afwezigheidsbericht',
    'afwezigheidsmelding',
    'undelivered mail returned to sender',
    'undeliverable',
    'delivery status notification',
    'mail delivery failed',
  ])} ?(?:$|[:\\-–—|()[\\],.!]|(?:re|aw|antw)\\b)`,
)

/** A sentence of its own near the beginning, so that a quoted one does not count. */
const AUTOMATIC_SENTENCE = new RegExp(
  `(?:^|[\\n.!,*] ?)${anyOf([
    'this is an? (?:automatic|automated|auto)[ -](?:reply|response|message|email)',
    'this (?:email|message|reply) (?:was|is|has been) (?:sent |generated )?automatically',
    "(?:ceci est|il s'agit d')(?:un|une)? ?(?:reponse|message) automatique",
    'ceci est une? (?:reponse|message|mail|courriel) automatique',
    'dies ist eine automatische (?:antwort|nachricht|e-?mail)',
    'dies ist eine automatisch (?:erstellte|generierte|versendete) (?:antwort|nachricht|e-?mail)',
    'diese (?:nachricht|e-?mail) wurde automatisch',
    'est[ea] es una? (?:respuesta|mensaje|correo) automatic[ao]',
    "quest[ao] e'? una? (?:risposta|messaggio|email) automatic[ao]",
    'dit is een automatisch(?:e)? (?:antwoord|bericht|e-?mail|reactie)',
    'please do not (?:reply|respond) to this (?:e-?mail|message)',
    'merci de ne pas (?:y )?repondre (?:a|directement a) ce (?:mail|message|courriel|e-?mail)',
    'bitte antworten sie nicht auf diese (?:e-?mail|nachricht)',
    'por favor,? no (?:responda|conteste) a este (?:correo|mensaje|e-?mail)',
    '(?:si prega di|per favore,?) non rispondere a quest[ao] (?:e-?mail|messaggio)',
    '(?:gelieve |u kunt )?niet (?:te )?(?:antwoorden|reageren) op (?:deze|dit) (?:e-?mail|bericht)',
    'delivery to the following recipients? (?:has )?failed',
    'this is the mail system at host',
  ])}`,
)

const ABSENT = new RegExp(
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
const NOT_READING = new RegExp(
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

/**
 * The part before the @. No-reply words begin it or follow a hyphen: `anna.noreply@` is a surname,
 * `orders-noreply@` is none.
 */
const MACHINE_MAILBOX = new RegExp(
  `^(?:.{0,40}[-_])?${anyOf([
    'no[-_.]?reply',
    'do[-_.]?not[-_.]?reply',
    'dont[-_.]?reply',
    'not[-_.]?reply',
    'ne[-_.]?pas[-_.]?repondre',
    'pas[-_.]?de[-_.]?reponse',
    'nicht[-_.]?antworten',
    'keine[-_.]?antwort',
    'no[-_.]?responder',
    'no[-_.]?contestar',
    'non[-_.]?rispondere',
    'niet[-_.]?(?:be)?antwoorden',
    'geen[-_.]?antwoord',
  ])}(?![a-z])|^${anyOf([
    'mailer-?daemon',
    'postmaster',
    'bounces?',
    'notifications?',
    'notify',
    'alerts?',
    'newsletters?',
    'auto-?mailer',
    'autoresponder',
    'dmarc(?:-?reports?)?',
  ])}(?:$|[-+_=\\d])`,
)

const LIST_HEADERS = ['list-id', 'list-unsubscribe']

/** `Report domain: acme.example Submitter: mail.example Report-ID: …`, as RFC 7489 prescribes it. */
const DMARC_SUBJECT = /^\s*(?:\[[^\]]{0,40}\] ?)?report domain:/i
