/** `relance erase --customer EMAIL`: forgets one customer. */
import { ConfigError } from '../lib/errors.ts'
import type { EraseEnd } from '../pipeline/erase.ts'
import type { Records } from '../services.ts'
import { print, printJson } from './output.ts'

/** Throws `ConfigError` when it is no address. */
export const readCustomer = (text: string): string => {
  if (/^\s*[^\s@]+@[^\s@]+\s*$/.test(text)) return text.trim()
  throw new ConfigError([
    `--customer: "${text}" is no e-mail address; write one like jo@example.com`,
  ])
}

/** Answers the exit code. */
export const eraseCustomer = async (
  { erase }: Pick<Records, 'erase'>,
  { customer, json = false }: { customer: string; json?: boolean },
): Promise<number> => {
  const end = await erase(customer, 'cli')
  if (json) printJson(jsonOf(end))
  else (end.kind === 'erased' || end.kind === 'already_erased' ? print : complain)(say(end))
  if (end.kind === 'unknown_customer' || end.kind === 'busy') return 1
  return end.kind === 'erased' && (!end.isFlushed || end.simulations.left > 0) ? 3 : 0
}

const complain = (text: string) => {
  process.stderr.write(`${text}\n`)
}

const jsonOf = (end: EraseEnd) => {
  if (end.kind !== 'erased') return { erased: end.kind === 'already_erased', result: end.kind }
  const { kind, tickets, messages, decisions, promptVersions, simulations, isFlushed } = end
  return {
    erased: true,
    result: kind,
    tickets,
    messages,
    decisions,
    prompt_versions: promptVersions,
    simulations: simulations.removed,
    simulations_left: simulations.left,
    bytes_gone: isFlushed,
  }
}

const say = (end: EraseEnd): string => {
  switch (end.kind) {
    case 'erased':
      return [
        `Erased: ${end.tickets} tickets, ${end.messages} messages, ${end.decisions} decisions, ${end.simulations.removed} simulations.`,
        'Sync leaves this customer out from now on; the audit keeps a salted hash of the address.',
        ...(end.promptVersions > 0
          ? [
              `The address was taken out of ${end.promptVersions} earlier texts of prompt files; look into prompts/ yourself.`,
            ]
          : []),
        ...(end.simulations.left > 0
          ? ['A simulation that read this customer runs just now: erase again when it has ended.']
          : []),
        ...(end.isFlushed
          ? []
          : [
              'Somebody reads the database: erase again, so that the last bytes leave its log too.',
            ]),
      ].join('\n')
    case 'already_erased':
      return 'This customer was erased before; nothing new is here.'
    case 'unknown_customer':
      return 'Nobody with this address is known here; nothing was erased. Is it spelled as in the helpdesk?'
    case 'busy':
      return 'A message to this customer is being sent; nothing was erased. Try again in two minutes.'
  }
}
