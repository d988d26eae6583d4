/** English wording. */
import type { Wording } from './wording.ts'

export const en: Wording = {
  greet: (name) => `Hi ${name},`,
  greetNobody: 'Hello,',
  asked: [
    'One small thing is still open so that we can go on:',
    'Our question is still open, and we would love to get this done with you:',
    'Before we leave it at that, here is our question once more:',
  ],
  askedSeveral: [
    'A few small things are still open so that we can go on:',
    'These questions are still open, and we would love to get this done with you:',
    'Before we leave it at that, here are our questions once more:',
  ],
  fix: [
    'We are curious how it went with what we suggested:',
    'This suggestion of ours is still waiting for a verdict:',
    'Before we leave it at that, here is our suggestion once more:',
  ],
  didItHelp: 'Did that help?',
  offer: [
    'Here is where we left off:',
    'Our last answer is still waiting for a word back:',
    'Before we leave it at that, here is our answer once more:',
  ],
  doesItSuit: 'Does that work for you?',
  shortReply: 'A short reply to this message is enough.',
  oneWord: 'One word is enough.',
  maybeSettled: 'If it has been settled in the meantime, a short word is enough.',
  mayRest: 'If it no longer matters, there is nothing left to do.',
  thanks: ['Thank you!', 'Thanks for your help!', 'Thank you, and all the best.'],
  quote: (words) => `“${words}”`,
}
