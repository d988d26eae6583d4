/** What a reminder may say of the shop itself: that it asks, waits, needs, wonders and hopes. Six languages, folded. */
import { baseLanguage } from '../../domain/language-code.ts'

/**
 * A sentence in which "we" does something else: acts, has done, has, will. `isQuestion`: a question may ask leave
 * ("may we …?", "soll ich …?").
 */
export const speaksOfUs = (text: string, language: string, isQuestion: boolean): boolean => {
  const voice = VOICES[baseLanguage(language)]
  if (voice === undefined) return true
  if (isQuestion && voice.asks === null) return false
  const rest = text.replace(voice.may, ' ')
  return voice.us.test(isQuestion && voice.asks !== null ? rest.replace(voice.asks, ' ') : rest)
}

/** It says that the shop asks, needs, waits or wonders: that is what a reminder is for. */
export const asksForUs = (text: string, language: string): boolean =>
  VOICES[baseLanguage(language)]?.says.test(text) ?? false

type Voice = {
  says: RegExp
  /** What "we" may do, with its subject. */
  may: RegExp
  /** Asking leave; null where a question leaves no trace in the order of words. */
  asks: RegExp | null
  /** The shop as a subject, or something of the shop's. */
  us: RegExp
}

const voice = (may: string[], asks: string | null, us: string): Voice => ({
  says: new RegExp(`(?<!\\p{L})(?:${may.join('|')})(?!\\p{L})`, 'u'),
  may: new RegExp(`(?<!\\p{L})(?:${may.join('|')})(?!\\p{L})`, 'gu'),
  asks: asks === null ? null : new RegExp(`(?<!\\p{L})(?:${asks})(?!\\p{L})`, 'gu'),
  us: new RegExp(`(?<!\\p{L})(?:${us})(?!\\p{L})`, 'u'),
})

const EN_SMALL =
  "(?: (?:just|only|still|also|then|really|quite|very much|simply|now|not|always|first|both|already|been|be|even|at last|so|much|do|don't|didn't))*"
const DE_SMALL =
  '(?: (?:noch|nur|auch|gern|gerne|immer|einfach|kurz|ja|uns|mir|mich|sie|ihnen|dich|dir|euch|es|das|dafur|dazu|hier|jetzt|nun|gerade|bereits|schon|weiterhin|lediglich|nicht))*'
const FR_SMALL =
  "(?:ne |n'|vous |te |t'|me |m'|nous |le |la |les |l'|en |y |lui )*(?:\\p{L}+ (?:bien |encore )?(?=besoin))?"
const NL_SMALL =
  '(?: (?:nog|alleen|ook|graag|even|steeds|alvast|nu|hier|dan|er|het|dat|u|je|jou|van|slechts|enkel|wel|niet))*'

const VOICES: Record<string, Voice> = {
  en: voice(
    [
      "(?:as soon as|once|when|until|if|so that|now that) (?:we|i)(?: have|'ve got|'ve| get| hear| got)|i can point you|(?:we|i) (?:offered|asked|proposed)|(?:and|then) (?:we|i)(?:'ll| will)? (?:sort|prepare|look at|check|go from)",
      `(?:we|i)(?:'d|'ll|'m|'re|'ve| would| will| can| could| may| might| am| are| do| have| had| was| were)?${EN_SMALL} (?:needs?|needed|miss|missing|lack|lacking|ask|asked|asking|wonder|wondering|wondered|hope|hoping|wait|waiting|look(?:ing)? (?:forward|for|at|into|again|up)|like|love|write|writing|wrote|want|wanted|think|thinking|know|see|check|checking|help|hear|understand|tell|advise|find|match|choose|pick|compare|come|coming|follow(?:ing)? up|curious|happy|glad|sure|able|unsure|mean|meant|suggest|read|say|answer|recommend|mention|remind|forget|in touch|here|keen|after)`,
      "(?:(?:so that|so|then|and|that|once) )*(?:we|i) (?:can|could) (?:then |also )?(?:sort|settle|prepare|move|continue|go|finish|complete|get|make sure)|(?:we|i)(?:'ve| have)? got? (?:your|the) (?:message|photo|question)|(?:we|i) have (?:one|two|a|just) (?:\\p{L}+ )?(?:question|thing|detail)s?|where we (?:left off|stand|are)|(?:we|i)(?:'re| are|'m| am) (?:only|just|still|here|curious|at your)|what we(?: still)? have|unless i|our (?:last |earlier |previous |recent |own )?(?:question|message|suggestion|answer|note|reply|e-?mail|end|side)s?|my (?:last |earlier |previous |recent |own )?(?:question|message|suggestion|answer|note|reply|e-?mail|end|side)s?",
    ],
    '(?:may|might|could|can|shall|should|do|would|did|have|are|will|if|whether|which|what|that) (?:we|i)(?: \\p{L}+)?|(?:of|with|for|to|about|from|in|by) (?:our|my) \\p{L}+',
    "we|i|we'\\p{L}+|i'\\p{L}+|our|my",
  ),
  de: voice(
    [
      '(?:sobald|wenn|damit|falls|bis) (?:wir|ich) [^.;:]{0,60}?(?:habe|haben|wissen|weiss|weiterkommen|weitermachen|sehen|sehe|konnen|kann|soll|sollen)|(?:sage|sagen|schaue|schauen|zeige|zeigen|nenne|nennen|gebe|geben|bereite|bereiten|lege|legen) (?:ich|wir) (?:ihnen|dir|es|das|alles|zusammen|dann|los)',
      `(?:ich|wir)${DE_SMALL} (?:brauch|benotig|frag|wart|hoff|such|schreib|mocht|konnt?e|konnen|kann|wiss|weiss|wusst|komm|denk|dacht|woll|wunsch|freu|bitt|bat|erinner|wurden?|wurde|find|muss|darf|meld|melden|empfehl|verstehe|verstehen|hatten? (?:da |noch |gern|eine|nur|auch)|habe?n? (?:da |noch |nur |dazu |auch |hier )*(?:eine|zwei|drei|gefragt|nachgefragt|die frage|keine antwort)|waren bei|bin${DE_SMALL} (?:gespannt|neugierig|unsicher|da|fur)|sind${DE_SMALL} (?:gespannt|neugierig|unsicher|da|fur))\\p{L}*`,
      `(?:brauch|benotig|frag|wart|hoff|such|schreib|mocht|konn|kann|wiss|weiss|wusst|komm|denk|dacht|woll|wunsch|bitt|erinner|wurd|find|muss|durf|darf|seh|hatt)\\p{L}*${DE_SMALL} (?:ich|wir)`,
      'fur (?:uns|mich|unsere \\p{L}+) (?:ware|ist|bleibt) (?:noch |auch |nur )*(?:wichtig|offen|hilfreich|interessant)|wo (?:wir|ich) (?:waren|standen|stehen)|unser(?:e|er|en|em)? (?:letzte[rn]? |vorige[rn]? |kurze[rn]? |beiden )?(?:frage|fragen|nachricht|vorschlag|antwort|ruckfrage|mail|seite|bitte)|mein(?:e|er|en|em)? (?:letzte[rn]? |vorige[rn]? |kurze[rn]? |beiden )?(?:frage|fragen|nachricht|vorschlag|antwort|ruckfrage|mail|seite|bitte)',
    ],
    '(?:soll|sollen|darf|durfen|kann|konnen|hatten|haben|wie|was|welche\\p{L}*|ob|damit|wenn|dass|die|der|das|den) (?:ich|wir)(?: \\p{L}+)?|(?:von|mit|fur|zu|auf|bei|in|an|aus) (?:unser|mein)\\p{L}* \\p{L}+',
    'ich|wir|unser\\p{L}*|mein(?:e|er|en|em|es)?',
  ),
  fr: voice(
    [
      "(?:des que|une fois que|quand|si|lorsque) (?:nous |j'|je )(?:l'|les |la |le |en )?(?:avons|ai|aurons|aurai|connaissons|connaitrons|recevons)|(?:et|puis|ensuite|alors|avec (?:ca|cela)) (?:je|nous) (?:le |la |les |vous )*prepar\\p{L}*|(?:que|si) je (?:m'en|le|la) \\p{L}+",
      `(?:je|j'|nous|on) ?${FR_SMALL}(?:pens|repens|reven|revien|ecri|recontact|cherch|attend|esper(?!(?:e|ons) (?:bien |sincerement )?que)|demand|souhait|aimer|voudr|veux|voulons|voulais|voulions|sais|savons|saur|pourr|pouv|peux|vois|voyons|verr|besoin|manqu|permet|compren|hesit|interrog|remerci|tenais|relanc|suis curieu|sommes (?:toujours |encore )?(?:curieu|la)|reste(?:ons)? a votre|restons a votre|restons dans|reste dans|serais|serions|dois|devons|devrais|(?:ai|aurais|avons|aurions|avais|avions) (?:\\p{L}+ ){0,2}(?:besoin|une|deux|pose|demande)|n'(?:avons|ai) pas encore (?:recu|eu|vu|lu|trouve|la|le|les|l.|votre|vos|ton|ta|tes|de|d.|toutes|tous|pu (?:avancer|vous|continuer|repondre)|connaissance))\\p{L}*`,
      '(?:notre|nos|ma|mes|mon) (?:derniere? |dernieres |precedent\\p{L}* )?(?:question|questions|message|proposition|reponse|echange|cote|courriel|mail)',
    ],
    "(?:dois|puis|pouvons|pourrions|devons|avons|faut|voulez|souhaitez|preferez)[- ](?:je|nous|on)(?: \\p{L}+)?|(?:que|qu'|quand|si|dont|ou) (?:je|nous|on|j')(?: \\p{L}+){0,2}|(?:de|avec|pour|a|sur|dans|par|chez) (?:notre|nos|mon|ma|mes) \\p{L}+",
    "je|j'\\p{L}*|on|nous (?:\\p{L}+ |l'|n')*\\p{L}+ons|notre|nos|mon|ma|mes",
  ),
  nl: voice(
    [
      '(?:zodra|als|wanneer) (?:we|wij|ik) [^.;:]{0,60}?(?:hebben|heb|weten|weet|zien|zie|kunnen)|(?:geef|laat|zeg|kijk|lees|hoor|zet) ik (?:u|je|het|dat|hem|ze|alles|graag|mee)|dan maken we',
      `(?:ik|we|wij)${NL_SMALL} (?:ben${NL_SMALL} (?:benieuwd|nieuwsgierig)|zijn${NL_SMALL} (?:benieuwd|nieuwsgierig)|wacht|wachten|hoor|horen|zie|zien|weet|weten|vroeg|vroegen|vraag|vragen|mis|missen|zoek|zoeken|hoop|hopen|kan|kunnen|kon|konden|wil|willen|wilde|wilden|zou|zouden|denk|dacht|kom|komen|kijk|help|helpen|schrijf|schreef|begrijp|mag|mogen|lees|heb (?:nog |alleen |dan |hier |er |wel )*(?:een vraag|twee|nodig|alleen|geen antwoord)|hebben (?:nog |alleen |dan |hier |er |wel )*(?:een vraag|twee|nodig|geen antwoord)|heb(?:ben)? (?:\\p{L}+ ){1,8}nodig|waren)`,
      `(?:wacht|wachten|hoor|horen|zie|zien|weet|weten|vroeg|vroegen|vraag|vragen|mis|missen|zoek|zoeken|hoop|hopen|kan|kunnen|kon|konden|wil|willen|zou|zouden|denk|kom|komen|mag|mogen|moet|moeten|waren)${NL_SMALL} (?:ik|we|wij)|(?:heb|hebben)${NL_SMALL} (?:ik|we|wij) (?:\\p{L}+ ){0,8}nodig|(?:heb|hebben)${NL_SMALL} (?:ik|we|wij) (?:nog |alleen |maar |slechts )*(?:een|twee|enkele) (?:korte |kleine )?vra(?:ag|gen)`,
      '(?:onze|ons|mijn) (?:laatste |vorige |eerdere |korte )?(?:vraag|vragen|bericht|voorstel|antwoord|mail)',
    ],
    '(?:zal|zullen|mag|mogen|moet|moeten|kan|kunnen|welke|wat|wat doen|hoe|of|dat|die|als|waar) (?:ik|we|wij)(?: \\p{L}+)?|(?:van|met|voor|naar|op|bij|in|aan|uit) (?:onze|ons|mijn) \\p{L}+',
    'ik|we|wij|onze|ons (?=\\p{L}+)(?!(?:een|de|het|nog|uw|je|even|graag|dan|weten|laten|helpen|alleen|al|ook|op|of|welke|wat|hoe)(?!\\p{L}))|mijn',
  ),
  es: voice(
    [
      'lo preparamos|la preparamos|lo preparo|seguimos (?:pendientes|necesitando|con)|me gustaria',
      '(?:quedo|quedamos|espero|esperamos|esperaba|necesito|necesitamos|necesitari\\p{L}+|puedo|podemos|podri\\p{L}+|podre\\p{L}*|quiero|queremos|querri\\p{L}+|queri\\p{L}+|quisiera\\p{L}*|sabemos|sabre\\p{L}*|veo|vemos|vere\\p{L}*|escribo|escribimos|vuelvo|volvemos|retomo|retomamos|pregunto|preguntamos|preguntaba\\p{L}*|pienso|pensaba|recuerdo|recordamos|agradezco|agradecemos|creo|sigo|dejamos|faltamos|rog(?:amos|aria|ariamos)|ruego|seguimos sin (?:conocer|saber (?:el|la|los|las|que|si|cual)|tener)|(?:no )?(?:tengo|tenemos) (?:pendiente|una duda|dos dudas|una pregunta)|entiendo|busco|buscamos|pedimos|pedi|ofrecimos|propuse|propusimos|nos quedamos|me quede|estamos (?:a|aqui|para)|estoy (?:a|aqui|para)|comentaba\\p{L}*|mencione|encantaria|podamos|sepamos|tengamos)',
      '(?:le|te|les|os) (?:escribo|escribimos|escribia|recuerdo|pregunto|agradezco|pido|agradeceria)',
      '(?:nuestr[oa]s?|mi|mis) (?:(?:ultim[oa]s?|anterior(?:es)?|primer[oa]?|previ[oa]s?|breve) )?(?:pregunta|preguntas|respuesta|propuesta|mensaje|mensajes|parte|correo|correos|consulta|nota|lado)',
    ],
    null,
    '\\p{L}{2,}(?:amos|emos|imos)|\\p{L}{2,}(?<!qui|ent|dond)(?:are|ere|ire)|he|voy|estoy|soy|tengo|hice|doy|di|(?:te|le|les|os|se l[oa]s?) (?!digo|cuando|como|solo|todo|algo|caso)\\p{L}{2,}o|nuestr[oa]s?|mi|mis|yo',
  ),
  it: voice(
    [
      "(?:appena|quando|se|non appena) (?:l'|lo |la |li |le )?(?:ho|abbiamo|avremo)|(?:lo|la|li|le) prepariamo|(?:le|ti|vi) riscrivo|(?:le |ti |vi )?abbiamo (?:chiesto|proposto)",
      '(?:attendo|attendiamo|aspetto|aspettiamo|(?:restiamo|resto|rimango|rimaniamo) (?:in attesa|a (?:sua |tua |completa )?disposizione|qui)|chiedo|chiediamo|chiedevo|vorrei|vorremmo|posso|possiamo|potrei|potremmo|potro|potremo|sappiamo|sapremo|sapro|vedo|vediamo|scrivo|scriviamo|torno|torniamo|riprendo|riprendiamo|ripenso|penso|pensavo|spero|speriamo|ricordo|ricordiamo|capisco|capiamo|riusciamo|riesco|cerco|cerchiamo|preghiamo|prego|mi permetto|mi chiedo|mi domando|mi domandavo|avrei bisogno|avremmo bisogno|abbiamo (?:ancora |solo |soltanto )*bisogno|ho (?:ancora |solo |soltanto )*bisogno|(?:siamo|sono) (?:a (?:sua|tua|vostra|completa)? ?disposizione|qui|curios[oai]|in attesa)|eravamo rimast[ei]|avevamo chiesto|avevo chiesto|possiam|dobbiamo|devo|dovremmo)',
      '(?:le|ti|vi) (?:scrivo|scriviamo|ricordo|ricordiamo|chiedo|chiediamo|ringrazio|ringraziamo)',
      '(?<=(?:aiuterebbe|aiuta|serve|servirebbe|utile) (?:sapere|capire) se [^.;:]{0,90})(?:il|la|i|le|un|una) nostr[oaie] \\p{L}+',
      '(?:nostr[oaie]|mi[oa]) (?:ultim[oaie] )?(?:domanda|domande|risposta|proposta|messaggio|parte|mail)',
    ],
    null,
    '\\p{L}{2,}iamo|\\p{L}{2,}(?:remo|remmo)|ho|(?:le|ti|vi|gliel[oa]|te l[oa]) (?!dico|solo|tutto|caso|quando)\\p{L}{3,}o|sar[oo]|faro|mandero|inviero|spediro|nostr[oaie]|mi[oa]|miei|mie|io|noi',
  ),
}

/** "You said …": his words, which must be his. */
export const HE_SAID: RegExp =
  /(?<!\p{L})(?:you (?:said|told|mentioned|promised|agreed|wanted|asked|wrote)|(?:vous|tu) (?:nous )?(?:avez|avies|aviez|as|avais) (?:dit|promis|ecrit|demande|mentionne|accepte|voulu)|(?:sie|du) (?:sagten|sagtest|schrieben|schriebst|wollten|wolltest|hatten|hattest|fragten|fragtest|meinten|meintest)|(?:dijo|dijiste|comento|comentaste|menciono|prometio|pidio|pediste|usted queria|que queria|queria usted|querias)|(?:ha|hai|aveva|avevi) (?:detto|scritto|promesso|chiesto|accettato|voluto)|(?:u|je|jij) (?:zei|schreef|vroeg|wilde|noemde|vertelde|beloofde)|zei (?:u|je)|schreef (?:u|je)|vroeg (?:u|je))(?!\p{L})/u
