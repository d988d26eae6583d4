/**
 * Plants faults into the delivery code, one at a time and in a copy, and lets histories look for them:
 * `npm run mutants [-- --only PATTERN] [--seeds 1-300] [--jobs 2] [--json]`. Every one must be caught.
 */
import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { MUTATIONS, type Mutation } from '../test/histories/mutations.ts'
import type { Total } from '../test/histories/totals.ts'

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    seeds: { type: 'string', default: '1-300' },
    jobs: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
})

const ROOT = fileURLToPath(new URL('..', import.meta.url))
/** What a history needs of the checkout. */
const NEEDED = [
  'src',
  'migrations',
  'package.json',
  'tsconfig.json',
  'bench',
  'test/histories',
  'test/pipeline',
]

type Verdict = { name: string; seed: number | null; invariant: string | null; histories: number }

const main = async (): Promise<number> => {
  const wanted = new RegExp(values.only ?? '', 'i')
  const chosen = MUTATIONS.filter(({ name }) => wanted.test(name))
  for (const mutation of chosen) for (const edit of mutation.edits) mutate(ROOT, edit)
  const verdicts = await inTurns(chosen, Number(values.jobs))
  const alive = verdicts.filter(({ seed }) => seed === null)
  if (values.json) process.stdout.write(`${JSON.stringify({ verdicts })}\n`)
  else process.stdout.write(`${table(verdicts)}\n`)
  process.stderr.write(`${verdicts.length - alive.length} of ${verdicts.length} mutants died\n`)
  return alive.length === 0 && verdicts.length > 0 ? 0 : 1
}

/** The file as it would be; throws where the text does not stand there exactly once. */
const mutate = (root: string, { file, find, put }: Mutation['edits'][number]) => {
  const text = readFileSync(join(root, file), 'utf8')
  const count = text.split(find).length - 1
  if (count !== 1) throw new Error(`${file}: this stands there ${count} times, not once: ${find}`)
  return text.replace(find, () => put)
}

const inTurns = async (mutations: Mutation[], jobs: number): Promise<Verdict[]> => {
  const verdicts: Verdict[] = []
  const left = mutations.values()
  await Promise.all(
    Array.from({ length: jobs }, async () => {
      for (const mutation of left) {
        const verdict = await judge(mutation)
        process.stderr.write(`${sayVerdict(verdict)}\n`)
        verdicts.push(verdict)
      }
    }),
  )
  return verdicts
}

/** In a copy of its own, until a history notices. */
const judge = async ({ name, edits }: Mutation): Promise<Verdict> => {
  const copy = mkdtempSync(join(tmpdir(), 'relance-mutant-'))
  try {
    for (const part of NEEDED) cpSync(join(ROOT, part), join(copy, part), { recursive: true })
    symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'))
    for (const edit of edits) writeFileSync(join(copy, edit.file), mutate(copy, edit))
    const total = await liveIn(copy)
    const [first] = total.broken
    return {
      name,
      seed: first?.seed ?? null,
      invariant: first?.invariant ?? null,
      histories: total.histories,
    }
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

const liveIn = (copy: string): Promise<Total> =>
  new Promise((resolve, reject) => {
    const args = [
      '--import',
      'tsx',
      'bench/histories.ts',
      '--json',
      '--first',
      '--seeds',
      values.seeds,
    ]
    execFile(process.execPath, args, { cwd: copy, maxBuffer: 1e8 }, (error, stdout, stderr) => {
      try {
        resolve(JSON.parse(stdout))
      } catch {
        reject(new Error(`a mutant cannot run: ${stderr.slice(0, 2000)}`, { cause: error }))
      }
    })
  })

const sayVerdict = ({ name, seed, invariant, histories }: Verdict) =>
  seed === null
    ? `ALIVE after ${histories} histories: ${name}`
    : `caught by ${invariant} (seed ${seed}): ${name}`

const table = (verdicts: Verdict[]) =>
  [
    '| planted fault | caught by | at seed |',
    '|---|---|---|',
    ...verdicts.map(
      ({ name, seed, invariant }) => `| ${name} | ${invariant ?? '**nothing**'} | ${seed ?? '–'} |`,
    ),
  ].join('\n')

process.exitCode = await main()
