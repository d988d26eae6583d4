/** `relance sandbox`: the built-in helpdesk alone, for trying and testing clients. */
import { ConfigError } from '../lib/errors.ts'
import { NASTY_FAULTS } from '../sandbox/faults.ts'
import { createSandbox, type SandboxOptions } from '../sandbox/sandbox.ts'
import { readTicketsFile } from '../sandbox/tickets-file.ts'
import { print } from './output.ts'

export type SandboxFlags = {
  port: string
  seed?: string
  count?: string
  days?: string
  limit?: string
  clock?: string
  tickets?: string
  nasty?: string
}

/** Serves until told to stop; answers the exit code. */
export const serveSandbox = async (flags: SandboxFlags, told: Promise<void>): Promise<number> => {
  const sandbox = createSandbox(optionsOf(flags))
  const { port, close } = await sandbox.listen(whole('--port', flags.port, 0))
  print(`sandbox helpdesk at http://127.0.0.1:${port} (any e-mail, any key)`)
  await told
  await close()
  return 0
}

const optionsOf = (flags: SandboxFlags): SandboxOptions => ({
  ...optional('seed', flags.nasty ?? flags.seed, (text) => whole('--seed', text, 0)),
  ...optional('count', flags.count, (text) => whole('--count', text, 0)),
  ...optional('days', flags.days, (text) => whole('--days', text, 1)),
  ...optional('limit', flags.limit, (text) => whole('--limit', text, 0)),
  ...optional('clock', flags.clock, moment),
  ...optional('tickets', flags.tickets, readTicketsFile),
  ...(flags.nasty === undefined ? {} : { faults: NASTY_FAULTS }),
})

const optional = <K extends string, T>(
  key: K,
  text: string | undefined,
  read: (text: string) => T,
) =>
  // The cast says what a computed key cannot: the object has exactly this key, or none.
  (text === undefined ? {} : { [key]: read(text) }) as { [name in K]?: T }

const whole = (flag: string, text: string, least: number): number => {
  if (!/^\d+$/.test(text) || Number(text) < least)
    throw new ConfigError([`${flag}: ${text} is no whole number from ${least} on`])
  return Number(text)
}

const moment = (text: string): number => {
  const at = Date.parse(text)
  if (Number.isNaN(at))
    throw new ConfigError([`--clock: ${text} is no moment; write 2026-11-24T09:00:00Z`])
  return at
}
