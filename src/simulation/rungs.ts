/** Recommends, per policy, the next rung from watching to acting alone, with the bar it has passed or not. */
import { MODES, type Mode } from '../domain/policy.ts'
import type { Interval } from '../lib/statistics.ts'
import { followsUp, type PastCase } from './case.ts'
import { sayPercent } from './report-words.ts'
import { type Rate, scoreAll } from './score.ts'

export type Rung = {
  policy: string
  now: Mode
  next: Mode | null
  /** May it take the next step? */
  passes: boolean
  followUps: number
  precision: Rate
  /** Share of drafts without a finding and without another reason that asks for a person. */
  clean: number | null
  bar: Bar
  says: string
}

/** The lower end of the interval counts, not its middle. */
type Bar = { followUps: number; precision: number; clean: number }

const BARS: Record<Mode, Bar> = {
  shadow: { followUps: 0, precision: 0, clean: 0 },
  note: { followUps: 10, precision: 0.5, clean: 0 },
  approval: { followUps: 30, precision: 0.65, clean: 0.5 },
  autonomous: { followUps: 100, precision: 0.85, clean: 0.9 },
}

const WORDS: Record<Mode, string> = {
  shadow: 'watch',
  note: 'note',
  approval: 'ask me',
  autonomous: 'by itself',
}

export const recommend = (policies: { name: string; mode: Mode }[], all: PastCase[]): Rung[] =>
  policies.map(({ name, mode }) => {
    const mine = all.filter(
      (one) => followsUp(one) && one.end.kind === 'judged' && one.end.decision.policy === name,
    )
    const precision = scoreAll(mine).rules[0]?.precision ?? { value: null, interval: null, of: 0 }
    const clean = mine.length === 0 ? null : mine.filter(isClean).length / mine.length
    const next = MODES[MODES.indexOf(mode) + 1] ?? null
    const bar = BARS[next ?? mode]
    const lacks = whatLacks(bar, precision, clean)
    return {
      policy: name,
      now: mode,
      next,
      passes: next !== null && lacks.length === 0,
      followUps: mine.length,
      precision,
      clean,
      bar,
      says: say(mode, next, lacks),
    }
  })

const isClean = ({ end }: PastCase) =>
  end.kind === 'judged' && end.decision.findings.length === 0 && end.decision.asksForPerson === null

const whatLacks = (bar: Bar, precision: Rate, clean: number | null): string[] => [
  ...(precision.of < bar.followUps
    ? [`${bar.followUps} follow-ups whose need is known (there are ${precision.of})`]
    : []),
  ...(low(precision.interval) < bar.precision
    ? [
        `a precision of surely ${sayPercent(bar.precision)} (surely is ${sayPercent(low(precision.interval))})`,
      ]
    : []),
  ...((clean ?? 0) < bar.clean
    ? [`${sayPercent(bar.clean)} of drafts without a finding (${sayPercent(clean ?? 0)} are)`]
    : []),
]

const low = (interval: Interval | null) => interval?.low ?? 0

const say = (now: Mode, next: Mode | null, lacks: string[]) => {
  if (next === null) return `It acts ${WORDS[now]}; there is no higher rung.`
  return lacks.length === 0
    ? `From “${WORDS[now]}” to “${WORDS[next]}”: it passes the bar.`
    : `Stay with “${WORDS[now]}”. For “${WORDS[next]}” it lacks ${lacks.join('; ')}.`
}
