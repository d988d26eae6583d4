/**
 * Kills the built program again and again while it posts over a line that swallows questions and answers, and counts
 * from the helpdesk's memory what became of every ticket: `npm run chaos -- --kills 500 --seed 7 [--lanes 8] [--json]`.
 */
import { parseArgs } from 'node:util'
import { runChaos } from './chaos/run.ts'
import { sayChaos } from './chaos/table.ts'
import { failures } from './chaos/verdict.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    seed: { type: 'string', default: '7' },
    /** Helpdesks, each with a database of its own, that live beside each other. */
    lanes: { type: 'string', default: '8' },
    json: { type: 'boolean', default: false },
  },
})

const PROGRESS_EVERY = 50

const main = async (): Promise<number> => {
  const [kills, seed, lanes] = [values.kills, values.seed, values.lanes].map(Number)
  if (!isCount(kills) || !isCount(lanes) || !Number.isInteger(seed)) {
    process.stderr.write('write --kills 500 --seed 7 --lanes 8: whole numbers\n')
    return 2
  }
  const end = await runChaos({ kills, seed: seed ?? 0, lanes, onProgress: sayLeft })
  process.stdout.write(`${values.json ? JSON.stringify(end) : sayChaos(end)}\n`)
  return failures(end).length === 0 ? 0 : 1
}

const isCount = (number: number | undefined): number is number =>
  number !== undefined && Number.isInteger(number) && number > 0

const sayLeft = (left: number) => {
  if (left % PROGRESS_EVERY === 0) process.stderr.write(`${left} kills left\n`)
}

process.exitCode = await main()
