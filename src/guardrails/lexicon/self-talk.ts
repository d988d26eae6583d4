/** How a machine hands its text to whoever ordered it, in six languages, folded. */

export const isSelfTalk = (sentence: string): boolean =>
  [sentence, wordsAlone(sentence)].some((text) =>
    [PRESENTS, OFFERS_ANOTHER, ASKS_ITS_MASTER].some((pattern) => pattern.test(text)),
  )

/** Whatever marks stand between them. */
const wordsAlone = (text: string) => text.replace(/[^\p{L}\p{N}'-]+/gu, ' ')

/** A text handed over, as to whoever ordered it. */
const PRESENTS =
  /\b(?:here (?:is|are|you (?:go|are))|here's|below (?:is|you)|voici|voila|ci-dessous|hier (?:ist|sind|kommt|haben sie|hast du)|anbei|nachfolgend|aqui (?:tiene|tienes|esta|va|te dejo|le dejo)|te dejo|le dejo|a continuacion|ecco(?:ti|le)?|di seguito|hier is|hierbij|ziehier|hieronder)[^.?!]{0,50}\b(?:draft|reminder|follow-?up|(?:reply|message|e-?mail|text|wording) (?:to|for|you (?:asked|requested|wanted))|brouillon|relance|(?:message|texte|reponse) (?:a|de|pour|demande|propose)|entwurf|erinnerung|nachfass\p{L}*|(?:nachricht|text|antwort|mail) (?:an|fur)|formulierung|borrador|recordatorio|seguimiento|(?:mensaje|texto|respuesta|correo) (?:para|de|al?|solicitad\p{L}*)|bozza|promemoria|sollecito|(?:messaggio|testo|risposta) (?:per|di|da|al?|richiest\p{L}*)|concept\p{L}*|herinnering\p{L}*|opvolg\p{L}*|vervolg\p{L}*|(?:bericht|tekst|antwoord) (?:aan|voor))(?!\p{L})/u

/** Ready to write it again: shorter, warmer, another tone. */
const OFFERS_ANOTHER =
  /\b(?:shorten|rewrite|rephrase|reword|another (?:version|tone|draft)|(?:more|less) formal|raccourci\p{L}*|reformul\p{L}*|(?:plus|moins) formel\p{L}*|umformulier\p{L}*|umschreib\p{L}*|kurzer fass\p{L}*|formeller|reescrib\p{L}*|acort\p{L}* (?:el|la|lo)|mas formal|(?<!(?:le|ti|vi|la) )riscriv(?!o per|o riguardo|o a proposito|iamo per|iamo riguardo|erle|erti|ervi|endole|endoti)\p{L}*|riformul\p{L}*|accorci\p{L}* (?:il|la|lo)|piu formale|herschrij\p{L}*|herformul\p{L}*|inkort\p{L}* (?:de|het)|formeler)(?!\p{L})/u

/** What only whoever ordered a text is asked: shorter, warmer, in other words, ready to go. */
const ASKS_ITS_MASTER =
  /\b(?:make (?:it|this) (?:\p{L}+er|more|less)|(?:shorter|longer|warmer|friendlier) (?:one|version|message)|(?:shall|should) i (?:send it|adjust|shorten)|(?:to|for) the customer|(?:plus|moins) (?:court|long|chaleureux)\p{L}*|(?:au|pour le) client|(?:soll ich|mochten sie) (?:es|sie|ihn|das) (?:kurzer|langer|freundlicher|abschicken|anpassen)|(?:an|fur) den kunden|(?:lo|la) hago mas|mas (?:corto|breve|largo)|(?:al|para el) cliente|(?:lo|la) faccio piu|piu (?:corto|breve|lungo)|(?:al|per il) cliente|(?:korter|langer|vriendelijker) (?:maken|versie)|(?:aan|voor) de klant)(?!\p{L})/u
