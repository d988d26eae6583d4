/** The Italian asking-lexicon, reviewed by hand. */
import { IT_FORMULAS } from '../formulas/it.ts'
import { asking } from './asking.ts'
import { IT_DESK, IT_SMALL } from './desk/it.ts'
import { IT } from './everyday/it.ts'

export const it = asking({
  language: 'it',
  formulas: IT_FORMULAS,
  everyday: `${IT} ${IT_DESK}`,
  marks:
    'lei il lo gli della dello delle degli nel nella del dei che di e per con puo potrebbe preferisce vuole serve servono manca mancano ci vi grazie ciao buongiorno quale quali ancora piu anche solo sono suo sua suoi sue tuo tua tuoi tue puoi potresti preferisci vuoi una oppure se cosi appena basta bastano abbiamo questo questa nostra nostro ho hai ha dalla dal',
  words: `${IT_SMALL} proposito cortesemente mille chiarire aspetta attende attendono attesa aver far quello quelli quelle quell all dall sull nell dell un' uno dicevo dicevamo capire capiamo capir* vediamo vedere vista visto passo passi passaggi tempo momento cambiare cambi* pacco scatola etichetta fattura ricevuta scontrino seriale pagina manuale guida link larghezza altezza lunghezza peso eta spesso sinistra destra mezzo dentro fuori sopra sotto lettera chiaro viene vengono veniva salta togliere togliamo ripartire risulta risultano pensa pensi credo utilizza tuo sembra spiegato offerto proposto abitualmente normalmente lo'abbiamo abbia altrimenti saremo sapro diremo stretto stringere appena possiamo
    audio video filmato eccomi rieccomi eccoci rieccoci cliente riscriv* mese tantissimo moltissimo comodamente tranquillamente porgo porgiamo ad ultimo ultima ultimi ultime avesse avessi avessimo avessero poterla poterti poterle potervi poterlo discorso conversazione scambio mail email promemoria pazienza disponibilita cortesia gentilezza comprensione righe attimo minuto minuti istante libero libera rispondendo scrivendo inviandoci mandandoci indicandoci indicandomi allegando riusciresti riuscirebbe riusciate riesca riuscire riuscita riuscito dubbio dubbi chiarimento chiarimenti necessita bisogno riscontro cenno sufficiente sufficienti utile utili benissimo perfetto perfetta aggiornar* ricordar* richiam* segnalar* specific* precis* fornir* inoltr* condivid* verific*
    la i le l un uno d a al allo alla ai agli alle da dai dagli dalle in nei nelle su sul sulla sui sulle tra fra o ed ma non si no gia io tu noi voi loro mi ti me te mio mia miei mie nostri nostre vostro vostra c'e ce ne cui chi cosa come dove quando quanto quanta quanti quante perche quindi allora poi dopo prima durante senza sotto sopra verso fino entro ogni tutto tutta tutti tutte altro altra altri altre stesso stessa entrambi entrambe qualche qualcosa qualcuno nessuno nessuna niente nulla molto molta poco poca pochi tanto troppo bene male meglio qui qua li la ora adesso sempre mai forse magari proprio davvero invece inoltre
    essere e sei siamo siete era stato stata sara sarebbe sia avere avete hanno aveva avrebbe avra abbia fare fa fai facciamo fatto facci faccia andare va vai andare posso possiamo possono potere poteva vorrebbe volere voglio vogliamo volevo dovere deve devo dobbiamo sapere so sa sai sappiamo sapremo
    serv* manc* prefer* sceg* scel* scelta opzion* decid* decis* decisione invi* mand* spedire dar dare da dia dai dato dirci dirmi dica dicci dimmi dici dire detto indic* conferm* rispond* rispos* risposta domand* domanda parol* foto fotografia immagin* dettagl* numero numeri cifra tagli* colore colori modello modelli versione punto punti piccol* breve brev* rapid* semplic* facil*
    veder* vede vedi visto guard* trov* cerc* controll* verific* prov* tent* aiut* util* permett* andare procedere proced* avant* continu* seguit* conclud* finire risolv* risolt* prepar* pront* passare passa passi prend* mett* lasci* rest* torn* arriv* funzion* bene va conven* piac* adatt* corrispond* esatt* giust* buon buona buono buone possibil* nuov* prossim* prim* second* due tre
    ordine ordini articol* prodott* indirizzo nome via cap civico complet* messaggio apert* sospes* attes* attend* aspett* question* propost* propon* cosa cose caso dato dati informazion* info misur* telefono cellulare telefonino
    gentile caro cara signor signora salve buonasera saluto saluti cordial* cari abbraccio presto giornata serata settimana buon fine ringrazi* anticipo squadra team distinti
    scriv* scritt* raccont* descriv* not* insieme piacerebbe lasciato eravamo chiuderla chiarir* qual quant* interess* sembra usa usi uso utilizz* parte intanto frattempo solita solito sul`,
  cues: [
    '(?:ci|mi) (?:serv|manc|aiut|bast)\\p{L}*|se qualcosa non (?:e|fosse|sia) chiar[oa]',
    '(?:solo|soltanto) (?:da|che|serve|servono|manca|mancano|occorre|bisogna|il|la|un|una)|(?:bisogna|occorre|basta)',
    '(?:lo|la|li|le) (?:trova|trovi|trovera|troverai|vede|vedi|vedra|vedrai|legge|leggi) (?:\\p{L}+ ){0,2}(?:su|sul\\p{L}*|sotto|dietro|dentro|in|nel\\p{L}*|accanto)',
    '(?:e|sono|sta|stanno) (?:\\p{L}+ ){0,2}(?:scritt|stampat|incis|riportat|indicat)[aoei] (?:su|sul\\p{L}*|sotto|dietro|dentro|nel\\p{L}*)|si (?:trova|trovano|legge|vede|vedono)',
    '(?:le|ti|vi) (?:scrivo|scriviamo|riscrivo|riscriviamo) (?:\\p{L}+ ){0,3}(?:per|su\\p{L}*|riguardo|a proposito|in merito)|(?:torno|torniamo|riprendo|riprendiamo|eccomi|rieccomi|eccoci|rieccoci) (?:\\p{L}+ ){0,3}(?:su\\p{L}*|al\\p{L}*|il|la|sul)',
    'sper(?:o|iamo)',
    "senza fretta|con calma|con comodo|non c'e fretta|quando (?:puo|puoi|vuole|vuoi|le|ti|ha|hai)|se (?:nel frattempo|intanto|ha|hai|e|lo|la|ci|mi|ne|non)",
    '(?:^|[,:;] ?(?:o |e |poi )?)(?:guardi|guarda|misuri|misura|controlli|controlla|scelga|scegli|legga|leggi|faccia|scriva|scrivi|provi|prova|alleghi|allega|annoti|risponda|rispondi|conti|scatti)',
    '(?:entrambi|entrambe|tutt[ei] e due) (?:vanno|sono|possibil\\p{L}*)|(?:anche|pure|una|qualsiasi) (?:\\p{L}+ ){1,6}(?:va|vanno) bene|(?:foto|immagine|immagini|risposta|parola|riga|numero|data|giorno|orario) (?:\\p{L}+ ){0,4}(?:va|vanno) bene|^(?:va|vanno) bene (?:anche|pure)',
    '(?:aspetta|attende|attendono) (?:il|la|lo|una?|il suo|la sua|ancora)|in attesa di',
    '(?:due|tre|alcune|alcuni) (?:\\p{L}+ )?(?:opzioni|possibilita|soluzioni|strade|modi|domande|risposte|dati|cose|dettagli|punti|informazioni)',
    '(?:da questo|da cio|da quello) dipende|dipende da\\p{L}*|cosi (?:capiamo|possiamo|sappiamo|vediamo|capisco|posso|so|vedo|capiremo|potremo|sapremo)',
    "appena (?:l'ho|l'abbiamo|l'avremo|lo|la|li|le|ci|avremo|abbiamo|sappiamo|riceviamo|ho|so)|se(?= (?:ci|mi|preferisce|preferisci|vuole|vuoi|puo|puoi|ha|hai|serve|desidera|desideri) )",
    '(?:puo|puoi) (?:anche |semplicemente )?(?:rispondere|rispondermi|risponderci|inviarci|inviarmi|mandarci|mandarmi|scegliere|trovare|trovarlo|scriverci|dirci|dirmi|allegare|misurare|leggere)',
    '(?:proposto|offerto) [^.]* (?:o|oppure)',
    '^(?:per|su|riguardo) [^.]*(?::|,? (?:o|oppure) )',
    'preferisce|preferisci',
    '(?:ci|mi) (?:serve|servono|manca|mancano|servirebbe|basta|bastano|aiuterebbe|dica|dici|dia|dai|mandi|invii|serva)',
    '(?:serve|servono|manca|mancano|basta|bastano|basterebbe|aiuta|aiuterebbe|resta|restano)',
    '(?:dicci|dimmi|mandaci|mandami|inviaci|inviami|facci|fammi|indicaci|scrivici|rispondi|ci dica|mi dica)',
    'per favore|cortesemente',
    'quale|quali',
    'per (?:poter|sapere|trovare|scegliere)',
    '(?:la nostra|il nostro|la mia) (?:ultima )?(?:domanda|risposta|proposta)',
    "un[oa']? ?(?:\\p{L}+ )?(?:parola|foto|si|numero|risposta|immagine)",
    'con (?:quello|quella|questa|questo)|al momento|siamo ancora',
  ],
  greeting: [
    "buon(?:giorno|asera| pomeriggio| di)(?!\\p{L})[\\p{L}, .'/-]{0,40}",
    "(?:ciao|salve|buongiorno|buonasera|buon pomeriggio|gentile|car[oa](?! salut))(?!\\p{L})[, ]*[\\p{L}'./& -]{0,40}",
    "(?:spettabile|spett\\.?le|egregi[oa]?|gentilissim[oaie]|gentili|buondi|carissim[oa]|cari(?! salut))(?!\\p{L})[\\p{L}, .'/-]{0,40}",
  ],
  courtesy: [
    '(?:buona guarigione|buon viaggio|buone vacanze|buone feste|buon (?:cammino|lavoro|fine settimana)|(?:resto|restiamo|rimango) a (?:sua|tua|vostra|completa) disposizione)(?: \\p{L}+){0,3}',
    '(?:\\p{L}+ ){0,3}salut[io](?: (?:da|dal|dalla|a)(?: \\p{L}+){1,3})?',
    '(?:resto|restiamo|rimango|rimaniamo) (?:in attesa|a disposizione)(?: di (?:un )?(?:suo|tuo|vostro)? ?(?:riscontro|risposta))?|in attesa di (?:un )?(?:suo|tuo|vostro|sua|tua)? ?(?:riscontro|risposta)[\\p{L} ,]{0,30}',
    '(?:con )?(?:i )?(?:migliori|piu cordiali) saluti|(?:un abbraccio|baci|cordialmente|a prestissimo|ti saluto|la saluto)[\\p{L} ]{0,30}',
    '(?:(?:molte|mille|tante|infinite|ancora) )*grazie(?: (?:mille|infinite|tante|ancora|davvero|di cuore|in anticipo))*,?(?: \\p{L}+)?',
    '(?:le auguro |ti auguro )?(?:una )?buon[ao]? (?:\\p{L}+ )?(?:giornata|serata|settimana|weekend|fine settimana|pomeriggio)',
    '(?:cordiali|cari|distinti|un caro|un cordiale|tanti)? ?(?:saluti|saluto|a presto|a risentirci)[\\p{L} ]{0,30}',
  ],
  condition: ['appena|quando|se|una volta|dopo|cosi|per|o|oppure|poss\\p{L}*|puo|pot\\p{L}*'],
})
