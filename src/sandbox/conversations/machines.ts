/** Tickets that no person wrote, or none that deserves an answer. */
import type { Conversation } from './conversation.ts'

export const MACHINES: Conversation[] = [
  {
    subject: 'Your parcel HL4098 has been delivered',
    language: 'en',
    status: 'closed',
    assignee: 'Tomás Rey',
    customer: { name: 'Parcel Service', email: 'no-reply@parcels.example' },
    turns: [
      [
        'customer',
        '7d 3h',
        'Your parcel HL4098 was handed over at the reception. Please do not reply to this mail.',
        { headers: { 'Auto-Submitted': 'auto-generated', Precedence: 'bulk' } },
      ],
      ['agent', '7d 1h', 'Could you send us the signed receipt?\n\nTomás\nHearth & Linen'],
    ],
  },
  {
    subject: 'Report domain: hearth-linen.example Submitter: mail.example',
    language: 'en',
    status: 'closed',
    assignee: 'Jonas Weber',
    customer: { name: null, email: 'dmarc-reports@mail.example' },
    turns: [
      [
        'customer',
        '8d 2h',
        'This is a DMARC aggregate report for hearth-linen.example generated at mail.example.',
        { headers: { 'Auto-Submitted': 'auto-generated' } },
      ],
      ['agent', '8d 1h', 'Is this for us?\n\nJonas\nHearth & Linen'],
    ],
  },
  {
    subject: 'Rank your shop first TODAY',
    language: 'en',
    spam: true,
    customer: { name: 'Growth Wizards', email: 'sales@growth-wizards.example' },
    turns: [
      ['customer', '9d 2h', 'We bring 10,000 visitors to your shop. Interested?'],
      [
        'agent',
        '9d 1h',
        'Which shop do you mean?\n\nNora\nHearth & Linen',
        { author: 'Nora Feld' },
      ],
    ],
  },
]
