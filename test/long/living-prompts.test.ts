import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { HOUR, iso } from '../../src/lib/clock.ts'
import {
  envIn,
  relance,
  type SandboxProcess,
  startSandbox,
  startServe,
  tempFolder,
  towards,
  writePrompts,
  writeTickets,
} from '../e2e/harness.ts'

const NOW = '2026-11-17T09:00:00Z'
const at = (hours: number) => iso(Date.parse(NOW) + hours * HOUR)

const PERSONA = (signature: string) =>
  `---\nname: Ines\nsignature: "${signature}"\nmax_words: 60\n---\nShort and warm.\n`

const POLICY = '---\nsteps: [{ after: 24h }]\nsend_between: always\n---\nAsk for what is missing.\n'

/** Ticket 5001 has been silent for 30 hours, ticket 5002 for 20. */
const open = async () => {
  const folder = tempFolder()
  const tickets = [30, 20].map((hours, place) => ({
    number: 5001 + place,
    messages: [
      { from: 'customer' as const, text: 'Hello, the bowl is cracked.', at: at(-hours - 2) },
      {
        from: 'agent' as const,
        text: 'I am sorry. Could you send us a photo of the bowl?',
        at: at(-hours),
      },
    ],
  }))
  const sandbox = await startSandbox({
    flags: ['--clock', NOW],
    ticketsFile: writeTickets(folder, NOW, tickets),
  })
  const prompts = writePrompts(folder, {
    policies: { plain: POLICY },
    personas: { ines: PERSONA('Ines, by day') },
  })
  const env = envIn(folder, {
    ...towards(sandbox),
    LLM_PROVIDER: 'offline',
    FOLLOWUP_MODE: 'approval',
    BACKLOG: 'include',
    POLL_INTERVAL: '1d',
    PROMPTS_DIR: prompts,
  })
  return { sandbox, prompts, env }
}

const writesIn = async (sandbox: SandboxProcess) =>
  (await sandbox.calls()).data.filter(({ method }) => method !== 'GET')

test('a persona changed on disk changes the next draft; a broken file is named, and the old voice goes on', async () => {
  const { sandbox, prompts, env } = await open()
  const serving = await startServe(env)
  await serving.logged(/pass complete/)
  const draftOf = async (ticket: number) => {
    const { body } = await serving.api<{ data: { draft: { text: string } | null }[] }>(
      'GET',
      `/decisions?ticket_id=${ticket}`,
    )
    return body.data[0]?.draft?.text ?? null
  }
  expect(await draftOf(5001)).toMatch(/\n\nInes, by day$/)

  const file = join(prompts, 'personas/ines.md')
  writeFileSync(file, PERSONA('Ines, by night'))
  await sandbox.setClock(at(5))
  await serving.nextPass()
  expect(await draftOf(5002)).toMatch(/\n\nInes, by night$/)
  expect(await draftOf(5001)).toMatch(/\n\nInes, by day$/)

  writeFileSync(file, PERSONA('Nobody').replace('max_words: 60', 'max_wrods: 60'))
  await sandbox.say(5001, { from: 'customer', text: 'Here it is. It came in a blue box.' })
  await sandbox.say(5001, { from: 'agent', text: 'Thank you. What is your order number?' })
  await sandbox.setClock(at(30))
  // The first pass takes back the old draft, the next one writes anew.
  await serving.nextPass()
  await serving.nextPass()
  expect(await draftOf(5001)).toMatch(/\n\nInes, by night$/)
  const page = await serving.page('/')
  expect(page).toContain('personas/ines.md:4: unknown key')
  expect(page).toContain('max_words')
  expect(serving.stderr()).toContain('personas/ines.md:4')
  await serving.stop()
})

describe('relance prompts check', () => {
  test('says each policy in a sentence and what it covers', async () => {
    const { sandbox, env } = await open()
    await relance(['run'], env)
    await sandbox.forgetCalls()
    const { code, stdout } = await relance(['prompts', 'check'], env)
    expect(code).toBe(0)
    expect(stdout).toContain("plain: all tickets; after 24 hours; asks you first; in Ines's voice.")
    expect(stdout).toContain('Covers 2 of the 2 silent tickets of the last 30 days.')
    const { json } = await relance(['prompts', 'check', '--json'], env)
    expect(json()).toMatchObject({
      ok: true,
      errors: [],
      silent_tickets: 2,
      policies: [{ name: 'plain', covers: 2, may_cover: 0 }],
    })
    expect((await sandbox.calls()).data).toEqual([])
  })

  test('names every mistake with file and line, and ends with 2', async () => {
    const { prompts, env } = await open()
    writeFileSync(join(prompts, 'policies/plain.md'), POLICY.replace('steps', 'stpes'))
    writeFileSync(join(prompts, 'personas/ines.md'), PERSONA('x').replace('60', 'many'))
    const { code, stdout } = await relance(['prompts', 'check'], env)
    expect(code).toBe(2)
    expect(stdout).toMatch(/^personas\/ines\.md:4: "max_words"/m)
    expect(stdout).toMatch(/^policies\/plain\.md:2: unknown key "stpes"; did you mean "steps"\?$/m)
    const broken = await relance(['prompts', 'check', '--json'], env)
    expect(broken.code).toBe(2)
    expect(broken.json<{ ok: boolean; errors: string[] }>()).toMatchObject({ ok: false })
    expect(broken.json<{ errors: string[] }>().errors.length).toBeGreaterThanOrEqual(2)
  })

  test('finds nothing wrong with what comes with Relance', async () => {
    const { env } = await open()
    const shipped = fileURLToPath(new URL('../../prompts', import.meta.url))
    const prompts = join(tempFolder(), 'prompts')
    cpSync(shipped, prompts, { recursive: true })
    const { code, json } = await relance(['prompts', 'check', '--json'], {
      ...env,
      PROMPTS_DIR: prompts,
    })
    expect(code).toBe(0)
    expect(json()).toMatchObject({ ok: true, warnings: [], policies: { length: 4 } })
  })
})

describe('relance prompts preview', () => {
  test('shows decision and draft, writes nothing to the helpdesk and keeps no decision', async () => {
    const { sandbox, env } = await open()
    const { code, json } = await relance(
      ['prompts', 'preview', '5001', '--persona', 'ines', '--json'],
      env,
    )
    expect(code).toBe(0)
    expect(json()).toMatchObject({
      ticket_id: 5001,
      policy: 'plain',
      persona: 'ines',
      step: 1,
      stopped_by: null,
      decision: { verdict: 'follow_up', status: 'pending' },
    })
    expect(await writesIn(sandbox)).toEqual([])
    const detail = (await sandbox.calls()).counts['GET /api/tickets/{id}']
    expect(detail).toBe(1)
    await relance(['run'], env)
    const explained = await relance(['explain', '5001', '--json'], env)
    expect(explained.json<{ decisions: unknown[] }>().decisions).toHaveLength(1)
  })

  test('refuses a persona nobody wrote, and a ticket nobody has', async () => {
    const { env } = await open()
    const persona = await relance(['prompts', 'preview', '5001', '--persona', 'tom'], env)
    expect(persona).toMatchObject({ code: 2, stdout: '' })
    expect(persona.stderr).toContain('personas/tom.md; write ines')
    const ticket = await relance(['prompts', 'preview', '99', '--persona', 'ines'], env)
    expect(ticket).toMatchObject({ code: 1, stdout: '' })
    expect(ticket.stderr).toContain('no ticket 99')
  })
})
