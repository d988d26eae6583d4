import { expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../src/lib/clock.ts'
import { step } from '../pipeline/prompt-set.ts'
import { drafts, steadyModel, wantsFollowUp } from '../pipeline/scripted-model.ts'
import { ASKED, SILENT, ticket } from '../pipeline/tickets.ts'
import { openShop, passAfter, TEXT } from './usual.ts'

const AGAIN = 'Thank you. Could you send us one more photo, of the label?'

/** Asks for what is missing, each time in other words: a repetition would go to a person. */
const openAsking = () => {
  const texts = [TEXT, 'Is there a photo of the label and of the crack, Jo?']
  return openShop({
    model: steadyModel([
      {
        purpose: 'decide',
        ticket: null,
        answer: (question) =>
          wantsFollowUp(question.ticket.includes(AGAIN) ? AGAIN : ASKED).answer(question),
      },
      {
        purpose: 'draft',
        ticket: null,
        answer: (asked) => drafts(texts.shift() ?? '').answer(asked),
      },
    ]),
    policies: [{ mode: 'autonomous', steps: [step('72h'), step('96h')] }],
  })
}

test('after a reply the shop’s next word arms the ladder anew, from its first step', async () => {
  const world = await openAsking()
  await world.pass()
  expect(await world.outbox()).toHaveLength(1)
  await passAfter(world, HOUR)
  await world.write(1001, 'customer', 'Here is one photo.')
  await passAfter(world, HOUR)
  expect((await world.explain(1001)).stoppedBy).toBe('customer_spoke_last')
  await world.write(1001, 'agent', AGAIN)
  await passAfter(world, 2 * DAY)
  expect((await world.explain(1001)).stoppedBy).toBe('not_due')
  await passAfter(world, DAY + MINUTE)
  expect(await world.decisionOn(1001)).toMatchObject({ step: 1, verdict: 'follow_up' })
  expect(['pending', 'sent', 'delivered']).toContain(await world.statusOf(1001))
})

test('a reply nobody answers is the shop’s debt: it is armed again whenever the shop speaks', async () => {
  const world = await openAsking()
  await world.write(1001, 'customer', 'Which photo do you mean?')
  for (let day = 0; day < 12; day += 1) await passAfter(world, DAY)
  expect(await world.outbox()).toEqual([])
  await world.write(1001, 'agent', ASKED)
  for (let day = 0; day < 3; day += 1) await passAfter(world, DAY)
  await passAfter(world, MINUTE)
  expect(await world.outbox()).toHaveLength(1)
})

test('a follow-up nobody answers leaves the next step armed', async () => {
  const world = await openAsking()
  await world.pass()
  for (let day = 0; day < 4; day += 1) await passAfter(world, DAY)
  await passAfter(world, MINUTE)
  expect(await world.decisionOn(1001)).toMatchObject({ step: 2, verdict: 'follow_up' })
  expect(['pending', 'sent', 'delivered']).toContain(await world.statusOf(1001))
})

test('an answer on another ticket that the shop took up does not disarm this one for ever', async () => {
  const customer = { name: 'Jo', email: 'jo@mail.example', tags: [] }
  const world = await openShop({
    tickets: [
      ticket(1001, SILENT, { customer }),
      ticket(1002, [['customer', 'Another question about my lamp.', 5]], {
        customer,
        subject: 'Lamp',
      }),
    ],
    policies: [{ mode: 'autonomous' }],
  })
  await world.pass()
  expect((await world.explain(1001)).stoppedBy).toBe('customer_wrote_elsewhere')
  await world.write(1002, 'agent', 'The lamp fits, yes.')
  await passAfter(world, HOUR)
  // Judged again, and shown to a person.
  expect(await world.statusOf(1001)).toBe('pending')
})
