/** English conversations in which the customer owes an answer and asking waits: just asked, asked by a bot, away. */
import type { Conversation } from './conversation.ts'

export const ENGLISH_PATIENCE: Conversation[] = [
  {
    subject: null,
    channel: 'chat',
    language: 'en',
    left: 'asked',
    assignee: 'Léa Brun',
    customer: { name: 'Nina Sorensen', email: 'nina.sorensen@example.org' },
    turns: [
      ['customer', '2h', 'hello, is the Miro chair in stock?'],
      ['agent', '1h', 'Hi Nina, yes! In oak or in ash?'],
    ],
  },
  {
    subject: 'Return label',
    language: 'en',
    left: 'asked',
    status: 'closed',
    customer: { name: 'Chloe Barnes', email: 'chloe.barnes@example.net' },
    tags: ['ai_snooze'],
    turns: [
      ['customer', '6d 6h', 'I need a return label.\n\nChloe'],
      [
        'agent',
        '6d 6h',
        'Hello Chloe, I can create one for you. Which item would you like to return?',
        { bot: true, author: null },
      ],
    ],
  },
  {
    subject: 'Photo of the rug',
    language: 'en',
    assignee: 'Nora Feld',
    customer: { name: 'Frank Delaney', email: 'frank.delaney@example.com' },
    turns: [
      ['customer', '7d 7h', 'The rug has loose threads on one side.\n\nFrank'],
      [
        'agent',
        '7d 4h',
        'Hi Frank,\n\ncould you send a photo of the loose threads?\n\nNora\nHearth & Linen',
      ],
      [
        'customer',
        '7d 2h',
        'I am travelling and back home at the end of the month, will send it then.\n\nFrank',
      ],
      ['agent', '7d 1h', 'No hurry at all, Frank. Safe travels!\n\nNora\nHearth & Linen'],
    ],
  },
]
