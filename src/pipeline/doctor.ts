/** Examines the installation: whatever would keep it from working, with what to do about it. Writes nothing to the helpdesk. */
import {
  type CheckLine,
  type CheckName,
  collidingAs,
  ok,
  problem,
  warning,
} from '../domain/examination.ts'
import type { Helpdesk, PromptFiles } from '../domain/ports.ts'
import type { KeyUser } from '../domain/surroundings.ts'
import type { Clock } from '../lib/clock.ts'
import { GorgiasError, sayError } from '../lib/errors.ts'
import type { Store } from '../store/store.ts'
import { checkAccount } from './doctor/account.ts'
import { checkCredentials } from './doctor/credentials.ts'
import { checkDatabase } from './doctor/database.ts'
import { checkMailboxes } from './doctor/mailbox.ts'
import { checkModel, type ModelSettings } from './doctor/model.ts'
import { checkNeighbours } from './doctor/neighbours.ts'
import { checkPosting } from './doctor/posting.ts'
import { checkPrompts } from './doctor/prompts.ts'
import { checkRules } from './doctor/rules.ts'
import { checkClock, checkRateLimit } from './doctor/signs.ts'
import { checkWebhook } from './doctor/webhook.ts'

export type DoctorDeps = {
  store: Store
  helpdesk: Helpdesk
  promptFiles: PromptFiles
  clock: Clock
  settings: DoctorSettings
}

export type DoctorSettings = {
  /** All settings in one line, without secrets. */
  described: string
  /** The inbox can be reached from other machines, and its password could be guessed. */
  isTokenWeak: boolean
  isSandbox: boolean
  /** Share of the rate limit for background reading, in (0, 1]. */
  share: number
  webhookSecret: string | null
  /** `FOLLOWUP_MODE` is set: that counts as activation. */
  hasCeiling: boolean
  model: ModelSettings
}

export type Examine = () => Promise<CheckLine[]>

/** Never throws for what the helpdesk, the database or a prompt file may do: it says so in a line. */
export const createDoctor = (deps: DoctorDeps): Examine => {
  return async () => {
    const desk = await examineHelpdesk(deps)
    return [
      judgeSettings(deps.settings),
      ...desk,
      ...(await guarded('database', () => checkDatabase(deps.store))),
      ...(await guarded('prompts', () => checkPrompts(deps))),
      ...checkModel(deps.settings),
      ...(await guarded('posting', () => checkPosting(deps))),
    ]
  }
}

const judgeSettings = ({ described, isTokenWeak }: DoctorSettings): CheckLine =>
  isTokenWeak
    ? warning(
        'settings',
        `${described}; ADMIN_TOKEN is short`,
        'Write a random word of at least 16 characters as ADMIN_TOKEN.',
      )
    : ok('settings', described)

/** The key first: when nobody answers to it, the other questions would only fail one by one. */
const examineHelpdesk = async (deps: DoctorDeps): Promise<CheckLine[]> => {
  const { helpdesk, settings } = deps
  const key = await readKeyUser(helpdesk)
  if ('line' in key) return [key.line, ...unseen, ...checkClock(helpdesk)]
  return [
    checkCredentials(key.user),
    ...(await guarded('mailbox', () => checkMailboxes(deps, key.user))),
    ...(await guarded('rules', () => checkRules(helpdesk))),
    ...(await guarded('account', () => checkAccount(helpdesk))),
    ...(await guarded('webhook', async () => {
      const webhooks = await helpdesk.surroundings.webhooks()
      return [
        ...checkWebhook(webhooks, settings.webhookSecret),
        ...(await guarded('neighbours', () => checkNeighbours(deps, webhooks))),
      ]
    })),
    ...checkRateLimit(helpdesk, settings.share),
    ...checkClock(helpdesk),
  ]
}

const readKeyUser = async (
  helpdesk: Helpdesk,
): Promise<{ user: KeyUser } | { line: CheckLine }> => {
  try {
    return { user: await helpdesk.surroundings.keyUser() }
  } catch (error) {
    const remedy = 'Until this call succeeds nothing can be read or sent.'
    return { line: problem('credentials', sayError(error), remedy) }
  }
}

const unseen: CheckLine[] = (['mailbox', 'rules', 'account', 'neighbours', 'webhook'] as const).map(
  (check) => warning(check, 'not looked at', 'Mend the credentials, then ask again.'),
)

const guarded = async (
  check: CheckName,
  look: () => Promise<CheckLine[]>,
): Promise<CheckLine[]> => {
  try {
    return await look()
  } catch (error) {
    if (!(error instanceof GorgiasError)) return [problem(check, sayError(error), BROKEN)]
    const says = `not looked at: ${error.message}`
    return error.code === 'forbidden'
      ? [collidingAs('missing permission', warning(check, says, FORBIDDEN))]
      : [warning(check, says, 'Ask again in a minute.')]
  }
}

const FORBIDDEN = 'Look by hand in Gorgias, or give the key’s user a role that may read this.'
const BROKEN = 'Look at the message; where it names a file, see that it can be read.'
