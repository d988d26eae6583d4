/** What the steps need to know of the settings, in their own words. */
import type { Config } from './config.ts'
import type { Settings } from './pipeline/situation.ts'

export type Use = 'serve' | 'run' | 'dry_run' | 'read' | 'doctor'

/** A host that only says "everywhere" is no address anybody could open. */
export const inboxUrlOf =
  ({ host, port }: Config) =>
  (decisionId: string) =>
    host === '0.0.0.0' || host === '::'
      ? `decision ${decisionId}`
      : `http://${host}:${port}/decisions/${decisionId}`

export const settingsOf = (config: Config, use: Use): Settings => ({
  isSandbox: config.helpdesk.kind === 'sandbox',
  hasJudge:
    config.helpdesk.kind === 'sandbox' || config.llm.provider !== 'offline' || config.llm.explicit,
  judge: config.llm.provider,
  ceiling: use === 'dry_run' ? 'shadow' : config.ceiling,
  includeBacklog: config.backlog === 'include',
  backlogDays: config.backlogDays,
  importDays: config.importDays,
  unknownWait: config.unknownWait,
  undo: {
    approval: config.undo.approval,
    autonomous: use === 'serve' ? config.undo.serve : config.undo.run,
  },
})

/** Deciding and drafting model; null: none. */
export const modelsIn = async ({
  llm,
}: Pick<Config, 'llm'>): Promise<{ decide: string; draft: string } | null> => {
  if (llm.provider === 'offline') return null
  // The SDKs are large: only who uses a model waits for them.
  const { modelsOf } = await import('./llm/model.ts')
  const { model, draftModel } = modelsOf({ ...llm, provider: llm.provider })
  return { decide: model, draft: draftModel }
}

/** What models may cost a day, USD; null: no cap. */
export const dailyCapOf = ({
  llm,
}: {
  llm: Pick<Config['llm'], 'dailyBudgetUsd'>
}): number | null => (llm.dailyBudgetUsd > 0 ? llm.dailyBudgetUsd : null)

/** Keys and tokens, and the address that lets anybody post to the team. */
export const secretsOf = ({ helpdesk, llm, adminToken, webhookSecret, notifyUrl }: Config) =>
  [
    helpdesk.kind === 'gorgias' ? helpdesk.apiKey : null,
    llm.apiKey,
    adminToken,
    webhookSecret,
    notifyUrl,
  ].filter((secret) => secret !== null)
