/** What the documents tell people to type exists, and what they link to is there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parseDocument } from 'yaml'
import { envIn, prepared, relance, startServe, tempFolder, writePrompts } from '../e2e/harness.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

type Doc = { name: string; text: string }

const DOCS: Doc[] = [
  'README.md',
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
].map((name) => ({ name, text: readFileSync(join(ROOT, name), 'utf8') }))

const docNamed = (name: string) => DOCS.find((doc) => doc.name === name)?.text ?? ''

/** Fenced blocks, without their indentation in a list. */
const blocksOf = (text: string) =>
  [...text.matchAll(/^( *)```\w*\n([\s\S]*?)^\1```/gm)].map(([, indent = '', block = '']) =>
    block.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  )

type Command = { doc: string; line: string; path: string[]; options: string[] }

const ofLine = (doc: string, line: string): Command => {
  const words = line
    .replace(/\s+#.*$/, '')
    .split(/\s+/)
    .slice(2)
  const path = words.slice(0, ['prompts', 'users'].includes(words[0] ?? '') ? 2 : 1)
  return { doc, line, path, options: words.filter((word) => word.startsWith('--')) }
}

/** In code blocks and inside of sentences. */
const COMMANDS = DOCS.flatMap(({ name, text }) => {
  const lines = blocksOf(text).flatMap((block) => block.split('\n'))
  const inline = [...text.matchAll(/`(npx relance [^`\n]+)`/g)].map(([, line = '']) => line)
  return [...lines, ...inline]
    .filter((line) => line.startsWith('npx relance ') && !line.startsWith('npx relance --'))
    .map((line) => ofLine(name, line))
})

const pathOf = ({ path }: Command) => path.join(' ')
const PATHS = [...new Set(COMMANDS.map(pathOf))]

const helps = prepared(async () => {
  const env = envIn(tempFolder())
  const asked = PATHS.map(async (path) => {
    const { stdout } = await relance([...path.split(' '), '--help'], env)
    return [path, stdout] as const
  })
  return new Map(await Promise.all(asked))
})

describe('commands', () => {
  test('are shown at all', () => {
    expect(PATHS).toEqual(expect.arrayContaining(['doctor', 'run', 'explain', 'pause']))
  })

  test.each(COMMANDS)('$line ($doc)', (command) => {
    const help = helps().get(pathOf(command)) ?? ''
    expect(help).toMatch(new RegExp(`^Usage: relance ${pathOf(command)}( |$)`, 'm'))
    for (const option of command.options) expect(help).toMatch(new RegExp(`${option}( |$)`, 'm'))
  })
})

const LINKS = DOCS.flatMap(({ name, text }) =>
  [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^https?:/.test(target))
    .map((target) => ({ name, target })),
)

test.each(LINKS)('$name links to $target', ({ name, target }) => {
  const [file = '', heading] = target.split('#')
  const path = file === '' ? name : join(dirname(name), file)
  expect(existsSync(join(ROOT, path))).toBe(true)
  if (heading === undefined) return
  const titles = [...docNamed(path).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replace(/\s/g, '-'),
  )
  expect(titles).toContain(heading)
})

test('each document of docs/ is linked from the README, which stays under 80 lines', () => {
  const readme = docNamed('README.md')
  for (const { name } of DOCS) if (name !== 'README.md') expect(readme).toContain(name)
  expect(readme.split('\n').length).toBeLessThanOrEqual(80)
})

describe('the API', () => {
  const routesIn = (text: string) =>
    new Set(
      [...text.matchAll(/`(GET|POST|PUT|DELETE) (\/[^`?]*)`/g)].map(
        ([, verb, path]) => `${verb} ${path}`,
      ),
    )
  const served = prepared(async () => {
    const serving = await startServe(envIn(tempFolder()))
    const { paths } = JSON.parse(await serving.page('/openapi.json'))
    const verbs = Object.entries<object>(paths).flatMap(([path, acts]) =>
      Object.keys(acts).map((verb) => `${verb.toUpperCase()} ${path}`),
    )
    await serving.stop()
    return new Set(verbs)
  })

  test('has the routes of docs/api.md, and no others', () => {
    expect([...routesIn(docNamed('docs/api.md'))].sort()).toEqual([...served()].sort())
  })

  test('answers what the examples ask for', () => {
    const calls = blocksOf(docNamed('docs/api.md'))
      .flatMap((block) => block.replace(/\\\n\s*/g, '').split('\n'))
      .filter((line) => line.startsWith('curl '))
    expect(calls.length).toBeGreaterThan(8)
    for (const call of calls) {
      const verb = /-X (\w+)/.exec(call)?.[1] ?? 'GET'
      const path = /\$RELANCE(\/[\w/$.-]*)/.exec(call)?.[1] ?? ''
      const route = path.replace(/\$(TICKET_)?ID/, '{id}').replace('$NAME', '{name}')
      expect(served()).toContain(`${verb} ${route}`)
      const body = /-d '([^']+)'/.exec(call)?.[1]
      if (body !== undefined) expect(() => JSON.parse(body)).not.toThrow()
    }
  })
})

test('the prompt files shown in the guide are good, and name every key there is', async () => {
  const [shop = '', policy = '', persona = ''] = blocksOf(docNamed('docs/prompt-files.md')).filter(
    (block) => block.startsWith('---'),
  )
  const folder = tempFolder()
  const PROMPTS_DIR = writePrompts(folder, {
    shop,
    policies: { shown: policy },
    personas: { maya: persona, camille: persona },
  })
  const ended = await relance(['doctor', '--json'], envIn(folder, { PROMPTS_DIR }))
  const { checks } = ended.json<{ checks: { check: string; state: string; says: string }[] }>()
  const unwell = checks.filter(({ check, state }) => check === 'prompts' && state !== 'ok')
  expect(unwell.map(({ says }) => says)).toEqual([])

  const keysOf = (block: string) =>
    Object.keys(parseDocument(block.split(/^---$/m)[1] ?? '').toJSON())
  expect(keysOf(shop)).toEqual(
    'timezone country hours closed send_as after_send contact_gap max_per_hour max_per_day max_late notes_per_day never'.split(
      ' ',
    ),
  )
  expect(keysOf(policy)).toEqual(
    'priority match about follow_up_on steps mode persona min_confidence send_between wording expires close_after tag'.split(
      ' ',
    ),
  )
  expect(keysOf(persona)).toEqual(
    'name languages signature max_words never_say may_link disclosure'.split(' '),
  )
})
