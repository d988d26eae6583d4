/** Conversations in German. */
import type { Conversation } from './conversation.ts'

export const GERMAN: Conversation[] = [
  {
    subject: 'Lampe defekt, Bestellung #4139',
    language: 'de',
    left: 'asked',
    status: 'closed',
    assignee: 'Jonas Weber',
    customer: {
      name: 'Sabine Krüger',
      email: 'sabine.krueger@example.com',
      timezone: 'Europe/Berlin',
    },
    tags: ['damaged'],
    order: {
      id: '#4139',
      state: 'delivered',
      items: [{ name: 'Juna Tischlampe', price: 119 }],
      total: 119,
      currency: 'EUR',
      tracking: 'HL4139DE',
    },
    turns: [
      [
        'customer',
        '8d 6h',
        `Guten Tag,

die Juna-Lampe aus #4139 hat einen Riss im Schirm. Bekomme ich Ersatz?

Viele Grüße
Sabine Krüger`,
      ],
      [
        'agent',
        '8d 2h',
        `Guten Tag Frau Krüger,

das tut mir leid. Könnten Sie mir bitte ein Foto vom Riss schicken? Sobald es da ist, geht der neue Schirm an Sie raus.

Viele Grüße
Jonas
Hearth & Linen`,
      ],
    ],
    answers: [{ after: '6h', text: 'Entschuldigung, hier ist das Foto.\n\nSabine Krüger' }],
  },
  {
    subject: 'Paket nicht angekommen',
    language: 'de',
    left: 'asked',
    status: 'closed',
    assignee: 'Jonas Weber',
    customer: { name: 'Florian Haas', email: 'florian.haas@example.org' },
    tags: ['shipping'],
    turns: [
      [
        'customer',
        '13d 5h',
        'Hallo, mein Paket sollte letzte Woche kommen. Wo bleibt es?\n\nFlorian Haas',
      ],
      [
        'agent',
        '13d 1h',
        `Hallo Florian,

unter dieser Adresse finde ich keine Bestellung. Wie lautet deine Bestellnummer? Sie beginnt mit # und steht in der Bestätigung.

Liebe Grüße
Jonas
Hearth & Linen`,
      ],
    ],
  },
  {
    subject: 'Ersatzlieferung Bettwäsche',
    language: 'de',
    left: 'asked',
    assignee: 'Jonas Weber',
    customer: { name: 'Ute Brandt', email: 'ute.brandt@example.net', timezone: 'Europe/Berlin' },
    turns: [
      [
        'customer',
        '10d 3h',
        `Guten Tag, die Bettwäsche kam an eine alte Adresse und ist verschwunden.

Ute Brandt`,
      ],
      [
        'agent',
        '9d 22h',
        `Guten Tag Frau Brandt,

wir schicken Ihnen die Bettwäsche gern noch einmal. An welche Adresse dürfen wir liefern? Bitte mit Hausnummer und Postleitzahl.

Freundliche Grüße
Jonas
Hearth & Linen`,
      ],
    ],
  },
  {
    subject: null,
    channel: 'chat',
    language: 'de',
    left: 'asked',
    status: 'closed',
    assignee: 'Jonas Weber',
    customer: { name: 'Jan Petersen', email: 'jan.petersen@example.com' },
    tags: ['pre-sale'],
    turns: [
      ['customer', '7d 8h', 'moin'],
      ['customer', '7d 8h', 'gibts die Tarn bettwäsche auch in übergröße?'],
      ['agent', '7d 7h', 'Moin Jan! Ja, in 155×220 und in 200×220. Welche Größe brauchst du?'],
    ],
  },
  {
    subject: 'Pflege der Holzplatte',
    language: 'de',
    left: 'nothing',
    status: 'closed',
    assignee: 'Jonas Weber',
    customer: { name: 'Katrin Sommer', email: 'katrin.sommer@example.org' },
    turns: [
      ['customer', '9d 4h', 'Womit öle ich die Miro-Platte?\n\nKatrin'],
      [
        'agent',
        '9d 3h',
        'Hallo Katrin,\n\nam besten mit Leinöl, zweimal im Jahr.\n\nJonas\nHearth & Linen',
      ],
      ['customer', '9d 2h', 'Super, vielen Dank! Damit ist alles geklärt.\n\nKatrin'],
      ['agent', '9d 1h', 'Sehr gern, viel Freude damit!\n\nJonas\nHearth & Linen'],
    ],
  },
  {
    subject: 'Rückerstattung #4065',
    language: 'de',
    left: 'promised',
    assignee: 'Jonas Weber',
    customer: { name: 'Holger Lindner', email: 'holger.lindner@example.net' },
    turns: [
      ['customer', '8d 4h', 'Wann kommt die Rückerstattung für #4065?\n\nHolger Lindner'],
      [
        'agent',
        '7d 22h',
        `Guten Tag Herr Lindner,

ich kläre das mit der Buchhaltung und melde mich bis übermorgen bei Ihnen.

Jonas
Hearth & Linen`,
      ],
    ],
  },
  {
    subject: 'Farbmuster',
    language: 'de',
    status: 'closed',
    assignee: 'Jonas Weber',
    customer: { name: 'Renate Vogel', email: 'renate.vogel@example.com' },
    turns: [
      ['customer', '8d 3h', 'Können Sie mir Stoffmuster schicken?\n\nRenate Vogel'],
      [
        'agent',
        '8d 1h',
        'Guten Tag Frau Vogel,\n\ngern. Welche Farben interessieren Sie?\n\nJonas\nHearth & Linen',
      ],
      [
        'customer',
        '8d 1h',
        'Ich bin derzeit nicht im Büro und lese meine E-Mails nicht. In dringenden Fällen wenden Sie sich bitte an meine Vertretung.',
        {
          subject: 'Automatische Antwort: Re: Farbmuster',
          headers: { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' },
        },
      ],
    ],
  },
]
