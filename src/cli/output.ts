/** Prints results: one JSON document with `--json`, plain words otherwise. */
import type { PassReport } from '../domain/acts.ts'
import type { Explanation } from '../domain/explanation.ts'
import { sayStop } from '../domain/stops.ts'
import { iso } from '../lib/clock.ts'
import { sayDuration } from '../lib/duration.ts'

export const print = (text: string) => {
  process.stdout.write(`${text}\n`)
}

export const printJson = (document: unknown) => print(JSON.stringify(document))

/** The keys of CONTRACT 3. */
export const reportJson = (report: PassReport) => {
  const { helpdeskCalls, modelCalls, costUsd, durationMs, capped: _, ...rest } = report
  return {
    ...rest,
    helpdesk_calls: helpdeskCalls,
    model_calls: modelCalls,
    cost_usd: costUsd,
    duration_ms: durationMs,
  }
}

export const sayReport = (report: PassReport): string => {
  const counts = (numbers: Record<string, number>) =>
    Object.entries(numbers)
      .map(([name, count]) => `${count} ${name}`)
      .join(', ') || 'none'
  return [
    `${report.synced} tickets synced, ${report.silent} silent, ${report.due} due`,
    `stopped by a gate: ${counts(report.skipped)}`,
    `judged: ${counts(report.decided)}`,
    `posted ${report.posted}, scheduled ${report.scheduled}, waiting for a person ${report.pending}`,
    ...(report.unknown + report.parked + report.failed > 0
      ? [`not sure ${report.unknown}, set aside ${report.parked}, failed ${report.failed}`]
      : []),
    `${report.helpdeskCalls} helpdesk calls, ${report.modelCalls} model calls, ${
      report.costUsd === null ? 'cost unknown' : `$${report.costUsd.toFixed(4)}`
    }, ${(report.durationMs / 1000).toFixed(1)} s`,
  ].join('\n')
}

/** Something is left that a person should see: unclear, failed, or stopped by a cap (exit code 3). */
export const needsPerson = (report: PassReport) =>
  report.parked + report.failed + report.unknown + report.capped + (report.skipped.budget ?? 0) > 0

export const sayExplanation = (explanation: Explanation): string => {
  const { silentSince, now } = explanation
  const values = (facts: Record<string, unknown>) =>
    Object.entries(facts)
      .map(([name, value]) => `${name}=${value}`)
      .join(' ')
  return [
    `Ticket ${explanation.ticketId}: ${explanation.subject ?? '(no subject)'}`,
    silentSince === null
      ? 'Not silent: the last word is not the shop’s.'
      : `Silent for ${sayDuration(now - silentSince)}, since ${iso(silentSince)} (message ${explanation.anchorMessageId}).`,
    `Policy ${explanation.policy ?? 'none'}, step ${explanation.step ?? '–'}, mode ${explanation.mode ?? '–'}.`,
    ...explanation.stops.map(sayStop),
    '',
    ...explanation.gates.map((gate) =>
      `${gate.passed ? '  passed ' : '  STOPPED'} ${gate.gate.padEnd(26)} ${values(gate.values)}${
        gate.until === null ? '' : ` until ${iso(gate.until)}`
      }`.trimEnd(),
    ),
    '',
    ...(explanation.bill === null
      ? []
      : [`Gorgias bill: ${explanation.bill.says} (rule as of ${explanation.bill.asOf}).`]),
    ...explanation.decisions.map(
      (decision) =>
        `${iso(decision.createdAt)} ${decision.verdict} → ${decision.status}${
          decision.statusReason === null ? '' : ` (${decision.statusReason})`
        }: ${decision.reason}`,
    ),
    explanation.nextLook === null
      ? 'Nothing happens until the ticket changes.'
      : `Looked at again: ${explanation.nextLook <= now ? 'at the next pass' : iso(explanation.nextLook)}.`,
  ].join('\n')
}
