/** French shop e-mails. */
import type { Case } from './case.ts'

export const french: Case[] = [
  {
    name: 'une photo est demandée',
    talk: [
      ['customer', 'Bonjour, mon vase est arrivé cassé.'],
      [
        'shop',
        "Bonjour Claire,\n\nJe suis vraiment désolée. Pourriez-vous nous envoyer une photo du vase et de l'emballage ?\n\nN'hésitez pas si vous avez des questions.\n\nBien à vous,\nMaya",
      ],
    ],
    verdict: 'follow_up',
    about: 'Pourriez-vous nous envoyer une photo',
    kind: 'asked',
  },
  {
    name: 'merci de suivi d’un verbe est une demande',
    talk: [
      ['customer', 'Je voudrais échanger mes chaussures contre une taille 39.'],
      ['shop', 'Bien sûr. Merci de nous indiquer votre numéro de commande. Bonne journée !'],
    ],
    verdict: 'follow_up',
    about: 'Merci de nous indiquer',
  },
  {
    name: 'veuillez suivi d’un verbe est une demande',
    talk: [
      ['customer', 'La machine ne chauffe plus.'],
      [
        'shop',
        "Veuillez nous transmettre la facture d'achat afin d'ouvrir le dossier de garantie.",
      ],
    ],
    verdict: 'follow_up',
    about: 'Veuillez nous transmettre',
  },
  {
    name: 'un besoin exprimé est une demande',
    talk: [
      ['customer', 'Je n’ai jamais reçu mon colis.'],
      ['shop', "Pour lancer l'enquête, nous aurions besoin d'une copie de votre pièce d'identité."],
    ],
    verdict: 'follow_up',
    about: 'nous aurions besoin',
  },
  {
    name: 'un choix attend le client',
    talk: [
      ['customer', 'Il manque une tasse dans mon colis.'],
      ['shop', 'Toutes nos excuses ! Préférez-vous un nouvel envoi ou un remboursement ?'],
    ],
    verdict: 'follow_up',
    about: 'Préférez-vous',
  },
  {
    name: 'une promesse sous condition est au client',
    talk: [
      ['customer', 'Ma bouilloire fuit.'],
      [
        'shop',
        'Merci pour votre message. Dès que nous aurons la photo de la fuite, nous vous en enverrons une nouvelle.',
      ],
    ],
    verdict: 'follow_up',
    about: 'Dès que nous aurons',
    kind: 'asked',
  },
  {
    name: 'essayer et dire si cela fonctionne est une demande',
    talk: [
      ['customer', 'Mon casque ne se connecte plus.'],
      ['shop', 'Essayez de le réinitialiser et dites-nous si cela fonctionne.'],
    ],
    verdict: 'follow_up',
    about: 'si cela fonctionne',
  },
  {
    name: 'essayer sans question est un remède',
    talk: [
      ['customer', 'Mon casque ne se connecte plus.'],
      [
        'shop',
        'Désolé pour ce souci ! Essayez de le réinitialiser en maintenant le bouton pendant dix secondes.',
      ],
    ],
    verdict: 'no_follow_up',
    kind: 'fix',
  },
  {
    name: 'une réponse sans question est une offre',
    talk: [
      ['customer', 'Livrez-vous en Belgique ?'],
      ['shop', 'Oui, nous livrons en Belgique pour 6 euros. Puis-je vous aider pour autre chose ?'],
    ],
    verdict: 'no_follow_up',
    kind: 'offer',
  },
  {
    name: 'un remerciement avant la politesse finale clôt',
    talk: [
      ['customer', 'Quand arrive ma commande ?'],
      ['shop', 'Elle est partie ce matin et arrive jeudi.'],
      ['customer', 'Parfait, merci beaucoup !'],
      ['shop', "Je vous en prie. N'hésitez pas à revenir vers nous si besoin. Belle journée !"],
    ],
    verdict: 'no_follow_up',
    about: 'merci beaucoup',
  },
  {
    name: 'une vérification promise nous revient',
    talk: [
      ['customer', 'La robe verte sera-t-elle de nouveau en stock ?'],
      ['shop', "Bonne question ! Je me renseigne auprès de l'entrepôt et je reviens vers vous."],
    ],
    verdict: 'we_owe',
    about: 'Je me renseigne',
    kind: 'promise',
  },
  {
    name: 'un futur sans date nous revient',
    talk: [
      ['customer', 'Où en est mon remboursement ?'],
      ['shop', 'Je transmets votre demande à la comptabilité. Nous vous tiendrons informée.'],
    ],
    verdict: 'we_owe',
  },
  {
    name: 'une promesse datée est attendue',
    talk: [
      ['customer', 'Où en est mon remboursement ?'],
      ['shop', 'Je vérifie avec la comptabilité et je reviens vers vous avant vendredi.'],
    ],
    verdict: 'wait',
    until: '2026-11-20',
  },
  {
    name: 'le client est en vacances',
    talk: [
      ['customer', 'Je suis en vacances jusqu’au 30 novembre, peut-on livrer après ?'],
      ['shop', 'Aucun souci. Quel jour vous conviendrait ?'],
    ],
    verdict: 'wait',
    until: '2026-11-30',
  },
  {
    name: 'le client enverra la photo vendredi',
    talk: [
      ['customer', 'Le miroir est rayé.'],
      ['shop', 'Pouvez-vous nous envoyer une photo ?'],
      ['customer', 'Oui, je vous envoie ça vendredi.'],
      ['shop', 'Très bien, merci !'],
    ],
    verdict: 'wait',
    until: '2026-11-20',
  },
  {
    name: 'une question en retour laisse la nôtre ouverte',
    talk: [
      ['customer', 'Ma montre ne marche plus.'],
      ['shop', 'Merci de nous communiquer le numéro de série.'],
      ['customer', 'Où est-ce que je le trouve ?'],
      ['shop', 'Il est gravé au dos du boîtier.'],
    ],
    verdict: 'follow_up',
    about: 'numéro de série',
  },
  {
    name: 'un avocat va à une personne',
    talk: [
      ['customer', 'C’est scandaleux. Sans remboursement je saisis mon avocat.'],
      ['shop', 'Je comprends votre agacement. Quel est votre numéro de commande ?'],
    ],
    verdict: 'hand_over',
    about: 'mon avocat',
  },
  {
    name: 'la suppression des données va à une personne',
    talk: [
      ['customer', 'Je demande la suppression de mes données personnelles.'],
      ['shop', 'Bien sûr, quelle adresse avez-vous utilisée ?'],
    ],
    verdict: 'hand_over',
  },
  {
    name: 'une note règle la question',
    talk: [
      ['customer', 'Le plat est ébréché.'],
      ['shop', 'Souhaitez-vous un échange ou un avoir ?'],
      ['note', 'Vu par téléphone, réglé.'],
    ],
    verdict: 'no_follow_up',
  },
  {
    name: 'veuillez noter et veuillez trouver ne demandent rien',
    talk: [
      ['customer', 'Puis-je avoir ma facture ?'],
      [
        'shop',
        'Veuillez trouver ci-joint votre facture. Veuillez noter que le règlement a bien été reçu.',
      ],
    ],
    verdict: 'no_follow_up',
  },
  {
    name: 'une question répondue est close',
    talk: [
      ['customer', 'Je veux retourner mes chaussures.'],
      ['shop', 'Quel est votre numéro de commande ?'],
      ['customer', 'C’est le 48213.'],
      ['shop', 'Merci. Nous avons envoyé votre étiquette de retour par e-mail.'],
    ],
    verdict: 'no_follow_up',
  },
  {
    name: 'deux solutions et que préférez-vous attendent le client',
    talk: [
      ['customer', 'Le pull a un trou.'],
      ['shop', 'Pas de souci, nous pouvons l’échanger ou le rembourser. Que préférez-vous ?'],
    ],
    verdict: 'follow_up',
    about: 'Que préférez-vous',
  },
  {
    name: 'un départ est attendu',
    talk: [
      ['customer', 'Je pars demain jusqu’au 29 novembre. Une livraison après, c’est possible ?'],
      ['shop', 'Bien noté. Souhaitez-vous un point relais ?'],
    ],
    verdict: 'wait',
    until: '2026-11-29',
  },
]
