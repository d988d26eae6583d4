/** Italian wording. */
import type { Wording } from './wording.ts'

export const it: Wording = {
  greet: (name) => `Buongiorno ${name},`,
  greetNobody: 'Buongiorno,',
  asked: [
    'resta solo un piccolo punto in sospeso per poter andare avanti:',
    'la nostra domanda è ancora aperta e ci piacerebbe concludere insieme:',
    'prima di lasciare tutto così, ecco ancora una volta la nostra domanda:',
  ],
  askedSeveral: [
    'restano solo alcuni piccoli punti in sospeso per poter andare avanti:',
    'queste domande sono ancora aperte e ci piacerebbe concludere insieme:',
    'prima di lasciare tutto così, ecco ancora una volta le nostre domande:',
  ],
  fix: [
    'siamo curiosi di sapere com’è andata con la nostra proposta:',
    'a questa nostra proposta manca ancora una parola di risposta:',
    'prima di lasciare tutto così, ecco ancora una volta la nostra proposta:',
  ],
  didItHelp: 'Ha funzionato?',
  offer: [
    'eravamo rimasti qui:',
    'alla nostra ultima risposta manca ancora una parola:',
    'prima di lasciare tutto così, ecco ancora una volta la nostra risposta:',
  ],
  doesItSuit: 'Va bene così?',
  shortReply: 'Basta una breve risposta a questo messaggio.',
  oneWord: 'Basta una parola.',
  maybeSettled: 'Se nel frattempo è tutto risolto, basta una parola.',
  mayRest: 'Se non serve più, non c’è altro da fare.',
  thanks: ['Grazie mille!', 'Grazie dell’aiuto!', 'Grazie e un cordiale saluto.'],
  quote: (words) => `«${words}»`,
}
