/** A real account in a browser: the first page, the way from it into the inbox, and tickets that mean harm. */
import { describe, expect, test } from 'vitest'
import { HOUR } from '../../src/lib/clock.ts'
import {
  envIn,
  prepared,
  startSandbox,
  startServe,
  type TicketInput,
  tempFolder,
  towards,
  writePrompts,
  writeTickets,
} from '../e2e/harness.ts'
import { autonomousPrompts, waitingTicket } from '../e2e/harness-more.ts'
import { expectAccessible, expectNoSideways, openPage, startBrowser } from './browser.ts'

const NOW = '2026-11-24T09:00:00Z'
const now = Date.parse(NOW)

/** Runs nowhere, loads nothing, turns nothing around; and 100 kB of it. */
const HARM = [
  '<script>window.harmed = 1</script>',
  '<img src=x onerror="window.harmed = 2">',
  '"></textarea></mark><svg/onload=window.harmed=3><style>body{display:none}</style>',
  '<form action=https://evil.example><button data-key=a>a</button></form>',
  '![x](https://evil.example/x.png) <a href="javascript:window.harmed=4">x</a>',
  '\u202Eevil\u2066\u2069 hx-get="/approvals" hx-trigger=load',
].join('\n')

const hostile = (number: number): TicketInput => {
  const ticket = waitingTicket(number, now, 140 * HOUR)
  const [first, ...rest] = ticket.messages
  return {
    ...ticket,
    subject: HARM.replaceAll('\n', ' ').slice(0, 400),
    customer: { name: HARM.slice(0, 100), email: `c${number}@example.com`, tags: [] },
    messages: [
      ...(first === undefined
        ? []
        : [{ ...first, text: `${first.text}\n${HARM}\n${'ä'.repeat(50_000)}` }]),
      ...rest,
    ],
  }
}

const begin = prepared(async () => {
  const folder = tempFolder()
  const tickets = [
    ...[1, 2, 3].map((n) => waitingTicket(2000 + n, now, (140 + n) * HOUR)),
    hostile(2004),
  ]
  const sandbox = await startSandbox({
    flags: ['--clock', NOW],
    ticketsFile: writeTickets(folder, NOW, tickets),
  })
  const env = envIn(folder, {
    ...towards(sandbox),
    PROMPTS_DIR: writePrompts(folder, autonomousPrompts(['2d'])),
    LLM_PROVIDER: 'offline',
    BACKLOG: 'include',
    POLL_INTERVAL: '1h',
    UNDO_WINDOW: '30m',
  })
  const [browser, serving] = await Promise.all([startBrowser(), startServe(env)])
  await serving.logged(/pass complete/)
  return { browser, serving }
})

describe('the first page of an account', () => {
  test('is clean to axe, fits a phone, and leads into the inbox by its button', async () => {
    const { browser, serving } = begin()
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page, complaints } = await openPage(browser, {
        viewport: { width: 390, height: 844 },
        colorScheme,
      })
      await page.goto(serving.url)
      await page.locator('h1', { hasText: 'Nothing has been sent' }).waitFor()
      await expectAccessible(page)
      await expectNoSideways(page)
      expect(complaints).toEqual([])
    }
    const { page, complaints } = await openPage(browser)
    await page.goto(serving.url)
    await page.getByRole('button', { name: 'I would send this' }).first().click()
    await page.locator('button[aria-pressed=true]').first().waitFor()
    await page.getByRole('button', { name: 'Start' }).click()
    await page.locator('.notice', { hasText: 'Started' }).waitFor()
    await page.locator('[data-item]').first().waitFor()
    expect(complaints).toEqual([])
  })
})

describe('a ticket that means harm', () => {
  test('does none on any page that shows it', async () => {
    const { browser, serving } = begin()
    const { page, complaints } = await openPage(browser)
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(`${serving.url}/?section=all`)
    await page.locator('#search').fill('window.harmed')
    await page.keyboard.press('Enter')
    await page.waitForURL(/search=window/)
    await expectAccessible(page)
    await page.locator('[data-item]').first().click()
    await page.locator('.messages', { hasText: 'window.harmed' }).waitFor()
    expect(await page.evaluate(() => 'harmed' in window)).toBe(false)
    expect(asked.filter((url) => !url.startsWith(serving.url))).toEqual([])
    expect(
      await page.locator(':is(.conversation, #queue) :is(form, img, script, svg)').count(),
    ).toBe(0)
    expect(await page.locator('body').evaluate((body) => getComputedStyle(body).display)).toBe(
      'block',
    )
    await expectAccessible(page)
    await expectNoSideways(page)
    expect(complaints).toEqual([])
  })
})
