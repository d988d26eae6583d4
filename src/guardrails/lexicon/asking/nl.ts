/** The Dutch asking-lexicon, reviewed by hand. */
import { NL_FORMULAS } from '../formulas/nl.ts'
import { asking } from './asking.ts'
import { NL_DESK, NL_SMALL } from './desk/nl.ts'
import { NL } from './everyday/nl.ts'

export const nl = asking({
  language: 'nl',
  formulas: NL_FORMULAS,
  everyday: `${NL} ${NL_DESK}`,
  marks:
    'u uw je jouw jij het een de en wij ons onze met voor van naar bij graag kunt kun zou zouden hebben heeft heb nog welke welk wilt wil liever niet ook als dan zodra zodat dit deze dat die is zijn hoe waar wat wie nodig genoeg voldoende even alvast aan om te of zodat maar',
  words: `${NL_SMALL} jou jouw gerust steken blijven wacht wachten we meteen gebeuren gebeurt gebeurd bepaalt bepalen hebt zo zoiets hoort horen halen haalt krijgen stappen stap mogelijkheden mogelijkheid doos pakket pakje etiket label factuur bon serienummer pagina handleiding link gids breedte hoogte lengte gewicht leeftijd vaak meestal normaal links rechts midden binnen buiten denk denkt dacht vind toont laten hoeveel waarna waarmee eraan erin klaarzetten uitleg uitgelegd anders tafel sturen zeker onthouden hoeveelheid net dichtst welk zelf tabel
    ik jullie hij zij ze me mij mijn hem haar hun hen er hier daar daarmee daarvoor ermee eraan erop erbij ervan waarmee waarvoor waarin waarop daarna dus toch wel geen niets iets iemand niemand alles alle allemaal allebei beide beiden elk elke ander andere anders zelfde dezelfde hetzelfde veel weinig meer minder meest minst heel erg zeer goed goede beter best beste juist juiste precies gewoon eenvoudig makkelijk makkelijker snel kort korte klein kleine even nu straks al reeds weer opnieuw nogmaals verder steeds altijd soms misschien zelf samen in op tot over onder boven tussen door tegen zonder uit af toe per via sinds tijdens omdat want terwijl hoewel wanneer ja nee
    ben bent was waren wordt worden word geweest had hadden gehad kan kunnen kon konden mag mogen moet moeten hoef hoeft willen wilde zal zullen zult doe doet doen deed gedaan ga gaat gaan ging gegaan kom komt komen kwam maak maakt maken gemaakt neem neemt nemen laat laten zet zetten leg legt leggen klaarleggen geef geeft geven
    ontbre* mis missen gemist stuur* sturen gestuurd zend* vertel* zeg* zeggen gezegd noem* noemen meld* doorgeven laat weten weet weten kies* kiezen gekozen keuze keuzes beslis* besluit* optie opties voorkeur bevestig* antwoord* reactie reageren reageer* vraag* vragen gevraagd woord* foto foto's afbeelding* detail* nummer* getal maat maten kleur* model* versie* punt punten klein* kort*
    zie ziet zien gezien kijk* kijken gekeken vind* vinden gevonden zoek* controleer* check* probeer* proberen geprobeerd test* help* helpen helpt geholpen handig nuttig lukt gelukt lukken werkt werken gewerkt past passen passend* schikt uitkomt uitkomen komt uit klopt kloppen gaan voort afronden afgerond regelen geregeld oplossen opgelost klaar klaarmaken voorbereid* gebruik* gebruikt blijft blijven krijg* mogelijk nieuw nieuwe oud oude volgende eerste tweede twee drie ene
    bestelling* artikel* product* adres naam straat huisnummer postcode volledig* bericht open openstaand* openstaande staat staan mail mails mailtje berichtje herinnering herinneringen aanvraag verzoek melding navraag gewenste lijstje prima alsnog makkelijkst pas tijdje poosje toegekomen tegenaan aanpass* meekijken meedenken vorige vorig laatste eerdere recente recent aanleiding geduld moment momentje minuutje medewerking begrip wacht* wachten voorstel* ding dingen zaak geval gegeven* informatie info meet meten gemeten telefoon mobiel* camera
    hallo hoi hey goedendag goedemorgen goedemiddag goedenavond dag beste lieve geachte mevrouw meneer heer groet groeten groetjes vriendelijke hartelijke hartelijk bedankt dank dankjewel fijne prettige dag avond week weekend team
    schrijf* schreef geschreven beschrijf* merk* gemerkt merkt benieuwd graag inmiddels ondertussen tussentijd kant achter voor voorkant achterkant bovenkant onderkant deel delen stuk stuks soort type zoals ongeveer volgens daarover hierover erover`,
  cues: [
    '(?:alleen|enkel|slechts) nog|hoeft? (?:\\p{L}+ ){0,3}alleen',
    '(?:staat|staan) (?:\\p{L}+ ){0,3}(?:op|onder|achter|aan|links|rechts|boven|onderaan|bovenaan|binnenin)|(?:vindt|ziet|vind|zie) (?:u|je) (?:\\p{L}+ ){0,4}(?:op|onder|achter|aan|in|links|rechts)|(?:u|je) (?:vindt|ziet) (?:\\p{L}+ ){0,4}(?:op|onder|achter|aan|in|links|rechts)',
    '(?:ik|wij|we) (?:schrijf|schrijven|vraag|vragen) (?:\\p{L}+ ){0,4}(?:over|voor|vanwege|naar)',
    '(?:ik|we|wij) hopen?|hopelijk',
    'geen haast|rustig aan|(?:op|neem) (?:uw|je|gerust) (?:gemak|de tijd|tijd)|wanneer (?:het|u|je)|als (?:het|u|je|dat|dit|er|ze)',
    '(?:^|[,:;] ?(?:dan |of |en )?)(?:kijk|meet|controleer|kies|lees|neem|leg|tel|probeer|zoek|vergelijk|antwoord|noteer|gebruik|gebruikt u)',
    'beide (?:kan|kunnen|mag|mogen|zijn goed|zijn mogelijk)|allebei (?:kan|kunnen|mag)',
    '(?:wacht|wachten) (?:nog |alleen nog )?op',
    '(?:twee|drie|enkele|een paar) (?:\\p{L}+ )?(?:mogelijkheden|opties|manieren|vragen|antwoorden|gegevens|dingen|punten|details|oplossingen)',
    'dat (?:bepaalt|beslist)|hangt af van|dan (?:weet|weten|kan|kunnen|zie|zien|kijk|kijken|help|helpen|geef|zoek|zoeken|hoor) (?:ik|we|wij)(?! (?:\\p{L}+ )?dat(?!\\p{L}))',
    '(?:u|je) (?:kunt|kan|mag) (?:ons |mij |me |ook |gewoon |gerust |het ){0,3}(?:\\p{L}+ ){0,4}(?:antwoorden|kiezen|vinden|meten|aflezen|bijvoegen|schrijven|zeggen|laten weten)',
    '^(?:voor|over|bij|wat betreft) [^.]*(?::|,? of )',
    '(?:kunt|kun|zou|wilt|wil|heeft|heb) (?:u|je|jij)',
    '(?:we|wij|ik) (?:\\p{L}+ ){0,3}(?:nodig|missen|mis|wachten|horen|weten|zien|willen|wil|vragen|vroegen)',
    '(?:nodig|ontbreekt|ontbreken|genoeg|voldoende|helpt|openstaat|staat (?:\\p{L}+ ){0,2}open|graag)',
    '(?:laat|stuur|vertel|zeg|geef|meld|noem|schrijf) (?:het|ons|me|mij|ze|die|dat|even|gerust|maar|uw|je)',
    '(?:zodra|als|dan|zodat|of) (?:we|wij|u|je|ik|de|het|dat|die)',
    'om (?:\\p{L}+ ){0,8}te',
    'welke?',
    '(?:onze|mijn) (?:laatste )?(?:vraag|vragen|antwoord|voorstel)',
    'een (?:\\p{L}+ )?(?:woord|foto|ja|nummer|antwoord|afbeelding)',
    'met (?:die|dat|deze|dit)',
  ],
  greeting: [
    "goeden?(?:morgen|middag|avond|dag)[\\p{L}, .'/-]{0,40}",
    "(?:hallo|hoi|hey|dag|beste|lieve|geachte|goeden?(?:morgen|middag|avond|dag)|goedemorgen|goedemiddag|goedenavond)(?!\\p{L})[, ]*[\\p{L}'./& -]{0,40}",
    "(?:he|heej|goeiedag|goeie(?:morgen|middag|avond)|dames en heren|l\\.s\\.)(?!\\p{L})[\\p{L}, .'/-]{0,40}",
  ],
  courtesy: [
    '(?:(?:veel )?beterschap(?: (?:voor|met) (?:je |uw |de |het )?\\p{L}+)?|goede reis|fijne (?:vakantie|reis|feestdagen)|veel (?:plezier|succes|sterkte)(?: \\p{L}+){0,4})',
    '(?:\\p{L}+ ){0,3}groet(?:en|jes)?(?: (?:uit|van|vanuit)(?: \\p{L}+){1,3})?',
    '(?:wij|we|ik) (?:zien|kijken|kijk|zie) uit naar (?:uw|je) (?:antwoord|reactie|bericht)|(?:hoogachtend|liefs|mvg|tot (?:dan|ziens|horens))[\\p{L} ]{0,30}|(?:fijne|beste|lieve|zonnige) groet(?:en|jes)?[\\p{L} ]{0,30}',
    '(?:hartelijk |alvast |heel erg |nogmaals |hartstikke )?(?:bedankt|dank|dankjewel|dank u|dank je)(?:(?! (?:is|zijn|was|waren|wordt|worden|werd|komt|komen|gaat|gaan|krijgt|krijgen|staat|ligt|kost|sturen|regelen|maken|we|wij|ik|heeft|mag|moet|kan)(?!\\p{L}))[^.?!:;]){0,60}',
    '(?:nog een |een )?(?:fijne|prettige|mooie|goede) (?:dag|avond|week|weekend|middag)[\\p{L} ]{0,20}',
    '(?:met )?(?:vriendelijke|hartelijke|lieve|warme)? ?(?:groet|groeten|groetjes|tot snel|tot gauw|proost)[\\p{L} ]{0,30}',
  ],
  condition: ['zodra|als|wanneer|nadat|zodat|dan|of|kun\\p{L}*|kan|om|zou\\p{L}*'],
})
