/** How often it would have been right: precision and recall of "needed" against what really happened. */
import { bootstrapInterval, type Interval } from '../lib/statistics.ts'
import { followsUp, type PastCase } from './case.ts'

export type Rate = { value: number | null; interval: Interval | null; of: number }

export type RuleScore = {
  rule: string
  followUps: number
  /** Of its follow-ups, those that were needed. */
  precision: Rate
  /** Of what was needed, what it followed up. */
  recall: Rate
  /** Customers who would have come back alone, or owed nothing, and got a message. */
  pointless: number
  missed: number
}

export type Scores = {
  /** Silences of three days or more, or that reached a step. */
  cases: number
  /** Of these, what happened afterwards shows whether a follow-up was needed. */
  labelled: number
  /** By proof: what happened, or what the built-in rules read where nothing did. */
  labelledBy: { sequel: number; reading: number }
  needed: number
  rules: RuleScore[]
  /** The same over those cases alone that what happened proves. */
  provenRules: RuleScore[]
}

/** The cases every rule is held against. */
export const inQuestion = (one: PastCase) =>
  one.end.kind !== 'unreadable' && (one.isLong || one.end.kind !== 'answered_first')

type Rule = { name: string; followsUp: (one: PastCase) => boolean }

const RULES: Rule[] = [
  { name: 'Relance', followsUp },
  { name: 'always after 3 days', followsUp: ({ isLong }) => isLong },
  {
    name: 'last speaker is the shop',
    followsUp: ({ isLong, shopSpokeLast }) => isLong && shopSpokeLast,
  },
]

export const scoreAll = (all: PastCase[]): Scores => {
  const cases = all.filter(inQuestion)
  const labelled = cases.filter(({ label }) => label.needed !== null)
  const proven = labelled.filter(({ label }) => label.proof === 'sequel')
  return {
    cases: cases.length,
    labelled: labelled.length,
    labelledBy: { sequel: proven.length, reading: labelled.length - proven.length },
    needed: labelled.filter(({ label }) => label.needed).length,
    rules: RULES.map((rule) => scoreRule(rule, labelled)),
    provenRules: RULES.map((rule) => scoreRule(rule, proven)),
  }
}

type Tally = { hits: number; pointless: number; missed: number }

const scoreRule = ({ name, followsUp: says }: Rule, cases: PastCase[]): RuleScore => {
  const tallies = tallyByCustomer(cases, says)
  const total = add(tallies)
  return {
    rule: name,
    followUps: total.hits + total.pointless,
    precision: rateOf(tallies, ({ hits, pointless }) => [hits, hits + pointless]),
    recall: rateOf(tallies, ({ hits, missed }) => [hits, hits + missed]),
    pointless: total.pointless,
    missed: total.missed,
  }
}

/** A customer's cases hang together: they are drawn together. */
const tallyByCustomer = (cases: PastCase[], says: Rule['followsUp']): Tally[] => {
  const byCustomer = new Map<string, Tally>()
  for (const one of cases) {
    const tally = byCustomer.get(one.customer) ?? { hits: 0, pointless: 0, missed: 0 }
    const yes = says(one)
    if (yes && one.label.needed) tally.hits += 1
    if (yes && !one.label.needed) tally.pointless += 1
    if (!yes && one.label.needed) tally.missed += 1
    byCustomer.set(one.customer, tally)
  }
  return [...byCustomer.values()]
}

const add = (tallies: readonly Tally[]): Tally => {
  const sum = { hits: 0, pointless: 0, missed: 0 }
  for (const { hits, pointless, missed } of tallies) {
    sum.hits += hits
    sum.pointless += pointless
    sum.missed += missed
  }
  return sum
}

/** Enough for an interval's ends to stand still in the second digit. */
const ROUNDS = 500

const rateOf = (tallies: Tally[], parts: (sum: Tally) => [number, number]): Rate => {
  const share = (drawn: readonly Tally[]) => {
    const [part, whole] = parts(add(drawn))
    return whole === 0 ? null : part / whole
  }
  const [, of] = parts(add(tallies))
  return {
    value: share(tallies),
    of,
    interval: of === 0 ? null : bootstrapInterval(tallies, share, { rounds: ROUNDS }),
  }
}
