/** Reads shop, policies, personas and the two instructions from disk, and keeps the last good version of each. */
import { byPriority, type Persona, type Policy, type Shop } from '../domain/policy.ts'
import type { Instruction, PromptFiles, PromptProblem, PromptSet } from '../domain/ports.ts'
import { PromptError } from '../lib/errors.ts'
import type { Log } from '../lib/log.ts'
import { findConflicts, findShortSteps } from './across.ts'
import { type Disk, readDisk } from './disk.ts'
import { nameOf, readFile } from './file-kind.ts'
import { sayProblem } from './mistakes.ts'
import { personaFile } from './persona-file.ts'
import { policyFile } from './policy-file.ts'
import { type BrokenFile, createShelf, type Stock } from './shelf.ts'
import { shopFile } from './shop-file.ts'

type Deps = {
  /** `PROMPTS_DIR`. */
  dir: string
  /** Hears of the problems when a file changed, not at every reading. */
  log?: Pick<Log, 'warn'>
}

/**
 * The files under `dir`, read anew at each `load`; a file whose bytes are unchanged is not parsed again, and when none
 * changed the same set is answered. After a first good reading, broken files keep their last good version; files that
 * are good alone but not together leave the whole last good set in force. Both are named in `warnings`.
 */
export const createPromptFiles = ({ dir, log }: Deps): PromptFiles => {
  const shelves = createShelves()
  let standing: { mark: string; set: PromptSet; lastGood: PromptSet } | null = null

  const load = async (): Promise<PromptSet> => {
    const disk = await readDisk(dir)
    const mark = markOf(disk)
    if (standing?.mark === mark) return standing.set
    const lastGood = standing?.lastGood ?? null
    const now = disk === null ? missing(dir, lastGood) : assemble(shelves, disk, lastGood)
    standing = { mark, ...now }
    for (const problem of now.set.warnings) log?.warn({ file: problem.file }, sayProblem(problem))
    return now.set
  }

  return { load }
}

type Shelves = ReturnType<typeof createShelves>

const createShelves = () => ({
  shop: createShelf((source) => readFile(shopFile, source)),
  policies: createShelf((source) => readFile(policyFile, source)),
  personas: createShelf((source) => readFile(personaFile, source)),
  instructions: createShelf<Instruction>(({ file, text, hash }) => ({
    kind: 'good',
    good: { file, value: { text, hash }, lineOf: () => 1, warnings: [] },
  })),
})

/** The same mark, the same files with the same bytes. */
const markOf = (disk: Disk | null) =>
  disk === null
    ? 'missing'
    : [disk.shop, disk.decide, disk.draft, ...disk.policies, ...disk.personas]
        .map(({ file, hash }) => `${file} ${hash}`)
        .join('\n')

type Assembled = {
  set: PromptSet
  /** What stands in when later files cannot be used together. */
  lastGood: PromptSet
}

const missing = (dir: string, lastGood: PromptSet | null): Assembled => {
  const message = 'no such directory; set PROMPTS_DIR, or copy there the prompts of Relance'
  if (lastGood === null) throw new PromptError([`${dir}: ${message}`])
  return keepLastGood(lastGood, [{ file: dir, line: 1, message }], [])
}

const assemble = (shelves: Shelves, disk: Disk, lastGood: PromptSet | null): Assembled => {
  const shop = shelves.shop([disk.shop])
  const policies = shelves.policies(disk.policies)
  const personas = shelves.personas(disk.personas)
  const instructions = shelves.instructions([disk.decide, disk.draft])
  const broken = [shop, policies, personas, instructions].flatMap((stock) => stock.broken)
  const conflicts = [
    ...findMissingKinds(disk),
    ...findConflicts(policies.good, personaKeys(disk, personas, lastGood)),
  ]
  const mistakes = [...broken.flatMap(({ problems }) => problems), ...conflicts]
  const set = putTogether({ shop, policies, personas, instructions })
  if (set === null || (lastGood === null && mistakes.length > 0)) throw promptError(mistakes)
  if (lastGood !== null && conflicts.length > 0) return keepLastGood(lastGood, conflicts, broken)
  const warnings = byPlace([...broken.flatMap(sayStandIn), ...set.warnings])
  const whole = { ...set, warnings }
  return { set: whole, lastGood: whole }
}

/** At the first reading a broken persona is reported once, as itself, and not by each policy that names it too. */
const personaKeys = (disk: Disk, personas: Stock<Persona>, lastGood: PromptSet | null) =>
  lastGood === null
    ? disk.personas.map(({ file }) => nameOf(file))
    : personas.good.map(({ value }) => value.key)

type Stocks = {
  shop: Stock<Shop>
  policies: Stock<Policy>
  personas: Stock<Persona>
  instructions: Stock<Instruction>
}

/** Null when a part that must be there never was. */
const putTogether = ({ shop, policies, personas, instructions }: Stocks): PromptSet | null => {
  const theShop = shop.good[0]?.value
  const [decide, draft] = instructions.good.map(({ value }) => value)
  if (!theShop || !decide || !draft) return null
  return {
    shop: theShop,
    policies: policies.good.map(({ value }) => value).sort(byPriority),
    personas: personas.good.map(({ value }) => value),
    decide,
    draft,
    warnings: [
      ...[...shop.good, ...policies.good, ...personas.good].flatMap(({ warnings }) => warnings),
      ...findShortSteps(policies.good, theShop),
    ],
  }
}

const findMissingKinds = ({ policies, personas }: Disk): PromptProblem[] => [
  ...(policies.length > 0 ? [] : [missingKind('policies', 'policy', 'everything-else')]),
  ...(personas.length > 0 ? [] : [missingKind('personas', 'persona', 'maya')]),
]

const missingKind = (file: string, kind: string, shipped: string): PromptProblem => ({
  file,
  line: 1,
  message: `there is no ${kind}; write one, or copy ${file}/${shipped}.md of Relance`,
})

const promptError = (mistakes: PromptProblem[]) =>
  new PromptError(byPlace(mistakes).map(sayProblem))

const keepLastGood = (
  lastGood: PromptSet,
  conflicts: PromptProblem[],
  broken: BrokenFile[],
): Assembled => {
  const kept = conflicts.map((problem) => also(problem, 'all files keep their last good version'))
  const warnings = byPlace([...kept, ...broken.flatMap(sayStandIn)])
  return { set: { ...lastGood, warnings }, lastGood }
}

const sayStandIn = ({ problems, replaced }: BrokenFile) =>
  problems.map((problem) =>
    also(problem, replaced ? 'its last good version stays in force' : 'the file is left out'),
  )

const also = (problem: PromptProblem, consequence: string): PromptProblem => ({
  ...problem,
  message: `${problem.message} (until then ${consequence})`,
})

const byPlace = (problems: PromptProblem[]) =>
  problems.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
