/** Writes a report as one HTML page that needs nothing else: no network, no script, good on paper. */
import { html } from 'hono/html'
import { HOUR, iso } from '../lib/clock.ts'
import type { Chart } from './drawing.ts'
import type { Example } from './examples.ts'
import type { Report } from './report.ts'
import { REPORT_CSS } from './report-css.ts'
import { type Html, list, many, section, table, ticketLink, trusted } from './report-parts.ts'
import { sayPercent, sayPerWeek, sayRate, sayUsd } from './report-words.ts'

export const reportHtml = (report: Report, charts: Chart[]): string =>
  String(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>Simulation of ${report.account}</title>
<style>${trusted(REPORT_CSS)}</style>
</head>
<body>
<main>
${opening(report)}
${scoresSection(report)}
${rungsSection(report)}
${charts.map(chartSection)}
${findingsSection(report)}
${forecastSection(report)}
${differenceSection(report)}
${examplesSection(report, 'The ten most doubtful cases', report.doubtful)}
${examplesSection(report, 'Examples', report.examples)}
${methodSection(report)}
</main>
</body>
</html>
`)

const opening = (report: Report): Html => {
  const { funnel, scores, configuration } = report
  const followUps = funnel.judged.follow_up ?? 0
  const ours = scores.rules[0]
  return html`<header>
<h1>What Relance would have done on ${report.account}</h1>
<p>Past from ${day(report.from)} to ${day(report.until)} · decided by ${configuration.provider}${
    configuration.models === null
      ? ''
      : ` (${configuration.models.decide}, drafts ${configuration.models.draft})`
  } · configuration ${configuration.hash.slice(0, 12)}. Nothing was written to the helpdesk.</p>
<p class="lead">${
    funnel.silences === 0
      ? 'There was no silence after a word of the shop in this past: 0 candidates.'
      : `Of ${funnel.silences} moments at which a ticket stood silent, ${followUps} would have got a follow-up.`
  } ${
    ours?.precision.value == null
      ? 'Not enough is known of what happened afterwards to say how often it would have been right.'
      : `Of those whose sequel is known, ${sayRate(ours.precision)} were needed; of what was needed, it found ${sayRate(ours.recall)}.`
  }</p>
${table(
  ['counted', 'tickets or moments'],
  [
    ['tickets of this past', String(funnel.tickets.of)],
    ['chosen', String(funnel.tickets.chosen)],
    ['replayed', String(funnel.tickets.replayed)],
    ...Object.entries(funnel.skipped).map(([why, n]) => [`left out: ${why}`, String(n)]),
    ...Object.entries(funnel.unreadable).map(([why, n]) => [
      `could not be read: ${why}`,
      String(n),
    ]),
    ['judged with values known only as of today (approximate)', String(funnel.approximate)],
  ],
)}
${funnel.tickets.chosen < funnel.tickets.of ? sampleNote(report) : ''}
</header>`
}

const sampleNote = ({ funnel, strata, estimate }: Report): Html =>
  html`<p>A sample: ${funnel.tickets.chosen} of ${funnel.tickets.of} tickets, taken so that each of ${strata.length} strata (week, channel, language) keeps its share${
    estimate.share < 1
      ? `; then ${sayPercent(estimate.share)} of the customers, since all would have cost more than the limit`
      : ''
  }. Counts in the forecast are scaled up, counts elsewhere are not.</p>`

const scoresSection = ({ scores, pointlessAvoided, chases }: Report): Html =>
  section(
    'scores',
    'How often it would have been right',
    html`<p>${scores.cases} silences lasted three days or reached a step. For ${scores.labelled} of them it is known whether a follow-up was needed: for ${scores.labelledBy.sequel} by what happened (the customer came back alone, or an agent had to ask again, or the customer was content), for ${scores.labelledBy.reading} nothing happened and the built-in rules read whether the customer still owed something. Intervals are 95 %, by customer.</p>
${scoreTable(scores.rules, 'All of these')}
${scoreTable(scores.provenRules, 'Only what happened counts')}
<p>${pointlessAvoided} messages that “always after three days” would have sent in vain were avoided. Agents asked again by hand ${chases.byAgents} times; Relance agreed with ${chases.agreed} of them${
      chases.hoursEarlier === null ? '' : `, about ${chases.hoursEarlier} hours earlier`
    }, and would have written on ${chases.ours} silences that no agent came back to.</p>`,
  )

const scoreTable = (rules: Report['scores']['rules'], caption: string): Html =>
  table(
    ['rule', 'follow-ups', 'precision', 'recall', 'in vain', 'missed'],
    rules.map((rule) => [
      rule.rule,
      String(rule.followUps),
      sayRate(rule.precision),
      sayRate(rule.recall),
      String(rule.pointless),
      String(rule.missed),
    ]),
    caption,
  )

const rungsSection = ({ rungs, configuration }: Report): Html =>
  section(
    'rungs',
    'The next rung',
    html`${table(
      ['policy', 'now', 'recommendation', 'follow-ups', 'precision', 'clean drafts'],
      rungs.map((rung) => [
        rung.policy,
        rung.now,
        rung.says,
        String(rung.followUps),
        sayRate(rung.precision),
        sayPercent(rung.clean),
      ]),
    )}
${list(configuration.policies.map(({ says }) => says))}`,
  )

const chartSection = (chart: Chart): Html =>
  section(
    chart.id,
    chart.title,
    html`<p>${chart.says}</p><figure>${trusted(chart.svg)}</figure><details open><summary>The same as a table</summary>${table(chart.head, chart.rows)}</details>`,
  )

const findingsSection = ({ account, promises, closedOnPromise }: Report): Html =>
  section(
    'promises',
    'Promises',
    html`<p>${
      promises.found === 0
        ? 'No promise of the shop was overdue at a silent moment.'
        : `${promises.found} promises of the shop were overdue; ${promises.neverKept} were never spoken of again${
            promises.medianDays === null
              ? ''
              : `, the others after ${promises.medianDays} days in the middle`
          }.`
    }</p>
${
  promises.longest.length === 0
    ? ''
    : table(
        ['ticket', 'promise', 'due', 'next word after'],
        promises.longest.map(({ ticketId, quote, due, days }) => [
          ticketLink(account, ticketId),
          quote,
          due ?? 'no date',
          days === null ? 'never' : `${days} days`,
        ]),
      )
}
<p>${closedOnPromise.count} tickets were closed on a customer’s promise that he never kept.</p>
${many(closedOnPromise.cases, (cases) => list(cases.map(({ ticketId, quote }) => html`Ticket ${ticketLink(account, ticketId)}: “${quote}”`)))}`,
  )

const forecastSection = ({ forecast, cost }: Report): Html =>
  section(
    'forecast',
    'A week with Relance',
    html`<p>From ${forecast.weeks} whole weeks; intervals are 95 %.</p>
${table(
  ['a week', 'expected'],
  [
    ['follow-ups', sayPerWeek(forecast.sends)],
    ['notes for the team', sayPerWeek(forecast.notes)],
    ['answers', sayPerWeek(forecast.answers)],
    ['minutes of looking at drafts', sayPerWeek(forecast.agentMinutesSpent)],
    ['minutes of asking again by hand saved', sayPerWeek(forecast.agentMinutesSaved)],
    ['model, USD', sayPerWeek(forecast.modelUsd, 2)],
  ],
)}
<p>This past cost ${sayUsd(cost.usd)} at list prices: ${cost.input} tokens in (${cost.cached} of them cached), ${cost.output} out; ${sayUsd(cost.perThousand)} per thousand judgements.</p>
${
  forecast.bill === null
    ? html`<p>The Gorgias bill: not enough data.</p>`
    : table(
        ['Gorgias plan', 'bill a month', 'with Relance', 'difference', 'AI Agent for the same'],
        forecast.bill.map((plan) => [
          plan.plan,
          sayUsd(plan.before),
          sayUsd(plan.after),
          sayUsd(plan.difference),
          sayUsd(plan.aiAgent),
        ]),
        `Price list of ${forecast.prices.asOf}, ${forecast.prices.source}`,
      )
}
${table(
  ['flat price a month', 'cheaper is'],
  forecast.flat.map(({ price, cheaper }) => [
    sayUsd(price),
    cheaper === 'unknown' ? 'not enough data' : cheaper,
  ]),
)}
${list(forecast.assumptions)}`,
  )

const differenceSection = ({ account, difference }: Report): Html =>
  section(
    'difference',
    'Against the configuration before',
    difference === null
      ? html`<p>There is no earlier simulation of this account to compare with.</p>`
      : html`<p>${difference.compared} cases were decided by configuration ${difference.before} too; ${difference.changed.length} came out otherwise. Where the need is known, ${difference.test.won} became right and ${difference.test.lost} wrong (p = ${difference.test.p.toFixed(3)}).</p>
${many(difference.changed.slice(0, 50), (changed) =>
  table(
    ['ticket', 'before', 'now', 'was needed'],
    changed.map(({ ticketId, before, after, needed }) => [
      ticketLink(account, ticketId),
      before,
      after,
      needed === null ? 'not known' : needed ? 'yes' : 'no',
    ]),
  ),
)}`,
  )

const examplesSection = ({ account }: Report, title: string, examples: Example[]): Html =>
  section(
    title.toLowerCase().replaceAll(' ', '-'),
    title,
    examples.length === 0
      ? html`<p>None.</p>`
      : html`${examples.map((one) => exampleArticle(account, one))}`,
  )

const exampleArticle = (account: string, one: Example): Html => html`<article>
<h3 dir="auto">${one.subject ?? '(no subject)'} <small>ticket ${ticketLink(account, one.ticketId)}, ${day(one.at)}</small></h3>
<p><strong>${one.why}</strong> · ${one.verdict}${one.policy === null ? '' : ` by ${one.policy}`}${
  one.confidence === null ? '' : `, ${sayPercent(one.confidence)} sure`
}. <span dir="auto">${one.reason ?? ''}</span></p>
${one.conversation.map(
  (message) =>
    html`<blockquote class="${message.from.startsWith('customer') ? 'customer' : message.from.startsWith('note') ? 'note' : 'shop'}" dir="auto"><small>${message.from}, ${iso(message.at).slice(0, 16).replace('T', ' ')}</small>
${message.text}</blockquote>`,
)}
${
  one.draft === null
    ? ''
    : html`<blockquote class="draft" dir="auto"><small>draft</small>
${one.draft}</blockquote>`
}
${many(one.findings, (findings) => list(findings))}
<p>What happened: ${one.sequel.kind.replaceAll('_', ' ')}${
  one.sequel.after === null ? '' : ` after ${Math.round(one.sequel.after / HOUR)} hours`
}.</p>
${one.sequel.words === null ? '' : html`<blockquote class="sequel" dir="auto">${one.sequel.words.slice(0, 500)}</blockquote>`}
</article>`

const methodSection = ({ estimate, imported, scoresUnread, configuration }: Report): Html =>
  section(
    'method',
    'How this was made',
    html`${list([
      'Each case was judged with the words as they stood at that moment; orders by their own dates. Tags, fields and what the shop system says of a customer are only known as of today and mark a case as approximate.',
      `The past was read in ${imported.calls} pages: ${imported.tickets} tickets, ${imported.messages} messages.`,
      ...(scoresUnread === null
        ? []
        : [
            `Satisfaction scores could not be read (${scoresUnread}): no case is labelled by them.`,
          ]),
      configuration.models === null
        ? 'Judged by the built-in rules, at no cost.'
        : estimate.usd === null
          ? 'The model has no listed price: its cost was not estimated.'
          : `Estimated before the first call: ${estimate.cases} judgements, ${sayUsd(estimate.usd)}.`,
      configuration.policyFlag === null
        ? 'Policies: those of the prompt files.'
        : `Policy simulated: ${configuration.policyFlag}`,
    ])}`,
  )

const day = (at: number) => iso(at).slice(0, 10)
