/** How customers say in Italian what only a person should answer. */
import type { TopicWords } from './topic-words.ts'

export const itTopics: TopicWords = {
  legal_threat: [
    '(?:mio|un|nostro|nostri|miei|al|dal) (?:avvocat[oi]|legale|legali)',
    'avvocat[oaie]',
    '(?:vie|azioni?|azione) legal[ei]',
    '(?:fare|faro|sporgere|sporgero|presentare) (?:una )?(?:causa|denuncia|querela|reclamo formale)',
    'denunci[a-z]+',
    '(?:tribunale|giudice di pace|codacons|altroconsumo|agcm|guardia di finanza|associazione (?:dei )?consumatori)',
    '(?:chargeback|riaddebito|disconosc[a-z]+)',
    '(?:contest[a-z]+) .{0,30}(?:pagamento|addebito|carta|banca)',
    '(?:aprire|apro|apriro) (?:una )?(?:controversia|contestazione|disputa)',
    'messa in mora',
    '(?:polizia|carabinieri)',
  ],
  safety: [
    '(?:preso|prende|prendeva|andato a) fuoco',
    '(?:in fiamme|incendi[oa]|scintille|cortocircuito)',
    '(?:esplos[a-z]+|scoppiat[oa])',
    '(?:scossa|folgorat[oa])',
    '(?:ustion[a-z]*|bruciat[oa] (?:la|il|le|un|una) (?:mano|dito|dita|pelle|gamba|braccio)|mi sono (?:bruciat|ferit|tagliat|fatt)[oa] ?(?:male)?|ferit[oaie])',
    '(?:reazione allergica|shock anafilattico|orticaria|intossica[a-z]*|soffoca[a-z]*)',
    "(?:pronto soccorso|in ospedale|all'ospedale)",
    '(?:sanguin[a-z]*|inghiottit[oa]|ingerit[oa])',
  ],
  self_harm: [
    '(?:suicid[a-z]*|uccidermi|ammazzarmi|togliermi la vita|farla finita|voglio morire|farmi del male|non voglio piu vivere)',
  ],
  minor: [
    'ho (?:[89]|1[0-7]) anni',
    'sono minorenne',
    '(?:mio figlio|mia figlia).{0,50}(?:ordinato|comprato|acquistato).{0,60}(?:senza|permesso|consenso)',
    '(?:mio figlio|mia figlia) di (?:[89]|1[0-7]) anni',
  ],
  data_request: [
    '(?:gdpr|rgpd)',
    '(?:cancell|elimin|rimuov)[a-z]* .{0,20}(?:i miei dati|il mio account|mio account|le mie informazioni|miei dati)',
    '(?:dati personali|protezione dei dati|garante della privacy)',
    "diritto (?:all'oblio|di accesso|alla cancellazione|di cancellazione)",
    '(?:copia|accesso) .{0,15}(?:dei miei|ai miei) dati',
    'quali dati',
  ],
  wants_person: [
    "parlare con (?:un|una|il|la|qualcuno|un vero|una vera)[a-z' ]{0,25}(?:persona|umano|responsabile|operatore|operatrice|direttore|superiore|qualcuno)",
    'parlare con (?:qualcuno|una persona|un operatore|un responsabile)',
    'persona (?:reale|vera)',
    '(?:suo|vostro) (?:responsabile|direttore|superiore)',
    '(?:mi richiami|richiamatemi|chiamatemi|mi chiami)',
    '(?:sei|siete) un (?:robot|bot)',
  ],
}
