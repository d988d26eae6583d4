import { expect, test } from 'vitest'
import { violationsOf } from '../../src/domain/invariants.ts'
import { claimAt, commitment, decision, NOW, open, tempFile } from './setup.ts'

test('rows are looked at as they all were at one moment, whatever is written meanwhile', async () => {
  const file = tempFile()
  const [mine, other] = [open(file).store, open(file).store]
  await mine.decisions.add(decision({ status: 'scheduled', mode: 'autonomous' }))
  await mine.deliveries.claim('d-1', claimAt(NOW))
  await mine.deliveries.commit(commitment())
  const looking = mine.inspection.rows(NOW - 1)
  await other.deliveries.end('d-1', 'sending', 1, {
    to: 'sent',
    act: 'sent',
    at: NOW,
    delivery: { messageId: 15, postedAt: NOW },
  })
  const rows = await looking
  expect(violationsOf(rows)).toEqual([])
  expect(rows.decisions).toMatchObject([{ status: 'sending' }])
  expect(rows.deliveries).toMatchObject([{ messageId: null }])
  expect((await mine.inspection.rows(NOW - 1)).decisions).toMatchObject([{ status: 'sent' }])
})
