import { beforeAll, describe, expect, it } from 'vitest'
import { ROLES, type Role } from '../../src/domain/user.ts'
import { serviceWith, signIn } from './signing.ts'

/** Every route there is below the sign-in, and who may use it: a route that is missing here fails the first test. */
const NEEDED: Record<string, Role> = {
  'GET /': 'viewer',
  'GET /account': 'viewer',
  'GET /api/v1/decisions': 'viewer',
  'GET /api/v1/decisions/:id': 'viewer',
  'GET /api/v1/pause': 'viewer',
  'GET /api/v1/personas/:name': 'viewer',
  'GET /api/v1/policies/:name': 'viewer',
  'GET /api/v1/simulations/:id': 'viewer',
  'GET /api/v1/tickets/:id/explanation': 'viewer',
  'GET /approvals': 'viewer',
  'GET /decisions/:id': 'viewer',
  'GET /docs': 'viewer',
  'GET /api/v1/insights': 'viewer',
  'GET /insights': 'viewer',
  'GET /tickets/:id': 'viewer',
  'GET /live': 'viewer',
  'GET /metrics': 'viewer',
  'GET /openapi.json': 'viewer',
  'GET /parts/freshness/:id': 'viewer',
  'GET /parts/queue': 'viewer',
  'GET /parts/top': 'viewer',
  'GET /prompts': 'viewer',
  'GET /prompts/:kind/:name': 'viewer',
  'GET /prompts/:kind/:name/versions/:id': 'viewer',
  'GET /prompts/new': 'viewer',
  'GET /simulations': 'viewer',
  'GET /simulations/:id/:file': 'viewer',
  'POST /account/password': 'viewer',
  'POST /prompts/:kind/:name/check': 'viewer',

  'DELETE /api/v1/decisions/:id/approval': 'approver',
  'POST /api/v1/decisions/:id/approval': 'approver',
  'POST /api/v1/decisions/:id/feedback': 'approver',
  'POST /api/v1/decisions/:id/postponement': 'approver',
  'POST /api/v1/decisions/:id/redraft': 'approver',
  'POST /api/v1/decisions/:id/rejection': 'approver',
  'POST /api/v1/decisions/:id/resolution': 'approver',
  'POST /api/v1/passes': 'approver',
  'POST /approvals': 'approver',
  'POST /approvals/undo': 'approver',
  'POST /decisions/:id/approval': 'approver',
  'POST /decisions/:id/feedback': 'approver',
  'POST /decisions/:id/mistake': 'approver',
  'POST /decisions/:id/opinion': 'approver',
  'POST /decisions/:id/postponement': 'approver',
  'POST /decisions/:id/redraft': 'approver',
  'POST /decisions/:id/rejection': 'approver',
  'POST /decisions/:id/resolution': 'approver',
  'POST /decisions/:id/undo': 'approver',
  'POST /passes': 'approver',
  'POST /pause': 'approver',
  'PUT /api/v1/pause': 'approver',

  'GET /users': 'admin',
  'POST /activation': 'admin',
  'POST /api/v1/simulations': 'admin',
  'POST /prompts/:kind/:name': 'admin',
  'POST /prompts/:kind/:name/preview': 'admin',
  'POST /prompts/:kind/:name/restoration': 'admin',
  'POST /simulations': 'admin',
  'POST /users': 'admin',
  'POST /users/:name/password': 'admin',
  'POST /users/:name/removal': 'admin',
  'POST /users/:name/role': 'admin',
  'PUT /api/v1/personas/:name': 'admin',
  'PUT /api/v1/policies/:name': 'admin',
}

/** They stand above the sign-in. */
const OPEN = /^(GET|POST) \/(healthz|readyz|assets\/|session|webhooks\/)/

type Service = Awaited<ReturnType<typeof serviceWith>>

let service: Service
const cookies = new Map<Role, string>()

beforeAll(async () => {
  service = await serviceWith({ viewer: 'viewer', approver: 'approver', admin: 'admin' })
  for (const role of ROLES) cookies.set(role, (await signIn(service, role)).cookie)
})

const ask = (route: string, headers: Record<string, string>) => {
  const [method = '', path = ''] = route.split(' ')
  const filled = path.replace(':kind', 'personas').replace(/:\w+(\{[^}]*\})?/g, 'nothing')
  return service.app.request(filled, {
    method,
    headers: { 'Sec-Fetch-Site': 'same-origin', ...headers },
    ...(method === 'GET' ? {} : { body: new URLSearchParams({}) }),
  })
}

/** Refused for the role alone, whatever else is wrong with the request. */
const isRefusedForRole = async (answer: Response) =>
  answer.status === 403 && (await answer.text()).includes('urn:relance:role')

describe('each route', () => {
  it('stands in the table of roles', () => {
    const routes = service.app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path}`)
      .filter((route) => !OPEN.test(route))
    expect([...new Set(routes)].sort()).toEqual(Object.keys(NEEDED).sort())
  })

  it.each(Object.entries(NEEDED))('%s takes at least %s', async (route, needed) => {
    for (const role of ROLES) {
      const answer = await ask(route, { Cookie: cookies.get(role) ?? '' })
      const isAllowed = ROLES.indexOf(role) >= ROLES.indexOf(needed)
      expect(`${role} ${await isRefusedForRole(answer)}`).toBe(`${role} ${!isAllowed}`)
      expect(answer.status).not.toBe(401)
    }
    for (const cookie of ['', 'relance_session=forged'])
      expect((await ask(route, { Cookie: cookie })).status).toBe(401)
  })

  it('a change nobody thought of takes an admin', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await ask(`${method} /api/v1/whatever`, {
        Cookie: cookies.get('approver') ?? '',
      })
      expect([403, 404, 405]).toContain(answer.status)
      expect(await isRefusedForRole(answer)).toBe(true)
    }
  })
})
