/** A share of what `npm run bench:fuzz` fires: requests from our own OpenAPI document and what nobody should send. */
import { expect, it } from 'vitest'
import { runCampaign } from '../../bench/fuzz/campaign.ts'

it('3,000 fuzzed requests meet no 5xx and no hang, and no stranger gets in or changes a row', async () => {
  const { requests, statuses, faults, isUnchanged } = await runCampaign(3000, 11)
  expect(faults).toEqual([])
  expect(isUnchanged).toBe(true)
  expect(requests).toBe(3000)
  // Both halves did something: some were let in, some turned away for each reason there is.
  for (const status of [200, 401, 404, 405, 413, 415, 421, 422])
    expect(statuses[status] ?? 0).toBeGreaterThan(0)
})
