/** Says of each claim of a draft whose words prove it, for the person who approves. */
import type { DecisionCase } from '../domain/acts.ts'
import type { Claim } from '../domain/claim.ts'
import type { PromptFiles } from '../domain/ports.ts'
import { claimsOf } from '../guardrails/claim-sources.ts'
import type { Clock } from '../lib/clock.ts'

type Deps = { promptFiles: PromptFiles; clock: Clock }

/** Nothing where there is no draft, or its voice has no file any more. */
export const createFindClaims =
  ({ promptFiles, clock }: Deps) =>
  async ({ decision, ticket }: DecisionCase): Promise<Claim[]> => {
    const prompts = await promptFiles.load()
    const persona = prompts.personas.find(({ key }) => key === decision.persona)
    if (decision.draft === null || persona === undefined) return []
    return claimsOf(decision.draft, {
      messages: ticket.messages,
      orders: ticket.orders ?? [],
      persona,
      customerLanguage: decision.draft.language,
      customerName: ticket.customer?.name ?? null,
      now: decision.sendAt ?? clock.now(),
      shopWords: prompts.shop.about,
      // What concerns no claim.
      promptTexts: [],
      earlierFollowUps: [],
      secrets: [],
    })
  }
