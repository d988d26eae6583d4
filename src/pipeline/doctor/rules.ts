/** Names the helpdesk's own rules that would act beside us. */
import { collisionsOf } from '../../domain/colliding-rules.ts'
import { type CheckLine, collidingAs, ok, warning } from '../../domain/examination.ts'
import type { Helpdesk } from '../../domain/ports.ts'

export const checkRules = async ({ surroundings }: Helpdesk): Promise<CheckLine[]> => {
  const rules = await surroundings.rules()
  const collisions = collisionsOf(rules)
  if (collisions.length > 0)
    return collisions.map(({ rule, kind, why, remedy }) =>
      collidingAs(kind, warning('rules', `the rule "${rule.name ?? rule.id}" ${why}`, remedy)),
    )
  const active = rules.filter(({ isActive }) => isActive).length
  return [ok('rules', `${active} active, none acts where we would`)]
}
