/** An installation to examine: a sandbox with a socket, the real client and store, prompt files of one policy. */
import { onTestFinished } from 'vitest'
import type { CheckLine } from '../../src/domain/examination.ts'
import type { PromptFiles } from '../../src/domain/ports.ts'
import { createHelpdesk } from '../../src/gorgias/helpdesk.ts'
import { systemClock } from '../../src/lib/clock.ts'
import { createDoctor, type DoctorSettings } from '../../src/pipeline/doctor.ts'
import type { Faults } from '../../src/sandbox/faults.ts'
import { createSandbox } from '../../src/sandbox/sandbox.ts'
import { openStore } from '../../src/store/store.ts'
import { fixedClock } from '../lib/fixed-clock.ts'
import { promptSet } from './prompt-set.ts'
import { fileOf, ticket } from './tickets.ts'

export type ExaminedOptions = {
  faults?: Partial<Faults>
  settings?: Partial<DoctorSettings>
  promptFiles?: PromptFiles
  limit?: number
  /** Ms by which this machine's clock is wrong. */
  clockLead?: number
  apiKey?: string
  database?: string
  /** Stands between the client and the network. */
  through?: (send: typeof fetch) => typeof fetch
}

export const SETTINGS: DoctorSettings = {
  described: 'helpdesk acme.gorgias.com',
  isTokenWeak: false,
  isSandbox: false,
  share: 0.5,
  webhookSecret: null,
  hasCeiling: true,
  model: {
    provider: 'openai',
    isExplicit: false,
    names: { decide: 'small', draft: 'large' },
    baseUrl: null,
    dailyBudgetUsd: 5,
  },
}

export const openExamined = async (options: ExaminedOptions = {}) => {
  const clock = fixedClock(systemClock().wall() + (options.clockLead ?? 0))
  const sandbox = createSandbox({
    limit: options.limit ?? 0,
    tickets: fileOf([ticket(1001)]),
    credentials: { email: 'ops@shop.example', apiKey: 'the-key' },
    ...(options.faults && { faults: options.faults }),
  })
  const { port, close } = await sandbox.listen(0)
  onTestFinished(close)
  const origin = `http://127.0.0.1:${port}`
  const { store, sql } = openStore(options.database ?? ':memory:')
  onTestFinished(() => store.close())
  const send: typeof fetch = (url, init) => fetch(url, init)
  const helpdesk = createHelpdesk({
    origin,
    account: 'sandbox',
    email: 'ops@shop.example',
    apiKey: options.apiKey ?? 'the-key',
    share: 1,
    clock,
    fetch: options.through ? options.through(send) : send,
  })
  const ask = async (method: string, path: string, body?: object) => {
    const answer = await fetch(`${origin}${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        authorization: `Basic ${btoa('ops@shop.example:the-key')}`,
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    const text = await answer.text()
    return text === '' ? null : JSON.parse(text)
  }
  const examine = createDoctor({
    store,
    helpdesk,
    promptFiles: options.promptFiles ?? { load: async () => promptSet() },
    clock,
    settings: { ...SETTINGS, ...options.settings },
  })
  return {
    store,
    sql,
    clock,
    helpdesk,
    /** As the account's owner, through the API or the sandbox's own doors. */
    ask,
    examine,
    /** What was found under one name. */
    find: async (check: CheckLine['check']) =>
      (await examine()).filter((line) => line.check === check),
    /** `GET /api/users/0`, in order. */
    calls: async (): Promise<string[]> => {
      const { data } = await ask('GET', '/sandbox/calls')
      return data.map(({ method, path }: { method: string; path: string }) => `${method} ${path}`)
    },
  }
}
