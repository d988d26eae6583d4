import { expect, test } from 'vitest'
import { HOUR, MINUTE } from '../../src/lib/clock.ts'
import { step } from '../pipeline/prompt-set.ts'
import { drafts, scriptedModel, wantsFollowUp } from '../pipeline/scripted-model.ts'
import { ASKED } from '../pipeline/tickets.ts'
import { openShop, passAfter, TEXT } from './usual.ts'

const API_USER = 519_500_002
const SECOND_TEXT = 'Hello Jo, one picture of the bowl is all we need. Could you take one?'

const twoSteps = () =>
  openShop({
    model: scriptedModel([
      wantsFollowUp(ASKED),
      drafts(TEXT),
      wantsFollowUp(ASKED),
      drafts(SECOND_TEXT),
    ]),
    policies: [{ mode: 'autonomous', steps: [step('72h'), step('96h')] }],
  })

test('our own post is no word: the anchor stays, the ladder climbs, and ends', async () => {
  const world = await twoSteps()
  await world.pass()
  const { anchorMessageId, silentSince } = await world.explain(1001)
  await passAfter(world, 97 * HOUR)
  for (let n = 0; n < 5; n += 1) await passAfter(world, 97 * HOUR)
  const found = await world.explain(1001)
  expect(found).toMatchObject({ anchorMessageId, silentSince, stoppedBy: 'ladder_spent' })
  expect((await world.outbox(1001)).map((sent) => sent.body_text.split('\n')[0])).toEqual([
    TEXT,
    SECOND_TEXT,
  ])
})

test('the same user writing by hand is a person: his word moves the anchor, not the count', async () => {
  const world = await twoSteps()
  await world.pass()
  const [ours] = await world.outbox(1001)
  await world.moveBy(10 * HOUR)
  const byHand = await world.control('POST', '/api/tickets/1001/messages', {
    channel: 'email',
    via: 'helpdesk',
    from_agent: true,
    public: true,
    sender: { id: API_USER },
    source: {
      type: 'email',
      from: { address: 'support@hearth-linen.example' },
      to: [{ address: 'jo1001@mail.example' }],
    },
    body_text: 'Any news about the photo?',
  })
  await passAfter(world, MINUTE)
  expect(await world.explain(1001)).toMatchObject({
    anchorMessageId: byHand.id,
    step: 2,
    stoppedBy: 'not_due',
  })
  expect(ours?.external_id).toMatch(/^relance:1:r:/)
})
