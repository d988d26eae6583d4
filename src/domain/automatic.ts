/** Tells a machine's messages from a person's: automatic replies, and senders that no one reads. */
import {
  ABSENT,
  ASIDE,
  anyOf,
  COURTESY,
  MATTER,
  MONTH,
  NO_ANSWER_ALONE,
  NOT_READING,
  SIGN_OFF,
  WANTS_NO_ANSWER,
} from './automatic-words.ts'
import type { Message } from './ticket.ts'

/**
 * An out-of-office, an acknowledgement of receipt, a delivery report. In doubt it is a person: absence
 * alone proves nothing, since people write that they are away, and answer while they are.
 * Headers follow RFC 3834; the helpdesk may leave them out, so plain phrases are read too.
 */
export const isAutomaticReply = (message: Message): boolean =>
  saysSoInHeaders(message.headers) ||
  AUTOMATIC_SUBJECT.test(plain(message.subject ?? '')) ||
  saysSoInText(plain(message.text.slice(0, READ_CHARACTERS)), message)

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
    isMachineMailbox(address) ||
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

/** That nobody should answer, or that he is away and does not read: a person writes so too, behind his answer. */
const saysSoInText = (text: string, message: Message) =>
  AUTOMATIC_SENTENCE.test(text) ||
  (WANTS_NO_ANSWER.test(text) && (comesFromMachine(message) || saysNothingElse(text))) ||
  (ABSENT.test(text) && NOT_READING.test(text) && saysNothingElse(text))

const comesFromMachine = ({ headers, sender, source }: Message) =>
  !/^(?:none)?$/i.test(headers['x-auto-response-suppress'] ?? '') ||
  isMachineMailbox(sender?.email ?? source?.from?.address ?? '')

const isMachineMailbox = (address: string) =>
  MACHINE_MAILBOX.test(address.trim().toLowerCase().split('@')[0] ?? '')

/** No question, no matter of the shop's, and every clause one of a machine's. */
const saysNothingElse = (text: string) => {
  if (/[?？]/.test(text) || MATTER.test(text)) return false
  const clauses = text.split(CLAUSE_END).map((clause) => clause.trim())
  const end = clauses.findIndex((clause) => SIGN_OFF.test(clause))
  return (end < 0 ? clauses : clauses.slice(0, end)).every(
    (clause) => !/[\p{L}\p{N}]/u.test(clause) || MACHINES_CLAUSE.test(clause),
  )
}

/** A stop, a line, a comma or a "but" (Italian "ma" is French for "my", and mostly stands behind a comma); not the stop of `19.11.` nor of `30. November`. */
const CLAUSE_END = new RegExp(
  `(?<=[^\\d\\s][.!…])\\s+|(?<=(?<!\\d\\.)\\b\\d{1,9}[.!])\\s+(?!${MONTH})|\\n+|[,;](?!\\d)|\\s+(?=(?:but|mais|aber|pero|maar) )`,
)

const MACHINES_CLAUSE = new RegExp(
  [NO_ANSWER_ALONE, ABSENT, NOT_READING, COURTESY, ASIDE].map(({ source }) => source).join('|'),
)

/** Lower case, without accents, with plain apostrophes and single spaces; lines stay lines. */
const plain = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[’‘`´]/g, "'")
    .replace(/[^\S\n]+/g, ' ')
    .trim()

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
    'this is an? (?:automatically|computer)[ -](?:generated|sent) (?:reply|response|message|e-?mail|notification)',
    'ce (?:message|mail|courriel|e-?mail) (?:est|a ete) (?:genere|envoye) automatiquement',
    'est[ea] (?:mensaje|correo|e-?mail) (?:ha sido|fue|se ha) (?:generad[oa]|enviad[oa]) automaticamente',
    "quest[ao] (?:messaggio|e-?mail) e'? stat[ao] (?:generat[ao]|inviat[ao]) automaticamente",
    'dit is een automatisch (?:gegenereerd|verzonden)e? (?:bericht|e-?mail|antwoord)',
    "(?:ceci est|il s'agit d')(?:un|une)? ?(?:reponse|message) automatique",
    'ceci est une? (?:reponse|message|mail|courriel) automatique',
    'dies ist eine automatische (?:antwort|nachricht|e-?mail)',
    'dies ist eine automatisch (?:erstellte|generierte|versendete) (?:antwort|nachricht|e-?mail)',
    'diese (?:nachricht|e-?mail) wurde automatisch',
    'est[ea] es una? (?:respuesta|mensaje|correo) automatic[ao]',
    "quest[ao] e'? una? (?:risposta|messaggio|email) automatic[ao]",
    'dit is een automatisch(?:e)? (?:antwoord|bericht|e-?mail|reactie)',
    'delivery to the following recipients? (?:has )?failed',
    'this is the mail system at host',
  ])}`,
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
