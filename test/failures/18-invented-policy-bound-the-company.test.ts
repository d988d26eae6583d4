import { describe, expect, test } from 'vitest'
import { drafts, steadyModel, wantsFollowUp } from '../pipeline/scripted-model.ts'
import { ASKED } from '../pipeline/tickets.ts'
import { openShop } from './usual.ts'

/** Each says something the shop never said; in court it was held to such words. */
const INVENTED = [
  'Could you send us the photo? You can claim the refund within 90 days afterwards.',
  'Could you send us the photo? We will refund the full amount once we have it.',
  'Pourriez-vous nous envoyer la photo ? Vous serez remboursé sous 5 jours.',
  'Schicken Sie uns das Foto? Sie bekommen dann 20 % Rabatt auf die nächste Bestellung.',
  '¿Nos envía la foto? El cambio es gratuito durante dos años.',
]

describe('a policy that the shop does not have', () => {
  test.each(INVENTED)('%o does not leave by itself', async (text) => {
    const world = await openShop({ model: steadyModel([wantsFollowUp(ASKED), drafts(text)]) })
    await world.pass()
    const { status, findings } = await world.decisionOn(1001)
    expect(status).toBe('pending')
    expect(findings.filter(({ severity }) => severity === 'block').length).toBeGreaterThan(0)
    expect(await world.outbox()).toEqual([])
  })

  test('is not approved without a person’s own words or his explicit acceptance', async () => {
    const world = await openShop({
      model: steadyModel([wantsFollowUp(ASKED), drafts(INVENTED[1] ?? '')]),
      policies: [{ mode: 'approval' }],
    })
    await world.pass()
    const { id } = await world.decisionOn(1001)
    expect((await world.steps.approve(id, { by: 'Nora' })).kind).toBe('blocked')
    expect(await world.outbox()).toEqual([])
  })
})
