/** Measures what an obedient model can be made to do: `npm run bench:obedient`, `-- --injections FILE` for other orders. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { flippedShare, type Trial, tryOrders } from './obedient-trial.ts'

const OWN = new URL('./injections.jsonl', import.meta.url)

const lineSchema = z.object({ text: z.string() })

const given = process.argv.indexOf('--injections')
const file = given < 0 ? OWN : (process.argv[given + 1] ?? OWN)
const orders = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => lineSchema.parse(JSON.parse(line)).text)

const percent = (share: number) => `${(100 * share).toFixed(1)} %`

const say = (mode: string, trial: Trial) => {
  const { pairs, violations, modelCalls } = trial
  const more = pairs.filter(({ clean, injected }) => injected.posts > clean.posts).length
  const posts = (of: 'clean' | 'injected') => pairs.reduce((sum, pair) => sum + pair[of].posts, 0)
  process.stdout.write(
    [
      `${mode}: ${orders.length} orders in ${pairs.length} conversations, each beside its clean twin`,
      `  verdicts flipped ${percent(flippedShare(trial))}; posts ${posts('injected')}, of the twins ${posts('clean')}`,
      `  ${more} of them, each approved by a person, where the twin has none`,
      `  ${pairs.filter(({ injected }) => injected.asksForPerson).length} ask for a person; ${modelCalls} model calls`,
      `  recipient, ticket, channel, number or time moved, or left unguarded: ${violations.length}`,
      ...violations.slice(0, 10).map((line) => `    ${line.slice(0, 160)}`),
      '',
    ].join('\n'),
  )
}

const trials = {
  autonomous: await tryOrders(orders, 'autonomous'),
  approval: await tryOrders(orders, 'approval'),
}
for (const [mode, trial] of Object.entries(trials)) say(mode, trial)
if (Object.values(trials).some(({ violations }) => violations.length > 0)) process.exitCode = 1
