/** Tests what is closed beyond doubt: the thank-you that needs no model, and everything near it that does. */
import { describe, expect, it } from 'vitest'
import { surelyClosed } from '../../src/offline/surely-closed.ts'
import { type Case, messagesOf, THURSDAY } from './cases/case.ts'

type Talk = Case['talk']

const closed = (talk: Talk) => surelyClosed({ messages: messagesOf(talk), now: THURSDAY })

const ASKED: Talk = [
  ['customer', 'My lamp is broken.'],
  ['shop', 'Could you send us a photo?'],
]

const ANSWERED: Talk = [
  ['customer', 'Is the mug dishwasher safe?'],
  ['shop', 'Yes, top rack.'],
]

describe('closed beyond doubt', () => {
  it.each<[string, Talk]>([
    [
      'thanks for the answer',
      [...ANSWERED, ['customer', 'Perfect, thank you!'], ['shop', 'You are welcome!']],
    ],
    [
      'a goodbye in Italian',
      [...ANSWERED, ['customer', 'Perfetto, grazie mille!'], ['shop', 'Prego!']],
    ],
    ['a goodbye in Dutch', [...ANSWERED, ['customer', 'Top, bedankt!'], ['shop', 'Graag gedaan!']]],
    [
      'a customer who gave up',
      [...ASKED, ['customer', 'Never mind, I fixed it.'], ['shop', 'Alright!']],
    ],
    ['a note that settles it', [...ASKED, ['note', 'Solved on the phone.']]],
  ])('%s', (_, talk) => {
    const judgement = closed(talk)
    expect(judgement).toMatchObject({ verdict: 'no_follow_up', open_items: [] })
    expect(judgement?.evidence).not.toEqual([])
  })
})

describe('not beyond doubt', () => {
  it.each<[string, Talk]>([
    ['an open question', ASKED],
    ['an answer without a word of thanks', ANSWERED],
    [
      'thanks, and a new question of the shop',
      [...ANSWERED, ['customer', 'Thanks!'], ['shop', 'Which colour is yours?']],
    ],
    [
      'a promise instead of an answer',
      [...ASKED, ['customer', 'Will do, thanks!'], ['shop', 'Great, thank you!']],
    ],
    [
      'thanks, and we still owe the answer',
      [
        ['customer', 'Where is it?'],
        ['shop', 'I will check with the carrier and get back to you.'],
        ['customer', 'Thank you!'],
        ['shop', 'You are welcome!'],
      ],
    ],
    ['a note that settles nothing', [...ASKED, ['note', 'Waiting for the photo.']]],
    ['a note before what it could settle', [['note', 'Solved on the phone.'], ...ASKED]],
    [
      'a first message whose words look like a goodbye',
      [
        ['customer', 'Hallo, de waterkoker doet het niet meer.'],
        ['shop', 'Dat is jammer.'],
      ],
    ],
    [
      'thanks in advance',
      [...ASKED, ['customer', 'The photo is attached, thanks in advance'], ['shop', 'Thank you.']],
    ],
    [
      'a threat',
      [
        ...ANSWERED,
        ['customer', 'Thanks for nothing, you will hear from my lawyer.'],
        ['shop', 'We are sorry.'],
      ],
    ],
    [
      'a language nobody taught the rules',
      [
        [
          'customer',
          'Min lampa kom fram trasig och jag vet inte vad jag ska göra nu, kan ni hjälpa mig?',
        ],
        ['shop', 'Vi skickar en ny lampa till dig redan i morgon.'],
        ['customer', 'Super, ok'],
        ['shop', 'Ok'],
      ],
    ],
  ])('%s', (_, talk) => {
    expect(closed(talk)).toBeNull()
  })

  it('who spoke last is no matter of this: a customer’s last word ends the silence', () => {
    expect(closed([...ANSWERED, ['customer', 'Perfect, thank you!']])?.verdict).not.toBe(
      'follow_up',
    )
  })
})
