/** What Gorgias asks for its plans and its AI Agent, with the date of the list. */

/** So many units above what is included cost so much together; a begun block counts as a whole one. */
type Block = { size: number; usd: number }

export type Plan = {
  name: 'Starter' | 'Basic' | 'Pro' | 'Advanced'
  /** USD a month. */
  price: number
  /** Billed tickets a month within the price. */
  tickets: number
  overage: Block
  /** AI interactions a month within the price. */
  aiInteractions: number
  aiOverage: Block
}

export const PRICE_LIST = {
  asOf: '2026-11',
  source: 'https://www.gorgias.com/pricing (figures as given in issue S)',
} as const

const each = (usd: number): Block => ({ size: 1, usd })
const per100 = (usd: number): Block => ({ size: 100, usd })

export const PLANS: readonly Plan[] = [
  {
    ...{ name: 'Starter', price: 10, tickets: 50, overage: each(0.4) },
    ...{ aiInteractions: 0, aiOverage: each(1) },
  },
  {
    ...{ name: 'Basic', price: 60, tickets: 300, overage: per100(40) },
    ...{ aiInteractions: 60, aiOverage: per100(150) },
  },
  {
    ...{ name: 'Pro', price: 360, tickets: 2000, overage: per100(36) },
    ...{ aiInteractions: 600, aiOverage: per100(150) },
  },
  {
    ...{ name: 'Advanced', price: 900, tickets: 5000, overage: per100(36) },
    ...{ aiInteractions: 2500, aiOverage: per100(150) },
  },
]

/** USD a month for so many billed tickets. */
export const ticketBill = (plan: Plan, tickets: number) =>
  plan.price + blocks(tickets - plan.tickets, plan.overage)

/** USD a month for so many AI interactions, above what the plan includes. */
export const aiBill = (plan: Plan, interactions: number) =>
  blocks(interactions - plan.aiInteractions, plan.aiOverage)

const blocks = (above: number, { size, usd }: Block) => Math.ceil(Math.max(0, above) / size) * usd
