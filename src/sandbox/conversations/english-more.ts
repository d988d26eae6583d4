/** More English conversations: advice before a sale, technical help, good customers. */
import type { Conversation } from './conversation.ts'

export const ENGLISH_MORE: Conversation[] = [
  {
    subject: 'Which duvet size for a 160 bed?',
    language: 'en',
    assignee: 'Léa Brun',
    team: 'Product advice',
    customer: { name: 'Rosalind Achebe', email: 'rosalind.achebe@example.com' },
    tags: ['pre-sale'],
    fields: { 'Contact reason': 'Pre-sale::Product question' },
    turns: [
      [
        'customer',
        '3d 6h',
        'Hi, we have a bed of 160 by 200. Which Tarn duvet cover fits?\n\nRosalind',
      ],
      [
        'agent',
        '3d 2h',
        'Hi Rosalind,\n\nthat depends on the duvet inside. Do you share one large duvet or use two single ones?\n\nLéa\nHearth & Linen',
      ],
    ],
    answers: [{ after: '4h', text: 'One large one, 240 by 220.\n\nRosalind' }],
  },
  {
    subject: null,
    channel: 'chat',
    language: 'en',
    status: 'closed',
    assignee: 'Léa Brun',
    customer: { name: 'Theo Lindgren', email: 'theo.lindgren@example.org' },
    tags: ['pre-sale'],
    fields: { 'Contact reason': 'Pre-sale::Product question' },
    turns: [
      ['customer', '26h', 'does the Solveig throw shed?'],
      ['agent', '25h', 'Hi Theo, a little in the first week. Is it meant for a sofa or for a bed?'],
    ],
  },
  {
    subject: 'Juna floor lamp hums',
    language: 'en',
    status: 'closed',
    assignee: 'Jonas Weber',
    team: 'Product advice',
    customer: { name: 'Edmund Farrow', email: 'edmund.farrow@example.com' },
    tags: ['technical'],
    fields: { 'Contact reason': 'Warranty' },
    turns: [
      [
        'customer',
        '6d 9h',
        'My Juna floor lamp hums when it is dimmed below half.\n\nEdmund Farrow',
      ],
      [
        'agent',
        '6d 3h',
        'Hello Edmund,\n\nthat is usually the dimmer on the wall. Which make and model is yours? It is printed behind the cover.\n\nJonas\nHearth & Linen',
      ],
    ],
    answers: [{ after: '20h', text: 'It says Varilux D300.\n\nEdmund' }],
  },
  {
    subject: 'Shelf bracket does not fit',
    language: 'en',
    assignee: 'Jonas Weber',
    customer: { name: 'Mabel Ostrowski', email: 'mabel.ostrowski@example.net' },
    tags: ['technical'],
    turns: [
      [
        'customer',
        '3d 5h',
        'The bracket of the Juna wall shelf does not fit into the rail.\n\nMabel',
      ],
      [
        'agent',
        '3d 1h',
        'Hi Mabel,\n\nthere are two generations of that rail. Which four digits are stamped on its back?\n\nJonas\nHearth & Linen',
      ],
    ],
  },
  {
    subject: 'Delivery of #4206',
    language: 'en',
    assignee: 'Nora Feld',
    team: 'Orders',
    customer: {
      name: 'Cordelia Haynes',
      email: 'cordelia.haynes@example.com',
      tags: ['VIP'],
      timezone: 'Europe/London',
      spent: 2310.5,
    },
    order: {
      id: '#4206',
      state: 'processing',
      items: [{ name: 'Miro dining table', price: 780 }],
      total: 780,
      currency: 'EUR',
      tracking: null,
    },
    fields: { 'Contact reason': 'Order::Status' },
    turns: [
      [
        'customer',
        '3d 8h',
        'Dear Nora, when will the dining table (#4206) leave your warehouse?\n\nCordelia Haynes',
      ],
      [
        'agent',
        '3d 3h',
        'Dear Cordelia,\n\nit is packed. The carrier needs a telephone number to arrange the day. Which number may we give them?\n\nNora\nHearth & Linen',
      ],
    ],
    answers: [{ after: '7h', text: 'My husband is at home, 555 0142 please.\n\nCordelia' }],
  },
  {
    subject: 'Second set of napkins',
    language: 'en',
    status: 'closed',
    assignee: 'Nora Feld',
    customer: {
      name: 'Jasper Whitcombe',
      email: 'jasper.whitcombe@example.org',
      tags: ['VIP'],
      spent: 960,
    },
    order: {
      id: '#4181',
      state: 'shipped',
      items: [{ name: 'Tarn napkins', price: 32, quantity: 2 }],
      total: 64,
      currency: 'EUR',
      tracking: 'HL4181GB',
    },
    turns: [
      ['customer', '4d 2h', 'Only one set of napkins was in the parcel (#4181).\n\nJasper'],
      [
        'agent',
        '3d 20h',
        'Dear Jasper,\n\nthe second set travels in a parcel of its own. Has it arrived by now?\n\nNora\nHearth & Linen',
      ],
    ],
  },
  {
    subject: 'Engraving for #4203',
    language: 'en',
    assignee: 'Tomás Rey',
    customer: { name: 'Imogen Platt', email: 'imogen.platt@example.net', spent: 58 },
    order: {
      id: '#4203',
      state: 'processing',
      items: [{ name: 'Alba salt cellar', price: 58 }],
      total: 58,
      currency: 'EUR',
      tracking: null,
    },
    fields: { 'Contact reason': 'Order::Change' },
    turns: [
      ['customer', '3d 9h', 'Can the salt cellar in #4203 be engraved?\n\nImogen'],
      [
        'agent',
        '3d 4h',
        'Hi Imogen,\n\nyes, with up to twelve letters. What shall it say? We hold the order until then.\n\nTomás\nHearth & Linen',
      ],
    ],
  },
]
