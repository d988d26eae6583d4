/** Gathers what the frame of a page shows. */
import type { Context } from 'hono'
import type { Services } from '../../services.ts'
import { whoOf } from '../actor.ts'
import type { FrameFacts } from './frame.tsx'
import type { Place } from './sections.ts'

export const frameFacts = async (
  c: Context,
  { status, clock }: Pick<Services, 'status' | 'clock'>,
  place: Place,
): Promise<Omit<FrameFacts, 'title'>> => ({
  status: await status(),
  place,
  now: clock.now(),
  who: whoOf(c),
})
