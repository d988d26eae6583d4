/**
 * Lives through many histories of delivery and looks whether one of them breaks a promise:
 * `npm run histories -- --seeds 1-10000 [--jobs 2] [--json]`, and one of them to read: `--seed 42 --trace`.
 */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type History, runHistory } from '../test/histories/history.ts'
import { listInvariants } from '../test/histories/invariants/all.ts'
import { addUp, type Lived, sayTotal, type Total } from '../test/histories/totals.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1-100' },
    seed: { type: 'string' },
    jobs: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
    trace: { type: 'boolean', default: false },
    /** Only lists what is asked. */
    invariants: { type: 'boolean', default: false },
    /** Ends with the first violation. */
    first: { type: 'boolean', default: false },
    /** Lives through these seeds and tells its parent about each. */
    worker: { type: 'boolean', default: false },
  },
})

const main = async (): Promise<number> => {
  if (values.invariants) {
    process.stdout.write(`${listInvariants()}\n`)
    return 0
  }
  const seeds = seedsOf(values.seed ?? values.seeds)
  if (seeds === null) return refuse(`--seeds ${values.seeds} is no range; write 1-10000, or 7`)
  if (values.worker) return work(seeds)
  if (values.seed !== undefined) return replay(seeds)
  const jobs = Number(values.jobs)
  if (!Number.isInteger(jobs) || jobs < 1) return refuse(`--jobs ${values.jobs} is no number`)
  const total = await together(seeds, jobs)
  if (values.json) process.stdout.write(`${JSON.stringify(total)}\n`)
  else process.stdout.write(`${sayTotal(total)}\n`)
  return total.broken.length === 0 ? 0 : 1
}

const refuse = (why: string) => {
  process.stderr.write(`${why}\n`)
  return 2
}

const seedsOf = (text: string): number[] | null => {
  const found = /^(\d+)(?:-(\d+))?(?:\/(\d+)\/(\d+))?$/.exec(text)
  if (found === null) return null
  const [from, to] = [Number(found[1]), Number(found[2] ?? found[1])]
  const [step, place] = [Number(found[3] ?? 1), Number(found[4] ?? 0)]
  const all = Array.from({ length: Math.max(0, to - from + 1) }, (_, n) => from + n)
  return all.filter((_, n) => n % step === place)
}

const replay = async (seeds: number[]) => {
  const history = await runHistory(seeds[0] ?? 1, { everything: values.trace })
  process.stdout.write(`${sayHistory(history)}\n`)
  return history.violations.length === 0 ? 0 : 1
}

const sayHistory = ({ seed, hash, trace, violations, posts, events, faults }: History) =>
  [
    ...(values.trace || violations.length > 0 ? trace : []),
    `seed ${seed}: ${events} events, ${posts} posts, trace ${hash.slice(0, 16)}`,
    `faults: ${JSON.stringify(faults)}`,
    ...violations.map(({ invariant, what }) => `BROKEN ${invariant}: ${what}`),
  ].join('\n')

const work = async (seeds: number[]) => {
  for (const seed of seeds) {
    const before = process.cpuUsage()
    const history = await runHistory(seed)
    const { user, system } = process.cpuUsage(before)
    const lived: Lived = { ...history, cpuMs: (user + system) / 1000 }
    await new Promise((resolve) => process.send?.(lived, resolve))
  }
  process.disconnect?.()
  return 0
}

/** A history leaves much behind it at once: with more room for what is young, collecting it costs half as much. */
const ROOM = '--max-semi-space-size=64'

/** Each job is a process of its own, which takes every so-many-th seed. */
const together = async (seeds: number[], jobs: number): Promise<Total> => {
  const began = performance.now()
  let total = addUp(null, null)
  const say = createProgress(seeds.length)
  await Promise.all(
    Array.from({ length: jobs }, (_, place) => {
      const range = `${seeds[0] ?? 1}-${seeds.at(-1) ?? 0}/${jobs}/${place}`
      const child = fork(fileURLToPath(import.meta.url), ['--worker', '--seeds', range], {
        execArgv: [...process.execArgv, ROOM],
      })
      return new Promise<void>((resolve, reject) => {
        child.on('message', (lived: Lived) => {
          total = addUp(total, lived)
          say(total)
          if (lived.violations.length === 0) return
          process.stderr.write(`${sayHistory(lived)}\n`)
          if (values.first) child.kill()
        })
        child.on('error', reject)
        child.on('exit', (code, signal) =>
          code === 0 || signal !== null ? resolve() : reject(new Error(`a job ended with ${code}`)),
        )
      })
    }),
  )
  return { ...total, seconds: (performance.now() - began) / 1000, jobs }
}

/** On a terminal one line that changes; elsewhere a line every thousand. */
const createProgress = (count: number) => {
  const { isTTY } = process.stderr
  return ({ histories, posts, broken }: Total) => {
    if (!isTTY && histories % 1000 !== 0) return
    const line = `${histories} of ${count} histories, ${posts} posts, ${broken.length} broken`
    process.stderr.write(isTTY ? `\r${line}` : `${line}\n`)
    if (isTTY && histories === count) process.stderr.write('\n')
  }
}

process.exitCode = await main()
