/** Says an evaluation in plain words and tables. */
import type { Interval } from '../lib/statistics.ts'
import type { Baselines } from '../simulation/evaluate-baselines.ts'
import type { Comparison } from '../simulation/evaluate-compare.ts'
import type { Figures } from '../simulation/evaluate-figures.ts'
import type { Evaluation } from '../simulation/evaluate-report.ts'

export const sayEvaluation = (evaluation: Evaluation): string =>
  [
    `${evaluation.cases} cases, ${evaluation.scored} scored`,
    ...(['accuracy', 'precision', 'recall', 'f1'] as const).map(
      (name) =>
        `${name.padEnd(22)}${number(evaluation[name])}${between(evaluation.intervals[name])}`,
    ),
    `${'three classes'.padEnd(22)}${number(evaluation.three_class_accuracy)}`,
    '',
    ...sayConfusion(evaluation.confusion),
    ...sayTable('by language', evaluation.by_language),
    ...sayTable('by axis', evaluation.by_axis),
    '',
    ...sayCalibration(evaluation.calibration),
    '',
    ...sayCost(evaluation),
    ...sayWrong(evaluation.wrong),
  ].join('\n')

export const sayBaselines = ({ always_follow_up, customer_said_thanks }: Baselines): string =>
  sayTable('baselines', {
    'always follow up': always_follow_up,
    'unless he said thanks': customer_said_thanks,
  })
    .slice(1)
    .join('\n')

export const sayComparison = (comparison: Comparison): string =>
  [
    `compared with the earlier evaluation on ${comparison.compared} cases (${comparison.left_out} left out)`,
    `accuracy ${number(comparison.accuracy_before)} → ${number(comparison.accuracy_after)}: ${comparison.won} won, ${comparison.lost} lost, McNemar p = ${comparison.p.toFixed(4)}`,
    ...comparison.changed.map(
      ({ id, label, before, after, right }) =>
        `  ${right ? 'won ' : 'lost'} ${id} (${label}): ${before} → ${after}`,
    ),
  ].join('\n')

const sayConfusion = (confusion: Evaluation['confusion']) => {
  const verdicts = [...new Set(Object.values(confusion).flatMap(Object.keys))].sort()
  return [
    `${'label'.padEnd(16)}${verdicts.map((verdict) => verdict.padStart(14)).join('')}`,
    ...Object.entries(confusion).map(
      ([label, row]) =>
        `${label.padEnd(16)}${verdicts.map((verdict) => String(row[verdict] ?? 0).padStart(14)).join('')}`,
    ),
  ]
}

const sayTable = (title: string, table: Record<string, Figures>) =>
  Object.keys(table).length === 0
    ? []
    : [
        '',
        `${title.padEnd(22)}${['scored', 'accuracy', 'precision', 'recall', 'f1', '3 classes'].map((head) => head.padStart(10)).join('')}`,
        ...Object.entries(table).map(
          ([name, figures]) =>
            `${name.padEnd(22)}${String(figures.scored).padStart(10)}${[
              figures.accuracy,
              figures.precision,
              figures.recall,
              figures.f1,
              figures.three_class_accuracy,
            ]
              .map((value) => number(value).padStart(10))
              .join('')}`,
        ),
      ]

const sayCalibration = ({ bins, error }: Evaluation['calibration']) => [
  `calibration: mean distance between confidence and truth ${number(error)}`,
  ...bins.map(
    ({ from, to, count, meanConfidence, shareRight }) =>
      `  ${from.toFixed(1)}–${to.toFixed(1)} ${String(count).padStart(6)} cases, claimed ${number(meanConfidence)}, right ${number(shareRight)}`,
  ),
]

const sayCost = (evaluation: Evaluation) => {
  const { avoided, tokens } = evaluation
  const by = Object.entries(avoided.by).map(([name, count]) => `${count} ${name}`)
  return [
    `${evaluation.model_calls} model calls; ${evaluation.avoided_model_calls} cases need none${by.length === 0 ? '' : ` (${by.join(', ')})`}`,
    `of the finished conversations ${number(avoided.share_of_not_needed)} never reach a model; needed ones lost by that: ${avoided.needed_lost.join(', ') || 'none'}`,
    `tokens: ${tokens.input} in (${tokens.cached} cached), ${tokens.output} out; cost ${dollars(evaluation.cost_usd)}, ${dollars(evaluation.cost_per_1000_usd)} per 1,000 candidates`,
    ...evaluation.prices.map(
      (price) =>
        `  ${price.model}: $${price.input} in, $${price.cached} cached, $${price.output} out per million tokens (since ${price.since}, ${price.source})`,
    ),
    ...(evaluation.unanswered > 0
      ? [`${evaluation.unanswered} cases got no usable answer and count as not followed up`]
      : []),
  ]
}

const sayWrong = (wrong: Evaluation['wrong']) =>
  wrong.length === 0
    ? []
    : [
        '',
        'wrong:',
        ...wrong.map(
          ({ id, label, verdict, reason }) => `  ${id} (${label}) ${verdict}: ${reason}`,
        ),
      ]

const number = (value: number | null) => (value === null ? '–' : value.toFixed(3))

const between = (interval: Interval | null) =>
  interval === null ? '' : `  (95 %: ${interval.low.toFixed(3)} to ${interval.high.toFixed(3)})`

const dollars = (value: number | null) => (value === null ? 'unknown' : `$${value.toFixed(4)}`)
