/** French wording. */
import type { Wording } from './wording.ts'

export const fr: Wording = {
  greet: (name) => `Bonjour ${name},`,
  greetNobody: 'Bonjour,',
  asked: [
    'Il reste juste un petit point pour avancer :',
    'Notre question est toujours ouverte, et nous aimerions beaucoup avancer ensemble :',
    "Avant d'en rester là, voici encore une fois notre question :",
  ],
  askedSeveral: [
    'Il reste juste quelques petits points pour avancer :',
    'Ces questions sont toujours ouvertes, et nous aimerions beaucoup avancer ensemble :',
    "Avant d'en rester là, voici encore une fois nos questions :",
  ],
  fix: [
    'Voici ce que nous avions proposé, et le résultat nous intéresse :',
    'Notre proposition attend encore un petit retour :',
    "Avant d'en rester là, voici encore une fois notre proposition :",
  ],
  didItHelp: 'Est-ce que cela a fonctionné ?',
  offer: [
    'Voici où nous en étions :',
    'Notre dernière réponse attend encore un petit retour :',
    "Avant d'en rester là, voici encore une fois notre réponse :",
  ],
  doesItSuit: 'Est-ce que cela convient ?',
  shortReply: 'Une courte réponse à ce message suffit.',
  oneWord: 'Un mot suffit.',
  maybeSettled: 'Si tout est réglé entre-temps, un petit mot suffit.',
  mayRest: "Si ce n'est plus d'actualité, il n'y a plus rien à faire.",
  thanks: ['Merci beaucoup !', "Merci d'avance !", 'Merci et bonne continuation.'],
  quote: (words) => `« ${words} »`,
}
