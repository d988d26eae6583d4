import { describe, expect, it } from 'vitest'
import { HOUR, MINUTE } from '../../src/lib/clock.ts'
import { submit, visit } from './asking.ts'
import { PASSWORD, seat, seatOf, serviceWith, signIn } from './signing.ts'

describe('a named user', () => {
  it('signs in, does something, and stands in the audit by the name', async () => {
    const service = await serviceWith({ Maya: 'approver', noor: 'admin' })
    expect((await visit(service.app, '/')).status).toBe(303)
    const maya = await seat(service, 'maya')
    expect((await maya.send('/decisions/d-mug/rejection', { reason: 'by phone' })).status).toBe(303)
    expect(service.services.acts.at(-1)).toMatchObject({ act: 'rejected', by: 'Maya' })
    expect((await maya.see('/')).html).toContain('Signed in as <bdi>Maya</bdi> (approver)')
  })

  it('has a password that is stored nowhere, and a session whose secret is stored nowhere', async () => {
    const service = await serviceWith({ maya: 'admin' })
    const { cookie } = await signIn(service, 'maya')
    const rows = [
      ...(await service.sql.db.select().from(service.sql.t.users)),
      ...(await service.sql.db.select().from(service.sql.t.sessions)),
      ...(await service.sql.db.select().from(service.sql.t.events)),
    ]
    expect(rows.length).toBeGreaterThan(3)
    expect(JSON.stringify(rows)).not.toContain(PASSWORD)
    expect(JSON.stringify(rows)).not.toContain(cookie.replace('relance_session=', ''))
    expect(JSON.stringify(rows)).toContain('$argon2id$')
  })

  it.each([
    ['maya', 'wrong'],
    ['maya', ''],
    ['nobody', PASSWORD],
    ['', PASSWORD],
    ['maya\0', PASSWORD],
  ])('%j does not come in by %j', async (name, password) => {
    const service = await serviceWith({ maya: 'admin' })
    expect(await signIn(service, name, password)).toEqual({ status: 401, cookie: '' })
  })

  it('is signed out by signing out, on the server too', async () => {
    const service = await serviceWith({ maya: 'admin' })
    const { cookie } = await signIn(service, 'maya')
    const maya = seatOf(service, cookie)
    expect((await maya.see('/')).status).toBe(200)
    expect((await maya.send('/session/end')).status).toBe(303)
    expect((await maya.see('/')).status).toBe(303)
  })

  it('is signed out after twelve hours', async () => {
    const service = await serviceWith({ maya: 'admin' })
    const maya = await seat(service, 'maya')
    service.services.tick(12 * HOUR - 1)
    expect((await maya.see('/')).status).toBe(200)
    service.services.tick(1)
    expect((await maya.see('/')).status).toBe(303)
  })

  it.each<[string, (service: Awaited<ReturnType<typeof serviceWith>>) => Promise<unknown>]>([
    ['another role', ({ services }) => services.team.setRole('maya', 'viewer', 'noor')],
    [
      'another password',
      ({ services }) => services.team.setPassword('maya', `${PASSWORD}!`, 'noor'),
    ],
    ['being removed', ({ services }) => services.team.remove('maya', 'noor')],
  ])('is signed out everywhere by %s', async (_, change) => {
    const service = await serviceWith({ maya: 'approver', noor: 'admin' })
    const seats = [await seat(service, 'maya'), await seat(service, 'maya')]
    for (const one of seats) expect((await one.see('/')).status).toBe(200)
    expect(await change(service)).toEqual({ kind: 'done' })
    for (const one of seats) expect((await one.see('/')).status).toBe(303)
    expect((await (await seat(service, 'noor')).see('/')).status).toBe(200)
  })

  it('changes the own password with the old one alone', async () => {
    const service = await serviceWith({ maya: 'viewer', noor: 'admin' })
    const maya = await seat(service, 'maya')
    const change = (old: string, password: string) =>
      maya.send('/account/password', { old, password })
    expect((await change('wrong', 'a new teapot, red')).status).toBe(422)
    expect((await change(PASSWORD, 'short')).status).toBe(422)
    expect((await change(PASSWORD, 'a new teapot, red')).status).toBe(303)
    expect((await signIn(service, 'maya')).status).toBe(401)
    expect((await signIn(service, 'maya', 'a new teapot, red')).status).toBe(303)
  })
})

describe('the password of the team', () => {
  const TOKEN = 'correct horse battery staple'

  it('still opens everything beside named users, as inbox', async () => {
    const service = await serviceWith({ maya: 'viewer' }, { adminToken: TOKEN })
    const page = await visit(service.app, '/session')
    expect(page.html).toContain('Leave it empty for the password of the team.')
    const team = seatOf(service, (await signIn(service, '', TOKEN)).cookie)
    await team.send('/decisions/d-mug/rejection')
    expect(service.services.acts.at(-1)).toMatchObject({ by: 'inbox' })
    expect((await team.see('/users')).status).toBe(200)
  })

  it('changed, ends every session it opened and no other', async () => {
    const service = await serviceWith({ maya: 'viewer' }, { adminToken: TOKEN })
    const { cookie } = await signIn(service, '', TOKEN)
    const maya = await signIn(service, 'maya')
    const { createTeam } = await import('../../src/team.ts')
    const { storeOn } = await import('../../src/store/store.ts')
    const { clock } = service.services
    const changed = createTeam({ store: storeOn(service.sql), clock, adminToken: 'another' })
    const secret = (pair: string) => pair.replace('relance_session=', '')
    expect(await changed.whoHolds(secret(cookie))).toBeNull()
    expect(await changed.whoHolds(secret(maya.cookie))).toMatchObject({ name: 'maya' })
  })
})

describe('signing in', () => {
  it('is tried ten times a minute for one name, and the others are not kept out', async () => {
    const service = await serviceWith({ maya: 'admin', noor: 'admin' })
    const tries = await Promise.all(
      Array.from({ length: 14 }, () =>
        signIn(service, 'maya', 'wrong').then(({ status }) => status),
      ),
    )
    expect(tries.filter((status) => status === 401)).toHaveLength(10)
    expect(tries.filter((status) => status === 429)).toHaveLength(4)
    expect((await signIn(service, 'MAYA')).status).toBe(429)
    expect((await signIn(service, 'noor')).status).toBe(303)
    service.services.tick(MINUTE)
    expect((await signIn(service, 'maya')).status).toBe(303)
  })

  it('is tried sixty times a minute in all', async () => {
    const service = await serviceWith({}, { adminToken: 'correct horse battery staple' })
    const status = async (name: string) => (await signIn(service, name, '')).status
    for (let n = 0; n < 60; n++) expect(await status(`user${n}`)).toBe(401)
    expect(await status('one more')).toBe(429)
  })

  it('from a link on another site finds the session again by itself', async () => {
    const service = await serviceWith({ maya: 'admin' })
    const to = '/session?to=%2Fdecisions%2Fd-mug'
    const come = await visit(service.app, to, { 'Sec-Fetch-Site': 'cross-site' })
    expect(come.html).toContain(`http-equiv="refresh" content="0;url=${to}"`)
    const maya = await seat(service, 'maya')
    expect((await maya.see(to)).headers.get('location')).toBe('/decisions/d-mug')
  })

  it('a change that does not say where it comes from is refused with a session', async () => {
    const service = await serviceWith({ maya: 'admin' })
    const { cookie } = await signIn(service, 'maya')
    const ask = (headers: Record<string, string>) =>
      service.app.request('/api/v1/pause', {
        method: 'PUT',
        body: '{"paused":true}',
        headers: { Cookie: cookie, 'Content-Type': 'application/json', ...headers },
      })
    expect((await ask({})).status).toBe(403)
    expect((await ask({ 'Sec-Fetch-Site': 'same-origin' })).status).toBe(200)
    expect((await ask({ 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
  })
})

describe('the page of users', () => {
  it('adds, changes and removes, and the audit says who was changed by whom', async () => {
    const service = await serviceWith({ noor: 'admin' })
    const noor = await seat(service, 'noor')
    const added = { name: 'Zoé <b>', password: PASSWORD, role: 'viewer' }
    expect((await noor.send('/users', added)).status).toBe(422)
    expect((await noor.send('/users', { ...added, name: 'Zoé B.' })).status).toBe(303)
    expect((await noor.send('/users', { ...added, name: 'zoé b.' })).status).toBe(422)
    const path = `/users/${encodeURIComponent('Zoé B.')}`
    expect((await noor.see('/users')).html).toContain(`action="${path}/role"`)
    expect((await noor.send(`${path}/role`, { role: 'approver' })).status).toBe(303)
    expect((await noor.send(`${path}/role`, { role: 'king' })).status).toBe(422)
    expect((await noor.send(`${path}/password`, { password: 'short' })).status).toBe(422)
    expect((await noor.send(`${path}/password`, { password: `${PASSWORD}!` })).status).toBe(303)
    expect((await noor.send(`${path}/removal`)).status).toBe(303)
    expect((await noor.send(`${path}/removal`)).status).toBe(404)
    const events = await service.sql.db.select().from(service.sql.t.events)
    expect(
      events.filter(({ about }) => about === 'Zoé B.').map(({ act, by }) => [act, by]),
    ).toEqual([
      ['user_added', 'noor'],
      ['user_made_approver', 'noor'],
      ['user_password_changed', 'noor'],
      ['user_removed', 'noor'],
    ])
  })

  it.each(['api', 'Inbox', 'relance', '', ' ', 'a\u202Eb', '../x', 'x'.repeat(61)])(
    'takes nobody by the name %j',
    async (name) => {
      const service = await serviceWith({ noor: 'admin' })
      const noor = await seat(service, 'noor')
      const added = { name, password: PASSWORD, role: 'admin' }
      expect((await noor.send('/users', added)).status).toBe(422)
    },
  )

  it('keeps the last admin where the team has no password, even of two at once', async () => {
    const service = await serviceWith({ noor: 'admin', maya: 'admin', zoe: 'viewer' })
    const { team } = service.services
    const ends = await Promise.all([
      team.setRole('noor', 'viewer', 'maya'),
      team.remove('maya', 'noor'),
    ])
    expect(ends.map(({ kind }) => kind).sort()).toEqual(['done', 'refused'])
    expect((await team.list()).filter(({ role }) => role === 'admin')).toHaveLength(1)
  })

  it('the first user is an admin where nobody else could add the next', async () => {
    const service = await serviceWith({})
    const open = seatOf(service, '')
    const added = { name: 'maya', password: PASSWORD, role: 'viewer' }
    expect((await open.send('/users', added)).html).toContain('role: must be admin')
    expect((await open.send('/users', { ...added, role: 'admin' })).status).toBe(303)
    expect((await open.see('/')).status).toBe(303)
    const signedIn = await submit(service.app, '/session', { name: 'maya', password: PASSWORD })
    expect(signedIn.status).toBe(303)
  })
})
