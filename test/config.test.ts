import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { describeConfig, type Environment, loadEnvFile, readConfig } from '../src/config.ts'
import { ConfigError } from '../src/lib/errors.ts'

const ROOT = '/srv/relance'
const GORGIAS = {
  GORGIAS_DOMAIN: 'acme',
  GORGIAS_EMAIL: 'maya@acme.example',
  GORGIAS_API_KEY: 'gorgias-secret',
}

const read = (env: Environment = {}) => readConfig(env, ROOT)

const mistakesOf = (env: Environment): string[] => {
  try {
    read(env)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.lines
    throw error
  }
}

describe('without any setting', () => {
  test('everything has its default', () => {
    expect(read()).toEqual({
      helpdesk: { kind: 'sandbox' },
      llm: {
        provider: 'offline',
        explicit: false,
        apiKey: null,
        baseUrl: null,
        model: null,
        draftModel: null,
        concurrency: 8,
        dailyBudgetUsd: 5,
      },
      ceiling: null,
      pollInterval: 60_000,
      backlog: 'include',
      backlogDays: 30,
      importDays: 30,
      helpdeskShare: 0.5,
      undo: { approval: 10_000, run: 10_000, serve: 300_000 },
      unknownWait: 900_000,
      databaseFile: '/srv/relance/data/relance.db',
      promptsDir: '/srv/relance/prompts',
      host: '127.0.0.1',
      port: 3000,
      adminToken: null,
      webhookSecret: null,
      notifyUrl: null,
      logLevel: 'info',
    })
  })

  test('blanks count as unset', () => {
    const blank = Object.fromEntries(
      [
        'GORGIAS_DOMAIN',
        'GORGIAS_API_KEY',
        'LLM_PROVIDER',
        'POLL_INTERVAL',
        'PORT',
        'HOST',
        'DATABASE_URL',
        'PROMPTS_DIR',
      ].map((name) => [name, '  ']),
    )
    expect(read(blank)).toEqual(read())
  })
})

describe('the helpdesk', () => {
  test.each([
    'acme',
    'ACME',
    ' acme.gorgias.com ',
    'https://acme.gorgias.com',
    'https://Acme.gorgias.com/',
  ])('GORGIAS_DOMAIN=%s is the account acme.gorgias.com', (domain) => {
    expect(read({ ...GORGIAS, GORGIAS_DOMAIN: domain }).helpdesk).toEqual({
      kind: 'gorgias',
      origin: 'https://acme.gorgias.com',
      account: 'acme.gorgias.com',
      email: 'maya@acme.example',
      apiKey: 'gorgias-secret',
      loopback: false,
    })
  })

  test.each([
    ['http://127.0.0.1:4600', '127.0.0.1:4600', true],
    ['http://localhost:4010/', 'localhost:4010', true],
    ['https://other.gorgias.com', 'other.gorgias.com', false],
  ])('GORGIAS_BASE_URL=%s overrides the domain: the account is %s', (base, account, loopback) => {
    for (const domain of [GORGIAS, { ...GORGIAS, GORGIAS_DOMAIN: undefined }])
      expect(read({ ...domain, GORGIAS_BASE_URL: base }).helpdesk).toMatchObject({
        kind: 'gorgias',
        origin: base.replace(/\/$/, ''),
        account,
        loopback,
      })
  })

  test('is no sandbox on a loopback address: the backlog is ignored there', () => {
    const env = { ...GORGIAS, GORGIAS_BASE_URL: 'http://127.0.0.1:4010' }
    expect(read(env).backlog).toBe('ignore')
    expect(read({ ...env, BACKLOG: 'include' }).backlog).toBe('include')
    expect(read({ BACKLOG: 'ignore' }).backlog).toBe('ignore')
  })

  test.each([
    [{ GORGIAS_EMAIL: undefined }, ['GORGIAS_EMAIL: is missing']],
    [{ GORGIAS_EMAIL: 'maya' }, ['GORGIAS_EMAIL: is no e-mail']],
    [{ GORGIAS_API_KEY: undefined }, ['GORGIAS_API_KEY: is missing']],
    [{ GORGIAS_EMAIL: '', GORGIAS_API_KEY: ' ' }, ['GORGIAS_EMAIL: ', 'GORGIAS_API_KEY: ']],
    [{ GORGIAS_DOMAIN: undefined }, ['GORGIAS_DOMAIN: is missing']],
    [{ GORGIAS_DOMAIN: undefined, GORGIAS_EMAIL: '' }, ['GORGIAS_DOMAIN: ', 'GORGIAS_EMAIL: ']],
    [{ GORGIAS_DOMAIN: 'acme.example.com' }, ['GORGIAS_DOMAIN: "acme.example.com" is no account']],
    [{ GORGIAS_DOMAIN: 'http://acme.gorgias.com' }, ['GORGIAS_DOMAIN: ']],
    [{ GORGIAS_BASE_URL: 'http://acme.gorgias.com' }, ['GORGIAS_BASE_URL: must be https']],
    [{ GORGIAS_BASE_URL: 'https://acme.example' }, ['GORGIAS_BASE_URL: is neither']],
    [{ GORGIAS_BASE_URL: 'http://127.0.0.1:4010/api' }, ['GORGIAS_BASE_URL: must be an origin']],
    [{ GORGIAS_DOMAIN: 'a b', GORGIAS_BASE_URL: 'x' }, ['GORGIAS_DOMAIN: ', 'GORGIAS_BASE_URL: ']],
  ])('%j is refused: %j', (changes, starts) => {
    const mistakes = mistakesOf({ ...GORGIAS, ...changes })
    expect(mistakes).toHaveLength(starts.length)
    for (const [index, start] of starts.entries()) {
      expect(mistakes[index]?.startsWith(start)).toBe(true)
      expect(mistakes[index]).toContain('; write')
    }
  })
})

describe('the model', () => {
  test.each([
    [{}, 'offline', false],
    [{ OPENAI_API_KEY: 'o' }, 'openai', false],
    [{ ANTHROPIC_API_KEY: 'a' }, 'anthropic', false],
    [{ OPENAI_API_KEY: 'o', ANTHROPIC_API_KEY: 'a' }, 'anthropic', false],
    [{ OPENAI_API_KEY: 'o', ANTHROPIC_API_KEY: 'a', LLM_PROVIDER: 'openai' }, 'openai', true],
    [{ ANTHROPIC_API_KEY: 'a', LLM_PROVIDER: 'offline' }, 'offline', true],
    [{ OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1' }, 'offline', false],
  ])('%j chooses %s', (env, provider, explicit) => {
    expect(read(env).llm).toMatchObject({ provider, explicit })
  })

  test('takes key, address and names of the chosen provider', () => {
    const env = {
      LLM_PROVIDER: 'openai',
      OPENAI_API_KEY: 'o',
      ANTHROPIC_API_KEY: 'a',
      OPENAI_BASE_URL: 'https://gateway.example/v1',
      ANTHROPIC_BASE_URL: 'https://other.example',
      LLM_MODEL: 'small',
      LLM_DRAFT_MODEL: 'large',
    }
    expect(read(env).llm).toMatchObject({
      apiKey: 'o',
      baseUrl: 'https://gateway.example/v1',
      model: 'small',
      draftModel: 'large',
    })
    expect(read({ ...env, LLM_PROVIDER: 'anthropic' }).llm).toMatchObject({
      apiKey: 'a',
      baseUrl: 'https://other.example',
    })
  })

  test.each(['http://127.0.0.1:11434/v1', 'http://localhost:8000/v1', 'http://[::1]:8000/v1'])(
    'a server of this machine (%s) needs no key, but somebody has to choose it',
    (url) => {
      const llm = read({ LLM_PROVIDER: 'openai', OPENAI_BASE_URL: url }).llm
      expect(llm).toMatchObject({
        provider: 'openai',
        baseUrl: url,
        apiKey: expect.stringMatching(/./),
      })
    },
  )

  test.each([
    [{ LLM_PROVIDER: 'openai' }, 'OPENAI_API_KEY: is missing'],
    [{ LLM_PROVIDER: 'anthropic', OPENAI_API_KEY: 'o' }, 'ANTHROPIC_API_KEY: is missing'],
    [
      { LLM_PROVIDER: 'openai', OPENAI_BASE_URL: 'http://10.0.0.5/v1' },
      'OPENAI_API_KEY: is missing',
    ],
    [
      { LLM_PROVIDER: 'gpt' },
      'LLM_PROVIDER: "gpt" is not known; write one of anthropic, openai, offline',
    ],
    [{ OPENAI_BASE_URL: '127.0.0.1:11434' }, 'OPENAI_BASE_URL: is no http or https address'],
    [{ ANTHROPIC_BASE_URL: 'file:///etc' }, 'ANTHROPIC_BASE_URL: is no http or https address'],
  ])('%j is refused', (env, mistake) => {
    expect(mistakesOf(env)).toEqual([expect.stringContaining(mistake)])
  })
})

describe('numbers, times and choices', () => {
  test.each<[Environment, object]>([
    [{ LLM_DAILY_BUDGET_USD: '0' }, { llm: { dailyBudgetUsd: 0 } }],
    [{ LLM_DAILY_BUDGET_USD: '0.25' }, { llm: { dailyBudgetUsd: 0.25 } }],
    [{ LLM_CONCURRENCY: '1' }, { llm: { concurrency: 1 } }],
    [{ HELPDESK_SHARE: '1' }, { helpdeskShare: 1 }],
    [{ HELPDESK_SHARE: '0.01' }, { helpdeskShare: 0.01 }],
    [{ PORT: '0' }, { port: 0 }],
    [{ PORT: '65535' }, { port: 65535 }],
    [{ POLL_INTERVAL: '2m' }, { pollInterval: 120_000 }],
    [{ UNKNOWN_WAIT: '0s' }, { unknownWait: 0 }],
    [{ UNDO_WINDOW: '0s' }, { undo: { approval: 0, run: 0, serve: 0 } }],
    [{ UNDO_WINDOW: '2m' }, { undo: { approval: 120_000, run: 120_000, serve: 120_000 } }],
    [
      { BACKLOG_DAYS: '0', IMPORT_DAYS: '1' },
      { backlogDays: 0, importDays: 1 },
    ],
    [{ FOLLOWUP_MODE: 'shadow' }, { ceiling: 'shadow' }],
    [{ FOLLOWUP_MODE: 'approval' }, { ceiling: 'approval' }],
    [{ FOLLOWUP_MODE: 'autonomous' }, { ceiling: 'autonomous' }],
    [{ LOG_LEVEL: 'silent' }, { logLevel: 'silent' }],
    [{ NOTIFY_URL: 'https://hooks.example/x' }, { notifyUrl: 'https://hooks.example/x' }],
    [
      { HOST: '0.0.0.0', ADMIN_TOKEN: 't' },
      { host: '0.0.0.0', adminToken: 't' },
    ],
    [{ HOST: '::1' }, { host: '::1', adminToken: null }],
    [{ HOST: 'localhost' }, { host: 'localhost', adminToken: null }],
  ])('%j is taken', (env, part) => {
    expect(read(env)).toMatchObject(part)
  })

  test.each([
    [{ LLM_DAILY_BUDGET_USD: '-1' }, 'LLM_DAILY_BUDGET_USD: "-1" is not possible'],
    [{ LLM_DAILY_BUDGET_USD: 'five' }, 'LLM_DAILY_BUDGET_USD: "five"'],
    [{ LLM_CONCURRENCY: '0' }, 'LLM_CONCURRENCY: "0"'],
    [{ LLM_CONCURRENCY: '2.5' }, 'write a whole number from 1 to 100'],
    [{ HELPDESK_SHARE: '0' }, 'HELPDESK_SHARE: "0"'],
    [{ HELPDESK_SHARE: '1.01' }, 'HELPDESK_SHARE: "1.01"'],
    [{ HELPDESK_SHARE: '50%' }, 'HELPDESK_SHARE: "50%"'],
    [{ PORT: '65536' }, 'PORT: "65536"'],
    [{ PORT: '-1' }, 'PORT: "-1"'],
    [{ PORT: '0x50' }, 'PORT: "0x50"'],
    [{ POLL_INTERVAL: '60' }, 'POLL_INTERVAL: "60" is no such length of time'],
    [{ POLL_INTERVAL: '0s' }, 'POLL_INTERVAL: "0s"'],
    [{ POLL_INTERVAL: '25h' }, 'POLL_INTERVAL: "25h"'],
    [{ UNDO_WINDOW: '-5s' }, 'UNDO_WINDOW: "-5s"'],
    [{ UNKNOWN_WAIT: 'soon' }, 'UNKNOWN_WAIT: "soon"'],
    [{ BACKLOG: 'all' }, 'BACKLOG: "all" is not known; write one of ignore, include'],
    [{ IMPORT_DAYS: '0' }, 'IMPORT_DAYS: "0"'],
    [{ FOLLOWUP_MODE: 'auto' }, 'FOLLOWUP_MODE: "auto" is not known'],
    [{ FOLLOWUP_MODE: 'notes' }, 'FOLLOWUP_MODE: "notes" is not known'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL: "loud"'],
    [{ NOTIFY_URL: 'hooks.example' }, 'NOTIFY_URL: is no http or https address'],
    [{ HOST: '0.0.0.0' }, 'ADMIN_TOKEN: is missing while HOST is 0.0.0.0'],
    [{ HOST: '::' }, 'ADMIN_TOKEN: is missing while HOST is ::'],
    [{ HOST: 'localhost:3000', ADMIN_TOKEN: 't' }, 'HOST: "localhost:3000" is no host name'],
    [{ HOST: 'http://localhost', ADMIN_TOKEN: 't' }, 'HOST: "http://localhost" is no host name'],
  ])('%j is refused', (env, mistake) => {
    expect(mistakesOf(env)).toEqual([expect.stringContaining(mistake)])
  })

  test('all mistakes are told at once, one line each, and no secret among them', () => {
    const mistakes = mistakesOf({
      GORGIAS_API_KEY: 'gorgias-secret',
      OPENAI_API_KEY: 'openai-secret',
      PORT: 'http',
      FOLLOWUP_MODE: 'notes',
      DATABASE_URL: 'postgres://user:pg-secret@db/relance',
      HOST: '192.168.1.9',
      NOTIFY_URL: 'hook-secret',
    })
    expect(mistakes.map((line) => line.split(':')[0])).toEqual([
      'GORGIAS_DOMAIN',
      'GORGIAS_EMAIL',
      'FOLLOWUP_MODE',
      'DATABASE_URL',
      'ADMIN_TOKEN',
      'PORT',
      'NOTIFY_URL',
    ])
    expect(mistakes.join('\n')).not.toContain('secret')
    expect(mistakes.every((line) => !line.includes('\n'))).toBe(true)
  })
})

describe('files', () => {
  test.each([
    ['file:./data/shop.db', '/srv/relance/data/shop.db'],
    ['file:shop.db', '/srv/relance/shop.db'],
    ['file:/var/lib/relance.db', '/var/lib/relance.db'],
    ['file:///var/lib/relance.db', '/var/lib/relance.db'],
    ['./shop.db', '/srv/relance/shop.db'],
    [':memory:', ':memory:'],
    ['file::memory:', ':memory:'],
  ])('DATABASE_URL=%s is %s', (url, file) => {
    expect(read({ DATABASE_URL: url }).databaseFile).toBe(file)
  })

  test.each([
    ['postgres://db/relance', 'Postgres does not work yet; write file:'],
    ['postgresql://db/relance', 'Postgres does not work yet; write file:'],
    ['mysql://db/relance', 'is no SQLite file'],
    ['file:', 'is no SQLite file'],
    ['file:./data/', 'is no SQLite file'],
    ['file://host/x.db', 'is no SQLite file'],
    ['file:./x.db?mode=ro', 'is no SQLite file'],
  ])('DATABASE_URL=%s is refused', (url, mistake) => {
    expect(mistakesOf({ DATABASE_URL: url })).toEqual([expect.stringContaining(mistake)])
  })

  test.each([
    ['./prompts/acme', '/srv/relance/prompts/acme'],
    ['/etc/relance', '/etc/relance'],
  ])('PROMPTS_DIR=%s is %s', (dir, path) => {
    expect(read({ PROMPTS_DIR: dir }).promptsDir).toBe(path)
  })
})

describe('the .env file', () => {
  const dirs: string[] = []
  const withEnvFile = (content: string) => {
    const dir = mkdtempSync(join(tmpdir(), 'relance-env-'))
    dirs.push(dir)
    writeFileSync(join(dir, '.env'), content)
    return dir
  }

  afterEach(() => {
    vi.unstubAllEnvs()
    for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true })
  })

  test.each([
    ['GORGIAS_DOMAIN=acme', 'acme'],
    ['export GORGIAS_DOMAIN = acme  ', 'acme'],
    ['GORGIAS_DOMAIN=acme # the shop', 'acme'],
    ['GORGIAS_DOMAIN=ac#me', 'ac#me'],
    ['GORGIAS_DOMAIN="ac # me" # the shop', 'ac # me'],
    ['GORGIAS_DOMAIN=\'say "hi"\'', 'say "hi"'],
    ['GORGIAS_DOMAIN=a=b==', 'a=b=='],
    ['GORGIAS_DOMAIN=', ''],
    ['GORGIAS_DOMAIN=# none', ''],
    ['\uFEFF# comment\r\n\r\n  GORGIAS_DOMAIN=acme\r\n', 'acme'],
    ['GORGIAS_DOMAIN=old\nGORGIAS_DOMAIN=new', 'new'],
  ])('%j sets %j', (content, value) => {
    expect(loadEnvFile(withEnvFile(content)).GORGIAS_DOMAIN).toBe(value)
  })

  test.each([
    ['PORT=1\nGORGIAS_DOMAIN\n', '.env: line 2 cannot be read; write NAME=value or NAME="value"'],
    ['PASS="open', '.env: line 1 cannot be read'],
    ['=x', '.env: line 1 cannot be read'],
  ])('%j is refused with its line', (content, mistake) => {
    const dir = withEnvFile(content)
    expect(() => loadEnvFile(dir)).toThrow(ConfigError)
    expect(() => loadEnvFile(dir)).toThrow(mistake)
  })

  test('the real environment wins, also where it is set to nothing', () => {
    const dir = withEnvFile('PORT=4000\nFOLLOWUP_MODE=shadow\nLOG_LEVEL=debug')
    vi.stubEnv('PORT', '5000')
    vi.stubEnv('FOLLOWUP_MODE', '')
    expect(loadEnvFile(dir)).toMatchObject({ PORT: '5000', FOLLOWUP_MODE: '', LOG_LEVEL: 'debug' })
  })

  test('a missing file is no mistake', () => {
    vi.stubEnv('PORT', '5000')
    expect(loadEnvFile('/nowhere/at/all').PORT).toBe('5000')
  })

  test('a file that cannot be read is one', () => {
    const dir = withEnvFile('')
    rmSync(join(dir, '.env'))
    mkdirSync(join(dir, '.env'))
    expect(() => loadEnvFile(dir)).toThrow(/^\.env: .*; make it readable or remove it$/)
  })
})

describe('the line for the start-up log', () => {
  test('says what matters and no secret', () => {
    const line = describeConfig(
      read({
        ...GORGIAS,
        LLM_PROVIDER: 'openai',
        OPENAI_API_KEY: 'openai-secret',
        OPENAI_BASE_URL: 'https://user:url-secret@gateway.example/v1',
        LLM_MODEL: 'small',
        FOLLOWUP_MODE: 'approval',
        HOST: '0.0.0.0',
        ADMIN_TOKEN: 'admin-secret',
        WEBHOOK_SECRET: 'hook-secret',
        NOTIFY_URL: 'https://hooks.example/notify-secret',
      }),
    )
    expect(line).toBe(
      'helpdesk acme.gorgias.com · model openai small · ceiling approval · backlog ignore · a pass every 60 seconds · database /srv/relance/data/relance.db · prompts /srv/relance/prompts · http://0.0.0.0:3000',
    )
  })

  test('names the sandbox and what is not set', () => {
    expect(describeConfig(read())).toMatch(
      /^helpdesk sandbox · model offline · ceiling none · backlog include/,
    )
  })
})
