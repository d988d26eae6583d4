/** The container without an engine: the steps of the Dockerfile, done in a folder. */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { envIn, startServe, tempFolder, until } from '../e2e/harness.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const read = (name: string) => readFileSync(join(ROOT, name), 'utf8')

type Instruction = { word: string; rest: string }

/** One stage each, in order. */
const stages = read('Dockerfile')
  .replace(/^\s*#.*\n/gm, '')
  .replace(/\\\n/g, ' ')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line): Instruction => {
    const [, word = '', rest = ''] = /^(\S+)\s+(.*)$/.exec(line.trim()) ?? []
    return { word, rest }
  })
  .reduce<Instruction[][]>((all, instruction) => {
    if (instruction.word === 'FROM') all.push([])
    all.at(-1)?.push(instruction)
    return all
  }, [])

const [build = [], image = []] = stages
const all = (stage: Instruction[], word: string) =>
  stage.filter((instruction) => instruction.word === word).map(({ rest }) => rest)
/** What a stage copies, as [sources, target]. */
const copies = (stage: Instruction[]) =>
  all(stage, 'COPY').map((rest) => {
    const words = rest.split(/\s+/).filter((word) => !word.startsWith('--'))
    return { from: /--from=(\S+)/.exec(rest)?.[1] ?? null, sources: words.slice(0, -1) }
  })
const ofImage = copies(image).flatMap(({ from, sources }) =>
  sources.map((source) => ({ from, name: source.replace(/^\/app\//, '') })),
)

describe('the image', () => {
  test('is made in two stages on the oldest Node that is supported', () => {
    expect(stages).toHaveLength(2)
    for (const stage of stages) expect(stage[0]?.rest).toMatch(/^node:20-slim( AS build)?$/)
  })

  test('holds what the program needs and nothing of the build', () => {
    expect(ofImage.map(({ name }) => name).sort()).toEqual(
      ['bin', 'dist', 'migrations', 'node_modules', 'package.json', 'prompts'].sort(),
    )
    expect(all(image, 'RUN').join('\n')).not.toMatch(/apt-get|npm/)
  })

  test('is run by a user who may write nothing but the data', () => {
    expect(all(image, 'USER')).toEqual(['node'])
    expect(all(image, 'VOLUME')).toEqual(['/app/data'])
    expect(all(image, 'RUN')).toEqual(['mkdir data && chown node:node data'])
    const order = image.map(({ word }) => word)
    expect(order.indexOf('RUN')).toBeLessThan(order.indexOf('USER'))
    expect(order.lastIndexOf('USER')).toBeLessThan(order.indexOf('CMD'))
  })

  test('keeps development dependencies and compilers out', () => {
    const runs = all(build, 'RUN').join('\n')
    expect(runs).toContain('g++ make python3')
    expect(runs).toMatch(/npm run build && npm prune --omit=dev/)
    expect(runs.indexOf('npm ci')).toBeLessThan(runs.indexOf('npm run build'))
  })

  test.each(copies(build).flatMap(({ sources }) => sources))(
    'finds %s, ignored by nothing',
    (name) => {
      expect(existsSync(join(ROOT, name))).toBe(true)
      expect(read('.dockerignore').split('\n')).toContain(`!${name}`)
    },
  )

  test.each(ofImage.filter(({ from }) => from === null))(
    'finds $name in the context',
    ({ name }) => {
      expect(existsSync(join(ROOT, name))).toBe(true)
      expect(read('.dockerignore').split('\n')).toContain(`!${name}`)
    },
  )

  test('takes nothing else into the context: no .env, no data', () => {
    const [first, ...others] = read('.dockerignore').trim().split('\n')
    expect(first).toBe('*')
    expect(others.every((line) => line.startsWith('!'))).toBe(true)
    expect(others.join('\n')).not.toMatch(/\.env|data|node_modules|dist/)
  })
})

test('what is copied is enough to start, and the health check tells sound from dead', async () => {
  const app = join(tempFolder(), 'app')
  mkdirSync(app)
  for (const { name } of ofImage)
    if (name === 'node_modules') symlinkSync(join(ROOT, name), join(app, name))
    else cpSync(join(ROOT, name), join(app, name), { recursive: true })
  const command: unknown = JSON.parse(all(image, 'CMD')[0] ?? '')
  expect(command).toEqual(['node', 'bin/relance.js', 'serve'])

  const env = envIn(dirname(app), { ...imageEnv(), PORT: '0', ADMIN_TOKEN: 'a-long-random-word' })
  const serving = await startServe(env, join(app, 'bin/relance.js'))
  const port = new URL(serving.url).port
  const health = await fetch(`http://127.0.0.1:${port}/healthz`)
  expect(await health.json()).toMatchObject({ status: 'ok' })
  expect((await fetch(`http://127.0.0.1:${port}/api/v1/pause`)).status).toBe(401)
  expect(check(port)).toBe(0)

  expect(await serving.stop()).toBe(0)
  await until(async () => check(port) === 1)
})

/** `HOST=0.0.0.0` and the like, as the image sets them. */
const imageEnv = () =>
  Object.fromEntries(
    all(image, 'ENV').flatMap((rest) =>
      rest.split(/\s+/).map((pair) => pair.split('=') as [string, string]),
    ),
  )

/** Exit code of the health check as the image runs it. */
const check = (port: string) => {
  const rest = /CMD (\[.*\])$/.exec(all(image, 'HEALTHCHECK')[0] ?? '')?.[1] ?? '[]'
  const [node, ...args] = JSON.parse(rest) as string[]
  expect(node).toBe('node')
  return spawnSync(process.execPath, args, { env: { PORT: port } }).status
}

test('the compose file asks for a password, keeps the data and shows the port to this machine alone', () => {
  const { services, volumes } = parse(read('compose.yaml'))
  const { relance } = services
  expect(relance.environment.HOST).toBe('0.0.0.0')
  expect(relance.environment.ADMIN_TOKEN).toMatch(/^\$\{ADMIN_TOKEN:\?/)
  expect(relance.environment.DATABASE_URL).toBe('file:/app/data/relance.db')
  expect(relance.volumes).toContain('data:/app/data')
  expect(Object.keys(volumes)).toEqual(['data'])
  expect(relance.ports).toEqual(['127.0.0.1:3000:3000'])
})
