import { spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const SRC = join(ROOT, 'src')

/** What each folder may import of ours besides itself: the table of the architecture. */
const MAY_IMPORT: Record<string, string[]> = {
  lib: [],
  domain: ['lib'],
  guardrails: ['domain', 'lib'],
  offline: ['domain', 'lib'],
  gorgias: ['domain', 'lib'],
  llm: ['domain', 'lib'],
  store: ['domain', 'lib'],
  prompts: ['domain', 'lib'],
  pipeline: ['guardrails', 'offline', 'domain', 'lib', 'store/store.ts'],
  jobs: ['lib', 'store/store.ts'],
  simulation: ['pipeline', 'guardrails', 'domain', 'lib', 'store/store.ts'],
  sandbox: ['lib'],
  web: ['simulation', 'pipeline', 'sandbox', 'domain', 'lib', 'services.ts'],
  cli: ['simulation', 'pipeline', 'sandbox', 'domain', 'lib', 'services.ts'],
}

/** Outside their own folder these are known as types alone; the linter cannot tell a type from a value. */
const TYPES_ALONE = ['store/store.ts', 'services.ts']

/** They take data and give data: nothing of the world outside either. */
const PURE = ['domain', 'guardrails', 'offline']
const IMPURE = ['node:fs', 'hono', 'hono/jsx', 'drizzle-orm', 'openai', '@anthropic-ai/sdk', 'pino']

const FOLDERS = Object.keys(MAY_IMPORT)
const TARGETS = [...FOLDERS, 'store/store.ts', 'services.ts', 'main.ts', 'config.ts']

const isAllowed = (folder: string, target: string) =>
  target === folder ||
  target.startsWith(`${folder}/`) ||
  (MAY_IMPORT[folder] ?? []).includes(target)

type Plant = { file: string; specifier: string; isAllowed: boolean }

/** One file for every folder and everything it could import. */
const PLANTS: Plant[] = FOLDERS.flatMap((folder) => {
  const ours = TARGETS.map((target) => ({
    specifier: `../${target.endsWith('.ts') ? target : `${target}/thing.ts`}`,
    isAllowed: isAllowed(folder, target),
  }))
  const others = IMPURE.map((specifier) => ({ specifier, isAllowed: !PURE.includes(folder) }))
  return [...ours, ...others].map((plant, n) => ({ ...plant, file: `src/${folder}/plant-${n}.ts` }))
})

describe('the linter', () => {
  let caught: Set<string>

  beforeAll(() => {
    caught = lintPlants(PLANTS)
  })

  test.each(FOLDERS)('stops what %s must not import, and nothing else', (folder) => {
    const plants = PLANTS.filter(({ file }) => file.startsWith(`src/${folder}/`))
    const wrongly = plants.filter((plant) => caught.has(plant.file) === plant.isAllowed)
    expect(plants.some((plant) => !plant.isAllowed)).toBe(true)
    expect(wrongly).toEqual([])
  })
})

/** Lints a copy in a folder of its own, with the settings of this project; answers the files it complained of. */
const lintPlants = (plants: Plant[]): Set<string> => {
  const copy = mkdtempSync(join(tmpdir(), 'relance-imports-'))
  cpSync(join(ROOT, 'biome.json'), join(copy, 'biome.json'))
  for (const { file, specifier } of plants) {
    mkdirSync(dirname(join(copy, file)), { recursive: true })
    writeFileSync(join(copy, file), `import type { Thing } from '${specifier}'\n\n${USE}`)
  }
  const biome = join(ROOT, 'node_modules', '.bin', 'biome')
  const args = ['lint', '--reporter=json', '--max-diagnostics=none']
  const { stdout } = spawnSync(biome, args, { cwd: copy, encoding: 'utf8' })
  rmSync(copy, { recursive: true, force: true })
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] }
  return new Set(
    diagnostics
      .filter(({ category }) => category === 'lint/style/noRestrictedImports')
      .map(({ location }) => location.path),
  )
}

type Diagnostic = { category: string; location: { path: string } }

const USE = 'export type Planted = Thing\n'

type Import = { from: string; target: string; isType: boolean }

/** `import … from`, `export … from`, `import '…'` and `import('…')` of files of ours. */
const IMPORTS =
  /^(?:import|export)\s+(?<type>type\s)?[^'"]*?\sfrom\s+'(?<from>\.[^']*)'|^import\s+'(?<bare>\.[^']*)'|\bimport\(\s*'(?<late>\.[^']*)'/gm

const importsOf = (path: string): Import[] =>
  [...readFileSync(path, 'utf8').matchAll(IMPORTS)].map(({ groups }) => ({
    from: relative(SRC, path),
    target: relative(
      SRC,
      resolve(dirname(path), groups?.from ?? groups?.bare ?? groups?.late ?? ''),
    ),
    isType: groups?.type !== undefined,
  }))

const SOURCES = readdirSync(SRC, { recursive: true })
  .map(String)
  .filter((name) => /\.tsx?$/.test(name))

const ALL_IMPORTS = SOURCES.flatMap((name) => importsOf(join(SRC, name)))

const folderOf = (path: string) => (path.includes('/') ? path.slice(0, path.indexOf('/')) : null)

describe('the sources', () => {
  test('are read: files of every kind import each other', () => {
    expect(ALL_IMPORTS.length).toBeGreaterThan(SOURCES.length)
    expect(ALL_IMPORTS.map(({ target }) => target)).toContain('store/store.ts')
    expect(ALL_IMPORTS.map(({ target }) => target)).toContain('services.ts')
    expect(new Set(ALL_IMPORTS.map(({ isType }) => isType)).size).toBe(2)
  })

  test('lie in folders the table knows, or beside main.ts', () => {
    const unknown = SOURCES.map(folderOf).filter((f) => f !== null && !FOLDERS.includes(f))
    expect(unknown).toEqual([])
  })

  test('import only what the table allows; of the root, nothing but services.ts', () => {
    const wrong = ALL_IMPORTS.filter(({ from, target }) => {
      const folder = folderOf(from)
      const names = [target, folderOf(target) ?? target]
      return folder !== null && !names.some((name) => isAllowed(folder, name))
    })
    expect(wrong).toEqual([])
  })

  test('know the store and the services of others as types alone', () => {
    const values = ALL_IMPORTS.filter(
      ({ from, target, isType }) =>
        !isType &&
        TYPES_ALONE.includes(target) &&
        folderOf(from) !== null &&
        folderOf(from) !== folderOf(target),
    )
    expect(values).toEqual([])
  })
})

test.each([
  ["import { openStore } from '../store/store.ts'", false],
  ["import { type Store } from '../store/store.ts'", false],
  ["import type { Store } from '../store/store.ts'", true],
  ["import type {\n  DeliveryRow,\n  Store,\n} from '../store/store.ts'", true],
  ["export type { Store } from '../store/store.ts'", true],
  ["import '../store/store.ts'", false],
  ["const late = await import('../store/store.ts')", false],
])('%j is read as an import of a type: %s', (line, isType) => {
  const folder = mkdtempSync(join(tmpdir(), 'relance-imports-'))
  writeFileSync(join(folder, 'file.ts'), `import { join } from 'node:path'\n${line}\n`)
  expect(importsOf(join(folder, 'file.ts')).map((found) => found.isType)).toEqual([isType])
  rmSync(folder, { recursive: true })
})
