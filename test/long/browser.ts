/** A real browser on real pages. Where there is no Chromium the tests fail; they are never skipped. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { closeAtEnd } from '../e2e/harness.ts'

const CHROMIUM = '/usr/bin/chromium'

/** Longer than any page takes; a test that waits in vain says so soon. */
const PATIENCE = 8000

export const startBrowser = async (): Promise<Browser> => {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
  closeAtEnd({ close: () => browser.close() })
  return browser
}

/** What the page complained about: broken scripts, and what the content security policy refused. */
export type Looked = { page: Page; complaints: string[] }

export const openPage = async (
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<Looked> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    // A refused form is answered 4xx on purpose; the browser tells of it as of a missing file.
    const isRefusal = message.text().startsWith('Failed to load resource')
    if (message.type() === 'error' && !isRefusal) complaints.push(message.text())
  })
  return { page, complaints }
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type Violation = { id: string; nodes: { target: unknown[]; failureSummary?: string }[] }

/** Fails with what axe finds wrong with the page as it stands. */
export const expectAccessible = async (page: Page) => {
  await page.evaluate(AXE)
  const violations = (await page.evaluate(
    'axe.run(document).then(({ violations }) => violations)',
  )) as Violation[]
  const said = violations.map(({ id, nodes }) => [
    id,
    ...nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary ?? ''}`),
  ])
  expect(said, page.url()).toEqual([])
}

/** Nothing sticks out of the window to the right. */
export const expectNoSideways = async (page: Page) => {
  const [wide, window] = (await page.evaluate(
    '[document.documentElement.scrollWidth, window.innerWidth]',
  )) as number[]
  expect(wide, page.url()).toBeLessThanOrEqual(window ?? 0)
}

/** Presses a key and notes it, as in a protocol of what a person did. */
export const createKeys = (page: Page) => {
  const log: string[] = []
  return {
    log,
    press: async (...keys: string[]) => {
      for (const key of keys) {
        log.push(key)
        await page.keyboard.press(key)
      }
    },
  }
}
