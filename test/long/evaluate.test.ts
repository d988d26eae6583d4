/** `relance evaluate` as an operator types it. */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { closeAtEnd, envIn, relance, tempFolder } from '../e2e/harness.ts'
import { startOpenAiStandIn } from '../stand-ins/openai.ts'

const CASES = fileURLToPath(new URL('../../bench/cases/it.jsonl', import.meta.url))

/** In the order of the contract; what is ours stands behind them. */
const KEYS = [
  ...['cases', 'scored', 'accuracy', 'precision', 'recall', 'f1', 'three_class_accuracy'],
  ...['confusion', 'by_language', 'model_calls', 'avoided_model_calls', 'tokens', 'cost_usd'],
  'wrong',
]

describe('evaluate', () => {
  it('prints one document with the agreed keys, progress beside it, and opens no database', async () => {
    const folder = tempFolder()
    const end = await relance(['evaluate', CASES, '--json'], envIn(folder))
    expect([end.code, end.stderr]).toEqual([0, expect.stringContaining('31 of 31 cases judged')])
    const found = JSON.parse(end.stdout)
    expect(Object.keys(found).slice(0, KEYS.length)).toEqual(KEYS)
    expect(found).toMatchObject({ cases: 31, model_calls: 0, cost_usd: 0 })
    expect(found.wrong.length).toBe(Math.round(found.scored * (1 - found.accuracy)))
    expect(existsSync(join(folder, 'relance.db'))).toBe(false)
  })

  it('compares with what it printed before, and stands beside the baselines', async () => {
    const folder = tempFolder()
    const before = join(folder, 'before.json')
    const first = await relance(['evaluate', CASES, '--json', '--limit', '20'], envIn(folder))
    writeFileSync(before, first.stdout)
    const args = ['evaluate', CASES, '--json', '--compare', before, '--baseline']
    const found = JSON.parse((await relance(args, envIn(folder))).stdout)
    expect(found.comparison).toMatchObject({ won: 0, lost: 0, p: 1, changed: [] })
    expect(found.comparison.compared).toBeLessThanOrEqual(20)
    expect(found.baselines.always_follow_up).toMatchObject({ recall: 1 })
  })

  it('says the same in words', async () => {
    const end = await relance(['evaluate', CASES, '--baseline'], envIn(tempFolder()))
    expect(end.stdout).toMatch(/31 cases, 30 scored/)
    expect(end.stdout).toMatch(
      /by language[\s\S]*by axis[\s\S]*calibration[\s\S]*per 1,000 candidates/,
    )
    expect(end.stdout).toMatch(/always follow up/)
  })

  it('asks a model within the budget, and ends with 3 where it gave no answer', async () => {
    const standIn = await startOpenAiStandIn({
      answer: () => ({ status: 500 }),
      usage: true,
      key: 'key',
      responses: true,
    })
    closeAtEnd(standIn)
    const env = envIn(tempFolder(), { OPENAI_API_KEY: 'key', OPENAI_BASE_URL: standIn.url })
    const args = ['evaluate', CASES, '--json', '--provider', 'openai', '--limit', '3']
    const end = await relance(args, env)
    expect(end.code).toBe(3)
    const found = JSON.parse(end.stdout)
    expect(found).toMatchObject({ unanswered: 3, accuracy: 0 })
    expect(found.model_calls).toBeGreaterThanOrEqual(3)
  })

  it.each<[string, string[], RegExp]>([
    ['a file that is not there', ['nowhere.jsonl'], /FILE: nowhere\.jsonl cannot be read/],
    ['a provider nobody knows', [CASES, '--provider', 'acme'], /acme.*openai, anthropic, offline/s],
    ['a provider without its key', [CASES, '--provider', 'openai'], /OPENAI_API_KEY: is missing/],
    ['a limit of none', [CASES, '--limit', '0'], /--limit: "0"/],
    ['a kind nobody follows up on', [CASES, '--follow-up-on', 'asked,joke'], /"joke" is not known/],
    ['an earlier evaluation that is none', [CASES, '--compare', CASES], /is no evaluation/],
  ])('%s is refused with 2', async (_, args, words) => {
    const end = await relance(['evaluate', ...args], envIn(tempFolder()))
    expect([end.code, end.stdout]).toEqual([2, ''])
    expect(end.stderr).toMatch(words)
  })

  it('names every broken line of a file and judges nothing', async () => {
    const file = join(tempFolder(), 'broken.jsonl')
    writeFileSync(file, '{"id":"a"}\nnot json\n')
    const end = await relance(['evaluate', file, '--json'], envIn(tempFolder()))
    expect([end.code, end.stdout]).toEqual([2, ''])
    expect(end.stderr).toMatch(/broken\.jsonl:1: .*messages[\s\S]*broken\.jsonl:2: is not JSON/)
  })
})
