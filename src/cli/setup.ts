/** `relance setup`: webhook, views and macros in the account; shows first, can undo. */
import { createInterface } from 'node:readline/promises'
import { ConfigError } from '../lib/errors.ts'
import type { SetupEnd, SetupItem, SetupState } from '../pipeline/setup.ts'
import type { Installation } from '../services.ts'
import { print, printJson } from './output.ts'

export type SetupFlags = { apply?: boolean; undo?: boolean; url?: string; json?: boolean }

/** Answers the exit code. Asks only a person at a terminal. */
export const runSetup = async (
  { setup }: Pick<Installation, 'setup'>,
  { apply = false, undo = false, url, json = false }: SetupFlags,
): Promise<number> => {
  const wish = { url: url === undefined ? null : readPublicUrl(url) }
  if (undo || apply) {
    const end = await setup({ ...wish, act: undo ? 'undo' : 'apply' })
    return tell(end, { json, hasActed: true })
  }
  const plan = await setup({ ...wish, act: 'show' })
  const code = tell(plan, { json, hasActed: false })
  const isWork = plan.kind === 'done' && plan.items.some(({ state }) => WORK.has(state))
  if (json || !isWork) return code
  if (!process.stdin.isTTY || !(await wants('Do this now?'))) {
    print('Nothing was changed. `relance setup --apply` does it.')
    return code
  }
  return tell(await setup({ ...wish, act: 'apply' }), { json, hasActed: true })
}

/** Throws `ConfigError` for what no helpdesk can call. */
export const readPublicUrl = (text: string): string => {
  const url = URL.canParse(text) ? new URL(text) : null
  const isLocal = url !== null && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname)
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLocal))
    return `${url.origin}${url.pathname}`.replace(/\/+$/, '')
  throw new ConfigError([
    `--url: ${text} is no address Gorgias can call; write one like https://relance.acme.example`,
  ])
}

const WORK = new Set<SetupState>(['would_create', 'would_change'])
const UNSETTLED = new Set<SetupState>(['foreign', 'skipped', 'renamed'])

const tell = (end: SetupEnd, { json, hasActed }: { json: boolean; hasActed: boolean }): number => {
  if (end.kind === 'paused') {
    process.stderr.write('Everything is paused: nothing is written. `relance resume` first.\n')
    return 3
  }
  if (json) printJson({ applied: hasActed, items: end.items })
  else print(end.items.length === 0 ? 'There is nothing of ours.' : end.items.map(say).join('\n'))
  if (end.items.some(({ state }) => state === 'failed')) return 1
  return hasActed && end.items.some(({ state }) => UNSETTLED.has(state)) ? 3 : 0
}

const WORDS: Record<SetupState, string> = {
  would_create: 'will be made',
  would_change: 'will be changed',
  created: 'made',
  changed: 'changed',
  there: 'is there',
  foreign: 'left alone',
  renamed: 'left alone',
  skipped: 'skipped',
  removed: 'removed',
  gone: 'was gone already',
  failed: 'FAILED',
}

const say = ({ kind, name, state, why }: SetupItem) =>
  `${WORDS[state].padEnd(16)} ${kind.padEnd(8)} ${name}${why === null ? '' : `: ${why}`}`

const wants = async (question: string) => {
  const line = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return /^y(es)?$/i.test((await line.question(`${question} [y/N] `)).trim())
  } finally {
    line.close()
  }
}
