/** Tells without a model whether a sentence about a conversation is true: by its topic, else by its words. */

import { fold, type Sentence, sentencesOf } from '../domain/sentences.ts'
import type { Message } from '../domain/ticket.ts'

/** Null: it is not true, as far as rules can see. `words`: what the customer said. */
export const tellOffline = (
  about: string,
  { subject, words }: { subject: string | null; words: Message[] },
): { messageId: number; quote: string } | null => {
  const sentences = words.flatMap(sentencesOf)
  const [first] = sentences
  if (first === undefined) return null
  const isIn = readerOf(fold(about))
  const found = sentences.find(({ folded }) => isIn(folded))
  // What only the subject says is proved by the message under it.
  const proof = found ?? (isIn(fold(subject ?? '')) ? first : undefined)
  return proof === undefined ? null : quoteOf(proof)
}

const quoteOf = ({ message, raw }: Sentence) => ({ messageId: message.id, quote: raw })

/** A sentence that names a topic is true where the topic comes up; any other where most of its words do. */
const readerOf = (about: string): ((text: string) => boolean) => {
  const topics = TOPICS.filter((topic) => topic.test(about))
  if (topics.length > 0) return (text) => topics.some((topic) => topic.test(text))
  const stems = stemsOf(about)
  return (text) => {
    const said = new Set(stemsOf(text))
    const shared = stems.filter((stem) => said.has(stem)).length
    return stems.length > 0 && shared >= Math.max(1, stems.length / 2)
  }
}

/** Words that carry meaning, cut short so that endings do not matter. */
const stemsOf = (text: string) =>
  (text.match(/\p{L}{4,}/gu) ?? [])
    .filter((word) => !EMPTY.has(word))
    .map((word) => word.slice(0, STEM))

const STEM = 6

const EMPTY = new Set(
  `about customer question wants asks that this with from have been which what when they order orders
  client cliente kunde kundin pregunta demande frage sobre dass eine einen pour dans domanda ordine vraag klant bestelling della sono voor niet`.split(
    /\s+/,
  ),
)

const topic = (...words: string[]) => new RegExp(`(?<!\\p{L})(?:${words.join('|')})`, 'u')

/** Each in six languages; beginnings of words, in folded spelling. */
const TOPICS = [
  topic(
    'ship',
    'dispatch',
    'deliver',
    'parcel',
    'tracking',
    'on its way',
    'expedi',
    'livr(?:e|ai)',
    'colis',
    'suivi',
    'versand',
    'versend',
    'verschick',
    'liefer',
    'paket',
    'sendung',
    'envi(?:o|ar|ad)',
    'entrega',
    'paquete',
    'seguimiento',
    'spedi',
    'consegn',
    'pacco',
    'tracciam',
    'verzend',
    'verzond',
    'lever',
    'pakket',
    'bezorg',
  ),
  topic(
    'damag',
    'broken',
    'crack',
    'torn',
    'defect',
    'casse',
    'fendu',
    'abim',
    'endommag',
    'defectu',
    'kaputt',
    'beschadig',
    'defekt',
    'zerbroch',
    'riss',
    'roto',
    'rota',
    'danad',
    'grieta',
    'rott[oaie]\\b',
    'danneggia',
    'difett',
    'crep',
    'kapot',
    'gebroken',
    'defect',
    'gebarsten',
  ),
  topic(
    'refund',
    'return',
    'send (?:it|them) back',
    'rembours',
    'retour',
    'renvoy',
    'ruckerstatt',
    'erstattung',
    'zuruckgeb',
    'zuruckschick',
    'rucksend',
    'retoure',
    'reembols',
    'devol',
    'rimbors',
    'restitu',
    'reso\\b',
    'terugbetal',
    'terugstu',
    'retour',
  ),
  topic(
    'exchange',
    'size',
    'too (?:small|big|large|tight)',
    'echang',
    'taille',
    'pointure',
    'umtausch',
    'grosse',
    'zu (?:klein|gross|eng)',
    'cambi(?:o|ar)',
    'talla',
    'taglia',
    'misura',
    'ruil',
    'maat\\b',
  ),
  topic(
    'before (?:buying|ordering|i (?:buy|order))',
    'pre-?sale',
    'in stock',
    'available',
    'advice',
    'avant (?:d.achet|de command)',
    'en stock',
    'disponib',
    'conseil',
    'vor dem kauf',
    'verfugbar',
    'lieferbar',
    'beratung',
    'antes de (?:comprar|pedir)',
    'consejo',
    'prima di (?:comprare|ordinare|acquistare)',
    'consiglio',
    'op voorraad',
    'leverbaar',
    'verkrijgbaar',
    'advies',
  ),
  topic(
    'technical',
    'does(?:n.t| not) (?:work|start|charge|turn on)',
    'error',
    'firmware',
    'install',
    'set(?: |-)?up',
    'app\\b',
    'technique',
    'ne (?:marche|fonctionne|demarre|charge)',
    'panne',
    'technisch',
    'funktioniert nicht',
    'startet nicht',
    'fehler',
    'einricht',
    'tecnic',
    'no (?:funciona|enciende|arranca|carga)',
    'averia',
    'non (?:funziona|parte|si accende|carica)',
    'guasto',
    'errore',
    'werkt niet',
    'doet het niet',
    'start niet',
    'storing',
  ),
  topic(
    'invoice',
    'receipt',
    'vat\\b',
    'payment',
    'charged',
    'facture',
    'paiement',
    'rechnung',
    'zahlung',
    'factura',
    'pago\\b',
    'fattura',
    'pagament',
    'factuur',
    'betaling',
  ),
  topic('subscri', 'abonnement', 'desabonn', 'abo\\b', 'kundig', 'suscrip', 'abbonament', 'opzeg'),
  topic('address', 'adresse', 'anschrift', 'direccion', 'indirizz', 'adres\\b'),
]
