/** The command line: reads the settings, builds what a command needs, and answers its exit code. */
import { Command, CommanderError, Option } from 'commander'
import { runDoctor } from './cli/doctor.ts'
import { eraseCustomer, readCustomer } from './cli/erase.ts'
import { type EvaluateFlags, evaluateFile, PROVIDERS } from './cli/evaluate.ts'
import { exportRecords } from './cli/export.ts'
import { print, printJson, sayExplanation } from './cli/output.ts'
import { checkPrompts, previewTicket } from './cli/prompts.ts'
import { explainTicket, readTicketId, runOnce } from './cli/run.ts'
import { type SandboxFlags, serveSandbox } from './cli/sandbox.ts'
import { serveUntilTold } from './cli/serve.ts'
import { runSetup, type SetupFlags } from './cli/setup.ts'
import { type SimulateFlags, simulatePast } from './cli/simulate.ts'
import { addUserCommands } from './cli/users.ts'
import { type Config, describeConfig, loadEnvFile, readConfig } from './config.ts'
import { sayStop } from './domain/stops.ts'
import { createOpenJudge } from './evaluation.ts'
import { createInstallation, PACKAGE_ROOT } from './installation.ts'
import { createSecretCensor } from './lib/censor.ts'
import { ConfigError, PromptError, sayError } from './lib/errors.ts'
import { createLog } from './lib/log.ts'
import { explanationJson, pauseJson } from './pipeline/decision-json.ts'
import { openRecords } from './records.ts'
import { startRunning } from './running.ts'
import type { Installation, Records } from './services.ts'
import { secretsOf, type Use } from './settings.ts'
import { readVersion } from './status.ts'

type Flags = { json?: boolean; dryRun?: boolean }

const told = new Promise<void>((resolve) => {
  process.once('SIGTERM', () => resolve())
  process.once('SIGINT', () => resolve())
})

/** Of this installation, as soon as they are known: no complaint quotes them. */
let secrets: string[] = []

/** Opens the installation, does the work, closes it whatever happened. */
const within = async (
  use: Use,
  work: (installation: Installation, config: Config) => Promise<number>,
): Promise<void> => {
  const config = readConfig(loadEnvFile(PACKAGE_ROOT), PACKAGE_ROOT)
  secrets = secretsOf(config)
  const log = createLog(config.logLevel, secrets)
  log.info({}, describeConfig(config))
  const installation = await createInstallation(config, use, log)
  try {
    process.exitCode = await work(installation, config)
  } finally {
    await installation.close()
  }
}

/** Opens what is kept, and nothing else: works without helpdesk, model and prompt files. */
const withRecords = async (work: (records: Records) => Promise<number>): Promise<void> => {
  const config = readConfig(loadEnvFile(PACKAGE_ROOT), PACKAGE_ROOT)
  secrets = secretsOf(config)
  const records = await openRecords(config)
  try {
    process.exitCode = await work(records)
  } finally {
    records.close()
  }
}

const program = new Command('relance')
  .description(
    'Follows up with customers who went silent, once, kindly, and only when it is needed.',
  )
  .version(readVersion(PACKAGE_ROOT))
  .exitOverride()

program
  .command('serve')
  .description('inbox, API, passes and sends, until told to stop')
  .action(() =>
    within('serve', async (installation, config) => {
      // The pages are large: only who serves them waits for them.
      const { createApp } = await import('./web/app.ts')
      return serveUntilTold({
        services: installation.services,
        app: createApp(installation.services).fetch,
        host: config.host,
        port: config.port,
        start: () => startRunning(installation, config.pollInterval),
        told,
      })
    }),
  )

program
  .command('run')
  .description('one full pass, then exit')
  .option('--dry-run', 'write nothing to the helpdesk')
  .option('--json', 'print one JSON document')
  .action(({ json = false, dryRun = false }: Flags) =>
    within(dryRun ? 'dry_run' : 'run', (installation) => {
      void told.then(installation.beginStopping)
      return runOnce(installation, { json, dryRun })
    }),
  )

program
  .command('explain')
  .argument('<ticket_id>')
  .description('every gate with its values, and what was decided')
  .option('--json', 'print one JSON document')
  .action((ticket: string, { json = false }: Flags) => {
    const ticketId = readTicketId(ticket)
    return within('read', (installation) =>
      explainTicket(installation, ticketId, (explanation) =>
        json ? printJson(explanationJson(explanation)) : print(sayExplanation(explanation)),
      ),
    )
  })

program
  .command('doctor')
  .description('what would keep this from working, and what to do; writes nothing')
  .option('--json', 'print one JSON document')
  .action(({ json = false }: Flags) =>
    within('doctor', (installation) => runDoctor(installation, { json })),
  )

const prompts = program.command('prompts').description('what the prompt files say')

prompts
  .command('check')
  .description('every mistake with file and line, and each policy in one sentence')
  .option('--json', 'print one JSON document')
  .action(({ json = false }: Flags) => checkPrompts((work) => within('read', work), { json }))

prompts
  .command('preview')
  .argument('<ticket_id>')
  .description('decision and draft for one ticket; keeps and writes nothing')
  .requiredOption('--persona <name>', 'whose voice')
  .option('--json', 'print one JSON document')
  .action((ticket: string, { json = false, persona }: Flags & { persona: string }) => {
    const ticketId = readTicketId(ticket)
    return within('read', (installation) =>
      previewTicket(installation, ticketId, persona, { json }),
    )
  })

program
  .command('evaluate')
  .argument('<file.jsonl>')
  .description('decision quality on labelled cases; needs no helpdesk and no database')
  .addOption(new Option('--provider <name>', 'who judges').choices(PROVIDERS))
  .option('--limit <n>', 'only the first so many cases')
  .option('--follow-up-on <kinds>', 'some of asked,offer,fix', 'asked')
  .option('--baseline', 'beside two judges that need no judgement')
  .option('--compare <file>', 'with an earlier --json of the same cases')
  .option('--json', 'print one JSON document')
  .action(async (file: string, flags: EvaluateFlags) => {
    const open = createOpenJudge(loadEnvFile(PACKAGE_ROOT), PACKAGE_ROOT)
    process.exitCode = await evaluateFile(file, flags, open)
  })

program
  .command('simulate')
  .description(
    'past tickets replayed and checked against what happened; writes nothing to the helpdesk',
  )
  .option('--from <date>', 'where the past begins (default: 60 days before its end)')
  .option('--to <date>', 'where it ends (default: last midnight, UTC)')
  .option('--policy <policy>', 'a policy by its name, a file, or one sentence in quotes')
  .option('--limit <n>', 'at most so many tickets, a sample of them all')
  .option('--out <dir>', 'where the report goes', 'simulation')
  .option('--force', 'make a finished report anew')
  .option(
    '--batch',
    'asks the model by the provider’s batch API: half the price, answers within a day',
  )
  .option('--max-usd <usd>', 'the most it may cost')
  .option('--json', 'print one JSON document')
  .action((flags: SimulateFlags) =>
    within('read', (installation) => {
      let isStopping = false
      void told.then(() => {
        isStopping = true
      })
      return simulatePast(installation, flags, () => isStopping)
    }),
  )

program
  .command('setup')
  .description('webhook, shared views and macros in Gorgias: shows what it would do')
  .option('--apply', 'do it')
  .option('--undo', 'remove what it made, and nothing else')
  .option('--url <address>', 'where Gorgias reaches this service')
  .option('--json', 'print one JSON document')
  .action((flags: SetupFlags) => within('read', (installation) => runSetup(installation, flags)))

program
  .command('export')
  .description('everything that is kept, one JSON object a line')
  .option('--customer <email>', 'only what is kept of one customer')
  .action((flags: { customer?: string }) => {
    if (flags.customer !== undefined) readCustomer(flags.customer)
    return withRecords((records) => exportRecords(records, flags))
  })

program
  .command('erase')
  .description('forgets one customer, now and at every later sync')
  .requiredOption('--customer <email>', 'the address in the helpdesk')
  .option('--json', 'print one JSON document')
  .action(({ customer, json = false }: Flags & { customer: string }) => {
    const email = readCustomer(customer)
    return withRecords((records) => eraseCustomer(records, { customer: email, json }))
  })

addUserCommands(program, (work) => within('read', work))

program
  .command('activate')
  .description('let policies act by their own mode on this account')
  .option('--json', 'print one JSON document')
  .action(({ json = false }: Flags) =>
    within('read', async (installation) => {
      await installation.services.activate('cli')
      if (json) printJson({ activated: true })
      else print('Activated: each policy now acts by its own mode.')
      return 0
    }),
  )

for (const paused of [true, false])
  program
    .command(paused ? 'pause' : 'resume')
    .description(
      paused ? 'stop every write to the helpdesk' : 'let writes go on; clears the breaker',
    )
    .option('--json', 'print one JSON document')
    .action(({ json = false }: Flags) =>
      within('read', async ({ services }) => {
        const state = await services.pause({ paused, by: 'cli' })
        if (json) printJson(pauseJson(state))
        else print([paused ? 'Paused.' : 'Resumed.', ...state.stops.map(sayStop)].join('\n'))
        return 0
      }),
    )

program
  .command('sandbox')
  .description('the built-in helpdesk alone')
  .option('--port <n>', 'port on 127.0.0.1', '4010')
  .option('--seed <n>', 'reproduces generated tickets and faults')
  .option('--count <n>', 'so many generated tickets')
  .option('--days <d>', 'over so many days')
  .option('--limit <n>', 'calls per 20 s; 0 = none')
  .option('--clock <iso>', 'where its clock starts')
  .option('--tickets <file>', 'tickets of a file')
  .option('--nasty <seed>', 'all faults at once')
  .action(async (flags: SandboxFlags) => {
    process.exitCode = await serveSandbox(flags, told)
  })

const main = async () => {
  try {
    await program.parseAsync()
  } catch (error) {
    process.exitCode = exitCodeOf(error)
  }
}

const exitCodeOf = (error: unknown): number => {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  const isTheirs = error instanceof ConfigError || error instanceof PromptError
  const said = isTheirs ? error.lines.join('\n') : createSecretCensor(secrets)(sayError(error))
  process.stderr.write(`${said}\n`)
  return isTheirs ? 2 : 1
}

await main()
// Idle keep-alive sockets must not hold the process once its work is done.
process.exit()
