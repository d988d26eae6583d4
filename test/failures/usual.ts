/** The usual case of these stories: one silent ticket, an autonomous policy, a model that says yes. */
import {
  drafts,
  type ScriptedModel,
  steadyModel,
  wantsFollowUp,
} from '../pipeline/scripted-model.ts'
import { ASKED } from '../pipeline/tickets.ts'
import { openWorld, type World, type WorldOptions } from '../pipeline/world.ts'

export const TEXT = 'Hello Jo, could you send us the photo of the crack?'

export const sayingYes = (): ScriptedModel => steadyModel([wantsFollowUp(ASKED), drafts(TEXT)])

export const openShop = (options: WorldOptions = {}) =>
  openWorld({ model: sayingYes(), policies: [{ mode: 'autonomous' }], ...options })

/** Moves time on, then makes a pass. */
export const passAfter = async (world: World, ms: number) => {
  await world.moveBy(ms)
  return world.pass()
}

/** Messages of ours that were posted, as the sandbox was asked to. */
export const postsMade = async (world: World) =>
  (await world.calls()).filter((call) => /^POST .*\/messages/.test(call)).length

/** Calls by which anything at the helpdesk may have changed. */
export const writesMade = async (world: World) =>
  (await world.calls()).filter((call) => !call.startsWith('GET'))
