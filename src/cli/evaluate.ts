/** `relance evaluate FILE.jsonl`: how good the decisions are on labelled cases. */
import { readFileSync } from 'node:fs'
import { ITEM_KINDS, type ItemKind } from '../domain/ledger.ts'
import { ConfigError } from '../lib/errors.ts'
import { type EvaluateDeps, evaluate } from '../simulation/evaluate.ts'
import { type Baselines, baselinesOf } from '../simulation/evaluate-baselines.ts'
import { type LabelledCase, readCases } from '../simulation/evaluate-cases.ts'
import {
  type Comparison,
  compareWith,
  type Earlier,
  readEarlier,
} from '../simulation/evaluate-compare.ts'
import { type Evaluation, type Price, reportOn } from '../simulation/evaluate-report.ts'
import { sayBaselines, sayComparison, sayEvaluation } from './evaluate-words.ts'
import { print, printJson } from './output.ts'

export const PROVIDERS = ['openai', 'anthropic', 'offline'] as const

export type EvaluateFlags = {
  json?: boolean
  provider?: string
  limit?: string
  followUpOn?: string
  baseline?: boolean
  compare?: string
}

/** Who judges, and what he reads: `provider` undefined takes the settings' one. */
export type OpenJudge = (
  provider: string | undefined,
) => Promise<Pick<EvaluateDeps, 'mind' | 'prompts' | 'concurrency'> & { prices: Price[] }>

/** Answers the exit code; throws `ConfigError` for what was written wrongly. */
export const evaluateFile = async (
  file: string,
  flags: EvaluateFlags,
  open: OpenJudge,
): Promise<number> => {
  const followUpOn = readKinds(flags.followUpOn)
  const limit = readLimit(flags.limit)
  const earlier = flags.compare === undefined ? null : readEarlierFile(flags.compare)
  const cases = readFile(file).slice(0, limit)
  const isOptionalNeeded = ITEM_KINDS.filter((kind) => kind !== 'promise').every((kind) =>
    followUpOn.includes(kind),
  )
  const { prices, ...judge } = await open(flags.provider)
  const outcomes = await evaluate({ ...judge, followUpOn, onJudged: sayProgress }, cases)
  const modelCalls = judge.mind.kind === 'model' ? judge.mind.model.callCount() : 0
  const evaluation = reportOn(outcomes, { isOptionalNeeded, modelCalls, prices })
  tell(evaluation, {
    json: flags.json ?? false,
    baselines: flags.baseline ? baselinesOf(cases, isOptionalNeeded) : null,
    comparison: earlier === null ? null : compareWith(earlier, evaluation),
  })
  return evaluation.unanswered > 0 ? 3 : 0
}

type Beside = { json: boolean; baselines: Baselines | null; comparison: Comparison | null }

const tell = (evaluation: Evaluation, { json, baselines, comparison }: Beside) => {
  if (json)
    printJson({
      ...evaluation,
      ...(baselines === null ? {} : { baselines }),
      ...(comparison === null ? {} : { comparison }),
    })
  else
    print(
      [
        sayEvaluation(evaluation),
        ...(baselines === null ? [] : [sayBaselines(baselines)]),
        ...(comparison === null ? [] : [sayComparison(comparison)]),
      ].join('\n\n'),
    )
}

const readFile = (file: string): LabelledCase[] => {
  const { cases, mistakes } = readCases(readText(file, 'FILE'), file)
  if (mistakes.length > 0) throw new ConfigError(mistakes)
  return cases
}

const readEarlierFile = (file: string): Earlier => {
  const earlier = readEarlier(readText(file, '--compare'))
  if (earlier === null)
    throw new ConfigError([
      `--compare: ${file} is no evaluation; write one with relance evaluate … --json > ${file}`,
    ])
  return earlier
}

const readText = (file: string, argument: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new ConfigError([`${argument}: ${file} cannot be read; name a file that is there`])
  }
}

const readLimit = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined
  if (!/^[1-9]\d*$/.test(text))
    throw new ConfigError([`--limit: "${text}" is not possible; write a whole number from 1 on`])
  return Number(text)
}

const readKinds = (text: string | undefined): ItemKind[] => {
  if (text === undefined) return ['asked']
  const names = text.split(',').map((name) => name.trim())
  const kinds = FOLLOWED.filter((kind) => names.includes(kind))
  const unknown = names.filter((name) => !FOLLOWED.some((kind) => kind === name))
  if (unknown.length > 0)
    throw new ConfigError([
      `--follow-up-on: "${unknown.join(', ')}" is not known; write some of ${FOLLOWED.join(',')}`,
    ])
  return kinds
}

/** What a policy may follow up on. */
const FOLLOWED: ItemKind[] = ['asked', 'offer', 'fix']

const sayProgress = (done: number, of: number) => {
  if (done % PROGRESS_EVERY === 0 || done === of)
    process.stderr.write(`${done} of ${of} cases judged\n`)
}

const PROGRESS_EVERY = 100
