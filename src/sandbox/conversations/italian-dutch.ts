/** Conversations in Italian and Dutch. */
import type { Conversation } from './conversation.ts'

export const ITALIAN_DUTCH: Conversation[] = [
  {
    subject: 'Piatto rotto, ordine #4176',
    language: 'it',
    left: 'asked',
    status: 'closed',
    assignee: 'Nora Feld',
    customer: {
      name: 'Chiara Bellandi',
      email: 'chiara.bellandi@example.com',
      timezone: 'Europe/Rome',
    },
    tags: ['damaged'],
    turns: [
      [
        'customer',
        '7d 6h',
        'Buongiorno, un piatto Alba dell’ordine #4176 è arrivato rotto.\n\nChiara Bellandi',
      ],
      [
        'agent',
        '7d 2h',
        'Buongiorno Chiara,\n\nci dispiace molto. Può mandarci una foto del piatto rotto? Appena arriva ne spediamo uno nuovo.\n\nCordiali saluti\nNora\nHearth & Linen',
      ],
    ],
    answers: [{ after: '12h', text: 'Ecco la foto, scusi il ritardo.\n\nChiara' }],
  },
  {
    subject: 'Misura della tovaglia',
    language: 'it',
    left: 'asked',
    assignee: 'Léa Brun',
    customer: { name: 'Davide Moretti', email: 'davide.moretti@example.org' },
    tags: ['pre-sale'],
    turns: [
      ['customer', '5d 6h', 'Salve, avete tovaglie per un tavolo rotondo?\n\nDavide'],
      [
        'agent',
        '5d 2h',
        'Buongiorno Davide,\n\nsì, in due misure. Qual è il diametro del tavolo?\n\nLéa\nHearth & Linen',
      ],
    ],
  },
  {
    subject: 'Grazie',
    language: 'it',
    left: 'nothing',
    status: 'closed',
    assignee: 'Léa Brun',
    customer: { name: 'Ginevra Sala', email: 'ginevra.sala@example.net' },
    turns: [
      ['customer', '8d 5h', 'Il lino si può stirare?\n\nGinevra'],
      ['agent', '8d 3h', 'Buongiorno Ginevra,\n\nsì, ancora umido.\n\nLéa\nHearth & Linen'],
      ['customer', '8d 2h', 'Perfetto, grazie mille e buona giornata!\n\nGinevra'],
      ['agent', '8d 1h', 'Grazie a lei!\n\nLéa\nHearth & Linen'],
    ],
  },
  {
    subject: 'Kapotte lamp, bestelling #4178',
    language: 'nl',
    left: 'asked',
    status: 'closed',
    assignee: 'Jonas Weber',
    customer: {
      name: 'Femke Dijkstra',
      email: 'femke.dijkstra@example.com',
      timezone: 'Europe/Amsterdam',
    },
    tags: ['damaged'],
    turns: [
      [
        'customer',
        '6d 7h',
        'Goedemiddag, de kap van mijn Juna-lamp (#4178) is gebarsten.\n\nFemke Dijkstra',
      ],
      [
        'agent',
        '6d 2h',
        'Goedemiddag Femke,\n\nwat vervelend. Kunt u ons een foto van de barst sturen? Dan sturen we meteen een nieuwe kap.\n\nMet vriendelijke groet\nJonas\nHearth & Linen',
      ],
    ],
    answers: [{ after: '8h', text: 'Hierbij de foto.\n\nFemke' }],
  },
  {
    subject: 'Waar blijft mijn pakket?',
    language: 'nl',
    left: 'asked',
    assignee: 'Jonas Weber',
    customer: { name: 'Bram Verhoeven', email: 'bram.verhoeven@example.org' },
    tags: ['shipping'],
    turns: [
      ['customer', '8d 6h', 'Hallo, mijn pakket had er vorige week moeten zijn.\n\nBram'],
      [
        'agent',
        '8d 1h',
        'Hallo Bram,\n\nonder dit adres vind ik geen bestelling. Wat is je bestelnummer?\n\nGroet\nJonas\nHearth & Linen',
      ],
    ],
  },
  {
    subject: 'Wassen op 60 graden',
    language: 'nl',
    left: 'nothing',
    status: 'closed',
    assignee: 'Jonas Weber',
    customer: { name: 'Lieke Postma', email: 'lieke.postma@example.net' },
    turns: [
      ['customer', '7d 5h', 'Mag het dekbedovertrek op 60 graden?\n\nLieke'],
      [
        'agent',
        '7d 4h',
        'Hallo Lieke,\n\nliever op 40, dan blijft de kleur mooi.\n\nJonas\nHearth & Linen',
      ],
      ['customer', '7d 3h', 'Fijn, bedankt! Dan weet ik genoeg.\n\nLieke'],
      ['agent', '7d 2h', 'Graag gedaan!\n\nJonas\nHearth & Linen'],
    ],
  },
]
