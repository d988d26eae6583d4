/** What the settings tell the doctor. */
import { type Config, describeConfig } from './config.ts'
import { isLoopback } from './gorgias/origin.ts'
import type { DoctorSettings } from './pipeline/doctor.ts'

/** Shorter tokens are guessed. */
const TOKEN_LENGTH = 16

export const doctorSettingsOf = async (config: Config): Promise<DoctorSettings> => ({
  described: describeConfig(config),
  isTokenWeak: !isLoopback(config.host) && (config.adminToken ?? '').length < TOKEN_LENGTH,
  isSandbox: config.helpdesk.kind === 'sandbox',
  share: config.helpdeskShare,
  webhookSecret: config.webhookSecret,
  hasCeiling: config.ceiling !== null,
  model: {
    provider: config.llm.provider,
    isExplicit: config.llm.explicit,
    names: await modelNames(config.llm),
    baseUrl: config.llm.baseUrl,
    dailyBudgetUsd: config.llm.dailyBudgetUsd,
  },
})

const modelNames = async ({ provider, baseUrl, model, draftModel }: Config['llm']) => {
  if (provider === 'offline') return null
  // The SDKs are large: only who uses a model waits for them.
  const { modelsOf } = await import('./llm/model.ts')
  const names = modelsOf({ provider, baseUrl, model, draftModel })
  return { decide: names.model, draft: names.draftModel }
}
