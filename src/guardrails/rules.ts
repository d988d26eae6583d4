/** May this draft leave? The rules, in the order in which a person reads their findings. */
import type { Draft } from '../domain/decision.ts'
import type { Finding } from '../domain/finding.ts'
import { characters } from './characters.ts'
import { claims } from './claims.ts'
import { contacts } from './contacts.ts'
import { html } from './html.ts'
import { type DraftContext, LONGEST_DRAFT, type Rule } from './inspection.ts'
import { language } from './language.ts'
import { length } from './length.ts'
import { links } from './links.ts'
import { neverSay } from './never-say.ts'
import { placeholders } from './placeholders.ts'
import { promises } from './promises.ts'
import { promptLeak } from './prompt-leak.ts'
import { readFolded, readShown } from './reading.ts'
import { repetition } from './repetition.ts'
import { secrets } from './secrets.ts'

/**
 * All that the rules see in a draft whose signature and disclosure are already in its text. Never
 * throws, whatever the text; positions are UTF-16 units of `draft.text`.
 */
export const inspectDraft = (draft: Draft, context: DraftContext): Finding[] => {
  const text = draft.text.slice(0, LONGEST_DRAFT)
  const inspection = {
    text,
    shown: readShown(text),
    folded: readFolded(text),
    language: draft.language,
    length: draft.text.length,
    context,
  }
  return RULES.flatMap(([name, rule]) =>
    rule(inspection).map(({ severity, start, end, why }): Finding => {
      return { rule: name, severity, excerpt: text.slice(start, end), start, end, why }
    }),
  )
}

/** Names are what `accept` takes and what the inbox shows. */
export const RULES: [string, Rule][] = [
  ['placeholders', placeholders],
  ['prompt_leak', promptLeak],
  ['secrets', secrets],
  ['html', html],
  ['characters', characters],
  ['links', links],
  ['contacts', contacts],
  ['claims', claims],
  ['promises', promises],
  ['never_say', neverSay],
  ['language', language],
  ['length', length],
  ['repetition', repetition],
]
