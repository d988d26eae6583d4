/** Kills the built program again and again while it posts, and counts what became of every ticket. */
import Database from 'better-sqlite3'
import { createRandom } from '../../src/sandbox/random.ts'
import { type Ended, type Env, relance, startRelance, tempFolder } from './harness.ts'
import {
  dueEnv,
  dueTickets,
  type OpenSandbox,
  openSandbox,
  startAskingModel,
} from './harness-more.ts'

export type Kill = {
  command: 'run' | 'serve'
  /** The process had begun to post when it died; false: it ended, or never came so far. */
  hit: boolean
  /** Posts the helpdesk had seen of this process, and so many ms later it died. */
  afterPosts: number
  ms: number
  /** Decisions by status that the dead process left behind. */
  left: Record<string, number>
}

export type Aftermath = {
  kills: Kill[]
  /** The quiet passes, until one had nothing left to do. */
  quiet: Ended[]
  /** Marks of our replies on the ticket itself, by ticket. */
  marks: Map<number, string[]>
  /** Where every decision stands at the end, and why. */
  ends: { ticket: number; status: string; why: string | null }[]
}

type Plan = { kills: number; tickets: number; seed: number; faults: Record<string, unknown> }

const COMMANDS: [Kill['command'], Kill['command']] = ['run', 'serve']
const FIRST_NUMBER = 7001
/** A process that has posted nothing for so long will not begin any more. */
const LONGEST_LIFE = 15_000
/** Unclear posts are looked up twice, a second apart, and what was never there is tried once more. */
const MOST_QUIET_PASSES = 6

/** One post of each kill's process is seen before it dies, three at most: the next ones are on their way. */
export const killWhilePosting = async (plan: Plan): Promise<Aftermath> => {
  const numbers = Array.from({ length: plan.tickets }, (_, place) => FIRST_NUMBER + place)
  const folder = tempFolder()
  const model = await startAskingModel()
  const sandbox = await openSandbox(dueTickets(folder, numbers), { seed: plan.seed })
  const env = dueEnv(folder, sandbox, model, {
    FOLLOWUP_MODE: 'autonomous',
    POLL_INTERVAL: '200ms',
    PORT: '0',
  })
  const database = `${folder}/relance.db`
  const random = createRandom(plan.seed)
  const kills: Kill[] = []
  await sandbox.setFaults(plan.faults)
  for (let n = 0; n < plan.kills; n += 1) {
    const command = random.pick(COMMANDS)
    const moment = { afterPosts: random.between(1, 3), ms: random.between(0, 30) }
    const hit = await killOnce(sandbox, command, env, moment)
    kills.push({ command, hit, ...moment, left: countByStatus(database) })
  }
  await sandbox.setFaults({})
  const quiet = await passQuietly(env)
  const marks = new Map<number, string[]>()
  for (const number of numbers) marks.set(number, await marksOn(sandbox, number))
  await Promise.all([sandbox.close(), model.close()])
  return { kills, quiet, marks, ends: endsOf(database) }
}

const killOnce = async (
  sandbox: OpenSandbox,
  command: Kill['command'],
  env: Env,
  { afterPosts, ms }: { afterPosts: number; ms: number },
): Promise<boolean> => {
  await sandbox.forgetCalls()
  const running = startRelance([command], env)
  let over = false
  void running.ended.then(() => {
    over = true
  })
  let hit = false
  const latest = Date.now() + LONGEST_LIFE
  while (!over && !hit && Date.now() < latest) hit = (await postsSeen(sandbox)) >= afterPosts
  // The moment itself is part of the experiment.
  await new Promise((resolve) => setTimeout(resolve, ms))
  await running.kill('SIGKILL')
  return hit
}

const postsSeen = async (sandbox: OpenSandbox) =>
  (await sandbox.calls()).counts['POST /api/tickets/{id}/messages'] ?? 0

const passQuietly = async (env: Env): Promise<Ended[]> => {
  const passes: Ended[] = []
  while (passes.length < MOST_QUIET_PASSES) {
    const pass = await relance(['run', '--json'], env)
    passes.push(pass)
    const { posted, scheduled, unknown } = pass.json<Record<string, number>>()
    if (posted === 0 && scheduled === 0 && unknown === 0) break
  }
  return passes
}

const marksOn = async (sandbox: OpenSandbox, number: number) =>
  (await sandbox.ticket(number)).messages.flatMap(({ external_id }) =>
    external_id?.startsWith('relance:1:r:') ? [external_id] : [],
  )

const look = <T>(file: string, query: string): T[] => {
  const database = new Database(file)
  try {
    return database.prepare<[], T>(query).all()
  } finally {
    database.close()
  }
}

/** How many passes of this database were completed; 0 before there is a database. */
export const completedPasses = (file: string) => {
  if (look(file, "select 1 from sqlite_master where name = 'passes'").length === 0) return 0
  return look(file, 'select 1 from passes where report is not null').length
}

const countByStatus = (file: string) =>
  Object.fromEntries(
    look<{ status: string; n: number }>(
      file,
      'select status, count(*) n from decisions group by status',
    ).map(({ status, n }) => [status, n]),
  )

const endsOf = (file: string) =>
  look<Aftermath['ends'][number]>(
    file,
    'select ticket_id ticket, status, status_reason why from decisions order by ticket_id',
  )

/** Each kill a line, then what became of the tickets. */
export const sayAftermath = ({ kills, marks, ends, quiet }: Aftermath): string => {
  const counts = [...marks.values()].map(({ length }) => length)
  const parked = ends.filter(({ status }) => status === 'parked')
  return [
    ' # command  posts seen  + ms  left behind',
    ...kills.map(
      ({ command, afterPosts, ms, left, hit }, n) =>
        `${String(n + 1).padStart(2)} ${command.padEnd(7)} ${String(afterPosts).padStart(11)} ${String(ms).padStart(5)}  ${
          hit
            ? Object.entries(left)
                .map(([status, count]) => `${count} ${status}`)
                .join(', ')
            : 'it ended before'
        }`,
    ),
    `${marks.size} tickets due, ${quiet.length} quiet passes: ${counts.filter((n) => n === 1).length} with one post, ${
      counts.filter((n) => n > 1).length
    } with more, ${counts.filter((n) => n === 0).length} with none; ${parked.length} parked`,
    ...parked.map(
      ({ ticket, why }) => `parked ${ticket}, ${marks.get(ticket)?.length ?? 0} posts: ${why}`,
    ),
  ].join('\n')
}
