/** What the settings tell the doctor. */
import { type Config, describeConfig } from './config.ts'
import { isLoopback } from './gorgias/origin.ts'
import type { DoctorSettings } from './pipeline/doctor.ts'
import { modelsIn } from './settings.ts'

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
    names: await modelsIn(config),
    baseUrl: config.llm.baseUrl,
    dailyBudgetUsd: config.llm.dailyBudgetUsd,
  },
})
