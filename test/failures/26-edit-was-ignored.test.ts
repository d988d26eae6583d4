import { describe, expect, test } from 'vitest'
import { openShop } from './usual.ts'

const open = async () => {
  const world = await openShop({ policies: [{ mode: 'approval' }] })
  await world.pass()
  return { ...world, id: (await world.decisionOn(1001)).id }
}

describe('the bytes that leave are the bytes a person approved', () => {
  test.each([
    'Hola Jo:\n\n¿nos envías la foto de la grieta?\n\nNora',
    'Hi Jo,\n\n  two  spaces, “quotes”, ümlaut & 3 < 4.\n\nNora',
    'Jo — ça va ? 🙂\nUne photo suffit.',
  ])('%j', async (text) => {
    const world = await open()
    const done = await world.steps.approve(world.id, { by: 'Nora', text })
    expect(done).toMatchObject({ kind: 'done', decision: { draft: { text } } })
    await world.steps.sendDue()
    expect((await world.outbox())[0]?.body_text).toBe(text)
  })

  test('a draft that changed behind the approval goes back to the person', async () => {
    const world = await open()
    await world.steps.approve(world.id, { by: 'Nora' })
    const { db, t } = world.sql
    await db.update(t.decisions).set({ draftText: 'Something else altogether.' })
    await world.steps.sendDue()
    expect(await world.outbox()).toEqual([])
    expect(await world.decisionOn(1001)).toMatchObject({ status: 'pending', approvalId: null })
  })

  test('an approval undone and given again counts as it was given last', async () => {
    const world = await open()
    await world.steps.approve(world.id, { by: 'Nora', text: 'First words of mine.' })
    await world.steps.undo(world.id, 'Nora')
    await world.steps.approve(world.id, { by: 'Nora', text: 'Second words of mine.' })
    await world.steps.sendDue()
    expect((await world.outbox()).map((sent) => sent.body_text)).toEqual(['Second words of mine.'])
  })
})
