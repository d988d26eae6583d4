/** How a customer is addressed, in the languages that have two ways; and titles with what they say of him. Folded. */

const anyOf = (words: string) => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'u')

/** Words that only a formal address holds. German "sie" may be they: only what stands by a verb or a preposition counts. */
export const FORMAL: Record<string, RegExp> = {
  de: anyOf(
    'ihnen|ihren?|ihrem|(?:haben|konnen|konnten|mochten|wurden|wollen|sind|waren|hatten|wissen|brauchen|finden|schicken|sehen|schauen|nehmen|nutzen|geben|sagen|nennen|senden|schreiben|teilen|sollen) sie|sie (?:haben|konnen|konnten|mochten|wurden|wollen|hatten|brauchen|finden|sehen|nutzen)|bitte[n]? sie',
  ),
  fr: anyOf('vous|votre|vos|\\p{L}+-vous'),
  es: anyOf(
    'usted|diganos|digame|envienos|envieme|indiquenos|confirmenos|cuenteme|podria(?! (?:ser|haber))|prefiere|le (?:va|viene|queda|gusta|gustaria|interesa|parece|escribo|recuerdo|agradezco|ha|pido|llega)',
  ),
  it: anyOf(
    '(?<!anche |ancora )lei|(?<!(?:tu[oa] (?:sorella|fratello|madre|padre|mamma|papa|figli[oa]|nipote|amic[oa]|collega|marito|moglie|nonn[oa]|compagn[oa]|zi[oa]|ragazz[oa]))(?!\\p{L})[^.?!]{0,80})su[oa]|le sue|i suoi|(?:ci|mi) (?:dica|scriva|risponda)|potrebbe(?! (?:essere|bastare|aiutar|servire|capitare|dipendere))|riuscirebbe|vorrebbe|preferisce|le (?:va|serve|piace|interessa|scriv(?:o|iamo)|ricord(?:o|iamo)|chied(?:o|iamo)|riscriv(?:o|iamo))|la ringrazi(?:o|amo)',
  ),
  nl: anyOf('u|uw'),
}

export const INTIMATE: Record<string, RegExp> = {
  de: anyOf('du|dir|dich|dein\\p{L}{0,2}'),
  fr: anyOf(
    "tu|te|toi|ton|ta|tes|t'(?:as|es|ecris|ecrire|ecrivons|envoie|aider|aiderai)|\\p{L}+-tu|dis-(?:moi|nous)|envoie(?:-moi|-nous)",
  ),
  es: anyOf(
    'tu|tus|ti|contigo|puedes|podrias|quieres|tienes|prefieres|dime|dinos|mandame|mandanos|enviame|envianos|cuentame|has|te (?:va|viene|queda|gusta|gustaria|interesa|parece|escribo|recuerdo|pongo|mando|ha)',
  ),
  it: anyOf(
    'tu|tuo|tua|tuoi|tue|ti|puoi|vuoi|hai|preferisci|potresti|riesci|riusciresti|vorresti|sai|vedi|usi|dimmi|dicci|fammi|facci|mandami|mandaci|inviami|inviaci|scrivimi|scrivici|rispondimi|rispondici',
  ),
  nl: anyOf('je|jij|jou|jouw|jullie'),
}

/** What two titles share says the same of him: a man, a woman, an office. */
export const TITLES: [string, RegExp][] = [
  [
    'man',
    anyOf(
      'mr|herrn?|monsieur|m\\.(?= \\p{L})|senor|sr|don|signore?|sig(?!\\p{L})|(?:de )?heer|meneer|dhr|estimado|querido|gentile signor|caro|cher|lieber|geehrter|sir',
    ),
  ],
  [
    'woman',
    anyOf(
      'mrs|ms|miss|frau|madame|mme|mlle|senora|sra|senorita|dona|signora|sig\\.ra|mevrouw|mevr|mw|estimada|querida|cara|chere|liebe|geehrte|madam',
    ),
  ],
  ['doctor', anyOf('dr|doctor|doctora|docteur|dott|dottor|dottore|dottoressa|dott\\.ssa|doktor')],
  ['lawyer', anyOf('avvocat[oa]|avv|maitre|abogad[oa]')],
  ['professor', anyOf('prof|professor|professoressa|profesora?|professeure?')],
  ['engineer', anyOf('ing|ingegnere|ingeniero|architetto|arch|geometra|rag')],
]
