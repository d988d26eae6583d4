/** What binds or endangers a shop when it says so: fault, law, medicine. Six languages, folded. */
import { phrases } from './phrases.ts'

export const STATEMENTS = [
  phrases('an admission of fault', [
    "(?:our|my) (?:own )?(?:fault|mistake|error|responsibility|negligence|failure|oversight|blame)|(?:we|i) (?:made|have made) (?:a|an) (?:\\p{L}+ )?(?:mistake|error)|(?:we|i)(?: are|'re| am) (?:\\p{L}+ )?(?:to blame|responsible|liable|at fault)|we (?:failed|messed up|neglected|admit)|(?:defective|faulty|bad) batch|known (?:defect|fault|issue)|manufacturing (?:defect|fault)",
    'notre (?:faute|erreur|responsabilite|negligence|tort)|nous (?:avons commis|avons fait une erreur|sommes responsables|sommes en tort|reconnaissons|assumons)|defaut (?:de fabrication|connu)|vice cache',
    'unser(?:e|er|em|en)? (?:\\p{L}+ )?(?:fehler|schuld|verschulden|versehen|verantwortung|versaumnis)|wir (?:haften|sind schuld|sind verantwortlich|haben …(?:fehler|versaumt))|(?:produktions|herstellungs|material)fehler|serienfehler',
    '(?:nuestr[oa]|mi) (?:culpa|error|fallo|responsabilidad|negligencia)|(?:somos|soy) responsables?|hemos cometido|nos equivocamos|reconocemos|defecto (?:de fabrica|de fabricacion|conocido)',
    '(?:nostr[oa]|mi[oa]) (?:colpa|errore|responsabilita|negligenza)|(?:siamo|sono) responsabil[ei]|abbiamo (?:commesso|sbagliato)|riconosciamo|difetto (?:di fabbrica|di fabbricazione|noto)|colpa nostra',
    '(?:onze|mijn) (?:fout|schuld|vergissing|nalatigheid|verantwoordelijkheid)|(?:wij|we) zijn (?:verantwoordelijk|aansprakelijk)|(?:wij|we) hebben een fout|(?:fabricage|productie)fout|bekend (?:probleem|defect)',
  ]),
  phrases('a legal statement', [
    'legal(?:ly|ity)?|law(?:s|ful~|yers?|suits?)?|(?:in|to|before (?:a|the)|the|a) court|courts|liab(?:le|ility)|entitle(?:d|s)?|(?:your|consumer|statutory|withdrawal) rights|your right (?:to|of)|right (?:of|to) (?:withdraw~|return|refund|cancel~)|consumer protection|(?<!in )terms (?:and conditions|of)|contract(?:s|ual~|ually)?|regulations?|attorney~|solicitor~|breach~|small claims|legally binding|binding (?:agreement|order|contract|decision)',
    'juridi~|legal(?:e|es|ement)?|(?:la|de) loi|tribuna~|retractation|avocat~|conditions generales|code (?:de la consommation|civil)|contrat~|(?:vos|vos) droits|(?:avez|a|ai|ont|aurez|votre|le|un|bon|plein) droit (?:de|a|au)|en droit|mise en demeure|huissier~|obligation legale',
    'gesetz~|rechtlich~|rechts(?:anspruch|weg|anwalt|lage|schritte)~|ihr recht|ihren? rechten?(?= (?:als|aus|nach|bleiben|sind|werden|wahren|geltend)|[.,!?]|$)|recht auf|anspruch~|widerruf~|gewahrleistung~|haftung~|anwalt~|gericht(?:e|es|s|lich~)?|vertrag(?:e|es|s|en)?|vertrags~|vertraglich~|agb|inkasso~|mahn(?:ung|bescheid|verfahren|gebuhr)~|verbraucher(?:recht|schutz)~',
    'legal(?:es|mente)?|(?:la|por) ley|(?:sus|tiene) derechos?|(?<!lado |pie |brazo |costado |borde |zapato |guante |auricular )derecho (?:a|de)|desistimiento|abogad~|tribunal~|juzgado~|contrat(?:o|ual)~|condiciones generales|consumidor~|normativa',
    'legal[ei]~|legalmente|(?:la|per) legge|diritt[oi] (?:di|a|al)|(?:suo|suoi|ha) diritt[oi]|recesso|avvocat~|tribunal~|contratt~|condizioni generali|consumator~|normativa',
    'wettelijk~|de wet|juridisch~|(?:geen|uw|je|het|een|met|volledig|alle|wettelijk) recht (?:op|om)|(?:u|je|wij|we) (?:\\p{L}+ )?(?:hebt|heeft|heb|hebben) (?:dan |ook |altijd |wel )*recht op|(?:heeft|hebt|heb) (?:u|je) (?:dan |ook |altijd |wel )*recht op|(?:uw|je) rechten|herroeping~|advoca~|rechtba~|(?:naar|voor|door|bij) (?:de|een) rechter(?= (?:stappen|gaan|te|als|om|brengen|komen)|[.,!?]|$)|aansprakelijk~|contract~|algemene voorwaarden|incasso(?:bureau|kosten)|deurwaarder~|consumentenrecht~',
  ]),
  phrases('a medical statement', [
    'doctors?|physician~|medic(?:al|ally|ine|ation)~|allerg~|hypoallergenic|pregnan~|side effects?|(?:completely |perfectly |totally |absolutely )safe|safe (?:for|to)|cures?|cured|heals?|healing|dos(?:e|es|age)|symptoms?|diagnos~|clinically|non-?toxic|disease~|infection~|therap~|asthma|eczema|skin condition|blood pressure',
    'medecin~|medica~|allerg~|hypoallergenique~|(?:es|est|etes|suis|etre|femmes?) enceintes?|grossesse~|sans (?:aucun )?danger|effets? secondaires?|gueri~|soign(?:er|ent)|posologie|doses? (?:maximale|quotidienne|recommandee|par jour)~|symptome~|diagnos~|cliniquement|maladie~|eczema|asthme',
    'arzt~|arztlich~|medizin~|medikament~|allergi~|schwanger~|unbedenklich~|ungefahrlich|nebenwirkung~|heil(?:t|ung|end)|(?<!(?:ohne|mit|einen|den|am|keinen) )heilen|dosier~|dosis|symptom~|diagnos~|klinisch~|krankheit~|ekzem~|neurodermitis|asthma',
    'medic[oa]s?|medicament~|medicin~|alergi~|alergen~|embaraz~|efectos secundarios|(?:totalmente |completamente )segur[oa]|curar?|cura(?:n|cion)?|dosis|sintoma~|diagnos~|clinicamente|enfermedad~|eccema|asma',
    'medic[oia]~|farmac~|allergi~|allergen~|gravidanza|incinta|effetti collaterali|guari~|curar[ei]|dos[ei]|dosaggio|sintom~|diagnos~|clinicamente|malatti~|eczema|asma',
    'artsen?|dokter~|medisch~|medicijn~|allergi~|zwanger~|bijwerking~|onschadelijk|genee(?:s|zen)~|dosering~|symptom~|diagnos~|klinisch~|ziekte~|eczeem|astma',
  ]),
]
