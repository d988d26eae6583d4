/** How customers say in Dutch what only a person should answer. */
import type { TopicWords } from './topic-words.ts'

export const nlTopics: TopicWords = {
  legal_threat: [
    '(?:mijn|een|onze) (?:advocaat|jurist|rechtsbijstand[a-z]*)',
    '(?:advocaat|rechtsbijstand[a-z]*|deurwaarder)',
    '(?:juridische|gerechtelijke) (?:stappen|procedure|actie)',
    '(?:naar|voor) (?:de |het )?(?:rechter|rechtbank|gerecht|politie|pers|geschillencommissie)',
    '(?:aangifte|aanklagen|aanklacht|dagvaard[a-z]*|ingebrekestelling)',
    '(?:consumentenbond|geschillencommissie|consuwijzer)',
    '(?:chargeback|storner[a-z]*|betwist[a-z]*)',
    '(?:betaling|bedrag|afschrijving).{0,30}(?:storneren|terughalen|laten terugboeken|betwisten)',
    '(?:open|start|dien).{0,20}(?:paypal-?)?(?:geschil|klacht)',
  ],
  safety: [
    '(?:in brand|vlam gevat|vuur gevat|brand ontstaan|vonken|kortsluiting)',
    '(?:ontploft|explosie|geexplodeerd)',
    '(?:elektrische schok|schok gekregen|geelektrocuteerd)',
    '(?:gewond|verbrand aan|brandwond[a-z]*|(?:hand|vinger|vingers|huid|been|arm|zich|mezelf|me) .{0,12}verbrand|letsel)',
    '(?:allergische reactie|netelroos|anafyla[a-z]+|vergiftig[a-z]*|voedselvergiftiging|stikte|gestikt)',
    '(?:naar het ziekenhuis|in het ziekenhuis|eerste hulp|spoedeisende hulp|huisartsenpost)',
    '(?:ingeslikt|doorgeslikt|bloedde|bloedt|gebloed)',
  ],
  self_harm: [
    '(?:zelfmoord|suicid[a-z]*|mezelf (?:van kant|iets aan)|een einde aan mijn leven|wil dood|niet meer leven|mezelf pijn)',
  ],
  minor: [
    'ik ben (?:pas )?(?:[89]|1[0-7])(?: jaar)?(?: oud)?',
    'ik ben minderjarig',
    '(?:mijn zoon|mijn dochter|mijn kind).{0,50}(?:besteld|gekocht).{0,60}(?:zonder|toestemming|medeweten)',
    '(?:mijn zoon|mijn dochter|mijn kind).{0,60}zonder .{0,30}(?:besteld|gekocht)',
    '(?:zoon|dochter) van (?:[89]|1[0-7])',
  ],
  data_request: [
    '(?:avg|gdpr)(?:-verzoek)?',
    '(?:verwijder|wis|wissen)[a-z]* .{0,25}(?:mijn gegevens|mijn account|al mijn|mijn persoonsgegevens)',
    '(?:mijn gegevens|mijn account|mijn persoonsgegevens).{0,30}(?:verwijder|wis)[a-z]*',
    '(?:persoonsgegevens|gegevensbescherming)',
    'recht op (?:vergetelheid|inzage|verwijdering)',
    'inzage in mijn',
    'welke gegevens',
  ],
  wants_person: [
    '(?:met|een) (?:een )?(?:echte? )?(?:mens|persoon|medewerker|leidinggevende|manager|chef|iemand).{0,20}(?:spreken|praten|bellen)',
    '(?:spreken|praten|bellen) met (?:een |uw |de |iemand)[a-z ]{0,20}(?:mens|persoon|medewerker|leidinggevende|manager|chef|iemand)?',
    '(?:echt mens|echte persoon|echte medewerker)',
    '(?:uw|je|jullie) (?:leidinggevende|manager|chef)',
    '(?:bel|belt) (?:u )?(?:me|mij)(?: even)? terug',
    '(?:ben je|bent u) een (?:robot|bot)',
  ],
}
