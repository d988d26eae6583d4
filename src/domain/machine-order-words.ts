/** How somebody gives orders to a machine in six languages, folded. Each gap stays inside a sentence. */

const GAP = '[^.?!]{0,40}?'

export const MACHINE_ORDERS = [
  // Ignore what you were told.
  '(?:ignore|disregard|forget|override|bypass) …(?:previous|prior|above|earlier|preceding|your|all|any|the|these|system) …(?:instruction|prompt|rule|guideline|direction|order to|polic)',
  '(?:ignor(?:e|ez|er)|oubli(?:e|ez|er)|ne tiens pas compte|ne tenez pas compte) …(?:instruction|consigne|regle|directive|prompt)',
  '(?:ignorier(?:e|en)?|vergiss|vergessen sie|missachte|uberschreibe) …(?:anweisung|instruktion|regel|vorgabe|prompt|befehl)',
  '(?:ignor(?:a|e|ad|en)|olvid(?:a|e|en)|omit(?:e|a)|descart(?:a|e)) (?:todas |tus |sus )(?:las )?(?:instruccion|regla|indicacion|ordenes|prompt)',
  '(?:ignor(?:a|e|ad|en)|olvid(?:a|e|en)) las (?:instruccion|regla|indicacion|orden)[a-z]* (?:anterior|previa|de arriba|del sistema)',
  '(?:ignor(?:a|i|ate)|dimentic(?:a|hi|ate)|non considerare|tralascia) …(?:istruzion|regol|direttiv|indicazion|prompt)',
  '(?:negeer|vergeet|sla …over) …(?:instructie|regel|opdracht|aanwijzing|prompt)',
  // You are now somebody else.
  "(?:you are|you're|act as|behave as|pretend (?:to be|you are)|roleplay as) (?:now |from now on )?(?:an? |the )?(?:unrestricted |different |new |helpful )?(?:ai|assistant|language model|chat ?bot|bot|dan|system|administrator|admin|developer mode)(?![a-z])",
  "(?:tu es|vous etes|agis|agissez|comporte-toi) …(?:maintenant |comme |en tant que )(?:une? |l')?(?:ia|assistante?|administrateur|modele de langage)(?![a-z])",
  '(?:du bist|sie sind|verhalte dich|tu so) …(?:jetzt |ab sofort |als |nun )(?:eine? )?(?:ki|assistent|administrator|sprachmodell)(?![a-z])',
  '(?:eres|actua|comportate) …(?:ahora |como )(?:una? )?(?:ia|asistente|administrador|modelo de lenguaje)(?![a-z])',
  "(?:sei|agisci|comportati) …(?:ora |adesso |come )(?:una? |un'|l')?(?:ia|ai|assistente|amministratore|modello linguistico)(?![a-z])",
  '(?:je bent|u bent|gedraag je|doe alsof) …(?:nu |vanaf nu |als )(?:een )?(?:ai|assistent|beheerder|taalmodel)(?![a-z])',
  // What only a machine is told.
  '(?:system|assistant|developer|admin) ?(?:prompt|message|override|instruction|note to (?:the )?(?:ai|model|assistant))',
  '(?:new|nouvelles?|neue|nuevas?|nuove?|nieuwe) (?:system )?(?:instructions?|instrucciones|anweisung(?:en)?|istruzioni|instructies|consignes) ?:',
  '(?:prompt|jailbreak|developer mode|do anything now)(?: injection)?(?![a-z])',
  '(?:note|message|instruction|attention|important)s? (?:to|for) (?:the )?(?:ai|a\\.i\\.|llm|language model|assistant|bot|model)(?![a-z])',
  "(?:note|message|instruction)s? (?:a|pour) (?:l'|la |le )?(?:ia|assistant|modele)(?![a-z])",
  '(?:hinweis|nachricht|anweisung) (?:an|fur) (?:die |den |das )?(?:ki|assistenten|modell)(?![a-z])',
  "(?:nota|mensaje|instruccion|messaggio|istruzione) (?:para|per|a) (?:la |el |l')?(?:ia|ai|asistente|assistente|modelo|modello)(?![a-z])",
  '(?:bericht|instructie|opmerking) (?:aan|voor) (?:de |het )?(?:ai|assistent|model)(?![a-z])',
  '(?:reveal|print|repeat|show|output|reponds|affiche|zeige|muestra|mostra|toon) …(?:system prompt|your (?:instructions|prompt|rules)|(?:tes|vos) (?:instructions|consignes)|(?:deine|ihre) (?:anweisungen|instruktionen)|(?:tus|sus) instrucciones|(?:le tue|le sue) istruzioni|je instructies)',
  '(?:as|if you are|since you are) an? (?:ai|language model|llm|automated (?:system|assistant))',
  '(?:set|mark|return|respond with|answer with|output) …(?:verdict|follow_up|no_follow_up|confidence|json|hand_over|we_owe)(?![a-z])',
  '(?:your|the) (?:next )?(?:draft|reply|message|answer|response) (?:must|should|has to|shall) (?:contain|include|say|state|confirm|promise|mention)',
].map((words) => words.replaceAll('…', GAP))
