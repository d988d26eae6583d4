/** Conversations of more than thirty messages. */
import { HOUR, MINUTE } from '../../lib/clock.ts'
import type { Conversation, Turn } from './conversation.ts'

/** One line a turn, `c` the customer's and `a` the agent's; the last one `lastAgo` ms ago. */
const thread = (lastAgo: number, apart: number, lines: string[]): [Turn, ...Turn[]] => {
  const turns = lines.map((line, place): Turn => {
    const ago = lastAgo + (lines.length - 1 - place) * apart
    return [line.startsWith('c ') ? 'customer' : 'agent', `${ago / MINUTE}m`, line.slice(2)]
  })
  const [first = ['customer', '1h', ''], ...rest] = turns
  return [first, ...rest]
}

export const LONG_THREADS: Conversation[] = [
  {
    subject: null,
    channel: 'chat',
    language: 'en',
    status: 'closed',
    assignee: 'Léa Brun',
    customer: { name: 'Ottilie Brandt', email: 'ottilie.brandt@example.com' },
    tags: ['pre-sale'],
    turns: thread(6 * 24 * HOUR, 2 * MINUTE, [
      'c hello!',
      'a Hi Ottilie, how can I help?',
      'c we are furnishing a whole flat',
      'a How lovely. Where shall we begin?',
      'c the bedroom',
      'a What size is the bed?',
      'c 180 by 200',
      'a Then the Tarn cover in 240 by 220 fits.',
      'c is it heavy?',
      'a Medium, 170 grams a square metre.',
      'c good for summer?',
      'a Very, linen keeps cool.',
      'c ok, two of those',
      'a Noted. Sand, slate or moss?',
      'c sand',
      'a Sand it is. And pillow cases?',
      'c four',
      'a 50 by 75 or 80 by 80?',
      'c 50 by 75',
      'a Noted.',
      'c now the living room',
      'a Curtains first?',
      'c yes, two windows',
      'a How wide is each of them?',
      'c 140 cm',
      'a Then two panels a window, so four.',
      'c lined?',
      'a All Miro curtains are lined.',
      'c great',
      'a And how high do they hang?',
      'c 230',
      'a Then the 240 ones. I will put it all into one offer.',
      'c thank you so much',
      'a Which e-mail address may I send the offer to?',
    ]),
    answers: [{ after: '3h', text: 'ottilie.brandt@example.com please' }],
  },
  {
    subject: 'Dining chairs for the café',
    language: 'en',
    assignee: 'Jonas Weber',
    team: 'Orders',
    customer: { name: 'Cosmo Albright', email: 'cosmo.albright@example.org' },
    turns: thread(5 * 24 * HOUR, 20 * HOUR, [
      'c We open a café in spring and need 24 Miro chairs.',
      'a Congratulations! In oak or in ash?',
      'c What is the difference in price?',
      'a Oak is 12 EUR more a chair.',
      'c Then ash.',
      'a Noted. With or without a cushion?',
      'c May I see the cushion?',
      'a I sent you a sample on Tuesday.',
      'c The sample is here. Too thin, without please.',
      'a Noted, without.',
      'c Can you deliver to the second floor?',
      'a Yes, with two people for 60 EUR.',
      'c Fine.',
      'a Is there a lift?',
      'c No.',
      'a Then 90 EUR, I am sorry.',
      'c All right.',
      'a When do you need them?',
      'c End of February.',
      'a That works.',
      'c Do they scratch the floor?',
      'a They come with felt pads.',
      'c Do you have bar stools as well?',
      'a Not of that series.',
      'c Pity. Then only the chairs.',
      'a Shall I write the offer for 24?',
      'c Make it 26, in case some break.',
      'a Done, you have it in your inbox.',
      'c Received. The address is wrong, we are at number 8.',
      'a Corrected, a new one is on its way.',
      'c Now it is right. My partner wants to look at it.',
      'a Of course. Would you like us to reserve the 26 chairs until the end of the month?',
    ]),
    answers: [{ after: '31h', text: 'Yes please, reserve them.\n\nCosmo' }],
  },
]
