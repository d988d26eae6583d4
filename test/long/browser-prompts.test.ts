/** A voice edited in a browser by somebody who signed in: checked while typing, tried on tickets, in conflict with the disk. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { HOUR } from '../../src/lib/clock.ts'
import {
  envIn,
  prepared,
  relance,
  startSandbox,
  startServe,
  tempFolder,
  towards,
  writePrompts,
  writeTickets,
} from '../e2e/harness.ts'
import { autonomousPrompts, waitingTicket } from '../e2e/harness-more.ts'
import { expectAccessible, expectNoSideways, openPage, startBrowser } from './browser.ts'

const NOW = '2026-11-24T09:00:00Z'
const now = Date.parse(NOW)
const PASSWORD = 'an old teapot, blue'
const ADMIN_TOKEN = 'a long random word for this test'

const begin = prepared(async () => {
  const folder = tempFolder()
  const tickets = [1, 2, 3, 4].map((n) => waitingTicket(2000 + n, now, (140 + n) * HOUR))
  const sandbox = await startSandbox({
    flags: ['--clock', NOW],
    ticketsFile: writeTickets(folder, NOW, tickets),
  })
  const promptsDir = writePrompts(folder, autonomousPrompts(['2d']))
  const env = envIn(folder, {
    ...towards(sandbox),
    PROMPTS_DIR: promptsDir,
    LLM_PROVIDER: 'offline',
    BACKLOG: 'include',
    POLL_INTERVAL: '1h',
    ADMIN_TOKEN,
  })
  const [browser, serving] = await Promise.all([startBrowser(), startServe(env)])
  await serving.logged(/pass complete/)
  return { browser, serving, env, file: join(promptsDir, 'personas/ines.md') }
})

const signIn = async (page: Page, name: string, password: string) => {
  if (name !== '') await page.getByLabel('Name').fill(name)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

test('a voice is checked while typing, tried on three tickets, saved over a conflict, and restored', async () => {
  const { browser, serving, file } = begin()
  const original = readFileSync(file, 'utf8')
  const { page, complaints } = await openPage(browser)
  await page.goto(`${serving.url}/users`)
  await expectAccessible(page)
  await signIn(page, '', ADMIN_TOKEN)
  await page.getByRole('heading', { name: 'Users' }).waitFor()
  await page.getByLabel('Name').fill('Maya')
  await page.locator('form[action="/users"] [name=password]').fill(PASSWORD)
  await page.getByRole('button', { name: 'Add' }).click()
  await page.getByRole('button', { name: 'Remove Maya' }).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await signIn(page, 'maya', PASSWORD)
  await page.getByText('Signed in as Maya').waitFor()

  await page.getByRole('link', { name: 'Voices and plans' }).first().click()
  await page.getByRole('link', { name: 'Voice ines' }).click()
  const field = page.locator('#text')
  await field.waitFor()
  await expectAccessible(page)
  await field.fill(original.replace('\nname:', '\nnme:'))
  await page.locator('#found', { hasText: 'unknown key "nme"' }).waitFor()
  await expectAccessible(page)
  const mine = original.replace(/^signature:.*$/m, 'signature: "Ines, the new one"')
  expect(mine).not.toBe(original)
  await field.fill(mine)
  await page.getByRole('button', { name: 'Try it on tickets' }).click()
  await page.locator('#comparisons article').nth(2).waitFor()
  expect(await page.locator('#comparisons article').count()).toBe(3)
  expect(
    await page.locator('.sides > div:last-child .text', { hasText: 'the new one' }).count(),
  ).toBe(3)
  expect(
    await page.locator('.sides > div:first-child .text', { hasText: 'the new one' }).count(),
  ).toBe(0)
  expect(await field.inputValue()).toBe(mine)
  await expectAccessible(page)

  writeFileSync(file, `${original.trimEnd()}\nBy git.\n`)
  await page.getByRole('button', { name: 'Save' }).click()
  await page.locator('del', { hasText: 'By git.' }).waitFor()
  await expectAccessible(page)
  expect(await field.inputValue()).toBe(mine)
  expect(readFileSync(file, 'utf8')).toContain('By git.')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.locator('.notice', { hasText: 'Saved.' }).waitFor()
  expect(readFileSync(file, 'utf8')).toBe(`${mine.trimEnd()}\n`)
  await page.locator('.versions', { hasText: 'Maya' }).waitFor()

  await page
    .getByRole('link', { name: /Look at version/ })
    .last()
    .click()
  await page.getByRole('heading', { name: /^Version \d+ of/ }).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: /^Restore version/ }).click()
  await page.locator('.notice', { hasText: 'Saved.' }).waitFor()
  expect(readFileSync(file, 'utf8')).toContain('By git.')
  expect(complaints).toEqual([])
})

test('the new pages fit a phone in the dark, and a link from elsewhere finds the session', async () => {
  const { browser, serving } = begin()
  const { page, complaints } = await openPage(browser, {
    viewport: { width: 390, height: 844 },
    colorScheme: 'dark',
  })
  await page.goto(`${serving.url}/prompts/shop/shop`)
  await signIn(page, '', ADMIN_TOKEN)
  for (const path of [
    '/prompts',
    '/prompts/shop/shop',
    '/prompts/personas/ines',
    '/users',
    '/account',
  ]) {
    await page.goto(serving.url + path)
    await page.locator('main h1').waitFor()
    await expectAccessible(page)
    await expectNoSideways(page)
  }
  // As a link on the helpdesk's pages does: the first request brings no cookie along.
  await page.goto(`data:text/html,<a href="${serving.url}/prompts">go</a>`)
  await page.getByText('go').click()
  await page.waitForURL(`${serving.url}/prompts`)
  await page.getByRole('heading', { name: 'Voices and plans' }).waitFor()
  expect(complaints).toEqual([])
})

test('who may look and not act has no button, and each key that acts says so', async () => {
  const { browser, serving, env } = begin()
  const added = await relance(['users', 'add', 'nora', '--role', 'viewer'], env, `${PASSWORD}\n`)
  expect(added.code).toBe(0)
  const { page, complaints } = await openPage(browser)
  await page.goto(`${serving.url}/?section=all`)
  await signIn(page, 'nora', PASSWORD)
  await page.getByText('Signed in as nora').waitFor()
  // Keys are heard once the page's script has run.
  await page.waitForLoadState('load')
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.locator('main.opened').waitFor()
  await expectAccessible(page)
  const said = page.locator('.refused-keys')
  for (const key of ['a', 'e', 'i', 'n', 'r', 'u', 'x', 'z']) {
    expect(await said.innerText()).toBe('')
    await page.keyboard.press(key)
    expect(await said.innerText(), key).toBe('Nothing was done: you may look, not act.')
    await page.reload()
  }
  expect(await page.locator('main button:not(.search button)').count()).toBe(0)
  await page.keyboard.press('a')
  await expectAccessible(page)
  await page.keyboard.press('j')
  await page.waitForURL(/\/decisions\//)
  expect((await relance(['users', 'remove', 'nora'], env)).code).toBe(0)
  expect(complaints).toEqual([])
})

test('users come and go by the command line, and their passwords never stand on it', async () => {
  const { env, serving } = begin()
  const wrong = await relance(['users', 'add', 'zoe', '--role', 'king'], env)
  expect(wrong.code).toBe(2)
  expect(wrong.stderr).toContain('viewer, approver, admin')
  expect((await relance(['users', 'add', 'zoe', '--role', 'viewer'], env)).stderr).toContain(
    'nothing was written',
  )
  const added = await relance(['users', 'add', 'zoe', '--role', 'viewer'], env, `${PASSWORD}\n`)
  expect(added).toMatchObject({ code: 0, stdout: 'zoe may sign in now.\n' })
  const signedIn = await fetch(`${serving.url}/session`, {
    method: 'POST',
    body: new URLSearchParams({ name: 'zoe', password: PASSWORD }),
    redirect: 'manual',
  })
  expect(signedIn.status).toBe(303)
  const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const look = () => fetch(`${serving.url}/api/v1/pause`, { headers: { cookie } })
  expect((await look()).status).toBe(200)
  const { users } = (await relance(['users', 'list', '--json'], env)).json() as {
    users: { name: string; role: string }[]
  }
  expect(users).toContainEqual(expect.objectContaining({ name: 'zoe', role: 'viewer' }))
  expect((await relance(['users', 'password', 'zoe'], env, 'a new teapot, red\n')).code).toBe(0)
  expect((await look()).status).toBe(401)
  expect((await relance(['users', 'remove', 'zoe'], env)).code).toBe(0)
  expect((await relance(['users', 'remove', 'zoe'], env)).code).toBe(1)
})
