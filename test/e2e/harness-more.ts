/** Tickets in four languages that wait for the customer, a model that finds all of them worth a reminder, and prompts that let it send. */
import { DAY, HOUR, iso } from '../../src/lib/clock.ts'
import { createSandbox, type SandboxOptions } from '../../src/sandbox/sandbox.ts'
import { readTicketsFile, type SandboxTicket } from '../../src/sandbox/tickets-file.ts'
import { asksForPhoto } from '../stand-ins/asking.ts'
import { startOpenAiStandIn } from '../stand-ins/openai.ts'
import type { StandInAnswer, StandInRequest } from '../stand-ins/serving.ts'
import {
  type Env,
  envIn,
  type Prompts,
  type Sent,
  sandboxAt,
  type TicketInput,
  tempFolder,
  towards,
  writePrompts,
  writeTickets,
} from './harness.ts'

type Language = keyof typeof TALK

/** What each side says; the two reminders differ, or the second would repeat the first. */
const TALK = {
  en: {
    subject: 'Lamp arrived with a crack',
    customer: 'Hello, the lamp I got from you has a crack right across its base.',
    shop: 'I am sorry to hear that. Could you send us a photo of the base?',
    again: 'Thank you. Could you also send us a photo of the box it came in?',
    reminders: [
      'Hello, to go on with your lamp we still need a photo of the base. Could you send us one?',
      'Hello again, is the photo of the base hard to take? A quick one with your phone is enough for us.',
    ],
  },
  fr: {
    subject: 'Lampe arrivée fendue',
    customer: 'Bonjour, la lampe que vous m’avez envoyée est fendue sur tout le socle.',
    shop: 'Je suis désolée. Pourriez-vous nous envoyer une photo du socle ?',
    again: 'Merci. Pourriez-vous aussi nous envoyer une photo du carton ?',
    reminders: [
      'Bonjour, pour avancer avec votre lampe il nous manque une photo du socle. Pourriez-vous nous l’envoyer ?',
      'Bonjour, avez-vous pu faire la photo du socle ? Une seule image nous suffit.',
    ],
  },
  de: {
    subject: 'Lampe mit Riss angekommen',
    customer: 'Guten Tag, die Lampe von Ihnen hat einen Riss quer durch den ganzen Sockel.',
    shop: 'Das tut mir leid. Könnten Sie uns ein Foto vom Sockel schicken?',
    again: 'Vielen Dank. Könnten Sie uns auch ein Foto vom Karton schicken?',
    reminders: [
      'Guten Tag, damit es mit Ihrer Lampe weitergeht, fehlt uns noch ein Foto vom Sockel. Könnten Sie es uns schicken?',
      'Guten Tag, haben Sie schon ein Foto vom Sockel? Ein Bild reicht uns.',
    ],
  },
  es: {
    subject: 'La lámpara llegó con una grieta',
    customer: 'Hola, la lámpara que me enviaron tiene una grieta en toda la base.',
    shop: 'Lo siento mucho. ¿Podría enviarnos una foto de la base?',
    again: 'Gracias. ¿Podría enviarnos también una foto de la caja?',
    reminders: [
      'Hola, para seguir con su lámpara nos falta una foto de la base. ¿Podría enviárnosla?',
      'Hola de nuevo, ¿tiene ya la foto de la base? Con una imagen nos basta.',
    ],
  },
} as const

const LANGUAGES = ['en', 'fr', 'de', 'es'] as const

/** The shop asked for a photo `silentFor` ms before `now`; languages take turns. */
export const waitingTicket = (number: number, now: number, silentFor: number): TicketInput => {
  const talk = TALK[languageOf(number)]
  return {
    number,
    subject: `${talk.subject} ${number}`,
    language: languageOf(number),
    messages: [
      { from: 'customer', text: talk.customer, at: iso(now - silentFor - DAY) },
      { from: 'agent', text: talk.shop, at: iso(now - silentFor) },
    ] satisfies SandboxTicket['messages'],
  }
}

/** What an agent asks for next on such a ticket. */
export const askAgain = (number: number) => TALK[languageOf(number)].again

const languageOf = (number: number): Language => LANGUAGES[number % LANGUAGES.length] ?? 'en'

/** Autonomous, at any hour; `steps` as they stand in the file. */
export const autonomousPrompts = (steps: string[], more: string[] = []): Prompts => ({
  policies: {
    photos: [
      '---',
      'steps:',
      ...steps.map((step) => `  - { after: ${step} }`),
      'mode: autonomous',
      'send_between: always',
      ...more,
      '---',
      'Remind a customer of the photo we asked for.',
    ].join('\n'),
  },
  personas: {
    ines: [
      '---',
      'name: Ines',
      'signature: "Ines, Lumen & Co"',
      '---',
      'Short, warm, without flourish.',
    ].join('\n'),
  },
  shop: ['---', 'contact_gap: 1d', 'max_per_hour: 500', 'max_per_day: 500', '---', 'Lamps.'].join(
    '\n',
  ),
})

export type OpenSandbox = Awaited<ReturnType<typeof openSandbox>>

/** A helpdesk on a port of its own without a process of its own; no rate limit. */
export const openSandbox = async (ticketsFile: string, options: SandboxOptions = {}) => {
  const sandbox = createSandbox({ limit: 0, tickets: readTicketsFile(ticketsFile), ...options })
  const { port, close } = await sandbox.listen(0)
  return { ...sandboxAt(`http://127.0.0.1:${port}`), now: sandbox.now, close }
}

/** Every silence is judged `follow_up`, with the shop's last question as proof; the draft is that of the step. */
export const startAskingModel = () => startOpenAiStandIn({ answer: askForPhoto })

export const askForPhoto = ({ purpose, ticket }: StandInRequest): StandInAnswer =>
  purpose === 'decide' ? { json: asksForPhoto(ticket) } : { json: draft(ticket) }

const draft = (ticket: string) => {
  const language = LANGUAGES.find((one) => ticket.includes(`<write_in language="${one}"`)) ?? 'en'
  const earlier = ticket.split('from="us, earlier follow-up"').length - 1
  return { text: TALK[language].reminders[earlier === 0 ? 0 : 1], language }
}

/** What connects the program to a model that runs in the test. */
export const thinkingWith = (model: { url: string }): Env => ({
  LLM_PROVIDER: 'openai',
  OPENAI_BASE_URL: model.url,
  OPENAI_API_KEY: 'sk-stand-in',
})

/** A tickets file of silences that are due by the policy of `dueEnv`. */
export const dueTickets = (folder: string, numbers: number[], now = Date.now()) =>
  writeTickets(
    folder,
    iso(now),
    numbers.map((number) => waitingTicket(number, now, 50 * HOUR)),
  )

/** A policy that wishes to send by itself, at once and also what is due already; nobody has activated it. */
export const dueEnv = (
  folder: string,
  helpdesk: { url: string },
  model: { url: string },
  more: Env = {},
): Env =>
  envIn(folder, {
    ...towards(helpdesk),
    ...thinkingWith(model),
    PROMPTS_DIR: writePrompts(folder, autonomousPrompts(['2d'])),
    BACKLOG: 'include',
    UNDO_WINDOW: '0s',
    UNKNOWN_WAIT: '1s',
    ...more,
  })

export type Shop = Awaited<ReturnType<typeof openShop>>

/** A helpdesk with silences that are due, and what connects the program to it. */
export const openShop = async (numbers: number[], model: { url: string }, clock = Date.now()) => {
  const folder = tempFolder()
  const sandbox = await openSandbox(dueTickets(folder, numbers, clock), { clock })
  return {
    folder,
    sandbox,
    envWith: (more: Env = {}) => dueEnv(folder, sandbox, model, more),
    postsOn: () => countPosts(sandbox),
    close: sandbox.close,
  }
}

/** How many posts of ours each ticket got: `{ '601': 1 }`. */
export const countPosts = async (sandbox: { outbox: () => Promise<Sent[]> }) =>
  Object.fromEntries(
    [...postsByTicket(await sandbox.outbox())].map(([ticket, posts]) => [ticket, posts.length]),
  )

export const onceOn = (numbers: number[]) =>
  Object.fromEntries(numbers.map((number) => [number, 1]))

/** Our posts by ticket, oldest first. */
export const postsByTicket = (outbox: Sent[]) => {
  const posts = new Map<number, Sent[]>()
  for (const sent of outbox.filter(({ external_id }) => external_id?.startsWith('relance:1:r:')))
    posts.set(sent.ticket_id, [...(posts.get(sent.ticket_id) ?? []), sent])
  return posts
}
