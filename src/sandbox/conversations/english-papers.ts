/** English conversations after a purchase, about papers and a collection, in which the customer owes an answer. */
import type { Conversation } from './conversation.ts'

export const ENGLISH_PAPERS: Conversation[] = [
  {
    subject: 'Re: Invoice for warranty claim',
    language: 'en',
    left: 'asked',
    status: 'closed',
    assignee: 'Nora Feld',
    customer: { name: 'Aisha Karim', email: 'aisha.karim@example.net', timezone: 'Europe/London' },
    turns: [
      [
        'customer',
        '16d 4h',
        `Good morning,

the kettle I bought in your shop stopped heating after five months. How do I claim the warranty?

Kind regards,
Aisha Karim
--
Karim Interiors
Studio 4, Mill Lane`,
      ],
      [
        'agent',
        '15d 23h',
        `Good morning Aisha,

the kettle is covered for two years. Do you have the invoice or the order confirmation?

Kind regards,
Nora
Hearth & Linen`,
      ],
      [
        'customer',
        '15d 20h',
        `I believe my partner paid for it, let me look.

Aisha

On Mon, Nov 2 at 10:14 Hearth & Linen <support@hearth-linen.example> wrote:
> Good morning Aisha,
>
> the kettle is covered for two years. Do you have the invoice or the
> order confirmation?`,
      ],
      [
        'agent',
        '15d 19h',
        `Thank you, Aisha. The name on the order would be enough: under which name was the kettle bought?

Kind regards,
Nora
Hearth & Linen`,
      ],
    ],
    answers: [{ after: '30h', text: 'It was ordered by Sam Karim.\n\nThanks, Aisha' }],
  },
  {
    subject: 'Collection of the armchair',
    language: 'en',
    left: 'asked',
    status: 'waiting_on_customer',
    assignee: 'Jonas Weber',
    customer: { name: 'Ruth Abbott', email: 'ruth.abbott@example.com' },
    tags: ['return'],
    order: {
      id: '#4036',
      state: 'delivered',
      items: [{ name: 'Miro reading chair', price: 420 }],
      total: 420,
      currency: 'EUR',
      tracking: 'HL4036GB',
    },
    turns: [
      [
        'customer',
        '18d 3h',
        `Hello, I would like to return the Miro chair from #4036, it is wider than I thought.

Ruth Abbott`,
      ],
      [
        'agent',
        '17d 22h',
        `Dear Ruth,

of course. The carrier collects in your area on Tuesdays and Fridays between 9 and 13. Which day suits you? I will book it as soon as you tell me.

Best wishes,
Jonas
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
    assignee: 'Léa Brun',
    customer: { name: 'Ben Castillo', email: 'ben.castillo@example.org' },
    turns: [
      ['customer', '6d 9h', 'Hey, can you resend my invoice?'],
      ['agent', '6d 9h', 'Hi Ben, happy to! Which e-mail address did you use for the order?'],
    ],
  },
]
