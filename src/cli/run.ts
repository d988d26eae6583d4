/** `relance run`: one full pass, then exit. */
import { ConfigError } from '../lib/errors.ts'
import type { Installation } from '../services.ts'
import { needsPerson, print, printJson, reportJson, sayReport } from './output.ts'

/** Answers the exit code. */
export const runOnce = async (
  installation: Installation,
  { json, dryRun }: { json: boolean; dryRun: boolean },
): Promise<number> => {
  const end = await installation.runPass()
  if (end === null) {
    process.stderr.write('Another pass runs on this database; try again when it has ended.\n')
    return 1
  }
  const report = dryRun ? end.report : await installation.finish(end.report)
  if (!dryRun) await installation.notify?.()
  if (json) printJson(reportJson(report))
  else print(sayReport(report))
  return needsPerson(report) ? 3 : 0
}

/** Throws `ConfigError` when it is none. */
export const readTicketId = (text: string): number => {
  if (!/^\d+$/.test(text))
    throw new ConfigError([`TICKET_ID: ${text} is no ticket number; write digits only`])
  return Number(text)
}

/** `relance explain TICKET_ID`. */
export const explainTicket = async (
  installation: Installation,
  ticketId: number,
  say: (explanation: NonNullable<Awaited<ReturnType<Installation['services']['explain']>>>) => void,
): Promise<number> => {
  const explanation = await installation.services.explain(ticketId)
  if (explanation === null) {
    process.stderr.write(
      `Ticket ${ticketId} is not known here: it may be older than IMPORT_DAYS, or no pass was made yet (relance run).\n`,
    )
    return 1
  }
  say(explanation)
  return 0
}
