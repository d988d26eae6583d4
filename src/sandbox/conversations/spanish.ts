/** Conversations in Spanish. */
import type { Conversation } from './conversation.ts'

export const SPANISH: Conversation[] = [
  {
    subject: 'Taza rota, pedido #4142',
    language: 'es',
    left: 'asked',
    status: 'closed',
    assignee: 'Tomás Rey',
    customer: {
      name: 'Lucía Herrero',
      email: 'lucia.herrero@example.com',
      timezone: 'Europe/Madrid',
    },
    tags: ['damaged'],
    order: {
      id: '#4142',
      state: 'delivered',
      items: [{ name: 'Taza Alba', price: 14, quantity: 4 }],
      total: 56,
      currency: 'EUR',
      tracking: 'HL4142ES',
    },
    turns: [
      [
        'customer',
        '8d 4h',
        `Hola:

Una de las cuatro tazas del pedido #4142 llegó rota. ¿Me la podéis cambiar?

Un saludo,
Lucía Herrero`,
      ],
      [
        'agent',
        '7d 23h',
        `Hola, Lucía:

Siento mucho lo de la taza. ¿Nos puedes enviar una foto de la taza rota? En cuanto la tengamos te mandamos una nueva.

Un saludo,
Tomás
Hearth & Linen`,
      ],
    ],
    answers: [{ after: '9h', text: 'Perdón por la tardanza, os adjunto la foto.\n\nLucía' }],
  },
  {
    subject: 'No encuentro mi pedido',
    language: 'es',
    left: 'asked',
    status: 'closed',
    assignee: 'Tomás Rey',
    customer: { name: 'Javier Molina', email: 'javier.molina@example.org' },
    turns: [
      [
        'customer',
        '12d 6h',
        'Hola, no me llega el correo de seguimiento de mi pedido.\n\nJavier Molina',
      ],
      [
        'agent',
        '12d 1h',
        `Hola, Javier:

No veo ningún pedido con este correo. ¿Cuál es tu número de pedido? Empieza por # y está en la confirmación.

Un saludo,
Tomás
Hearth & Linen`,
      ],
    ],
  },
  {
    subject: 'Dirección incompleta, pedido #4145',
    language: 'es',
    left: 'asked',
    assignee: 'Tomás Rey',
    customer: {
      name: 'Carmen Vidal',
      email: 'carmen.vidal@example.net',
      timezone: 'Europe/Madrid',
    },
    tags: ['shipping'],
    order: {
      id: '#4145',
      state: 'processing',
      items: [{ name: 'Cojín Miro', price: 39, quantity: 2 }],
      total: 78,
      currency: 'EUR',
      tracking: null,
    },
    turns: [
      ['customer', '9d 5h', 'Buenos días, ¿cuándo sale mi pedido #4145?\n\nCarmen Vidal'],
      [
        'agent',
        '9d 1h',
        `Buenos días, Carmen:

Está listo, pero falta el número del piso. ¿Puedes confirmarnos la dirección completa? Lo enviamos el mismo día.

Un saludo,
Tomás
Hearth & Linen`,
      ],
    ],
  },
  {
    subject: 'Medida de la alfombra',
    channel: 'contact_form',
    language: 'es',
    left: 'asked',
    status: 'closed',
    assignee: 'Tomás Rey',
    customer: { name: 'Pablo Serrano', email: 'pablo.serrano@example.com' },
    tags: ['pre-sale'],
    turns: [
      ['customer', '10d 7h', 'Hola, quiero la alfombra Tarn para el salón. ¿Qué medidas hay?'],
      [
        'agent',
        '10d 3h',
        `Hola, Pablo:

La tenemos en 160×230 y en 200×300. ¿Qué medida prefieres? Te la reservo.

Un saludo,
Tomás
Hearth & Linen`,
      ],
    ],
    answers: [{ after: '28h', text: 'La de 200×300, gracias.\n\nPablo' }],
  },
  {
    subject: 'Retraso del pedido #4097',
    language: 'es',
    left: 'asked',
    status: 'closed',
    assignee: 'Tomás Rey',
    customer: { name: 'Rosa Beltrán', email: 'rosa.beltran@example.org' },
    turns: [
      ['customer', '9d 3h', 'Mi pedido #4097 lleva dos semanas de retraso.\n\nRosa Beltrán'],
      [
        'agent',
        '9d',
        `Hola, Rosa:

Lo siento de verdad. Te puedo ofrecer devolverte los gastos de envío por la espera. ¿Te parece bien?

Un saludo,
Tomás
Hearth & Linen`,
      ],
    ],
  },
  {
    subject: 'Gracias',
    language: 'es',
    left: 'nothing',
    status: 'closed',
    assignee: 'Tomás Rey',
    customer: { name: 'Elena Fuentes', email: 'elena.fuentes@example.net' },
    turns: [
      ['customer', '8d 8h', '¿Se puede lavar el cojín Miro a máquina?\n\nElena'],
      [
        'agent',
        '8d 6h',
        'Hola, Elena:\n\nSí, a 30 grados y sin secadora.\n\nTomás\nHearth & Linen',
      ],
      ['customer', '8d 5h', 'Perfecto, muchas gracias. ¡Un saludo!\n\nElena'],
      ['agent', '8d 4h', '¡A ti, Elena!\n\nTomás\nHearth & Linen'],
    ],
  },
]
