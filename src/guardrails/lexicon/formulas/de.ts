/** German turns of a reminder, reviewed by hand. */
import { formulas } from './formula.ts'

const ABOUT =
  '(wegen|zu|zum|zur|bezüglich|hinsichtlich|betreffend|betreffs|in sachen|in bezug auf|mit bezug auf|rund um|nach)'
const SMALL =
  '( (noch|nur|auch|gern|gerne|einfach|kurz|eben|bitte|jetzt|nun|dann|dazu|dafür|davon|hierzu|hierfür|bisher|bislang|bis jetzt|leider|lediglich|allein|also|allerdings|jedoch|aber|doch|nochmal|nochmals|erneut|hier|schnell|freundlich|herzlich|höflich|heute|mal|zunächst|zuerst|zurzeit|schlicht|eigentlich|vor allem|bei uns|bei mir|von ihnen|von dir|von euch|unsererseits|ihrerseits|deinerseits|aus ihrer sicht))*'
const YOU = '( (sie|ihnen|dich|dir|euch|mich|uns|mir|sich))*'
const YOUR =
  '(ihre|ihren|ihrer|ihrem|ihr|deine|deinen|deiner|deinem|dein|eure|euren|eurer|eurem|die|der|den|das|eine|einen|einer|jede|jeder)'
const REPLY =
  '(antwort|rückmeldung|nachricht|rückantwort|auskunft|info|information|e-?mail|mail|reaktion|zeile|entscheidung|angabe)'
const THANKS =
  '(hilfe|mithilfe|unterstützung|geduld|rückmeldung|antwort|nachricht|mühe|zeit|verständnis|vertrauen|info|information|informationen|auskunft|angaben?|mitarbeit|mitwirkung|kooperation|interesse|warten|dranbleiben|nachsehen|nachschauen|nachmessen|messen|lesen|mitdenken|mitmachen)'
const BEFOREHAND =
  '( (schon|schon mal|schon einmal|schon jetzt|bereits|bereits jetzt|im voraus|vorab|vielmals|herzlich|sehr|recht herzlich|nochmals|noch einmal|jetzt))*'
const GLAD =
  '( (gern|gerne|jederzeit|natürlich|selbstverständlich|weiterhin|wie immer|auch|immer))*'
const ONWARD =
  '(weiterhelfen|weitermachen|fortfahren|weiterkommen|helfen|weiterarbeiten|weitergehen|loslegen|weiterschauen|weitersehen|ansetzen|antworten)'
const CAN = '(können|kann|könnten|könnte)'
const KNOWING = '(?=(ob|wie|was|wo|wann|woran|worauf|wofür|womit|wozu|wer|welche[rsnm]?) )<what>'
const NEED =
  '(brauchen|brauche|bräuchten|bräuchte|benötigen|benötige|benötigten|benötigte|suchen|suche|vermissen|vermisse|wüssten gern|wüssten gerne|wüsste gern|wüsste gerne)'
const NEITHER_PARCEL_NOR_MONEY =
  '(?!([a-z]+ )?[a-z]*(zahlung|paket|sendung|betrag|uberweisung|geld|ware|retoure|ruckgabe|lieferung|bestellung|kundigung|anzahlung)( |,|$))<what>'
const NOT_YET =
  '( (noch|bisher|bislang|leider|bis jetzt|bei uns|hier|aktuell|derzeit|uns|mir))* nicht'
const COME =
  '(erhalten|bekommen|gesehen|gefunden|vorliegen|angekommen|eingegangen|eingetroffen|gelesen|da)'
const MATTER =
  '(das|es|dies|diese|diese angabe|diese angaben|diese information|diese informationen|diese info|beides|alles|alles beisammen|alles zusammen|ihre antwort|deine antwort|eure antwort|ihre rückmeldung|deine rückmeldung|ihre angaben|deine angaben|mehr|bescheid)'
const GREETINGS = '(gruß|grüße|grüßen|grüßle|grüßchen)'

export const DE_FORMULAS = formulas({
  asides: [
    '(wenn|sobald|falls|sofern) (sie|du|ihr)( (mal|einmal|kurz|gerade|etwas|einen|eine|ein paar|dafür|dazu|ruhigen|ruhige|freien|freie|kleinen|wieder|die|irgendwann))*( (moment|momente|minute|minuten|augenblick|zeit|gelegenheit|luft|ruhe|muße))? (haben|hast|habt|finden|findest|findet|hättest|hätten|dazu kommen|dazu kommst)',
    '(wenn|falls|sofern|sobald|wann|wann immer|ganz wie|so wie|wie) es (ihnen|dir|euch)( (gerade|zeitlich|gut|am besten|besser|so|einmal|mal))* (passt|recht ist|lieber ist|möglich ist|leichter fällt|keine umstände macht|nichts ausmacht)',
    '(wenn|falls|sofern|soweit)( (es|das|dies))?( (für (sie|dich)|ihnen|dir|irgendwie))? (möglich|machbar|einfacher|leichter|bequemer)( (ist|wäre|für sie|für dich))*',
    '(nur )?bei gelegenheit|(ganz )?in (aller )?ruhe|ohne eile|auf die schnelle|freundlicherweise|der (vollständigkeit|sicherheit|einfachheit) halber|(nur )?zur sicherheit|um (ganz )?sicherzugehen|zur erinnerung|am (besten|liebsten|einfachsten)',
    '(noch )?einmal|noch mal|nochmals|nochmal|zwischenzeitlich|inzwischen|mittlerweile|in der zwischenzeit|im moment|im augenblick|momentan|derzeit|aktuell|vorab',
    `(als|per|mit einer|in einer|über eine) ((kurze|kurzer|kurzen|einfache|einfacher|direkte|direkter) )*(antwort|e-?mail|mail|antwort-?mail)( (direkt|hier|einfach))*( auf (diese|unsere|meine) (e-?mail|mail|nachricht))?|(direkt |einfach |gleich )?auf (diese|unsere|meine) (letzte )?(e-?mail|mail|nachricht)( hin)?(?= (antworten|genügt|reicht|schicken|senden|zu antworten)| *[,.]|$)`,
  ],
  kind: [
    `(schon mal |schon einmal |schon jetzt |und |nochmals |vorab |im voraus |also )*((ganz|recht|ein|vielen|herzlichen|herzliches|besten|lieben|schönen|tausend|allerbesten|großes) )*(dank|danke|dankeschön|merci)( (schön|sehr|vielmals|dir|ihnen|euch))*${BEFOREHAND}( für${`( ${YOUR})?`}( (kurze|freundliche|weitere|nette|liebe))* ${THANKS}( und( ${YOUR})? ${THANKS})?)?${BEFOREHAND}`,
    `((wir|ich) (danken|danke|bedanken|bedanke)|(danken|danke|bedanken|bedanke) (wir|ich))${YOU}${BEFOREHAND}( für( ${YOUR})? ${THANKS}( und( ${YOUR})? ${THANKS})?)?${BEFOREHAND}`,
    `(wir wissen|ich weiß) ${YOUR} ${THANKS} (sehr |wirklich )?zu schätzen|${YOUR} ${THANKS} (hilft|ist) uns( (sehr|wirklich))* (weiter|eine große hilfe)`,
    '(wir|ich) hoffen?,? (es geht (ihnen|dir|euch)( (soweit|auch|allen))* gut|(ihnen|dir|euch) geht es( soweit)? gut|dass es (ihnen|dir|euch)( soweit)? gut geht|bei (ihnen|dir|euch) ist alles (gut|in ordnung|bestens|im lot)|(sie|du|ihr) (hatten|hattest|hattet|haben|hast|habt)( bisher)? (einen|eine) (guten|gute|schönen|schöne|angenehme|angenehmen) (tag|woche|start in die woche|start in den tag|zeit|wochenstart))',
    `(wir|ich) (freuen|freue|würden|würde) (uns|mich)( (schon|sehr|jetzt|bereits|natürlich|über))*(( auf| über)? ${YOUR}( (kurze|kurzen|baldiges|weitere))* ${REPLY}( von (ihnen|dir|euch))?| darauf,? von (ihnen|dir|euch) zu (hören|lesen)| von (ihnen|dir|euch) zu (hören|lesen))( zu (erhalten|bekommen|lesen))?( freuen)?`,
    `(über|auf) ${YOUR}( (kurze|kurzen|weitere))* ${REPLY}( (von|durch) (ihnen|dir|euch))? (freuen|freue|würden|würde) (wir|ich) (uns|mich)( (sehr|schon))*( freuen)?`,
    '(es wäre|das wäre|es ist|schön wäre es|schön wäre|toll wäre|nett wäre|hilfreich wäre es)( (schön|nett|toll|super|prima|lieb|hilfreich|klasse|freundlich|sehr|wirklich|für uns))*,? (von (ihnen|dir|euch) zu (hören|lesen)|wenn (sie|du|ihr) (sich|dich|euch|uns|mir)( (kurz|bei uns|bei mir|einfach|noch|dazu|hierzu))* (melden|meldest|meldet|antworten|antwortest|schreiben|schreibst|bescheid geben|bescheid gibst|bescheid sagst|helfen|hilfst)( (könnten|könntest|könntet|würden|würdest|kannst|können))?|kurz von (ihnen|dir) zu (hören|lesen))',
    '(von (ihnen|dir|euch) zu (hören|lesen)) (würde|freut) (uns|mich)( sehr)?( freuen)?',
    `(lassen sie|lass|lasst)( es)? (uns|mich|mir)( es)?${SMALL} wissen|(geben sie|gib|gebt|sagen sie|sag|sage|sagt) (uns|mir)${SMALL} bescheid|(melden sie|melde|meld|meldet) (sich|dich|euch)${SMALL}${GLAD}( (bei uns|bei mir|zurück|damit|dazu|hier))*|(schreiben sie|schreib|schreibe|schreibt|antworten sie|antworte|antwortet|fragen sie|frag|frage|fragt)( (uns|mir|mich))?( es)?${SMALL}${GLAD}( (nach|zurück|an|direkt|hier|darauf))*`,
    '(wenn|falls|sofern) (sie|du|ihr)( (dabei|noch|dazu|hierzu|weitere|irgendwelche|andere|eine|irgendeine|sonst|uns|mich|etwas|unsere|meine|kurz|einmal|selbst|sich))* (fragen?|rückfragen?|hilfe|unterstützung|zweifel|unsicher|bedenken|anliegen|brauchen|nicht sicher|nicht weiterwissen)( (dazu|dabei|noch|hierzu))*( (haben|hast|habt|brauchen|brauchst|braucht|benötigen|benötigst|sind|bist|seid|haben sollten))?',
    '(wenn|falls) (ihnen|dir|euch)?( )?(etwas|was|irgendetwas|noch etwas|irgendwas|eine frage|dabei etwas)( (noch|daran|dabei|auch))* (unklar|nicht klar|offen|unverständlich|nicht klappt|nicht verständlich)( (ist|bleibt|sein sollte|bleiben sollte|wäre))?',
    'sollten? (sie|du|ihr|etwas|noch etwas|ihnen etwas|dir etwas|irgendetwas)( (noch|dazu|dabei|hierzu|weitere|irgendwelche|eine|unsere|unklar|fragen?|rückfragen?|hilfe|unterstützung|nicht klar|unsicher))+ (haben|sein|bleiben|brauchen|benötigen)|solltest du( (noch|dazu|dabei|hierzu|weitere|eine|unsere|fragen?|rückfragen?|hilfe|unterstützung|unsicher))+ (haben|sein|brauchen|benötigen)|(haben sie|hast du|habt ihr)( (noch|dazu|hierzu|dabei|weitere|irgendwelche))* (fragen|rückfragen)',
    `((bei|für) ((weiteren|weitere|allen|alle|etwaigen|etwaige|noch|offenen) )*(fragen|rückfragen|unklarheiten|zweifeln|unsicherheiten) )?((hier )?(sind|bin|stehen|stehe|helfen|helfe) (wir|ich)|(wir|ich)( hier)? (sind|bin|stehen|stehe|helfen|helfe))( (ihnen|dir|euch))?${GLAD}( (für (sie|dich|euch)|zu (ihrer|deiner)|zur))*( (da|verfügung|weiter|dabei|hier|erreichbar))*`,
    '(bei|für) ((weiteren|weitere|allen|alle|etwaigen|etwaige|noch|offenen) )*(fragen|rückfragen|unklarheiten|zweifeln|unsicherheiten)( (dazu|hierzu))?',
    `((wir|ich) (beantworten|beantworte|klären|kläre)|(beantworten|beantworte|klären|kläre) (wir|ich))( (ihnen|dir|sie|diese|die|alle|ihre|deine|weitere))*( (fragen|rückfragen))?${GLAD}`,
    '(es|das|damit)( (eilt|drängt|hat|ist))( (uns|mir|von unserer seite|überhaupt|gar|wirklich|damit|bei uns|ja|aber))* (nicht|nicht eilig|keine eile|nicht dringend|zeit)|(nur |aber |absolut |überhaupt )?(keine eile|kein stress|kein druck)|(es )?gibt( (aber|gar|überhaupt))* keine eile',
    '(nehmen sie sich|nimm dir|nehmt euch|lassen sie sich|lass dir|lasst euch)( (ruhig|gern|gerne|bitte|alle|die|dafür|dabei|damit|so viel|gerne die|ihre|deine|einfach))* zeit,?( (die|wie) (sie|du|ihr)( dafür)? (brauchen|brauchst|braucht|möchten|möchtest))?',
    '((wir wünschen|ich wünsche|wünschen wir|wünsche ich|haben sie|hab|hab noch|habt|genießen sie|genieß|genieße) )?((ihnen|dir|euch|bis dahin|und|noch|weiterhin|ganz) )*(einen|eine|ein|den|die)?( )?((sehr|recht|noch|weiterhin|schöne|schönen|gute|guten|angenehme|angenehmen|erholsame|erholsamen|sonnige|sonnigen|ruhige|ruhigen|entspannte|entspannten|tolle|tollen|schönes|gemütlichen|prima|wunderschönen) )+((rest|resttag|restwoche) )?(tag|abend|woche|nachmittag|vormittag|morgen|mittag|zeit|feierabend|start in (den tag|die woche|diese woche)|wochenstart|restwoche|resttag|wochenmitte)( noch)?( und (bis bald|alles gute|einen guten start in die woche))?',
    'alles (gute|liebe|beste)( (für sie|für dich|und bis bald|ihnen|dir))?|(bis (bald|dann|dahin|demnächst|die tage)|gehaben sie sich wohl|auf bald|auf wiederhören|auf wiedersehen|mach es gut|machen sie es gut|ciao|tschüss|herzlichst|herzlich|hochachtungsvoll|(wir|ich)? ?verbleiben?( (wir|ich))?)( (für heute|mit))?',
    `(und )?(es grüßt( (sie|dich|herzlich|freundlich|ganz herzlich))*|(mit )?((ganz|viele|vielen|liebe|lieben|herzliche|herzlichen|freundliche|freundlichen|beste|besten|schöne|schönen|sonnige|sonnigen|nette|einen|allerbeste|liebem|freundlichem|bestem|herzlichem|viel|und) )*${GREETINGS})( (aus|von|vom|an) (unserem|unseren|dem|uns|das|allen|ganzen|team|kundenservice|kundendienst|ganze|zusammen)( (team|kundenservice|kundendienst|ganzen team))?)?( (ihr|dein|euer|das|unser) (team|kundenservice|serviceteam))?`,
    '(bitte )?(entschuldigen sie|entschuldige|entschuldigung|verzeihen sie|verzeih|verzeihung|sorry|pardon)( (bitte|für))?( (die|das|meine|unsere|wegen|dass))?( (erneute|nochmalige|kurze|weitere|kleine|noch eine|zweite))*( (nachfrage|nachricht|mail|e-?mail|störung|nachfragen|nachhaken|rückfrage|erinnerung))',
    '(wir|ich) hoffen?,? (wir|ich) (stören|störe)( (sie|dich|damit))* nicht|(wir|ich) (wollen|möchten|will|möchte|wollte|wollten) (sie|dich|euch)( damit)? (nicht|keinesfalls|auf keinen fall|keineswegs) (drängen|stören|hetzen|bedrängen|nerven)',
    '(vielleicht|möglicherweise|eventuell|unter umständen|vermutlich|womöglich) (ist|sind|war) (unsere|meine|die)( (letzte|vorige|frühere))? (nachricht|mail|e-?mail|frage|rückfrage|fragen)( (bei ihnen|bei dir|im alltag|im trubel|in der fülle|einfach|nur|ja))* (untergegangen|durchgerutscht)|(falls|wenn) (unsere|meine|die)( (letzte|vorige|frühere))? (nachricht|mail|e-?mail|frage|rückfrage)( (bei ihnen|bei dir|im alltag|im trubel|einfach))* (untergegangen|durchgerutscht)( ist| sein sollte)?',
    '(falls|wenn|sollte) (sich )?(das|die sache|alles|ihr anliegen|dein anliegen|die frage|ihre frage|deine frage)( (sich|schon|bereits|für sie|für dich))* (erledigt|geklärt) (hat|haben|haben sollte|ist|sein sollte)',
    `(damit|so dass|sodass) (wir|ich)( (ihnen|dir|euch|das|es|an der sache|in der sache|dann|direkt|auch|gut|besser|richtig|gezielt|bestmöglich|passend|genau|mit ihrem anliegen|mit deinem anliegen|mit ihrer anfrage|mit deiner anfrage|hier))* ${ONWARD} ${CAN}|damit (wir|ich)( (mit ihrem anliegen|mit deinem anliegen|in der sache|hier|dann))* (weiterkommen|weiterkomme|weitermachen|weitermache|bescheid wissen|wissen,? woran wir sind)|damit es( (dann|hier|für sie|für dich))* (weitergeht|weitergehen kann|vorangeht|vorangehen kann)|damit (nichts|keine frage) (offen bleibt|untergeht|liegen bleibt)`,
    `(so|dann|damit|und dann|erst dann|nur so|danach|anschließend|auf diese weise|mit dieser angabe|mit diesen angaben|mit dieser information|mit ihrer antwort|mit deiner antwort|mit ihrer rückmeldung|mit deiner rückmeldung) (${CAN} (wir|ich)( (ihnen|dir|euch|dann|gern|gerne|direkt|gut|besser|richtig|gezielt|auch|sofort))*( in der sache| hier)? ${ONWARD}|(kommen|machen|schauen|sehen) wir( (dann|gemeinsam|hier|in der sache))* weiter|(komme|mache|schaue|sehe) ich( (dann|hier))* weiter|geht es weiter|hilft uns das weiter)`,
    `um( (ihnen|dir|euch|dabei|dann|gezielt|richtig|gut|besser|bestmöglich|passend|hier|in der sache|mit ihrem anliegen|mit deinem anliegen|mit ihrer anfrage|mit deiner anfrage))* (${ONWARD} zu können|weiterhelfen zu können|weiterzuhelfen|weiterzukommen|weiterzumachen|fortzufahren|zu helfen|helfen zu können)`,
    `(sobald|wenn) (wir|ich) (dann )?${MATTER}( von ihnen| von dir)? (haben|habe|wissen|weiß|kennen|kenne|sehen|sehe)|(sobald|wenn) (uns|mir) ${MATTER} (vorliegt|vorliegen)`,
    `(${CAN} (wir|ich)|(wir|ich) ${CAN})( (ihnen|dir|euch|dann|gern|gerne|direkt|besser|gezielt))* ${ONWARD}|(schauen|sehen|kommen|machen) wir( (dann|gemeinsam|gern))* weiter|(schaue|sehe|komme|mache) ich( (dann|gern))* weiter|geht es( dann)? weiter`,
    `((gern|gerne|natürlich|selbstverständlich) )*((unterstützen|unterstütze|helfen|helfe) (wir|ich)|(wir|ich) (unterstützen|unterstütze))( (sie|dich|euch|ihnen|dir))?${GLAD}( (dabei|weiter|hierbei))*`,
    `(vielen |herzlichen |lieben )?(dank|danke) fürs? ((kurze|schnelle) )?${THANKS}|danke,? dass (sie sich|du dir)( (kurz|dafür|hierfür|die))* zeit( (dafür|hierfür))? (nehmen|nimmst)|(kommen sie|komm|kommt) gut (durch|in) (die|den) (neue )?(woche|tag)|(nur )?(bitte )?keine hektik`,
    '(ganz )?(ihr|dein|euer) (team|kundenservice|serviceteam)',
    '(sicher|bestimmt|gewiss|vermutlich|wahrscheinlich|vielleicht) (haben|hatten) sie( (gerade|derzeit|zurzeit))* viel (zu tun|um die ohren)|(sicher|bestimmt|gewiss|vermutlich|wahrscheinlich|vielleicht) (hast|hattest) du( (gerade|derzeit|zurzeit))* viel (zu tun|um die ohren)|(wir wissen|ich weiß),? (dass )?der alltag (ist )?(manchmal )?(voll|trubelig|hektisch)( ist)?',
  ],
  points: [
    `((leider|bisher|bislang|bis jetzt|noch|uns|mir|bei uns|dazu|hierzu|zu unserer frage) )*(ist|liegt|kam)( (uns|mir|bei uns|bisher|bislang|leider|noch|dazu|hierzu))* keine ${REPLY}( von (ihnen|dir|euch))?( (vor|eingegangen|angekommen|eingetroffen|da))?`,
    `noch (kurz|schnell|eine kleinigkeit)( etwas)? ${ABOUT} <what>|(anknüpfend|bezugnehmend|im anschluss|mit bezug) (an|auf) (unsere|meine|ihre|deine) (letzte |vorige )?(nachricht|mail|frage)( vom <what>)?|in (unserer|meiner) letzten (nachricht|mail) (hatten|hatte|haben|habe) (wir|ich)${YOU}${SMALL} (nach|um) <what> (gefragt|gebeten)`,
    `(wie (steht|sieht) es( (denn|inzwischen))? (um|mit)|haben sie (schon )?an) <what>( aus| gedacht)?`,
    `((hier|heute|nur|nun|noch|dies|das|es|ist|kommt|mit|also|wieder|lediglich|dazu|zunächst|vorab) )*((eine|ein|einer|meine|unsere|ganz) )?((kurze|kleine|freundliche|nette|liebe|erneute|sanfte|höfliche|schnelle|offene|kurzer|kleiner|freundlicher|weitere|und) )*(nachfrage|frage|rückfrage|erinnerung|nachricht|anfrage|mail|e-?mail|notiz|zwischenfrage|bitte|gruß|hinweis)( (von (uns|mir)|unsererseits|meinerseits|an (sie|dich|euch)|noch|vorab|dazu|hierzu|zwischendurch))*( ${ABOUT} <what>)?`,
    `(wir|ich) (melden|melde|schreiben|schreibe|wenden|wende|fragen|frage|haken|hake|erkundigen|erkundige)${YOU}( an (sie|dich))?${SMALL}( (heute|bei ihnen|bei dir))*( ${ABOUT} <what>)?( (nach|an|bei ihnen|bei dir|an sie|an dich))*`,
    `((wegen|zu|zum|zur|bezüglich|hinsichtlich|deshalb|deswegen|daher|darum|heute|hiermit|mit dieser nachricht|mit dieser mail)( <what>)?) (melden|melde|schreiben|schreibe|fragen|frage|haken|hake) (wir|ich)${YOU}${SMALL}( (nach|an))?`,
    `(heute|hiermit|kurz|deshalb|deswegen|daher|darum|also) (melden|melde|schreiben|schreibe|fragen|frage|haken|hake) (wir|ich)${YOU}${SMALL}( ${ABOUT} <what>)?( (nach|an))?`,
    `(wir|ich) (wollten|wollte|möchten|möchte|würden|würde|dürfen|darf|wollen|will)${YOU}${SMALL}${YOU}${SMALL}( (${ABOUT}|an|auf|um) <what>)?${SMALL} (melden|schreiben|nachfragen|fragen|erinnern|anfragen|nachhaken|zurückkommen|erkundigen|anknüpfen|nachhören|bitten|ansprechen|hören)`,
    `(wir|ich) (wollten|wollte|möchten|möchte|würden|würde|dürfen|darf|müssten|müsste|müssen|muss)${YOU}${SMALL}${YOU} (fragen|nachfragen|wissen|erfahren|hören|nachhören|anfragen|klären|sehen),? ${KNOWING}`,
    `(wir|ich) (fragen|frage)( (uns|mich|sie|dich))?${SMALL}( nach)?,? ${KNOWING}`,
    `(wir|ich) (kommen|komme)${SMALL} auf <what>${SMALL} (zurück|zu sprechen)|(wir|ich) (knüpfen|knüpfe)${SMALL} an <what> an|(wir|ich) (beziehen uns|beziehe mich)${SMALL} auf <what>`,
    `(es|hier|dabei) (geht|dreht sich)( (uns|mir|hier))?${SMALL} um <what>|was <what> (angeht|betrifft|anbelangt)|(wir|ich) (sind|bin)${SMALL} (an|bei) <what> dran`,
    `(die|unsere|meine|noch offene|einzige offene)( (offene|einzige|kurze))* frage (ist|war|lautet|lautete|bleibt)${SMALL},? ${KNOWING}`,
    `(wir|ich) (hatten|hatte|haben|habe)${YOU}${SMALL}( (in unserer|in meiner|mit unserer|mit meiner) (letzten )?(nachricht|mail|e-?mail))? (nach|um) <what> (gefragt|gebeten)|(wir|ich) (hatten|hatte|haben|habe)${YOU}${SMALL}( (in unserer|in meiner|mit unserer|mit meiner) (letzten )?(nachricht|mail|e-?mail))? gefragt,? ${KNOWING}`,
    `(sie|du) (hatten|hattest|haben|hast|schrieben|schriebst|fragten|fragtest)( (uns|mich|mir))?${SMALL} (nach|wegen) <what>( (gefragt|geschrieben|angefragt|gemeldet))?`,
    `(?!.*erneut)((dazu|hierzu|darauf|leider|bisher|bislang|bis jetzt|noch|von (ihnen|dir|euch)) )*((wir|ich) (haben|habe)|(haben|habe) (wir|ich))${SMALL}( (dazu|hierzu|darauf|davon|seitdem|auf unsere (letzte )?(frage|nachricht|mail)|auf meine (letzte )?(frage|nachricht|mail)))*${SMALL} (nichts|noch nichts|keine ${REPLY}|keine neuigkeiten|kein ${REPLY}|nicht)( (mehr|weiter))?( von (ihnen|dir|euch))?( (zu|zum|zur|auf|bezüglich|wegen) <what>)? (erhalten|bekommen|gehört|gelesen|gefunden|gesehen)`,
    `(zu|zum|zur|auf|wegen|bezüglich) <what> (haben|habe) (wir|ich)${SMALL} (nichts|keine ${REPLY})( von (ihnen|dir|euch))?( mehr)? (erhalten|bekommen|gehört|gelesen)`,
    `(wir|ich) (haben|habe) ${NEITHER_PARCEL_NOR_MONEY}${NOT_YET} ${COME}|${NEITHER_PARCEL_NOR_MONEY} (haben|habe) (wir|ich)${NOT_YET} ${COME}|(leider|bisher|bislang|noch) (haben|habe) (wir|ich) ${NEITHER_PARCEL_NOR_MONEY}${NOT_YET} ${COME}`,
    `${NEITHER_PARCEL_NOR_MONEY} (ist|sind)${NOT_YET}( (bei uns|bei mir|hier))? (angekommen|eingegangen|eingetroffen|da)|${NEITHER_PARCEL_NOR_MONEY} (liegt|liegen)${NOT_YET} vor|${NEITHER_PARCEL_NOR_MONEY} (konnten|konnte) (wir|ich)${NOT_YET} (finden|sehen|öffnen)`,
    `((uns|mir|es|dazu|dafür|hierfür|hierzu|noch|nun|jetzt|leider|allerdings|jedoch|aber|nur|dann|bisher|bislang|zurzeit|einzig|lediglich|also|damit es weitergeht|zum (weitermachen|abschluss)|für den nächsten schritt) )+(fehlt|fehlen)( (uns|mir))?${SMALL}( (uns|mir))?${SMALL} <what>`,
    `(was|das|alles|das einzige|das einzige,? was|alles,? was|was uns|was mir|was hier)( (uns|mir|noch|jetzt|nun|bisher|dazu|dafür|nur))* (fehlt|fehlen)( ist| sind|,? ist|,? sind|,? wäre|:) <what>`,
    `<what> (fehlt|fehlen)( (uns|mir|hier))?${SMALL}|(für|zu|zum|zur|wegen|bei|von) <what> (fehlt|fehlen)( (uns|mir))?${SMALL} <what>`,
    `(wir|ich)${SMALL} ${NEED}${SMALL} <what>|((dazu|dafür|hierfür|hierzu|noch|nun|jetzt|leider|allerdings|nur|dann|zurzeit|einzig|lediglich|also|von ihnen|von dir|für den nächsten schritt|zum weitermachen) )+${NEED} (wir|ich)${SMALL} <what>`,
    `${NEED} (wir|ich)${SMALL} <what>|(für|zu|zum|zur|wegen|bei|von) <what> ${NEED} (wir|ich)${SMALL} <what>|<what> ${NEED} (wir|ich)${SMALL}`,
    `(alles|das einzige|was),? (was )?(wir|ich)( (noch|jetzt|dafür|dazu|von ihnen|von dir|nur))* (brauchen|brauche|benötigen|benötige)(,? ist|,? sind|,? wäre|,? wären|:) <what>|(mehr|weiter nichts) (brauchen|brauche) (wir|ich)( dafür)? nicht`,
    `((wir|ich) (warten|warte)|((dazu|dafür|noch|nun|jetzt|aber|derzeit|zurzeit) )*(warten|warte) (wir|ich))${SMALL} (auf|nur auf|noch auf) <what>|auf <what> (warten|warte) (wir|ich)${SMALL}`,
    `<what> (ist|sind|steht|stehen|bleibt|wäre|wären) (bei uns |hier |also |allein |leider |nur |aber )*noch( (immer offen|offen|aus|zu klären|ungeklärt|unbeantwortet|nötig))|(es|hier|noch|nun|dazu|nur noch|aktuell|offen) (steht|stehen|ist|sind|bleibt|bleiben|wäre|wären)( (noch|nur|nun|also|jetzt|allein|bei uns|hier))* (offen |aus |zu klären |ungeklärt |nötig )?(wäre |ist |sind )?<what>( (offen|aus))?|(noch )?(offen|ungeklärt|nötig)( (ist|sind|bleibt|wäre))?( noch| nur| also| jetzt)*:? <what>`,
    `<what> (hilft|helfen|würde|würden|wäre|wären|genügt|genügen|reicht|reichen)( (uns|mir|dafür|dazu|dabei|hier|auch|schon|da|schon sehr|sehr|enorm|völlig|vollkommen|vollauf|bereits|erst|erstmal|am meisten|gut|ganz))*( (weiter|helfen|weiterhelfen|hilfreich|super|toll|prima|genug|ideal|perfekt|nützlich|wichtig|schön|gut|genügen|reichen|aus|ausreichen|ausreichend|interessant))*`,
    `(am meisten|am besten|sehr|schon|dazu|dafür|dabei|uns|mir|es|da|hier|sehr hilfreich|hilfreich|wichtig|interessant|ideal|gut|schön|super|prima|toll|nützlich|genug|schon gut) (hilft|helfen|würde|wäre|wären|genügt|genügen|reicht|reichen)( (uns|mir|dafür|dazu|dabei|hier|auch|schon|da|sehr|völlig|vollkommen|bereits|erst|erstmal|noch|für uns|für mich|vollauf|ganz))* <what>( (weiter|helfen|weiterhelfen|aus|völlig|vollkommen))?`,
    `(wir|ich) (wären|wäre|sind|bin)( (ihnen|dir|euch|sehr|wirklich|noch))* (dankbar|froh) (für|um|über) <what>|(für|über|um) <what> (wären|wäre|würden|würde|freuen) (wir|ich)( (ihnen|dir|uns|mich|sehr))*( (dankbar|froh|freuen))?|(wir|ich) (freuen|freue|würden|würde) (uns|mich)( (sehr|schon))* über <what>( freuen)?`,
    `(wir|ich) (bitten|bitte) (sie|dich|euch)${SMALL} um <what>|(dürften|dürfen|darf|dürfte) (wir|ich) (sie|dich|euch)${SMALL} um <what> bitten`,
    `(wir|ich) (wissen|weiß|wüssten|wüsste|hätten|hätte)( (noch|nur|gern|gerne|leider|bisher|bislang|sicher))*( nicht)?,? ${KNOWING}|((uns|mich) (interessiert|würde interessieren|würde noch interessieren)|interessieren würde (uns|mich))${SMALL},? ${KNOWING}|(wissen|weiß) (wir|ich)${SMALL}( nicht)?,? ${KNOWING}`,
    `(wir|ich) (sind|bin)${SMALL}( nicht)? (gespannt|neugierig|unsicher|sicher|interessiert),? ${KNOWING}|(offen|unklar|ungeklärt) (ist|bleibt)${SMALL},? ${KNOWING}|(es|uns|mir) (ist|bleibt|fehlt|hilft|würde helfen)${SMALL}( (offen|unklar|zu wissen|wichtig|hilfreich|die angabe|die info|die information|uns|mir))*,? ${KNOWING}`,
    `(schon |bereits |uns |es )?(genügt |reicht )?((uns|mir|dafür|völlig|schon|auch) )*(ein|eine|einziges|schon ein|schon eine|auch ein|auch eine)( (kurze|kurzer|kurzes|einfache|einfaches|einziges|schnelles|knappe|knappes|formlose))* (antwort|wort|nachricht|zeile|satz|foto|bild|handyfoto|info|stichwort|rückmeldung|zahl|ja oder nein|schnappschuss|smartphonefoto|angabe)( (hier|dazu|von ihnen|von dir|mit dem handy|als antwort))*( (genügt|reicht|wäre hilfreich|hilft)( (uns|mir|dafür|dazu|völlig|schon|vollkommen|da|weiter|sehr))*)?`,
    `(sobald|wenn) (uns|mir) <what> (vorliegt|vorliegen)|(sobald|wenn) (wir|ich) <what> (haben|habe|kennen|kenne|wissen|sehen|sehe)`,
    '(sie können|du kannst|ihr könnt|können sie|kannst du|gern können sie|gerne können sie|gern kannst du)( (uns|mir))?( (einfach|gern|gerne|auch|direkt|jederzeit|dafür|dazu|natürlich|hier))*( (einfach|hierauf|darauf))? (antworten|zurückschreiben|schreiben|fragen)',
    `${ABOUT} <what> (ist|sind|bleibt|bleiben|haben wir|habe ich|gibt es|hätten wir|hätte ich)${SMALL} (eine|zwei|drei|die|unsere|meine)( (kurze|kleine|kleinen|offene))* (frage|fragen|rückfrage|rückfragen|angabe|angaben|punkt|punkte)( (offen|unbeantwortet|zu klären))?|(wir|ich) (haben|habe|hätten|hätte)${SMALL} (eine|zwei|drei)( (kurze|kleine|offene))* (frage|fragen|rückfrage|rückfragen)( (offen|an sie|an dich))*( ${ABOUT} <what>)?`,
    `${ABOUT} <what> (wollten|wollte|möchten|möchte|würden|würde|darf|dürfen) (wir|ich)${YOU}${SMALL}${YOU}${SMALL} (melden|schreiben|nachfragen|fragen|nachhaken|erkundigen|nachhören)`,
    `${ABOUT} <what> (haben|habe) (wir|ich)${SMALL} (keine ${REPLY}|nichts|nichts gehört)( von (ihnen|dir|euch))?`,
    `((es|hier|dazu|dafür|da|dann) )?(genügt|reicht)( (uns|mir|auch|schon|völlig|bereits|hier|dafür|dazu))* <what>|(ein|eine|auch ein|auch eine|schon ein)( (kurzes|einfaches|kurze|einfache))* (handyfoto|foto|bild|antwort|nachricht|zeile|wort|stichwort|video|schnappschuss) (ist|wäre)( (völlig|vollkommen|schon|auch|dafür|dazu|uns|mir|absolut|ganz))* (ausreichend|genug|hilfreich|super|prima|toll|okay|in ordnung)`,
    `zur (auswahl|wahl) (stehen|standen)( (ja|ihnen|dir))* <what>`,
  ],
  joints: [
    'und',
    'oder',
    'aber',
    'denn',
    'also',
    'doch',
    'sondern',
    'sowie',
    'und zwar',
    'außerdem',
    'dazu',
    'daher',
    'deshalb',
    'deswegen',
    'und auch',
    'und daher',
    'und deshalb',
    'nämlich',
    'wenn ja',
    'falls ja',
    'falls nein',
    'bitte',
    'dann',
    'so',
  ],
  states:
    '(?<!zu\\s(?:sehen|erkennen|lesen|finden)\\s)(?:ist|sind) war waren wird werden wurde wurden wäre wären würde würden hat haben hatte hatten habt hast kann können konnte konnten könnte könnten darf dürfen durfte soll sollen sollte sollten muss müssen musste müssten will wollen kommt kommen kam geht gehen ging liegt liegen lag bleibt bleiben blieb gibt gab kostet kosten dauert gehört gehören bekommt bekommen bekommst erhält erhalten erhältst läuft klappt macht passt hilft reicht dass weil nachdem obwohl indem sodass steht(?=\\s) stehen(?=\\s) versand verschickt versendet versandt abgeschickt losgeschickt rausgeschickt rausgegangen erledigt repariert storniert reserviert zurückgelegt unterwegs fertig bereit gebucht bezahlt erstattet ausgetauscht ersetzt eingepackt geprüft geklärt abgeschlossen geschlossen gesperrt bestätigt angekommen eingetroffen [a-z]+en\\s(?:sie|ihr|wir)(?!\\s(?:haben|brauchen|sehen|möchten)) [a-z]+e\\sich [a-z]+st\\sdu verlieren verliert verfällt auf\\s(?:sie|dich) (?<=^)(?:die|der|ihre|ihrer|deine|deiner|eure)\\s(?:rechnung|zahlung)$',
  hinges:
    '(?<=^(?:(?:und|oder|sowie|auch|noch|die\\sangabe|angabe|frage|sagen|wissen)\\s)?)(?:wie|was|wo|wann|wer|woran|worauf|wofür|womit|welche[rsnm]?|ob|(?:an|auf|in|mit|bei|aus|zu|von|für)\\swelche[rsnm]?) welche[rsnm]? ob (?<=^)(?:die|das|der|den|dem)\\s(?:sie|du|ihr)(?=\\s)',
})
