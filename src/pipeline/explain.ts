/** Says why a ticket is, or is not, followed up: every gate with its values, and what was decided. */
import type { Explanation } from '../domain/explanation.ts'
import { firstStop, passGates } from '../domain/gates.ts'
import { billOf, type GorgiasBill } from '../domain/gorgias-bill.ts'
import { sendMoment } from '../domain/send-window.ts'
import type { Store } from '../store/store.ts'
import { type Facts, gatherFacts, mustBeNote } from './facts.ts'
import { modeOf, type Situation } from './situation.ts'
import { readStops } from './stops.ts'

/** Null when the mirror does not know the ticket. Reads the database alone. */
export const createExplain =
  ({ store }: { store: Store }) =>
  async (ticketId: number, situation: Situation): Promise<Explanation | null> => {
    const ticket = await store.mirror.find(ticketId)
    if (ticket === null) return null
    const facts = await gatherFacts(ticket, null, situation, store)
    const gates = passGates(facts)
    const decisions = await store.decisions.ofTicket(ticketId)
    const scheduled = decisions.find((decision) => decision.status === 'scheduled')
    return {
      ticketId,
      subject: ticket.subject,
      now: situation.now,
      policy: facts.policy?.name ?? null,
      mode: facts.policy && facts.step ? modeOf(facts.policy, facts.step.number, situation) : null,
      step: facts.step?.number ?? null,
      anchorMessageId: facts.silence.anchor?.id ?? null,
      silentSince: facts.silence.isSilent ? (facts.silence.anchor?.at ?? null) : null,
      stops: await readStops(store),
      gates,
      stoppedBy: firstStop(gates)?.gate ?? null,
      bill: billFor(facts, situation),
      nextLook: scheduled?.sendAt ?? (await store.screening.lookAt(ticketId)),
      decisions,
    }
  }

/** As if it left at the first moment its step and its hours allow. */
const billFor = (facts: Facts, situation: Situation): GorgiasBill | null => {
  const { step, policy, silence, messages } = facts
  if (step === null || policy === null || silence.anchor === null || !silence.isSilent) return null
  if (mustBeNote(facts, situation)) return null
  const from = Math.max(step.dueAt, situation.now)
  const at = sendMoment(from, policy.sendBetween, situation.calendar, facts.customerTimezone)
  return billOf(silence.anchor.channel, messages, at)
}
