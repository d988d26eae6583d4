import { describe, expect, it } from 'vitest'
import { MINUTE } from '../../src/lib/clock.ts'
import { api, submit, visit } from './asking.ts'
import { mug } from './examples.ts'
import { memoryServices } from './memory-services.ts'

const TOKEN = 'correct horse battery staple'

const locked = () => {
  const services = memoryServices([mug()], { adminToken: TOKEN })
  return { services, ...api(services) }
}

const bearer = (token: string) => ({ Authorization: `Bearer ${token}` })

describe('the host name', () => {
  it.each([
    ['127.0.0.1', '127.0.0.1:3000', 200],
    ['127.0.0.1', 'localhost:8080', 200],
    ['127.0.0.1', 'LOCALHOST', 200],
    ['127.0.0.1', '[::1]:3000', 200],
    ['127.0.0.1', 'relance.localhost:3000', 200],
    ['127.0.0.1', 'evil.example', 421],
    ['127.0.0.1', 'localhost.evil.example', 421],
    ['127.0.0.1', '127.0.0.1.evil.example', 421],
    ['127.0.0.1', '192.168.1.5:3000', 421],
    ['127.0.0.1', 'bad host', 421],
    ['relance.acme.example', 'relance.acme.example:443', 200],
    ['relance.acme.example', 'other.acme.example', 421],
    ['fd00::5', '[fd00::5]:3000', 200],
    ['fd00::5', '[fd00::6]:3000', 421],
    ['0.0.0.0', '192.168.1.5:3000', 200],
    ['0.0.0.0', 'evil.example', 421],
  ])('with HOST=%s a request to %s is answered with %i', async (host, header, expected) => {
    const { app } = api(memoryServices([], { host }))
    const answer = await app.request('/healthz', { headers: { Host: header } })
    expect(answer.status).toBe(expected)
  })
})

describe('a changing request', () => {
  it.each<[string, Record<string, string>, number]>([
    ['from a program', {}, 200],
    ['from our own page', { 'Sec-Fetch-Site': 'same-origin' }, 200],
    ['from our own page in an older browser', { Origin: 'http://localhost' }, 200],
    ['through a proxy that ends TLS', { Host: 'localhost', Origin: 'https://localhost' }, 200],
    ['from another site', { 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['from a sibling site', { 'Sec-Fetch-Site': 'same-site' }, 403],
    ['from a foreign origin', { Origin: 'https://evil.example' }, 403],
    ['from another port of this machine', { Origin: 'http://localhost:9999' }, 403],
    ['from an opaque origin', { Origin: 'null' }, 403],
  ])('%s is answered with its status', async (_, headers, expected) => {
    const services = memoryServices([mug()])
    const answer = await api(services).app.request('/api/v1/decisions/d-mug/approval', {
      method: 'POST',
      headers,
    })
    expect(answer.status).toBe(expected)
    expect(services.decisions.get('d-mug')?.status).toBe(expected === 200 ? 'scheduled' : 'pending')
  })

  it('by a form of another site changes nothing', async () => {
    const services = memoryServices([mug()])
    const answer = await submit(
      api(services).app,
      '/decisions/d-mug/approval',
      { text: 'Buy now', version: '3' },
      { 'Sec-Fetch-Site': 'cross-site' },
    )
    expect(answer.status).toBe(403)
    expect(services.decisions.get('d-mug')?.status).toBe('pending')
  })
})

describe('with an ADMIN_TOKEN', () => {
  it.each([
    '/api/v1/decisions',
    '/api/v1/pause',
    '/openapi.json',
    '/metrics',
    '/',
    '/decisions/d-mug',
    '/nothing',
  ])('%s needs the bearer', async (path) => {
    const { app } = locked()
    const without = await app.request(path)
    expect(without.status).toBe(401)
    expect(without.headers.get('www-authenticate')).toContain('Bearer')
    expect(await without.json()).toMatchObject({ status: 401, field: 'Authorization' })
    for (const wrong of ['wrong', `${TOKEN}x`, ''])
      expect((await app.request(path, { headers: bearer(wrong) })).status).toBe(401)
    expect((await app.request(path, { headers: bearer(TOKEN) })).status).not.toBe(401)
  })

  it.each(['/healthz', '/readyz', '/session', '/assets/inbox.css'])(
    '%s stays open',
    async (path) => {
      expect((await locked().app.request(path)).status).toBe(200)
    },
  )

  it('a changing request without it changes nothing', async () => {
    const { app, services } = locked()
    for (const path of ['/api/v1/decisions/d-mug/approval', '/decisions/d-mug/approval'])
      expect((await submit(app, path, { text: 'x', version: '3' })).status).toBe(401)
    expect(services.decisions.get('d-mug')?.status).toBe('pending')
  })

  it('a person is led to the sign-in page and back to where he wanted to go', async () => {
    const { app } = locked()
    const led = await visit(app, '/decisions/d-mug?section=needs')
    expect(led.status).toBe(303)
    const page = led.headers.get('location') ?? ''
    expect(page).toMatch(/^\/session\?to=/)
    expect((await visit(app, page)).html).toContain('value="/decisions/d-mug?section=needs"')
    const signed = await submit(app, '/session', {
      password: TOKEN,
      to: '/decisions/d-mug?section=needs',
    })
    expect(signed.status).toBe(303)
    expect(signed.headers.get('location')).toBe('/decisions/d-mug?section=needs')
    const cookie = signed.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Strict/)
    expect(cookie).not.toMatch(/Secure/)
    const [pair = ''] = cookie.split(';')
    expect((await visit(app, '/', { Cookie: pair })).status).toBe(200)
  })

  it('over https the cookie is for https alone', async () => {
    const signed = await submit(
      locked().app,
      '/session',
      { password: TOKEN },
      { 'X-Forwarded-Proto': 'https' },
    )
    expect(signed.headers.get('set-cookie')).toMatch(/Secure/)
  })

  it.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/.//evil.example/x',
    '/..//evil.example/x',
    '/a/../..//evil.example',
    '/./\\evil.example',
    '/%2e//evil.example',
  ])('signing in never leads to %s', async (to) => {
    const signed = await submit(locked().app, '/session', { password: TOKEN, to })
    expect(signed.headers.get('location')).toMatch(/^\/($|[^/\\])/)
  })

  it('a session ends after its time, and a forged or foreign one never begins', async () => {
    const { app, services } = locked()
    const signed = await submit(app, '/session', { password: TOKEN })
    const [pair = ''] = (signed.headers.get('set-cookie') ?? '').split(';')
    const status = async (cookie: string) => (await visit(app, '/', { Cookie: cookie })).status
    const [end = '', signature = ''] = pair.replace('relance_session=', '').split('.')
    expect(await status(`relance_session=${Number(end) + 1}.${signature}`)).toBe(303)
    expect(await status('relance_session=.')).toBe(303)
    expect(await status('relance_session=x')).toBe(303)
    const other = api(memoryServices([], { adminToken: 'another token' })).app
    expect((await visit(other, '/', { Cookie: pair })).status).toBe(303)
    services.tick(12 * 60 * MINUTE - 1)
    expect(await status(pair)).toBe(200)
    services.tick(1)
    expect(await status(pair)).toBe(303)
  })

  it('signing out forgets the session', async () => {
    const out = await submit(locked().app, '/session/end', {})
    expect(out.status).toBe(303)
    expect(out.headers.get('set-cookie')).toMatch(/relance_session=;.*Max-Age=0/)
  })

  it('the eleventh wrong password within a minute is not even looked at', async () => {
    const { app, services } = locked()
    const attempt = async (password: string) => (await submit(app, '/session', { password })).status
    for (let n = 0; n < 10; n++) expect(await attempt('guess')).toBe(401)
    expect(await attempt('guess')).toBe(429)
    expect(await attempt(TOKEN)).toBe(429)
    services.tick(MINUTE - 1)
    expect(await attempt(TOKEN)).toBe(429)
    services.tick(1)
    expect(await attempt(TOKEN)).toBe(303)
  })
})

describe('every answer', () => {
  it.each(['/', '/decisions/d-mug', '/api/v1/decisions', '/healthz', '/nothing', '/session'])(
    'at %s carries the strict headers',
    async (path) => {
      const { app } = api(memoryServices([mug()]))
      const { headers } = await app.request(path)
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      )
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('same-origin')
      expect(headers.get('cache-control')).toBe('no-store')
    },
  )

  it('of the style sheet is asked for anew and answered with 304 while unchanged', async () => {
    const { app } = api(memoryServices([]))
    const first = await app.request('/assets/inbox.css')
    expect(first.headers.get('content-type')).toContain('text/css')
    expect(await first.text()).toContain('.inbox')
    const tag = first.headers.get('etag') ?? ''
    const again = await app.request('/assets/inbox.css', { headers: { 'If-None-Match': tag } })
    expect(again.status).toBe(304)
  })
})
