/** Edits prompt files for people: tries a text on real tickets, saves it as a file, keeps every version. */
import type { Policy } from '../domain/policy.ts'
import type { PromptFiles, PromptProblem, PromptSet } from '../domain/ports.ts'
import {
  fileOf,
  type PromptDisk,
  type PromptName,
  type PromptText,
  type StartedFrom,
  withPrompt,
} from '../domain/prompt-editing.ts'
import type { Clock } from '../lib/clock.ts'
import type { Store } from '../store/store.ts'
import type { Previewed } from './preview.ts'

export type PromptDeskDeps = {
  store: Pick<Store, 'promptVersions' | 'decisions'>
  disk: PromptDisk
  promptFiles: PromptFiles
  clock: Pick<Clock, 'now'>
  /** Decision and draft for one ticket as these files would have it; keeps nothing. */
  previewWith: (set: PromptSet) => (ticketId: number, persona: string) => Promise<Previewed>
}

export type PromptSaved =
  | { kind: 'saved'; now: PromptText; isNew: boolean; warnings: PromptProblem[] }
  | { kind: 'broken'; problems: PromptProblem[] }
  /** Somebody else saved meanwhile, on a page or on disk; null: the file is gone. */
  | { kind: 'changed'; now: PromptText | null }
  | { kind: 'unwritable'; why: string }

/** `present` null: the voice is new, or what stands on disk cannot be used. */
export type Comparison = { ticketId: number; present: Previewed | null; tried: Previewed }

export type PromptTried =
  | { kind: 'tried'; comparisons: Comparison[]; warnings: PromptProblem[] }
  | { kind: 'broken'; problems: PromptProblem[] }

type Saving = { from: StartedFrom; by: string }

export type PromptDesk = ReturnType<typeof createPromptDesk>

/** Nobody scrolls through more. */
const SHOWN_VERSIONS = 50

export const createPromptDesk = (deps: PromptDeskDeps) => {
  const { store, disk, clock } = deps
  const versions = store.promptVersions

  const save = async (
    name: PromptName,
    text: string,
    { from, by }: Saving,
  ): Promise<PromptSaved> => {
    const checked = await disk.check(name, text)
    if (checked.kind === 'broken') return checked
    const at = clock.now()
    const written = await disk.write(name, text, from, (before) =>
      versions.keep({ ...before, by: null, at }),
    )
    if (written.kind !== 'written') return written
    const { before, now } = written
    if (before?.hash !== now.hash) await versions.add({ ...now, by, at })
    return { kind: 'saved', now, isNew: before === null, warnings: checked.warnings }
  }

  return {
    list: disk.list,
    read: disk.read,
    check: disk.check,
    save,
    /** Newest first. */
    versions: (name: PromptName) => versions.ofFile(fileOf(name), SHOWN_VERSIONS),
    version: (name: PromptName, id: number) => versions.find(fileOf(name), id),
    /** Null: there is no such version. */
    restore: async (name: PromptName, id: number, saving: Saving): Promise<PromptSaved | null> => {
      const version = await versions.find(fileOf(name), id)
      return version === null ? null : save(name, version.text, saving)
    },
    chooseTickets: (name: PromptName) => chooseTickets(store, name),
    tryOn: (name: PromptName, text: string, ticketIds: number[]) =>
      tryOn(deps, name, text, ticketIds),
  }
}

const tryOn = async (
  { disk, promptFiles, previewWith }: PromptDeskDeps,
  name: PromptName,
  text: string,
  ticketIds: number[],
): Promise<PromptTried> => {
  const checked = await disk.check(name, text)
  if (checked.kind === 'broken') return checked
  const set = await promptFiles.load()
  const wished = withPrompt(set, name, checked.value)
  const voice = voiceOf(name, wished)
  const isKnown = set.personas.some(({ key }) => key === voice)
  const [asIs, asWished] = [previewWith(set), previewWith(wished)]
  const comparisons: Comparison[] = []
  for (const ticketId of ticketIds) {
    const present = isKnown ? await asIs(ticketId, voice) : null
    comparisons.push({ ticketId, present, tried: await asWished(ticketId, voice) })
  }
  return { kind: 'tried', comparisons, warnings: checked.warnings }
}

/** Whose words show best what the file does. */
const voiceOf = ({ kind, name }: PromptName, { personas, policies }: PromptSet): string => {
  if (kind === 'personas') return name
  const policy = kind === 'policies' ? policies.find((one) => one.name === name) : undefined
  const keys = personas.map(({ key }) => key)
  const named = policy === undefined ? undefined : namedBy(policy).find((key) => keys.includes(key))
  return named ?? (keys.includes('default') ? 'default' : (keys[0] ?? ''))
}

const namedBy = ({ persona }: Policy) =>
  typeof persona === 'string' ? [persona] : Object.values(persona ?? {})

const TRIED_ON = 3

/** Where a draft waits: first of this voice or plan, then of any. */
const chooseTickets = async (
  { decisions }: Pick<Store, 'decisions'>,
  { kind, name }: PromptName,
): Promise<number[]> => {
  const query = { verdict: ['follow_up'], status: [...STANDING], limit: 30, cursor: null }
  const own = kind === 'personas' ? { persona: name } : kind === 'policies' ? { policy: name } : {}
  const pages = [await decisions.list({ ...query, ...own }), await decisions.list(query)]
  const ids = pages.flatMap(({ data }) => data.map(({ ticketId }) => ticketId))
  return [...new Set(ids)].slice(0, TRIED_ON)
}

/** Their step is not spent: it can be judged once more. */
const STANDING = ['pending', 'noted', 'no_action', 'scheduled', 'waiting']
