/** Names prompt files for people, and where each is edited. */
import type { PromptKind, PromptName } from '../../domain/prompt-editing.ts'

export const KIND_WORDS: Record<PromptKind, { one: string; many: string; what: string }> = {
  personas: {
    one: 'Voice',
    many: 'Voices',
    what: 'How follow-ups sound: the words, the length, the signature.',
  },
  policies: {
    one: 'Follow-up plan',
    many: 'Follow-up plans',
    what: 'When and how often somebody is reminded, and who is asked before.',
  },
  shop: {
    one: 'Your shop',
    many: 'Your shop',
    what: 'Hours, limits, and what every decision and draft may know.',
  },
}

export const titleOf = ({ kind, name }: PromptName) =>
  kind === 'shop' ? KIND_WORDS.shop.one : `${KIND_WORDS[kind].one} ${name}`

export const promptPath = ({ kind, name }: PromptName, part = '') =>
  `/prompts/${kind}/${encodeURIComponent(name)}${part}`
