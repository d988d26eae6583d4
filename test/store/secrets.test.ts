import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { createInstallation, PACKAGE_ROOT } from '../../src/installation.ts'
import { silentLog } from '../../src/lib/log.ts'
import { createSandbox } from '../../src/sandbox/sandbox.ts'
import { startOpenAiStandIn } from '../stand-ins/openai.ts'
import { tempFolder } from './setup.ts'

const HELPDESK_KEY = 'gorgias-key-71f0c2'
const MODEL_KEY = 'sk-model-key-9ab34e'
const ADMIN_TOKEN = 'admin-token-5d20b7'

/** The login as it goes over the wire. */
const LOGIN = Buffer.from(`ops@shop.example:${HELPDESK_KEY}`).toString('base64')

/** Everything below the folder, as bytes. */
const contentsOf = (folder: string) =>
  readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, 'latin1'))
    .join('\n')

test('no key and no token is ever stored, even where a server’s complaint quotes it', async () => {
  const folder = tempFolder()
  const sandbox = await createSandbox({ count: 40, limit: 0 }).listen(0)
  const model = await startOpenAiStandIn({
    answer: () => ({
      status: 401,
      body: { error: { message: `Incorrect API key provided: ${MODEL_KEY}.` } },
    }),
  })
  const settings = {
    GORGIAS_BASE_URL: `http://127.0.0.1:${sandbox.port}`,
    GORGIAS_EMAIL: 'ops@shop.example',
    GORGIAS_API_KEY: HELPDESK_KEY,
    OPENAI_API_KEY: MODEL_KEY,
    OPENAI_BASE_URL: model.url,
    ADMIN_TOKEN,
    BACKLOG: 'include',
    DATABASE_URL: `file:${join(folder, 'relance.db')}`,
  }
  const config = readConfig(settings, PACKAGE_ROOT)
  const installation = await createInstallation(config, 'run', silentLog)
  for (let pass = 0; pass < 3; pass += 1) await installation.runPass()
  const { data } = await installation.services.listDecisions({ limit: 100, cursor: null })
  const open = contentsOf(folder)
  await installation.close()
  const closed = contentsOf(folder)
  await sandbox.close()
  await model.close()
  expect(data.filter(({ status }) => status === 'parked')).not.toEqual([])
  for (const secret of [HELPDESK_KEY, MODEL_KEY, ADMIN_TOKEN, LOGIN]) {
    expect(open).not.toContain(secret)
    expect(closed).not.toContain(secret)
  }
  expect(closed).toContain('everything-else')
}, 30_000)
