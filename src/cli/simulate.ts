/** `relance simulate`: what Relance would have done on past tickets, checked against what really happened. */
import { setFlagsFromString } from 'node:v8'
import { iso } from '../lib/clock.ts'
import { ConfigError } from '../lib/errors.ts'
import type { Installation } from '../services.ts'
import { readReport } from '../simulation/folder.ts'
import type { Report } from '../simulation/report.ts'
import { sayPerWeek, sayRate, sayUsd } from '../simulation/report-words.ts'
import type { Progress } from '../simulation/simulate.ts'
import { print } from './output.ts'

export type SimulateFlags = {
  from?: string
  to?: string
  policy?: string
  limit?: string
  out: string
  force?: boolean
  batch?: boolean
  maxUsd?: string
  json?: boolean
}

/** Percent by which the heap may grow over what lives before it is swept. */
const HEAP_GROWTH = 100

/** Answers the exit code: 3 when it stopped before its end and the same command goes on. */
export const simulatePast = async (
  { simulate }: Installation,
  flags: SimulateFlags,
  isStopping: () => boolean,
): Promise<number> => {
  // Without it the garbage of ten thousand conversations is kept for as long as there is room.
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH}`)
  const end = await simulate(optionsOf(flags), { isStopping, onProgress: createTeller() })
  if (end.kind === 'stopped') {
    process.stderr.write(
      `Stopped (${end.why}) after ${end.done} of ${end.of} customers; the same command goes on from there.\n`,
    )
    return 3
  }
  if (flags.json) process.stdout.write(readReport(flags.out) ?? '')
  else print([sayReport(end.report), '', ...end.files.map((file) => `written: ${file}`)].join('\n'))
  return 0
}

/** Throws `ConfigError` with one line a mistake. */
export const optionsOf = (flags: SimulateFlags) => {
  const mistakes: string[] = []
  const read = <T>(
    flag: string,
    text: string | undefined,
    parse: (text: string) => T | null,
    say: string,
  ) => {
    if (text === undefined) return null
    const value = parse(text)
    if (value === null) mistakes.push(`${flag}: "${text}" is not possible; write ${say}`)
    return value
  }
  const from = read('--from', flags.from, moment, 'a date such as 2026-09-01')
  const to = read('--to', flags.to, moment, 'a date such as 2026-11-01')
  if (from !== null && to !== null && from >= to)
    mistakes.push('--from: begins after --to; write the earlier date there')
  const options = {
    from,
    to,
    policy: flags.policy ?? null,
    limit: read('--limit', flags.limit, whole, 'a whole number of tickets from 1 on'),
    out: flags.out,
    force: flags.force ?? false,
    batch: flags.batch ?? false,
    mayReadFiles: true,
    maxUsd: read('--max-usd', flags.maxUsd, amount, 'an amount above 0'),
  }
  if (mistakes.length > 0) throw new ConfigError(mistakes)
  return options
}

const moment = (text: string) => {
  const at = /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(at) ? null : at
}

const whole = (text: string) => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : null)

const amount = (text: string) =>
  /^\d+(\.\d+)?$/.test(text) && Number(text) > 0 ? Number(text) : null

/** On stderr, at most so often, ms. */
const TELL_EVERY = 1000

const createTeller = () => {
  let toldAt = 0
  return (progress: Progress) => {
    const now = performance.now()
    const isLast = progress.phase === 'replay' && progress.done === progress.of
    if (progress.phase !== 'estimate' && !isLast && now - toldAt < TELL_EVERY) return
    toldAt = now
    process.stderr.write(`${sayProgress(progress)}\n`)
  }
}

const sayProgress = (progress: Progress): string => {
  switch (progress.phase) {
    case 'import':
      return `reading ${progress.feed}: ${progress.rows} rows in ${progress.calls} calls (${progress.callsPerSecond} a second), about ${progress.callsLeft} calls and ${progress.secondsLeft} s left`
    case 'estimate':
      return `${progress.tickets} of ${progress.of} tickets chosen; ${sayEstimate(progress.estimate)}`
    case 'replay':
      return `replayed ${progress.done} of ${progress.of} customers`
    case 'batch':
      return `${progress.questions} questions wait in ${progress.batches} batches at the provider; the command may be stopped and goes on later`
  }
}

const sayEstimate = ({
  cases,
  usd,
  reads,
  from,
}: Extract<Progress, { phase: 'estimate' }>['estimate']) =>
  from === 0
    ? 'judged by rules, at no cost'
    : `about ${cases} judgements, ${usd === null ? 'cost not known' : `${sayUsd(usd)} at list prices`}, ${reads} reads of single tickets (estimated from ${from} customers)`

const sayReport = (report: Report): string => {
  const { funnel, scores, forecast } = report
  const counts = (numbers: Record<string, number>) =>
    Object.entries(numbers)
      .map(([name, count]) => `${count} ${name}`)
      .join(', ') || 'none'
  return [
    `${report.account}, ${iso(report.from).slice(0, 10)} to ${iso(report.until).slice(0, 10)}: ${funnel.tickets.replayed} of ${funnel.tickets.of} tickets replayed`,
    `left out: ${counts(funnel.skipped)}; could not be read: ${counts(funnel.unreadable)}`,
    funnel.silences === 0
      ? '0 candidates: there was no silence after a word of the shop'
      : `${funnel.silences} silences, ${funnel.short + funnel.answeredFirst} answered before a step, stopped by a gate: ${counts(funnel.stopped)}`,
    `judged: ${counts(funnel.judged)}`,
    ...scores.rules.map(
      (rule) =>
        `${rule.rule.padEnd(26)} precision ${sayRate(rule.precision)}, recall ${sayRate(rule.recall)}, ${rule.pointless} in vain`,
    ),
    `a week: ${sayPerWeek(forecast.sends)} follow-ups, ${sayPerWeek(forecast.answers)} answers, model ${sayPerWeek(forecast.modelUsd, 2)} USD`,
    ...report.rungs.map(({ policy, says }) => `${policy}: ${says}`),
  ].join('\n')
}
