/** Says why a ticket is, or is not, followed up: every gate with its values, and what was decided. */
import type { Explanation } from '../domain/explanation.ts'
import { passGates } from '../domain/gates.ts'
import type { Store } from '../store/store.ts'
import { gatherFacts } from './facts.ts'
import { modeOf, type Situation } from './situation.ts'

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
      gates,
      stoppedBy: gates.find((gate) => !gate.passed)?.gate ?? null,
      nextLook: scheduled?.sendAt ?? (await store.screening.lookAt(ticketId)),
      decisions,
    }
  }
