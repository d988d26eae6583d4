/** Tests what a reminder may say beside its question, in six languages: ordinary turns leave, what looks like one does not. */
import { describe, expect, it } from 'vitest'
import { doubtsAbout } from '../../src/guardrails/alone.ts'
import { inspectDraft } from '../../src/guardrails/rules.ts'
import { context, message } from '../fixtures/drafts/draft-case.ts'
import { de } from '../fixtures/turns/de.ts'
import { en } from '../fixtures/turns/en.ts'
import { es } from '../fixtures/turns/es.ts'
import { fr } from '../fixtures/turns/fr.ts'
import { it as italian } from '../fixtures/turns/it.ts'
import { nl } from '../fixtures/turns/nl.ts'
import type { TurnCases } from '../fixtures/turns/turn-case.ts'

const CASES: [string, TurnCases][] = [
  ['en', en],
  ['fr', fr],
  ['de', de],
  ['es', es],
  ['it', italian],
  ['nl', nl],
]

/** What a person would be shown of a draft that says this and then asks. */
const seenIn = (said: string, language: string, { customer, shop, question }: TurnCases) => {
  const draft = { subject: '', text: `${said}\n\n${question}`, language }
  const given = context({
    messages: [message('customer', customer), message('agent', shop)],
    customerLanguage: language,
    customerName: 'Lena Brandt',
  })
  return [...inspectDraft(draft, given), ...doubtsAbout(draft, given)].map(
    ({ why, excerpt }) => `${excerpt}: ${why}`,
  )
}

describe.each(CASES)('a turn in %s', (language, cases) => {
  it.each(cases.harmless)('may leave unread: %s', (said) => {
    expect(seenIn(said, language, cases)).toEqual([])
  })

  it.each(cases.harmful)('is shown to a person: %s', (said) => {
    expect(seenIn(said, language, cases)).not.toEqual([])
  })
})
