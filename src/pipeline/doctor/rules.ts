/** Names the helpdesk's own rules that would write to a customer beside us. */
import { collisionsOf } from '../../domain/colliding-rules.ts'
import { type CheckLine, ok, warning } from '../../domain/examination.ts'
import type { Helpdesk } from '../../domain/ports.ts'

export const checkRules = async ({ surroundings }: Helpdesk): Promise<CheckLine[]> => {
  const rules = await surroundings.rules()
  const collisions = collisionsOf(rules)
  if (collisions.length > 0)
    return collisions.map(({ rule, why, remedy }) =>
      warning('rules', `the rule "${rule.name ?? rule.id}" ${why}`, remedy),
    )
  const active = rules.filter(({ isActive }) => isActive).length
  return [ok('rules', `${active} active, none writes to a customer where we would`)]
}
