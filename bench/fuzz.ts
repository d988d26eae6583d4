/**
 * Fuzzes the service from its own OpenAPI document: `npm run bench:fuzz [-- --count N --seed N]`. Ends with 1 when it
 * answered 5xx, hung, let a stranger in, or a stranger changed a row.
 */
import { parseArgs } from 'node:util'
import { runCampaign } from './fuzz/campaign.ts'

const { values } = parseArgs({
  options: { count: { type: 'string', default: '20000' }, seed: { type: 'string', default: '7' } },
})
const began = performance.now()
const { requests, statuses, faults, isUnchanged } = await runCampaign(
  Number(values.count),
  Number(values.seed),
)
const seconds = ((performance.now() - began) / 1000).toFixed(1)
process.stdout.write(
  `${requests} requests in ${seconds} s, seed ${values.seed}; by status ${JSON.stringify(statuses)}\n` +
    `faults: ${faults.length}; rows changed by strangers: ${isUnchanged ? 'none' : 'SOME'}\n`,
)
for (const fault of faults.slice(0, 20)) process.stderr.write(`${fault}\n`)
process.exit(faults.length === 0 && isUnchanged ? 0 : 1)
