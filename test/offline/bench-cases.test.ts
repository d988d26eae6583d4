/** Holds the decider without a model to its floors on the cases under bench/. */
import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { evaluate } from '../../src/simulation/evaluate.ts'
import { type LabelledCase, readCases } from '../../src/simulation/evaluate-cases.ts'
import { type Evaluation, reportOn } from '../../src/simulation/evaluate-report.ts'

const FOLDER = new URL('../../bench/cases/', import.meta.url)

const LANGUAGES = ['de', 'en', 'es', 'fr', 'it', 'nl']

const AXES = [
  ...['conditional', 'courtesy', 'date_named', 'followed_up', 'injection', 'long_thread'],
  ...['machine', 'multi_ask', 'note', 'note_settles', 'out_of_office', 'plain', 'promise'],
  ...['quotes', 'third_party'],
]

let cases: LabelledCase[]
let evaluation: Evaluation

beforeAll(async () => {
  const texts = readdirSync(FOLDER).map((name) => readFileSync(new URL(name, FOLDER), 'utf8'))
  const read = readCases(texts.join('\n'), 'bench/cases')
  expect(read.mistakes).toEqual([])
  cases = read.cases
  const rules = { mind: { kind: 'offline' as const }, prompts: null, concurrency: 1 }
  const outcomes = await evaluate({ ...rules, followUpOn: ['asked'] }, cases)
  evaluation = reportOn(outcomes, { isOptionalNeeded: false, modelCalls: 0 })
})

describe('the cases', () => {
  it('are at least 150, at least 20 of each language, and stand on every axis', () => {
    expect(cases.length).toBeGreaterThanOrEqual(150)
    expect(Object.keys(evaluation.by_language)).toEqual(LANGUAGES)
    expect(Object.keys(evaluation.by_axis)).toEqual(AXES)
    for (const { scored } of Object.values(evaluation.by_language))
      expect(scored).toBeGreaterThanOrEqual(20)
  })
})

describe('without a model', () => {
  it.each(LANGUAGES)('%s is judged right at least 85 times of 100', (language) => {
    expect(evaluation.by_language[language]?.accuracy).toBeGreaterThanOrEqual(0.85)
  })

  it('all together at least 93 times of 100, with an F1 of at least .93', () => {
    expect(evaluation.accuracy).toBeGreaterThanOrEqual(0.93)
    expect(evaluation.f1).toBeGreaterThanOrEqual(0.93)
  })

  it('at least half of what is finished needs no model, and nothing needed is lost by that', () => {
    expect(evaluation.avoided.share_of_not_needed).toBeGreaterThanOrEqual(0.5)
    expect(evaluation.avoided.needed_lost).toEqual([])
  })
})
