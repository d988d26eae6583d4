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

// Seed 1241 of the histories: its draft was approved, and everything stopped.
test('a note tried once more for a person is still his after its decision goes by another mark', async () => {
  const { store } = open()
  const note = { post: 'note' as const, externalId: NOTE }
  await store.decisions.add(decision({ ...note, status: 'scheduled' }))
  for (const fence of [1, 2, 3]) {
    await store.deliveries.claim('d-1', claimAt(NOW))
    await store.deliveries.commit(
      commitment({ externalId: NOTE, kind: 'note', autonomous: false, fence, notesPerDay: 9 }),
    )
    if (fence < 3)
      await store.deliveries.end('d-1', 'sending', fence, {
        to: 'scheduled',
        act: 'later',
        at: NOW,
      })
  }
  await store.acts.noteResolution({ decisionId: 'd-1', as: 'send', by: 'mara', at: NOW })
  await store.decisions.move('d-1', {
    from: 'sending',
    to: 'scheduled',
    by: 'mara',
    at: NOW,
    act: 'approved',
    set: { post: 'reply', externalId: 'relance:1:r:occasion-1' },
  })
  const rows = await store.inspection.rows(NOW - 1)
  expect(rows.deliveries).toMatchObject([{ externalId: NOTE, attempts: 3 }])
  expect(violationsOf(rows)).toEqual([])
})

const NOTE = 'relance:1:n:occasion-1'
