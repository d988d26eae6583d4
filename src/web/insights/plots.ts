/** What of the insights is drawn, each with the table of the same numbers. */
import { ANSWER_BINS } from '../../domain/figures.ts'
import type { Insights, Stretch } from '../../domain/insights.ts'
import { LEGEND, type Plot } from '../../simulation/drawing.ts'
import { BIN_WORDS, sayDay, sayUsd } from './words.ts'

export const plotsOf = (insights: Insights): Plot[] => [
  daysPlot(insights),
  answersPlot(insights),
  costPlot(insights),
  callsPlot(insights),
]

const daysPlot = ({ days }: Insights): Plot => ({
  id: 'days',
  title: 'Follow-ups by day',
  says: 'How many follow-ups left on each day, and how many of those were answered so far.',
  head: ['day', 'sent', 'of those answered so far'],
  rows: days.map(({ day, sent, answered }) => [sayDay(day), String(sent), String(answered)]),
  option: {
    legend: LEGEND,
    xAxis: { type: 'category', data: days.map(({ day }) => sayDay(day)) },
    yAxis: { type: 'value', minInterval: 1 },
    series: [
      { type: 'bar', name: 'sent', data: days.map(({ sent }) => sent) },
      { type: 'bar', name: 'of those answered', data: days.map(({ answered }) => answered) },
    ],
  },
})

const answersPlot = ({ now, earlier }: Insights): Plot => {
  const of = (stretch: Stretch) => ANSWER_BINS.map(({ key }) => stretch.answers[key])
  const [here, before] = [of(now), of(earlier)]
  const names = ANSWER_BINS.map(({ key }) => BIN_WORDS[key])
  return {
    id: 'answers',
    title: 'Time to answer',
    says: 'How long after the follow-up the answers came, by how many.',
    head: ['answered', 'these days', 'the days before'],
    rows: names.map((name, place) => [name, String(here[place] ?? 0), String(before[place] ?? 0)]),
    option: {
      legend: LEGEND,
      xAxis: { type: 'category', data: names },
      yAxis: { type: 'value', minInterval: 1 },
      series: [
        { type: 'bar', name: 'these days', data: here },
        { type: 'bar', name: 'the days before', data: before },
      ],
    },
  }
}

const costPlot = ({ cost, budgetUsd }: Insights): Plot => ({
  id: 'cost',
  title: 'Model cost by day',
  says: 'What the models cost on each UTC day, in US dollars, of the whole account.',
  head: ['UTC day', 'USD', 'cap on a day as it is now'],
  rows: cost.map(({ day, usd }) => [
    sayDay(day),
    sayUsd(usd),
    budgetUsd === null ? 'none' : sayUsd(budgetUsd),
  ]),
  option: {
    legend: LEGEND,
    xAxis: { type: 'category', data: cost.map(({ day }) => sayDay(day)) },
    yAxis: { type: 'value', axisLabel: { formatter: (usd: number) => `$${usd}` } },
    series: [
      { type: 'bar', name: 'cost', data: cost.map(({ usd }) => Number(usd.toFixed(4))) },
      ...(budgetUsd === null
        ? []
        : [
            {
              type: 'line' as const,
              name: 'cap',
              symbol: 'none',
              lineStyle: { type: 'dashed' as const },
              data: cost.map(() => budgetUsd),
            },
          ]),
    ],
  },
})

const callsPlot = ({ days }: Insights): Plot => ({
  id: 'calls',
  title: 'Calls to the helpdesk by day',
  says: 'How many calls the passes of each day made, for the whole account.',
  head: ['day', 'calls'],
  rows: days.map(({ day, helpdeskCalls }) => [sayDay(day), String(helpdeskCalls)]),
  option: {
    xAxis: { type: 'category', data: days.map(({ day }) => sayDay(day)) },
    yAxis: { type: 'value', minInterval: 1 },
    series: [{ type: 'bar', name: 'calls', data: days.map((one) => one.helpdeskCalls) }],
  },
})
