/** Reads `personas/NAME.md`: whose voice a follow-up has. */
import { z } from 'zod'
import type { Persona } from '../domain/policy.ts'
import { type FileKind, nameOf } from './file-kind.ts'
import { count, keys, language, link, must, text, texts, worded } from './values.ts'

const listOf = (item: z.ZodType<string>, be: string) =>
  z.preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(item, must(be)))

const personaKeys = keys({
  name: text.optional(),
  languages: listOf(language, 'a list of language codes such as [en, fr]').default([]),
  signature: worded.default(''),
  max_words: count(1).default(90),
  never_say: texts.default([]),
  may_link: listOf(link, 'a list of links').default([]),
  disclosure: worded.default(''),
})

type PersonaKeys = z.infer<typeof personaKeys>

export const personaFile: FileKind<PersonaKeys, Persona> = {
  schema: personaKeys,
  build: (persona, { file, hash }, body) => ({
    name: persona.name ?? nameOf(file),
    key: nameOf(file),
    languages: persona.languages,
    signature: persona.signature,
    maxWords: persona.max_words,
    neverSay: persona.never_say,
    mayLink: persona.may_link,
    disclosure: persona.disclosure,
    style: body,
    hash,
  }),
  sleeping: () => [],
}
