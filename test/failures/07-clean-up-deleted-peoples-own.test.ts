import { describe, expect, test } from 'vitest'
import { DAY, MINUTE } from '../../src/lib/clock.ts'
import { createSetup } from '../../src/pipeline/setup.ts'
import { openShop, passAfter } from './usual.ts'

describe('cleaning up never deletes what we did not make', () => {
  test('on a ticket: people’s notes, drafts and tags outlive a note that is settled', async () => {
    const world = await openShop({ policies: [{ mode: 'note' }] })
    await world.control('POST', '/api/tickets/1001/tags', { names: ['vip', 'wholesale-2026'] })
    await world.write(1001, 'note', 'Entwurf: Guten Tag Jo, wir ersetzen die Schale.')
    await world.moveBy(20 * MINUTE)
    await world.pass()
    const before = await world.control('GET', '/api/tickets/1001')
    await world.write(1001, 'customer', 'Voilà la photo.')
    for (const ms of [MINUTE, MINUTE, DAY]) await passAfter(world, ms)
    const after = await world.control('GET', '/api/tickets/1001')
    const kept = after.messages.map(({ id }: { id: number }) => id)
    for (const { id } of before.messages) expect(kept).toContain(id)
    const names = after.tags.map(({ name }: { name: string }) => name)
    expect(names.sort()).toEqual(['vip', 'wholesale-2026'])
    const made = (await world.calls()).filter((call) => call.startsWith('DELETE'))
    expect(made.every((call) => call === 'DELETE /api/tickets/1001/tags')).toBe(true)
  })

  test('in the account: undoing the set-up leaves every view, macro and webhook of others', async () => {
    const world = await openShop()
    const { store, clock, client } = world
    const setup = createSetup({
      store,
      clock,
      furnishing: client.furnishing,
      webhookSecret: 'ein langes Geheimnis',
    })
    const macro = { name: 'Relance: send the follow-up', actions: [] }
    await world.control('POST', '/api/macros', macro)
    const stock = async () =>
      Promise.all(
        ['/api/views', '/api/macros', '/api/integrations'].map(async (path) =>
          (await world.control('GET', `${path}?limit=100`)).data.map(
            ({ id, name }: { id: number; name: string }) => `${id} ${name}`,
          ),
        ),
      )
    const before = await stock()
    const url = 'https://relance.boutique.example'
    await setup({ act: 'apply', url })
    const made = await stock()
    expect(made).not.toEqual(before)
    await setup({ act: 'undo', url: null })
    expect(await stock()).toEqual(before)
    // A database that knows nothing of it removes nothing, whatever the names.
    await setup({ act: 'apply', url })
    await store.state.clear('furnished')
    const standing = await stock()
    await setup({ act: 'undo', url: null })
    expect(await stock()).toEqual(standing)
  })
})
