/** Turns that ask the customer for something without a question mark, in six languages, folded. */

export const isRequest = (text: string): boolean => REQUESTS.test(text)

const REQUESTS = new RegExp(
  `(?<!\\p{L})(?:${[
    "please|(?:tell|send|show|give|drop|write) (?:us|me)|let (?:us|me) know|you (?:can|could|may) (?:\\p{L}+ )?(?:answer|reply|send|tell|choose|write|read|find|see|measure|check|ask)|if you (?:could|can|would|tell|send)|just (?:say|tell|send|reply|write)|i wondered (?:whether|if)|i(?:'m| am) wondering",
    "(?:dites|dis|envoyez|envoie|indiquez|precisez|donnez|confirmez|repondez|montrez|posez|demandez)(?:[- ](?:nous|moi))?|s'il (?:vous|te) plait|merci (?:beaucoup |d.avance |par avance )?(?:de|d.) ?(?:bien vouloir |simplement |juste |encore )*(?:nous|me|m.|le|la|les|l.|vos?|ton|votre|ta|y|repond|precis|indiqu|confirm|choisi|joindre|envoy|verifi|regard|mesur|lire|not|prendre|ecri|dire|transmettre|communiqu|avance|jeter un)\\p{L}*|n'oubli\\p{L}* pas|n'hesit\\p{L}* pas(?= ?[.,!;:]| (?:si|pour|en|des|quand|surtout|non)(?!\\p{L})| ?$)|n'hesit\\p{L}* (?:surtout |donc )?pas a (?:nous|me|m.|repond|ecri|demand|reven|pos|joindre|envoy|le|la|les|l.|y|solliciter|dire|prendre)\\p{L}*|(?:vous pouvez|tu peux) (?:\\p{L}+ )?(?:repondre|envoyer|indiquer|choisir|lire|mesurer|ecrire|dire|demander)|si vous (?:pouvez|pouviez|hesitez)|si tu (?:peux|pouvais)",
    '(?:schicken|senden|sagen|nennen|geben|schreiben|antworten|teilen|zeigen|messen|schauen|fragen) sie|(?:schick|sag|nenn|gib|schreib|zeig|schau|miss|frag)e?(?: (?:uns|mir|mich|sie|einfach|doch|bitte|gern\\p{L}*))|bitte|mich interessiert|ich wusste gern|(?:sie|du) (?:konnen|kannst) (?:\\p{L}+ ){0,4}(?:antworten|schicken|senden|wahlen|ablesen|finden|messen|schreiben|sagen)|wenn (?:sie|du) (?:uns |mir )',
    '(?:diga|di|envie|envia|indique|indica|confirme|confirma|responda|escriba|escribe|mande|manda|de|da|cuente|cuenta)(?:nos|me)(?:l[oa]s?)?|dime|dinos|dame|danos|por favor|(?:puede|puedes) (?:\\p{L}+ )?(?:responder|enviar|mandar|elegir|escribir|decir|medir|leer|preguntar)\\p{L}*|si (?:nos|me) (?:dice|dices|manda|mandas|envia|envias)',
    '(?:ci|mi) (?:dica|mandi|invii|indichi|scriva|confermi|faccia|chieda)|(?:dimmi|dicci|fammi|facci|mandami|mandaci|inviami|inviaci|scrivimi|scrivici)|per favore|gentilmente|(?:puo|puoi) (?:\\p{L}+ )?(?:rispondere|inviare|mandare|scegliere|scrivere|dire|misurare|leggere)\\p{L}*|se (?:mi|ci) (?:dice|dici|manda|mandi)',
    '(?:laat|stuur|zeg|geef|schrijf|meld) (?:u |je )?(?:het )?(?:ons|mij|me|maar|even|dan|gerust)|(?:stuurt|zegt|geeft|schrijft|meldt|laat) (?:u|je)|alstublieft|alsjeblieft|(?:u|je) (?:kunt|kan|mag) (?:\\p{L}+ ){0,4}(?:antwoorden|sturen|kiezen|schrijven|zeggen|meten|lezen|vinden)|als (?:u|je) (?:ons|me|mij)',
  ].join('|')})(?!\\p{L})`,
  'u',
)
