/** Photographs every page, light and dark, into `docs/screenshots`: `npm run screenshots`. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { type Serving, serveOn } from './serving.ts'
import { openDesk, ROOT, say } from './workshop.ts'

const CHROMIUM = '/usr/bin/chromium'
const TO = join(ROOT, 'docs', 'screenshots')
const DESKTOP = { width: 1280, height: 860 }
const PHONE = { width: 390, height: 844 }

type Shot = {
  name: string
  path: string
  /** Who signs in first. */
  as?: string
  /** What is done on the page before it is photographed. */
  before?: (page: Page, serving: Serving) => Promise<void>
  isPhone?: true
}

type Visit = {
  shots: Shot[]
  settings: Record<string, string>
  prepare?: (serving: Serving) => Promise<void>
}

/** Of the pictures only. */
const WORD = 'a teapot that nobody else has'

const USERS = [
  ['Ida', 'admin'],
  ['Tomas', 'approver'],
  ['Nora', 'viewer'],
] as const

/** Long enough for a picture of what is scheduled. */
const UNDONE_WITHIN = '20s'

const openFirst = async (page: Page) => {
  await page.keyboard.press('Enter')
  await page.locator('main.opened').waitFor()
}

/** The first in the queue may be one for a person alone. */
const openFollowUp = async (page: Page) => {
  await page.locator('[data-item]', { hasText: 'Follow up' }).first().click()
  await page.locator('main.opened').waitFor()
}

const openDraft = async (page: Page) => {
  await openFollowUp(page)
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
  { name: 'phone-ticket', path: '/?section=sent', before: openTicket, isPhone: true },
  { name: 'keys', path: '/', before: (page) => page.keyboard.press('?') },
  { name: 'together', path: '/approvals?section=needs' },
  { name: 'scheduled', path: '/?section=scheduled', before: approveSome },
  { name: 'sent', path: '/?section=sent' },
  { name: 'held-back', path: '/?section=held' },
  { name: 'we-owe', path: '/?section=owed', before: openFirst },
  { name: 'unsure', path: '/?section=unsure' },
  { name: 'backlog', path: '/?section=backlog' },
  { name: 'too-late', path: '/?section=too_late' },
  { name: 'all', path: '/?section=all' },
  { name: 'ticket', path: '/?section=sent', before: openTicket },
  { name: 'insights', path: '/insights' },
  { name: 'voices-and-plans', path: '/prompts' },
  { name: 'voice', path: '/prompts/personas/maya' },
  { name: 'simulations', path: '/simulations' },
  { name: 'api', path: '/docs' },
]

/** Nora may look only: she sees the draft and no button. */
const GUARDED: Shot[] = [
  { name: 'sign-in', path: '/session' },
  { name: 'users', path: '/users', as: 'Ida' },
  { name: 'viewer', path: '/', as: 'Nora', before: openFollowUp },
]
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
  const visits: Visit[] = [
    { shots: INBOX, settings: { UNDO_WINDOW: UNDONE_WITHIN }, prepare: sendAndSimulate },
    { shots: GUARDED, settings: { ADMIN_TOKEN: WORD }, prepare: addUsers },
    { shots: REAL, settings: account },
  ]
  try {
    for (const [place, { shots, settings, prepare }] of visits.entries()) {
      const serving = await serveOn(join(folder, `${place}.db`), settings)
      await prepare?.(serving)
      for (const colorScheme of ['light', 'dark'] as const)
        for (const shot of shots) await photograph(browser, serving, shot, colorScheme)
      await serving.close()
    }
  } finally {
    await browser.close()
    await desk.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** So that the other pages have something to show. */
async function sendAndSimulate(serving: Serving) {
  const { id } = await ask(serving, '/simulations', { limit: 60 })
  await approve(serving, 8)
  await until('eight follow-ups are sent', async () => {
    const { data } = await ask(serving, '/decisions?status=sent&limit=8')
    return data.length === 8
  })
  await until('the simulation has ended', async () => {
    const { status } = await ask(serving, `/simulations/${id}`)
    return status === 'finished'
  })
}

/** They are on their way while the picture is taken. */
async function approveSome(page: Page, serving: Serving) {
  await approve(serving, 3)
  await page.reload()
  await page.locator('[data-item]').first().waitFor()
}

const approve = async (serving: Serving, limit: number) => {
  const path = `/decisions?status=pending&verdict=follow_up&limit=${limit}`
  const { data } = await ask(serving, path)
  for (const { id } of data) await ask(serving, `/decisions/${id}/approval`, {})
}

/** Posts where there is a body. */
const ask = async ({ url }: Serving, path: string, body?: object) => {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
  return (await answer.json()) as { id: string; status: string; data: { id: string }[] }
}

/** In milliseconds. */
const PATIENCE = 90_000

const until = async (what: string, isSo: () => Promise<boolean>) => {
  const end = performance.now() + PATIENCE
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`waited in vain until ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

async function addUsers({ url }: Serving) {
  for (const [name, role] of USERS) {
    const answer = await fetch(`${url}/users`, {
      method: 'POST',
      headers: { authorization: `Bearer ${WORD}` },
      body: new URLSearchParams({ name, role, password: WORD }),
    })
    if (!answer.ok) throw new Error(`${name}: ${await answer.text()}`)
  }
}

const photograph = async (
  browser: Browser,
  serving: Serving,
  { name, path, as, before, isPhone }: Shot,
  colorScheme: 'light' | 'dark',
) => {
  const screen = isPhone
    ? { viewport: PHONE, isMobile: true, hasTouch: true }
    : { viewport: DESKTOP }
  const context = await browser.newContext({ colorScheme, reducedMotion: 'reduce', ...screen })
  const page = await context.newPage()
  await page.goto(serving.url + path)
  if (as !== undefined) await signIn(page, as)
  await before?.(page, serving)
  await page.waitForLoadState()
  await page.screenshot({ path: join(TO, `${name}-${colorScheme}.png`) })
  await context.close()
  say(`${name}, ${colorScheme}`)
}

const signIn = async (page: Page, name: string) => {
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('Password').fill(WORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByText(`Signed in as ${name}`).waitFor()
}

await main()
