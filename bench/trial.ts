/**
 * Lets a reader who is no model answer the rendered prompts of labelled cases, and scores what he answers:
 * `trial render --out DIR CASES…` writes one file a case beside the instruction; `trial score --answers FILE CASES…`
 * reads `{"id","judgement"}` lines and judges the cases by them, through the same steps a model's answers take.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { sayEvaluation } from '../src/cli/evaluate-words.ts'
import { judgementSchema } from '../src/domain/ledger.ts'
import type { LanguageModel, ModelAnswer, ModelQuestion, PromptSet } from '../src/domain/ports.ts'
import { silentLog } from '../src/lib/log.ts'
import { createPromptFiles } from '../src/prompts/files.ts'
import { evaluate } from '../src/simulation/evaluate.ts'
import { type LabelledCase, readCases } from '../src/simulation/evaluate-cases.ts'
import { reportOn } from '../src/simulation/evaluate-report.ts'

const PROMPTS = fileURLToPath(new URL('../prompts', import.meta.url))

const main = async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { out: { type: 'string' }, answers: { type: 'string' }, json: { type: 'boolean' } },
  })
  const [act, ...files] = positionals
  const cases = files.flatMap(readFile).map(withOwnTicket)
  const prompts = await createPromptFiles({ dir: PROMPTS, log: silentLog }).load()
  if (act === 'render' && values.out !== undefined) return render(cases, prompts, values.out)
  if (act === 'score' && values.answers !== undefined)
    return score(cases, prompts, { answers: values.answers, json: values.json ?? false })
  throw new Error('write: trial render --out DIR CASES…, or: trial score --answers FILE CASES…')
}

/** Cases of several files share their ticket numbers; the prompt names the ticket, so each gets its own. */
const withOwnTicket = (labelled: LabelledCase, place: number): LabelledCase => ({
  ...labelled,
  ticket: { ...labelled.ticket, id: place + 1 },
})

const readFile = (file: string) => {
  const { cases, mistakes } = readCases(readFileSync(file, 'utf8'), file)
  if (mistakes.length > 0) throw new Error(mistakes.join('\n'))
  return cases
}

/** What the reader gets is what a model would get, and nothing else: neither label nor name of the case. */
const render = async (cases: LabelledCase[], prompts: PromptSet, out: string) => {
  mkdirSync(out, { recursive: true })
  let instruction = ''
  const asked: number[] = []
  const model = readerModel((question) => {
    const number = ticketNumber(question.ticket)
    instruction = question.instruction
    asked.push(number)
    writeFileSync(join(out, `${number}.txt`), `${question.ticket}\n`)
    return { kind: 'unavailable', why: 'it is only written down' }
  })
  await judge(cases, prompts, model)
  writeFileSync(join(out, 'instruction.md'), `${instruction}\n`)
  writeFileSync(
    join(out, 'schema.json'),
    `${JSON.stringify(z.toJSONSchema(judgementSchema), null, 2)}\n`,
  )
  process.stdout.write(`${asked.length} of ${cases.length} cases reach a model; see ${out}\n`)
}

const answerSchema = z.object({ ticket: z.number().int(), judgement: z.unknown() })

const score = async (
  cases: LabelledCase[],
  prompts: PromptSet,
  { answers, json }: { answers: string; json: boolean },
) => {
  const given = new Map(
    readFileSync(answers, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => answerSchema.parse(JSON.parse(line)))
      .map(({ ticket, judgement }) => [ticket, judgement]),
  )
  const model = readerModel(({ ticket, schema }) => {
    const parsed = schema.safeParse(given.get(ticketNumber(ticket)))
    return parsed.success
      ? { kind: 'answered', value: parsed.data, usage: UNPAID }
      : { kind: 'invalid', why: z.prettifyError(parsed.error), usage: UNPAID }
  })
  const outcomes = await judge(cases, prompts, model)
  const report = reportOn(outcomes, { isOptionalNeeded: false, modelCalls: model.callCount() })
  process.stdout.write(`${json ? JSON.stringify(report, null, 2) : sayEvaluation(report)}\n`)
}

const UNPAID = { model: 'a reader', tokens: { input: 0, cached: 0, output: 0 }, costUsd: 0 }

const judge = (cases: LabelledCase[], prompts: PromptSet, model: LanguageModel) =>
  evaluate(
    { mind: { kind: 'model', model }, prompts, followUpOn: ['asked'], concurrency: 1 },
    cases,
  )

const readerModel = (answer: <T>(question: ModelQuestion<T>) => ModelAnswer<T>): LanguageModel => {
  let calls = 0
  return {
    provider: 'openai',
    callCount: () => calls,
    ask: async (question) => {
      calls += 1
      return answer(question)
    },
  }
}

const ticketNumber = (ticket: string) => Number(/<ticket id="(\d+)"/.exec(ticket)?.[1])

await main()
