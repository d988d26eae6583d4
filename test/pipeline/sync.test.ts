import { describe, expect, test } from 'vitest'
import { markerOf } from '../../src/domain/marker.ts'
import type { Message } from '../../src/domain/ticket.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/lib/clock.ts'
import { silentLog } from '../../src/lib/log.ts'
import { createImportProgress, type Importing } from '../../src/pipeline/import-progress.ts'
import { createSync, ingestMessages, ingestTicket } from '../../src/pipeline/sync.ts'
import { SILENT, ticket } from './tickets.ts'
import { openWorld, type WorldOptions } from './world.ts'

const openSynced = async (options: WorldOptions = {}) => {
  const world = await openWorld(options)
  const progress = createImportProgress(world.clock)
  const seen: (Importing | null)[] = []
  const sync = createSync({
    store: world.store,
    helpdesk: world.deps.helpdesk,
    clock: world.clock,
    log: silentLog,
    importDays: world.settings.importDays,
    unknownWait: world.settings.unknownWait,
    progress,
    whileImporting: async () => {
      seen.push(progress.read())
    },
  })
  return { ...world, sync, progress, seen }
}

type Synced = Awaited<ReturnType<typeof openSynced>>

const countCalls = async (world: Synced, act: () => Promise<unknown>) => {
  const before = world.client.callCount()
  await act()
  return world.client.callCount() - before
}

const silence = async (world: Synced, id: number) => {
  const mirrored = await world.store.mirror.find(id)
  return { known: mirrored?.messages.length, complete: mirrored?.complete }
}

describe('the progress of the first import', () => {
  test('is told page by page, and what is known is looked at between', async () => {
    const world = await openSynced()
    const [known] = (await world.client.messagesPage(null)).items
    if (known === undefined) throw new Error('the sandbox has no message')
    const at = world.clock.now()
    let pages = 0
    world.lie(() => ({
      // A month of messages, a day a page, newest first.
      messagesPage: async () => {
        pages += 1
        const day = { ...known, id: 90_000 - pages, at: at - pages * DAY + MINUTE }
        return { items: [day], next: 'further back' }
      },
    }))
    await world.sync()
    expect(pages).toBe(31)
    expect(world.seen).toEqual([{ feed: 'messages', rows: 20, estimate: 30 }])
    expect(world.progress.read()).toBeNull()
    await world.sync()
    expect(world.seen).toHaveLength(1)
  })

  test('is over when reading fails', async () => {
    const world = await openSynced()
    world.lie((real) => ({
      ticketsPage: async (cursor) => {
        if (cursor !== null) throw new Error('unreachable')
        return { ...(await real.ticketsPage(null)), next: 'more' }
      },
    }))
    await expect(world.sync()).rejects.toThrow('unreachable')
    expect(world.progress.read()).toBeNull()
    expect(world.progress.movedAt()).toBe(world.clock.wall())
  })
})

describe('the first import', () => {
  test('reads both feeds and knows whole conversations', async () => {
    const world = await openSynced({ tickets: [ticket(1001), ticket(1002)] })
    expect(await world.sync()).toEqual({ synced: 2 })
    expect(await silence(world, 1001)).toEqual({ known: 2, complete: true })
    expect(await world.store.screening.countSilent()).toBe(2)
    expect(world.client.callCount()).toBe(2)
  })

  test('leaves out what is older than the import reaches', async () => {
    const old = ticket(1002, [
      ['customer', 'Hola, ¿tienen tazas azules?', 31 * 24],
      ['agent', '¿Cuántas necesita?', 31 * 24 - 1],
    ])
    const world = await openSynced({ tickets: [ticket(1001), old] })
    await world.sync()
    expect(await world.store.mirror.find(1002)).toBe(null)
  })

  test('knows of a conversation that began earlier that it is not whole', async () => {
    const begun = ticket(1002, [
      ['customer', 'Hola, ¿tienen tazas azules?', 31 * 24],
      ['agent', '¿Cuántas necesita?', 80],
    ])
    const world = await openSynced({ tickets: [begun] })
    await world.sync()
    expect(await silence(world, 1002)).toEqual({ known: 1, complete: false })
    const reading = await world.client.ticket(1002)
    if (reading.kind === 'gone') throw new Error('it is there')
    await ingestTicket(world.deps, reading.ticket)
    expect(await silence(world, 1002)).toEqual({ known: 2, complete: true })
  })

  test('reads page after page', async () => {
    const tickets = Array.from({ length: 101 }, (_, n) => ticket(1001 + n))
    const world = await openSynced({ tickets })
    expect(await world.sync()).toEqual({ synced: 101 })
    expect(world.client.callCount()).toBe(2 + 3)
  })
})

describe('every further pass', () => {
  test('costs two calls when nothing is new', async () => {
    const tickets = Array.from({ length: 120 }, (_, n) =>
      ticket(1001 + n, [
        ['customer', 'Hola, ¿tienen tazas azules?', 91 + n],
        ['agent', '¿Cuántas necesita?', 80 + n],
      ]),
    )
    const world = await openSynced({ tickets })
    await world.sync()
    expect(await countCalls(world, world.sync)).toBe(2)
    expect(await world.sync()).toEqual({ synced: 0 })
  })

  test('takes in what was written meanwhile', async () => {
    const world = await openSynced()
    await world.sync()
    await world.write(1001, 'customer', 'Here is the photo.')
    expect(await world.sync()).toEqual({ synced: 1 })
    expect(await world.store.screening.countSilent()).toBe(0)
  })

  test('asks back ten minutes before the newest it knew', async () => {
    const world = await openSynced()
    await world.sync()
    const [newest] = (await world.client.messagesPage(null)).items
    if (newest === undefined) throw new Error('the feed is empty')
    const late = (id: number, before: number): Message => ({
      ...newest,
      id,
      at: newest.at - before,
      text: `late ${id}`,
    })
    const within = late(11, 10 * MINUTE)
    const beyond = late(12, 10 * MINUTE + SECOND)
    world.lie(() => ({
      messagesPage: async () => ({ items: [newest, within, beyond], next: null }),
    }))
    await world.sync()
    expect(await world.store.mirror.message(11)).not.toBe(null)
    expect(await world.store.mirror.message(12)).toBe(null)
  })

  test('a page that fails moves no watermark: nothing in between is lost', async () => {
    const world = await openSynced()
    await world.sync()
    const before = await world.store.state.get('messages_watermark')
    await world.write(1001, 'customer', 'Here is the photo.')
    world.lie(() => ({
      messagesPage: async () => {
        throw new Error('GET /api/messages: timeout')
      },
    }))
    await expect(world.sync()).rejects.toThrow('timeout')
    expect(await world.store.state.get('messages_watermark')).toBe(before)
    world.tellTheTruth()
    await world.moveBy(2 * HOUR)
    await world.sync()
    expect(await world.store.screening.countSilent()).toBe(0)
  })

  test('the watermark never goes back', async () => {
    const world = await openSynced()
    await world.sync()
    const before = await world.store.state.get('tickets_watermark')
    world.lie(() => ({ ticketsPage: async () => ({ items: [], next: null }) }))
    await world.sync()
    expect(await world.store.state.get('tickets_watermark')).toBe(before)
  })

  test('an older reading of a ticket never overwrites a newer one', async () => {
    const world = await openSynced()
    await world.sync()
    const [facts] = (await world.client.ticketsPage(null)).items
    if (facts === undefined) throw new Error('the feed is empty')
    await world.store.mirror.saveTickets([{ ...facts, spam: true, updatedAt: facts.updatedAt - 1 }])
    expect((await world.store.mirror.find(1001))?.spam).toBe(false)
    await world.store.mirror.saveTickets([{ ...facts, spam: true, updatedAt: facts.updatedAt + 1 }])
    expect((await world.store.mirror.find(1001))?.spam).toBe(true)
  })

  test('headers the feed told are kept when a detail read leaves them out', async () => {
    const tickets = [
      ticket(1001, [
        ...SILENT,
        ['customer', 'Ich bin im Urlaub.', 70, { headers: { 'Auto-Submitted': 'auto-replied' } }],
      ]),
    ]
    const world = await openSynced({ tickets })
    await world.sync()
    expect(await world.store.screening.countSilent()).toBe(1)
    const reading = await world.client.ticket(1001)
    if (reading.kind === 'gone') throw new Error('it is there')
    const told = reading.ticket.messages.flatMap(({ headers }) => Object.keys(headers))
    expect(told).not.toContain('auto-submitted')
    await ingestTicket(world.deps, reading.ticket)
    expect(await world.store.screening.countSilent()).toBe(1)
  })
})

describe('our marks', () => {
  const mark = markerOf({
    account: 'sandbox',
    ticketId: 1001,
    anchorMessageId: 1,
    step: 1,
    kind: 'reply',
  })

  const withOurPost = async () => {
    const tickets = [
      ticket(1001, [
        ...SILENT,
        ['agent', 'The photo is still missing.', 5, { external_id: mark, via: 'api' }],
      ]),
    ]
    const world = await openSynced({ tickets })
    await world.sync()
    return world
  }

  test('seen in a read are the proof that absence means absence', async () => {
    const world = await openSynced()
    await world.sync()
    expect(await world.store.state.get('marks_proven')).toBe(null)
    expect(await (await withOurPost()).store.state.get('marks_proven')).not.toBe(null)
  })

  test('lost in a later read take the proof back and stop autonomous posting; the mirror keeps the mark', async () => {
    const world = await withOurPost()
    const [post] = (await world.client.messagesPage(null)).items
    if (post === undefined) throw new Error('the feed is empty')
    await ingestMessages(world.deps, [{ ...post, externalId: null }])
    expect(await world.store.state.get('marks_proven')).toBe(null)
    expect(await world.store.state.get('autonomous_paused')).toMatchObject({
      reason: expect.stringContaining(String(post.id)),
    })
    expect((await world.store.mirror.message(post.id))?.externalId).toBe(mark)
    expect(await world.store.screening.countSilent()).toBe(1)
  })

  test('cut short are lost too', async () => {
    const world = await withOurPost()
    await world.setFaults({ external_id: 'truncate' })
    await world.moveBy(MINUTE)
    const page = await world.client.messagesPage(null)
    await ingestMessages(world.deps, page.items)
    expect(await world.store.state.get('marks_proven')).toBe(null)
  })
})

test('a post not confirmed yet is read again until an hour has passed', async () => {
  const world = await openWorld({ policies: [{ mode: 'autonomous' }] })
  let pages = 0
  const oldest: number[] = []
  world.lie((real) => ({
    messagesPage: async (cursor, urgency) => {
      const page = await real.messagesPage(cursor, urgency)
      pages += 1
      return { ...page, items: page.items.map((m) => ({ ...m, sentAt: null })) }
    },
  }))
  const report = await world.pass()
  expect(report.posted).toBe(1)
  await world.moveBy(50 * MINUTE)
  await world.write(1001, 'note', 'Noch nichts gehört.')
  await world.pass()
  expect(pages).toBeGreaterThan(2)
  world.lie((real) => ({
    messagesPage: async (cursor, urgency) => {
      const page = await real.messagesPage(cursor, urgency)
      oldest.push(Math.min(...page.items.map((m) => m.at)))
      return page
    },
  }))
  await world.pass()
  expect((await world.decisionOn(1001)).status).toBe('delivered')
})
