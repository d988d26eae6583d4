/** The plots of a report. */
import { type Chart, createDrawing, LEGEND, type Plot } from './drawing.ts'
import type { Report } from './report.ts'
import { sayPercent } from './report-words.ts'

export const drawCharts = (report: Report): Promise<Chart[]> =>
  createDrawing()(PLOTS.map((plot) => plot(report)))

const funnelPlot = ({ funnel }: Report): Plot => {
  const sum = (counts: Record<string, number>) => Object.values(counts).reduce((a, b) => a + b, 0)
  const steps: [string, number][] = [
    ['silent after the shop’s word', funnel.silences],
    ['long enough', funnel.silences - funnel.short],
    ['not answered before a step', funnel.silences - funnel.short - funnel.answeredFirst],
    ['let through by the gates', sum(funnel.judged) + sum(funnel.unreadable)],
    ['judged', sum(funnel.judged)],
    ['followed up', funnel.judged.follow_up ?? 0],
  ]
  return {
    id: 'funnel',
    title: 'From silence to follow-up',
    says: 'How many silent moments each stage let through.',
    head: ['stage', 'silent moments'],
    rows: steps.map(([name, count]) => [name, String(count)]),
    option: {
      xAxis: { type: 'value', axisLabel: { hideOverlap: true } },
      yAxis: { type: 'category', inverse: true, data: steps.map(([name]) => name) },
      series: [
        {
          type: 'bar',
          data: steps.map(([, count]) => count),
          label: { show: true, position: 'right' },
        },
      ],
    },
  }
}

const VERDICTS = ['follow_up', 'no_follow_up', 'wait', 'we_owe', 'hand_over', 'stopped'] as const

const WORDS: Record<(typeof VERDICTS)[number], string> = {
  follow_up: 'follow up',
  no_follow_up: 'no follow-up',
  wait: 'wait',
  we_owe: 'we owe',
  hand_over: 'for a person',
  stopped: 'stopped by a gate',
}

const weeksPlot = ({ weeks }: Report): Plot => ({
  id: 'weeks',
  title: 'Decisions per week',
  says: 'What each week’s long silences came to.',
  head: ['week of', ...VERDICTS.map((verdict) => WORDS[verdict])],
  rows: weeks.map(({ week, verdicts }) => [
    week,
    ...VERDICTS.map((verdict) => String(verdicts[verdict] ?? 0)),
  ]),
  option: {
    legend: LEGEND,
    xAxis: { type: 'category', data: weeks.map(({ week }) => week) },
    yAxis: { type: 'value' },
    series: VERDICTS.map((verdict) => ({
      type: 'bar' as const,
      stack: 'all',
      name: WORDS[verdict],
      data: weeks.map(({ verdicts }) => verdicts[verdict] ?? 0),
    })),
  },
})

const calibrationPlot = ({ calibration: { bins } }: Report): Plot => {
  const filled = bins.filter(({ count }) => count > 0)
  return {
    id: 'calibration',
    title: 'Is it as sure as it says?',
    says: 'Stated confidence against the share that was right; on the line both agree.',
    head: ['said', 'decisions', 'mean confidence', 'right'],
    rows: bins.map((bin) => [
      `${sayPercent(bin.from)} to ${sayPercent(bin.to)}`,
      String(bin.count),
      sayPercent(bin.meanConfidence),
      sayPercent(bin.shareRight),
    ]),
    option: {
      xAxis: { type: 'value', min: 0, max: 1, name: 'said', nameLocation: 'middle', nameGap: 28 },
      yAxis: { type: 'value', min: 0, max: 1, name: 'right' },
      series: [
        {
          type: 'line',
          showSymbol: false,
          lineStyle: { type: 'dashed' },
          color: '#94a3b8',
          data: [
            [0, 0],
            [1, 1],
          ],
        },
        {
          type: 'line',
          symbolSize: 10,
          data: filled.map(({ meanConfidence, shareRight }) => [
            meanConfidence ?? 0,
            shareRight ?? 0,
          ]),
        },
      ],
    },
  }
}

const answersPlot = ({ answeredByDay }: Report): Plot => {
  const days = answeredByDay.map((_, day) =>
    day === answeredByDay.length - 1 ? `${day} or more` : String(day),
  )
  return {
    id: 'answers',
    title: 'When customers come back alone',
    says: 'Silences the customer ended by himself, by whole days after the shop’s word.',
    head: ['days', 'silences'],
    rows: days.map((day, place) => [day, String(answeredByDay[place] ?? 0)]),
    option: {
      xAxis: { type: 'category', data: days, name: 'days', nameLocation: 'middle', nameGap: 28 },
      yAxis: { type: 'value' },
      series: [{ type: 'bar', data: answeredByDay }],
    },
  }
}

const costPlot = ({ weeks }: Report): Plot => ({
  id: 'cost',
  title: 'Model cost per week',
  says: 'List prices of the model, in US dollars, by the week of the silent moment.',
  head: ['week of', 'USD'],
  rows: weeks.map(({ week, costUsd }) => [
    week,
    costUsd === null ? 'not known' : costUsd.toFixed(4),
  ]),
  option: {
    xAxis: { type: 'category', data: weeks.map(({ week }) => week) },
    yAxis: { type: 'value' },
    series: [{ type: 'bar', data: weeks.map(({ costUsd }) => costUsd ?? 0) }],
  },
})

const PLOTS = [funnelPlot, weeksPlot, calibrationPlot, answersPlot, costPlot]
