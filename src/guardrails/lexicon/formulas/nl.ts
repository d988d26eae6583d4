/** Dutch turns of a reminder, reviewed by hand. */
import { formulas } from './formula.ts'

const WIJ = '(we|wij|ik)'
const U = '(u|je|jou|jij|jullie)'
const OVER =
  '(over|omtrent|betreffende|aangaande|rond|rondom|inzake|qua|wat betreft|in verband met|met betrekking tot|naar aanleiding van|vanwege|wegens|ten aanzien van|voor|bij)'
const MAIL =
  '(e-?mail|mail|mailtje|e-?mailtje|bericht|berichtje|antwoord|reactie|vraag|vragen|verzoek|herinnering)'
const DEZE = `(dit|deze|ons|onze|mijn|het|de|een|dat)( (eerste|laatste|vorige|eerdere|recente|kort|korte|eerder|recent))*( ${MAIL})`
const KORT =
  '( (kort|korte|klein|kleine|snel|snelle|vriendelijk|vriendelijke|lief|lieve|laatste|simpel|simpele|eenvoudig|eenvoudige|vlugge|extra|tweede))*'
/** Small words between a verb and what it is about. */
const NOG =
  '( (nog|graag|alleen|enkel|slechts|nu|ook|dan|hier|er|helaas|wel|eigenlijk|maar|eerst|opnieuw|weer|kort|zelf|heel|erg|zo|altijd|eens|een keer|namelijk|van u|van je|van jou|vriendelijk|beleefd|onlangs|inderdaad))*'
const GOED =
  '( (goed|graag|beter|verder|best|optimaal|zo goed mogelijk|gericht|gerichter|passend|correct|juist|ermee|hiermee|daarmee|hierbij|daarbij|met|voor|u|je|jou|jullie|dit|het|dat|er|ook|dan|samen))*'
/** What helping is called while nothing is promised. */
const HELPEN =
  '(helpen|verder|verdergaan|verder gaan|doorgaan|door|mee verder|voort|voortgaan|verderhelpen|kijken|meekijken|meedenken|nakijken|bekijken|uitzoeken|beoordelen|adviseren|inschatten|zien|bepalen|begrijpen|antwoorden|beantwoorden|vooruit|nagaan|controleren)'
const TIJD = '(tijd|een moment|een momentje|een minuutje|gelegenheid|de gelegenheid|de tijd|zin)'
const HEBT = '(hebt|heeft|hebben|heb|vindt|vind|krijgt|ziet)'
const GENOEG =
  '(genoeg|voldoende|prima|goed|welkom|handig|fijn|ideaal|nuttig|perfect|goed genoeg|heel handig|erg handig|erg welkom|heel fijn|erg fijn|het handigst|het makkelijkst|mooi|alles|alles wat we nodig hebben|al wat we nodig hebben)'
const ONTVANGEN =
  '(ontvangen|gehoord|gekregen|gezien|vernomen|teruggehoord|mogen ontvangen|kunnen vinden|gevonden|terug gehoord)'

/** What only tells us something: no spare part "will help". */
const INFO =
  '(?=[^,;:]{0,80}(foto|beeld|filmpje|video|opname|antwoord|reactie|maat|maten|nummer|adres|woord|gegeven|informatie|schermafdruk|screenshot|kopie|factuur|bon|naam|namen|datum|keuze|voorkeur|omschrijving|beschrijving|ja of nee|welke|weten|of u|of je|of het|kleur|letter|code|cijfer|afmeting|regel|zin|schets|bericht|indicatie|afbeelding|plaatje))'

/** "Wij missen", "missen wij". */
const both = (verbs: string) => `(${WIJ} (${verbs})|((graag|vriendelijk) )?(${verbs}) ${WIJ})`

/** What is looked for, in general. */
const GIST =
  '(wat er (precies |eventueel |mogelijk )?(aan de hand|mis|gebeurd|aan schort|misgaat|gebeurt|speelt|scheelt|aan scheelt|nodig)( is)?|waar (het|dat|dit) (precies |aan )?(aan )?ligt|waar het (probleem|euvel) zit|wat de oorzaak is|wat het beste (past|is)|hoe we (u|je|jou) (het beste |verder |goed )?(kunnen|verder kunnen) helpen|hoe we verder kunnen|wat (het beste )?bij (u|je) past)'

/** A question in a clause, not a thing. */
const ASKED =
  '(?=((op|om|in|met|bij|voor)( [^ ]+){1,4} )?(of|welke|welk|hoe|waar|wat|wanneer|hoeveel|waarom|uit welke|van welke|op welke|aan welke|met welke) )'

/** A list of things may hold an "en", which is a joint: also as far as the next comma. */
const toComma = (point: string) =>
  point.endsWith('<what>') ? [point, `${point}(?= *[,;:])`] : [point]

const POINTS = [
  `((dit is|hierbij|bij dezen|vandaar|ter herinnering|nog|tussendoor|van ons|van mij) )?((een|nog een|onze|mijn|deze|dit|de|met een|met deze|met dit) )?((kort|korte|klein|kleine|snel|snelle|vriendelijk|vriendelijke|lief|lieve|laatste vraag|simpele|eenvoudige|extra|tweede|vlugge) )*(herinnering|herinneringetje|vraag|vraagje|vragen|bericht|berichtje|mailtje|mail|e-?mail|reminder|navraag|opvolging|check|verzoek|woordje)( van (ons|mij|mijn kant|onze kant))?( (${OVER}|aan|naar|om) <what>)?`,
  `(nog|kort|nog een keer|nogmaals|weer) (${OVER}|iets over) <what>`,
  `((nog|kort) )?(terugkomend op|verwijzend naar|refererend aan|in aansluiting op|aansluitend op|in vervolg op|als vervolg op|in reactie op|met verwijzing naar|onder verwijzing naar|naar aanleiding van|${OVER}) (?=(uw|je|jouw|ons|onze|mijn|de|het|deze|dit) )<what>`,
  `${both('kom|komen')}${NOG}( bij ${U})? terug op <what>`,
  `${both('schrijf|schrijven|mail|mailen|benader|benaderen|contacteer|contacteren')}( ${U})?${NOG}( ${OVER} <what>)?`,
  `${both('stuur|sturen')}( ${U})?${NOG} (een|dit|deze)${KORT} (herinnering|bericht|berichtje|mailtje|mail|e-?mail|reminder)( ${OVER} <what>)?`,
  `${both('neem|nemen')}${NOG} contact( met ${U})? op( ${OVER} <what>)?`,
  `${both('meld|melden')} (me|mij|ons)${NOG}( bij ${U})?( ${OVER} <what>)?`,
  `${both('herinner|herinneren|help|helpen')} ${U}${NOG} (aan|herinneren aan) <what>`,
  `${both('wil|wilde|willen|wilden|wou|zou|zouden')}( ${U})?${NOG} (informeren naar|vragen naar|vragen om|terugkomen op|navragen|vragen|herinneren aan|terugvragen|weten|horen|zien|ontvangen|checken|controleren|nagaan|begrijpen|kijken) <what>`,
  `${both('wil|wilde|willen|wilden|wou|zou|zouden')}( ${U})?${NOG} <what> (weten|horen|zien|ontvangen|krijgen|vragen|navragen|checken|controleren|nagaan|hebben|begrijpen)( van ${U})?`,
  `${both('vraag|vragen|vroeg|vroegen')} (me|mij|ons)${NOG} af <what>`,
  `${both('vraag|vragen|vroeg|vroegen')}( ${U})?${NOG}( (naar|om|over))? <what>`,
  `${both('ben|zijn|was|waren')}${NOG} (benieuwd|nieuwsgierig|op zoek|in afwachting|aan het wachten|geinteresseerd)( (naar|van|op|in))? <what>`,
  `(benieuwd|nieuwsgierig) (?=(naar|of|hoe|welke|wat) )<what>`,
  `(mag|mogen|zou|zouden) ${WIJ}( ${U})?${NOG}( mogen)? (herinneren aan|vragen om|vragen naar|wijzen op) <what>`,
  `((onlangs|eerder|laatst|in uw bericht|in je bericht|in uw mail|in je mail|vorige keer) )?(schreef|mailde) ${U}( ons| mij| me)?${NOG} over <what>|${U} (schreef|mailde)( ons| mij| me)?( onlangs| eerder| laatst)?${NOG} over <what>|${U} nam( onlangs| eerder| laatst)? contact( met ons| met mij)? op over <what>`,
  `(we|wij) (hadden|hebben)( onlangs| eerder| laatst)? contact( met ${U})?( gehad)? over <what>|((onlangs|eerder|laatst) )?(hadden|hebben) (we|wij)( eerder)? contact( met ${U})?( gehad)? over <what>`,
  `${both('volg|volgen')}( ${U})?${NOG} op( (over|bij) <what>)?`,
  `((het lijkt erop|het lijkt|volgens mij|volgens ons|blijkbaar) )?((dat|omdat|aangezien|doordat) )?${WIJ}${NOG} (niets|niks|geen <what>|<what> nog niet|nog niets|nog geen <what>)( van ${U})? ((hebben|heb) ${ONTVANGEN}|${ONTVANGEN} (hebben|heb))( van ${U})?`,
  `(omdat|aangezien|doordat) ${WIJ}${NOG} (<what>( nog)? (missen|mis|nodig (hebben|heb))|niet weten ${ASKED}<what>)`,
  `(als|wanneer|indien) ${U}( (dat|het))? liever <what> (stuurt|maakt|geeft|hebt|heeft|kiest|opmeet|schrijft|doorgeeft),? (is|kan|mag)( (dat|het|dit|die))( (ook|natuurlijk|uiteraard))*( (prima|goed|fijn|mogelijk))?`,
  `(aan de hand van|met|op basis van|via) <what> (kunnen|kan|zien|zie|weten|weet) ${WIJ}( (dan|ook|beter|goed|al|meteen|precies))* ?(zien|nagaan|bepalen|inschatten|beoordelen|kijken|uitzoeken|begrijpen)?( (${GIST}|${ASKED}<what>))?`,
  `nog (geen|niet) <what> ${ONTVANGEN}`,
  `${both('hebben|heb')}( ${U})?${NOG}( (onlangs|eerder|al))*( (gevraagd|geschreven|gemaild|benaderd))( (naar|om|over))? <what>`,
  `(hebben|heb)${NOG} (niets|niks|geen${KORT} (antwoord|reactie|bericht))( van ${U})? ${ONTVANGEN}( van ${U})?`,
  `${INFO}<what> (hebben|heb) ${WIJ} nog niet binnen|${both('hebben|heb')} ${INFO}<what> nog niet binnen`,
  `(sorry|excuses|excuus) (dat|voor)( (ik|we|wij))?( ${U})?${NOG}( (het|de|een|mijn|ons|onze))?${NOG} (mail|mailen|schrijf|schrijven|stoor|storen|benader|bericht|herinnering|vraag|vragen) ${OVER} <what>`,
  // Nothing has come yet.
  `((${WIJ} (hebben|heb|mochten|mocht)|(hebben|heb|mochten|mocht) ${WIJ})${NOG} )?(nog )?(niets|niks|geen${KORT} (antwoord|reactie|bericht|berichtje|terugkoppeling|nieuws|mail))( (meer|terug))?( (van|bij) ${U})?( (op|over|naar aanleiding van) <what>)? ${ONTVANGEN}( van ${U})?( (op|over|naar aanleiding van) <what>)?`,
  `${both('hebben|heb|mochten|mocht')}${NOG} (geen|niet) <what> (van ${U} )?${ONTVANGEN}`,
  `${both('hebben|heb|mochten|mocht')} <what> (nog niet|nog nergens|nog niet bij ons|nog niet van u|nog niet van je)( mogen)? (ontvangen|gekregen|gezien|kunnen vinden|gevonden)( van ${U})?`,
  `<what> ((hebben|heb) ${WIJ}( helaas)? nog niet( mogen)? (ontvangen|gekregen|gezien|gevonden)|(vinden|vind|zien|zie|ontvingen|ontving) ${WIJ}( helaas)? nog niet( terug)?)`,
  `${both('hoorden|hoorde|ontvingen|ontving|zagen|zag|kregen|kreeg|horen|hoor|zien|zie|vinden|vind|vonden|vond')}${NOG} (niets|niks|geen)( (antwoord|reactie|bericht|nieuws))?( (meer|terug))?( van ${U})?( (over|op) <what>)?`,
  `${both('ontvingen|ontving|zagen|zag|kregen|kreeg|zien|zie|vinden|vind|vonden|vond')}${NOG} (geen <what>( (terug|binnenkomen))?|<what> nog niet( (terug|binnenkomen))?)`,
  `(er is|is er|er kwam|er zijn)( bij ons)? nog (niets|geen (antwoord|reactie|bericht|antwoorden|nieuws))( (van ${U}))?( (op|over) <what>)?( bij ons)? (binnengekomen|binnen|gekomen|aangekomen|ontvangen)( (op|over) <what>)?`,
  '<what> (is|zijn|kwam|kwamen) (bij ons |helaas |hier )*nog niet (bij ons |hier |mee)*(binnen|binnengekomen|aangekomen|ontvangen|meegekomen|toegevoegd|bijgevoegd|bekend|duidelijk|compleet|helemaal duidelijk)',
  // Missing, needed, waited for.
  `${both('mis|missen')}${NOG} <what>`,
  `${both('wacht|wachten')}${NOG} op <what>`,
  `${both('heb|hebben')}${NOG} <what>( van ${U})?( nog)? nodig( van ${U})?`,
  `${both('heb|hebben')}${NOG} (een|twee|nog een|een paar|enkele)${KORT} (vraag|vraagje|vragen|vraagjes|puntje|punt)( (over|bij|voor) <what>)?`,
  `(nodig|openstaand|ontbrekend|nog nodig|nog open|open|wat openstaat) ?(is|zijn|blijft|hebben we|hebben wij|heb ik|staat|staan|nog)?( (nog|alleen))* ?:? <what>`,
  `(er )?((ontbreekt|ontbreken|mist|rest|resteert|resten)( (bij|voor) ons| ons)?${NOG} <what>|(staat|staan|blijft|blijven)( (bij|voor) ons)?${NOG} (open <what>|<what> open))`,
  `(wat|alles wat|het enige wat|het enige dat|al wat|een ding dat|een ding wat|het enige)( (er|hier))?( ${WIJ})?${NOG} ?(nodig (hebben|heb|is|zijn)|missen|mis|ontbreekt|ontbreken|mist|openstaat|open staat|zoeken|zoek|vragen|vraag|willen weten|wil weten|zouden willen weten)( (nog|om verder te kunnen))?,? (is|zijn|:)( (nog|alleen))? <what>`,
  `<what> (ontbreekt|ontbreken|mist|missen)( (ons|mij|er|bij ons|hier|nu|nog|alleen|eigenlijk))*`,
  `<what> (staat|staan|blijft|blijven|is|zijn)( (ons|mij|bij ons|voor ons|hier|nu|op dit punt|alleen|nog|eigenlijk))* (open|nodig|onduidelijk|onbekend|openstaand|gewenst|het enige|niet compleet|niet duidelijk|(het enige|alles|al|wat|datgene)( wat| dat)? (ontbreekt|ontbreken|${WIJ} (nog )?nodig (heb|hebben)|${WIJ} (nog )?(missen|mis|vragen|vraag)))`,
  `${INFO}<what> ((zou|zouden|kan|kunnen|zal|zullen)( (ons|mij|me))?${NOG} (helpen|verder helpen|op weg helpen|volstaan|helpen om verder te kunnen|${GENOEG} zijn|verder kunnen helpen)|(helpt|helpen|brengt|brengen)( (ons|mij|me))?( (al|ook|enorm|heel erg|erg|veel|een heel eind|flink|verder|op weg|vooruit|echt|goed|zeker))*|volstaat|volstaan|(is|zijn)( (al|ook|ruim|zeker|voor ons|hierbij|meestal|daarvoor))* ${GENOEG}|mag( (ook|al))*|mogen( (ook|al))*)`,
  `met <what> (kunnen|kan|komen|kom|zijn|ben) ${WIJ}( ${U})?( (al|ook|weer|een heel eind|dan))*( ((goed )?verder|verder helpen|vooruit|helpen|op weg|geholpen|compleet))`,
  `(het|dit|dat) (gaat( (nog|alleen|hierbij|ons))* (om|over)|betreft( nog| alleen)?) <what>`,
  `${both('hoor|horen|verneem|vernemen|weet|weten|lees|lezen|zie|zien|begrijp|begrijpen')}${NOG} ${ASKED}<what>`,
  `(graag (ontvang|ontvangen|hoor|horen|verneem|vernemen|zie|zien|krijg|krijgen|weet|weten|lees|lezen) ${WIJ}${NOG}|${WIJ} (ontvang|ontvangen|hoor|horen|verneem|vernemen|zie|zien|krijg|krijgen|weet|weten|lees|lezen)( (nog|dan|ook|van u|van je|alleen))* graag${NOG}) <what>( (van ${U}|tegemoet))?`,
  `(ontvang|ontvangen|hoor|horen|verneem|vernemen|zie|zien|krijg|krijgen|weet|weten|lees|lezen) ${WIJ}( (nog|dan|ook|van u|van je|alleen))* graag${NOG} <what>( (van ${U}|tegemoet))?`,
  `graag (nog )?(uw|je|jouw|een|de) <what>`,
  `<what> (ontvang|ontvangen|hoor|horen|verneem|vernemen|zie|zien|krijg|krijgen) ${WIJ}( (nog|dan|ook|van u|van je))* graag${NOG}`,
  `(zodra|als|wanneer|indien) ${WIJ}${NOG} <what> (hebben|heb|weten|weet|zien|zie|ontvangen|ontvang|binnen hebben|ontvangen hebben|hebben ontvangen|hebben gezien|gezien hebben|kennen|ken|binnenkrijgen)`,
  `(zodra|als|wanneer|indien) ${U}( (ons|mij|me|het))?${NOG} <what> (stuurt|sturen|toestuurt|doorstuurt|doorgeeft|laat weten|meestuurt|opstuurt|aan ons doorgeeft|noemt|vertelt|zegt|hebt|heeft)`,
  `(dan|zo|daarmee|hiermee) (weet|weten|zie|zien|begrijp|begrijpen|ken|kennen) (we|wij|ik)( (meteen|precies|beter|ook|zeker|al))* (?=(welke|of|hoe|waar|wat|hoeveel|waarom) )<what>`,
  `(in|met|bij|na|op|volgens) (ons|onze|mijn|het|de|uw|je|jouw)( (vorige|laatste|eerdere|recente|eerste|eerder|korte))* (bericht|berichtje|mail|e-?mail|vraag|vragen|antwoord|reactie|herinnering|verzoek) (vroegen|vroeg|hebben|heb) ${WIJ}( ${U})?${NOG}( (naar|om))? <what>( gevraagd)?`,
]

const THANKS =
  '(tijd|hulp|moeite|antwoord|reactie|reageren|antwoorden|bericht|mail|geduld|begrip|medewerking|aandacht|vertrouwen|uitleg|meedenken|meewerken|terugkoppeling|reactie op dit bericht|antwoord op dit bericht|uw bericht)'
const DAG =
  '(dag|avond|middag|ochtend|week|weekend|werkdag|werkweek|zondag|vakantie|dagen|tijd|rest van (de|uw|je) (dag|week|avond|middag))'
const FIJN =
  '((heel|hele|erg|zeer|een|nog|fijn|fijne|prettig|prettige|mooi|mooie|goed|goede|gezellig|gezellige|zonnig|zonnige|rustig|rustige|leuk|leuke|lekker|lekkere|ontspannen|aangename|plezierige) )*'
const VRAGEN =
  '(vragen|een vraag|nog vragen|vragen of twijfels|twijfels|hulp nodig|meer informatie nodig|iets nodig|nog iets nodig|vragen hierover|opmerkingen|vragen of opmerkingen)'
const ZEG = `((dan )?(laat|meld|vraag|stel|zeg|schrijf|mail|reageer|antwoord|geef)( ${U})?( (het|dat|ze|die|deze|ons|mij|me|dan|maar|rustig|aan ons|door|op dit bericht|op deze mail|op deze e-?mail|terug|altijd|hier))*( weten)?|${both('sta|staan')}( (u|je|graag|altijd|natuurlijk|voor u|voor je|klaar|te woord|ter beschikking|tot uw beschikking))*|(dan )?(${both('hoor|horen|lees|lezen|help|helpen|denk|denken|kijk|kijken')}|${U} (kunt|kan|mag) ons)( (het|dat|u|je|jou|graag|verder|mee|met u mee|met je mee|van u|van je|altijd|mailen|vragen|schrijven|bereiken|hier))*)`

/** Finite verbs; those of the second list are infinitives behind "te". */
const STATES =
  'is zijn was waren ben bent heeft heb hebt had hadden wordt word werd werden kunt kun kon konden zullen zult zou zouden wil wilt wilde wilden mag mogen mocht moet moest doet doe deed gaat ga ging komt kom kwam krijgt krijg kreeg ligt lag staat sta stond blijft bleef maakt geeft gaf laat zet neemt nam stuurt stuur stuurden legt houdt past werkt lukt klopt sluit sloot regelt zoekt kiest koos lost vervalt hoort weet ziet vindt zegt beslist besluit stopt helpt zorgt duurt kost betaalt eindigt begint verwerkt behandelt wacht reist vertrekt gebeurt bepaalt verandert brengt dient hoeft belooft heet kan zal te\\s(sluiten|stoppen|annuleren|afsluiten|verwijderen|betalen|beslissen|terugsturen)'
const DOING =
  'sturen zenden verzenden versturen maken doen gaan komen zetten leggen houden sluiten regelen zoeken kiezen lossen nemen geven laten hebben krijgen worden zorgen betalen verwerken behandelen beginnen stoppen brengen verwijderen annuleren beslissen besluiten staan liggen blijven bewaren plannen plaatsen bouwen vergeten schrappen wissen'

/** "Over de lamp missen wij nog …": the matter first. */
const TOPICS = [
  `(missen|mis) ${WIJ}${NOG} <what>`,
  `(horen|hoor|ontvangen|ontvang|weten|weet|zien|zie|vernemen) ${WIJ}( (nog|dan|ook|van u|van je))* graag${NOG} <what>`,
  `(hebben|heb|mochten|mocht) ${WIJ}${NOG} (niets|niks|geen${KORT} (antwoord|reactie|bericht))( van ${U})? ${ONTVANGEN}( van ${U})?`,
  `(hoorden|hoorde|ontvingen|ontving|zagen|kregen|kreeg) ${WIJ}${NOG} (niets|niks|geen${KORT} (antwoord|reactie|bericht))( meer)?( van ${U})?`,
  `(wachten|wacht) ${WIJ}${NOG} op <what>`,
  `(hebben|heb) ${WIJ}${NOG} <what> nodig`,
  `(hebben|heb) ${WIJ}${NOG} (een|twee|nog een|een paar|enkele)${KORT} (vraag|vraagje|vragen)`,
  `(nemen|neem) ${WIJ}${NOG} contact( met ${U})? op`,
  `(schrijven|schrijf|mailen|mail|benaderen|benader) ${WIJ} ${U}${NOG}`,
  `(zijn|ben) ${WIJ}${NOG} (benieuwd|nieuwsgierig)( naar)? <what>`,
  `(ontbreekt|ontbreken|mist)( ons)?${NOG} <what>`,
].map((clause) => `(${OVER}|op|van|bij) <what> ${clause}`)

export const NL_FORMULAS = formulas({
  asides: [
    `mocht ${U} (even |daar |er |hier )*${TIJD} (hebben|vinden)`,
    `(als|wanneer|zodra|indien|mocht|mochten) ${U}( (er|daar|hier|dan|ook|eens|nog|straks|binnenkort))*( een)?( (vrij|rustig|klein|kort))? ?${TIJD}( (voor|ervoor|erin))?( (${HEBT}|hebben|vinden))( (ervoor|om te antwoorden|om te reageren))?`,
    `(heeft|hebt|heb) ${U}( (er|straks|eens|nog))* (${TIJD})(?= *,)`,
    `(als|wanneer|zodra|waar|indien) (het|dit|dat|dat zo)( (voor|bij))?( ${U})?( (beter|goed|best|het beste|lukt|handig))* (uitkomt|schikt|past|lukt|kan|mogelijk is|gelegen komt|handig is|makkelijker is|uit komt|zo is)|(als|wanneer|zodra|indien) ${U} (er )?(kunt|kan|wilt|zover bent|eraan toekomt|eraan toe komt|klaar bent|wil|in de gelegenheid bent)`,
    'indien mogelijk|zo mogelijk|als het kan|als dat kan|waar mogelijk|in alle rust|op (uw|je|jullie) gemak|wanneer dan ook|op een moment dat (het )?(u|je) (uitkomt|schikt|past)|als dat (voor (u|je) )?makkelijker is|in (uw|je) eigen tempo',
    `((als|in|via|met|per|door) (een |uw |je |middel van een )?(kort |kleine |korte |simpel |eenvoudig )?(antwoord|reactie|reply|berichtje|bijlage|mail|e-?mail)|per (mail|e-?mail|omgaande mail)|via (de mail|deze weg|de e-?mail))( (op|in|aan|bij|van))? ?((dit|deze|ons|onze|mijn|het|de)( (bericht|mail|e-?mail|berichtje|mailtje|vraag)))?`,
    `door (simpelweg |eenvoudigweg )?(op )?${DEZE} te (antwoorden|beantwoorden|reageren)|door te (antwoorden|reageren)( op ${DEZE})?`,
    `om (${U} |ons |er |hier |dit |het |graag |hiermee |daarmee |hierbij |daarbij |met ${U} |voor ${U} )*${GOED} ?te (kunnen )?${HELPEN}|om ${GOED} ?te kunnen`,
    `(zodat|opdat|waarna|waarmee) ${WIJ}${GOED}( mee)? ?(kunnen|kan)( ${HELPEN})?|(zodat|opdat) ${WIJ}${GOED} ${HELPEN} (kunnen|kan)|(zodat|opdat) (we|wij|ik|u|je|het)( zeker)? (weten|weet) (waar (we|u|je) aan toe (zijn|bent)|hoe we verder kunnen|genoeg)`,
    `((al )?(enige|een|geruime) (tijd|tijdje) (geleden|terug)|onlangs|kortgeleden|een poosje geleden)|om ${U} (een |het )?((passend|passende|goed|gericht|gerichte|juist|juiste|beste|volledig|duidelijk) )?(advies|antwoord) te (kunnen )?geven|om (de oorzaak|de juiste [a-z]+|een oplossing|het juiste [a-z]+) te (kunnen )?(vinden|achterhalen|begrijpen|bepalen|zoeken|kiezen)|om (te )?(begrijpen|zien|achterhalen|weten) ${GIST}|om te (kunnen )?(begrijpen|zien|achterhalen|weten|beoordelen|bepalen) ${GIST}|(precies )?(zoals|hoe) (het|dat) (u|je|jou) het (makkelijkst|makkelijkste|best|beste) (uitkomt|lukt|past)`,
    'alstublieft|alsjeblieft|a\\.u\\.b\\.?|aub|svp|even|eventjes|gerust|gewoon|nogmaals|hierbij|alvast|simpelweg|eenvoudigweg|daarom|daarvoor|hiervoor|voor de zekerheid|voor de duidelijkheid|volledigheidshalve|tot nu toe|tot op heden|vooralsnog|voorlopig|inmiddels|intussen|ondertussen|momenteel|op dit moment|trouwens|overigens|tussendoor|zoals gezegd|natuurlijk|uiteraard|vanzelfsprekend',
  ],
  kind: [
    `((heel|hartelijk|hartstikke|vriendelijk|erg|veel|nogmaals|zeer|bij voorbaat|super|ontzettend|enorm|wederom|heel veel|heel hartelijk|heel erg) )*(dank|bedankt|dankjewel|dankuwel|dankje|merci|dank u|dank je|dank u wel|dank je wel|dank jullie wel|thanks|mijn dank|onze dank)( (alvast|hartelijk|zeer|wel|nogmaals|bij voorbaat|vooraf|daarvoor|hiervoor|ook|weer|zo))*( (voor|bij voorbaat voor) (uw|je|jouw|de|het|jullie|deze|dit)?( (snelle|fijne|prettige|verdere))? ?${THANKS}( en (uw |je |de |het |jouw )?${THANKS})?)?( (bij voorbaat|alvast|vooraf))?`,
    `(bedankt|dank|dank u|dank je|dank u wel|dank je wel) dat (u|je) (de moeite neemt|de tijd neemt|meedenkt|meewerkt|reageert|antwoordt|ons helpt|de tijd hebt genomen|contact met ons opnam)`,
    `(uw|je|jouw) ${THANKS} (wordt|stellen we|stellen wij|stel ik)( (zeer|erg|enorm))? op prijs( gesteld)?|${WIJ} (stel|stellen|waardeer|waarderen) (uw|je|jouw|de) ${THANKS}( (zeer|erg|enorm))?( op prijs)?|${WIJ} (zou|zouden) het( (erg|zeer|heel))? (fijn|waarderen|op prijs stellen|prettig)( vinden)?( als ${U} (kunt|wilt|zou willen) (reageren|antwoorden))?`,
    `(ik hoop|wij hopen|we hopen|hopelijk)( dat)? (alles|het|u|je|jullie|dit bericht|deze mail)( (verder|nog|met u|met je|met jullie|bij u|bij je|een|heeft|hebt|u|je|in|een))*( ${FIJN}${DAG})?( (met|bij) ${U})? ?(gaat|is|maakt|stelt|hebt|heeft|hebben|hebt gehad|heeft gehad|had|bereikt|treft|aantreft|goed|gesteldheid)?( (met|bij) ${U})?( (goed|gehad))?`,
    `(ik hoop|wij hopen|we hopen|hopelijk)( dat| dat het| dat alles| dat u het| dat je het)?( (gaat|maakt|is|het|alles|u|je|jullie))*( (met|bij) ${U})?( (heel|erg|verder|allemaal))* goed( (met|bij) ${U})?( (gaat|maakt|maken|is))?`,
    `(ik hoop|wij hopen|we hopen|hopelijk) (dat )?(ben|bent|hebt|heeft|gaat|maakt) (u|je|jij|het)( (het|met|bij|u|je|een|goed))*( ${FIJN}${DAG})?( gehad)?|(alles|hopelijk alles) goed( (met|bij) ${U})?|hoe (gaat|is) het( (met|bij) ${U})?`,
    `(hopelijk|ik hoop|we hopen|wij hopen) (dat )?(lukt|kunt|kan|komt|dit|het|u|je|snel)( (u|je|dit|het|een keer|snel|ons|dan|van u|van je|er))*( (lukt|te horen|hierop reageren|reageren|antwoorden|laten weten|toelichten|bevestigen|helpt|duidelijk is|uit))`,
    `${both('kijk|kijken|zie|zien')}( (met plezier|er|al|graag))* (uit naar (uw|je|jouw|jullie|een) (antwoord|reactie|bericht|terugkoppeling)|(uw|je|jouw|jullie|een) (antwoord|reactie|bericht|terugkoppeling)( (met (plezier|belangstelling|interesse)))? tegemoet|ernaar uit( van u te horen| van je te horen)?)|(uw|je|jouw|een) (antwoord|reactie|bericht) (zie|zien) ${WIJ}( met (plezier|belangstelling|interesse))? tegemoet`,
    `(hoor|verneem|lees)( (het|dan))* graag( (van ${U}|uw antwoord|je antwoord|uw reactie|je reactie|wat (het|u|je) (wordt|kiest|denkt|liever hebt)))?`,
    `${both('hoor|horen|verneem|vernemen|lees|lezen|ontvang|ontvangen')}( (het|dat|dan|graag))*( (wel|nog|snel))?( graag)?( (van ${U}|uw antwoord|uw reactie|je antwoord|je reactie|uw keuze|je keuze))?( graag)?`,
    `((als|wanneer|mocht|mochten|indien|heeft|hebt|heb|zijn|zijn er|waren)( (u|je|jullie|er))?( (nog|verder|ook|tussentijds|daarover|hierover|eventueel|toch))* ${VRAGEN}( (hebt|heeft|hebben|zijn|bestaan))?( (hierover|daarover|over dit bericht|over deze mail))?,? ?)${ZEG}`,
    `((als|mocht|mochten|indien|wanneer|is|lukt|komt|kom|loopt|loop|lukte)( (u|je|er|het|dat|dit|iets))*( (nog|ergens|toch|daarbij|hierbij|verder|eventueel))*( (iets|niet|niet helemaal))?( (niet|onduidelijk|onbekend|duidelijk|helder|vast|er niet uit|uit|lukken|lukt|zijn|is|uitkomt|uitkomen|vastloopt|vastlopen|te lukken|mee|blijkt|te zijn)){1,3},? ?)${ZEG}`,
    `${ZEG}( (als|wanneer|mocht|indien) (u|je|er|iets|het|dat|dit|hierbij)( (nog|ergens|iets|niet|toch|een|hierbij|u|je|verder))*( (vragen|vraag|onduidelijk|hulp|hulp nodig|lukt|lukken|duidelijk|vastloopt|ergens tegenaan loopt|tegenaan loopt|er niet uitkomt|uitkomt|helder|nodig|twijfelt))( (hebt|heeft|hebben|is|zijn))?)`,
    `(voor|bij) ((al|uw|je|jouw|jullie|verdere|eventuele|meer|andere|overige) )*vragen( (of|en) (opmerkingen|hulp|uitleg))? ${ZEG}|(voor|bij) ((al|uw|je|verdere|eventuele|meer|andere|overige) )*vragen (staan|sta|zijn|ben) ${WIJ}( (er|graag|altijd|natuurlijk))* (voor ${U}( klaar)?|tot (uw|je) beschikking|beschikbaar|klaar)`,
    `((ons|mijn|onze|de|het)( (vorige|laatste|eerdere))?( ${MAIL}) is (misschien|wellicht|mogelijk)|(misschien|wellicht|mogelijk) is (ons|mijn|onze|de|het)( (vorige|laatste|eerdere))?( ${MAIL})) (aan (uw|je) aandacht ontsnapt|ondergesneeuwd|in de spam beland|niet aangekomen|tussendoor geglipt|blijven liggen)`,
    `(als|mocht|heeft|hebt|heb|hebben) ${U}( (dit|het|dat|al|ons|ondertussen|hierop|intussen|er|hier|reeds))* (gereageerd|geantwoord|gedaan)( (hebt|heeft|hebben))?|(dan )?(kunt|kan|mag) ${U} ${DEZE} (als niet verzonden beschouwen|negeren)|${U} (kunt|kan|mag) ${DEZE} dan (als niet verzonden beschouwen|negeren)`,
    `(laat|meld|zeg)( (het|ons|mij|me|dan|maar|wat|dat))* weten`,
    `${both('help|helpen|denk|denken|kijk|kijken|sta|staan|blijf|blijven|zijn|ben')}( (er|u|je|jou|jullie|graag|altijd|ook|nog|natuurlijk|uiteraard|met alle plezier|met plezier|hier|zo))*( (met u|met je|met jou|voor u|voor je|voor jou|tot uw|tot je))?( (mee|verder|klaar|graag|ter beschikking|beschikking|beschikbaar|bereikbaar|daarbij|hierbij|waar nodig|waar mogelijk|om u te helpen|om je te helpen|om te helpen|als u vragen hebt|als u vragen heeft|als je vragen hebt|bij vragen|met uw vraag|met je vraag|met vragen))+`,
    `(dan|zo|daarmee|hiermee|op die manier|met uw antwoord|met je antwoord) (kan|kunnen) ${WIJ}( ${U})?( er)?${GOED}( (naar|mee))*( ${HELPEN})?( ${GIST})?|dan (help|helpen|kijk|kijken|denk|denken|weet|weten|kom|komen) ${WIJ}( ${U})?( er)?${GOED}( (mee|naar|verder|genoeg|meer|vooruit|samen verder|waar we aan toe zijn|hoe we verder kunnen|hoe we u kunnen helpen|hoe we je kunnen helpen))*`,
    `(kan|kunnen) ${WIJ}( ${U})?( er)?${GOED}( (naar|mee))*( ${HELPEN})?( ${GIST})?|(help|helpen|kijk|kijken|denk|denken) ${WIJ}( ${U})?( (er|graag))*( (met u|met je|samen))?( (verder|mee))+`,
    `${U} (kunt|kan|mag)( (daarvoor|hiervoor|ook|dan|altijd|rechtstreeks|direct|eenvoudig|het|dat|die|ons|ze|hem|uw antwoord|je antwoord|deze mail|dit bericht))*( (op|aan|via|in|naar) ${DEZE})? (reageren|antwoorden|terugmailen|terugschrijven|beantwoorden|sturen|mailen|laten weten|toevoegen|meesturen|bijvoegen|erbij doen)( (op|via) ${DEZE})?|(reageer|antwoord|beantwoord|mail|stuur)( (het|die|ze|hem|maar|rechtstreeks|direct|dan|terug|eenvoudig|u|ons))*( (op|via|als antwoord op|in) )? ?(${DEZE})?( terug)?`,
    `(dat|het|dit|reageren|antwoorden|sturen|uw antwoord|je antwoord) (kan|mag)( (ook|heel|makkelijk|eenvoudig|rechtstreeks|direct|altijd|kort))*( (op|via|in|met|als antwoord op|door te antwoorden op) (${DEZE}|een kort antwoord|een paar woorden|een woord|een zin)|\\s{14,})( (al|zijn|ook))?|(reageren|antwoorden) (kan|mag)( (ook|altijd|rechtstreeks|direct|kort))*`,
    `((een|uw|je)( (kort|korte|klein|kleine|enkel|enkele|simpel|simpele|eenvoudig|enkele))* (antwoord|reactie|bericht|berichtje|woord|woordje|regel|regeltje|zin|zinnetje|ja of nee|ja of een nee|mailtje)|(ja of nee|een paar woorden|enkele woorden|een of twee zinnen|een ja of nee|reageren|antwoorden|beantwoorden|met een woord))( (op|via|in|van) ${DEZE})? ((is|zijn|volstaat|volstaan|mag|kan|helpt|helpen)( (al|ook|ons|zeker|ruim|meer dan|echt|verder|enorm))* ?${GENOEG}?|zou( (al|ook|ons|heel|erg|echt|zeker))* (${GENOEG} zijn|helpen|volstaan))`,
    '((er is|dat heeft|het heeft|dit heeft|er zit|daar zit) )?(absoluut |totaal |verder |hoor )*(geen|niet) (haast|druk|spoed)( (bij|mee|achter|hoor|van onze kant|van mijn kant|dus|verder))*|(het|dit|dat) (is niet (urgent|haastig)|hoeft niet (nu|meteen|snel|vandaag|direct))',
    `(neem|neemt)( ${U})?( (er|daar|hier|rustig|dus|alle))*( (de|uw|je|alle))? tijd( (ervoor|hiervoor|die u nodig hebt|die u nodig heeft|die je nodig hebt|voor))?|(doe|bekijk|kijk|lees) (het |er )?(rustig aan|op (uw|je) gemak|rustig|maar rustig)|haast (u|je) niet|wanneer het (u|je) uitkomt`,
    `((we|wij|ik) wens(en)? ${U} |wens ik ${U} |wensen (we|wij) ${U} |voor nu |verder |tot dan |geniet (van|nog van)( (uw|je|de))? )?${FIJN}${DAG}( (toegewenst|gewenst|verder|nog|nog verder|en tot horens|en tot snel))*`,
    '(ook )?namens (ons|het|het hele|ons hele) team|van ons allemaal',
    '(met )?((vriendelijke|hartelijke|warme|beste|zonnige|lieve|fijne|de beste|de hartelijke|een vriendelijke|een hartelijke|veel|heel veel|bijzonder vriendelijke|allervriendelijkste) )*(groet|groeten|groetjes)( (en (een )?(fijne|prettige|goede|mooie) (dag|week|avond|middag)|ook namens het team|namens (ons|het|het hele) team|van ons allemaal|van het team))?|mvg|(met )?(de meeste )?(hoogachting|dank en (vriendelijke|hartelijke) (groet|groeten))|hoogachtend|(veel )?liefs|spreek (u|je)( (snel|gauw))?|tot snel|hartelijks|vr\\. gr\\.|vriendelijks|tot (horens|ziens|gauw|snel|schrijfs|spoedig|dan|mails|later)|alle goeds|het (allerbeste|beste)|het ga (u|je) goed|proost|doeg|doei|dag',
    `(sorry|excuses|excuus|mijn excuses|onze excuses|neem (me|mij|ons) niet kwalijk|vergeef (me|mij|ons))( (voor (de|het|deze|dit|een|nog een|het nogmaals)( (extra|tweede|korte|nieuwe|storende))? (herinnering|storen|storing|bericht|mail|vraag|mailtje|berichtje|vragen|lastigvallen|mailen)|dat (ik|we|wij) (u|je)( (nogmaals|opnieuw|weer|nog een keer|nog eens|een tweede keer|hierover|even))* (mail|mailen|schrijf|schrijven|stoor|storen|lastigval|lastigvallen|vraag|vragen|benader|herinner|herinneren)))?`,
    '(hopelijk|ik hoop dat|we hopen dat) (is )?(dit|dat|het|alles)( (zo|voor u|voor je|u|je))*( (duidelijk|helder|helpt|lukt|goed|te doen))( (is|zo|voor u|voor je))*',
    `(succes|veel succes|sterkte)( (ermee|alvast|met (het )?(meten|zoeken|kijken|proberen|uitzoeken)))?`,
  ],
  points: [...POINTS.flatMap(toComma), ...TOPICS],
  joints: [
    'en',
    'maar',
    'dus',
    'of',
    'want',
    'omdat',
    'en dus',
    'en daarom',
    'en dan',
    'dan',
    'en ook',
    'ook',
    'zo ja',
    'zo niet',
    'namelijk',
    'vandaar',
    'aangezien',
    'daarnaast',
  ],
  states: `${STATES} ${DOING.split(' ')
    .map((verb) => `(?<!(te|kunnen|laten|willen|kunt|wilt|kan)\\s)${verb}`)
    .join(' ')}`,
  hinges: `(die|dat|welke|welk|of|hoe|wat|wanneer|waar|waarom|wie|wiens|hoeveel|waarop|waarin|waaraan|waarmee|waarvan|waarbij|waardoor|waarover|waarnaar|als|om|zoals)(?!\\s.*(klaar|gestopt|gesloten|weg|onderweg|betaald|gedaan|geregeld|afgerond|opgelost|krijgt|(u|je)\\sniet|bij\\s(u|je)(?!\\S))(?![a-z]))(?!.*\\s(en|maar|dus|want)\\s+(dan\\s+)?(${DOING.split(' ').join('|')}|is|wordt|worden|komt|gaat|krijgt|vervalt|ligt|staat)(?!\\S))`,
})
