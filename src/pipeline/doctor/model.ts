/** Says who judges and writes. No call is made to a model: it would cost money. */
import { type CheckLine, ok, warning } from '../../domain/examination.ts'

export type ModelSettings = {
  provider: 'openai' | 'anthropic' | 'offline'
  /** `LLM_PROVIDER` was set. */
  isExplicit: boolean
  /** Deciding and drafting model; null offline. */
  names: { decide: string; draft: string } | null
  baseUrl: string | null
  /** 0 is no cap. */
  dailyBudgetUsd: number
}

export const checkModel = ({
  isSandbox,
  model,
}: {
  isSandbox: boolean
  model: ModelSettings
}): CheckLine[] => {
  if (model.names === null) return [judgeOffline(isSandbox, model.isExplicit)]
  const { decide, draft } = model.names
  const at = model.baseUrl === null ? '' : ` at ${new URL(model.baseUrl).host}`
  const says = `${model.provider}${at}: ${decide} decides, ${draft} writes; the key was not tried`
  return [
    model.dailyBudgetUsd > 0
      ? ok('model', `${says}; at most $${model.dailyBudgetUsd} a day`)
      : warning(
          'model',
          `${says}; no daily budget`,
          'Set LLM_DAILY_BUDGET_USD to what a day may cost.',
        ),
  ]
}

const judgeOffline = (isSandbox: boolean, isExplicit: boolean): CheckLine => {
  if (isSandbox) return ok('model', 'none: rules judge the sandbox’s tickets')
  return isExplicit
    ? ok('model', 'none, as LLM_PROVIDER=offline says: rules judge, nothing leaves by itself')
    : warning(
        'model',
        'no model key: every policy acts as shadow',
        'Set OPENAI_API_KEY or ANTHROPIC_API_KEY, or LLM_PROVIDER=offline to let rules judge.',
      )
}
