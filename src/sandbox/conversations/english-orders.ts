/** More English conversations: subscriptions, addresses, returns, parcels, damage. */
import type { Conversation } from './conversation.ts'

export const ENGLISH_ORDERS: Conversation[] = [
  {
    subject: 'Skip one delivery of candles',
    language: 'en',
    assignee: 'Tomás Rey',
    team: 'Orders',
    customer: { name: 'Philippa Brandvold', email: 'philippa.brandvold@example.com' },
    fields: { 'Contact reason': 'Subscription::Change' },
    tags: ['subscription'],
    turns: [
      [
        'customer',
        '6d 8h',
        'I have too many candles. May I skip a delivery of my subscription?\n\nPhilippa',
      ],
      [
        'agent',
        '6d 2h',
        'Hi Philippa,\n\nof course. Which month shall we leave out, December or January?\n\nTomás\nHearth & Linen',
      ],
    ],
    answers: [{ after: '11h', text: 'December please!\n\nPhilippa' }],
  },
  {
    subject: 'Please end my subscription',
    language: 'en',
    status: 'closed',
    assignee: 'Tomás Rey',
    customer: { name: 'Rufus Castellan', email: 'rufus.castellan@example.org' },
    tags: ['subscription'],
    fields: { 'Contact reason': 'Subscription::Change' },
    turns: [
      ['customer', '7d 6h', 'Please cancel my candle subscription.\n\nRufus'],
      [
        'agent',
        '7d 4h',
        'Hi Rufus,\n\nit is cancelled, nothing more will be charged.\n\nTomás\nHearth & Linen',
      ],
      ['customer', '7d 3h', 'Brilliant, thank you. All the best!\n\nRufus'],
      ['agent', '7d 2h', 'All the best to you too, Rufus.\n\nTomás\nHearth & Linen'],
    ],
  },
  {
    subject: 'Address check for #4196',
    language: 'en',
    assignee: 'Nora Feld',
    team: 'Orders',
    customer: { name: 'Winifred Osei', email: 'winifred.osei@example.net' },
    order: {
      id: '#4196',
      state: 'processing',
      items: [{ name: 'Miro cushion', price: 39 }],
      total: 39,
      currency: 'EUR',
      tracking: null,
    },
    fields: { 'Contact reason': 'Shipping::Change Address' },
    turns: [
      [
        'customer',
        '5d 9h',
        'I typed my postcode from memory in #4196, could you check it?\n\nWinifred Osei',
      ],
      [
        'agent',
        '5d 3h',
        'Dear Winifred,\n\nthe postcode and the street do not belong together. Could you send us the full address again? The cushion leaves the same day.\n\nNora\nHearth & Linen',
      ],
    ],
    answers: [{ after: '5h', text: '14 Orchard Row, Bristol BS3 1AB. Thank you!\n\nWinifred' }],
  },
  {
    subject: 'Return of the wool rug',
    language: 'en',
    status: 'closed',
    assignee: 'Jonas Weber',
    customer: { name: 'Desmond Kirk', email: 'desmond.kirk@example.com' },
    tags: ['return'],
    fields: { 'Contact reason': 'Return' },
    turns: [
      [
        'customer',
        '9d 2h',
        'I sent the rug back on Monday last week. Has it arrived?\n\nDesmond Kirk',
      ],
      [
        'agent',
        '8d 20h',
        'Hi Desmond,\n\nnot yet. Do you still have the number of the parcel receipt? With it I can search for it.\n\nJonas\nHearth & Linen',
      ],
    ],
    answers: [{ after: '15h', text: 'The receipt says 77120934.\n\nDesmond' }],
  },
  {
    subject: 'Order #UK-318 marked as delivered',
    language: 'en',
    assignee: 'Tomás Rey',
    store: 'hearth-linen-uk',
    customer: {
      name: 'Beatrix Lowell',
      email: 'beatrix.lowell@example.org',
      timezone: 'Europe/London',
    },
    order: {
      id: '#UK-318',
      state: 'delivered',
      items: [{ name: 'Solveig blanket', price: 79 }],
      total: 79,
      currency: 'GBP',
      tracking: 'HL0318GB',
    },
    fields: { 'Contact reason': 'Order::Status' },
    turns: [
      [
        'customer',
        '7d 5h',
        'The tracking says delivered, but there is no parcel here.\n\nBeatrix Lowell',
      ],
      [
        'agent',
        '7d 1h',
        'Dear Beatrix,\n\nthe driver noted "left with neighbour". Could you ask next door and tell me whether they have it? If not, I start a search.\n\nTomás\nHearth & Linen',
      ],
    ],
  },
  {
    subject: 'Handle broken off, #4169',
    language: 'en',
    status: 'closed',
    assignee: 'Nora Feld',
    customer: { name: 'Gwen Sadler', email: 'gwen.sadler@example.net' },
    tags: ['damaged'],
    fields: { 'Contact reason': 'Shipping::Damaged in transit' },
    turns: [
      ['customer', '6d 7h', 'The handle of one cup is broken off (#4169).\n\nGwen'],
      [
        'agent',
        '6d 5h',
        'Dear Gwen,\n\nI am sorry. Could you send a photo?\n\nNora\nHearth & Linen',
      ],
      [
        'customer',
        '6d 4h',
        'Here it is.\n\nGwen',
        { attachments: [{ name: 'cup.jpg', content_type: 'image/jpeg' }] },
      ],
      ['agent', '6d 3h', 'Thank you, Gwen. A new cup is on its way.\n\nNora\nHearth & Linen'],
    ],
  },
  {
    subject: 'Stain on the armchair',
    language: 'en',
    assignee: 'Nora Feld',
    customer: { name: 'Alasdair Munro', email: 'alasdair.munro@example.com' },
    tags: ['damaged'],
    turns: [
      ['customer', '5d 7h', 'The new armchair has a stain on the back.\n\nAlasdair'],
      ['agent', '5d 2h', 'Dear Alasdair,\n\ncould you send a photo of it?\n\nNora\nHearth & Linen'],
      [
        'customer',
        '4d 22h',
        '',
        { attachments: [{ name: 'armchair.jpg', content_type: 'image/jpeg' }] },
      ],
    ],
  },
  {
    subject: 'How to measure for blinds',
    channel: 'help-center',
    language: 'en',
    assignee: 'Léa Brun',
    team: 'Product advice',
    customer: { name: 'Hester Vane', email: 'hester.vane@example.org' },
    tags: ['pre-sale'],
    turns: [
      ['customer', '8d 4h', 'Do I measure the frame or the glass for a Miro blind?'],
      [
        'agent',
        '8d 1h',
        'Hi Hester,\n\nthat depends on where it hangs. Would you like it inside the frame or in front of it?\n\nLéa\nHearth & Linen',
      ],
    ],
  },
]
