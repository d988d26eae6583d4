import { expect, test } from 'vitest'
import { createEarlyScreening } from '../../src/pipeline/early-screening.ts'
import { createScreen } from '../../src/pipeline/screen.ts'
import { createSituation } from '../../src/pipeline/situation.ts'
import { ingestMessages, ingestTicket } from '../../src/pipeline/sync.ts'
import { SILENT, ticket } from './tickets.ts'
import { openWorld } from './world.ts'

/** One conversation is known from its beginning, of another only the end. */
const open = async () => {
  const world = await openWorld({
    settings: { includeBacklog: false },
    tickets: [ticket(1001, SILENT), ticket(1002, SILENT)],
  })
  const { store, deps, client, clock } = world
  const whole = await client.ticket(1001)
  if (whole.kind === 'gone') throw new Error('ticket 1001 is not there')
  await ingestTicket(deps, whole.ticket)
  const { items } = await client.ticketsPage(null)
  await store.mirror.saveTickets(items.filter(({ id }) => id === 1002))
  const { items: messages } = await client.messagesPage(null)
  await ingestMessages(
    deps,
    messages.filter(({ ticketId, fromAgent }) => ticketId === 1002 && fromAgent),
  )
  const screen = createScreen({
    ...deps,
    undo: 0,
    wall: clock.wall,
    account: deps.helpdesk.account,
  })
  return {
    ...world,
    look: createEarlyScreening({ store, screen, situation: createSituation(deps) }),
  }
}

test('while the import reads on, only what is known from its beginning is looked at', async () => {
  const world = await open()
  await world.look()
  expect(await world.store.screening.countStopped()).toEqual({ backlog: 1 })
  expect(await world.decisionsOf(1001)).toEqual([])
})

test('the pass that follows looks at all of it and judges', async () => {
  const world = await open()
  await world.look()
  await world.pass()
  expect(await world.decisionsOf(1001)).toHaveLength(1)
  expect(await world.decisionsOf(1002)).toHaveLength(1)
})
