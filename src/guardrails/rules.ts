/** May this draft leave? The rules, in the order in which a person reads their findings. */
import type { Draft } from '../domain/decision.ts'
import type { Finding } from '../domain/finding.ts'
import { characters } from './characters.ts'
import { claims } from './claims.ts'
import { contacts } from './contacts.ts'
import { html } from './html.ts'
import { type DraftContext, LONGEST_DRAFT, type Rule } from './inspection.ts'
import { language } from './language.ts'
import { length, tooLong } from './length.ts'
import { links } from './links.ts'
import { markdown } from './markdown.ts'
import { neverSay } from './never-say.ts'
import { noteWording } from './note-wording.ts'
import { otherPeople } from './other-people.ts'
import { placeholders } from './placeholders.ts'
import { pressure } from './pressure.ts'
import { promises } from './promises.ts'
import { promotion } from './promotion.ts'
import { promptLeak } from './prompt-leak.ts'
import { readFolded, readShown } from './reading.ts'
import { readingEase } from './reading-ease.ts'
import { repetition } from './repetition.ts'
import { secretRequests } from './secret-requests.ts'
import { secrets } from './secrets.ts'
import { statements } from './statements.ts'

/**
 * All that the rules see in a draft whose signature and disclosure are already in its text. Never
 * throws, whatever the text; positions are UTF-16 units of `draft.text`. One that is too long to be a message is
 * one finding, and no rule reads it.
 */
export const inspectDraft = (draft: Draft, context: DraftContext): Finding[] => {
  const { text, language } = draft
  if (text.length > LONGEST_DRAFT) return [tooLong(text)]
  const inspection = {
    text,
    shown: readShown(text),
    folded: readFolded(text),
    language,
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
  ['markdown', markdown],
  ['characters', characters],
  ['links', links],
  ['contacts', contacts],
  ['claims', claims],
  ['promises', promises],
  ['statements', statements],
  ['pressure', pressure],
  ['secret_requests', secretRequests],
  ['other_people', otherPeople],
  ['note_wording', noteWording],
  ['promotion', promotion],
  ['never_say', neverSay],
  ['language', language],
  ['length', length],
  ['reading_ease', readingEase],
  ['repetition', repetition],
]
