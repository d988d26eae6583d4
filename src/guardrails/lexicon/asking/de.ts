/** The German asking-lexicon, reviewed by hand. */
import { DE_FORMULAS } from '../formulas/de.ts'
import { asking } from './asking.ts'
import { DE_DESK, DE_SMALL } from './desk/de.ts'
import { DE } from './everyday/de.ts'

export const de = asking({
  language: 'de',
  formulas: DE_FORMULAS,
  everyday: `${DE} ${DE_DESK}`,
  marks:
    'sie ihre ihren ihrem ihrer ihnen und der die das den dem wir uns unsere unser ist sind haben habt hat mit fur noch bitte ob oder welche welcher welches welchen wurde wurden konnen konnten mochten nicht auch bei zur zum nach aus wenn dann damit sobald wie eine einen einem einer fehlt genugt reicht dazu schon euch dir dein deine deinen deiner deinem',
  words: `${DE_SMALL} ruckfrage ruckfragen wartet warten eines eins danach davor nachdem bevor darf darfst siehst hast erreich* erreichbar anruf* richten richtet etikett paket karton schachtel verpackung rechnung beleg kassenbon quittung seriennummer seite anleitung link schritt schritte leite leiten lauft lauf hangt abhangt misst breite hohe lange tiefe gewicht alter oft meist meistens normalerweise gerade links rechts mitte innen aussen unterwegs ihres ihrerseits unseren unserem unseres deines meine meinen meiner einfachsten moment augenblick derzeit aktuell weisst finde findest denk* glaub* freuen wichtig nutz* benutz* verwend* wohin heran zwar schauen tatsachlich ausserdem
    ich du er es man mich mir dich sich ihr ihm ihn euer eure kein keine keinen keiner ein des dessen deren dies diese dieser dieses diesem diesen jene solche was wer wen wem wo wohin woher wann warum wieso wofur womit worum wobei
    in im an am auf von vom vor uber unter zwischen durch gegen ohne um bis seit wahrend wegen ab statt je pro als so zu beim ins ans furs
    aber denn doch ja nein nur mehr weniger sehr ganz genau einfach kurz kurze kurzer kurzen kurzes gern gerne eher lieber am besten besser gut gute guten guter gutes richtig richtige richtigen richtiger passend* passt passen passe mal nochmal einmal wieder weiter weiterhin immer jetzt inzwischen bereits gleich bald hier dort da beide beiden beides alles alle allem aller andere anderen anderer anderes anders jede jeder jedes jeden etwas nichts viel viele wenig welch
    bin bist sein war waren ware waren werden wird werde wirst hatte hatten hattest habe gehabt kann kannst konnte konntest konntet darf durfen durfte durften soll sollen sollte sollten will wollen wollt willst mochte mochtest muss mussen musst mag
    brauch* benotig* fehl* offen offene offenen frage fragen frag* gefragt antwort* antworten geantwortet schick* geschickt send* gesendet sag* sagen gesagt nenn* nennen genannt geb* gib gibt gegeben teil* mitteil* zeig* gezeigt schreib* geschrieben schau* geschaut seh* sehen sieht gesehen find* gefunden such* wiss* weiss wissen erfahr* entscheid* entschieden entscheidung wahl* auswahl wunsch* bevorzug* mach* gemacht tun getan lass* lassen nehm* nimm nimmt genommen bleib* bleibt komm* kommt gekommen geh* geht gegangen klapp* geklappt helf* hilf* hilft geholfen pruf* gepruft probier* ausprobier* versuch* teste* bestatig* klar* geklart klaren erledig* abschliess* fertig* fertigmachen weitermach* weitergeh* vorbereit* zuordn* heraussuch* raussuch* auswahl* vormerk* meld* gemeldet beschreib* miss messen gemessen mass* masse
    foto fotos bild bilder aufnahme detail details angabe angaben wort worte zahl zahlen nummer nummern grosse grossen farbe farben modell modelle variante varianten version art seite vorne hinten oben unten punkt punkte teil teile stuck sache sachen ding kleine kleiner kleines kleinen kleinigkeit info infos information informationen daten name namen adresse strasse hausnummer postleitzahl plz bestellung bestellungen artikel produkt nachricht vorschlag ruckmeldung
    erste ersten zweite zweiten dritte nachste nachsten zwei drei neue neuer neues neuen alte aktuell* moglich moglichst leicht leichter schnell handy handyfoto telefon smartphone kamera lineal zollstock
    hallo guten tag morgen abend moin servus grusse gruss gruesse grusse viele liebe lieber herzliche herzlichen freundlichen freundliche beste besten dank danke vielen schonen schone woche wochenende herr frau team voraus
    steht stehen geblieben belassen gemeinsam gespannt geworden falls obwohl weil dass dabei daran darauf darum dafur davon dazu hierzu bezuglich betreff rund ebenfalls zusammen etwa z b zb bzw ggf also`,
  cues: [
    '(?:muss|mussen|braucht|brauchen|soll|sollte) (?:\\p{L}+ ){0,3}(?:nur|lediglich)|nur noch',
    '(?:steht|stehen|findet sich|finden sich|finden sie|findest du|sehen sie|siehst du) (?:\\p{L}+ ){0,4}(?:auf|unter|neben|an|am|im|in|hinter|innen|aussen|unten|oben|hinten|vorne|vorn|links|rechts)',
    '(?:verrat|verraten|zeigt|zeigen) (?:es|uns|ihnen|dir|mir|das|welche\\p{L}*)',
    '(?:ich|wir) (?:schreibe|schreiben|komme|kommen|frage|fragen) (?:\\p{L}+ ){0,3}(?:wegen|zu|zum|zur|bezuglich|nach)',
    '(?:ich|wir) hoffen?|hoffentlich',
    'in (?:aller )?ruhe|keine eile|eilt nicht|lassen sie sich|wann (?:es|immer)|hat sich|haben sie (?:schon|inzwischen|es)',
    '(?:schauen|messen|prufen|wahlen|lesen|nehmen|legen|zahlen|probieren|suchen|machen|halten|vergleichen|antworten) sie',
    '(?:^|[,:;] ?(?:dann |oder |und |einfach )?)(?:schau|miss|pruf|wahl|lies|nimm|leg|zahl|probier|such|vergleich|antworte|gib|sag|schick|nenn|zeig)e?',
    'beides (?:geht|ist|passt)|beide (?:gehen|passen|sind moglich)|entweder',
    '(?:wartet|warten) (?:noch |nur |noch nur )?auf',
    '(?:zwei|drei|mehrere|einige) (?:\\p{L}+ )?(?:moglichkeiten|wege|optionen|varianten|angaben|punkte|fragen|losungen|dinge)',
    'danach richtet|davon hangt|das entscheidet|daran (?:sehen|erkennen)|so (?:konnen|wissen|finden|sehen|kann) (?:wir|ich)',
    '(?:sie|du) (?:konnen|kannst) (?:uns |mir |auch |gern |gerne |einfach |es ){0,3}(?:\\p{L}+ ){0,4}(?:antworten|schicken|senden|wahlen|ablesen|finden|anhangen|messen|aussuchen|schreiben|sagen)',
    '^(?:fur|zu|zum|zur|wegen|bezuglich) [^.]*(?::|,? oder )',
    '(?:konnen|konnten|mochten|wurden|haben) sie|(?:kannst|konntest|magst) du',
    '(?:fehlt|fehlen|brauchen|brauche|benotigen|benotige|bitte|bitten|genugt|genugen|reicht|reichen|hilft|helfen)',
    '(?:schicken|senden|sagen|nennen|geben|schreiben|antworten|teilen|zeigen) sie',
    '(?:schick|sag|nenn|gib|schreib|zeig) (?:uns|mir)',
    '(?:sobald|wenn|falls|damit|dann|ob|um .{0,60} zu)',
    'welche[rsnm]?',
    '(?:ist|sind|bleibt|steht|stehen) (?:\\p{L}+ ){0,3}(?:offen|noch)',
    'unser(?:e|er|en)? (?:letzte[rn]? )?(?:frage|fragen|vorschlag|antwort)',
    'wir waren|wissen (?:wir|sie)|mussen wir|mussten wir|wussten wir|wusste ich|weiss ich',
    'ein(?:e|en)? (?:\\p{L}+ )?(?:wort|foto|ja|zahl|antwort|bild|angabe)',
    'mit (?:ihrer|deiner) (?:antwort|angabe|auskunft|entscheidung)',
  ],
  greeting: [
    "(?:schonen )?guten (?:tag|morgen|abend)(?!\\p{L})[\\p{L}, .'/-]{0,40}|gruss (?:dich|sie)(?!\\p{L})[\\p{L}, .'/-]{0,40}",
    "(?:hallo|hi|guten (?:tag|morgen|abend)|liebe[r]?|sehr geehrte[r]?|moin|servus|hey)(?!\\p{L})[, ]*[\\p{L}'./& -]{0,40}",
    "(?:gruss gott|gruezi|werte[r]?|hallihallo|guten tag zusammen)(?!\\p{L})[\\p{L}, .'/-]{0,40}|sehr geehrte damen und herren|(?:sehr )?geehrte[r]? [\\p{L} .,/-]{1,50}",
  ],
  courtesy: [
    'gute (?:besserung|reise|fahrt|erholung)(?: an (?:die|den|das) \\p{L}+| fur \\p{L}+)?|(?:schonen|schone) (?:urlaub|ferien|reise|feierabend|sonntag)|viel (?:freude|spass|erfolg|gluck)(?: \\p{L}+){0,4}',
    '(?:\\p{L}+ ){0,3}gr(?:usse|uss|ussen)(?: (?:aus|von|vom|an)(?: \\p{L}+){1,3})?',
    '(?:wir freuen uns|ich freue mich) auf (?:ihre|deine) (?:antwort|ruckmeldung|nachricht|auskunft)',
    '(?:hochachtungsvoll|herzlichst?|freundlichst|lg|vg|mfg|bis (?:dann|dahin)|(?:mit )?(?:besten|herzlichen|lieben|freundlichem|freundlichen|schonem|schonen|liebem)? ?gruss(?:en|e)?)(?!\\p{L})(?! auch)(?! an )[\\p{L} ]{0,30}',
    '(?:(?:vielen|herzlichen|besten|schon mal|lieben|tausend|ganz|und) )*dank(?:e)?(?:,? (?:schon|schonmal|schon mal|mal|im|voraus|vorab|ihnen|dir|euch|sehr|vielmals|nochmals|noch einmal|und (?:viele|beste|liebe|schone|herzliche) grusse?|und einen schonen tag|und bis bald|und alles gute|fur ihre nachricht|fur deine nachricht))*(?:,? (?:(?:lieber?|herr|frau|dr|familie|an) )*(?!(?:fur|furs|dass|wir|ich|die|der|das|sie|du|ihre?|es|ein|eine|dann|alles)(?!\\p{L}))\\p{L}+(?: \\p{L}+)?)?',
    '(?:ich wunsche ihnen |wir wunschen ihnen )?(?:einen |eine )?(?:schonen|schone|angenehmen|guten|gute) (?:tag|abend|woche|wochenende|start|zeit)(?! mit)[\\p{L} ]{0,20}',
    '(?:mit )?(?:viele|liebe|herzliche|freundlichen|freundliche|beste|besten|schone) grusse[n]?[\\p{L} ]{0,30}|bis bald|alles gute',
  ],
  condition: ['sobald|wenn|falls|nachdem|damit|dann|ob|oder|konn\\p{L}*|kann|wurden|um'],
})
