/** Conversations on Instagram and WhatsApp, where the shop has a day to answer. */
import type { Conversation } from './conversation.ts'

export const SOCIAL: Conversation[] = [
  {
    subject: null,
    channel: 'instagram-direct-message',
    language: 'en',
    status: 'closed',
    assignee: 'Léa Brun',
    customer: { name: 'Poppy Marlowe', email: 'poppy.marlowe@example.com' },
    tags: ['pre-sale'],
    turns: [
      ['customer', '20h', 'omg the green bowls in your story!! do you ship to Ireland?'],
      ['agent', '19h', 'Hi Poppy, we do! How many would you like? I will tell you the postage.'],
    ],
    answers: [{ after: '40m', text: 'four pls 😍' }],
  },
  {
    subject: null,
    channel: 'instagram-direct-message',
    language: 'en',
    status: 'closed',
    assignee: 'Léa Brun',
    customer: { name: 'Kit Ferreira', email: 'kit.ferreira@example.org' },
    turns: [
      ['customer', '4d 3h', 'hey my discount code does not work'],
      ['agent', '4d 2h', 'Hi Kit, sorry about that. Which code did you enter?'],
    ],
  },
  {
    subject: null,
    channel: 'instagram-direct-message',
    language: 'fr',
    status: 'closed',
    assignee: 'Léa Brun',
    customer: { name: 'Manon Delorme', email: 'manon.delorme@example.net' },
    turns: [
      ['customer', '6d 5h', 'coucou, le plaid existe en terracotta ?'],
      ['agent', '6d 4h', 'Bonjour Manon, oui, il revient en stock vendredi.'],
      ['customer', '6d 4h', 'super merci 🙏'],
      ['agent', '6d 3h', 'Avec plaisir, belle soirée !'],
    ],
  },
  {
    subject: null,
    channel: 'instagram-direct-message',
    language: 'es',
    status: 'closed',
    assignee: 'Tomás Rey',
    customer: { name: 'Noa Prieto', email: 'noa.prieto@example.com' },
    tags: ['pre-sale'],
    turns: [
      ['customer', '2d 6h', 'holaa, la lámpara de la foto se puede pedir en negro?'],
      ['agent', '2d 5h', '¡Hola, Noa! Sí, en negro mate o brillante. ¿Cuál prefieres?'],
    ],
  },
  {
    subject: null,
    channel: 'instagram-comment',
    language: 'en',
    status: 'closed',
    assignee: 'Léa Brun',
    customer: { name: 'Saskia Rowe', email: 'saskia.rowe@example.org' },
    turns: [
      ['customer', '5d 8h', 'Is this the linen that gets softer?'],
      ['agent', '5d 7h', 'It is! Have you tried it yet?'],
    ],
  },
  {
    subject: null,
    channel: 'whatsapp',
    language: 'en',
    status: 'closed',
    assignee: 'Tomás Rey',
    customer: { name: 'Ngozi Bello', email: 'ngozi.bello@example.net' },
    tags: ['shipping'],
    turns: [
      ['customer', '14h', 'Hi, can the courier leave the parcel at the shop downstairs?'],
      ['agent', '13h', 'Hi Ngozi, yes. What is the name of the shop?'],
    ],
    answers: [{ after: '2h', text: 'Corner Flowers' }],
  },
  {
    subject: null,
    channel: 'whatsapp',
    language: 'de',
    status: 'closed',
    assignee: 'Jonas Weber',
    customer: { name: 'Malte Brinkmann', email: 'malte.brinkmann@example.com' },
    turns: [
      ['customer', '4d 6h', 'Moin, kann ich die Lampe auch abholen?'],
      ['agent', '4d 5h', 'Moin Malte, gern. An welchem Tag möchtest du kommen?'],
    ],
  },
  {
    subject: null,
    channel: 'whatsapp',
    language: 'es',
    assignee: 'Tomás Rey',
    customer: { name: 'Berta Cano', email: 'berta.cano@example.org' },
    turns: [
      ['customer', '3d 5h', 'Buenas, ¿me mandáis la factura?'],
      ['agent', '3d 4h', 'Hola, Berta. ¿A qué nombre la pongo?'],
      ['customer', '3d 4h', 'A nombre de Berta Cano Ruiz'],
    ],
  },
]
