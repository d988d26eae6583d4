import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sha256 } from '../../src/lib/hash.ts'
import { openStore } from '../../src/store/store.ts'
import { api, ask, submit, visit } from './asking.ts'
import { memoryServices } from './memory-services.ts'
import { promptFolder } from './memory-team.ts'
import { seat, serviceWith } from './signing.ts'

const open = () => {
  const dir = promptFolder()
  const services = memoryServices([], { store: openStore(':memory:').store, promptsDir: dir })
  const onDisk = (file: string) => readFileSync(join(dir, file), 'utf8')
  return { ...api(services), services, dir, onDisk, maya: onDisk('personas/maya.md') }
}

const page = '/prompts/personas/maya'
const withLine = (text: string) => `${text.trimEnd()}\nSay it kindly.\n`
const FIELD = /<textarea[^>]*>([\s\S]*?)<\/textarea>/
const fieldOf = (html: string) => FIELD.exec(html)?.[1] ?? ''

describe('the editor of a voice', () => {
  it('saves to the file, names it saved, and lists who changed what', async () => {
    const { app, maya, onDisk } = open()
    const text = withLine(maya)
    const saved = await submit(app, page, {
      text: text.replaceAll('\n', '\r\n'),
      hash: sha256(maya),
    })
    expect(saved.headers.get('location')).toBe(`${page}?saved=yes`)
    expect(onDisk('personas/maya.md')).toBe(text)
    const { html } = await visit(app, `${page}?saved=yes`)
    expect(html).toContain('Saved. It counts from the next pass on.')
    expect(html).toContain('<bdi>inbox</bdi>')
    const [, version = ''] = new RegExp(`href="(${page}/versions/\\d+)"`).exec(html) ?? []
    expect((await visit(app, version)).html).toContain('<ins>+ Say it kindly.</ins>')
  })

  it('shows a mistake with its line, keeps the words, and writes nothing', async () => {
    const { app, maya, onDisk } = open()
    const text = maya.replace('\nname:', '\nnme:')
    const refused = await submit(app, page, { text, hash: sha256(maya) })
    expect(refused.status).toBe(422)
    const html = await refused.text()
    expect(html).toMatch(/personas\/maya\.md, line 2: unknown key &quot;nme&quot;/)
    expect(fieldOf(html)).toContain('nme:')
    expect(onDisk('personas/maya.md')).toBe(maya)
  })

  it('is checked while typing by a part of the page, and without scripts by the whole of it', async () => {
    const { app, maya, dir } = open()
    const fields = { text: maya.replace('\nname:', '\nnme:'), hash: sha256(maya) }
    const part = await submit(app, `${page}/check`, fields, { 'HX-Trigger': 'text' })
    expect(await part.text()).toMatch(/^<div id="found".*line 2.*<\/div>$/)
    const whole = await (await submit(app, `${page}/check`, fields)).text()
    expect(whole).toContain('<!doctype html>')
    expect(fieldOf(whole)).toContain('nme:')
    writeFileSync(join(dir, 'personas/maya.md'), 'By git.\n')
    const moved = await submit(app, `${page}/check`, fields, { 'HX-Trigger': 'text' })
    expect(await moved.text()).toContain('Somebody changed this file meanwhile.')
  })

  it('shows both texts where the file changed meanwhile; saving again replaces it, and git’s text stays a version', async () => {
    const { app, maya, dir, onDisk } = open()
    writeFileSync(join(dir, 'personas/maya.md'), `${maya}By git.\n`)
    const text = withLine(maya)
    const conflict = await submit(app, page, { text, hash: sha256(maya) })
    expect(conflict.status).toBe(409)
    const html = await conflict.text()
    expect(html).toContain('<del>− By git.</del>')
    expect(html).toContain('<ins>+ Say it kindly.</ins>')
    expect(fieldOf(html)).toContain('Say it kindly.')
    const [, hash = ''] = /name="hash" value="(\w+)"/.exec(html) ?? []
    expect(hash).toBe(sha256(onDisk('personas/maya.md')))
    expect((await submit(app, page, { text, hash })).status).toBe(303)
    expect(onDisk('personas/maya.md')).toBe(text)
    expect((await visit(app, page)).html).toContain('<bdi>found on disk</bdi>')
  })

  it('restores a version, unless the file changed since the page was shown', async () => {
    const { app, maya, dir, onDisk, services } = open()
    await submit(app, page, { text: withLine(maya), hash: sha256(maya) })
    const versions = await services.prompts.versions({ kind: 'personas', name: 'maya' })
    const version = String(versions.at(-1)?.id)
    const hash = sha256(withLine(maya))
    expect((await submit(app, `${page}/restoration`, { version, hash })).status).toBe(303)
    expect(onDisk('personas/maya.md')).toBe(maya)
    writeFileSync(join(dir, 'personas/maya.md'), 'By git.\n')
    const late = await submit(app, `${page}/restoration`, { version, hash: sha256(maya) })
    expect(late.status).toBe(409)
    expect(onDisk('personas/maya.md')).toBe('By git.\n')
    expect((await submit(app, `${page}/restoration`, { version: '99', hash })).status).toBe(404)
  })

  it('begins a new voice, and makes its file', async () => {
    const { app, onDisk } = open()
    const begun = await visit(app, '/prompts/new?kind=personas&name=zoe')
    expect(begun.headers.get('location')).toBe('/prompts/personas/zoe?new=yes')
    expect((await visit(app, '/prompts/personas/zoe?new=yes')).status).toBe(200)
    expect((await visit(app, '/prompts/personas/zoe')).status).toBe(404)
    const made = await submit(app, '/prompts/personas/zoe', { text: 'Warm.', hash: '' })
    expect(made.status).toBe(303)
    expect(onDisk('personas/zoe.md')).toBe('Warm.\n')
  })

  it('does the same for plans and the shop', async () => {
    const { app, onDisk } = open()
    const list = (await visit(app, '/prompts')).html
    for (const path of ['policies/vip-unshipped', 'shop/shop']) {
      expect(list).toContain(`href="/prompts/${path}"`)
      const { html, status } = await visit(app, `/prompts/${path}`)
      expect(status).toBe(200)
      expect(html).toContain('hx-post="/prompts/')
    }
    const shop = onDisk('shop.md')
    const broken = await submit(app, '/prompts/shop/shop', {
      text: '---\ntimezone: Mars\n---\n',
      hash: sha256(shop),
    })
    expect(broken.status).toBe(422)
    expect(onDisk('shop.md')).toBe(shop)
  })

  it('says why where the disk refuses, and keeps the words', async () => {
    const { dir } = open()
    writeFileSync(join(dir, 'file'), '')
    const { app } = api(memoryServices([], { promptsDir: join(dir, 'file') }))
    const refused = await submit(app, '/prompts/shop/shop', { text: 'We sell bowls.', hash: '' })
    expect(refused.status).toBe(503)
    const html = await refused.text()
    expect(html).toMatch(/Not saved: EEXIST/)
    expect(fieldOf(html)).toBe('We sell bowls.')
    const sent = await ask(app, 'PUT', '/api/v1/personas/zoe', { text: 'Warm.' })
    expect(sent).toMatchObject({ status: 503, type: 'application/problem+json' })
  })

  it.each([
    'personas/..%2Fshop',
    'personas/%2e%2e',
    'shop/other',
    'system/decide',
    'personas/a%00b',
  ])('never opens %s', async (path) => {
    const { app } = open()
    expect((await visit(app, `/prompts/${path}?new=yes`)).status).toBeGreaterThanOrEqual(400)
    const sent = await submit(app, `/prompts/${path}`, { text: 'x', hash: '' })
    expect(sent.status).toBeGreaterThanOrEqual(400)
  })

  it('says what stands in a file as text, whatever that is', async () => {
    const { app, maya, dir } = open()
    const harm = '</textarea><script>alert(1)</script>'
    writeFileSync(join(dir, 'personas/maya.md'), `${maya}${harm}\n`)
    expect((await visit(app, page)).html).not.toContain('<script>alert')
  })

  it('offers a viewer nothing to save with', async () => {
    const service = await serviceWith({ noor: 'admin', vera: 'viewer' })
    const vera = await seat(service, 'vera')
    const { html } = await vera.see(page)
    expect(html).toContain('readonly')
    expect(html).not.toContain('Save</button>')
    expect((await vera.send(page, { text: 'x', hash: '' })).status).toBe(403)
    const noor = await seat(service, 'noor')
    expect((await noor.see(page)).html).toContain('Save</button>')
  })
})

describe('a voice over the API', () => {
  const path = '/api/v1/personas/maya'

  it('is read with its hash, also as ETag, and saved against it', async () => {
    const { app, maya, onDisk } = open()
    const read = await app.request(path)
    expect(read.headers.get('etag')).toBe(`"${sha256(maya)}"`)
    expect(await read.json()).toEqual({
      name: 'maya',
      file: 'personas/maya.md',
      hash: sha256(maya),
      text: maya,
    })
    const text = withLine(maya)
    const saved = await ask(app, 'PUT', path, { text, hash: sha256(maya) })
    expect(saved).toMatchObject({ status: 200, body: { text, hash: sha256(text) } })
    expect(onDisk('personas/maya.md')).toBe(text)
  })

  it('that changed meanwhile is answered with 409 and the text as it is', async () => {
    const { app, maya, dir } = open()
    writeFileSync(join(dir, 'personas/maya.md'), 'By git.\n')
    expect(await ask(app, 'PUT', path, { text: 'Mine.', hash: sha256(maya) })).toMatchObject({
      status: 409,
      body: { field: 'hash', current: { text: 'By git.\n', hash: sha256('By git.\n') } },
    })
    expect((await ask(app, 'PUT', path, { text: 'Mine.', hash: null })).status).toBe(409)
    const matched = (match: string) =>
      app.request(path, {
        method: 'PUT',
        body: '{"text":"Mine."}',
        headers: { 'Content-Type': 'application/json', 'If-Match': match },
      })
    expect((await matched(`"${sha256(maya)}"`)).status).toBe(409)
    expect((await matched(`"${sha256('By git.\n')}"`)).status).toBe(200)
  })

  it('without a hash replaces what is there, which stays a version; a new one is 201', async () => {
    const { app, services, maya } = open()
    expect((await ask(app, 'PUT', path, { text: 'Mine.' })).status).toBe(200)
    const versions = await services.prompts.versions({ kind: 'personas', name: 'maya' })
    expect(versions.map(({ by, text }) => [by, text])).toEqual([
      ['api', 'Mine.\n'],
      [null, maya],
    ])
    expect((await ask(app, 'PUT', '/api/v1/personas/zoe', { text: 'New.' })).status).toBe(201)
  })

  it('with a mistake is refused with its line, and a plan too', async () => {
    const { app, onDisk, maya } = open()
    expect(await ask(app, 'PUT', path, { text: '---\nnme: x\n---\n' })).toMatchObject({
      status: 422,
      body: { field: 'text', errors: [{ field: 'text:2' }] },
    })
    expect(onDisk('personas/maya.md')).toBe(maya)
    const plan = '/api/v1/policies/vip-unshipped'
    expect((await ask(app, 'PUT', plan, { text: '---\nmode: loud\n---\n' })).status).toBe(422)
    expect((await ask(app, 'GET', plan)).body.file).toBe('policies/vip-unshipped.md')
  })

  it.each(['..%2Fshop', '%2e%2e%2fshop', '.maya', 'a%00', 'x'.repeat(80)])(
    'named %s is refused, read or written',
    async (name) => {
      const { app, onDisk } = open()
      const shop = onDisk('shop.md')
      for (const method of ['GET', 'PUT']) {
        const body = method === 'PUT' ? { text: 'x' } : undefined
        const { status } = await ask(app, method, `/api/v1/personas/${name}`, body)
        expect([404, 422]).toContain(status)
      }
      expect(onDisk('shop.md')).toBe(shop)
    },
  )

  it.each([
    {},
    { text: '' },
    { text: ' ' },
    { text: 3 },
    { text: 'x', hash: 'y' },
    { text: 'x', more: 1 },
  ])('saved with %j is 422', async (body) => {
    expect((await ask(open().app, 'PUT', path, body)).status).toBe(422)
  })

  it('that nobody wrote is 404', async () => {
    expect((await ask(open().app, 'GET', '/api/v1/personas/nobody')).status).toBe(404)
  })
})
