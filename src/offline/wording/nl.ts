/** Dutch wording; after the comma of the greeting the sentence goes on in lower case. */
import type { Wording } from './wording.ts'

export const nl: Wording = {
  greet: (name) => `Hallo ${name},`,
  greetNobody: 'Goedendag,',
  asked: [
    'er staat nog maar één klein punt open om verder te kunnen:',
    'onze vraag staat nog open, en we zouden dit graag samen afronden:',
    'voordat we het hierbij laten, hier nog één keer onze vraag:',
  ],
  askedSeveral: [
    'er staan nog maar een paar kleine punten open om verder te kunnen:',
    'deze vragen staan nog open, en we zouden dit graag samen afronden:',
    'voordat we het hierbij laten, hier nog één keer onze vragen:',
  ],
  fix: [
    'we zijn benieuwd hoe het met ons voorstel is gegaan:',
    'op dit voorstel van ons ontbreekt nog een kort woord:',
    'voordat we het hierbij laten, hier nog één keer ons voorstel:',
  ],
  didItHelp: 'Heeft dat geholpen?',
  offer: [
    'hier waren we gebleven:',
    'op ons laatste antwoord ontbreekt nog een kort woord:',
    'voordat we het hierbij laten, hier nog één keer ons antwoord:',
  ],
  doesItSuit: 'Is dat zo goed?',
  shortReply: 'Een kort antwoord op dit bericht is genoeg.',
  oneWord: 'Eén woord is genoeg.',
  maybeSettled: 'Als het intussen is opgelost, is één woord genoeg.',
  mayRest: 'Als het niet meer nodig is, hoeft er niets meer te gebeuren.',
  thanks: ['Hartelijk dank!', 'Veel dank!', 'Dank en een hartelijke groet.'],
  quote: (words) => `„${words}”`,
}
