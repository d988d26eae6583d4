/** The inbox as a person uses it: in a browser, by keyboard, on a phone, while others work too. */
import type { Browser, Page } from 'playwright-core'
import { beforeEach, describe, expect, test } from 'vitest'
import { envIn, prepared, type Serving, startServe, tempFolder, until } from '../e2e/harness.ts'
import {
  createKeys,
  expectAccessible,
  expectNoSideways,
  openPage,
  startBrowser,
} from './browser.ts'

type Decision = {
  id: string
  ticket_id: number
  status: string
  verdict: string
  draft: { text: string } | null
  version: number
  findings: object[]
}

const begin = prepared(async () => {
  const [browser, serving] = await Promise.all([
    startBrowser(),
    // What is approved stays at hand, and no pass comes between.
    startServe(envIn(tempFolder(), { UNDO_WINDOW: '30m', POLL_INTERVAL: '1h' })),
  ])
  await serving.logged(/pass complete/)
  return { browser, serving }
})

const serving = (): Serving => begin().serving
const browser = (): Browser => begin().browser

const list = async (query: string) =>
  (await serving().api<{ data: Decision[] }>('GET', `/decisions?limit=100&${query}`)).body.data

/** Pending drafts in the order of the first tab, those without a finding. */
const drafts = async () =>
  (await list('status=pending&verdict=follow_up')).filter(
    ({ draft, findings }) => draft !== null && findings.length === 0,
  )

const read = async (id: string) => (await serving().api<Decision>('GET', `/decisions/${id}`)).body

let looked: Awaited<ReturnType<typeof openPage>>

beforeEach(async () => {
  looked = await openPage(browser())
  return async () => {
    expect(looked.complaints).toEqual([])
    await looked.page.context().close()
  }
})

const go = async (page: Page, path: string) => {
  await page.goto(`${serving().url}${path}`)
}

const openDraft = async (page: Page, nth = 0) => {
  const decision = (await drafts())[nth]
  if (decision === undefined) throw new Error('no draft waits')
  await go(page, `/decisions/${decision.id}?section=needs`)
  return decision
}

const notice = (page: Page, words: string) =>
  page.locator('.notice', { hasText: words }).first().waitFor()

describe('by keyboard', () => {
  test('ten drafts are approved with far less than forty key presses', async () => {
    const { page } = looked
    const { log, press } = createKeys(page)
    const before = (await list('status=scheduled')).length
    await go(page, '/')
    await press('Enter')
    await page.locator('main.opened').waitFor()
    for (let approved = 0; approved < 10; ) {
      const opened = await page.locator('main.opened h1').getAttribute('id')
      const next = page.locator(`main.opened h1:not(#${opened})`)
      if ((await page.locator('[data-key=a]').count()) === 0) {
        // Nothing to send: a note is put by another key, never by the one that sends.
        await press('a', 'j')
        await next.waitFor()
        continue
      }
      await press('a')
      const alert = page.locator('[role=alert]')
      await next.or(alert).first().waitFor()
      if ((await alert.count()) === 0) approved++
      else {
        // A finding stops this one: it is left for a closer look.
        await press('j')
        await next.waitFor()
      }
    }
    expect(log.length).toBeLessThanOrEqual(20)
    expect((await list('status=scheduled')).length - before).toBe(10)
  })

  test('j and k move through the list, Enter opens, and j goes on to the next', async () => {
    const { page } = looked
    const { press } = createKeys(page)
    await go(page, '/')
    const ids = await page.locator('[data-item]').evaluateAll((items) => items.map(({ id }) => id))
    await press('j', 'j', 'j', 'k')
    expect(await page.locator(':focus').getAttribute('id')).toBe(ids[1])
    await press('Enter')
    await page.locator('main.opened').waitFor()
    expect(page.url()).toContain(ids[1]?.replace('item-', '/decisions/'))
    await press('j')
    await page.waitForURL((url) => url.pathname === ids[2]?.replace('item-', '/decisions/'))
    await press('k')
    await page.waitForURL((url) => url.pathname === ids[1]?.replace('item-', '/decisions/'))
  })

  test('a opens the selected one, and the focus goes along with what is open', async () => {
    const { page } = looked
    const { press } = createKeys(page)
    await go(page, '/')
    await press('j', 'j', 'a')
    await page.locator('main.opened').waitFor()
    const before = new URL(page.url()).pathname
    await press('j')
    await page.waitForURL((url) => url.pathname !== before)
    await page.locator('[data-item][aria-current]:focus').waitFor()
  })

  test('at 1280 by 800 the whole draft and its button are seen at once, also below a notice', async () => {
    const { page } = looked
    await page.setViewportSize({ width: 1280, height: 800 })
    await openDraft(page)
    await page.keyboard.press('a')
    await notice(page, 'Approved.')
    await openDraft(page)
    const [draft, button] = await Promise.all(
      ['#text', '[data-key=a]'].map((one) => page.locator(one).boundingBox()),
    )
    expect(draft?.y).toBeGreaterThanOrEqual(0)
    expect((button?.y ?? 999) + (button?.height ?? 0)).toBeLessThanOrEqual(800)
    expect((draft?.y ?? 0) + (draft?.height ?? 999)).toBeLessThanOrEqual(button?.y ?? 0)
  })

  test('a finding stops an approval, x accepts it, and a sends', async () => {
    const { page } = looked
    const { press } = createKeys(page)
    const { id } = await openDraft(page)
    await page.locator('#text').fill('Hello {{first_name}}, could you send us the number?')
    await page.locator('[data-key=a]').click()
    await page.locator('[role=alert]').waitFor()
    await page.locator('[data-key=x]:focus').waitFor()
    for (const box of await page.locator('[data-key=x]').all()) {
      await press('x')
      expect(await box.isChecked()).toBe(true)
    }
    await expectAccessible(page)
    await press('a')
    await notice(page, 'Approved.')
    expect((await read(id)).status).toBe('scheduled')
    await page.locator('.notice button', { hasText: /^\s*Undo \((30:00|29:\d\d)\)/ }).waitFor()
  })

  test('an approval is taken back with u, and the item is at hand again', async () => {
    const { page } = looked
    const { press } = createKeys(page)
    const { id } = await openDraft(page)
    await press('a')
    await notice(page, 'Approved.')
    expect((await read(id)).status).toBe('scheduled')
    await press('u')
    await notice(page, 'Taken back')
    expect(new URL(page.url()).pathname).toBe(`/decisions/${id}`)
    expect((await read(id)).status).toBe('pending')
  })

  test('r asks why and Enter rejects, z sets aside, ? shows the keys', async () => {
    const { page } = looked
    const { press } = createKeys(page)
    const rejected = await openDraft(page)
    await press('r')
    await page.keyboard.type('he called us')
    await press('Enter')
    await notice(page, 'Rejected')
    expect((await read(rejected.id)).status).toBe('rejected')
    const postponed = await openDraft(page)
    await press('z', 'Enter')
    await notice(page, 'Postponed')
    expect((await read(postponed.id)).status).toBe('pending')
    await press('?')
    expect(await page.locator('#keys').isVisible()).toBe(true)
    await press('Escape')
  })

  test('a key pressed while the next item comes does nothing twice', async () => {
    const { page } = looked
    await openDraft(page)
    const before = (await list('status=scheduled')).length
    await Promise.all([page.keyboard.press('a'), page.keyboard.press('a')])
    await notice(page, 'Approved.')
    expect((await list('status=scheduled')).length - before).toBe(1)
  })
})

describe('while others work too', () => {
  test('an open edit stays as typed, the list follows, and approving shows both texts', async () => {
    const { page } = looked
    const { press } = createKeys(page)
    const opened = await openDraft(page)
    const other = (await drafts())[1]
    await press('e')
    await page.keyboard.press('Control+a')
    await page.keyboard.type('My own words.')
    await serving().api('POST', `/decisions/${other?.id}/rejection`, {})
    await page.locator(`#item-${other?.id}`).waitFor({ state: 'detached' })
    await serving().api('POST', `/decisions/${opened.id}/approval`, {
      text: 'Words of a colleague.',
    })
    await serving().api('DELETE', `/decisions/${opened.id}/approval`)
    await notice(page, 'This changed meanwhile')
    expect(await page.locator('#text').inputValue()).toBe('My own words.')
    expect(await page.locator(':focus').getAttribute('id')).toBe('text')
    await press('Control+Enter')
    await page.locator('[role=alert]').waitFor()
    expect(await page.locator('#text').inputValue()).toBe('My own words.')
    expect(await page.locator('.texts').innerText()).toContain('Words of a colleague.')
    expect((await read(opened.id)).status).toBe('pending')
    await expectAccessible(page)
    await page.locator('[data-key=a]').click()
    await notice(page, 'Approved.')
    expect((await read(opened.id)).draft?.text).toBe('My own words.')
  })

  test('after an edit was sent or a reason typed, keys act again and are not typed into the next draft', async () => {
    const { page } = looked
    const { press } = createKeys(page)
    const first = await openDraft(page)
    await press('e')
    await page.keyboard.type('Hello. ')
    await press('Control+Enter')
    await page.waitForURL((url) => !url.pathname.includes(first.id))
    const next = await page.locator('#text').inputValue()
    await press('u')
    await page.waitForURL((url) => url.pathname.includes(first.id))
    expect((await read(first.id)).status).toBe('pending')
    await press('r')
    await page.keyboard.type('not now')
    await press('Enter')
    await page.waitForURL((url) => !url.pathname.includes(first.id))
    await until(() => page.evaluate(`document.activeElement.matches('[data-item][aria-current]')`))
    expect(await page.locator('#text').inputValue()).toBe(next)
    await press('b')
    await page.locator('main.inbox:not(.opened)').waitFor()
  })

  test('the counts on the tabs follow without a reload', async () => {
    const { page } = looked
    await go(page, '/?section=sent')
    const count = page.locator('#tab-needs .count')
    const before = Number(await count.innerText())
    await serving().api('POST', `/decisions/${(await drafts())[0]?.id}/rejection`, {})
    await until(async () => Number(await count.innerText()) === before - 1)
  })
})

describe('many tabs', () => {
  test('do not use up the connections: those nobody looks at give theirs up, and follow again later', async () => {
    const { page } = looked
    const hide = (one: Page, isHidden: boolean) =>
      one.evaluate((value) => {
        Object.defineProperty(document, 'hidden', { configurable: true, value })
        document.dispatchEvent(new Event('visibilitychange'))
      }, isHidden)
    for (let n = 0; n < 7; n++) {
      const tab = await page.context().newPage()
      await tab.goto(`${serving().url}/?section=sent`)
      await hide(tab, true)
    }
    await go(page, '/')
    const first = page.context().pages()[1]
    if (first === undefined) throw new Error('no tab is open')
    const gone = (await drafts())[0]
    await serving().api('POST', `/decisions/${gone?.id}/rejection`, {})
    await page.locator(`#item-${gone?.id}`).waitFor({ state: 'detached' })
    await hide(first, false)
    await until(
      async () =>
        (await first.locator('#tab-needs .count').innerText()) ===
        (await page.locator('#tab-needs .count').innerText()),
    )
  })
})

describe('together', () => {
  test('what has no finding is approved with one confirmation, and all taken back', async () => {
    const { page } = looked
    const { press } = createKeys(page)
    const before = await list('status=scheduled')
    await go(page, '/')
    await page.locator('#bulk').click()
    const boxes = page.locator('input[name=item]')
    await boxes.first().waitFor()
    const ticked = await boxes.count()
    await boxes.first().uncheck()
    await expectAccessible(page)
    await press('a')
    await page.locator('h1', { hasText: `${ticked - 1} approved` }).waitFor()
    expect((await list('status=scheduled')).length).toBe(Math.min(100, before.length + ticked - 1))
    await press('u')
    await page.locator('h1', { hasText: `${ticked - 1} taken back` }).waitFor()
    expect((await list('status=scheduled')).map(({ id }) => id)).toEqual(before.map(({ id }) => id))
  })
})

describe('every page', () => {
  const PAGES = [
    ...['needs', 'scheduled', 'sent', 'held', 'owed', 'unsure', 'backlog', 'too_late', 'all'].map(
      (key) => `/?section=${key}`,
    ),
    '/approvals',
    '/insights',
    '/docs',
    '/nothing-here',
  ]

  test.each(['light', 'dark'] as const)('is clean to axe in %s', async (colorScheme) => {
    const { page } = looked
    await page.emulateMedia({ colorScheme })
    for (const path of PAGES) {
      await go(page, path)
      await expectAccessible(page)
    }
    const { ticket_id } = await openDraft(page)
    await page.locator('.later summary').click()
    await expectAccessible(page)
    await go(page, `/tickets/${ticket_id}`)
    for (const details of await page.locator('main details').all())
      await details.locator('summary').first().click()
    await expectAccessible(page)
  })

  test('shows the current tab on a phone, also after the top of the page was fetched again', async () => {
    const { page } = await openPage(browser(), { viewport: { width: 390, height: 844 } })
    await page.goto(`${serving().url}/?section=too_late`)
    const tab = page.locator('#tab-too_late')
    const isSeen = async () => {
      const box = await tab.boundingBox()
      return box !== null && box.x >= 0 && box.x + box.width <= 390
    }
    await until(isSeen)
    const fetched = page.waitForResponse(/parts\/top/)
    await page.evaluate(`htmx.trigger('#top', 'sse:service')`)
    await fetched
    await until(isSeen)
    await page.close()
  })

  test('fits a phone, where a draft can be approved too', async () => {
    const phone = await openPage(browser(), {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    })
    for (const path of PAGES) {
      await go(phone.page, path)
      await expectNoSideways(phone.page)
    }
    const { ticket_id } = await openDraft(phone.page)
    await go(phone.page, `/tickets/${ticket_id}`)
    await expectNoSideways(phone.page)
    await openDraft(phone.page)
    await expectNoSideways(phone.page)
    await expectAccessible(phone.page)
    await phone.page.locator('[data-key=a]').tap()
    await notice(phone.page, 'Approved.')
    expect(phone.complaints).toEqual([])
  })

  test('shows where the focus is', async () => {
    const { page } = looked
    await go(page, '/')
    for (let n = 0; n < 12; n++) {
      await page.keyboard.press('Tab')
      const width = await page
        .locator(':focus')
        .evaluate((one) => getComputedStyle(one).outlineWidth)
      expect(width).toBe('3px')
    }
  })

  test('works without a script', async () => {
    const plain = await openPage(browser(), { javaScriptEnabled: false })
    const { id } = await openDraft(plain.page)
    await plain.page.locator('#text').fill('Plain words.')
    await plain.page.locator('[data-key=a]').click()
    await notice(plain.page, 'Approved.')
    expect((await read(id)).draft?.text).toBe('Plain words.')
    await plain.page.locator('.notice button').click()
    await notice(plain.page, 'Taken back')
  })
})
