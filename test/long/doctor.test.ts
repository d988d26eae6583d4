/** `relance doctor` as an operator sees it: what it says, what it answers, and that it changes nothing. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  closeAtEnd,
  envIn,
  relance,
  startSandbox,
  tempFolder,
  towards,
  writePrompts,
} from '../e2e/harness.ts'

type Examination = {
  ok: boolean
  checks: { check: string; state: string; says: string; remedy: string | null }[]
}

const sandboxOf = async () => {
  const sandbox = await startSandbox()
  closeAtEnd({ close: async () => void (await sandbox.stop()) })
  return sandbox
}

describe('doctor', () => {
  test('finds nothing to mend where nothing is set', async () => {
    const ended = await relance(['doctor', '--json'], envIn(tempFolder()))
    expect(ended.json<Examination>().checks.filter(({ state }) => state !== 'ok')).toEqual([])
    expect(ended).toMatchObject({ code: 0, stderr: '' })
  })

  test('writes nothing to the helpdesk: every call is a GET', async () => {
    const sandbox = await sandboxOf()
    await sandbox.setFaults({ rule_unsnooze_reply: true })
    await sandbox.forgetCalls()
    const env = envIn(tempFolder(), towards(sandbox))
    const [asJson, asText] = [
      await relance(['doctor', '--json'], env),
      await relance(['doctor'], env),
    ]
    expect(asJson.code).toBe(3)
    expect(asText.code).toBe(3)
    const { data, counts } = await sandbox.calls()
    expect(data.length).toBeGreaterThan(8)
    expect(data.filter(({ method }) => method !== 'GET')).toEqual([])
    expect(counts).toMatchObject({ 'GET /api/users/0': 2, 'GET /api/rules': 2 })
    expect(await sandbox.outbox()).toEqual([])
  })

  test('says in words what to do', async () => {
    const sandbox = await sandboxOf()
    await sandbox.setFaults({ rule_unsnooze_reply: true })
    const { code, stdout } = await relance(['doctor'], envIn(tempFolder(), towards(sandbox)))
    expect(code).toBe(3)
    expect(stdout).toMatch(/^ok +appearance +messages will appear as .+@/m)
    expect(stdout).toMatch(/^warning +rules .+\n +→ Deactivate it/m)
    expect(stdout).toMatch(/^warning +model .+\n +→ Set OPENAI_API_KEY/m)
  })

  test('goes on where prompt files are broken and nobody answers', async () => {
    const folder = tempFolder()
    const dir = writePrompts(folder, { policies: { vip: '---\nstpes: []\n---\n' } })
    writeFileSync(join(dir, 'shop.md'), '---\nzone: Europe/Paris\n---\n')
    const nobody = { url: 'http://127.0.0.1:9' }
    const env = envIn(folder, { ...towards(nobody), PROMPTS_DIR: dir })
    const ended = await relance(['doctor', '--json'], env)
    const problems = ended
      .json<Examination>()
      .checks.filter(({ state }) => state === 'problem')
      .map(({ check }) => check)
    expect(ended.code).toBe(3)
    expect(new Set(problems)).toEqual(new Set(['credentials', 'prompts']))
  })

  test('is refused where a setting is wrong', async () => {
    const env = envIn(tempFolder(), { POLL_INTERVAL: 'often' })
    expect(await relance(['doctor'], env)).toMatchObject({ code: 2, stdout: '' })
  })
})
