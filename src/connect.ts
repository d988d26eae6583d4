/** Connects to the helpdesk the settings name: the account at Gorgias, or the sandbox inside. */
import type { Config } from './config.ts'
import { createHelpdesk } from './gorgias/helpdesk.ts'
import type { Clock } from './lib/clock.ts'
import { ConfigError } from './lib/errors.ts'
import type { Log } from './lib/log.ts'
import { ORIGIN, openEmbedded } from './sandbox/embedded.ts'
import type { Store } from './store/store.ts'

export type Desk = Awaited<ReturnType<typeof connect>>

export const connect = async (config: Config, clock: Clock, log: Log) => {
  const common = { share: config.helpdeskShare, clock, log }
  if (config.helpdesk.kind === 'gorgias') {
    const { origin, account, email, apiKey } = config.helpdesk
    const helpdesk = createHelpdesk({ ...common, origin, account, email, apiKey })
    return { helpdesk, origin: () => origin, close: async () => {} }
  }
  const file = config.databaseFile === ':memory:' ? null : `${config.databaseFile}.sandbox.json`
  const embedded = await openEmbedded(file)
  const helpdesk = createHelpdesk({
    ...common,
    origin: ORIGIN,
    fetch: embedded.fetch,
    account: 'sandbox',
    email: 'relance@sandbox.example',
    apiKey: 'sandbox',
  })
  return { helpdesk, origin: embedded.origin, close: embedded.close }
}

/** A database holds one account: marks and episodes are counted per account. */
export const ownDatabase = async (store: Store, account: string, { databaseFile }: Config) => {
  const owner = await store.state.get('account')
  if (owner === null) await store.state.set('account', account)
  else if (owner !== account)
    throw new ConfigError([
      `DATABASE_URL: ${databaseFile} belongs to the account ${owner}, not ${account}; name another file`,
    ])
}
