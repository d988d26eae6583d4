/** German wording; after the comma of the greeting the sentence goes on in lower case. */
import type { Wording } from './wording.ts'

export const de: Wording = {
  greet: (name) => `Hallo ${name},`,
  greetNobody: 'Guten Tag,',
  asked: [
    'nur ein kleiner Punkt ist noch offen, damit es weitergehen kann:',
    'unsere Frage ist noch offen, und wir würden das gern gemeinsam abschließen:',
    'bevor wir es dabei belassen, hier noch einmal unsere Frage:',
  ],
  askedSeveral: [
    'nur ein paar kleine Punkte sind noch offen, damit es weitergehen kann:',
    'diese Fragen sind noch offen, und wir würden das gern gemeinsam abschließen:',
    'bevor wir es dabei belassen, hier noch einmal unsere Fragen:',
  ],
  fix: [
    'wir sind gespannt, was aus unserem Vorschlag geworden ist:',
    'zu diesem Vorschlag von uns fehlt noch ein kurzes Wort:',
    'bevor wir es dabei belassen, hier noch einmal unser Vorschlag:',
  ],
  didItHelp: 'Hat das geholfen?',
  offer: [
    'hier waren wir stehen geblieben:',
    'zu unserer letzten Antwort fehlt noch ein kurzes Wort:',
    'bevor wir es dabei belassen, hier noch einmal unsere Antwort:',
  ],
  doesItSuit: 'Passt das so?',
  shortReply: 'Eine kurze Antwort auf diese Nachricht genügt.',
  oneWord: 'Ein Wort genügt.',
  maybeSettled: 'Falls es sich inzwischen geklärt hat, genügt ein kurzes Wort.',
  mayRest: 'Falls es sich erledigt hat, ist nichts weiter zu tun.',
  thanks: ['Vielen Dank!', 'Herzlichen Dank!', 'Danke und alles Gute.'],
  quote: (words) => `„${words}“`,
}
