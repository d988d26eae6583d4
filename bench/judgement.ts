/** Prints how good the decider without a model is on our own cases: `npm run bench:judgement`, with `--json` one document. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { sayBaselines, sayEvaluation } from '../src/cli/evaluate-words.ts'
import type { LanguageModel } from '../src/domain/ports.ts'
import { PRICES } from '../src/llm/prices.ts'
import { createPromptFiles } from '../src/prompts/files.ts'
import { evaluate } from '../src/simulation/evaluate.ts'
import { baselinesOf } from '../src/simulation/evaluate-baselines.ts'
import { type LabelledCase, readCases } from '../src/simulation/evaluate-cases.ts'
import { reportOn } from '../src/simulation/evaluate-report.ts'

/** Below this a language fails the bench. */
const LEAST_ACCURACY = 0.85

const FOLDER = fileURLToPath(new URL('./cases/', import.meta.url))
const PROMPTS = fileURLToPath(new URL('../prompts/', import.meta.url))

const read = (): LabelledCase[] => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.jsonl'))
  return files.sort().flatMap((name) => {
    const { cases, mistakes } = readCases(readFileSync(`${FOLDER}${name}`, 'utf8'), name)
    if (mistakes.length > 0) throw new Error(mistakes.join('\n'))
    return cases
  })
}

/** A token of prose has about four characters; a ledger with its quotes takes about 300 of them. */
const CHARACTERS_A_TOKEN = 4
const TOKENS_OF_ANSWER = 300

/** What 1,000 candidates would cost the listed models, were each undecided one asked once and its prefix cached. */
const estimate = async (cases: LabelledCase[]) => {
  const prompts = await createPromptFiles({ dir: PROMPTS }).load()
  const asked: { instruction: number; ticket: number }[] = []
  const listener: LanguageModel = {
    provider: 'openai',
    callCount: () => asked.length,
    ask: async ({ instruction, ticket }) => {
      asked.push({ instruction: instruction.length, ticket: ticket.length })
      return { kind: 'over_budget', why: 'nobody is asked here' }
    },
  }
  const mind = { kind: 'model' as const, model: listener }
  await evaluate({ mind, prompts, followUpOn: ['asked'], concurrency: 1 }, cases)
  const sum = (name: 'instruction' | 'ticket') =>
    asked.reduce((total, call) => total + call[name], 0) / CHARACTERS_A_TOKEN / cases.length
  const [cached, fresh] = [sum('instruction'), sum('ticket')]
  const output = (TOKENS_OF_ANSWER * asked.length) / cases.length
  return {
    calls: asked.length,
    ...{ cached: Math.round(cached), fresh: Math.round(fresh), output: Math.round(output) },
    usd: Object.fromEntries(
      PRICES.map((price) => [
        price.model,
        (cached * price.cached + fresh * price.input + output * price.output) / 1000,
      ]),
    ),
  }
}

const sayEstimate = ({ calls, cached, fresh, output, usd }: Awaited<ReturnType<typeof estimate>>) =>
  [
    `estimated for a model: ${calls} calls; a candidate takes ${cached} cached and ${fresh} fresh tokens in, ${output} out`,
    ...Object.entries(usd).map(
      ([model, price]) => `  ${model.padEnd(20)} $${price.toFixed(3)} per 1,000 candidates`,
    ),
  ].join('\n')

const main = async () => {
  const cases = read()
  const outcomes = await evaluate(
    { mind: { kind: 'offline' }, prompts: null, followUpOn: ['asked'], concurrency: 1 },
    cases,
  )
  const evaluation = reportOn(outcomes, { isOptionalNeeded: false, modelCalls: 0 })
  const baselines = baselinesOf(cases, false)
  const estimated = await estimate(cases)
  if (process.argv.includes('--json'))
    process.stdout.write(`${JSON.stringify({ ...evaluation, baselines, estimated })}\n`)
  else
    process.stdout.write(
      `${[sayEvaluation(evaluation), sayBaselines(baselines), sayEstimate(estimated)].join('\n\n')}\n`,
    )
  const isKept = Object.values(evaluation.by_language).every(
    ({ accuracy }) => (accuracy ?? 0) >= LEAST_ACCURACY,
  )
  process.exitCode = isKept ? 0 : 1
}

await main()
