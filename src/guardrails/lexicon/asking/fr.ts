/** The French asking-lexicon, reviewed by hand. */
import { FR_FORMULAS } from '../formulas/fr.ts'
import { asking } from './asking.ts'
import { FR_DESK, FR_SMALL } from './desk/fr.ts'
import { FR } from './everyday/fr.ts'

/** A goodbye in which nothing is done. */
const NO_VERB =
  '(?![^.?!]*(?<!\\p{L})(?:boutique|magasin|chez|avis|est|sont|sera|seront|serez|aurez|recevrez|part|partira|arrive|vient|viendra|va|vont|mais|car|je (?!vous remercie|te remercie)\\p{L}+|(?:nous|on) (?!vous souhait|vous remerci|avoir |aider |lire |repondre |envoyer |dire )\\p{L}+)(?!\\p{L}))'

export const fr = asking({
  language: 'fr',
  formulas: FR_FORMULAS,
  everyday: `${FR} ${FR_DESK}`,
  marks:
    'vous votre vos nous notre nos pour avec est sont avez avons ete cette ces dans une des les sur quelle quelles quels lequel laquelle toujours encore bonjour merci pouvez pourriez souhaitez preferez faut suffit ou plutot aussi afin bien tres leur ceux celle celui cela ca etes',
  words: `${FR_SMALL} route agit relancer relance egalement toujours attend attendent attente suivre etapes etape passage colis paquet etiquette boite carton ticket lesquels lesquelles seul seule seules seuls eux pu pourrai pourras saurai sera mettons mets met preparons prepar* transmettre changer changez modifier possibilites possibilite attendant page notice manuel lien guide souvent d'habitude habitude longueur largeur hauteur poids age plutot tableau repere* suffisent suffirait oui-ou-non derniere-ci celui-ci dedans dehors gauche droite milieu autrement sinon desole heureux pense pensez aimez aime envoie envoies envoient remet remettre partie parties ensuite entre-deux autant
    le la l un d de du en et ou a au aux je j me m mon ma mes moi il elle ils elles on tu te t ton ta tes toi se s sa son ses ce c cet que qu qui quoi dont quel y n ne pas plus moins si oui non ok
    par sans sous entre vers chez apres avant pendant depuis jusque jusqu jusqu'a puis donc alors car mais comme quand lorsque des que tant meme meme tout toute toutes tous autre autres chaque quelque quelques aucun aucune rien peu trop assez juste simplement vraiment deja ici la-bas ensuite enfin peut-etre
    etre suis es sommes avoir ai as ont avait avaient aviez aurait auriez sera serait seriez fait faire faites fais font va vas allez aller peut peux pouvons pourrait pourrons pourrions veut veux voulez vouliez voudriez voulons doit dois devez devons devrait sait sais savez savoir saurons saurez
    souhait* prefer* choi* choisi* decid* decision option options besoin manque manquent manquait envoy* enverr* donn* dire dites dis dit indiqu* precis* confirm* repond* repons* question questions mot mots photo photos image images cliche detail details chiffre numero numeros nombre taille tailles couleur couleurs modele modeles version point points petit petite petits courte court rapide rapidement simple facile
    voir voyez voit vu regard* trouv* cherch* verifi* essay* test* aid* aider* utile utiles permet permettra permettrait avanc* continu* termin* fini* regl* pret prets prete passe passer passez prendre prenez pris prise mettre mettez mis laiss* revenir reviens arriv* marche marche* fonctionn* convien* conviendr* plait adapte correspond* exact* bon bonne bons bonnes meilleur mieux possible nouveau nouvelle nouvelles autant
    commande commandes article articles produit nom code complet complete entier haut bas cote avant arriere dessus dessous premier premiere deuxieme second seconde deux trois suivant suivante
    message reponse ouvert ouverte ouvertes ouvre reste restent rester attend attendons savoir conseil* proposition propos* idee cas chose choses information informations info infos donnee donnees mesur* appareil
    chere cher madame monsieur salut bonsoir coucou belle journee soiree semaine week-end bientot cordialement amicalement salutations sinceres remercie remercions avance soin equipe toute l'equipe chaleureusement veuillez veuille dernier derniere derniers dernieres ainsi pouvoir patience instant instants minute minutes e-mail mail mails e courriel courriels restons flou* echappe seconde secondes element elements tenir tenons revenons pensons savons adressons restant joindre joign* etant reception moindre moindres inquietude inquietez souci soucis occupe occupee occupes communiqu* remerciement remerciements expression sentiments nombre quantite manquant* concern* rappel rappelons rappeler relancons relance* recontact* sollicit* accompagn* visible visibles lisible lisibles net nette nettes clair claire claires entendu evidence complement lettre lettres premieres derriere milieu fond endroit endroits ressembl* inscrit* gravure gravures imprim* notez note notee affich* montr* pris prises ligne lignes
    encours entre-temps actualite interesse interesserait convient quand ecri* ecrire ecrivez ecrit parl* mention* signal* effectu* remarqu* senti* choisis vouloir demand* demande ensemble aimerions beaucoup voici voila resultat retour en-dessous dites-nous dites-moi envoyez-nous envoyez-moi pouvez-vous pourriez-vous avez-vous est-ce preferez-vous souhaitez-vous voulez-vous etes-vous nous-y`,
  cues: [
    '(?:faut|doit|suffit) (?:juste|seulement|simplement)|il (?:ne )?(?:nous )?(?:manque|reste) (?:plus que|juste|seulement)',
    "(?:vous|tu|on) (?:la|le|les|l') ?(?:trouver\\p{L}*|verr\\p{L}*|lir\\p{L}*|voyez|trouvez|trouve) (?:\\p{L}+ ){0,2}(?:sur|sous|dans|au dos|au bas|en bas|en haut|derriere|a cote|a l'interieur)",
    '(?:se trouve|se trouvent|figure|figurent|inscrite?s?|imprimee?s?|notee?s?|gravee?s?|indiquee?s?) (?:\\p{L}+ ){0,2}(?:sur|sous|dans|au|en|a|derriere)|dit laquelle|dit lequel',
    "(?:je|nous) (?:vous |te |t')?(?:ecris|ecrivons|ecrivais|reviens|revenons|recontacte|recontactons) (?:\\p{L}+ ){0,3}(?:pour|au sujet|a propos|concernant)",
    "(?:j'|nous )esper(?:e|ons) (?:avoir|recevoir|vous lire|pouvoir|bientot|vous)",
    "prenez (?:tout )?votre temps|rien ne presse|a votre rythme|quand (?:vous|cela|ca)|si (?:vous avez|cela|ca|l'|c')",
    '(?:^|[,:;] ?(?:puis |ou |et )?)(?:regardez|mesurez|verifiez|choisissez|lisez|prenez|posez|ecrivez|comptez|essayez|comparez|joignez|notez|cochez|regarde|mesure|verifie|choisis|compte|essaie)',
    "les deux (?:sont|vont|conviennent|marchent)|l'une ou l'autre",
    "attend(?:ent)? (?:votre|ton|vos|tes|toujours|encore|une?|l')|en attente (?:de|d')",
    '(?:deux|trois|plusieurs|quelques) (?:\\p{L}+ )?(?:points|choses|questions|possibilites|solutions|options|precisions|informations|details|elements|facons|reponses)',
    "(?:cela|ca|elle|il|c'est ce qui) (?:decide|determine|permet|nous)|depend (?:de|du|d')",
    '(?:vous pouvez|tu peux) (?:aussi |simplement |egalement |nous ){0,2}(?:repondre|envoyer|indiquer|choisir|joindre|lire|mesurer|trouver|ecrire|dire|transmettre)',
    '(?:je|nous) pourr(?:ai|ons|ions|ais) (?:alors |ensuite |ainsi )?(?:vous |te )?(?:dire|conseiller|indiquer|repondre|aider|donner)',
    "oui ou non|l'un ou l'autre|ainsi (?:nous|je|on)",
    '^(?:pour|concernant|au sujet|a propos|quant) [^.]*(?::|,? ou )',
    '(?:pouvez|pourriez|avez|voulez|souhaitez|preferez|etes|seriez|auriez|faites|voyez|savez)[- ]vous',
    '(?:peux|pourrais|as|veux|souhaites|preferes|es|vois)[- ]tu',
    'est-ce que|est-il|est-elle|sont-ils|faut-il|dois-je|devons-nous|y a-t-il',
    "(?:il )?(?:nous|me|m'|vous) (?:\\p{L}+ ){0,2}(?:manqu\\p{L}*|faut|faudrait|reste)",
    '(?:il )?(?:ne )?(?:nous |me )?(?:manque|reste|faut|faudrait)(?: plus| encore| juste| que)*',
    '(?:nous|on) (?:\\p{L}+ ){0,2}(?:besoin|attend\\p{L}*|aimerions|cherch\\p{L}*)',
    "(?:j'ai|j'aurais|nous avons|nous aurions|on a) (?:\\p{L}+ ){0,2}besoin",
    '(?:dites|dis|indiquez|envoyez|precisez|donnez|confirmez|repondez|envoie|indique)(?:[- ](?:nous|moi))?',
    '(?:suffit|suffira|suffisent|suffirait|suffiront|nous aide\\p{L}*|aider\\p{L}*|aiderait|convient)',
    '(?:des que|une fois|si|lorsque) (?:nous|vous|on|tu|le|la|les|il|elle|c)',
    "afin (?:de|que|d')|pour (?:que (?:nous|vous|je)|avancer|savoir|trouver|choisir|continuer)",
    "s'il (?:vous|te) plait|svp",
    'lequel|laquelle|lesquel(?:le)?s|si oui',
    '(?:notre|nos|ma|mes) (?:derniere )?(?:question|questions|proposition|reponse)',
    '(?:un|une) (?:\\p{L}+ )?(?:mot|photo|oui|non|chiffre|reponse|image)',
    'avec (?:cela|ca|elle|cette|ces)',
  ],
  greeting: [
    "(?:bonjour|bonsoir|salut|coucou|chere?|re-?bonjour)(?!\\p{L})[, ]*[\\p{L}'./& -]{0,40}",
    "(?:(?:bonjour|chere?s?|bonsoir) )?(?:madame|monsieur|mesdames|messieurs|docteur)(?!\\p{L})[\\p{L}, .'/-]{0,40}|chere?s? [\\p{L} '-]{1,30}",
  ],
  courtesy: [
    '(?:bon|prompt|meilleur) (?:retablissement|courage|voyage|sejour|week-end|vol)[\\p{L} ,]{0,25}|bonne (?:route|continuation)(?: et a (?:bientot|tres vite))?|bonnes (?:vacances|fetes)|une caresse a \\p{L}+',
    '(?:\\p{L}+ ){0,3}salutations(?: \\p{L}+){0,3}',
    '(?:avec )?(?:nos |mes )?(?:meilleures|sinceres|cordiales|respectueuses) salutations|(?:tres )?(?:respectueusement|sincerement|cordialement)[\\p{L} ,]{0,30}|bises|au plaisir(?: de vous lire)?|bonne reception',
    "(?:veuillez|je vous prie d'|nous vous prions d')[ ]?(?:agreer|recevoir)[\\p{L} ,']{0,90}",
    "(?:nous restons |je reste )?dans l'attente de (?:votre|ton) (?:retour|reponse|choix)[\\p{L} ,]{0,40}",
    `(?:un grand |encore |mille )?merci(?! (?:\\p{L}+ ){0,2}(?:pour|de|d') ?(?:votre|vos|cet?|cette|ton|ta|l'|la|les) ?(?:accord|photos?|choix|paiement|envoi|confirmation|avis|virement|acceptation|visite)|(?: \\p{L}+){0,2} d'avoir (?!pris|lu|contact|ecrit|repondu|consacre|patient)| (?:\\p{L}+ ){0,2}(?:de|d') ?(?:ne|n'|jeter(?! un)|rester|utiliser|payer|regler|quitter|attendre|patienter|passer|venir|appeler|cesser|arreter|garder|ouvrir|laisser))${NO_VERB}[^.?!;:]{0,60}`,
    '(?:avec |recevez |tou[ts] )*(?:nos|mes|tous nos|tous mes|vifs|sinceres) (?:vifs |sinceres )?remerciements(?: (?:anticipes|par avance|et salutations|sinceres))?',
    '(?:bonne|belle|excellente|tres bonne|tres belle) (?:fin de )?(?:journee|soiree|semaine|continuation|reception)[\\p{L} ]{0,20}',
    `(?:bien a vous|a bientot|a tres bientot|a tres vite|cordialement|bien cordialement|amicalement|chaleureusement|a vous|prenez soin|bien a toi|a plus tard)${NO_VERB}[^.?!]{0,30}`,
  ],
  condition: [
    'des que|une fois|quand|si|lorsque|apres|afin|pour que|ou|puis|ainsi|pouvons|pourr\\p{L}*|pour',
  ],
})
