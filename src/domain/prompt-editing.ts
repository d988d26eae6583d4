/** Prompt files as people edit them: which there are, how one is named, and what comes of saving. */
import type { Instant } from '../lib/clock.ts'
import { byPriority, type Persona, type Policy, type Shop } from './policy.ts'
import type { PromptProblem, PromptSet } from './ports.ts'

export const PROMPT_KINDS = ['personas', 'policies', 'shop'] as const
export type PromptKind = (typeof PROMPT_KINDS)[number]

/** `name` of the shop's own file: `shop`. */
export type PromptName = { kind: PromptKind; name: string }

/** Path below the prompts directory. */
export const fileOf = ({ kind, name }: PromptName) =>
  kind === 'shop' ? 'shop.md' : `${kind}/${name}.md`

/** Letters, digits, `-`, `_`, inner dots and blanks: never a way out of the folder, never a hidden file. */
export const isPromptName = (name: string) =>
  /^[\p{L}\p{N}](?:[\p{L}\p{N}._ -]{0,62}[\p{L}\p{N}_-])?$/u.test(name) && !name.includes('..')

/** A file as it is on disk; `hash` is the sha256 of its bytes. */
export type PromptText = { file: string; text: string; hash: string }

export type PromptVersion = {
  id: number
  file: string
  hash: string
  text: string
  /** Null: it was found on disk. */
  by: string | null
  at: Instant
}

/** What a text would be as that file, beside the others as they are on disk. */
export type PromptCheck =
  | { kind: 'good'; warnings: PromptProblem[]; value: Persona | Policy | Shop }
  | { kind: 'broken'; problems: PromptProblem[] }

/** From which text a person started: a hash, null for a file that was not there, or whatever is there. */
export type StartedFrom = string | null | 'anything'

export type PromptWriting =
  | { kind: 'written'; before: PromptText | null; now: PromptText }
  /** Somebody else saved meanwhile, on a page or on disk; null: the file is gone. */
  | { kind: 'changed'; now: PromptText | null }
  /** The disk refuses. */
  | { kind: 'unwritable'; why: string }

/** Reads and writes single prompt files. */
export type PromptDisk = {
  list: () => Promise<PromptName[]>
  read: (name: PromptName) => Promise<PromptText | null>
  check: (name: PromptName, text: string) => Promise<PromptCheck>
  /** All or nothing. `keep` is told what would be replaced before anything is. */
  write: (
    name: PromptName,
    text: string,
    from: StartedFrom,
    keep: (before: PromptText) => Promise<void>,
  ) => Promise<PromptWriting>
}

/** The set in which this file says something else. */
export const withPrompt = (
  set: PromptSet,
  { kind, name }: PromptName,
  value: object,
): PromptSet => {
  // A value of that kind: both come from the same reading.
  switch (kind) {
    case 'shop':
      return { ...set, shop: value as Shop }
    case 'personas':
      return {
        ...set,
        personas: [...set.personas.filter(({ key }) => key !== name), value as Persona],
      }
    case 'policies':
      return {
        ...set,
        policies: [...set.policies.filter((one) => one.name !== name), value as Policy].sort(
          byPriority,
        ),
      }
  }
}
