/** How customers of six languages say that a matter is over, and what shows that it is not. */

/** Sources of regular expressions between word boundaries, folded. */
export const SETTLED = {
  over: [
    '(?:all |now |been |is |everything |finally )(?:solved|resolved|settled|sorted|fixed)',
    "(?:all|everything)(?:'s| is) (?:good|fine|ok|okay)(?: now)?",
    '(?:works|working|is fine) (?:again|now|fine|perfectly)',
    '(?:probleme |tout est |est |affaire )(?:resolue?|reglee?)',
    "tout (?:est|va) (?:bien|ok|en ordre|rentre dans l'ordre)",
    '(?:fonctionne|marche) (?:maintenant|bien|parfaitement|a nouveau)',
    '(?:hat sich|ist) (?:schon |inzwischen |jetzt |alles )?(?:erledigt|gelost|geklart)',
    'alles (?:gut|geklart|bestens|in ordnung|erledigt)',
    '(?:ya )?(?:esta|quedo|queda|se ha) (?:todo )?(?:resuelto|solucionado|arreglado)',
    'ya funciona',
    '(?:tutto|problema|e) (?:stato )?(?:risolto|a posto|sistemato)',
    'ora funziona',
    '(?:is|alles|helemaal) (?:al |nu |inmiddels )?(?:opgelost|geregeld|in orde)',
    'werkt (?:nu|weer|goed)',
  ],
  notYet: [
    "(?:but|however|still|yet|unless|otherwise|until|not|never|[a-z]+n't)",
    "(?:mais|toujours pas|pas encore|sinon|ne|n'est|jamais)",
    '(?:aber|noch|sonst|nicht|nie|erst wenn)',
    '(?:pero|todavia|aun|si no|no esta|no ha|nunca)',
    '(?:ma|ancora|altrimenti|non|mai)',
    '(?:maar|nog|anders|niet|nooit)',
  ],
}
