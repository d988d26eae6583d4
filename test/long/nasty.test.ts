/**
 * A simulated stretch of time on a helpdesk with all faults at once, by `run` in steps of six hours and by `serve`.
 * NASTY_SEEDS=1-20 NASTY_DAYS=30 runs the month on twenty helpdesks; the default is a short one.
 */
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { HOUR, iso } from '../../src/lib/clock.ts'
import {
  type Env,
  relance,
  type SandboxProcess,
  type Sent,
  startSandbox,
  startServe,
  tempFolder,
  until,
} from '../e2e/harness.ts'
import { dueEnv, startAskingModel } from '../e2e/harness-more.ts'

const STEP = 6 * HOUR
const DAYS = Number(process.env.NASTY_DAYS ?? 3)
const SEEDS = range(process.env.NASTY_SEEDS ?? '1')

it.each(SEEDS)(
  'nasty helpdesk %i: nothing doubled, nothing lost, no crash, no stuck decision',
  async (seed) => {
    const model = await startAskingModel()
    const sandbox = await startSandbox({ flags: ['--nasty', String(seed)] })
    const folder = tempFolder()
    const env = dueEnv(folder, sandbox, model, { FOLLOWUP_MODE: 'autonomous' })
    const codes = await liveThrough(sandbox, env)
    const outbox = await sandbox.outbox()
    const decisions = decisionsIn(env)
    console.info(sayMonth(seed, codes, outbox, decisions))
    await sandbox.stop()
    await model.close()

    // 0 done, 1 the helpdesk could not be read this time, 3 something needs a person.
    expect(codes.filter((code) => code === null || ![0, 1, 3].includes(code))).toEqual([])
    expect(doubled(outbox)).toEqual([])
    expect(decisions.filter(({ status }) => ['sending', 'unknown'].includes(status))).toEqual([])
    const left = decisions.filter(({ status }) => ['sent', 'delivered'].includes(status))
    expect(left.filter((one) => !outbox.some((sent) => sent.external_id === one.mark))).toEqual([])
    expect(outbox.filter(isOurs).length).toBeGreaterThan(5)
  },
  1_200_000,
)

/** Half of the days by single runs, the other half under `serve`; both ends calm down before anything is counted. */
const liveThrough = async (sandbox: SandboxProcess, env: Env) => {
  const codes: (number | null)[] = []
  const steps = DAYS * 4
  let now = Date.now()
  const move = async () => {
    now += STEP
    await sandbox.setClock(iso(now))
  }
  for (let step = 0; step < steps / 2; step += 1) {
    await move()
    codes.push((await relance(['run', '--json'], env)).code)
  }
  const serving = await startServe({ ...env, POLL_INTERVAL: '300ms' })
  for (let step = 0; step < steps / 2; step += 1) {
    await move()
    const before = passes(env)
    await until(async () => passes(env) > before, 60_000)
  }
  codes.push(await serving.stop())
  await sandbox.setFaults({})
  for (let quiet = 0; quiet < 3; quiet += 1)
    codes.push((await relance(['run', '--json'], env)).code)
  return codes
}

type Row = { status: string; mark: string; verdict: string }

const decisionsIn = ({ DATABASE_URL = '' }: Env): Row[] =>
  read(DATABASE_URL, 'select status, external_id as mark, verdict from decisions') as Row[]

const passes = ({ DATABASE_URL = '' }: Env) =>
  (
    read(DATABASE_URL, 'select count(*) as n from passes where ended_at is not null') as [
      { n: number },
    ]
  )[0].n

const read = (url: string, query: string) => {
  const database = new Database(url.replace('file:', ''), { readonly: true })
  try {
    return database.prepare(query).all()
  } finally {
    database.close()
  }
}

const isOurs = ({ external_id: mark }: Sent) => mark?.startsWith('relance:1:') ?? false

/** A mark is one occasion: it stands once, or somebody got the same thing twice. */
const doubled = (outbox: Sent[]) => {
  const marks = outbox.filter(isOurs).map((sent) => sent.external_id)
  return marks.filter((mark, place) => marks.indexOf(mark) !== place)
}

const sayMonth = (seed: number, codes: (number | null)[], outbox: Sent[], decisions: Row[]) =>
  [
    `seed ${seed}: exits ${tally(codes.map(String))}`,
    `posts ${outbox.filter(isOurs).length}`,
    tally(decisions.map(({ status }) => status)),
  ].join('; ')

const tally = (words: string[]) =>
  [...new Set(words)]
    .map((word) => `${word} ${words.filter((one) => one === word).length}`)
    .join(', ')

function range(text: string): number[] {
  const [from, to] = text.split('-').map(Number)
  const first = from ?? 1
  return Array.from({ length: (to ?? first) - first + 1 }, (_, place) => first + place)
}
