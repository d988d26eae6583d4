import { describe, expect, test } from 'vitest'
import { staleNotice } from '../../src/domain/note-text.ts'
import type { Policy } from '../../src/domain/policy.ts'
import { findLadder, findSilence } from '../../src/domain/silence.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/lib/clock.ts'
import { createSteps } from '../../src/pipeline/steps.ts'
import type { SandboxTicket } from '../../src/sandbox/tickets-file.ts'
import { passAfter } from '../failures/usual.ts'
import { shop, step } from './prompt-set.ts'
import { drafts, judges, type Planned, steadyModel, wantsFollowUp } from './scripted-model.ts'
import { ASKED, type Said, SILENT, ticket } from './tickets.ts'
import { withoutMarks } from './without-marks.ts'
import { inboxOf, openWorld, type World, type WorldOptions } from './world.ts'

const TEXT = 'Hello Jo, could you send us the photo of the crack?'
const WAIT = 15 * MINUTE

const FOLLOWS_UP = [wantsFollowUp(ASKED), drafts(TEXT)]
const PROMISE = 'I will find out where your parcel is.'
const OWED: Said[] = [
  ['customer', 'Where is my parcel? It should have been here last week.', 90],
  ['agent', PROMISE, 80],
]
const weOwe = (number: number | null = null): Planned =>
  judges(
    {
      verdict: 'we_owe',
      items: [{ owner: 'shop', kind: 'promise', what: 'news of the parcel', quote: PROMISE }],
    },
    number,
  )
const handsOver = judges({ verdict: 'hand_over', reason: 'She threatens to dispute the charge.' })

/** Ticket 1001 as the model judges it, in this mode. */
const openIn = (mode: 'note' | 'approval' | 'autonomous', options: WorldOptions = {}) =>
  openWorld({ model: steadyModel(FOLLOWS_UP), policies: [{ mode }], ...options })

const noted = async (options: WorldOptions = {}) => {
  const world = await openIn('note', options)
  await world.pass()
  expect(await world.statusOf(1001)).toBe('noted')
  return { ...world, id: (await world.decisionOn(1001)).id }
}

type Written = {
  public: boolean
  channel: string
  external_id: string | null
  body_text: string
  from_agent: boolean
}
type Shown = {
  status: string
  snooze_datetime: string | null
  assignee_user: { id: number } | null
  tags: { name: string }[]
  messages: Written[]
}

const shown = (world: World, number = 1001): Promise<Shown> =>
  world.control('GET', `/api/tickets/${number}`)

/** What we wrote on the ticket: `n: text`, oldest first. */
const ours = async (world: World, number = 1001) =>
  (await shown(world, number)).messages.flatMap(({ external_id, body_text, ...message }) => {
    const kind = /^relance:1:(\w):/.exec(external_id ?? '')?.[1]
    return kind === undefined ? [] : [{ kind, text: body_text, public: message.public }]
  })

const kinds = async (world: World, number = 1001) =>
  (await ours(world, number)).map(({ kind }) => kind)

const tags = async (world: World, number = 1001) =>
  (await shown(world, number)).tags.map(({ name }) => name)

const writes = async (world: World) =>
  (await world.calls()).filter((call) => !call.startsWith('GET')).length

describe('a follow-up in note mode', () => {
  test('becomes one note with the draft, for the team alone', async () => {
    const world = await openIn('note')
    expect(await world.pass()).toMatchObject({ noted: 1, posted: 0, pending: 0, scheduled: 0 })
    const decision = await world.decisionOn(1001)
    expect(decision).toMatchObject({
      status: 'noted',
      verdict: 'follow_up',
      draft: { text: `${TEXT}\n\nMaya` },
      delivery: { attempts: 1 },
    })
    const [note, ...more] = await ours(world)
    expect(more).toEqual([])
    expect(note).toMatchObject({ kind: 'n', public: false })
    for (const part of [ASKED, `${TEXT}\n\nMaya`, inboxOf(decision.id), 'relance-never'])
      expect(note?.text).toContain(part)
    expect(await tags(world)).toEqual(['relance-review'])
    expect(await world.outbox()).toEqual([])
  })

  test('is written once, however often we look', async () => {
    const world = await noted()
    const before = await writes(world)
    for (const ms of [0, MINUTE, DAY])
      expect(await passAfter(world, ms)).toMatchObject({ noted: 0 })
    expect(await writes(world)).toBe(before)
    expect(await kinds(world)).toEqual(['n'])
  })

  test('is no word: the anchor and the ladder stay, whatever the next pass reads', async () => {
    const world = await noted({ policies: [{ mode: 'note', steps: [step('72h'), step('24h')] }] })
    await passAfter(world, 2 * DAY)
    const messages = await world.store.mirror.messagesOf(1001)
    const { anchor, isSilent } = findSilence(messages)
    expect([anchor?.text, isSilent]).toEqual([SILENT[1]?.[1], true])
    expect(findLadder(messages)).toMatchObject({ spent: 0 })
    expect(await kinds(world)).toEqual(['n'])
    expect(await world.decisionsOf(1001)).toHaveLength(1)
  })

  test.each<[string, Partial<SandboxTicket>]>([
    ['open', { status: 'open' }],
    ['closed', { status: 'closed' }],
  ])('leaves an %s ticket so, with its assignee', async (_, given) => {
    const world = await openIn('note', { tickets: [ticket(1001, SILENT, given)] })
    const before = await shown(world)
    await world.pass()
    const after = await shown(world)
    expect(await kinds(world)).toEqual(['n'])
    for (const key of ['status', 'snooze_datetime', 'assignee_user'] as const)
      expect(after[key]).toEqual(before[key])
  })

  test.each([
    ['closed', null],
    ['snoozed', '2026-12-01T09:00:00'],
  ])('leaves a ticket %s as it was, even where a note opens it', async (_, until) => {
    const world = await openIn('note', { prompts: { shop: shop({ notesPerDay: 0 }) } })
    await world.pass()
    const set = (state: object) => world.control('PUT', '/api/tickets/1001', state)
    await set({ status: 'closed', snooze_datetime: until })
    world.lie((real) => ({
      note: async (note) => {
        const result = await real.note(note)
        await set({ status: 'open', snooze_datetime: null })
        return result
      },
    }))
    Object.assign(world.prompts.shop, { notesPerDay: 40 })
    await world.moveBy(DAY)
    await world.steps.sendDue()
    const { status, snooze_datetime } = await shown(world)
    expect(await kinds(world)).toEqual(['n'])
    expect([status, snooze_datetime?.slice(0, 19) ?? null]).toEqual(['closed', until])
  })

  test.each(['open', 'close'] as const)(
    'leaves the ticket as found although after_send is %s: that is for replies',
    async (afterSend) => {
      for (const status of ['open', 'closed'] as const) {
        const world = await noted({
          tickets: [ticket(1001, SILENT, { status })],
          prompts: { shop: shop({ afterSend }) },
        })
        expect((await shown(world)).status).toBe(status)
      }
    },
  )

  test('of words a guard objects to is shown to the team, and approving still asks', async () => {
    const bold = 'Hello Jo, you get 15% off if you send us the photo of the crack.'
    const world = await noted({ model: steadyModel([wantsFollowUp(ASKED), drafts(bold)]) })
    expect((await ours(world))[0]?.text).toContain('15%')
    expect(await world.steps.approve(world.id, { by: 'Nora' })).toMatchObject({ kind: 'blocked' })
    expect(await world.statusOf(1001)).toBe('noted')
  })
})

describe('what the shop owes, or a person must see', () => {
  test.each(['note', 'autonomous'] as const)('gets one note in %s', async (mode) => {
    const world = await openIn(mode, {
      tickets: [ticket(1001, OWED), ticket(1002)],
      model: steadyModel([weOwe(1001), { ...handsOver, ticket: 1002 }]),
    })
    expect(await world.pass()).toMatchObject({ noted: 2, posted: 0, pending: 0 })
    expect(await ours(world, 1001)).toMatchObject([
      { kind: 'a', public: false, text: expect.stringContaining(PROMISE) },
    ])
    expect(await ours(world, 1002)).toMatchObject([
      { kind: 'a', public: false, text: expect.stringContaining('dispute the charge') },
    ])
    for (const number of [1001, 1002]) {
      expect(await world.statusOf(number)).toBe('noted')
      expect(await tags(world, number)).toEqual(['relance-review'])
    }
    const before = await writes(world)
    expect(await passAfter(world, DAY)).toMatchObject({ noted: 0 })
    expect(await writes(world)).toBe(before)
  })

  test('waits for a person in approval: approving has it noted, once', async () => {
    const world = await openIn('approval', {
      tickets: [ticket(1001, OWED)],
      model: steadyModel([weOwe()]),
    })
    await world.pass()
    expect(await world.decisionOn(1001)).toMatchObject({ status: 'pending', draft: null })
    expect(await writes(world)).toBe(0)
    const { id } = await world.decisionOn(1001)
    expect(await world.steps.approve(id, { by: 'Nora' })).toMatchObject({ kind: 'done' })
    expect(await world.steps.approve(id, { by: 'Jonas' })).toMatchObject({ kind: 'conflict' })
    await world.steps.sendDue()
    expect(await world.decisionOn(1001)).toMatchObject({ id, status: 'noted' })
    await world.pass()
    expect(await kinds(world)).toEqual(['a'])
    expect(await tags(world)).toEqual(['relance-review'])
    expect(await world.outbox()).toEqual([])
  })

  test('is not written where everything is only watched by now, although a person approved it', async () => {
    const world = await openIn('approval', { model: steadyModel([handsOver]) })
    await world.pass()
    await world.steps.approve((await world.decisionOn(1001)).id, { by: 'Nora' })
    for (const one of world.prompts.policies) one.mode = 'shadow'
    await world.steps.sendDue()
    expect(await world.statusOf(1001)).toBe('pending')
    expect(await writes(world)).toBe(0)
  })

  test('is dismissed in approval without a trace on the ticket', async () => {
    const world = await openIn('approval', { model: steadyModel([handsOver]) })
    await world.pass()
    const { id } = await world.decisionOn(1001)
    expect(await world.steps.reject(id, { by: 'Nora' })).toMatchObject({ kind: 'done' })
    await world.pass()
    expect(await world.statusOf(1001)).toBe('rejected')
    expect(await writes(world)).toBe(0)
  })

  test('is not noted where the undo window took the approval back', async () => {
    const world = await openIn('approval', {
      model: steadyModel([handsOver]),
      settings: { undo: { approval: 10 * SECOND, autonomous: 0 } },
    })
    await world.pass()
    const { id } = await world.decisionOn(1001)
    await world.steps.approve(id, { by: 'Nora' })
    await world.moveBy(9 * SECOND)
    await world.steps.undo(id, 'Nora')
    await passAfter(world, MINUTE)
    expect(await world.statusOf(1001)).toBe('pending')
    expect(await writes(world)).toBe(0)
  })
})

describe('a person settles a noted draft', () => {
  test('approving posts it once, as a reply, and takes the tag off', async () => {
    const world = await noted()
    expect(await world.steps.approve(world.id, { by: 'Nora' })).toMatchObject({ kind: 'done' })
    await world.steps.sendDue()
    expect(await world.decisionOn(1001)).toMatchObject({ id: world.id, status: 'sent' })
    expect(await world.outbox()).toMatchObject([{ body_text: `${TEXT}\n\nMaya` }])
    await world.pass()
    await passAfter(world, MINUTE)
    expect(await kinds(world)).toEqual(['n', 'r'])
    expect(await tags(world)).toEqual([])
    expect(await world.outbox()).toHaveLength(1)
  })

  test('approving it edited posts the edited bytes', async () => {
    const world = await noted()
    const text = 'Hallo Jo, schickst du uns bitte noch das Foto vom Riss?'
    await world.steps.approve(world.id, { by: 'Nora', text })
    await world.steps.sendDue()
    expect(await world.outbox()).toMatchObject([{ body_text: text }])
  })

  test('undoing an approval leaves it for a person, still in the review view', async () => {
    const world = await noted({ settings: { undo: { approval: 10 * SECOND, autonomous: 0 } } })
    await world.steps.approve(world.id, { by: 'Nora' })
    await world.steps.undo(world.id, 'Nora')
    await passAfter(world, MINUTE)
    expect(await world.statusOf(1001)).toBe('pending')
    expect(await tags(world)).toEqual(['relance-review'])
    expect(await kinds(world)).toEqual(['n'])
    await world.steps.approve(world.id, { by: 'Nora' })
    await passAfter(world, 11 * SECOND)
    expect(await kinds(world)).toEqual(['n', 'r'])
  })

  test('rejecting it takes the tag off, and nothing is written again', async () => {
    const world = await noted()
    expect(await world.steps.reject(world.id, { by: 'Nora' })).toMatchObject({ kind: 'done' })
    await world.pass()
    expect(await tags(world)).toEqual([])
    const before = await writes(world)
    await passAfter(world, DAY)
    expect(await world.statusOf(1001)).toBe('rejected')
    expect(await writes(world)).toBe(before)
    expect(await kinds(world)).toEqual(['n'])
  })

  test('a tag that cannot be taken off now is taken off later', async () => {
    const world = await noted({ tickets: [ticket(1001, SILENT, { tags: ['pottery'] })] })
    await world.steps.reject(world.id, { by: 'Nora' })
    await world.setFaults({ write_error: 1 })
    await world.pass()
    expect(await tags(world)).toContain('relance-review')
    await world.setFaults({})
    await world.pass()
    expect(await tags(world)).toEqual(['pottery'])
  })

  test('a dry run leaves the tag where it is', async () => {
    const world = await noted()
    await world.steps.reject(world.id, { by: 'Nora' })
    const before = await writes(world)
    await createSteps({ ...world.deps, isDryRun: true }).pass()?.ended
    expect(await writes(world)).toBe(before)
    expect(await tags(world)).toEqual(['relance-review'])
  })

  test('nobody approves a note that has no draft', async () => {
    const world = await noted({ model: steadyModel([handsOver]) })
    expect(await world.steps.approve(world.id, { by: 'Nora' })).toMatchObject({ kind: 'conflict' })
    await world.steps.reject(world.id, { by: 'Nora' })
    await world.pass()
    expect(await tags(world)).toEqual([])
  })
})

describe('a note that no longer holds', () => {
  const STALE = 'Relance: the note above is out of date'

  test.each<[string, (world: World) => Promise<unknown>, string]>([
    [
      'the customer answers',
      (world) => world.write(1001, 'customer', 'Voici la photo.'),
      'customer_answered',
    ],
    [
      'an agent answers',
      (world) => world.write(1001, 'agent', 'Wir schicken eine neue Schale.'),
      'agent_answered',
    ],
    [
      'an agent leaves a note',
      (world) => world.write(1001, 'note', 'La llamo ahora.'),
      'note_by_person',
    ],
  ])('gets one line when %s, and ends', async (_, happens, why) => {
    const world = await noted()
    await world.moveBy(MINUTE)
    await happens(world)
    await world.pass()
    await passAfter(world, MINUTE)
    const decision = (await world.decisionsOf(1001)).find(({ id }) => id === world.id)
    expect(decision).toMatchObject({ status: 'cancelled', statusReason: why })
    expect(await ours(world)).toMatchObject([
      { kind: 'n' },
      { kind: 's', public: false, text: expect.stringContaining(STALE) },
    ])
    expect(await tags(world)).toEqual([])
    expect(await world.outbox()).toEqual([])
  })

  // Seed 1532 of the histories: an older copy of the database came back.
  test('gets no second line where the helpdesk shows no marks, and the first is forgotten', async () => {
    const world = await noted()
    await world.moveBy(MINUTE)
    const text = staleNotice('customer_answered')
    await world.client.note({
      ticketId: 1001,
      externalId: 'relance:1:s:forgotten',
      sender: await world.client.me(),
      mentions: [],
      text,
      html: text,
    })
    world.lie(withoutMarks)
    await world.write(1001, 'customer', 'Voici la photo.')
    await world.pass()
    await passAfter(world, MINUTE)
    expect(await world.store.decisions.find(world.id)).toMatchObject({
      status: 'cancelled',
      statusReason: 'customer_answered',
    })
    expect(await kinds(world)).toEqual(['n', 's'])
  })

  test('gets that line although its ticket is a closed one, which stays so', async () => {
    const world = await noted({ tickets: [ticket(1001, SILENT, { status: 'closed' })] })
    await world.moveBy(MINUTE)
    await world.write(1001, 'note', 'Ich rufe sie an.')
    await world.pass()
    expect(await kinds(world)).toEqual(['n', 's'])
    expect((await shown(world)).status).toBe('closed')
  })

  test('is not spoken of where it never reached the helpdesk', async () => {
    const world = await openIn('note')
    world.lie(() => ({ note: async () => ({ kind: 'not_sent', why: 'ECONNREFUSED' }) }))
    await world.pass()
    expect(await world.decisionOn(1001)).toMatchObject({
      status: 'scheduled',
      delivery: { attempts: 0 },
    })
    world.tellTheTruth()
    await world.write(1001, 'customer', 'Hier ist das Foto.')
    await world.pass()
    expect(await world.statusOf(1001)).toBe('cancelled')
    expect(await writes(world)).toBe(0)
  })

  test('is not spoken of where it never was written', async () => {
    const world = await openIn('note', { prompts: { shop: shop({ notesPerDay: 0 }) } })
    await world.pass()
    expect(await world.statusOf(1001)).toBe('scheduled')
    await world.write(1001, 'customer', 'Aquí está la foto.')
    await passAfter(world, DAY)
    expect(await world.statusOf(1001)).toBe('cancelled')
    expect(await writes(world)).toBe(0)
  })

  test('gets its line also when its approved draft was stopped at the last look', async () => {
    const world = await noted()
    await world.steps.approve(world.id, { by: 'Nora' })
    await world.write(1001, 'customer', 'Hier ist das Foto.')
    await world.steps.sendDue()
    await world.steps.sendDue()
    expect(await world.decisionOn(1001)).toMatchObject({
      status: 'cancelled',
      statusReason: 'customer_answered',
    })
    expect(await kinds(world)).toEqual(['n', 's'])
    expect(await world.outbox()).toEqual([])
  })

  test('gets its line also when its draft waits for a person again', async () => {
    const world = await noted({ settings: { undo: { approval: 10 * SECOND, autonomous: 0 } } })
    await world.steps.approve(world.id, { by: 'Nora' })
    await world.steps.undo(world.id, 'Nora')
    await world.write(1001, 'customer', 'Voici la photo.')
    await passAfter(world, MINUTE)
    expect(await world.statusOf(1001)).toBe('cancelled')
    expect(await kinds(world)).toEqual(['n', 's'])
    expect(await tags(world)).toEqual([])
  })

  test('cannot be brought back by undo while its line is on the way', async () => {
    const world = await noted()
    await world.write(1001, 'customer', 'Voici la photo.')
    await world.store.state.set('paused', { reason: 'paused by Nora', since: 0 })
    await world.pass()
    expect(await world.decisionOn(1001)).toMatchObject({ status: 'scheduled', post: 'notice' })
    expect(await world.steps.undo(world.id, 'Nora')).toMatchObject({ kind: 'conflict' })
    expect(await world.statusOf(1001)).toBe('scheduled')
  })

  test('is not taken for the note of a later judgement of the same silence', async () => {
    const world = await noted()
    const other = { ...(world.prompts.policies[0] as Policy), name: 'other' }
    world.prompts.policies.splice(0, 1, other)
    await world.store.screening.wakeAll()
    await passAfter(world, MINUTE)
    await passAfter(world, 4 * DAY)
    await passAfter(world, MINUTE)
    expect(await kinds(world)).toEqual(['n', 's'])
    expect(await world.decisionOn(1001)).toMatchObject({ status: 'pending', policy: 'other' })
  })

  test('is left alone where the mode is shadow now', async () => {
    const world = await noted()
    for (const one of world.prompts.policies) one.mode = 'shadow'
    await world.write(1001, 'customer', 'Here is the photo.')
    await world.pass()
    expect(await world.statusOf(1001)).toBe('cancelled')
    expect(await kinds(world)).toEqual(['n'])
  })
})

describe('what holds notes back', () => {
  const THREE = [ticket(1001), ticket(1002), ticket(1003)]

  test('so many a day, counted in days of 24 hours; the rest comes later', async () => {
    const world = await openIn('note', {
      tickets: THREE,
      prompts: { shop: shop({ notesPerDay: 2 }) },
    })
    expect(await world.pass()).toMatchObject({ noted: 2, scheduled: 1, capped: 1 })
    expect(await passAfter(world, DAY - MINUTE)).toMatchObject({ noted: 0, scheduled: 1 })
    expect(await passAfter(world, 2 * MINUTE)).toMatchObject({ noted: 1, scheduled: 0 })
    for (const { number } of THREE) expect(await kinds(world, number)).toEqual(['n'])
  })

  test('a line about an old note is not held back by them', async () => {
    const world = await noted({ prompts: { shop: shop({ notesPerDay: 1 }) } })
    await world.write(1001, 'customer', 'Voici la photo.')
    await passAfter(world, MINUTE)
    expect(await kinds(world)).toEqual(['n', 's'])
  })

  test('a pause, also for the line about an old note and the tag', async () => {
    const world = await openIn('note', { tickets: THREE })
    await world.pass()
    await world.steps.pause({ paused: true, by: 'Nora' })
    const before = await writes(world)
    await world.steps.reject((await world.decisionOn(1002)).id, { by: 'Nora' })
    await world.write(1001, 'customer', 'Hier ist das Foto.')
    await passAfter(world, DAY)
    await world.store.screening.wakeAll()
    await world.store.screening.wakeTicket(1001)
    await passAfter(world, MINUTE)
    expect(await writes(world)).toBe(before)
    const acts = await world.store.events.ofDecision((await world.decisionOn(1001)).id)
    expect(acts.filter(({ act }) => act === 'note_outdated')).toHaveLength(1)
    expect(await tags(world, 1002)).toEqual(['relance-review'])
    await world.steps.pause({ paused: false, by: 'Nora' })
    await world.pass()
    expect(await kinds(world)).toEqual(['n', 's'])
    expect(await tags(world, 1002)).toEqual([])
  })

  test('no send hours: they are for what reaches a customer', async () => {
    const sendBetween = { kind: 'daily' as const, from: 10 * 60, to: 11 * 60 }
    const noting = await openIn('note', { policies: [{ mode: 'note', sendBetween }] })
    expect(await noting.pass()).toMatchObject({ noted: 1, scheduled: 0 })
    const replying = await openIn('autonomous', { policies: [{ mode: 'autonomous', sendBetween }] })
    expect(await replying.pass()).toMatchObject({ posted: 0, scheduled: 1 })
  })

  test('no contact gap and no cap on replies, and they count for neither', async () => {
    const customer = { id: 42, name: 'Jo', email: 'jo@mail.example', tags: [] }
    const world = await openIn('autonomous', {
      tickets: [
        ticket(1001, OWED, { customer }),
        ticket(1002, SILENT, { customer, subject: 'Bowl' }),
      ],
      model: steadyModel([weOwe(1001), ...[wantsFollowUp(ASKED, 1002), drafts(TEXT, 1002)]]),
      prompts: { shop: shop({ maxPerHour: 1, maxPerDay: 1 }) },
    })
    await world.pass()
    await passAfter(world, SECOND)
    expect(await world.statusOf(1001)).toBe('noted')
    expect(await world.outbox()).toMatchObject([{ ticket_id: 1002 }])
  })

  test('one follow-up a customer: a noted draft on one ticket holds the other back', async () => {
    const customer = { id: 42, name: 'Jo', email: 'jo@mail.example', tags: [] }
    const world = await openIn('note', {
      tickets: [
        ticket(1001, SILENT, { customer }),
        ticket(1002, [...SILENT.slice(0, 1), ['agent', ASKED, 76]], { customer, subject: 'Plate' }),
      ],
    })
    await world.pass()
    await passAfter(world, 5 * DAY)
    expect([await kinds(world, 1001), await kinds(world, 1002)]).toEqual([['n'], []])
    await world.steps.reject((await world.decisionOn(1001)).id, { by: 'Nora' })
    await passAfter(world, MINUTE)
    await passAfter(world, MINUTE)
    expect(await kinds(world, 1002)).toEqual(['n'])
  })
})

describe('when the mode changes', () => {
  const setMode = (world: World, mode: 'shadow' | 'note' | 'approval' | 'autonomous') => {
    for (const one of world.prompts.policies) Object.assign(one, { mode, hash: `now ${mode}` })
  }

  test('to approval, a noted draft goes on to a person, without a new judgement', async () => {
    const world = await noted()
    const calls = world.deps.mind.kind === 'model' ? world.deps.mind.model.callCount() : 0
    setMode(world, 'approval')
    await world.store.screening.wakeAll()
    expect(await passAfter(world, MINUTE)).toMatchObject({ pending: 1, posted: 0, modelCalls: 0 })
    expect(calls).toBe(2)
    expect(await world.decisionOn(1001)).toMatchObject({ id: world.id, status: 'pending' })
    await world.steps.approve(world.id, { by: 'Nora' })
    await world.steps.sendDue()
    expect(await kinds(world)).toEqual(['n', 'r'])
  })

  test('to autonomous, a noted draft leaves by itself, once', async () => {
    const world = await noted()
    setMode(world, 'autonomous')
    await world.store.screening.wakeAll()
    await passAfter(world, MINUTE)
    await passAfter(world, MINUTE)
    expect(await kinds(world)).toEqual(['n', 'r'])
    expect(await tags(world)).toEqual([])
  })

  test('to autonomous, a draft whose note is still to be written leaves as a reply', async () => {
    const world = await openIn('note', { prompts: { shop: shop({ notesPerDay: 0 }) } })
    await world.pass()
    expect(await world.statusOf(1001)).toBe('scheduled')
    setMode(world, 'autonomous')
    await world.store.screening.wakeAll()
    await passAfter(world, 2 * DAY)
    expect(await kinds(world)).toEqual(['r'])
  })

  test('from approval to note, a pending draft is noted', async () => {
    const world = await openIn('approval')
    await world.pass()
    expect(await world.statusOf(1001)).toBe('pending')
    setMode(world, 'note')
    await world.store.screening.wakeAll()
    await passAfter(world, MINUTE)
    expect(await world.statusOf(1001)).toBe('noted')
    expect(await kinds(world)).toEqual(['n'])
  })

  test('to shadow before a note was written, none is', async () => {
    const world = await openIn('note', { prompts: { shop: shop({ notesPerDay: 0 }) } })
    await world.pass()
    setMode(world, 'shadow')
    await world.store.screening.wakeAll()
    await passAfter(world, 2 * DAY)
    expect(await world.statusOf(1001)).toBe('no_action')
    expect(await writes(world)).toBe(0)
  })

  test('to approval before a note about our debt was written, a person is asked first', async () => {
    const world = await openIn('note', {
      tickets: [ticket(1001, OWED)],
      model: steadyModel([weOwe()]),
      prompts: { shop: shop({ notesPerDay: 0 }) },
    })
    await world.pass()
    setMode(world, 'approval')
    Object.assign(world.prompts.shop, { notesPerDay: 40 })
    await world.moveBy(2 * DAY)
    await world.steps.sendDue()
    expect(await world.statusOf(1001)).toBe('pending')
    expect(await writes(world)).toBe(0)
  })
})

describe('a note that may not have arrived', () => {
  test.each([
    ['dropped after it was stored', { commit_then_drop: [1] }],
    ['answered 503 after it was stored', { error_after_commit: [1] }],
  ])('%s is found by its mark, tagged, and never written again', async (_, faults) => {
    const world = await openIn('note', { faults })
    await world.pass()
    expect(await world.statusOf(1001)).toBe('unknown')
    await passAfter(world, SECOND)
    expect(await world.statusOf(1001)).toBe('noted')
    await passAfter(world, WAIT)
    expect(await kinds(world)).toEqual(['n'])
    expect(await tags(world)).toEqual(['relance-review'])
  })

  test('because it never did is written after two looks', async () => {
    const world = await openIn('note', { faults: { drop_before: [1] } })
    await world.pass()
    await world.store.state.set('marks_proven', world.clock.now())
    await passAfter(world, SECOND)
    await passAfter(world, WAIT)
    expect(await world.statusOf(1001)).toBe('noted')
    expect(await kinds(world)).toEqual(['n'])
  })

  test('in the end is a person’s, without a note about the note', async () => {
    const world = await openIn('note', { faults: { drop_before: [1, 2] } })
    await world.pass()
    await world.store.state.set('marks_proven', world.clock.now())
    for (let n = 0; n < 6; n += 1) await passAfter(world, WAIT)
    expect(await world.decisionsOf(1001)).toMatchObject([{ status: 'parked' }])
    expect(await kinds(world)).toEqual([])
  })

  test('of a lost database is found on the ticket, and waits for the team as before', async () => {
    const lost = await noted()
    const world = await openIn('note')
    world.lie(() => lost.client)
    expect(await world.pass()).toMatchObject({ noted: 1, posted: 0 })
    expect(await world.statusOf(1001)).toBe('noted')
    expect(await kinds(lost)).toEqual(['n'])
    await world.steps.reject((await world.decisionOn(1001)).id, { by: 'Nora' })
    await world.pass()
    expect(await tags(lost)).toEqual([])
    expect(await world.store.deliveries.autonomousSince(0)).toEqual([])
  })
})

describe('a reply that may not have arrived', () => {
  const parked = async (mode: 'approval' | 'autonomous') => {
    const world = await openIn(mode, { faults: { drop_before: [1, 2] } })
    await world.pass()
    if (mode === 'approval') {
      await world.steps.approve((await world.decisionOn(1001)).id, { by: 'Nora' })
      await world.steps.sendDue()
    }
    await world.store.state.set('marks_proven', world.clock.now())
    for (let n = 0; n < 6; n += 1) await passAfter(world, WAIT)
    const reply = (await world.decisionsOf(1001)).find(({ post }) => post === 'reply')
    expect(reply).toMatchObject({ status: 'parked' })
    return world
  }

  test('in autonomous is told to the team by one note', async () => {
    const world = await parked('autonomous')
    expect(await ours(world)).toMatchObject([
      { kind: 'a', public: false, text: expect.stringContaining('not sure') },
    ])
    expect(await tags(world)).toEqual(['relance-review'])
    const before = await writes(world)
    await passAfter(world, HOUR)
    expect(await writes(world)).toBe(before)
  })

  test('in approval is told by the inbox alone', async () => {
    const world = await parked('approval')
    expect(await kinds(world)).toEqual([])
    expect(await tags(world)).toEqual([])
  })
})
