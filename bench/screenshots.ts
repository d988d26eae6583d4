/** Photographs every page, light and dark, into `docs/screenshots`: `npm run screenshots`. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { type Serving, serveOn } from './serving.ts'
import { openDesk, ROOT, say } from './workshop.ts'

const CHROMIUM = '/usr/bin/chromium'
const TO = join(ROOT, 'docs', 'screenshots')
const DESKTOP = { width: 1280, height: 860 }
const PHONE = { width: 390, height: 844 }

type Shot = {
  name: string
  path: string
  /** What is done on the page before it is photographed. */
  before?: (page: Page) => Promise<void>
  isPhone?: true
}

const openFirst = async (page: Page) => {
  await page.keyboard.press('Enter')
  await page.locator('main.opened').waitFor()
}

/** The first in the queue may be one for a person alone. */
const openDraft = async (page: Page) => {
  await page.locator('[data-item]', { hasText: 'Follow up' }).first().click()
  await page.locator('#text').waitFor()
}

const openTicket = async (page: Page) => {
  await openFirst(page)
  await page.getByRole('link', { name: 'its whole story' }).click()
  await page.locator('main.ticket').waitFor()
}

const INBOX: Shot[] = [
  { name: 'needs-you', path: '/', before: openDraft },
  { name: 'queue', path: '/' },
  { name: 'phone-queue', path: '/', isPhone: true },
  { name: 'phone-draft', path: '/', before: openDraft, isPhone: true },
  { name: 'keys', path: '/', before: (page) => page.keyboard.press('?') },
  { name: 'together', path: '/approvals?section=needs' },
  { name: 'scheduled', path: '/?section=scheduled' },
  { name: 'sent', path: '/?section=sent' },
  { name: 'held-back', path: '/?section=held' },
  { name: 'we-owe', path: '/?section=owed', before: openFirst },
  { name: 'unsure', path: '/?section=unsure' },
  { name: 'backlog', path: '/?section=backlog' },
  { name: 'too-late', path: '/?section=too_late' },
  { name: 'all', path: '/?section=all' },
  { name: 'ticket', path: '/', before: openTicket },
  { name: 'insights', path: '/insights' },
  { name: 'voices-and-plans', path: '/prompts' },
  { name: 'voice', path: '/prompts/personas/maya' },
  { name: 'simulations', path: '/simulations' },
  { name: 'users', path: '/users' },
  { name: 'api', path: '/docs' },
]

const GUARDED: Shot[] = [{ name: 'sign-in', path: '/session' }]
const REAL: Shot[] = [{ name: 'first-contact', path: '/' }]

const main = async () => {
  mkdirSync(TO, { recursive: true })
  const folder = mkdtempSync(join(tmpdir(), 'relance-screenshots-'))
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
  const desk = await openDesk(60)
  const account = {
    GORGIAS_BASE_URL: desk.origin,
    GORGIAS_EMAIL: 'ops@shop.example',
    GORGIAS_API_KEY: 'key',
  }
  const visits: [Shot[], Record<string, string>][] = [
    [INBOX, { UNDO_WINDOW: '30m' }],
    [GUARDED, { ADMIN_TOKEN: 'only for the picture' }],
    [REAL, account],
  ]
  try {
    for (const [place, [shots, settings]] of visits.entries()) {
      const serving = await serveOn(join(folder, `${place}.db`), settings)
      if (shots === INBOX) await approveSome(serving)
      for (const colorScheme of ['light', 'dark'] as const) {
        const context = await browser.newContext({ colorScheme, reducedMotion: 'reduce' })
        for (const shot of shots) await photograph(context, serving, shot, colorScheme)
        await context.close()
      }
      await serving.close()
    }
  } finally {
    await browser.close()
    await desk.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** So that the other tabs have something to show. */
const approveSome = async ({ url }: Serving) => {
  const answer = await fetch(`${url}/api/v1/decisions?status=pending&verdict=follow_up&limit=3`)
  const { data } = (await answer.json()) as { data: { id: string }[] }
  for (const { id } of data)
    await fetch(`${url}/api/v1/decisions/${id}/approval`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
}

const photograph = async (
  context: BrowserContext,
  serving: Serving,
  { name, path, before, isPhone }: Shot,
  colorScheme: string,
) => {
  const page = await context.newPage()
  await page.setViewportSize(isPhone ? PHONE : DESKTOP)
  await page.goto(serving.url + path)
  await before?.(page)
  await page.waitForLoadState()
  await page.screenshot({ path: join(TO, `${name}-${colorScheme}.png`) })
  await page.close()
  say(`${name}, ${colorScheme}`)
}

await main()
