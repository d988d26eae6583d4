/** English conversations in which the customer owes an answer. */
import type { Conversation } from './conversation.ts'

export const ENGLISH_ASKED: Conversation[] = [
  {
    subject: 'Chipped bowl in my order #4127',
    language: 'en',
    left: 'asked',
    status: 'closed',
    assignee: 'Nora Feld',
    customer: { name: 'Priya Raman', email: 'priya.raman@example.com', timezone: 'Europe/London' },
    tags: ['damaged'],
    order: {
      id: '#4127',
      state: 'delivered',
      items: [{ name: 'Alba stoneware bowl', price: 24, quantity: 4 }],
      total: 96,
      currency: 'EUR',
      tracking: 'HL4127GB',
    },
    turns: [
      [
        'customer',
        '9d 3h',
        `Hello,

my order #4127 arrived this morning, but one of the four Alba bowls has a chip on the rim. Could you replace it?

Thanks,
Priya Raman`,
      ],
      [
        'agent',
        '8d 22h',
        `Hi Priya,

I am sorry about the chipped bowl. Could you send me a photo of the chip and of the sticker on the box? Once I have it, a new bowl goes out the same day.

Best wishes,
Nora
Hearth & Linen`,
      ],
    ],
    answers: [{ after: '5h', text: 'Sorry, I forgot! The photo is attached now.\n\nPriya' }],
  },
  {
    subject: 'Where is my parcel?',
    language: 'en',
    left: 'asked',
    status: 'closed',
    assignee: 'Tomás Rey',
    customer: { name: 'Daniel Okafor', email: 'd.okafor@example.org' },
    turns: [
      [
        'customer',
        '11d 6h',
        `Hi there, I ordered a Juna table lamp about two weeks ago and nothing has turned up yet. Where is it?

Daniel`,
      ],
      [
        'agent',
        '11d 1h',
        `Hi Daniel,

thanks for writing. I cannot find an order under this e-mail address. What is your order number? It starts with # and stands in the confirmation mail. With it I can trace the parcel right away.

Kind regards,
Tomás
Hearth & Linen`,
      ],
    ],
    answers: [{ after: '26h', text: 'It is #4088. I had used my work address.\n\nDaniel' }],
  },
  {
    subject: 'Parcel returned to sender, order #4093',
    language: 'en',
    left: 'asked',
    assignee: 'Nora Feld',
    customer: { name: 'Grace Whitfield', email: 'grace.whitfield@example.net' },
    order: {
      id: '#4093',
      state: 'shipped',
      items: [{ name: 'Solveig wool throw', price: 89 }],
      total: 89,
      currency: 'EUR',
      tracking: 'HL4093GB',
    },
    turns: [
      [
        'customer',
        '14d 2h',
        `Tracking says my throw (#4093) is on its way back to you?! I was at home all week.

Grace Whitfield`,
      ],
      [
        'agent',
        '13d 21h',
        `Dear Grace,

the driver wrote "address incomplete": the label has no flat number. Could you confirm your full address including the flat? We will then send the Solveig throw out again at no cost.

Warm regards,
Nora
Hearth & Linen`,
      ],
    ],
  },
  {
    subject: null,
    channel: 'chat',
    language: 'en',
    left: 'asked',
    status: 'closed',
    assignee: 'Tomás Rey',
    customer: { name: 'Marcus Bell', email: 'marcus.bell@example.com' },
    tags: ['pre-sale'],
    turns: [
      ['customer', '7d 5h', 'hi'],
      ['customer', '7d 5h', 'do the Miro curtains come lined'],
      ['agent', '7d 4h', 'Hi Marcus! Yes, all Miro curtains are lined with cotton.'],
      ['customer', '7d 4h', 'cool. need them for a bedroom, the window is quite tall'],
      [
        'agent',
        '7d 3h',
        'They come in 180 cm and in 240 cm length. Which length do you need, and one panel or a pair?',
      ],
    ],
    answers: [{ after: '2h', text: '240 please, a pair' }],
  },
  {
    subject: 'Order #4151: colour',
    language: 'en',
    left: 'asked',
    assignee: 'Nora Feld',
    customer: {
      name: 'Hannah Lindqvist',
      email: 'hannah.lindqvist@example.com',
      tags: ['VIP', 'newsletter'],
      timezone: 'Europe/Stockholm',
    },
    tags: ['VIP'],
    order: {
      id: '#4151',
      state: 'processing',
      items: [{ name: 'Tarn linen duvet cover', price: 149, quantity: 2 }],
      total: 298,
      currency: 'EUR',
      tracking: null,
    },
    turns: [
      [
        'customer',
        '8d 7h',
        `Hello Nora,

I see the duvet covers from #4151 have not left yet. Is it too late to change the colour? I am no longer sure about moss.

Hannah`,
      ],
      [
        'agent',
        '8d 2h',
        `Hello Hannah,

not too late at all. Besides moss the Tarn cover comes in sand and in slate. Which colour would you like? I am holding the order until I hear from you.

All the best,
Nora
Hearth & Linen`,
      ],
    ],
  },
  {
    subject: 'Shade for my floor lamp',
    channel: 'contact_form',
    language: 'en',
    left: 'asked',
    status: 'closed',
    assignee: 'Jonas Weber',
    customer: { name: 'Tom Hargreaves', email: 'tom.hargreaves@example.org' },
    turns: [
      [
        'customer',
        '10d 8h',
        'I am looking for a replacement shade for an older Juna floor lamp. Do you still sell them?',
      ],
      [
        'agent',
        '10d 2h',
        `Hi Tom,

we do. There are two versions, with a 60 mm and with a 70 mm ring. Could you measure the ring of your old shade and tell me the diameter?

Best,
Jonas
Hearth & Linen`,
      ],
    ],
  },
]
