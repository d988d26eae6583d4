/** English conversations in which the customer owes nothing, or not only he. */
import type { Conversation } from './conversation.ts'

export const ENGLISH_OTHER: Conversation[] = [
  {
    subject: 'Scratch on the side table',
    language: 'en',
    left: 'asked',
    status: 'closed',
    assignee: 'Nora Feld',
    customer: { name: 'Olivia Marsh', email: 'olivia.marsh@example.com' },
    tags: ['damaged'],
    turns: [
      [
        'customer',
        '9d 8h',
        `The Tarn side table has a scratch underneath. I can live with it, but it was not cheap.

Olivia`,
      ],
      [
        'agent',
        '9d 2h',
        `Hi Olivia,

thank you for the honest words. I can offer you 15 EUR back if you keep the table as it is. Would that be all right for you?

Nora
Hearth & Linen`,
      ],
    ],
    answers: [{ after: '8h', text: 'Yes, that is fine. Thank you!\n\nOlivia' }],
  },
  {
    subject: 'Washing the linen set',
    language: 'en',
    left: 'nothing',
    status: 'closed',
    assignee: 'Léa Brun',
    customer: { name: 'Peter Novak', email: 'peter.novak@example.net' },
    turns: [
      ['customer', '8d 6h', 'Can I wash the Solveig set at 60 degrees?\n\nPeter'],
      [
        'agent',
        '8d 3h',
        'Hi Peter,\n\n40 degrees is safer, 60 will shrink it a little.\n\nLéa\nHearth & Linen',
      ],
      ['customer', '8d 2h', 'Great, that is all I needed. Thanks a lot!\n\nPeter'],
      ['agent', '8d 1h', 'You are welcome, Peter. Enjoy the linen!\n\nLéa\nHearth & Linen'],
    ],
  },
  {
    subject: 'Missing screws, order #4102',
    language: 'en',
    left: 'promised',
    assignee: 'Tomás Rey',
    customer: { name: 'Ellen Duffy', email: 'ellen.duffy@example.com' },
    order: {
      id: '#4102',
      state: 'delivered',
      items: [{ name: 'Juna wall shelf', price: 64 }],
      total: 64,
      currency: 'EUR',
      tracking: 'HL4102IE',
    },
    turns: [
      [
        'customer',
        '7d 4h',
        'The bag with the screws was missing from my shelf (#4102).\n\nEllen Duffy',
      ],
      [
        'agent',
        '6d 22h',
        `Hi Ellen,

sorry about that! I will ask the warehouse for a bag of screws and write to you tomorrow.

Tomás
Hearth & Linen`,
      ],
    ],
  },
  {
    subject: 'Colour of the Alba plates',
    language: 'en',
    assignee: 'Nora Feld',
    customer: { name: 'Samuel Greene', email: 'samuel.greene@example.org' },
    tags: ['pre-sale'],
    turns: [
      ['customer', '4d 5h', 'Are the Alba plates grey or blue? The pictures differ.\n\nSamuel'],
      [
        'agent',
        '4d 1h',
        'Hi Samuel,\n\nthey are a blue grey. Shall I send you a picture taken in daylight?\n\nNora\nHearth & Linen',
      ],
      ['customer', '3d 20h', 'Yes please!\n\nSamuel'],
    ],
  },
  {
    subject: 'Broken vase #4079',
    language: 'en',
    status: 'closed',
    assignee: 'Jonas Weber',
    customer: { name: 'Yvonne Clarke', email: 'yvonne.clarke@example.net' },
    tags: ['damaged'],
    turns: [
      ['customer', '10d 6h', 'My vase (#4079) came in three pieces.\n\nYvonne Clarke'],
      [
        'agent',
        '10d 1h',
        `Dear Yvonne,

how annoying, I am sorry. Could you send a photo of the pieces?

Jonas
Hearth & Linen`,
      ],
      [
        'note',
        '9d 3h',
        'Yvonne phoned and mailed the photo to my own inbox. New vase booked for Monday, nothing more needed from her.',
      ],
    ],
  },
  {
    subject: 'Your order confirmation',
    language: 'en',
    status: 'closed',
    customer: { name: 'Leo Fischer', email: 'leo.fischer@example.com' },
    turns: [
      ['customer', '6d 4h', 'Can I still change the delivery date?\n\nLeo'],
      [
        'agent',
        '6d 2h',
        'Hi Leo,\n\nyes. Which day would you like instead?\n\nNora\nHearth & Linen',
        { author: 'Nora Feld' },
      ],
      [
        'rule',
        '3d 2h',
        'Hi Leo,\n\nwe have not heard from you for a few days. Just answer this mail if you still need us.\n\nHearth & Linen',
      ],
    ],
  },
  {
    subject: 'A small survey about your last purchase',
    language: 'en',
    status: 'closed',
    assignee: 'Léa Brun',
    customer: { name: 'Megan Price', email: 'megan.price@example.org' },
    turns: [
      [
        'agent',
        '12d 2h',
        `Dear Megan,

you bought a Solveig throw in autumn. Would you tell us how you like it?

Léa
Hearth & Linen`,
      ],
    ],
  },
  {
    subject: 'Gift wrapping',
    language: 'en',
    left: 'asked',
    status: 'snoozed',
    assignee: 'Nora Feld',
    customer: { name: 'Victor Amsel', email: 'victor.amsel@example.com' },
    turns: [
      [
        'customer',
        '7d 3h',
        'Could you wrap the candle holders? They are for a wedding in two weeks.\n\nVictor',
      ],
      [
        'agent',
        '7d 1h',
        'Dear Victor,\n\nwith pleasure. What shall we write on the card?\n\nNora\nHearth & Linen',
      ],
    ],
  },
  {
    subject: 'LAST WARNING order #3990',
    language: 'en',
    assignee: 'Nora Feld',
    customer: { name: 'Gordon Pike', email: 'gordon.pike@example.net' },
    tags: ['urgent'],
    turns: [
      [
        'customer',
        '8d 5h',
        `Third mail. If my money for #3990 is not back by Friday, my lawyer will write the next one and I dispute the charge with my bank.

G. Pike`,
      ],
      [
        'agent',
        '8d 1h',
        `Dear Mr Pike,

I understand your anger. Could you tell me the last four digits of the card the refund should go to?

Nora
Hearth & Linen`,
      ],
    ],
  },
  {
    subject: 'Lost parcel #4111',
    language: 'en',
    left: 'promised',
    assignee: 'Tomás Rey',
    customer: { name: 'Iris Novotny', email: 'iris.novotny@example.org' },
    turns: [
      ['customer', '3d 4h', 'The tracking of #4111 has not moved for a week.\n\nIris'],
      [
        'agent',
        '2d 23h',
        `Hi Iris,

I opened an investigation with the carrier today. They need up to ten working days; I will write as soon as they have answered.

Tomás
Hearth & Linen`,
      ],
    ],
  },
  {
    subject: 'Dimmer flickers',
    language: 'en',
    status: 'closed',
    assignee: 'Jonas Weber',
    customer: { name: 'Walter Quinn', email: 'walter.quinn@example.com' },
    tags: ['technical'],
    turns: [
      ['customer', '9d 2h', 'My Juna lamp flickers when dimmed.\n\nWalter'],
      [
        'agent',
        '8d 23h',
        `Hi Walter,

please switch the lamp off, hold the dimmer for ten seconds and switch it on again. That resets it and usually ends the flicker.

Jonas
Hearth & Linen`,
      ],
    ],
  },
]
