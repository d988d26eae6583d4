/** The notes shown in docs/notes.md are what the program writes. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { OpenItem } from '../src/domain/ledger.ts'
import { alertNote, draftNote, type NoteFacts, staleNotice } from '../src/domain/note-text.ts'
import { DAY } from '../src/lib/clock.ts'

const page = readFileSync(fileURLToPath(new URL('../docs/notes.md', import.meta.url)), 'utf8')

const NOW = Date.parse('2026-11-20T16:00:00Z')

const facts = (days: number, item: OpenItem, more: Partial<NoteFacts['decision']>): NoteFacts => ({
  now: NOW,
  inboxUrl: 'http://127.0.0.1:3000/decisions/…',
  decision: {
    verdict: 'follow_up',
    reason: '',
    statusReason: null,
    evidence: [],
    openItems: [item],
    draft: null,
    silentSince: NOW - days * DAY,
    ...more,
  },
})

const PHOTO: OpenItem = {
  owner: 'customer',
  kind: 'asked',
  what: 'a photo of the crack',
  due: null,
  message_id: 1,
  quote: 'Pouvez-vous nous envoyer une photo de la fissure ?',
}

const PROMISE: OpenItem = {
  owner: 'shop',
  kind: 'promise',
  what: 'news from the workshop',
  due: '2026-11-18',
  message_id: 1,
  quote: "I'll ask our workshop and come back to you by Wednesday.",
}

const DRAFT = `Bonjour Camille,

Pour votre lampe, il nous manque juste une photo de la fissure. Pouvez-vous nous l'envoyer ? Une photo prise au téléphone suffit.

Bien à vous,
Maya`

test.each([
  [
    'a draft',
    draftNote(facts(3, PHOTO, { draft: { subject: 'Re: Lampe', text: DRAFT, language: 'fr' } })),
  ],
  ['a promise', alertNote(facts(4, PROMISE, { verdict: 'we_owe' }))],
  ['an outdated note', staleNotice('customer_answered')],
])('%s', (_, note) => {
  const quoted = note
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n')
  expect(page).toContain(`\n\n${quoted}\n\n`)
})
