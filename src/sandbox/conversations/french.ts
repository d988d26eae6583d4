/** Conversations in French. */
import type { Conversation } from './conversation.ts'

export const FRENCH: Conversation[] = [
  {
    subject: 'Assiettes ébréchées, commande #4133',
    language: 'fr',
    left: 'asked',
    status: 'closed',
    assignee: 'Léa Brun',
    customer: {
      name: 'Camille Roussel',
      email: 'camille.roussel@example.com',
      timezone: 'Europe/Paris',
    },
    tags: ['damaged'],
    order: {
      id: '#4133',
      state: 'delivered',
      items: [{ name: 'Assiette Alba', price: 18, quantity: 6 }],
      total: 108,
      currency: 'EUR',
      tracking: 'HL4133FR',
    },
    turns: [
      [
        'customer',
        '8d 5h',
        `Bonjour,

deux des six assiettes de ma commande #4133 sont arrivées ébréchées. Que puis-je faire ?

Cordialement,
Camille Roussel`,
      ],
      [
        'agent',
        '8d 1h',
        `Bonjour Camille,

je suis désolée pour les assiettes. Pourriez-vous m'envoyer une photo des deux assiettes et de l'emballage ? Dès que je l'ai, je vous en renvoie deux neuves.

Belle journée,
Léa
Hearth & Linen`,
      ],
    ],
    answers: [
      { after: '20h', text: 'Voici la photo en pièce jointe, désolée pour le retard.\n\nCamille' },
    ],
  },
  {
    subject: 'Remboursement pas reçu',
    language: 'fr',
    left: 'asked',
    status: 'closed',
    assignee: 'Léa Brun',
    customer: { name: 'Julien Carpentier', email: 'julien.carpentier@example.org' },
    turns: [
      [
        'customer',
        '12d 3h',
        `Bonjour, j'ai renvoyé une lampe il y a un mois et je n'ai toujours pas été remboursé.

Julien Carpentier`,
      ],
      [
        'agent',
        '11d 22h',
        `Bonjour Julien,

je ne trouve pas de retour à votre nom. Quel est votre numéro de commande ? Il commence par # et figure dans l'e-mail de confirmation.

Bien à vous,
Léa
Hearth & Linen`,
      ],
    ],
  },
  {
    subject: 'Nouvelle adresse de livraison',
    language: 'fr',
    left: 'asked',
    assignee: 'Léa Brun',
    customer: { name: 'Inès Lambert', email: 'ines.lambert@example.net', timezone: 'Europe/Paris' },
    tags: ['shipping'],
    order: {
      id: '#4148',
      state: 'processing',
      items: [{ name: 'Plaid Solveig', price: 89 }],
      total: 89,
      currency: 'EUR',
      tracking: null,
    },
    turns: [
      [
        'customer',
        '7d 2h',
        `Bonjour,

je déménage la semaine prochaine. Peut-on encore changer l'adresse de la commande #4148 ?

Merci,
Inès Lambert`,
      ],
      [
        'agent',
        '6d 21h',
        `Bonjour Inès,

oui, le colis n'est pas encore parti. Pouvez-vous me donner votre nouvelle adresse complète, avec le code postal ? Je garde la commande en attente d'ici là.

Bien à vous,
Léa
Hearth & Linen`,
      ],
    ],
    answers: [{ after: '3h', text: 'Bonjour, 12 rue des Tilleuls, 69003 Lyon. Merci !\n\nInès' }],
  },
  {
    subject: 'Taille de nappe',
    channel: 'contact_form',
    language: 'fr',
    left: 'asked',
    status: 'closed',
    assignee: 'Léa Brun',
    customer: { name: 'Mathieu Perrin', email: 'mathieu.perrin@example.com' },
    tags: ['pre-sale'],
    turns: [
      [
        'customer',
        '9d 6h',
        'Bonjour, quelle taille de nappe Tarn faut-il pour une table de huit personnes ?',
      ],
      [
        'agent',
        '9d 2h',
        `Bonjour Mathieu,

cela dépend de la longueur de la table. La nappe Tarn existe en 250 cm et en 300 cm. Quelles sont les dimensions de votre table ?

Bonne journée,
Léa
Hearth & Linen`,
      ],
    ],
  },
  {
    subject: 'Entretien du lin',
    language: 'fr',
    left: 'nothing',
    status: 'closed',
    assignee: 'Léa Brun',
    customer: { name: 'Sophie Garnier', email: 'sophie.garnier@example.org' },
    turns: [
      ['customer', '10d 4h', 'Bonjour, le lin Solveig passe-t-il au sèche-linge ?\n\nSophie'],
      ['agent', '10d 2h', 'Bonjour Sophie,\n\noui, à basse température.\n\nLéa\nHearth & Linen'],
      ['customer', '10d 1h', 'Parfait, merci beaucoup, bonne soirée !\n\nSophie'],
      ['agent', '10d', 'Avec plaisir, bonne soirée à vous !\n\nLéa\nHearth & Linen'],
    ],
  },
  {
    subject: 'Facture',
    language: 'fr',
    assignee: 'Léa Brun',
    customer: { name: 'Antoine Mercier', email: 'antoine.mercier@example.net' },
    turns: [
      [
        'customer',
        '5d 4h',
        'Bonjour, pouvez-vous m’envoyer la facture de #4120 ?\n\nAntoine Mercier',
      ],
      [
        'agent',
        '5d 1h',
        'Bonjour Antoine,\n\nà quel nom dois-je l’établir ?\n\nLéa\nHearth & Linen',
      ],
      ['customer', '4d 20h', 'Au nom de la société Mercier Conseil, merci.\n\nAntoine'],
    ],
  },
]
