/** Simulations of a large past: held against a planted truth, and killed again and again. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createRandom } from '../../src/lib/random.ts'
import { followsUp, type PastCase } from '../../src/simulation/case.ts'
import { inQuestion, type RuleScore, scoreAll } from '../../src/simulation/score.ts'
import {
  type Env,
  envIn,
  relance,
  startRelance,
  startSandbox,
  startServe,
  tempFolder,
  towards,
  until,
} from '../e2e/harness.ts'
import { policy } from '../pipeline/prompt-set.ts'
import { type Past, simulatePast } from '../simulation/past-world.ts'
import { expectAccessible, expectNoSideways, openPage, startBrowser } from './browser.ts'

type Truth = { ticket_id: number; anchor_message_id: number; needed: boolean }

const truthsOf = async (past: Past): Promise<Map<string, boolean>> => {
  const { data } = (await past.control('/sandbox/truth')) as { data: Truth[] }
  return new Map(data.map((one) => [`${one.ticket_id}-${one.anchor_message_id}`, one.needed]))
}

describe('on a past whose truth is known', () => {
  test('precision and recall are those of the truth, inside their intervals, for every rule', async () => {
    const past = await simulatePast({
      sandbox: { count: 1000, days: 60, seed: 11 },
      policies: [
        policy({
          steps: [
            {
              after: { kind: 'business_days', days: 3 },
              afterText: '3 business days',
              goal: null,
              mode: null,
            },
          ],
        }),
      ],
    })
    const truths = await truthsOf(past)
    const known = past.cases.filter(({ id }) => truths.has(id))
    const scores = scoreAll(known)
    expect(scores.labelled).toBeGreaterThan(300)
    const rules: [number, (one: PastCase) => boolean][] = [
      [0, followsUp],
      [1, ({ isLong }) => isLong],
      [2, ({ isLong, shopSpokeLast }) => isLong && shopSpokeLast],
    ]
    const judged = known.filter((one) => inQuestion(one) && one.label.needed !== null)
    for (const [place, says] of rules) {
      const rule = scores.rules[place] as RuleScore
      const yes = judged.filter(says)
      const needed = judged.filter(({ id }) => truths.get(id))
      const hits = yes.filter(({ id }) => truths.get(id)).length
      console.info(
        `${rule.rule}: precision ${rule.precision.value?.toFixed(3)} (truth ${(hits / yes.length).toFixed(3)}), recall ${rule.recall.value?.toFixed(3)} (truth ${(hits / needed.length).toFixed(3)}), ${judged.length} cases`,
      )
      expect(hits / yes.length).toBeGreaterThanOrEqual(rule.precision.interval?.low ?? 1)
      expect(hits / yes.length).toBeLessThanOrEqual(rule.precision.interval?.high ?? 0)
      expect(hits / needed.length).toBeGreaterThanOrEqual(rule.recall.interval?.low ?? 1)
      expect(hits / needed.length).toBeLessThanOrEqual(rule.recall.interval?.high ?? 0)
    }
    // A decider that reads the conversation beats both rules that only look at the clock.
    const [ours, always] = scores.rules
    expect(ours?.precision.value).toBeGreaterThan(always?.precision.value ?? 1)
  })
})

describe('the page of simulations', () => {
  test('compares two of them decision by decision, in a real browser', async () => {
    const folder = tempFolder()
    const sandbox = await startSandbox({ flags: ['--count', '60', '--days', '60'] })
    const serving = await startServe(
      envIn(folder, { ...towards(sandbox), LLM_PROVIDER: 'offline' }),
    )
    const { page, complaints } = await openPage(await startBrowser())
    for (const [n, plan] of ['', 'After 9 days remind people of photos we asked for'].entries()) {
      await page.goto(`${serving.url}/simulations`)
      await page.fill('input[name=policy]', plan)
      await page.getByRole('button', { name: 'Start a simulation' }).click()
      await page.locator('a[href$="/report.html"]').nth(n).waitFor()
    }
    await page.goto(`${serving.url}/simulations`)
    await page.getByRole('button', { name: 'Compare' }).click()
    await page.getByText(/silences that both saw were decided otherwise/).waitFor()
    expect(
      await page.locator('[aria-label="Decisions that differ"] tbody tr').count(),
    ).toBeGreaterThan(3)
    await expectAccessible(page)
    await page.setViewportSize({ width: 390, height: 900 })
    await expectNoSideways(page)
    expect(complaints).toEqual([])
    await serving.stop()
    await sandbox.stop()
  })
})

const KILLS = 10

const withoutRun = (file: string) => {
  const { run, ...rest } = JSON.parse(readFileSync(file, 'utf8'))
  return { run, text: JSON.stringify(rest) }
}

describe('the page of a report', () => {
  test('is readable in a wide and in a narrow window, on paper, and asks nobody for anything', async () => {
    const folder = tempFolder()
    const sandbox = await startSandbox({ flags: ['--count', '120', '--days', '60'] })
    const env = envIn(folder, { ...towards(sandbox), LLM_PROVIDER: 'offline' })
    expect((await relance(['simulate', '--out', join(folder, 'report')], env)).code).toBe(0)
    await sandbox.stop()
    const browser = await startBrowser()
    for (const width of [1280, 390]) {
      const { page, complaints } = await openPage(browser, { viewport: { width, height: 900 } })
      const asked: string[] = []
      page.on('request', (request) => asked.push(request.url()))
      await page.goto(`file://${join(folder, 'report', 'report.html')}`)
      await expectNoSideways(page)
      await expectAccessible(page)
      expect(await page.locator('figure svg').count()).toBe(5)
      expect(asked).toHaveLength(1)
      expect(complaints).toEqual([])
      if (width === 1280) expect((await page.pdf()).length).toBeGreaterThan(10_000)
    }
  })
})

describe('a simulation that is killed', () => {
  test('ten times at random points ends with the very same report', async () => {
    const sandbox = await startSandbox({ flags: ['--count', '160', '--days', '60', '--seed', '4'] })
    const command = (folder: string) => [
      'simulate',
      '--limit',
      '300',
      '--out',
      join(folder, 'report'),
    ]
    const env = (folder: string): Env =>
      envIn(folder, { ...towards(sandbox), LLM_PROVIDER: 'offline', LLM_CONCURRENCY: '1' })
    const [whole, torn] = [tempFolder(), tempFolder()]
    const began = performance.now()
    const once = await relance(command(whole), env(whole))
    expect(once.stderr).not.toContain('not replayed')
    expect(once.code).toBe(0)
    const lasted = performance.now() - began

    const random = createRandom(7)
    let hits = 0
    const heard = async () =>
      Object.values((await sandbox.calls()).counts).reduce((sum, n) => sum + n, 0)
    for (let kill = 0; kill < KILLS; kill += 1) {
      const before = await heard()
      const running = startRelance(command(torn), env(torn))
      let over = false
      void running.ended.then(() => {
        over = true
      })
      // However long a busy machine takes to start it: killed before its first call it would prove nothing.
      await until(async () => over || (await heard()) > before)
      // The moment itself is part of the experiment.
      await new Promise((resolve) => setTimeout(resolve, random.next() * 0.06 * lasted))
      if (!over) hits += 1
      await running.kill('SIGKILL')
      if (over) break
    }
    expect(hits).toBe(KILLS)
    const last = await relance([...command(torn)], env(torn))
    if (last.code === 2) expect(last.stderr).toContain('holds a finished report')
    else expect(last.code).toBe(0)
    const [a, b] = [whole, torn].map((folder) => withoutRun(join(folder, 'report', 'report.json')))
    expect(b?.text).toBe(a?.text)
    // Those that died before their database was open are not counted there.
    console.info(`killed ${hits} times, ${b?.run.starts} starts reached the folder`)
    expect(b?.run.starts).toBeGreaterThan(3)

    expect((await relance(command(whole), env(whole))).stderr).toContain('--force')
    const again = await relance([...command(whole), '--force'], env(whole))
    expect(again.code).toBe(0)
    const { counts } = await sandbox.calls()
    expect(Object.keys(counts).filter((route) => !route.startsWith('GET '))).toEqual([])
    await sandbox.stop()
  })

  test('a folder of something else, and one of other settings, are refused', async () => {
    const folder = tempFolder()
    const foreign = join(folder, 'foreign')
    mkdirSync(join(foreign, 'kept'), { recursive: true })
    const sandbox = await startSandbox({ flags: ['--count', '50', '--days', '60'] })
    const env = envIn(folder, { ...towards(sandbox), LLM_PROVIDER: 'offline' })
    const refused = await relance(['simulate', '--out', foreign, '--force'], env)
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('is not empty')])
    expect(readdirSync(foreign)).toEqual(['kept'])
    const out = join(folder, 'report')
    const done = await relance(['simulate', '--out', out, '--json'], env)
    expect(done.json<{ funnel: { tickets: { of: number } } }>().funnel.tickets.of).toBe(50)
    const wrong = await relance(
      ['simulate', '--out', out, '--limit', 'many', '--max-usd', '-1'],
      env,
    )
    expect(wrong.code).toBe(2)
    expect(wrong.stderr).toMatch(/--limit: "many".*\n--max-usd: "-1"/)
    await sandbox.stop()
  })
})
