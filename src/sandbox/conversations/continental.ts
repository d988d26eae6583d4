/** More conversations in French, German and Spanish. */
import type { Conversation } from './conversation.ts'

export const CONTINENTAL: Conversation[] = [
  {
    subject: 'Vase fissuré, commande #4174',
    language: 'fr',
    left: 'asked',
    status: 'closed',
    assignee: 'Léa Brun',
    customer: {
      name: 'Élodie Maréchal',
      email: 'elodie.marechal@example.com',
      timezone: 'Europe/Paris',
    },
    tags: ['damaged'],
    fields: { 'Contact reason': 'Shipping::Damaged in transit' },
    order: {
      id: '#4174',
      state: 'delivered',
      items: [{ name: 'Vase Alba', price: 46 }],
      total: 46,
      currency: 'EUR',
      tracking: 'HL4174FR',
    },
    turns: [
      [
        'customer',
        '6d 8h',
        'Bonjour, le vase de la commande #4174 est fissuré sur toute la hauteur.\n\nÉlodie Maréchal',
      ],
      [
        'agent',
        '6d 3h',
        "Bonjour Élodie,\n\nje suis navrée. Pourriez-vous m'envoyer une photo de la fissure ? Je vous renvoie un vase dès que je l'ai.\n\nLéa\nHearth & Linen",
      ],
    ],
    answers: [{ after: '9h', text: 'Voilà, la photo est jointe.\n\nÉlodie' }],
  },
  {
    subject: 'Abonnement bougies',
    language: 'fr',
    left: 'asked',
    assignee: 'Léa Brun',
    customer: { name: 'Baptiste Lenoir', email: 'baptiste.lenoir@example.org' },
    tags: ['subscription'],
    fields: { 'Contact reason': 'Subscription::Change' },
    turns: [
      [
        'customer',
        '7d 4h',
        'Bonjour, je voudrais recevoir les bougies moins souvent.\n\nBaptiste Lenoir',
      ],
      [
        'agent',
        '7d 1h',
        'Bonjour Baptiste,\n\nbien sûr. Préférez-vous un envoi tous les deux mois ou tous les trois mois ?\n\nLéa\nHearth & Linen',
      ],
    ],
    answers: [{ after: '25h', text: 'Tous les trois mois, merci.\n\nBaptiste' }],
  },
  {
    subject: 'Colis perdu #4159',
    language: 'fr',
    left: 'promised',
    assignee: 'Léa Brun',
    customer: { name: 'Solène Vasseur', email: 'solene.vasseur@example.net' },
    turns: [
      ['customer', '6d 6h', 'Mon colis #4159 est introuvable.\n\nSolène'],
      [
        'agent',
        '6d 2h',
        'Bonjour Solène,\n\nje contacte le transporteur et je reviens vers vous demain.\n\nLéa\nHearth & Linen',
      ],
    ],
  },
  {
    subject: 'Dimmer der Juna-Lampe',
    language: 'de',
    left: 'asked',
    status: 'closed',
    assignee: 'Jonas Weber',
    team: 'Product advice',
    customer: {
      name: 'Wiebke Harms',
      email: 'wiebke.harms@example.com',
      timezone: 'Europe/Berlin',
    },
    tags: ['technical'],
    fields: { 'Contact reason': 'Warranty' },
    turns: [
      [
        'customer',
        '7d 7h',
        'Guten Tag, die Lampe lässt sich seit gestern nicht mehr dimmen.\n\nWiebke Harms',
      ],
      [
        'agent',
        '7d 2h',
        'Guten Tag Frau Harms,\n\ndas liegt oft am Leuchtmittel. Welche Leuchte ist eingesetzt, und steht "dimmbar" darauf?\n\nViele Grüße\nJonas\nHearth & Linen',
      ],
    ],
    answers: [{ after: '18h', text: 'Da steht nur 7 W LED, nichts von dimmbar.\n\nWiebke Harms' }],
  },
  {
    subject: 'Rücksendung Vorhang',
    language: 'de',
    left: 'asked',
    status: 'waiting_on_customer',
    assignee: 'Jonas Weber',
    customer: { name: 'Torsten Eickhoff', email: 'torsten.eickhoff@example.org' },
    tags: ['return'],
    fields: { 'Contact reason': 'Return' },
    turns: [
      [
        'customer',
        '10d 5h',
        'Hallo, die Vorhänge sind mir zu dunkel, ich möchte sie zurückgeben.\n\nTorsten Eickhoff',
      ],
      [
        'agent',
        '10d 1h',
        'Hallo Torsten,\n\nkein Problem. Möchtest du das Geld zurück oder lieber einen helleren Ton?\n\nLiebe Grüße\nJonas\nHearth & Linen',
      ],
    ],
  },
  {
    subject: 'Frist läuft ab, #4011',
    language: 'de',
    assignee: 'Nora Feld',
    customer: { name: 'Dietmar Krause', email: 'dietmar.krause@example.net' },
    tags: ['urgent'],
    turns: [
      [
        'customer',
        '6d 9h',
        'Letzte Mahnung: Ist das Geld für #4011 nicht bis Freitag da, übergebe ich die Sache meinem Anwalt.\n\nD. Krause',
      ],
      [
        'agent',
        '6d 5h',
        'Guten Tag Herr Krause,\n\nes tut mir leid. Auf welches Konto dürfen wir überweisen?\n\nNora\nHearth & Linen',
      ],
    ],
  },
  {
    subject: '¿Dónde está mi pedido #4187?',
    language: 'es',
    left: 'asked',
    assignee: 'Tomás Rey',
    team: 'Orders',
    customer: {
      name: 'Álvaro Requena',
      email: 'alvaro.requena@example.com',
      timezone: 'Europe/Madrid',
    },
    fields: { 'Contact reason': 'Order::Status' },
    order: {
      id: '#4187',
      state: 'shipped',
      items: [{ name: 'Lámpara Juna', price: 119 }],
      total: 119,
      currency: 'EUR',
      tracking: 'HL4187ES',
    },
    turns: [
      ['customer', '6d 6h', 'Hola, el pedido #4187 no llega.\n\nÁlvaro Requena'],
      [
        'agent',
        '6d 1h',
        'Hola, Álvaro:\n\nEl repartidor no encontró a nadie. ¿Qué día te viene bien para una nueva entrega?\n\nTomás\nHearth & Linen',
      ],
    ],
    answers: [{ after: '6h', text: 'El jueves por la tarde.\n\nÁlvaro' }],
  },
  {
    subject: 'Código postal del pedido #4190',
    language: 'es',
    left: 'asked',
    assignee: 'Tomás Rey',
    customer: { name: 'Pilar Ansorena', email: 'pilar.ansorena@example.org' },
    fields: { 'Contact reason': 'Shipping::Change Address' },
    turns: [
      ['customer', '8d 7h', 'He puesto mal el código postal en el pedido #4190.\n\nPilar Ansorena'],
      [
        'agent',
        '8d 2h',
        'Hola, Pilar:\n\nGracias por avisar. ¿Cuál es el código postal correcto?\n\nTomás\nHearth & Linen',
      ],
    ],
  },
  {
    subject: 'Muestras de tela',
    language: 'es',
    status: 'closed',
    assignee: 'Tomás Rey',
    customer: { name: 'Gonzalo Ibarra', email: 'gonzalo.ibarra@example.net' },
    turns: [
      ['customer', '5d 8h', '¿Podéis mandarme muestras de lino?\n\nGonzalo'],
      [
        'agent',
        '5d 4h',
        'Hola, Gonzalo:\n\nClaro. ¿Qué colores te interesan?\n\nTomás\nHearth & Linen',
      ],
      [
        'customer',
        '5d 4h',
        'Estoy fuera de la oficina hasta el lunes y no leeré el correo.',
        {
          subject: 'Respuesta automática: Re: Muestras de tela',
          headers: { 'Auto-Submitted': 'auto-replied' },
        },
      ],
    ],
  },
]
