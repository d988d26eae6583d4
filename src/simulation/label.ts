/** Says whether a follow-up was needed, as far as what happened afterwards shows it. */
import type { Sequel } from './sequel.ts'

export type Label = {
  /** Null: it cannot be told. */
  needed: boolean | null
  /** `sequel`: what happened proves it. `reading`: nothing happened, and the built-in rules read what was open. */
  proof: 'sequel' | 'reading' | null
}

/** From this score on the customer was content. */
const CONTENT = 4

/**
 * A customer who came back by himself did not need us; one whom an agent had to chase did. Where nothing happened at
 * all, a good score closes the matter; else `leavesOpen`, what the built-in rules read in the conversation, decides.
 * Null: they were not asked, since a gate keeps such a ticket out whatever was open.
 */
export const labelOf = (sequel: Sequel, leavesOpen: boolean | null): Label => {
  switch (sequel.kind) {
    case 'came_back':
    case 'new_ticket':
    case 'order_changed':
      return { needed: false, proof: 'sequel' }
    case 'came_back_late':
    case 'agent_chased':
      return { needed: true, proof: 'sequel' }
    case 'agent_went_on':
      return { needed: false, proof: 'reading' }
    case 'nothing':
      if (sequel.score !== null && sequel.score >= CONTENT)
        return { needed: false, proof: 'sequel' }
      return leavesOpen === null ? NOT_KNOWN : { needed: leavesOpen, proof: 'reading' }
    case 'too_early':
      return NOT_KNOWN
  }
}

const NOT_KNOWN: Label = { needed: null, proof: null }
