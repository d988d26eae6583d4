import { describe, expect, test } from 'vitest'
import type { OpenItem } from '../../src/domain/ledger.ts'
import { alertNote, draftNote, type NoteFacts, staleNotice } from '../../src/domain/note-text.ts'
import { UNCLEAR_POST } from '../../src/domain/resolution.ts'
import { DAY, HOUR, MINUTE } from '../../src/lib/clock.ts'

const NOW = Date.parse('2026-11-24T09:00:00Z')
const INBOX = 'http://127.0.0.1:3000/decisions/d-1'

const item = (facts: Partial<OpenItem> = {}): OpenItem => ({
  owner: 'customer',
  kind: 'asked',
  what: 'photo of the crack',
  due: null,
  message_id: 12,
  quote: 'Pourriez-vous nous envoyer une photo de la fissure ?',
  ...facts,
})

const facts = (decision: Partial<NoteFacts['decision']> = {}): NoteFacts => ({
  decision: {
    verdict: 'follow_up',
    openItems: [item()],
    evidence: [],
    draft: {
      subject: 'Re: Bol fêlé',
      text: 'Bonjour Jo,\n\nil nous manque encore la photo de la fissure.\n\nMaya',
      language: 'fr',
    },
    silentSince: NOW - 80 * HOUR,
    reason: 'The photo never came.',
    statusReason: null,
    ...decision,
  },
  now: NOW,
  inboxUrl: INBOX,
})

describe('a draft for the team', () => {
  test('says what is open with the quote, since when, the draft, and what to do', () => {
    expect(draftNote(facts())).toBe(
      [
        'Relance: a follow-up may be needed here.',
        'Open: photo of the crack: “Pourriez-vous nous envoyer une photo de la fissure ?”',
        'The customer has been silent for 3 days.',
        'Draft:\nBonjour Jo,\n\nil nous manque encore la photo de la fissure.\n\nMaya',
        `To send it, write an internal note that says /send, or approve it in the inbox: ${INBOX}`,
        'To get no follow-ups on this ticket, add the tag relance-never.',
      ].join('\n\n'),
    )
  })

  test('names each thing the customer owes, and nothing that others owe', () => {
    const openItems = [
      item(),
      item({ what: 'delivery address', quote: 'An welche Adresse sollen wir liefern?' }),
      item({ owner: 'shop', kind: 'promise', quote: 'Le enviamos uno nuevo.' }),
      item({ owner: 'third_party', quote: 'The carrier will call you.' }),
    ]
    const open = draftNote(facts({ openItems }))
      .split('\n')
      .filter((line) => line.startsWith('Open:'))
    expect(open).toHaveLength(2)
    expect(open[1]).toBe('Open: delivery address: “An welche Adresse sollen wir liefern?”')
  })

  test('says a quote once where it is all there is to say', () => {
    const quote = 'Could you send us a photo?'
    expect(draftNote(facts({ openItems: [item({ what: quote, quote })] }))).toContain(
      'Open: “Could you send us a photo?”\n',
    )
  })

  test.each([
    [2 * DAY, '2 days'],
    [2 * DAY - 1, '47 hours'],
    [2 * HOUR, '2 hours'],
    [2 * HOUR - 1, '119 minutes'],
    [2 * MINUTE, '2 minutes'],
  ])('tells a silence of %i ms as %s', (silent, said) => {
    expect(draftNote(facts({ silentSince: NOW - silent }))).toContain(`silent for ${said}.`)
  })
})

describe('a note about what we owe', () => {
  const owed = (openItems: OpenItem[]) =>
    alertNote(facts({ verdict: 'we_owe', openItems, draft: null }))

  test('quotes our promise with its date, says since when, and what to do', () => {
    const promise = item({
      owner: 'shop',
      kind: 'promise',
      quote: 'Wir melden uns bis Freitag bei Ihnen.',
      due: '2026-11-20',
    })
    expect(owed([promise])).toBe(
      [
        'Relance: we owe this customer an answer.',
        'We wrote: “Wir melden uns bis Freitag bei Ihnen.” (due 2026-11-20)',
        'Nothing has been said since our last message, 3 days ago.',
        `What to do: answer the customer. ${INBOX}`,
        'To get no follow-ups on this ticket, add the tag relance-never.',
      ].join('\n\n'),
    )
  })

  test('names no date where there was none, and nothing the customer owes', () => {
    const text = owed([item({ owner: 'shop', quote: 'I will look into it.' }), item()])
    expect(text).toContain('We wrote: “I will look into it.”\n')
    expect(text).not.toContain('photo')
  })
})

describe('a note about a conversation for a person', () => {
  test('says why, with one quote, and what to do', () => {
    const decision = {
      verdict: 'hand_over' as const,
      openItems: [],
      draft: null,
      reason: 'He threatens to dispute the charge.',
      evidence: [
        { message_id: 11, quote: 'Mañana llamo a mi banco.' },
        { message_id: 11, quote: 'Estoy harto.' },
      ],
    }
    expect(alertNote(facts(decision))).toBe(
      [
        'Relance: this conversation needs a person.',
        'He threatens to dispute the charge.',
        '“Mañana llamo a mi banco.”',
        `What to do: have a look, then dismiss it in the inbox: ${INBOX}`,
      ].join('\n\n'),
    )
  })
})

describe('a note about a post that may not have arrived', () => {
  test('asks for the word that settles it', () => {
    const text = alertNote(
      facts({ verdict: 'hand_over', openItems: [], draft: null, reason: UNCLEAR_POST }),
    )
    expect(text).toContain(UNCLEAR_POST)
    expect(text).toMatch(/say in the inbox whether it stands there: http/)
    expect(text).not.toContain('dismiss')
  })
})

describe('the line below a note that no longer holds', () => {
  test.each([
    ['customer_answered', 'the customer has answered'],
    ['agent_answered', 'an agent has answered'],
    ['note_by_person', 'somebody left a note'],
    ['customer_wrote_elsewhere', 'the customer wrote on another ticket'],
    ['opted_out', 'somebody stopped follow-ups here'],
    ['expired', 'it has waited too long'],
    ['policy_changed', 'the ticket changed'],
    [null, 'the ticket changed'],
  ])('after %o: %s', (why, said) => {
    expect(staleNotice(why)).toBe(
      `Relance: the note above is out of date (${said}); nothing is left to do for it.`,
    )
  })
})

test('no note begins like a command to us', () => {
  const texts = [
    draftNote(facts()),
    alertNote(facts({ verdict: 'we_owe' })),
    alertNote(facts({ verdict: 'hand_over' })),
    staleNotice(null),
  ]
  for (const text of texts) expect(text).toMatch(/^Relance: /)
})
