/** What decides how records are shown: the desk they refer to and the switches of the moment. */
import type { Instant } from '../lib/clock.ts'
import type { Desk } from './desk.ts'
import type { Faults } from './faults.ts'
import { sayWhen } from './when.ts'

export type View = { desk: Desk; faults: () => Faults }

export const when = (view: View, at: Instant) => sayWhen(at, view.faults().datetimes === 'offset')

export const whenever = (view: View, at: Instant | null) => (at === null ? null : when(view, at))
