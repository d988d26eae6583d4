/** Invents what became of conversations that fell silent, and remembers who would have come back alone. */
import { DAY, HOUR, type Instant, iso } from '../lib/clock.ts'
import type { Random } from '../lib/random.ts'
import type { SandboxTicket } from './tickets-file.ts'

/** What a conversation's last word, the shop's, leaves open. */
export type Left = 'asked' | 'promised' | 'nothing'

/** The truth about one silent moment, which no reader of the helpdesk can know. */
export type Truth = {
  /** Place of the shop's word in the ticket's messages. */
  place: number
  /** The customer owes the next step. */
  owes: boolean
  /** When he comes back without being asked; null: never. */
  returns_alone_at: string | null
  /** A follow-up was needed: he owes something and would not have come back alone. */
  needed: boolean
}

export type Fate = Pick<SandboxTicket, 'messages' | 'updated_at' | 'status'> &
  Partial<Pick<SandboxTicket, 'score'>> & { truths: Truth[] }

/** A span so long has room for what happens after a silence; in a shorter one silences stay as they are. */
export const LEAST_SPAN = 40 * DAY

/** Nothing that would happen after `now` happens. */
export const meetFate = (
  ticket: SandboxTicket,
  left: Left,
  { random, now }: { random: Random; now: Instant },
): Fate => {
  const silentSince = Date.parse(ticket.messages.at(-1)?.at ?? ticket.updated_at)
  const story = tell(left, ticket, silentSince, random)
  const past = story.turns.filter(({ at }) => at < now)
  const scored = story.scoredAt !== null && story.scoredAt < now
  const last = past.at(-1)
  return {
    messages: [...ticket.messages, ...past.map((turn) => ({ ...turn, at: iso(turn.at) }))],
    updated_at: last === undefined ? ticket.updated_at : iso(last.at),
    status: last?.from === 'customer' ? 'open' : ticket.status,
    ...(scored && { score: 5 }),
    truths: story.truths
      .map((truth) => ({ ...truth, place: ticket.messages.length - 1 + truth.place }))
      .filter(({ place }) => place < ticket.messages.length + past.length),
  }
}

type Turn = { from: 'customer' | 'agent'; author?: string | null; text: string; at: Instant }

type Story = { turns: Turn[]; scoredAt: Instant | null; truths: Truth[] }

const tell = (left: Left, ticket: SandboxTicket, since: Instant, random: Random): Story => {
  const words = WORDS[ticket.language ?? 'en'] ?? ENGLISH
  const dice = random.next()
  const after = (least: number, most: number) =>
    Math.round(since + least + random.next() * (most - least))
  if (left === 'nothing')
    return { turns: [], scoredAt: dice < 0.4 ? after(DAY, 3 * DAY) : null, truths: [settled(0)] }
  if (left === 'promised') {
    const kept: Turn = {
      from: 'agent',
      author: ticket.assignee,
      text: words.kept,
      at: after(5 * DAY, 12 * DAY),
    }
    return dice < 0.6
      ? { turns: [kept], scoredAt: null, truths: [settled(0), settled(1)] }
      : { turns: [], scoredAt: null, truths: [settled(0)] }
  }
  if (dice < SOON) return comesBack(words, after(HOUR, 2 * DAY))
  // Later than ten days, in a chat three, his word would open a new ticket.
  if (dice < ALONE)
    return ticket.channel === 'chat'
      ? comesBack(words, after(2.2 * DAY, 4.8 * DAY))
      : comesBack(words, after(5.5 * DAY, 9.5 * DAY))
  if (dice > CHASED) return { turns: [], scoredAt: null, truths: [needed(0)] }
  return isChased(words, ticket.assignee, after(6 * DAY, 9 * DAY), random)
}

/** Of those who owe an answer: some come back soon, some late but alone, some after an agent's reminder, some never. */
const SOON = 0.15
const ALONE = 0.45
const CHASED = 0.8

const comesBack = (words: Words, at: Instant): Story => ({
  turns: [{ from: 'customer', text: words.back, at }],
  scoredAt: null,
  truths: [{ place: 0, owes: true, returns_alone_at: iso(at), needed: false }],
})

/** An agent reminds by hand; of those reminded, two of three answer within two days. */
const isChased = (words: Words, author: string | null, at: Instant, random: Random): Story => {
  const chase: Turn = { from: 'agent', author, text: words.chase, at }
  if (random.next() > 2 / 3)
    return { turns: [chase], scoredAt: null, truths: [needed(0), needed(1)] }
  const answeredAt = Math.round(at + HOUR + random.next() * 2 * DAY)
  const { turns, truths } = comesBack(words, answeredAt)
  return {
    turns: [chase, ...turns],
    scoredAt: null,
    truths: [needed(0), ...truths.map((truth) => ({ ...truth, place: 1 }))],
  }
}

const needed = (place: number): Truth => ({
  place,
  owes: true,
  returns_alone_at: null,
  needed: true,
})

const settled = (place: number): Truth => ({
  place,
  owes: false,
  returns_alone_at: null,
  needed: false,
})

type Words = { back: string; chase: string; kept: string }

const ENGLISH: Words = {
  back: 'Sorry for the wait, here is what you asked for.',
  chase: 'Hello again,\n\nI still need this from you before I can go on. Could you send it to me?',
  kept: 'Hello,\n\nthank you for your patience. It is done, the money and the parcel are on their way.',
}

const WORDS: Record<string, Words> = {
  fr: {
    back: 'Désolé pour le retard, voici ce que vous demandiez.',
    chase: 'Bonjour,\n\nil me manque encore votre réponse. Pourriez-vous me l’envoyer ?',
    kept: 'Bonjour,\n\nmerci de votre patience. C’est fait, tout est en route.',
  },
  de: {
    back: 'Entschuldigung für die Wartezeit, hier ist, was Sie brauchen.',
    chase: 'Guten Tag,\n\nmir fehlt noch Ihre Antwort. Könnten Sie sie mir bitte schicken?',
    kept: 'Guten Tag,\n\ndanke für Ihre Geduld. Es ist erledigt, alles ist unterwegs.',
  },
  es: {
    back: 'Perdón por la demora, aquí está lo que me pedíais.',
    chase: 'Hola:\n\nTodavía me falta tu respuesta. ¿Me la puedes enviar?',
    kept: 'Hola:\n\nGracias por la paciencia. Ya está hecho, todo va en camino.',
  },
  it: {
    back: 'Scusate il ritardo, ecco quello che avete chiesto.',
    chase: 'Buongiorno,\n\nmi manca ancora la sua risposta. Può mandarmela?',
    kept: 'Buongiorno,\n\ngrazie per la pazienza. È fatto, tutto è in viaggio.',
  },
  nl: {
    back: 'Sorry voor het wachten, hier is wat u vroeg.',
    chase: 'Goedemiddag,\n\nik mis nog uw antwoord. Kunt u het mij sturen?',
    kept: 'Goedemiddag,\n\ndank voor uw geduld. Het is gedaan, alles is onderweg.',
  },
}
